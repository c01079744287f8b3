-- Files of other municipalities, whose key is whose, and what we have given out ourselves.

CREATE TABLE "known_service" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "public_key" VARCHAR(64) NOT NULL DEFAULT '',
    "municipality" VARCHAR(80) NOT NULL DEFAULT '',
    "service" VARCHAR(120) NOT NULL DEFAULT '',
    "seen_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "confirmed_at" TIMESTAMPTZ DEFAULT null,
    "confirmed_by" UUID REFERENCES "person" ("id") ON DELETE SET NULL ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX known_service_office ON "known_service" ("office");
CREATE INDEX known_service_confirmed_by ON "known_service" ("confirmed_by");
CREATE UNIQUE INDEX one_key_once ON "known_service" ("office", "public_key");
CREATE UNIQUE INDEX one_municipality_once ON "known_service" ("office", lower("municipality"));

CREATE TABLE "compared_file" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "known" UUID NOT NULL REFERENCES "known_service" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "period" VARCHAR(7) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "content" JSONB NOT NULL DEFAULT '{}',
    "taken_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "taken_by" UUID REFERENCES "person" ("id") ON DELETE SET NULL ON UPDATE CASCADE DEFAULT null,
    "comment" TEXT NOT NULL DEFAULT '',
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX compared_file_taken_by ON "compared_file" ("taken_by");
CREATE UNIQUE INDEX one_file_a_period ON "compared_file" ("known", "period");

CREATE TABLE "given_out" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "period" VARCHAR(7) NOT NULL DEFAULT '',
    "municipality" VARCHAR(80) NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE UNIQUE INDEX one_comment_a_period ON "given_out" ("office", "period");
