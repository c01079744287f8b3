-- What is arranged belongs to one meeting: the first one, or a review.

ALTER TABLE venue_booking ADD COLUMN "sitting" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE interpreting_booking ADD COLUMN "sitting" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE arrangement ADD COLUMN "sitting" INTEGER NOT NULL DEFAULT 1;
DROP INDEX one_room_at_a_time;
CREATE UNIQUE INDEX one_room_at_a_time ON venue_booking (conference, sitting) WHERE state <> 'cancelled';
DROP INDEX usual_things_once;
CREATE UNIQUE INDEX usual_things_once ON arrangement (conference, usual, sitting) WHERE usual <> '';

-- The same view as before, and which meeting it is.
CREATE OR REPLACE VIEW meeting AS
SELECT pa.id AS participant, pa.conference, pa.person,
       CASE WHEN o.own THEN s.meets_on ELSE c.meets_on END AS meets_on,
       CASE WHEN o.own THEN s.meets_at ELSE c.meets_at END AS meets_at,
       CASE WHEN o.own THEN coalesce(s.zone, c.zone) ELSE c.zone END AS zone,
       CASE WHEN o.own THEN coalesce(s.place, '') ELSE c.place END AS place,
       CASE WHEN o.own AND s.id IS NULL THEN NULL ELSE w.arrives_at END AS arrives_at,
       CASE WHEN o.own AND s.id IS NULL THEN '' ELSE coalesce(w.arrives_where, '') END AS arrives_where,
       CASE WHEN NOT o.own THEN 'together' WHEN s.id IS NULL THEN 'in_writing' ELSE 'separately' END AS takes_part,
       x.id IS NOT NULL AS excluded,
       coalesce(x.other_way, '') AS other_way,
       coalesce(x.other_words, '') AS other_words,
       x.until AS excluded_until,
       x.id IS NULL OR x.reads_plan AS reads_plan,
       s.id AS slot,
       coalesce(s.meets_on >= c.meets_on, false) AS after_the_common_one,
       EXISTS (SELECT 1 FROM slot y WHERE y.conference = c.id) AS several_meetings,
       c.sitting
FROM participant pa
JOIN conference c ON c.id = pa.conference
LEFT JOIN separate w ON w.participant = pa.id
LEFT JOIN slot s ON s.id = w.slot
LEFT JOIN LATERAL (SELECT e.id, e.other_way, e.other_words, e.until, e.reads_plan FROM exclusion e
                   WHERE e.participant = pa.id AND e.signed_at IS NOT NULL AND e.ended_at IS NULL
                     AND e.until >= (now() AT TIME ZONE 'Europe/Berlin')::date
                   ORDER BY e.signed_at DESC LIMIT 1) x ON true
CROSS JOIN LATERAL (SELECT coalesce(w.written, false) OR w.slot IS NOT NULL OR x.id IS NOT NULL AS own) o;

-- Nothing new is said on the day of a review either: facts are written while it is prepared.
CREATE OR REPLACE FUNCTION facts_stay_as_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP = 'INSERT' OR NEW.shown IS DISTINCT FROM OLD.shown OR NEW.text IS DISTINCT FROM OLD.text)
       AND NOT EXISTS (SELECT 1 FROM participant pa JOIN conference c ON c.id = pa.conference
                       WHERE pa.id = NEW.participant AND c.phase IN ('clarified', 'preparation', 'review')) THEN
        RAISE EXCEPTION 'no new information on the day';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER reason_frozen BEFORE INSERT OR UPDATE OR DELETE ON change_reason
    FOR EACH ROW EXECUTE FUNCTION part_of_presented_version_is_frozen();
