-- Invitations in the family's own words, and letters.

CREATE TABLE "invitation_look" (
    "conference" UUID PRIMARY KEY NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "picture" VARCHAR(12) NOT NULL DEFAULT ''
);

CREATE TABLE "family_words" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "language" VARCHAR(12) NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX family_words_by ON "family_words" ("by");

CREATE TABLE "letterhead" (
    "office" UUID PRIMARY KEY NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sender" VARCHAR(120) NOT NULL DEFAULT ''
);

-- What the tables in the code do not say

ALTER TABLE family_words ADD CONSTRAINT once_in_a_language UNIQUE (conference, language);
