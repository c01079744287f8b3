-- What is learnt. It hangs on the office alone: no column leads to a conference, a person or an hour.

CREATE TABLE "look_back" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "month" DATE NOT NULL DEFAULT current_date
);
CREATE INDEX look_back_office ON "look_back" ("office", "month");
ALTER TABLE look_back ADD CONSTRAINT look_back_knows_no_day CHECK (extract(day FROM month) = 1);

CREATE TABLE "learning_entry" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "look_back" UUID REFERENCES "look_back" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "month" DATE NOT NULL DEFAULT current_date,
    "kind" VARCHAR(10) NOT NULL DEFAULT '',
    "level" VARCHAR(14) NOT NULL DEFAULT '',
    "phase" VARCHAR(20) NOT NULL DEFAULT '',
    "what" TEXT NOT NULL DEFAULT '',
    "expected" TEXT NOT NULL DEFAULT '',
    "helped" TEXT NOT NULL DEFAULT '',
    "hindered" TEXT NOT NULL DEFAULT '',
    "change" TEXT NOT NULL DEFAULT '',
    "who" VARCHAR(14) NOT NULL DEFAULT '',
    "by_month" DATE DEFAULT null,
    "state" VARCHAR(8) NOT NULL DEFAULT 'open',
    "word" TEXT NOT NULL DEFAULT '',
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX learning_entry_office ON "learning_entry" ("office", "month" DESC, "id") WHERE "look_back" IS NULL;
CREATE INDEX learning_entry_of_office ON "learning_entry" ("office");
CREATE INDEX learning_entry_look_back ON "learning_entry" ("look_back");
CREATE INDEX learning_entry_to_change ON "learning_entry" ("office", "by_month") WHERE "look_back" IS NULL AND "change" <> '' AND "state" = 'open';
ALTER TABLE learning_entry ADD CONSTRAINT learning_entry_knows_no_day
    CHECK (extract(day FROM month) = 1 AND (by_month IS NULL OR extract(day FROM by_month) = 1));

CREATE TABLE "learning_card" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "key" VARCHAR(24) NOT NULL DEFAULT '',
    "phase" VARCHAR(20) NOT NULL DEFAULT '',
    "level" VARCHAR(14) NOT NULL DEFAULT '',
    "mistake" TEXT NOT NULL DEFAULT '',
    "cornerstone" TEXT NOT NULL DEFAULT '',
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX learning_card_office ON "learning_card" ("office", "phase");
CREATE UNIQUE INDEX learning_card_once ON "learning_card" ("office", "key") WHERE "key" <> '';

CREATE TABLE "workshop" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "name" VARCHAR(120) NOT NULL DEFAULT '',
    "since" DATE NOT NULL DEFAULT current_date,
    "until" DATE NOT NULL DEFAULT current_date,
    "entries" UUID[] NOT NULL DEFAULT '{}',
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX workshop_office ON "workshop" ("office", "since");
ALTER TABLE workshop ADD CONSTRAINT workshop_knows_no_day CHECK (extract(day FROM since) = 1 AND extract(day FROM until) = 1);

-- Which card is not shown any more in a conference. It belongs to the conference and dies with it; nothing that was learnt stands in it.

CREATE TABLE "card_away" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "card" VARCHAR(32) NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX card_away_once ON "card_away" ("conference", "card");
