-- Reviews: which meeting something belongs to, what a family says beforehand, and closing without a review.

ALTER TABLE conference ADD COLUMN "convened_at" TIMESTAMPTZ DEFAULT null;
ALTER TABLE plan_version ADD COLUMN "sitting" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE presence ADD COLUMN "sitting" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE presence DROP CONSTRAINT there_once_a_phase;
ALTER TABLE presence ADD CONSTRAINT there_once_a_phase UNIQUE (participant, phase, sitting);

CREATE TABLE "put_away" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "participant" UUID REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sitting" INTEGER NOT NULL DEFAULT 0,
    "what" VARCHAR(20) NOT NULL DEFAULT '',
    "content" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX put_away_conference ON "put_away" ("conference");
CREATE INDEX put_away_participant ON "put_away" ("participant");

CREATE TABLE "past_invitation" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "participant" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sitting" INTEGER NOT NULL DEFAULT 0,
    "way" VARCHAR(10) NOT NULL DEFAULT '',
    "invited_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "answer" VARCHAR(12) NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX past_invitation_conference ON "past_invitation" ("conference");
CREATE INDEX past_invitation_participant ON "past_invitation" ("participant");

CREATE TABLE "change_reason" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "version" UUID NOT NULL REFERENCES "plan_version" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "promise" UUID NOT NULL DEFAULT gen_random_uuid(),
    "why" TEXT NOT NULL DEFAULT ''
);
CREATE INDEX change_reason_version ON "change_reason" ("version");

CREATE TABLE "review_wish" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "withdrawn_at" TIMESTAMPTZ DEFAULT null,
    "settled_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX review_wish_conference ON "review_wish" ("conference");
CREATE INDEX review_wish_person ON "review_wish" ("person");

CREATE TABLE "review_answer" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sitting" INTEGER NOT NULL DEFAULT 0,
    "promise" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "worked" VARCHAR(16) NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "by_phone" BOOLEAN NOT NULL DEFAULT false,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX review_answer_conference ON "review_answer" ("conference");
CREATE INDEX review_answer_person ON "review_answer" ("person");
CREATE INDEX review_answer_by ON "review_answer" ("by");

CREATE TABLE "review_words" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sitting" INTEGER NOT NULL DEFAULT 0,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "went_well" TEXT NOT NULL DEFAULT '',
    "different" TEXT NOT NULL DEFAULT '',
    "by_phone" BOOLEAN NOT NULL DEFAULT false,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "finished_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX review_words_conference ON "review_words" ("conference");
CREATE INDEX review_words_person ON "review_words" ("person");
CREATE INDEX review_words_by ON "review_words" ("by");

-- What the tables in the code do not say

ALTER TABLE past_invitation ADD CONSTRAINT invited_once_a_meeting UNIQUE (participant, sitting);
ALTER TABLE change_reason ADD CONSTRAINT reason_once UNIQUE (version, promise);
ALTER TABLE review_answer ADD CONSTRAINT looked_at_once UNIQUE (conference, sitting, promise, person);
ALTER TABLE review_answer ADD CONSTRAINT looked_at_known CHECK (worked IN ('worked', 'partly', 'not', 'no_longer_needed'));
ALTER TABLE review_words ADD CONSTRAINT said_once UNIQUE (conference, sitting, person);
CREATE UNIQUE INDEX wished_once ON review_wish (conference, person) WHERE withdrawn_at IS NULL AND settled_at IS NULL;

-- A conference whose plan is in force is closed without a review only where two people say so.
ALTER TABLE second_look ALTER COLUMN participant DROP NOT NULL;
ALTER TABLE second_look ADD COLUMN "outcome" VARCHAR(20) NOT NULL DEFAULT '';
ALTER TABLE second_look ADD CONSTRAINT about_somebody_or_the_end CHECK ((participant IS NULL) = (deed = 'close'));
CREATE UNIQUE INDEX asked_once_to_close ON second_look (conference) WHERE deed = 'close' AND answered_at IS NULL;

CREATE FUNCTION closed_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM plan_version v JOIN decision d ON d.version = v.id WHERE v.conference = NEW.id AND d.accepted)
       AND (SELECT count(*) FROM move m WHERE m.conference = NEW.id AND m.step = 'open_conference') < 2 THEN
        UPDATE second_look SET used_at = now()
        WHERE conference = NEW.id AND deed = 'close' AND agreed AND answered_by <> asked_by AND used_at IS NULL;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'a conference is closed without a review only when two people say so';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER closed_by_two BEFORE UPDATE ON conference FOR EACH ROW
    WHEN (NEW.phase = 'closed' AND OLD.phase <> 'closed') EXECUTE FUNCTION closed_by_two();
