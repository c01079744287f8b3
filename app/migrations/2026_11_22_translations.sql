-- The plan in other languages: who was asked to translate it, and what each line says.

CREATE TABLE "translation_order" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "language" VARCHAR(12) NOT NULL DEFAULT '',
    "translator" UUID REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "ground" BOOLEAN NOT NULL DEFAULT false,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "asked_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "finished_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX translation_order_translator ON "translation_order" ("translator");
CREATE INDEX translation_order_asked_by ON "translation_order" ("asked_by");

CREATE TABLE "translated_line" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "language" VARCHAR(12) NOT NULL DEFAULT '',
    "checksum" VARCHAR(64) NOT NULL DEFAULT '',
    "key" VARCHAR(60) NOT NULL DEFAULT '',
    "original" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "by_name" VARCHAR(120) NOT NULL DEFAULT '',
    "by_person" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "machine" BOOLEAN NOT NULL DEFAULT false,
    "written_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0,
    "read_back_on" DATE DEFAULT null,
    "read_back_by" VARCHAR(120) NOT NULL DEFAULT ''
);
CREATE INDEX translated_line_by_person ON "translated_line" ("by_person");
CREATE INDEX translated_line_written_by ON "translated_line" ("written_by");

-- What the tables in the code do not say

ALTER TABLE translation_order ADD CONSTRAINT one_order_a_language UNIQUE (conference, language);
ALTER TABLE translated_line ADD CONSTRAINT each_line_once UNIQUE (conference, language, checksum);
ALTER TABLE translated_line ADD CONSTRAINT a_line_says_something CHECK (words <> '');
-- Nobody's name stands at what a machine made, and nothing is read back before somebody has looked at it.
ALTER TABLE translated_line ADD CONSTRAINT a_machine_has_no_name CHECK (NOT machine OR (by_name = '' AND by_person IS NULL));
ALTER TABLE translated_line ADD CONSTRAINT a_person_reads_back CHECK (read_back_on IS NULL OR NOT machine AND read_back_by <> '');
