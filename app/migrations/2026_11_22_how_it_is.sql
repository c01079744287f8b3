-- How it is now, from 0 to 10; whom we have asked; good news.

CREATE TABLE "how_it_is" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "on" DATE NOT NULL DEFAULT CURRENT_DATE,
    "number" SMALLINT NOT NULL DEFAULT 0,
    "words" TEXT NOT NULL DEFAULT '',
    "for_family" BOOLEAN NOT NULL DEFAULT false,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "by_phone" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX how_it_is_person ON "how_it_is" ("person");

CREATE TABLE "scale_asked" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "on" DATE NOT NULL DEFAULT CURRENT_DATE,
    "by_phone" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX scale_asked_person ON "scale_asked" ("person");

CREATE TABLE "good_news" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "words" TEXT NOT NULL DEFAULT '',
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX good_news_conference ON "good_news" ("conference", "at" DESC);
CREATE INDEX good_news_by ON "good_news" ("by");
CREATE INDEX good_news_shared ON "good_news" ("at" DESC) WHERE shared;

-- What the tables in the code do not say

ALTER TABLE how_it_is ADD CONSTRAINT once_a_day UNIQUE (conference, person, "on");
ALTER TABLE how_it_is ADD CONSTRAINT on_the_scale CHECK (number BETWEEN 0 AND 10);
ALTER TABLE scale_asked ADD CONSTRAINT asked_how_it_is_once UNIQUE (conference, person, "on");
ALTER TABLE good_news ADD CONSTRAINT news_says_something CHECK (words <> '');
