-- Feedback of everyone: counters of an office, a quarter and a voice. No conference, no person, no sheet.

CREATE TABLE "feedback_sheets" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "quarter" VARCHAR(7) NOT NULL DEFAULT '',
    "voice" VARCHAR(12) NOT NULL DEFAULT '',
    "number" INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE "feedback_answer" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "quarter" VARCHAR(7) NOT NULL DEFAULT '',
    "voice" VARCHAR(12) NOT NULL DEFAULT '',
    "item" VARCHAR(12) NOT NULL DEFAULT '',
    "value" SMALLINT NOT NULL DEFAULT 0,
    "number" INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE "feedback_urn" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "voice" VARCHAR(12) NOT NULL DEFAULT '',
    "box" BYTEA NOT NULL DEFAULT ''
);

CREATE TABLE "feedback_given" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sitting" INTEGER NOT NULL DEFAULT 1,
    "voice" VARCHAR(12) NOT NULL DEFAULT '',
    "person" UUID REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX feedback_given_person ON "feedback_given" ("person");

CREATE TABLE "feedback_asked" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sitting" INTEGER NOT NULL DEFAULT 1,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "on_paper" BOOLEAN NOT NULL DEFAULT false,
    "until" DATE NOT NULL DEFAULT CURRENT_DATE
);
CREATE INDEX feedback_asked_person ON "feedback_asked" ("person");

-- What the tables in the code do not say

ALTER TABLE feedback_sheets ADD CONSTRAINT sheets_counted_once UNIQUE (office, quarter, voice);
ALTER TABLE feedback_sheets ADD CONSTRAINT sheets_counted_together CHECK (number >= 5);
ALTER TABLE feedback_answer ADD CONSTRAINT answers_counted_once UNIQUE (office, quarter, voice, item, value);
ALTER TABLE feedback_answer ADD CONSTRAINT answer_counts CHECK (number >= 0 AND value BETWEEN 0 AND 5);
ALTER TABLE feedback_urn ADD CONSTRAINT one_urn UNIQUE (office, voice);
ALTER TABLE feedback_given ADD CONSTRAINT feedback_given_once UNIQUE (conference, sitting, person);
ALTER TABLE feedback_asked ADD CONSTRAINT asked_for_feedback_once UNIQUE (conference, sitting, person);
ALTER TABLE feedback_sheets ADD CONSTRAINT sheets_voice_known CHECK (voice IN ('child', 'family', 'professional'));
ALTER TABLE feedback_answer ADD CONSTRAINT answer_voice_known CHECK (voice IN ('child', 'family', 'professional'));
ALTER TABLE feedback_urn ADD CONSTRAINT urn_voice_known CHECK (voice IN ('child', 'family', 'professional'));
ALTER TABLE feedback_given ADD CONSTRAINT given_voice_known CHECK (voice IN ('child', 'family', 'professional'));
