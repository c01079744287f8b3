-- What leaves the house is asked for with a second factor that was shown a moment ago.

ALTER TABLE "session" ADD COLUMN "proved_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp;
UPDATE "session" SET "proved_at" = "started_at";
