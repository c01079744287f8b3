-- The beginning: every table, and what the database itself watches over.

CREATE TABLE "audit_entry" (
    "id" BIGSERIAL PRIMARY KEY NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "office" UUID DEFAULT null,
    "who" UUID DEFAULT null,
    "deed" VARCHAR(60) NOT NULL DEFAULT '',
    "conference" UUID DEFAULT null,
    "about" JSONB NOT NULL DEFAULT '{}'
);

CREATE TABLE "office" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "name" VARCHAR(120) NOT NULL DEFAULT '',
    "short_name" VARCHAR(12) NOT NULL DEFAULT '',
    "phone" VARCHAR(40) NOT NULL DEFAULT '',
    "emergency_phone" VARCHAR(40) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);

CREATE TABLE "guess" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "subject" BYTEA NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);

CREATE TABLE "person" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "name" VARCHAR(120) NOT NULL DEFAULT '',
    "language" VARCHAR(12) NOT NULL DEFAULT 'de',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX person_office ON "person" ("office");

CREATE TABLE "access_link" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "conference" UUID NOT NULL DEFAULT gen_random_uuid(),
    "handle" VARCHAR(6) UNIQUE NOT NULL DEFAULT '',
    "pin_hash" TEXT DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "opened_at" TIMESTAMPTZ DEFAULT null,
    "withdrawn_at" TIMESTAMPTZ DEFAULT null,
    "misdirected_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX access_link_person ON "access_link" ("person");

CREATE TABLE "recovery_code" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "code_hash" BYTEA NOT NULL DEFAULT '',
    "used_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX recovery_code_person ON "recovery_code" ("person");

CREATE TABLE "staff" (
    "person" UUID PRIMARY KEY NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "role" VARCHAR(20) NOT NULL DEFAULT '',
    "email" VARCHAR(254) UNIQUE NOT NULL DEFAULT '',
    "phone" VARCHAR(40) NOT NULL DEFAULT '',
    "password_hash" TEXT DEFAULT null,
    "totp_nonce" VARCHAR(64) DEFAULT null,
    "totp_step" BIGINT NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);

CREATE TABLE "ticket" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "purpose" VARCHAR(12) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "expires_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "used_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX ticket_person ON "ticket" ("person");

CREATE TABLE "conference" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "reference" VARCHAR(24) NOT NULL DEFAULT '',
    "family_name" VARCHAR(120) NOT NULL DEFAULT '',
    "phase" VARCHAR(20) NOT NULL DEFAULT 'enquiry',
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "caseworker" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "coordinator" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "wished_language" VARCHAR(12) NOT NULL DEFAULT '',
    "wished_gender" VARCHAR(10) NOT NULL DEFAULT '',
    "meets_on" DATE DEFAULT null,
    "meets_at" TIME DEFAULT null,
    "zone" VARCHAR(40) NOT NULL DEFAULT 'Europe/Berlin',
    "place" VARCHAR(300) NOT NULL DEFAULT '',
    "frozen_at" TIMESTAMPTZ DEFAULT null,
    "review_on" DATE DEFAULT null,
    "outcome" VARCHAR(20) NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "phase_since" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE "session" (
    "id_hash" BYTEA PRIMARY KEY NOT NULL DEFAULT '',
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "link" UUID REFERENCES "access_link" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "stage" VARCHAR(12) NOT NULL DEFAULT '',
    "own_phone" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "expires_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX session_person ON "session" ("person");
CREATE INDEX session_link ON "session" ("link");

CREATE TABLE "outbox_message" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL REFERENCES "office" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "conference" UUID DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "link" UUID REFERENCES "access_link" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "ticket" UUID REFERENCES "ticket" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "kind" VARCHAR(30) NOT NULL DEFAULT '',
    "state" VARCHAR(12) NOT NULL DEFAULT 'waiting',
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "next_try_at" TIMESTAMPTZ DEFAULT current_timestamp,
    "leased_until" TIMESTAMPTZ DEFAULT null,
    "give_up_at" TIMESTAMPTZ DEFAULT null,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "problem" VARCHAR(20) NOT NULL DEFAULT '',
    "sent_at" TIMESTAMPTZ DEFAULT null,
    "seen_to_at" TIMESTAMPTZ DEFAULT null
);
CREATE INDEX outbox_message_office ON "outbox_message" ("office");
CREATE INDEX outbox_message_person ON "outbox_message" ("person");
CREATE INDEX outbox_message_link ON "outbox_message" ("link");
CREATE INDEX outbox_message_ticket ON "outbox_message" ("ticket");

