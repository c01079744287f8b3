-- Letters for many, while they are typeset and until they are fetched. Unlogged: in no log that is kept, and empty after a crash.

CREATE UNLOGGED TABLE "print_job" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "state" VARCHAR(10) NOT NULL DEFAULT 'making',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "box" BYTEA NOT NULL DEFAULT '',
    "made_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT current_timestamp,
    "beat_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT current_timestamp
);
CREATE INDEX print_job_office ON "print_job" ("office");
-- One at a time for each: who starts another gives up the first.
CREATE UNIQUE INDEX print_job_by ON "print_job" ("by");

ALTER TABLE print_job ADD CONSTRAINT print_state_known CHECK (state IN ('making', 'setting', 'ready', 'failed'));
ALTER TABLE print_job ADD CONSTRAINT print_box_when_ready CHECK ((state = 'ready') = (box <> ''));
ALTER TABLE print_job ALTER COLUMN box SET STORAGE EXTERNAL; -- what is sealed cannot be pressed smaller
