ALTER TABLE profile ADD COLUMN "review_rhythm" VARCHAR(20) NOT NULL DEFAULT 'eight_to_twelve';
-- Who has chosen another number of weeks keeps it.
UPDATE profile SET review_rhythm = 'own' WHERE review_weeks <> 8;
ALTER TABLE profile ADD CONSTRAINT rhythm_known CHECK (review_rhythm IN ('six_weeks', 'eight_to_twelve', 'three_months', 'new_zealand', 'own'));