CREATE TABLE "participant" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "office" UUID NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "role" VARCHAR(20) NOT NULL DEFAULT '',
    "relation" VARCHAR(80) NOT NULL DEFAULT '',
    "side" VARCHAR(12) NOT NULL DEFAULT '',
    "custody" BOOLEAN NOT NULL DEFAULT false,
    "born" DATE DEFAULT null,
    "prepared_at" TIMESTAMPTZ DEFAULT null,
    "left_at" TIMESTAMPTZ DEFAULT null,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX participant_conference ON "participant" ("conference");
CREATE INDEX participant_person ON "participant" ("person");

CREATE TABLE "move" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "step" VARCHAR(24) NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "why" TEXT NOT NULL DEFAULT ''
);
CREATE INDEX move_conference ON "move" ("conference");
CREATE INDEX move_by ON "move" ("by");

CREATE TABLE "line" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "kind" VARCHAR(12) NOT NULL DEFAULT '',
    "number" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL DEFAULT ''
);
CREATE INDEX line_conference ON "line" ("conference");

CREATE TABLE "referral" (
    "conference" UUID PRIMARY KEY NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "concern" TEXT NOT NULL DEFAULT '',
    "good" TEXT NOT NULL DEFAULT '',
    "available_help" TEXT NOT NULL DEFAULT '',
    "written_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "edited" INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE "note" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "text" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX note_conference ON "note" ("conference");
CREATE INDEX note_by ON "note" ("by");

CREATE TABLE "private_time" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "ended_at" TIMESTAMPTZ DEFAULT null,
    "plan_made" BOOLEAN DEFAULT null
);
CREATE INDEX private_time_conference ON "private_time" ("conference");

CREATE TABLE "plan_version" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "number" INTEGER NOT NULL DEFAULT 0,
    "contingency" TEXT NOT NULL DEFAULT '',
    "no_contingency" BOOLEAN NOT NULL DEFAULT false,
    "guardian" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "review_on" DATE DEFAULT null,
    "edited" INTEGER NOT NULL DEFAULT 0,
    "made_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "made_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "presented_at" TIMESTAMPTZ DEFAULT null,
    "presented_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "content" JSONB DEFAULT null,
    "checksum" VARCHAR(64) NOT NULL DEFAULT ''
);
CREATE INDEX plan_version_conference ON "plan_version" ("conference");
CREATE INDEX plan_version_guardian ON "plan_version" ("guardian");
CREATE INDEX plan_version_made_by ON "plan_version" ("made_by");
CREATE INDEX plan_version_presented_by ON "plan_version" ("presented_by");

