-- Taking part in another way lasts over the meeting for which it was decided: where the day is moved, by whatever way, its end moves along.
-- Else somebody would be told day and place of a meeting that they must not come to, because two others found a later day.

CREATE FUNCTION other_way_reaches_the_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE exclusion SET until = NEW.meets_on
    WHERE conference = NEW.id AND ended_at IS NULL AND until < NEW.meets_on AND until >= (now() AT TIME ZONE 'Europe/Berlin')::date;
    RETURN NULL;
END $$;
CREATE TRIGGER other_way_reaches_the_day AFTER UPDATE OF meets_on ON conference
    FOR EACH ROW WHEN (NEW.meets_on IS NOT NULL AND NEW.meets_on IS DISTINCT FROM OLD.meets_on) EXECUTE FUNCTION other_way_reaches_the_day();
