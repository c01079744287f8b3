-- Which partner of the directory gives the help that a family asks for.

CREATE TABLE "helps" (
    "request" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "partner" UUID NOT NULL REFERENCES "partner" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX helps_conference ON "helps" ("conference");
CREATE INDEX helps_partner ON "helps" ("partner");
-- nothing of one office stands in a conference of another
ALTER TABLE helps ADD CONSTRAINT help_for_own_conference FOREIGN KEY (conference, office) REFERENCES conference (id, office) ON DELETE CASCADE;
ALTER TABLE helps ADD CONSTRAINT help_of_same_office FOREIGN KEY (partner, office) REFERENCES partner (id, office) ON DELETE CASCADE;