CREATE TABLE "promised_help" (
    "request" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "what" TEXT NOT NULL DEFAULT '',
    "decision" VARCHAR(8) NOT NULL DEFAULT '',
    "promised_on" DATE DEFAULT null,
    "words" TEXT NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "kept_on" DATE DEFAULT null,
    "kept_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX promised_help_conference ON "promised_help" ("conference");
CREATE INDEX promised_help_by ON "promised_help" ("by");
CREATE INDEX promised_help_kept_by ON "promised_help" ("kept_by");

CREATE TABLE "progress_note" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "conference" UUID NOT NULL REFERENCES "conference" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "promise" UUID NOT NULL DEFAULT gen_random_uuid(),
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "state" VARCHAR(16) NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "shared" BOOLEAN NOT NULL DEFAULT true,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX progress_note_conference ON "progress_note" ("conference");
CREATE INDEX progress_note_by ON "progress_note" ("by");

CREATE TABLE "consent" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "participant" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "how" VARCHAR(14) NOT NULL DEFAULT '',
    "given_on" DATE NOT NULL DEFAULT CURRENT_DATE,
    "recorded_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "recorded_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "withdrawn_at" TIMESTAMPTZ DEFAULT null,
    "withdrawn_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX consent_participant ON "consent" ("participant");
CREATE INDEX consent_recorded_by ON "consent" ("recorded_by");
CREATE INDEX consent_withdrawn_by ON "consent" ("withdrawn_by");

CREATE TABLE "contact" (
    "participant" UUID PRIMARY KEY NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "email" VARCHAR(254) NOT NULL DEFAULT '',
    "phone" VARCHAR(40) NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "way" VARCHAR(10) NOT NULL DEFAULT 'phone',
    "needs" TEXT NOT NULL DEFAULT '',
    "safety" TEXT NOT NULL DEFAULT ''
);

CREATE TABLE "invitation" (
    "participant" UUID PRIMARY KEY NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "way" VARCHAR(10) NOT NULL DEFAULT '',
    "invited_at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp,
    "invited_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "given_at" TIMESTAMPTZ DEFAULT null,
    "answer" VARCHAR(12) NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ DEFAULT null,
    "answered_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "to_confirm" BOOLEAN NOT NULL DEFAULT false
);
CREATE INDEX invitation_invited_by ON "invitation" ("invited_by");
CREATE INDEX invitation_answered_by ON "invitation" ("answered_by");

CREATE TABLE "presence" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "participant" UUID NOT NULL REFERENCES "participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "phase" VARCHAR(20) NOT NULL DEFAULT '',
    "way" VARCHAR(12) NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX presence_participant ON "presence" ("participant");

CREATE TABLE "agreement" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "version" UUID NOT NULL REFERENCES "plan_version" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "promise" UUID NOT NULL DEFAULT gen_random_uuid(),
    "position" INTEGER NOT NULL DEFAULT 0,
    "own_words" TEXT NOT NULL DEFAULT '',
    "what" TEXT NOT NULL DEFAULT '',
    "who" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "due_on" DATE DEFAULT null,
    "due_words" VARCHAR(120) NOT NULL DEFAULT '',
    "helper" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "checker" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "sign" TEXT NOT NULL DEFAULT '',
    "plan_b" TEXT NOT NULL DEFAULT '',
    "edited" INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX agreement_version ON "agreement" ("version");
CREATE INDEX agreement_who ON "agreement" ("who");
CREATE INDEX agreement_helper ON "agreement" ("helper");
CREATE INDEX agreement_checker ON "agreement" ("checker");

CREATE TABLE "assent_given" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "version" UUID NOT NULL REFERENCES "plan_version" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "answer" VARCHAR(8) NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "how" VARCHAR(8) NOT NULL DEFAULT '',
    "witness" VARCHAR(120) NOT NULL DEFAULT '',
    "owed_by" UUID REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "recorded_by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX assent_given_version ON "assent_given" ("version");
CREATE INDEX assent_given_person ON "assent_given" ("person");
CREATE INDEX assent_given_owed_by ON "assent_given" ("owed_by");
CREATE INDEX assent_given_recorded_by ON "assent_given" ("recorded_by");

CREATE TABLE "decision" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "version" UUID UNIQUE NOT NULL REFERENCES "plan_version" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "accepted" BOOLEAN NOT NULL DEFAULT false,
    "clear" BOOLEAN NOT NULL DEFAULT false,
    "clear_why" TEXT NOT NULL DEFAULT '',
    "safe" BOOLEAN NOT NULL DEFAULT false,
    "safe_why" TEXT NOT NULL DEFAULT '',
    "lawful" BOOLEAN NOT NULL DEFAULT false,
    "lawful_why" TEXT NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX decision_by ON "decision" ("by");

CREATE TABLE "handed_out" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "version" UUID NOT NULL REFERENCES "plan_version" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "person" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "way" VARCHAR(10) NOT NULL DEFAULT '',
    "language" VARCHAR(12) NOT NULL DEFAULT '',
    "by" UUID NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFAULT null,
    "at" TIMESTAMPTZ NOT NULL DEFAULT current_timestamp
);
CREATE INDEX handed_out_version ON "handed_out" ("version");
CREATE INDEX handed_out_person ON "handed_out" ("person");
CREATE INDEX handed_out_by ON "handed_out" ("by");

CREATE TABLE "requested_service" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "version" UUID NOT NULL REFERENCES "plan_version" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "request" UUID NOT NULL DEFAULT gen_random_uuid(),
    "position" INTEGER NOT NULL DEFAULT 0,
    "what" TEXT NOT NULL DEFAULT '',
    "from_whom" VARCHAR(200) NOT NULL DEFAULT ''
);
CREATE INDEX requested_service_version ON "requested_service" ("version");

