-- A screen that is turned towards a family: since when, and from which conference.

ALTER TABLE "session" ADD COLUMN "turned_at" TIMESTAMPTZ DEFAULT null;
ALTER TABLE "session" ADD COLUMN "turned_from" UUID DEFAULT null;
