-- The family's sealed room: boxes that the server cannot open, and the promise that they die with private family time.

CREATE TABLE "sealed_room" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "size" INTEGER NOT NULL DEFAULT 0,
    "busy_until" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT current_timestamp
);
CREATE UNIQUE INDEX sealed_room_of_conference ON sealed_room (conference);

CREATE TABLE "sealed_entry" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "room" UUID NOT NULL REFERENCES "sealed_room" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "position" INTEGER NOT NULL DEFAULT 0,
    "sealed" BYTEA NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX sealed_entry_in_order ON sealed_entry (room, position);
ALTER TABLE sealed_entry ALTER COLUMN sealed SET STORAGE EXTERNAL; -- what is sealed cannot be pressed smaller

CREATE TABLE "sealed_access" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "room" UUID NOT NULL REFERENCES "sealed_room" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "hash" BYTEA NOT NULL DEFAULT '',
    "reads_until" INTEGER DEFAULT null
);
CREATE UNIQUE INDEX sealed_access_of_epoch ON sealed_access (room, epoch);

CREATE TABLE "sealed_words" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "room" UUID NOT NULL REFERENCES "sealed_room" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "lookup" BYTEA NOT NULL DEFAULT '',
    "box" BYTEA NOT NULL DEFAULT '',
    "until" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT current_timestamp
);
CREATE UNIQUE INDEX sealed_words_lookup ON sealed_words (lookup);
CREATE INDEX sealed_words_of_room ON sealed_words (room);

-- What was deleted is cleared away at the database's next round (a minute, where the operator left autovacuum on), not after some hundred rows.

ALTER TABLE sealed_room SET (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE sealed_entry SET (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0,
                              toast.autovacuum_vacuum_threshold = 1, toast.autovacuum_vacuum_scale_factor = 0);
ALTER TABLE sealed_access SET (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);
ALTER TABLE sealed_words SET (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);

-- However private family time ends, and whoever ends it by whatever way: the room is gone with it.

CREATE FUNCTION sealed_room_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM sealed_room WHERE conference = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER sealed_room_ends AFTER UPDATE OF phase ON conference
    FOR EACH ROW WHEN (OLD.phase = 'private_time' AND NEW.phase <> 'private_time') EXECUTE FUNCTION sealed_room_ends();

-- There is a room only while the family is among itself.

CREATE FUNCTION sealed_room_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM conference WHERE id = NEW.conference AND phase = 'private_time') THEN
        RAISE EXCEPTION 'a sealed room exists in private family time only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sealed_room_begins BEFORE INSERT ON sealed_room FOR EACH ROW EXECUTE FUNCTION sealed_room_begins();

-- Every server process hears of it and tells the phones: how many entries there were, and the SHA-256 of the last one.

CREATE FUNCTION sealed_room_is_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('sealed_room', OLD.id::text || ' gone ' || OLD.entries || ' ' || coalesce(
        (SELECT encode(sha256(sealed), 'hex') FROM sealed_entry WHERE room = OLD.id ORDER BY position DESC LIMIT 1), ''));
    RETURN OLD;
END $$;
CREATE TRIGGER sealed_room_is_gone BEFORE DELETE ON sealed_room FOR EACH ROW EXECUTE FUNCTION sealed_room_is_gone();
