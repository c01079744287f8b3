-- The circle: needs, talks, what is read out, how children take part, and which sides were thought of.

ALTER TABLE participant DROP CONSTRAINT role_known;
ALTER TABLE participant ADD CONSTRAINT role_known CHECK (role IN
    ('family', 'child', 'information_giver', 'interpreter', 'advocate', 'supporter'));
ALTER TABLE participant DROP CONSTRAINT side_known;
ALTER TABLE participant ADD CONSTRAINT side_known CHECK (side IN
    ('mother', 'father', 'both', 'friends', 'neighbours', 'school', 'network', 'professional'));

CREATE TABLE "need" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "participant" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "kind" VARCHAR(16) NOT NULL DEFAULT '',
    "words" VARCHAR(300) NOT NULL DEFAULT ''
);
ALTER TABLE need ADD CONSTRAINT needed_once UNIQUE (participant, kind);
ALTER TABLE need ADD CONSTRAINT need_known CHECK (kind IN
    ('interpreter', 'wheelchair', 'childcare', 'food', 'travel', 'phone_or_video', 'companion'));

CREATE TABLE "talk" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "participant" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "how" VARCHAR(10) NOT NULL DEFAULT '',
    "minutes" INTEGER DEFAULT null,
    "words" TEXT NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX talk_participant ON "talk" ("participant");
CREATE INDEX talk_by ON "talk" ("by");
ALTER TABLE talk ADD CONSTRAINT talk_how_known CHECK (how IN ('visit', 'office', 'phone', 'video', 'elsewhere'));

CREATE TABLE "own_view" (
    "participant" UUID PRIMARY KEY NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "words" TEXT NOT NULL DEFAULT '',
    "wished_reader" VARCHAR(120) NOT NULL DEFAULT '',
    "read_out_by" UUID REFERENCES "participant" ("id") ON DELETE SET NULL ON UPDATE CASCADE DEFAULT null,
    "only_coordinator" BOOLEAN NOT NULL DEFAULT false,
    "needs" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX own_view_read_out_by ON "own_view" ("read_out_by");
ALTER TABLE own_view ADD CONSTRAINT kept_or_read_out CHECK (NOT (only_coordinator AND read_out_by IS NOT NULL));

CREATE TABLE "childs_part" (
    "participant" UUID PRIMARY KEY NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "how" VARCHAR(18) NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "advocate" UUID REFERENCES "participant" ("id") ON DELETE SET NULL ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX childs_part_advocate ON "childs_part" ("advocate");
ALTER TABLE childs_part ADD CONSTRAINT part_known CHECK (how IN
    ('present', 'part_of_the_time', 'letter', 'drawing', 'recording', 'advocate'));

CREATE TABLE "thought_of" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "side" VARCHAR(12) NOT NULL DEFAULT ''
);
ALTER TABLE thought_of ADD CONSTRAINT thought_of_once UNIQUE (conference, side);

CREATE TABLE "proposal" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "name" VARCHAR(120) NOT NULL DEFAULT '',
    "relation" VARCHAR(80) NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "decision" VARCHAR(8) NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ DEFAULT null,
    "decided_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX proposal_conference ON "proposal" ("conference");
CREATE INDEX proposal_open ON "proposal" ("conference") WHERE decision = '';
CREATE INDEX proposal_by ON "proposal" ("by");
CREATE INDEX proposal_decided_by ON "proposal" ("decided_by");
ALTER TABLE proposal ADD CONSTRAINT proposal_decision_known CHECK (decision IN ('', 'taken', 'not_now'));