CREATE TABLE "agreement_line" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "agreement" UUID NOT NULL REFERENCES "agreement" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "line" UUID NOT NULL REFERENCES "line" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null
);
CREATE INDEX agreement_line_agreement ON "agreement_line" ("agreement");
CREATE INDEX agreement_line_line ON "agreement_line" ("line");

CREATE TABLE "line_verdict" (
    "id" UUID PRIMARY KEY NOT NULL DEFAULT gen_random_uuid(),
    "decision" UUID NOT NULL REFERENCES "decision" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "line" UUID NOT NULL REFERENCES "line" ("id") ON DELETE CASCADE ON UPDATE CASCADE DEFAULT null,
    "met" BOOLEAN NOT NULL DEFAULT false,
    "why" TEXT NOT NULL DEFAULT ''
);
CREATE INDEX line_verdict_decision ON "line_verdict" ("decision");
CREATE INDEX line_verdict_line ON "line_verdict" ("line");

-- What the tables in the code do not say

ALTER TABLE person ADD CONSTRAINT person_in_office UNIQUE (id, office);
ALTER TABLE conference ADD CONSTRAINT conference_in_office UNIQUE (id, office);
ALTER TABLE conference ADD CONSTRAINT reference_is_unique UNIQUE (office, reference);
ALTER TABLE conference ADD CONSTRAINT caseworker_of_same_office FOREIGN KEY (caseworker, office) REFERENCES person (id, office);
ALTER TABLE conference ADD CONSTRAINT coordinator_of_same_office FOREIGN KEY (coordinator, office) REFERENCES person (id, office);
ALTER TABLE participant ADD CONSTRAINT one_seat_each UNIQUE (conference, person);
ALTER TABLE participant ADD CONSTRAINT conference_of_same_office FOREIGN KEY (conference, office) REFERENCES conference (id, office) ON DELETE CASCADE;
ALTER TABLE participant ADD CONSTRAINT person_of_same_office FOREIGN KEY (person, office) REFERENCES person (id, office) ON DELETE CASCADE;
ALTER TABLE access_link ADD CONSTRAINT link_of_a_seat FOREIGN KEY (conference, person) REFERENCES participant (conference, person) ON DELETE CASCADE;
CREATE UNIQUE INDEX one_link_at_a_time ON access_link (conference, person) WHERE withdrawn_at IS NULL;
ALTER TABLE outbox_message ADD CONSTRAINT message_of_a_conference FOREIGN KEY (conference) REFERENCES conference (id) ON DELETE CASCADE;
ALTER TABLE line ADD CONSTRAINT numbered_once UNIQUE (conference, kind, number);
ALTER TABLE plan_version ADD CONSTRAINT version_numbered_once UNIQUE (conference, number);
CREATE UNIQUE INDEX one_draft_at_a_time ON plan_version (conference) WHERE presented_at IS NULL;
ALTER TABLE agreement ADD CONSTRAINT promise_once_a_version UNIQUE (version, promise);
ALTER TABLE agreement_line ADD CONSTRAINT answered_once UNIQUE (agreement, line);
ALTER TABLE requested_service ADD CONSTRAINT request_once_a_version UNIQUE (version, request);
ALTER TABLE presence ADD CONSTRAINT there_once_a_phase UNIQUE (participant, phase);
CREATE UNIQUE INDEX one_consent_at_a_time ON consent (participant) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX one_private_time_at_a_time ON private_time (conference) WHERE ended_at IS NULL;

ALTER TABLE staff ADD CONSTRAINT staff_role_known CHECK (role IN ('coordinator', 'caseworker', 'manager', 'administrator'));
ALTER TABLE staff ADD CONSTRAINT email_in_small_letters CHECK (email = lower(email));
ALTER TABLE session ADD CONSTRAINT stage_known CHECK (stage IN ('password', 'full'));
ALTER TABLE ticket ADD CONSTRAINT purpose_known CHECK (purpose IN ('invitation', 'reset'));
ALTER TABLE conference ADD CONSTRAINT phase_known CHECK (phase IN
    ('enquiry', 'clarified', 'preparation', 'information', 'private_time', 'agreeing', 'follow_up', 'closed', 'ended_in_preparation'));
