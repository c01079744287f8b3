-- How the family wishes its day to be.

CREATE TABLE "day_plan" (
    "conference" UUID PRIMARY KEY NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "opening" TEXT NOT NULL DEFAULT '',
    "rules" TEXT NOT NULL DEFAULT '',
    "food" TEXT NOT NULL DEFAULT '',
    "leads" VARCHAR(200) NOT NULL DEFAULT '',
    "second_room" VARCHAR(200) NOT NULL DEFAULT '',
    "remote" TEXT NOT NULL DEFAULT '',
    "edited" INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE "day_wish" (
    "participant" UUID PRIMARY KEY NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "opening" TEXT NOT NULL DEFAULT '',
    "rules" TEXT NOT NULL DEFAULT '',
    "food" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
