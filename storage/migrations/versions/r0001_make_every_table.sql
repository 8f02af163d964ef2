CREATE TABLE partners (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    role_group VARCHAR(16),
    language VARCHAR(16),
    CONSTRAINT pk_partners PRIMARY KEY (guild, person),
    CONSTRAINT ck_partners_something_to_remember CHECK (role_group IS NOT NULL OR language IS NOT NULL),
    CONSTRAINT ck_partners_known_role_group CHECK (role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher'))
)
WITHOUT ROWID;

CREATE TABLE preferences (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    joined_at BIGINT NOT NULL,
    shown_as VARCHAR(16) NOT NULL,
    pseudonym TEXT NOT NULL,
    place VARCHAR(16) NOT NULL,
    reading VARCHAR(16) NOT NULL,
    helps TEXT NOT NULL,
    credit VARCHAR(16) NOT NULL,
    reminders BOOLEAN NOT NULL,
    paused_until BIGINT,
    pattern VARCHAR(16) NOT NULL,
    quiet_from INTEGER NOT NULL,
    quiet_until INTEGER NOT NULL,
    rest_days INTEGER NOT NULL,
    zone VARCHAR(64) NOT NULL,
    digest BOOLEAN DEFAULT 0 NOT NULL,
    CONSTRAINT pk_preferences PRIMARY KEY (guild, person),
    CONSTRAINT ck_preferences_known_shown_as CHECK (shown_as IN ('name', 'pseudonym', 'role')),
    CONSTRAINT ck_preferences_known_place CHECK (place IN ('dm', 'panel')),
    CONSTRAINT ck_preferences_known_reading CHECK (reading IN ('plain', 'easy')),
    CONSTRAINT ck_preferences_known_credit CHECK (credit IN ('name', 'pseudonym', 'none')),
    CONSTRAINT ck_preferences_known_pattern CHECK (pattern IN ('split_day', 'mornings', 'tea_and_bed', 'nights', 'live_in', 'weekly_rota', 'own', 'any_day'))
)
WITHOUT ROWID;

CREATE TABLE windows (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    weekday INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    CONSTRAINT pk_windows PRIMARY KEY (guild, person, weekday, starts),
    CONSTRAINT ck_windows_weekday CHECK (weekday BETWEEN 0 AND 6),
    CONSTRAINT ck_windows_span CHECK (starts BETWEEN 0 AND 1439 AND ends BETWEEN starts + 1 AND starts + 1440)
)
WITHOUT ROWID;

CREATE TABLE consents (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    consent VARCHAR(24) NOT NULL,
    version VARCHAR(24) NOT NULL,
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    CONSTRAINT pk_consents PRIMARY KEY (guild, person, consent),
    CONSTRAINT ck_consents_known_consent CHECK (consent IN ('take_part', 'be_quoted', 'be_named', 'be_contacted_later', 'research'))
)
WITHOUT ROWID;

CREATE TABLE joinings (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    role_group VARCHAR(16),
    shown_as VARCHAR(16) NOT NULL,
    pseudonym TEXT NOT NULL,
    pattern VARCHAR(16),
    CONSTRAINT pk_joinings PRIMARY KEY (guild, person)
)
WITHOUT ROWID;

CREATE TABLE contacts (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    closed_at BIGINT,
    away_since BIGINT,
    is_back BOOLEAN NOT NULL,
    offered_at BIGINT,
    unanswered INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_contacts PRIMARY KEY (guild, person)
)
WITHOUT ROWID;

CREATE TABLE conversations (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    CONSTRAINT pk_conversations PRIMARY KEY (guild, person)
)
WITHOUT ROWID;

CREATE TABLE opt_outs (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    subject VARCHAR(64) NOT NULL,
    CONSTRAINT pk_opt_outs PRIMARY KEY (guild, person, subject)
)
WITHOUT ROWID;

CREATE TABLE departures (
    guild BIGINT NOT NULL,
    removed_at BIGINT NOT NULL,
    CONSTRAINT pk_departures PRIMARY KEY (guild)
);

CREATE TABLE erasures (
    id VARCHAR(32) NOT NULL,
    tag BLOB NOT NULL,
    CONSTRAINT pk_erasures PRIMARY KEY (id)
)
WITHOUT ROWID;

CREATE TABLE servers (
    guild BIGINT NOT NULL,
    coordinator_role BIGINT,
    advisory_role BIGINT,
    worker_role BIGINT,
    manager_role BIGINT,
    drawing_on_care_role BIGINT,
    family_carer_role BIGINT,
    researcher_role BIGINT,
    start_channel BIGINT,
    notices_channel BIGINT,
    advisory_channel BIGINT,
    language VARCHAR(16) NOT NULL,
    zone VARCHAR(64) NOT NULL,
    nation VARCHAR(16) DEFAULT 'england' NOT NULL,
    lead BIGINT,
    lead_name TEXT DEFAULT '' NOT NULL,
    lead_contact TEXT DEFAULT '' NOT NULL,
    local_numbers TEXT DEFAULT '' NOT NULL,
    silence VARCHAR(16) DEFAULT 'goes_ahead' NOT NULL,
    oversight_days INTEGER DEFAULT '3' NOT NULL,
    CONSTRAINT pk_servers PRIMARY KEY (guild),
    CONSTRAINT ck_servers_known_nation CHECK (nation IN ('england', 'wales', 'scotland', 'northern_ireland')),
    CONSTRAINT ck_servers_known_silence CHECK (silence IN ('goes_ahead', 'waits')),
    CONSTRAINT ck_servers_time_to_answer CHECK (oversight_days BETWEEN 1 AND 14)
);

CREATE TABLE audit (
    position INTEGER NOT NULL,
    guild BIGINT NOT NULL,
    at BIGINT NOT NULL,
    who BLOB,
    action VARCHAR(64) NOT NULL,
    allowed BOOLEAN NOT NULL,
    CONSTRAINT pk_audit PRIMARY KEY (position)
);

CREATE TRIGGER audit_kept BEFORE DELETE ON audit
    WHEN EXISTS (SELECT 1 FROM servers WHERE guild = OLD.guild)
    BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    WHEN 1
    BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;

CREATE TABLE concerns (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    shown_name TEXT,
    asked_at BIGINT NOT NULL,
    CONSTRAINT pk_concerns PRIMARY KEY (id),
    CONSTRAINT uq_concerns_guild_person UNIQUE (guild, person)
);

CREATE TABLE calls (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    shown_name TEXT NOT NULL,
    suits VARCHAR(16) NOT NULL,
    asked_at BIGINT NOT NULL,
    CONSTRAINT pk_calls PRIMARY KEY (id),
    CONSTRAINT uq_calls_guild_person UNIQUE (guild, person),
    CONSTRAINT ck_calls_known_suits CHECK (suits IN ('any', 'morning', 'afternoon', 'evening', 'write_first'))
);

CREATE TABLE data_requests (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    person BIGINT,
    kind VARCHAR(16) NOT NULL,
    words TEXT NOT NULL,
    answer TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    due DATE NOT NULL,
    done_at BIGINT,
    CONSTRAINT pk_data_requests PRIMARY KEY (id),
    CONSTRAINT ck_data_requests_known_kind CHECK (kind IN ('question', 'correction', 'complaint'))
)
WITHOUT ROWID;

CREATE TABLE letters (
    position INTEGER NOT NULL,
    id VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    urgency VARCHAR(16) NOT NULL,
    uses_allowance BOOLEAN NOT NULL,
    dedupe_key VARCHAR(200) NOT NULL,
    guild BIGINT NOT NULL,
    place BIGINT,
    person BIGINT,
    subject VARCHAR(64) NOT NULL,
    not_before BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    edits VARCHAR(200),
    state VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    next_try BIGINT NOT NULL,
    tried_at BIGINT,
    doubtful_since BIGINT,
    message BIGINT,
    error INTEGER,
    carried_by VARCHAR(32),
    sent_at BIGINT,
    CONSTRAINT pk_letters PRIMARY KEY (position),
    CONSTRAINT ck_letters_one_recipient CHECK ((place IS NULL) <> (person IS NULL)),
    CONSTRAINT ck_letters_known_urgency CHECK (urgency IN ('at_once', 'own', 'when_welcome')),
    CONSTRAINT ck_letters_known_state CHECK (state IN ('pending', 'sending', 'waiting', 'carried', 'sent', 'expired', 'dead', 'cancelled')),
    CONSTRAINT uq_letters_id UNIQUE (id),
    CONSTRAINT uq_letters_dedupe_key UNIQUE (dedupe_key)
);

CREATE INDEX ix_letters_carried ON letters (carried_by) WHERE carried_by IS NOT NULL;

CREATE INDEX ix_letters_edits ON letters (edits, position) WHERE edits IS NOT NULL AND state IN ('pending', 'sending');

CREATE INDEX ix_letters_expiring ON letters (expires_at) WHERE state IN ('pending', 'waiting');

CREATE INDEX ix_letters_people_due ON letters (next_try, position)
    WHERE person IS NOT NULL AND state IN ('pending', 'sending');

CREATE INDEX ix_letters_people_first ON letters (next_try, position)
    WHERE person IS NOT NULL AND state IN ('pending', 'sending') AND uses_allowance = 0;

CREATE INDEX ix_letters_person_state ON letters (person, state);

CREATE INDEX ix_letters_place_state ON letters (place, state);

CREATE INDEX ix_letters_places_due ON letters (not_before, position)
    WHERE place IS NOT NULL AND state IN ('pending', 'sending');

CREATE INDEX ix_letters_places_next ON letters (next_try) WHERE place IS NOT NULL AND state IN ('pending', 'sending');

CREATE INDEX ix_letters_stuck ON letters (place, next_try) WHERE error IS NOT NULL AND state = 'pending';

CREATE INDEX ix_letters_tried_at ON letters (tried_at);

CREATE INDEX ix_letters_waiting ON letters (next_try) WHERE state = 'waiting';

CREATE TABLE reminders (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    about VARCHAR(16) NOT NULL,
    subject VARCHAR(64) NOT NULL,
    words TEXT NOT NULL,
    state VARCHAR(16) NOT NULL,
    meant VARCHAR(16),
    zone VARCHAR(64),
    fold INTEGER NOT NULL,
    due_at BIGINT,
    rule VARCHAR(100),
    before_close BOOLEAN NOT NULL,
    written_at BIGINT NOT NULL,
    CONSTRAINT pk_reminders PRIMARY KEY (id),
    CONSTRAINT ck_reminders_known_about CHECK (about IN ('own', 'subject', 'note')),
    CONSTRAINT ck_reminders_known_state CHECK (state IN ('draft', 'coming', 'done')),
    CONSTRAINT ck_reminders_whole_time CHECK ((meant IS NULL) = (due_at IS NULL) AND (meant IS NULL) = (zone IS NULL)),
    CONSTRAINT ck_reminders_coming_at_a_time CHECK (state = 'draft' OR due_at IS NOT NULL),
    CONSTRAINT uq_reminders_guild_person_about_subject UNIQUE (guild, person, about, subject)
)
WITHOUT ROWID;

CREATE INDEX ix_reminders_state_due_at ON reminders (state, due_at);

CREATE TABLE app_state (
    name VARCHAR(100) NOT NULL,
    value VARCHAR(200) NOT NULL,
    CONSTRAINT pk_app_state PRIMARY KEY (name)
)
WITHOUT ROWID;

CREATE TABLE polls (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    author BIGINT NOT NULL,
    state VARCHAR(8) NOT NULL,
    question TEXT NOT NULL,
    options TEXT NOT NULL,
    next_step TEXT NOT NULL,
    sensitivity VARCHAR(16) NOT NULL,
    audience TEXT NOT NULL,
    drafted_at BIGINT NOT NULL,
    opened_at BIGINT,
    closes_at BIGINT NOT NULL,
    extended BOOLEAN NOT NULL,
    turnout VARCHAR(8) NOT NULL,
    turnout_due BIGINT,
    channel BIGINT,
    public_key BLOB,
    least_answers INTEGER,
    least_each_option INTEGER,
    least_each_group INTEGER,
    ended_at BIGINT,
    result VARCHAR(16),
    answers INTEGER,
    majority INTEGER,
    reminders INTEGER,
    planned INTEGER,
    CONSTRAINT pk_polls PRIMARY KEY (id),
    CONSTRAINT ck_polls_known_state CHECK (state IN ('draft', 'open', 'closed', 'void')),
    CONSTRAINT ck_polls_known_sensitivity CHECK (sensitivity IN ('ordinary', 'sensitive')),
    CONSTRAINT ck_polls_known_turnout CHECK (turnout IN ('none', '1-4', '5-9', '10-19', '20+')),
    CONSTRAINT ck_polls_known_result CHECK (result IN ('counts', 'majority', 'total_only', 'too_few', 'void')),
    CONSTRAINT ck_polls_result_at_the_end CHECK ((state IN ('closed', 'void')) = (result IS NOT NULL)),
    CONSTRAINT ck_polls_open_with_a_key CHECK (state = 'draft' OR public_key IS NOT NULL),
    CONSTRAINT ck_polls_thresholds CHECK (least_answers >= 5 AND least_each_option >= 3 AND least_each_group >= 5),
    CONSTRAINT ck_polls_no_small_numbers CHECK (answers >= least_answers),
    CONSTRAINT ck_polls_answers_told CHECK ((answers IS NOT NULL) = (result IN ('counts', 'majority', 'total_only'))),
    CONSTRAINT ck_polls_majority_told CHECK ((majority IS NOT NULL) = (result = 'majority'))
)
WITHOUT ROWID;

CREATE INDEX polls_running ON polls (state, closes_at);

CREATE TRIGGER polls_extended_once BEFORE UPDATE ON polls
    WHEN OLD.state <> 'draft' AND (NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended) AND NOT
        (NEW.closes_at > OLD.closes_at AND NEW.extended AND NOT OLD.extended)
    BEGIN SELECT RAISE(ABORT, 'a vote is extended once, and never shortened'); END;

CREATE TRIGGER polls_frozen BEFORE UPDATE ON polls
    WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.author IS NOT
        OLD.author OR NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT
        OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR
        NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.channel IS NOT OLD.channel
        OR NEW.public_key IS NOT OLD.public_key OR NEW.least_answers IS NOT OLD.least_answers OR
        NEW.least_each_option IS NOT OLD.least_each_option OR NEW.least_each_group IS NOT OLD.least_each_group OR
        NEW.reminders IS NOT OLD.reminders) AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS
        NOT OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.options IS NOT
        OLD.options OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience
        IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR
        NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout OR
        NEW.turnout_due IS NOT OLD.turnout_due OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT
        OLD.public_key OR NEW.least_answers IS NOT OLD.least_answers OR NEW.least_each_option IS NOT
        OLD.least_each_option OR NEW.least_each_group IS NOT OLD.least_each_group OR NEW.ended_at IS NOT
        OLD.ended_at OR NEW.result IS NOT OLD.result OR NEW.answers IS NOT OLD.answers OR NEW.majority IS NOT
        OLD.majority OR NEW.reminders IS NOT OLD.reminders OR NEW.planned IS NOT OLD.planned))
    BEGIN SELECT RAISE(ABORT, 'a vote is frozen once open'); END;

