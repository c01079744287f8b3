-- Messages that come back, people who want no e-mail, and whose turn it is.

ALTER TABLE "contact" ADD COLUMN "no_email_since" TIMESTAMPTZ DEFAULT null;
ALTER TABLE "outbox_message" ADD COLUMN "way" VARCHAR(10) NOT NULL DEFAULT '';
ALTER TABLE "outbox_message" DROP CONSTRAINT state_known;
ALTER TABLE "outbox_message" ADD CONSTRAINT state_known CHECK (state IN ('waiting', 'sent', 'withheld', 'given_up', 'bounced'));
DROP INDEX outbox_undelivered;
CREATE INDEX outbox_undelivered ON "outbox_message" ("conference") WHERE state IN ('given_up', 'bounced', 'withheld') AND seen_to_at IS NULL;

CREATE TABLE "turn" (
    "name" VARCHAR(40) PRIMARY KEY NOT NULL DEFAULT '',
    "next_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
