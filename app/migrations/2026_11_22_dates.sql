-- Finding the day: proposals and answers, who was asked, who knows the day; calendars.

ALTER TABLE "conference" ADD COLUMN "minutes" INTEGER NOT NULL DEFAULT 180;
ALTER TABLE "participant" ADD COLUMN "sequence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "person" ADD COLUMN "zone" VARCHAR(40) NOT NULL DEFAULT '';

CREATE TABLE "date_proposal" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "slot" UUID REFERENCES "slot" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "day" DATE NOT NULL DEFAULT CURRENT_DATE,
    "starts" TIME NOT NULL DEFAULT CURRENT_TIME,
    "minutes" INTEGER NOT NULL DEFAULT 180,
    "zone" VARCHAR(40) NOT NULL DEFAULT 'Europe/Berlin',
    "place" VARCHAR(300) NOT NULL DEFAULT '',
    "online" BOOLEAN NOT NULL DEFAULT false,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "withdrawn_at" TIMESTAMPTZ DEFAULT null,
    "chosen_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX date_proposal_conference ON "date_proposal" ("conference");
CREATE INDEX date_proposal_slot ON "date_proposal" ("slot");

CREATE TABLE "date_answer" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "proposal" UUID NOT NULL REFERENCES "date_proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "part" VARCHAR(12) NOT NULL DEFAULT '',
    "participant" UUID REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "says" VARCHAR(12) NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX date_answer_participant ON "date_answer" ("participant");
CREATE INDEX date_answer_by ON "date_answer" ("by");

CREATE TABLE "needed" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "participant" UUID REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "is_needed" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX needed_participant ON "needed" ("participant");

CREATE TABLE "asked" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "participant" UUID REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "remind_at" TIMESTAMPTZ DEFAULT null,
    "reminded_at" TIMESTAMPTZ DEFAULT null,
    "words" TEXT NOT NULL DEFAULT ''
);
CREATE INDEX asked_participant ON "asked" ("participant");
CREATE INDEX asked_due ON "asked" ("remind_at") WHERE remind_at IS NOT NULL;

CREATE TABLE "told" (
    "participant" UUID PRIMARY KEY NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "told_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "confirmed_at" TIMESTAMPTZ DEFAULT null,
    "confirmed_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX told_confirmed_by ON "told" ("confirmed_by");

CREATE TABLE "calendar_feed" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "handle" VARCHAR(6) UNIQUE NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "withdrawn_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX calendar_feed_person ON "calendar_feed" ("person");

-- What the tables in the code do not say

ALTER TABLE date_proposal ADD CONSTRAINT lasts_a_while CHECK (minutes BETWEEN 15 AND 1440);
ALTER TABLE conference ADD CONSTRAINT meets_for_a_while CHECK (minutes BETWEEN 15 AND 1440);
ALTER TABLE date_answer ADD CONSTRAINT says_known CHECK (says IN ('yes', 'if_need_be', 'no'));
ALTER TABLE date_answer ADD CONSTRAINT part_known CHECK (part IN ('participant', 'caseworker', 'room'));
ALTER TABLE date_answer ADD CONSTRAINT answered_by_part CHECK ((part = 'participant') = (participant IS NOT NULL));
CREATE UNIQUE INDEX date_answered_once ON date_answer (proposal, part, participant) WHERE participant IS NOT NULL;
CREATE UNIQUE INDEX date_answered_for_it ON date_answer (proposal, part) WHERE participant IS NULL;
CREATE UNIQUE INDEX date_proposed_once ON date_proposal (conference, day, starts, (coalesce(slot, conference)));
CREATE UNIQUE INDEX date_chosen_once ON date_proposal (conference, (coalesce(slot, conference))) WHERE chosen_at IS NOT NULL;
CREATE UNIQUE INDEX date_needed_once ON needed (conference, (coalesce(participant, conference)));
CREATE UNIQUE INDEX date_asked_once ON asked (conference, (coalesce(participant, conference)));
CREATE UNIQUE INDEX one_feed_each ON calendar_feed (person) WHERE withdrawn_at IS NULL;

-- Whoever is invited already knows the day.
INSERT INTO told (participant, sequence, told_at, confirmed_at)
    SELECT participant, 0, invited_at, CASE WHEN answer <> '' AND NOT to_confirm THEN answered_at END FROM invitation;

-- The number of somebody's day rises with whatever changes it, so that a calendar knows the newer file. No path can forget it.
CREATE FUNCTION day_is_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'conference' THEN
        UPDATE participant SET sequence = sequence + 1 WHERE conference = NEW.id
            AND NOT EXISTS (SELECT 1 FROM separate w WHERE w.participant = participant.id AND w.slot IS NOT NULL AND NEW.phase = OLD.phase);
    ELSIF TG_TABLE_NAME = 'slot' THEN
        UPDATE participant SET sequence = sequence + 1 FROM separate w WHERE w.participant = participant.id AND w.slot = NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        UPDATE participant SET sequence = sequence + 1 WHERE id = OLD.participant;
    ELSE
        UPDATE participant SET sequence = sequence + 1 WHERE id = NEW.participant;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER day_is_another AFTER UPDATE ON conference FOR EACH ROW
    WHEN ((OLD.meets_on, OLD.meets_at, OLD.zone, OLD.place, OLD.minutes) IS DISTINCT FROM (NEW.meets_on, NEW.meets_at, NEW.zone, NEW.place, NEW.minutes)
          OR (OLD.phase = 'ended_in_preparation') IS DISTINCT FROM (NEW.phase = 'ended_in_preparation'))
    EXECUTE FUNCTION day_is_another();
CREATE TRIGGER day_is_another AFTER UPDATE ON slot FOR EACH ROW
    WHEN ((OLD.meets_on, OLD.meets_at, OLD.zone, OLD.place) IS DISTINCT FROM (NEW.meets_on, NEW.meets_at, NEW.zone, NEW.place))
    EXECUTE FUNCTION day_is_another();
CREATE TRIGGER day_is_another AFTER INSERT OR UPDATE ON exclusion FOR EACH ROW EXECUTE FUNCTION day_is_another();
CREATE TRIGGER day_is_another AFTER INSERT OR UPDATE OR DELETE ON separate FOR EACH ROW EXECUTE FUNCTION day_is_another();
