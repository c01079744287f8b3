-- Of whom somebody is shown nothing but what the family itself wrote into the plan: whoever must not meet them, comes to another
-- meeting, or comes to none because they are excluded. An excluded person without a meeting of their own is in no common one.

CREATE OR REPLACE VIEW unseen AS
SELECT a.conference, a.person, b.person AS other
FROM meeting a JOIN meeting b ON b.conference = a.conference AND b.person <> a.person
WHERE a.slot IS DISTINCT FROM b.slot
   OR (a.slot IS NULL AND (a.excluded OR b.excluded))
   OR EXISTS (SELECT 1 FROM apart t WHERE t.one = least(a.participant, b.participant) AND t.other = greatest(a.participant, b.participant));
