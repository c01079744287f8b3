CREATE TABLE "promise_check" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "promise" UUID NOT NULL DEFAULT gen_random_uuid(),
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "worked" VARCHAR(8) NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX promise_check_latest ON "promise_check" ("conference", "promise", "at");
CREATE INDEX promise_check_by ON "promise_check" ("by");
ALTER TABLE promise_check ADD CONSTRAINT worked_known CHECK (worked IN ('yes', 'partly', 'no', 'unknown'));

-- Whom to call when: agreed by the family, frozen with the version as everything else in it.
ALTER TABLE "plan_version" ADD COLUMN "call_whom" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null;
ALTER TABLE "plan_version" ADD COLUMN "call_when" TEXT NOT NULL DEFAULT '';
CREATE INDEX plan_version_call_whom ON "plan_version" ("call_whom");