ALTER TABLE participant ADD CONSTRAINT role_known CHECK (role IN ('family', 'child', 'information_giver', 'interpreter', 'advocate'));
ALTER TABLE participant ADD CONSTRAINT side_known CHECK (side IN ('mother', 'father', 'both', 'network', 'professional'));
ALTER TABLE line ADD CONSTRAINT line_kind_known CHECK (kind IN ('question', 'bottom_line'));
ALTER TABLE outbox_message ADD CONSTRAINT state_known CHECK (state IN ('waiting', 'sent', 'withheld', 'given_up'));
ALTER TABLE invitation ADD CONSTRAINT answer_known CHECK (answer IN ('', 'yes', 'no', 'another_way'));
ALTER TABLE presence ADD CONSTRAINT no_list_in_private_time CHECK (phase IN ('information', 'agreeing'));
ALTER TABLE assent_given ADD CONSTRAINT assent_known CHECK (answer IN ('yes', 'no', 'not_yet'));
ALTER TABLE progress_note ADD CONSTRAINT progress_known CHECK (state IN ('open', 'done', 'partly', 'needs_help', 'no_longer_needed'));
ALTER TABLE promised_help ADD CONSTRAINT granted_with_a_date CHECK (decision = 'refused' AND words <> '' OR decision = 'granted' AND promised_on IS NOT NULL);
ALTER TABLE decision ADD CONSTRAINT no_is_explained CHECK ((clear OR clear_why <> '') AND (safe OR safe_why <> '') AND (lawful OR lawful_why <> ''));
ALTER TABLE line_verdict ADD CONSTRAINT unmet_is_explained CHECK (met OR why <> '');

CREATE INDEX guess_lately ON guess (subject, at);
CREATE INDEX guess_at ON guess (at);
CREATE INDEX outbox_next ON outbox_message (next_try_at) WHERE state = 'waiting';
CREATE INDEX outbox_of_conference ON outbox_message (conference, made_at);
CREATE INDEX conference_desk_coordinator ON conference (coordinator, phase_since DESC, id DESC) WHERE phase NOT IN ('closed', 'ended_in_preparation');
CREATE INDEX conference_desk_caseworker ON conference (caseworker, phase_since DESC, id DESC) WHERE phase NOT IN ('closed', 'ended_in_preparation');
CREATE INDEX conference_desk_office ON conference (office, phase, phase_since DESC, id DESC);
CREATE INDEX conference_overview ON conference (office, phase_since DESC, id DESC);
CREATE INDEX conference_of_coordinator ON conference (coordinator, phase, phase_since);
CREATE INDEX conference_of_caseworker ON conference (caseworker, phase, phase_since);
CREATE INDEX conference_review_caseworker ON conference (caseworker, review_on) WHERE phase = 'follow_up';
CREATE INDEX conference_waiting ON conference (office, made_at, id) WHERE coordinator IS NULL AND phase = 'enquiry';
CREATE INDEX conference_meets ON conference (coordinator, meets_on) WHERE meets_on IS NOT NULL;
CREATE INDEX conference_review ON conference (coordinator, review_on) WHERE phase = 'follow_up';
CREATE INDEX outbox_undelivered ON outbox_message (conference) WHERE state = 'given_up' AND seen_to_at IS NULL;
CREATE INDEX access_link_misdirected ON access_link (conference) WHERE misdirected_at IS NOT NULL AND withdrawn_at IS NULL;
CREATE INDEX consent_withdrawn ON consent (participant) WHERE withdrawn_at IS NOT NULL;

