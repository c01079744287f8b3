-- Danger for a child: a record apart from every conference, whose words stand here only encrypted.

CREATE TABLE "protection_record" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "writer" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX protection_record_office ON "protection_record" ("office");
CREATE INDEX protection_record_writer ON "protection_record" ("writer");

CREATE TABLE "protection_entry" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "record" UUID NOT NULL REFERENCES "protection_record" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "box" BYTEA NOT NULL DEFAULT ''
);
CREATE INDEX protection_entry_record ON "protection_entry" ("record");
CREATE INDEX protection_entry_by ON "protection_entry" ("by");

CREATE TABLE "protection_reader" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "record" UUID NOT NULL REFERENCES "protection_record" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "named_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "named_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX protection_reader_record ON "protection_reader" ("record");
CREATE INDEX protection_reader_person ON "protection_reader" ("person");
CREATE INDEX protection_reader_named_by ON "protection_reader" ("named_by");

-- What the tables in the code do not say

ALTER TABLE protection_reader ADD CONSTRAINT named_once UNIQUE (record, person);
CREATE FUNCTION entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was written about danger for a child is not changed';
END $$;
CREATE TRIGGER protection_entry_stays BEFORE UPDATE ON protection_entry FOR EACH ROW EXECUTE FUNCTION entry_stays();
