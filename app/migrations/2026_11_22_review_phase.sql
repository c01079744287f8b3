ALTER TABLE conference DROP CONSTRAINT phase_known;
ALTER TABLE conference ADD CONSTRAINT phase_known CHECK (phase IN
    ('enquiry', 'clarified', 'preparation', 'information', 'private_time', 'agreeing', 'follow_up', 'review', 'closed', 'ended_in_preparation'));
ALTER TABLE conference ADD COLUMN sitting integer NOT NULL DEFAULT 1;
ALTER TABLE conference ADD CONSTRAINT sitting_counts CHECK (sitting >= 1);

DROP INDEX conference_review_caseworker;
DROP INDEX conference_review;
CREATE INDEX conference_review_caseworker ON conference (caseworker, review_on) WHERE phase IN ('follow_up', 'review');
CREATE INDEX conference_review ON conference (coordinator, review_on) WHERE phase IN ('follow_up', 'review');
