-- Somebody of the office has spoken with a family: the day, and nothing of what was said.

CREATE TABLE "heard_from" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "on" DATE NOT NULL DEFAULT CURRENT_DATE,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX heard_from_by ON "heard_from" ("by");
ALTER TABLE heard_from ADD CONSTRAINT heard_once_a_day UNIQUE (conference, "by", "on");
