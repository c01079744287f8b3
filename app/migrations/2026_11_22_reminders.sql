CREATE TABLE "reminded" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "reminder" VARCHAR(24) NOT NULL DEFAULT '',
    "about" UUID NOT NULL DEFAULT gen_random_uuid(),
    "mark" VARCHAR(16) NOT NULL DEFAULT '',
    "time" INTEGER NOT NULL DEFAULT 1,
    "until" DATE NOT NULL DEFAULT CURRENT_DATE,
    "way" VARCHAR(8) NOT NULL DEFAULT '',
    "message" UUID REFERENCES "outbox_message" ("id") ON DELETE SET NULL ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "seen_to_at" TIMESTAMPTZ DEFAULT null,
    "seen_to_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null
);
-- Never twice, whoever looks and however often.
CREATE UNIQUE INDEX reminded_once ON "reminded" ("conference", "about", "reminder", "person", "mark", "time");
CREATE INDEX reminded_person ON "reminded" ("person");
CREATE INDEX reminded_message ON "reminded" ("message");
CREATE INDEX reminded_seen_to_by ON "reminded" ("seen_to_by");
CREATE INDEX reminded_to_phone ON "reminded" ("conference") WHERE "way" = 'call' AND "seen_to_at" IS NULL;
ALTER TABLE reminded ADD CONSTRAINT reminded_way_known CHECK ("way" IN ('message', 'call', 'desk'));

CREATE TABLE "no_reminders" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "promise" UUID DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE UNIQUE INDEX no_reminders_once ON "no_reminders" ("conference", "person", coalesce("promise", "conference"));
CREATE INDEX no_reminders_person ON "no_reminders" ("person");

-- What is due is looked for over the plans in force, every few minutes.
CREATE INDEX conference_living ON "conference" ("id") WHERE phase IN ('follow_up', 'review');
