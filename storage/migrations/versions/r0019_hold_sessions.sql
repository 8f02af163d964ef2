ALTER TABLE topics ADD COLUMN twin_of VARCHAR(32);

DROP TRIGGER topics_frozen;

CREATE TRIGGER topics_frozen BEFORE UPDATE ON topics WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id OR
NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT OLD.question OR NEW.why IS
NOT OLD.why OR NEW.options IS NOT OLD.options OR NEW.prompts IS NOT OLD.prompts OR NEW.follow_up IS NOT
OLD.follow_up OR NEW.finding IS NOT OLD.finding OR NEW.found_in IS NOT OLD.found_in OR NEW.minutes IS NOT
OLD.minutes OR NEW.offer IS NOT OLD.offer OR NEW.sensitive IS NOT OLD.sensitive OR NEW.purpose IS NOT
OLD.purpose OR NEW.source IS NOT OLD.source OR NEW.audience IS NOT OLD.audience OR NEW.twin_of IS NOT
OLD.twin_of OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at) AND NOT (NEW.author
= 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question
IS NOT OLD.question OR NEW.why IS NOT OLD.why OR NEW.options IS NOT OLD.options OR NEW.prompts IS NOT
OLD.prompts OR NEW.follow_up IS NOT OLD.follow_up OR NEW.finding IS NOT OLD.finding OR NEW.found_in IS NOT
OLD.found_in OR NEW.minutes IS NOT OLD.minutes OR NEW.offer IS NOT OLD.offer OR NEW.sensitive IS NOT
OLD.sensitive OR NEW.purpose IS NOT OLD.purpose OR NEW.source IS NOT OLD.source OR NEW.audience IS NOT
OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS
NOT OLD.closes_at OR NEW.ended_at IS NOT OLD.ended_at OR NEW.channel IS NOT OLD.channel OR NEW.thread IS NOT
OLD.thread OR NEW.heard IS NOT OLD.heard OR NEW.do_by IS NOT OLD.do_by OR NEW.done IS NOT OLD.done OR
NEW.done_at IS NOT OLD.done_at OR NEW.heard_at IS NOT OLD.heard_at OR NEW.twin_of IS NOT OLD.twin_of)) BEGIN
SELECT RAISE(ABORT, 'a topic is frozen once open'); END;

CREATE TABLE sessions (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    author BIGINT NOT NULL,
    state VARCHAR(16) NOT NULL,
    title TEXT NOT NULL,
    aim TEXT NOT NULL,
    place TEXT NOT NULL,
    led_by TEXT NOT NULL,
    venue VARCHAR(16) NOT NULL,
    meant VARCHAR(16) NOT NULL,
    zone TEXT NOT NULL,
    fold INTEGER NOT NULL,
    starts_at BIGINT NOT NULL,
    minutes INTEGER NOT NULL,
    places INTEGER,
    offer TEXT NOT NULL,
    costs TEXT NOT NULL,
    audience TEXT NOT NULL,
    twin_question TEXT NOT NULL,
    twin_options TEXT NOT NULL,
    twin_prompts TEXT NOT NULL,
    repeats VARCHAR(16) NOT NULL,
    occasions INTEGER NOT NULL,
    second VARCHAR(18) NOT NULL,
    candidates TEXT NOT NULL,
    series VARCHAR(32),
    beside VARCHAR(32),
    twin VARCHAR(32),
    channel BIGINT,
    drafted_at BIGINT NOT NULL,
    announces_at BIGINT NOT NULL,
    opened_at BIGINT,
    edition INTEGER NOT NULL,
    moved_at BIGINT,
    ended_at BIGINT,
    caught_up TEXT NOT NULL,
    slides TEXT NOT NULL,
    heard TEXT NOT NULL,
    follows TEXT NOT NULL,
    said_at BIGINT,
    CONSTRAINT pk_sessions PRIMARY KEY (id),
    CONSTRAINT ck_sessions_known_state CHECK (state IN ('draft', 'planned', 'cancelled', 'over')),
    CONSTRAINT ck_sessions_known_venue CHECK (venue IN ('teams', 'zoom', 'meet', 'phone', 'in_person', 'other')),
    CONSTRAINT ck_sessions_known_repeats CHECK (repeats IN ('no', 'weekly', 'fortnightly', 'monthly')),
    CONSTRAINT ck_sessions_announced_once_planned CHECK (state <> 'draft' OR opened_at IS NULL),
    CONSTRAINT ck_sessions_announced_somewhere CHECK (opened_at IS NULL OR channel IS NOT NULL),
    CONSTRAINT ck_sessions_ended_with_a_time CHECK ((state IN ('cancelled', 'over')) = (ended_at IS NOT NULL))
)
 WITHOUT ROWID;

CREATE INDEX sessions_coming ON sessions (state, starts_at);

CREATE INDEX sessions_here ON sessions (guild, state, starts_at);

CREATE TABLE session_replies (
    session VARCHAR(32) NOT NULL,
    person BIGINT NOT NULL,
    guild BIGINT NOT NULL,
    reply VARCHAR(16) NOT NULL,
    position INTEGER NOT NULL,
    place VARCHAR(16),
    offered_until BIGINT,
    was_there BOOLEAN,
    CONSTRAINT pk_session_replies PRIMARY KEY (session, person),
    CONSTRAINT ck_session_replies_known_reply CHECK (reply IN ('going', 'later', 'cannot')),
    CONSTRAINT ck_session_replies_known_place CHECK (place IN ('held', 'waiting', 'offered')),
    CONSTRAINT ck_session_replies_a_place_for_who_comes CHECK ((reply = 'going') = (place IS NOT NULL)),
    CONSTRAINT ck_session_replies_offered_for_a_while CHECK ((place IS 'offered') = (offered_until IS NOT NULL)),
    CONSTRAINT fk_session_replies_session FOREIGN KEY(session) REFERENCES sessions (id)
)
 WITHOUT ROWID;

