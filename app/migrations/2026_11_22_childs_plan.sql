-- The plan as it is told to a child.

CREATE TABLE "childs_plan" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "child" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "language" VARCHAR(12) NOT NULL DEFAULT '',
    "with_child_on" DATE DEFAULT null,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX childs_plan_child ON "childs_plan" ("child");

CREATE TABLE "childs_line" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "childs_plan" UUID NOT NULL REFERENCES "childs_plan" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "kind" VARCHAR(8) NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "pictogram" VARCHAR(20) NOT NULL DEFAULT '',
    "title" VARCHAR(120) NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "about" VARCHAR(12) NOT NULL DEFAULT '',
    "person" UUID REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "promise" UUID DEFAULT null,
    "plan_mark" VARCHAR(64) NOT NULL DEFAULT '',
    "plan_words" TEXT NOT NULL DEFAULT '',
    "left_out" BOOLEAN NOT NULL DEFAULT false,
    "edited" INTEGER NOT NULL DEFAULT 1,
    "edited_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "edited_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX childs_line_person ON "childs_line" ("person");
CREATE INDEX childs_line_edited_by ON "childs_line" ("edited_by");

CREATE TABLE "childs_plan_shown" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "childs_plan" UUID NOT NULL REFERENCES "childs_plan" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sitting" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL DEFAULT '{}',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "taken_back_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX childs_plan_shown_plan ON "childs_plan_shown" ("childs_plan");
CREATE INDEX childs_plan_shown_by ON "childs_plan_shown" ("by");

CREATE TABLE "childs_tap" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "child" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "line" UUID NOT NULL DEFAULT gen_random_uuid(),
    "words" TEXT NOT NULL DEFAULT '',
    "what" VARCHAR(16) NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "talked_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX childs_tap_conference ON "childs_tap" ("conference");
CREATE INDEX childs_tap_child ON "childs_tap" ("child");

-- What the tables in the code do not say

ALTER TABLE childs_plan ADD CONSTRAINT one_for_each_child UNIQUE (conference, child);
ALTER TABLE childs_line ADD CONSTRAINT each_promise_once UNIQUE (childs_plan, promise);
ALTER TABLE childs_line ADD CONSTRAINT line_kind CHECK (kind IN ('person', 'promise', 'own') AND (kind = 'promise') = (promise IS NOT NULL));
CREATE UNIQUE INDEX childs_tap_once ON childs_tap (child, line, what) WHERE talked_at IS NULL;
