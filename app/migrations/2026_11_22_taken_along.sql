-- What was noted without a network, each once: whoever sends it twice is told that it is there already.

CREATE TABLE "tap" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX tap_conference ON "tap" ("conference");
