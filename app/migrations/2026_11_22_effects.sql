-- What a service intends for a year. Its figures have no table: they are counted from events.

CREATE TABLE "intention" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "year" INTEGER NOT NULL DEFAULT 0,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "number" INTEGER NOT NULL DEFAULT 0,
    "words" TEXT NOT NULL DEFAULT '',
    "indicator" VARCHAR(40) NOT NULL DEFAULT '',
    "aim" INTEGER DEFAULT null,
    "at_least" BOOLEAN NOT NULL DEFAULT true,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);

-- What the tables in the code do not say

ALTER TABLE intention ADD CONSTRAINT intended_once UNIQUE (office, year, edition, number);
ALTER TABLE intention ADD CONSTRAINT intention_numbered CHECK (number BETWEEN 1 AND 4 AND year BETWEEN 2000 AND 2200);

-- What was intended stays as it was written: another wording is another edition.
CREATE FUNCTION intention_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was intended is not changed: it is written again';
END $$;
CREATE TRIGGER intention_stays BEFORE UPDATE ON intention FOR EACH ROW EXECUTE FUNCTION intention_stays();
