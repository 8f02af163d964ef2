CREATE TABLE topics (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    author BIGINT NOT NULL,
    state VARCHAR(16) NOT NULL,
    question TEXT NOT NULL,
    why TEXT NOT NULL,
    options TEXT NOT NULL,
    prompts TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    finding TEXT NOT NULL,
    found_in TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    offer TEXT NOT NULL,
    sensitive BOOLEAN NOT NULL,
    purpose VARCHAR(16) NOT NULL,
    source VARCHAR(16) NOT NULL,
    audience TEXT NOT NULL,
    drafted_at BIGINT NOT NULL,
    opened_at BIGINT,
    closes_at BIGINT NOT NULL,
    ended_at BIGINT,
    channel BIGINT,
    thread BIGINT,
    heard TEXT NOT NULL,
    do_by BIGINT,
    done TEXT NOT NULL,
    done_at BIGINT,
    CONSTRAINT pk_topics PRIMARY KEY (id),
    CONSTRAINT ck_topics_known_state CHECK (state IN ('draft', 'open', 'closed')),
    CONSTRAINT ck_topics_known_purpose CHECK (purpose IN ('involvement', 'research', 'reflection')),
    CONSTRAINT ck_topics_known_source CHECK (source IN ('partner', 'research', 'team')),
    CONSTRAINT ck_topics_opened_somewhere CHECK (state = 'draft' OR (opened_at IS NOT NULL AND channel IS NOT NULL)),
    CONSTRAINT ck_topics_ended_at_the_close CHECK ((state = 'closed') = (ended_at IS NOT NULL))
)
 WITHOUT ROWID;

CREATE INDEX topics_running ON topics (state, closes_at);

CREATE TABLE themes (
    id VARCHAR(32) NOT NULL,
    topic VARCHAR(32) NOT NULL,
    title TEXT NOT NULL,
    CONSTRAINT pk_themes PRIMARY KEY (id),
    CONSTRAINT fk_themes_topic FOREIGN KEY(topic) REFERENCES topics (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_themes_topic ON themes (topic);

CREATE TABLE contributions (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    topic VARCHAR(32) NOT NULL,
    author BIGINT NOT NULL,
    role_group VARCHAR(16) NOT NULL,
    option INTEGER,
    first_words TEXT NOT NULL,
    second_words TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    added TEXT NOT NULL,
    shown_as VARCHAR(16) NOT NULL,
    name TEXT NOT NULL,
    quote VARCHAR(16) NOT NULL,
    posted_at BIGINT NOT NULL,
    outcome VARCHAR(16),
    reason TEXT NOT NULL,
    theme VARCHAR(32),
    decided_at BIGINT,
    told_at BIGINT,
    CONSTRAINT pk_contributions PRIMARY KEY (id),
    CONSTRAINT ck_contributions_known_role_group CHECK (role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')),
    CONSTRAINT ck_contributions_known_shown_as CHECK (shown_as IN ('name', 'pseudonym', 'role')),
    CONSTRAINT ck_contributions_known_quote CHECK (quote IN ('yes', 'in_other_words', 'no')),
    CONSTRAINT ck_contributions_known_outcome CHECK (outcome IN ('used', 'partly', 'not_used', 'parked')),
    CONSTRAINT ck_contributions_decided_with_a_time CHECK ((outcome IS NULL) = (decided_at IS NULL)),
    CONSTRAINT ck_contributions_named_as_chosen CHECK ((name = '') = (shown_as = 'role')),
    CONSTRAINT fk_contributions_topic FOREIGN KEY(topic) REFERENCES topics (id),
    CONSTRAINT fk_contributions_theme FOREIGN KEY(theme) REFERENCES themes (id)
)
 WITHOUT ROWID;

CREATE INDEX contributions_of_topic ON contributions (topic, posted_at);

CREATE UNIQUE INDEX contributions_one_each ON contributions (topic, author) WHERE author > 0;

CREATE TABLE begun_answers (
    topic VARCHAR(32) NOT NULL,
    person BIGINT NOT NULL,
    guild BIGINT NOT NULL,
    option INTEGER,
    first_words TEXT NOT NULL,
    second_words TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    added TEXT NOT NULL,
    shown_as VARCHAR(16) NOT NULL,
    quote VARCHAR(16) NOT NULL,
    begun_at BIGINT NOT NULL,
    CONSTRAINT pk_begun_answers PRIMARY KEY (topic, person),
    CONSTRAINT ck_begun_answers_known_shown_as CHECK (shown_as IN ('name', 'pseudonym', 'role')),
    CONSTRAINT ck_begun_answers_known_quote CHECK (quote IN ('yes', 'in_other_words', 'no')),
    CONSTRAINT fk_begun_answers_topic FOREIGN KEY(topic) REFERENCES topics (id)
)
 WITHOUT ROWID;

CREATE TABLE resonances (
    contribution VARCHAR(32) NOT NULL,
    person BIGINT NOT NULL,
    guild BIGINT NOT NULL,
    resonance VARCHAR(16) NOT NULL,
    CONSTRAINT pk_resonances PRIMARY KEY (contribution, person),
    CONSTRAINT ck_resonances_known_resonance CHECK (resonance IN ('same', 'different')),
    CONSTRAINT fk_resonances_contribution FOREIGN KEY(contribution) REFERENCES contributions (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TRIGGER topics_frozen BEFORE UPDATE ON topics WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id OR
NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT OLD.question OR NEW.why IS
NOT OLD.why OR NEW.options IS NOT OLD.options OR NEW.prompts IS NOT OLD.prompts OR NEW.follow_up IS NOT
OLD.follow_up OR NEW.finding IS NOT OLD.finding OR NEW.found_in IS NOT OLD.found_in OR NEW.minutes IS NOT
OLD.minutes OR NEW.offer IS NOT OLD.offer OR NEW.sensitive IS NOT OLD.sensitive OR NEW.purpose IS NOT
OLD.purpose OR NEW.source IS NOT OLD.source OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT
OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at) AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR
NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.why IS NOT
OLD.why OR NEW.options IS NOT OLD.options OR NEW.prompts IS NOT OLD.prompts OR NEW.follow_up IS NOT
OLD.follow_up OR NEW.finding IS NOT OLD.finding OR NEW.found_in IS NOT OLD.found_in OR NEW.minutes IS NOT
OLD.minutes OR NEW.offer IS NOT OLD.offer OR NEW.sensitive IS NOT OLD.sensitive OR NEW.purpose IS NOT
OLD.purpose OR NEW.source IS NOT OLD.source OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT
OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at OR NEW.ended_at IS
NOT OLD.ended_at OR NEW.channel IS NOT OLD.channel OR NEW.thread IS NOT OLD.thread OR NEW.heard IS NOT
OLD.heard OR NEW.do_by IS NOT OLD.do_by OR NEW.done IS NOT OLD.done OR NEW.done_at IS NOT OLD.done_at)) BEGIN
SELECT RAISE(ABORT, 'a topic is frozen once open'); END;

CREATE TRIGGER topics_go_on BEFORE UPDATE ON topics WHEN (OLD.state, NEW.state) NOT IN (VALUES ('draft',
'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed'), ('closed', 'closed')) BEGIN SELECT
RAISE(ABORT, 'a topic that has closed does not open again'); END;

CREATE TRIGGER topics_stay BEFORE DELETE ON topics WHEN OLD.state = 'open' BEGIN SELECT RAISE(ABORT, 'an open
topic is not deleted'); END