CREATE TRIGGER polls_go_on BEFORE UPDATE ON polls
    WHEN (OLD.state, NEW.state) NOT IN (VALUES ('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open',
        'closed'), ('open', 'void')) AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT
        OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.options IS NOT
        OLD.options OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience
        IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR
        NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout OR
        NEW.turnout_due IS NOT OLD.turnout_due OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT
        OLD.public_key OR NEW.least_answers IS NOT OLD.least_answers OR NEW.least_each_option IS NOT
        OLD.least_each_option OR NEW.least_each_group IS NOT OLD.least_each_group OR NEW.ended_at IS NOT
        OLD.ended_at OR NEW.result IS NOT OLD.result OR NEW.answers IS NOT OLD.answers OR NEW.majority IS NOT
        OLD.majority OR NEW.reminders IS NOT OLD.reminders OR NEW.planned IS NOT OLD.planned))
    BEGIN SELECT RAISE(ABORT, 'a vote that has ended does not change'); END;

CREATE TRIGGER polls_stay BEFORE DELETE ON polls
    WHEN OLD.state = 'open'
    BEGIN SELECT RAISE(ABORT, 'an open vote is not deleted'); END;

CREATE TABLE electorates (
    poll VARCHAR(32) NOT NULL,
    person BIGINT NOT NULL,
    role_group VARCHAR(16) NOT NULL,
    CONSTRAINT pk_electorates PRIMARY KEY (poll, person),
    CONSTRAINT fk_electorates_poll FOREIGN KEY(poll) REFERENCES polls (id)
)
WITHOUT ROWID;

