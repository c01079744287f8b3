-- How an office does things its own way.

CREATE TABLE "profile" (
    "office" UUID PRIMARY KEY NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "land" VARCHAR(2) NOT NULL DEFAULT 'HB',
    "hints" BOOLEAN NOT NULL DEFAULT true,
    "quiet_from" TIME NOT NULL DEFAULT '19:00:00',
    "quiet_until" TIME NOT NULL DEFAULT '09:00:00',
    "first_talk_days" INTEGER NOT NULL DEFAULT 5,
    "prepare_weeks" INTEGER NOT NULL DEFAULT 6,
    "review_weeks" INTEGER NOT NULL DEFAULT 8,
    "hour_cents" INTEGER NOT NULL DEFAULT 0,
    "edited" INTEGER NOT NULL DEFAULT 0
);
