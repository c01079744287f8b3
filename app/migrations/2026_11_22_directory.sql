-- Services and partners that an office knows.

CREATE TABLE "partner" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "kind" VARCHAR(20) NOT NULL DEFAULT '',
    "name" VARCHAR(120) NOT NULL DEFAULT '',
    "offers" TEXT NOT NULL DEFAULT '',
    "for_whom" VARCHAR(200) NOT NULL DEFAULT '',
    "languages" VARCHAR(12)[] NOT NULL DEFAULT '{}',
    "phone" VARCHAR(40) NOT NULL DEFAULT '',
    "email" VARCHAR(254) NOT NULL DEFAULT '',
    "address" VARCHAR(200) NOT NULL DEFAULT '',
    "hours" VARCHAR(200) NOT NULL DEFAULT '',
    "crisis" BOOLEAN NOT NULL DEFAULT false,
    "crisis_phone" VARCHAR(40) NOT NULL DEFAULT '',
    "crisis_hours" VARCHAR(200) NOT NULL DEFAULT '',
    "contact" VARCHAR(120) NOT NULL DEFAULT '',
    "contact_phone" VARCHAR(40) NOT NULL DEFAULT '',
    "contact_email" VARCHAR(254) NOT NULL DEFAULT '',
    "agreed" TEXT NOT NULL DEFAULT '',
    "renew_on" DATE DEFAULT null,
    "renewer" UUID REFERENCES "person" ("id") ON DELETE SET NULL ON UPDATE CASCADE DEFAULT null,
    "archived_at" TIMESTAMPTZ DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX partner_office ON "partner" ("office");
CREATE INDEX partner_renewer ON "partner" ("renewer");
CREATE INDEX partner_renew ON "partner" ("office", "renew_on") WHERE archived_at IS NULL AND renew_on IS NOT NULL;
ALTER TABLE partner ADD CONSTRAINT partner_in_office UNIQUE (id, office);
ALTER TABLE partner ADD CONSTRAINT agreed_is_renewed CHECK (agreed = '' OR renew_on IS NOT NULL);
ALTER TABLE partner ADD CONSTRAINT crisis_is_reached CHECK (NOT crisis OR crisis_phone <> '');