CREATE TRIGGER electorates_fixed BEFORE INSERT ON electorates
    WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'draft'
    BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END;

CREATE TRIGGER electorates_kept BEFORE UPDATE ON electorates
    WHEN NOT (OLD.person > 0 AND NEW.person < 0 AND NEW.poll IS OLD.poll AND NEW.role_group IS OLD.role_group)
    BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END;

CREATE TRIGGER electorates_stay BEFORE DELETE ON electorates
    WHEN (SELECT state FROM polls WHERE id = OLD.poll) = 'open'
    BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END;

CREATE TABLE ballots (
    poll VARCHAR(32) NOT NULL,
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT pk_ballots PRIMARY KEY (poll, tag),
    CONSTRAINT ck_ballots_tag_size CHECK (length(tag) = 16),
    CONSTRAINT fk_ballots_poll FOREIGN KEY(poll) REFERENCES polls (id)
)
WITHOUT ROWID;

CREATE TRIGGER ballots_in_time BEFORE INSERT ON ballots
    WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'open'
    BEGIN SELECT RAISE(ABORT, 'this vote is not open'); END;

CREATE TRIGGER ballots_replaced BEFORE UPDATE ON ballots
    WHEN NEW.poll IS NOT OLD.poll OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed)
    BEGIN SELECT RAISE(ABORT, 'a ballot is replaced by one of its own size'); END;

