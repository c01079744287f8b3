-- Who does not want to be asked how it is.

CREATE TABLE "scale_off" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX scale_off_person ON "scale_off" ("person");

-- What the tables in the code do not say

ALTER TABLE scale_off ADD CONSTRAINT off_once UNIQUE (conference, person);