CREATE INDEX session_replies_in_order ON session_replies (session, place, position);

CREATE INDEX session_replies_of_person ON session_replies (guild, person);

CREATE TABLE session_totals (
    session VARCHAR(32) NOT NULL,
    role_group VARCHAR(16) NOT NULL,
    booked INTEGER,
    came INTEGER,
    CONSTRAINT pk_session_totals PRIMARY KEY (session, role_group),
    CONSTRAINT ck_session_totals_known_role_group CHECK (role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')),
    CONSTRAINT fk_session_totals_session FOREIGN KEY(session) REFERENCES sessions (id)
)
 WITHOUT ROWID;

CREATE TABLE programmes (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    author BIGINT NOT NULL,
    title TEXT NOT NULL,
    aim TEXT NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    begun_at BIGINT NOT NULL,
    channel BIGINT,
    ended_at BIGINT,
    CONSTRAINT pk_programmes PRIMARY KEY (id),
    CONSTRAINT ck_programmes_ends_after_it_starts CHECK (starts_on <= ends_on)
)
 WITHOUT ROWID;

CREATE UNIQUE INDEX programmes_one_at_a_time ON programmes (guild) WHERE ended_at IS NULL;

CREATE TRIGGER sessions_frozen BEFORE UPDATE ON sessions WHEN OLD.opened_at IS NOT NULL AND (NEW.id IS NOT
OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.offer IS NOT OLD.offer OR
NEW.costs IS NOT OLD.costs OR NEW.audience IS NOT OLD.audience OR NEW.zone IS NOT OLD.zone OR NEW.drafted_at
IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.beside IS NOT OLD.beside) AND NOT
(NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR
NEW.title IS NOT OLD.title OR NEW.aim IS NOT OLD.aim OR NEW.place IS NOT OLD.place OR NEW.led_by IS NOT
OLD.led_by OR NEW.venue IS NOT OLD.venue OR NEW.meant IS NOT OLD.meant OR NEW.zone IS NOT OLD.zone OR NEW.fold
IS NOT OLD.fold OR NEW.starts_at IS NOT OLD.starts_at OR NEW.minutes IS NOT OLD.minutes OR NEW.places IS NOT
OLD.places OR NEW.offer IS NOT OLD.offer OR NEW.costs IS NOT OLD.costs OR NEW.audience IS NOT OLD.audience OR
NEW.twin_question IS NOT OLD.twin_question OR NEW.twin_options IS NOT OLD.twin_options OR NEW.twin_prompts IS
NOT OLD.twin_prompts OR NEW.repeats IS NOT OLD.repeats OR NEW.occasions IS NOT OLD.occasions OR NEW.second IS
NOT OLD.second OR NEW.candidates IS NOT OLD.candidates OR NEW.series IS NOT OLD.series OR NEW.beside IS NOT
OLD.beside OR NEW.twin IS NOT OLD.twin OR NEW.channel IS NOT OLD.channel OR NEW.drafted_at IS NOT
OLD.drafted_at OR NEW.announces_at IS NOT OLD.announces_at OR NEW.opened_at IS NOT OLD.opened_at OR
NEW.edition IS NOT OLD.edition OR NEW.moved_at IS NOT OLD.moved_at OR NEW.ended_at IS NOT OLD.ended_at OR
NEW.caught_up IS NOT OLD.caught_up OR NEW.slides IS NOT OLD.slides OR NEW.heard IS NOT OLD.heard OR
NEW.follows IS NOT OLD.follows OR NEW.said_at IS NOT OLD.said_at)) BEGIN SELECT RAISE(ABORT, 'what is offered
for a session is frozen once it is announced'); END;

CREATE TRIGGER sessions_go_on BEFORE UPDATE ON sessions WHEN (OLD.state, NEW.state) NOT IN (VALUES ('draft',
'draft'), ('draft', 'planned'), ('planned', 'planned'), ('planned', 'cancelled'), ('planned', 'over'),
('cancelled', 'cancelled'), ('over', 'over')) BEGIN SELECT RAISE(ABORT, 'a session that is over or called off
does not come again'); END;

CREATE TRIGGER sessions_stay BEFORE DELETE ON sessions WHEN OLD.state = 'planned' BEGIN SELECT RAISE(ABORT, 'a
planned session is not deleted'); END;

CREATE TRIGGER session_places_fit BEFORE INSERT ON session_replies WHEN NEW.place IN ('held', 'offered') AND
(SELECT count(*) FROM session_replies WHERE session = NEW.session AND place IN ('held', 'offered')) >= (SELECT
places FROM sessions WHERE id = NEW.session) BEGIN SELECT RAISE(ABORT, 'every place of this session is
taken'); END;

CREATE TRIGGER session_places_fit_still BEFORE UPDATE ON session_replies WHEN NEW.place IN ('held', 'offered')
AND (OLD.place IS NULL OR OLD.place = 'waiting') AND (SELECT count(*) FROM session_replies WHERE session =
NEW.session AND place IN ('held', 'offered')) >= (SELECT places FROM sessions WHERE id = NEW.session) BEGIN
SELECT RAISE(ABORT, 'every place of this session is taken'); END