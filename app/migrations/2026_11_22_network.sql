-- The network map: who matters, how near they are, and the bonds of the genogram.

CREATE TABLE "map_person" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "participant" UUID REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "name" VARCHAR(120) NOT NULL DEFAULT '',
    "relation" VARCHAR(80) NOT NULL DEFAULT '',
    "side" VARCHAR(12) NOT NULL DEFAULT '',
    "gender" VARCHAR(7) NOT NULL DEFAULT '',
    "died" BOOLEAN NOT NULL DEFAULT false,
    "nearness" INTEGER DEFAULT null,
    "place" INTEGER DEFAULT null,
    "tie" VARCHAR(8) NOT NULL DEFAULT '',
    "for_family" BOOLEAN NOT NULL DEFAULT true
);
CREATE INDEX map_person_conference ON "map_person" ("conference");
ALTER TABLE map_person ADD CONSTRAINT on_the_map_once UNIQUE (participant);
ALTER TABLE map_person ADD CONSTRAINT in_the_same_map UNIQUE (id, conference);
ALTER TABLE map_person ADD CONSTRAINT takes_part_or_has_a_name CHECK ((participant IS NULL) = (name <> ''));
ALTER TABLE map_person ADD CONSTRAINT map_side_known CHECK (side IN
    ('', 'mother', 'father', 'both', 'friends', 'neighbours', 'school', 'network', 'professional'));
ALTER TABLE map_person ADD CONSTRAINT drawn_as_known CHECK (gender IN ('', 'woman', 'man', 'unknown'));
ALTER TABLE map_person ADD CONSTRAINT nearness_known CHECK (nearness BETWEEN 1 AND 3);
ALTER TABLE map_person ADD CONSTRAINT place_known CHECK (place BETWEEN 0 AND 100);
ALTER TABLE map_person ADD CONSTRAINT tie_known CHECK (tie IN ('', 'strong', 'strained', 'broken'));

CREATE TABLE "bond" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "kind" VARCHAR(10) NOT NULL DEFAULT '',
    "one" UUID NOT NULL REFERENCES "map_person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "other" UUID NOT NULL REFERENCES "map_person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX bond_conference ON "bond" ("conference");
CREATE INDEX bond_one ON "bond" ("one");
CREATE INDEX bond_other ON "bond" ("other");
CREATE UNIQUE INDEX bound_once ON bond (least(one, other), greatest(one, other));
ALTER TABLE bond ADD CONSTRAINT bond_known CHECK (kind IN ('parent', 'couple', 'separated'));
ALTER TABLE bond ADD CONSTRAINT two_people CHECK (one <> other);
ALTER TABLE bond ADD CONSTRAINT one_of_this_map FOREIGN KEY (one, conference) REFERENCES map_person (id, conference) ON DELETE CASCADE;
ALTER TABLE bond ADD CONSTRAINT other_of_this_map FOREIGN KEY (other, conference) REFERENCES map_person (id, conference) ON DELETE CASCADE;

CREATE TABLE "shared_map" (
    "conference" UUID PRIMARY KEY NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
