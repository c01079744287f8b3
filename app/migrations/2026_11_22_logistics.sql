-- Rooms and interpreters of an office; what a conference arranges, what it costs, and the hours it took.

CREATE TABLE "venue" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "name" VARCHAR(120) NOT NULL DEFAULT '',
    "address" VARCHAR(170) NOT NULL DEFAULT '',
    "accessible" BOOLEAN NOT NULL DEFAULT false,
    "second_room" BOOLEAN NOT NULL DEFAULT false,
    "kitchen" BOOLEAN NOT NULL DEFAULT false,
    "bus" VARCHAR(200) NOT NULL DEFAULT '',
    "contact" VARCHAR(120) NOT NULL DEFAULT '',
    "phone" VARCHAR(40) NOT NULL DEFAULT '',
    "email" VARCHAR(254) NOT NULL DEFAULT '',
    "cost_cents" INTEGER DEFAULT null,
    "notes" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX venue_office ON "venue" ("office");

CREATE TABLE "venue_booking" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "venue" UUID NOT NULL REFERENCES "venue" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "state" VARCHAR(10) NOT NULL DEFAULT '',
    "until" DATE DEFAULT null,
    "words" VARCHAR(500) NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX venue_booking_conference ON "venue_booking" ("conference");
CREATE INDEX venue_booking_venue ON "venue_booking" ("venue");
CREATE INDEX venue_booking_by ON "venue_booking" ("by");

CREATE TABLE "interpreter" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "name" VARCHAR(120) NOT NULL DEFAULT '',
    "languages" VARCHAR(12)[] NOT NULL DEFAULT '{}',
    "dialects" VARCHAR(200) NOT NULL DEFAULT '',
    "gender" VARCHAR(10) NOT NULL DEFAULT '',
    "phone" VARCHAR(40) NOT NULL DEFAULT '',
    "email" VARCHAR(254) NOT NULL DEFAULT '',
    "secrecy_on" DATE DEFAULT null,
    "rate_cents" INTEGER DEFAULT null,
    "notes" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX interpreter_office ON "interpreter" ("office");

CREATE TABLE "interpreting_booking" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "language" VARCHAR(12) NOT NULL DEFAULT '',
    "dialect" VARCHAR(120) NOT NULL DEFAULT '',
    "gender" VARCHAR(10) NOT NULL DEFAULT '',
    "interpreter" UUID REFERENCES "interpreter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "state" VARCHAR(10) NOT NULL DEFAULT '',
    "until" DATE DEFAULT null,
    "independent_on" DATE DEFAULT null,
    "independent_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "secrecy_on" DATE DEFAULT null,
    "in_private_time" VARCHAR(6) NOT NULL DEFAULT 'open',
    "words" VARCHAR(500) NOT NULL DEFAULT '',
    "participant" UUID REFERENCES "participant" ("id") ON DELETE SET NULL ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX interpreting_booking_conference ON "interpreting_booking" ("conference");
CREATE INDEX interpreting_booking_interpreter ON "interpreting_booking" ("interpreter");
CREATE INDEX interpreting_booking_independent_by ON "interpreting_booking" ("independent_by");
CREATE INDEX interpreting_booking_participant ON "interpreting_booking" ("participant");
CREATE INDEX interpreting_booking_by ON "interpreting_booking" ("by");

CREATE TABLE "arrangement" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "thing" VARCHAR(12) NOT NULL DEFAULT '',
    "usual" VARCHAR(12) NOT NULL DEFAULT '',
    "participant" UUID REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "what" VARCHAR(200) NOT NULL DEFAULT '',
    "state" VARCHAR(10) NOT NULL DEFAULT 'open',
    "who" VARCHAR(120) NOT NULL DEFAULT '',
    "until" DATE DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX arrangement_conference ON "arrangement" ("conference");
CREATE INDEX arrangement_participant ON "arrangement" ("participant");

