-- Keeping people safe: own meetings, who must not meet, what two people sign.

CREATE TABLE "slot" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "name" VARCHAR(80) NOT NULL DEFAULT '',
    "meets_on" DATE DEFAULT null,
    "meets_at" TIME DEFAULT null,
    "zone" VARCHAR(40) NOT NULL DEFAULT 'Europe/Berlin',
    "place" VARCHAR(300) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX slot_conference ON "slot" ("conference");

CREATE TABLE "separate" (
    "participant" UUID PRIMARY KEY NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "slot" UUID REFERENCES "slot" ("id") ON DELETE NO ACTION ON UPDATE CASCADE DEFAULT null,
    "arrives_at" TIME DEFAULT null,
    "arrives_where" VARCHAR(300) NOT NULL DEFAULT '',
    "written" BOOLEAN NOT NULL DEFAULT false,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX separate_slot ON "separate" ("slot");

CREATE TABLE "apart" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "one" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "other" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX apart_conference ON "apart" ("conference");
CREATE INDEX apart_one ON "apart" ("one");
CREATE INDEX apart_other ON "apart" ("other");
CREATE INDEX apart_by ON "apart" ("by");

CREATE TABLE "exclusion" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "participant" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "criterion" VARCHAR(24) NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "until" DATE NOT NULL DEFAULT CURRENT_DATE,
    "other_way" VARCHAR(16) NOT NULL DEFAULT '',
    "other_words" TEXT NOT NULL DEFAULT '',
    "reads_plan" BOOLEAN NOT NULL DEFAULT false,
    "decided_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "decided_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "signed_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "signed_at" TIMESTAMPTZ DEFAULT null,
    "ended_at" TIMESTAMPTZ DEFAULT null,
    "ended_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX exclusion_conference ON "exclusion" ("conference");
CREATE INDEX exclusion_participant ON "exclusion" ("participant");
CREATE INDEX exclusion_decided_by ON "exclusion" ("decided_by");
CREATE INDEX exclusion_signed_by ON "exclusion" ("signed_by");
CREATE INDEX exclusion_ended_by ON "exclusion" ("ended_by");

CREATE TABLE "second_look" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "participant" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "exclusion" UUID REFERENCES "exclusion" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "deed" VARCHAR(12) NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "asked_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "answered_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "answered_at" TIMESTAMPTZ DEFAULT null,
    "agreed" BOOLEAN NOT NULL DEFAULT false,
    "used_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX second_look_conference ON "second_look" ("conference");
CREATE INDEX second_look_participant ON "second_look" ("participant");
CREATE INDEX second_look_exclusion ON "second_look" ("exclusion");
CREATE INDEX second_look_asked_by ON "second_look" ("asked_by");
CREATE INDEX second_look_answered_by ON "second_look" ("answered_by");

-- What the tables in the code do not say

ALTER TABLE separate ADD CONSTRAINT written_or_met CHECK (NOT (written AND slot IS NOT NULL));
ALTER TABLE apart ADD CONSTRAINT two_people CHECK (one < other);
ALTER TABLE apart ADD CONSTRAINT parted_once UNIQUE (one, other);
ALTER TABLE exclusion ADD CONSTRAINT excluded_by_two CHECK (signed_by <> decided_by AND (signed_by IS NULL) = (signed_at IS NULL));
ALTER TABLE second_look ADD CONSTRAINT never_the_same_person CHECK (answered_by <> asked_by AND (answered_by IS NULL) = (answered_at IS NULL));
ALTER TABLE second_look ADD CONSTRAINT agreed_by_somebody CHECK (NOT agreed OR answered_by IS NOT NULL);
ALTER TABLE second_look ADD CONSTRAINT looked_at_in_same_office FOREIGN KEY (conference, office) REFERENCES conference (id, office) ON DELETE CASCADE;
CREATE INDEX second_look_office ON second_look (office) WHERE answered_at IS NULL;
CREATE UNIQUE INDEX asked_once ON second_look (participant, deed) WHERE answered_at IS NULL;

-- A contact that was hidden is shown again only where somebody else has signed; each signature opens once.
CREATE FUNCTION hidden_stays_hidden() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.hidden AND NOT NEW.hidden THEN
        UPDATE second_look SET used_at = now()
        WHERE participant = NEW.participant AND deed = 'show_again' AND agreed AND answered_by <> asked_by AND used_at IS NULL;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'a hidden contact is shown again only when two people say so';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hidden_stays_hidden BEFORE UPDATE ON contact FOR EACH ROW EXECUTE FUNCTION hidden_stays_hidden();

-- The one source of what somebody is told about day, time and place: of the own meeting, if there is one, and else of the common one.
-- Whoever is excluded, or takes part in writing, is told no day at all.
CREATE VIEW meeting AS
SELECT pa.id AS participant, pa.conference, pa.person,
       CASE WHEN o.own THEN s.meets_on ELSE c.meets_on END AS meets_on,
       CASE WHEN o.own THEN s.meets_at ELSE c.meets_at END AS meets_at,
       CASE WHEN o.own THEN coalesce(s.zone, c.zone) ELSE c.zone END AS zone,
       CASE WHEN o.own THEN coalesce(s.place, '') ELSE c.place END AS place,
       CASE WHEN o.own AND s.id IS NULL THEN NULL ELSE w.arrives_at END AS arrives_at,
       CASE WHEN o.own AND s.id IS NULL THEN '' ELSE coalesce(w.arrives_where, '') END AS arrives_where,
       CASE WHEN NOT o.own THEN 'together' WHEN s.id IS NULL THEN 'in_writing' ELSE 'separately' END AS takes_part,
       x.id IS NOT NULL AS excluded,
       coalesce(x.other_way, '') AS other_way,
       coalesce(x.other_words, '') AS other_words,
       x.until AS excluded_until,
       x.id IS NULL OR x.reads_plan AS reads_plan,
       s.id AS slot,
       coalesce(s.meets_on >= c.meets_on, false) AS after_the_common_one,
       EXISTS (SELECT 1 FROM slot y WHERE y.conference = c.id) AS several_meetings
FROM participant pa
JOIN conference c ON c.id = pa.conference
LEFT JOIN separate w ON w.participant = pa.id
LEFT JOIN slot s ON s.id = w.slot
LEFT JOIN LATERAL (SELECT e.id, e.other_way, e.other_words, e.until, e.reads_plan FROM exclusion e
                   WHERE e.participant = pa.id AND e.signed_at IS NOT NULL AND e.ended_at IS NULL
                     AND e.until >= (now() AT TIME ZONE 'Europe/Berlin')::date
                   ORDER BY e.signed_at DESC LIMIT 1) x ON true
CROSS JOIN LATERAL (SELECT coalesce(w.written, false) OR w.slot IS NOT NULL OR x.id IS NOT NULL AS own) o;

-- Of whom somebody is shown nothing but what the family itself wrote into the plan: whoever must not meet them, or comes to another meeting.
CREATE VIEW unseen AS
SELECT a.conference, a.person, b.person AS other
FROM meeting a JOIN meeting b ON b.conference = a.conference AND b.person <> a.person
WHERE a.slot IS DISTINCT FROM b.slot
   OR EXISTS (SELECT 1 FROM apart t WHERE t.one = least(a.participant, b.participant) AND t.other = greatest(a.participant, b.participant));
