-- Photos of the plan that the family wrote on paper: shut in boxes, and gone with the end of the conference.

CREATE TABLE "paper_photo" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "sitting" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL DEFAULT 0,
    "width" INTEGER NOT NULL DEFAULT 0,
    "height" INTEGER NOT NULL DEFAULT 0,
    "turns" INTEGER NOT NULL DEFAULT 0,
    "box" BYTEA NOT NULL DEFAULT '',
    "made_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT current_timestamp,
    "made_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX paper_photo_in_order ON paper_photo (conference, sitting, position);
CREATE INDEX paper_photo_made_by ON paper_photo (made_by);
ALTER TABLE paper_photo ALTER COLUMN box SET STORAGE EXTERNAL; -- what is sealed cannot be pressed smaller

-- However a conference ends, and whoever ends it: what stood on paper is in the plan, the pictures go.

CREATE FUNCTION paper_photos_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM paper_photo WHERE conference = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER paper_photos_end AFTER UPDATE OF phase ON conference
    FOR EACH ROW WHEN (NEW.phase IN ('closed', 'ended_in_preparation')) EXECUTE FUNCTION paper_photos_end();