CREATE TABLE "cost" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "kind" VARCHAR(14) NOT NULL DEFAULT '',
    "what" VARCHAR(200) NOT NULL DEFAULT '',
    "planned_cents" INTEGER DEFAULT null,
    "actual_cents" INTEGER DEFAULT null,
    "paid_on" DATE DEFAULT null,
    "approved_cents" INTEGER DEFAULT null,
    "refused_cents" INTEGER DEFAULT null,
    "decided_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "decided_at" TIMESTAMPTZ DEFAULT null,
    "why" VARCHAR(500) NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX cost_conference ON "cost" ("conference");
CREATE INDEX cost_decided_by ON "cost" ("decided_by");
CREATE INDEX cost_by ON "cost" ("by");

CREATE TABLE "hours" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "day" DATE NOT NULL DEFAULT CURRENT_DATE,
    "phase" VARCHAR(20) NOT NULL DEFAULT '',
    "work" VARCHAR(12) NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL DEFAULT 0,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX hours_conference ON "hours" ("conference");
CREATE INDEX hours_person ON "hours" ("person");

-- What the tables in the code do not say: nothing of one office stands in a conference of another

ALTER TABLE venue ADD CONSTRAINT venue_in_office UNIQUE (id, office);
ALTER TABLE interpreter ADD CONSTRAINT interpreter_in_office UNIQUE (id, office);
ALTER TABLE venue_booking ADD CONSTRAINT room_for_own_conference FOREIGN KEY (conference, office) REFERENCES conference (id, office) ON DELETE CASCADE;
ALTER TABLE venue_booking ADD CONSTRAINT room_of_same_office FOREIGN KEY (venue, office) REFERENCES venue (id, office) ON DELETE CASCADE;
ALTER TABLE interpreting_booking ADD CONSTRAINT interpreting_for_own_conference FOREIGN KEY (conference, office) REFERENCES conference (id, office) ON DELETE CASCADE;
ALTER TABLE interpreting_booking ADD CONSTRAINT interpreter_of_same_office FOREIGN KEY (interpreter, office) REFERENCES interpreter (id, office);
CREATE UNIQUE INDEX one_room_at_a_time ON venue_booking (conference) WHERE state <> 'cancelled';
CREATE UNIQUE INDEX usual_things_once ON arrangement (conference, usual) WHERE usual <> '';

ALTER TABLE venue_booking ADD CONSTRAINT booking_known CHECK (state IN ('asked', 'held', 'confirmed', 'cancelled'));
ALTER TABLE interpreting_booking ADD CONSTRAINT interpreting_known CHECK (state IN ('needed', 'asked', 'confirmed', 'not_found', 'cancelled'));
ALTER TABLE interpreting_booking ADD CONSTRAINT whoever_comes_is_independent
    CHECK (state <> 'confirmed' OR interpreter IS NOT NULL AND independent_on IS NOT NULL AND independent_by IS NOT NULL);
ALTER TABLE interpreting_booking ADD CONSTRAINT the_family_decides CHECK (in_private_time IN ('open', 'yes', 'no'));
ALTER TABLE arrangement ADD CONSTRAINT arrangement_known CHECK (state IN ('open', 'underway', 'done', 'not_needed'));
ALTER TABLE arrangement ADD CONSTRAINT arrangement_says_something CHECK (what <> '' OR usual <> '' OR participant IS NOT NULL);
ALTER TABLE cost ADD CONSTRAINT no_cost_below_nothing CHECK (coalesce(planned_cents, 0) >= 0 AND coalesce(actual_cents, 0) >= 0);
ALTER TABLE cost ADD CONSTRAINT refused_with_words CHECK (refused_cents IS NULL OR why <> '');
ALTER TABLE hours ADD CONSTRAINT quarters_of_an_hour CHECK (minutes > 0 AND minutes <= 960 AND minutes % 15 = 0);

CREATE INDEX hours_of_person_by_day ON hours (person, day);
CREATE INDEX venue_in_use ON venue (office, name) WHERE archived_at IS NULL;
CREATE INDEX interpreter_in_use ON interpreter (office, name) WHERE archived_at IS NULL;
CREATE INDEX cost_waiting ON cost (conference) WHERE approved_cents IS NULL AND refused_cents IS NULL;

ALTER TABLE "profile" ADD COLUMN "approve_above_cents" INTEGER NOT NULL DEFAULT 10000;
