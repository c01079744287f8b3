-- What somebody wants to say: in which language it is written, how it reads in German, and a child's three houses.

ALTER TABLE own_view ADD COLUMN "lang" VARCHAR(12) NOT NULL DEFAULT '';
ALTER TABLE own_view ADD COLUMN "in_german" TEXT NOT NULL DEFAULT '';
ALTER TABLE own_view ADD COLUMN "houses" JSONB NOT NULL DEFAULT '{}';
