-- What information-givers say, before the day.

CREATE TABLE "facts" (
    "participant" UUID PRIMARY KEY NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "question" TEXT NOT NULL DEFAULT '',
    "speaks_at" TIME DEFAULT null,
    "minutes" INTEGER DEFAULT null,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "asked_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "text" TEXT NOT NULL DEFAULT '',
    "written_at" TIMESTAMPTZ DEFAULT null,
    "written_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "shown" TEXT NOT NULL DEFAULT '',
    "shown_at" TIMESTAMPTZ DEFAULT null,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX facts_asked_by ON "facts" ("asked_by");
CREATE INDEX facts_written_by ON "facts" ("written_by");

CREATE TABLE "remark" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "participant" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX remark_participant ON "remark" ("participant");
CREATE INDEX remark_by ON "remark" ("by");

-- Nothing new is said on the day: from the opening on, what the family was shown stays as it is.
CREATE FUNCTION facts_stay_as_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP = 'INSERT' OR NEW.shown IS DISTINCT FROM OLD.shown OR NEW.text IS DISTINCT FROM OLD.text)
       AND NOT EXISTS (SELECT 1 FROM participant pa JOIN conference c ON c.id = pa.conference
                       WHERE pa.id = NEW.participant AND c.phase IN ('clarified', 'preparation')) THEN
        RAISE EXCEPTION 'no new information on the day';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER facts_stay BEFORE INSERT OR UPDATE ON facts FOR EACH ROW EXECUTE FUNCTION facts_stay_as_shown();
