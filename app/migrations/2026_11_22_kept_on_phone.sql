-- The plan on somebody's phone: who was asked, which phones keep it, and the notes that were made there without a connection.

CREATE TABLE "asked_to_keep" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    CONSTRAINT asked_to_keep_once UNIQUE ("conference", "person")
);
CREATE INDEX asked_to_keep_person ON "asked_to_keep" ("person");

CREATE TABLE "kept_plan" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "link" UUID NOT NULL REFERENCES "access_link" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "since" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT current_timestamp
);
CREATE INDEX kept_plan_conference ON "kept_plan" ("conference");
CREATE INDEX kept_plan_link ON "kept_plan" ("link");

CREATE TABLE "progress_tick" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "told" VARCHAR(8) NOT NULL DEFAULT '',
    "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT current_timestamp
);
CREATE INDEX progress_tick_conference ON "progress_tick" ("conference");
CREATE INDEX progress_tick_by ON "progress_tick" ("by");