CREATE TABLE poll_counts (
    poll VARCHAR(32) NOT NULL,
    role_group VARCHAR(16) NOT NULL,
    option INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    CONSTRAINT pk_poll_counts PRIMARY KEY (poll, role_group, option),
    CONSTRAINT fk_poll_counts_poll FOREIGN KEY(poll) REFERENCES polls (id)
)
WITHOUT ROWID;

CREATE TRIGGER counts_once BEFORE INSERT ON poll_counts
    WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'open'
    BEGIN SELECT RAISE(ABORT, 'counts are kept at the close'); END;

CREATE TRIGGER counts_stay BEFORE UPDATE ON poll_counts
    WHEN 1
    BEGIN SELECT RAISE(ABORT, 'counts do not change'); END;

CREATE TABLE proposals (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    person BIGINT,
    kind VARCHAR(16) NOT NULL,
    words TEXT NOT NULL,
    name TEXT NOT NULL,
    role_group VARCHAR(16),
    unsigned BOOLEAN NOT NULL,
    to_group BOOLEAN NOT NULL,
    state VARCHAR(16) NOT NULL,
    begun_at BIGINT,
    sent_at BIGINT,
    answer_by BIGINT,
    answered_at BIGINT,
    answer VARCHAR(16),
    reply TEXT NOT NULL,
    CONSTRAINT pk_proposals PRIMARY KEY (id),
    CONSTRAINT ck_proposals_known_kind CHECK (kind IN ('talk', 'ask', 'decide', 'tell')),
    CONSTRAINT ck_proposals_known_role_group CHECK (role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')),
    CONSTRAINT ck_proposals_known_state CHECK (state IN ('draft', 'sent', 'answered')),
    CONSTRAINT ck_proposals_known_answer CHECK (answer IN ('yes', 'later', 'no')),
    CONSTRAINT ck_proposals_sent_with_a_time CHECK ((state = 'draft') = (sent_at IS NULL)),
    CONSTRAINT ck_proposals_answered_with_an_answer CHECK ((state = 'answered') = (answer IS NOT NULL)),
    CONSTRAINT ck_proposals_unsigned_is_nobodys CHECK (NOT unsigned OR state = 'draft' OR (person IS NULL AND name = '' AND role_group IS NULL))
)
WITHOUT ROWID;

CREATE INDEX ix_proposals_guild_state ON proposals (guild, state);

CREATE TABLE oversights (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    submission VARCHAR(32) NOT NULL,
    title TEXT NOT NULL,
    silence VARCHAR(16) NOT NULL,
    put_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    paused_at BIGINT,
    ending VARCHAR(16),
    ended_at BIGINT,
    CONSTRAINT pk_oversights PRIMARY KEY (id),
    CONSTRAINT ck_oversights_known_silence CHECK (silence IN ('goes_ahead', 'waits')),
    CONSTRAINT ck_oversights_known_ending CHECK (ending IN ('goes_ahead', 'change', 'stop', 'silence', 'taken_back')),
    CONSTRAINT ck_oversights_ended_with_a_time CHECK ((ending IS NULL) = (ended_at IS NULL))
)
WITHOUT ROWID;

CREATE INDEX ix_oversights_submission ON oversights (submission);

CREATE TABLE oversight_voices (
    oversight VARCHAR(32) NOT NULL,
    tag BLOB NOT NULL,
    voice INTEGER NOT NULL,
    pauses INTEGER NOT NULL,
    CONSTRAINT pk_oversight_voices PRIMARY KEY (oversight, tag),
    CONSTRAINT ck_oversight_voices_tag_size CHECK (length(tag) = 16),
    CONSTRAINT fk_oversight_voices_oversight FOREIGN KEY(oversight) REFERENCES oversights (id)
)
WITHOUT ROWID;

CREATE TABLE oversight_reasons (
    id VARCHAR(32) NOT NULL,
    oversight VARCHAR(32) NOT NULL,
    tag BLOB,
    sent BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_oversight_reasons PRIMARY KEY (id),
    CONSTRAINT uq_oversight_reasons_oversight_tag UNIQUE (oversight, tag),
    CONSTRAINT fk_oversight_reasons_oversight FOREIGN KEY(oversight) REFERENCES oversights (id)
)
WITHOUT ROWID;
