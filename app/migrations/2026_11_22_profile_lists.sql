-- Checklists of the offices' own, the waiting list, and which notes go along when somebody else coordinates.

CREATE TABLE "checklist_entry" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "phase" VARCHAR(20) NOT NULL DEFAULT '',
    "key" VARCHAR(20) NOT NULL DEFAULT '',
    "label" VARCHAR(200) NOT NULL DEFAULT '',
    "days" INTEGER DEFAULT null,
    "counts" VARCHAR(16) NOT NULL DEFAULT 'after_begin',
    "short" BOOLEAN NOT NULL DEFAULT true,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "gone_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX checklist_entry_office ON "checklist_entry" ("office");
CREATE UNIQUE INDEX checklist_entry_once ON "checklist_entry" ("office", "phase", "key") WHERE "key" <> '';
ALTER TABLE checklist_entry ADD CONSTRAINT checklist_entry_says_something CHECK (("key" = '') <> ("label" = ''));

CREATE TABLE "tick" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "entry" UUID NOT NULL REFERENCES "checklist_entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX tick_conference ON "tick" ("conference");
CREATE INDEX tick_entry ON "tick" ("entry");
CREATE INDEX tick_by ON "tick" ("by");
CREATE UNIQUE INDEX tick_once ON "tick" ("conference", "entry");

ALTER TABLE "conference" ADD COLUMN "begins_on" DATE DEFAULT null;
ALTER TABLE "note" ADD COLUMN "goes_along" BOOLEAN NOT NULL DEFAULT false;