-- Names as they are searched: without marks over letters and without capitals, so that Yilmaz finds Yılmaz.
CREATE FUNCTION plainly(name text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
    SELECT translate(replace(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\u064b-\u0652]', '', 'g')), 'ß', 'ss'), 'ıłøđ', 'ilod')
$$;
CREATE INDEX conference_search ON conference USING gin (to_tsvector('simple', plainly(family_name || ' ' || reference)));
CREATE INDEX person_search ON person USING gin (to_tsvector('simple', plainly(name)));
CREATE INDEX progress_latest ON progress_note (promise, at DESC);
CREATE INDEX promised_help_by_day ON promised_help (promised_on, request) WHERE kept_on IS NULL AND decision = 'granted';
CREATE INDEX progress_help ON progress_note (at DESC) WHERE state = 'needs_help' AND shared;
CREATE INDEX promised_help_open ON promised_help (conference, promised_on) WHERE kept_on IS NULL AND decision = 'granted';
CREATE INDEX audit_of_conference ON audit_entry (conference, at);

-- What nobody may change. Erasing by law sets familienrat.erasing for its own transaction.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('familienrat.erasing', true) = 'yes' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change('the audit log is append-only');
CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the audit log is append-only');

CREATE FUNCTION concern_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE which uuid;
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('familienrat.erasing', true) = 'yes' THEN
        RETURN OLD;
    END IF;
    which := CASE WHEN TG_OP = 'DELETE' THEN OLD.conference ELSE NEW.conference END;
    IF EXISTS (SELECT 1 FROM conference WHERE id = which AND frozen_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the concern is frozen since the invitations went';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER concern_frozen BEFORE INSERT OR UPDATE OR DELETE ON referral FOR EACH ROW EXECUTE FUNCTION concern_is_frozen();
CREATE TRIGGER line_frozen BEFORE INSERT OR UPDATE OR DELETE ON line FOR EACH ROW EXECUTE FUNCTION concern_is_frozen();

CREATE FUNCTION frozen_stays_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.frozen_at IS NOT NULL AND NEW.frozen_at IS DISTINCT FROM OLD.frozen_at THEN
        RAISE EXCEPTION 'the concern is frozen since the invitations went';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER conference_frozen BEFORE UPDATE ON conference FOR EACH ROW EXECUTE FUNCTION frozen_stays_frozen();

CREATE FUNCTION presented_version_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('familienrat.erasing', true) = 'yes' THEN
        RETURN OLD;
    END IF;
    IF OLD.presented_at IS NOT NULL THEN
        RAISE EXCEPTION 'a presented version of a plan is frozen';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER plan_version_frozen BEFORE UPDATE OR DELETE ON plan_version FOR EACH ROW EXECUTE FUNCTION presented_version_is_frozen();

CREATE FUNCTION part_of_presented_version_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE which uuid;
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('familienrat.erasing', true) = 'yes' THEN
        RETURN OLD;
    END IF;
    which := CASE WHEN TG_OP = 'DELETE' THEN OLD.version ELSE NEW.version END;
    IF EXISTS (SELECT 1 FROM plan_version WHERE id = which AND presented_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a presented version of a plan is frozen';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER agreement_frozen BEFORE INSERT OR UPDATE OR DELETE ON agreement FOR EACH ROW EXECUTE FUNCTION part_of_presented_version_is_frozen();
CREATE TRIGGER service_frozen BEFORE INSERT OR UPDATE OR DELETE ON requested_service FOR EACH ROW EXECUTE FUNCTION part_of_presented_version_is_frozen();

CREATE FUNCTION answer_of_presented_version_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE which uuid;
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('familienrat.erasing', true) = 'yes' THEN
        RETURN OLD;
    END IF;
    which := CASE WHEN TG_OP = 'DELETE' THEN OLD.agreement ELSE NEW.agreement END;
    IF EXISTS (SELECT 1 FROM agreement a JOIN plan_version v ON v.id = a.version WHERE a.id = which AND v.presented_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a presented version of a plan is frozen';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER answer_frozen BEFORE INSERT OR UPDATE OR DELETE ON agreement_line FOR EACH ROW EXECUTE FUNCTION answer_of_presented_version_is_frozen();

CREATE FUNCTION own_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.own_words IS DISTINCT FROM OLD.own_words THEN
        RAISE EXCEPTION 'the own words of the family are never overwritten';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER own_words_stay BEFORE UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION own_words_stay();

CREATE TRIGGER decision_stays BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_change('a decision is never overwritten');
CREATE TRIGGER verdict_stays BEFORE UPDATE OR DELETE ON line_verdict FOR EACH ROW EXECUTE FUNCTION refuse_change('a decision is never overwritten');
CREATE TRIGGER assent_stays BEFORE UPDATE OR DELETE ON assent_given FOR EACH ROW EXECUTE FUNCTION refuse_change('an answer to the plan is never overwritten');
