DROP TRIGGER topics_frozen;

CREATE TABLE contributions_new (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    topic VARCHAR(32) NOT NULL,
    author BIGINT NOT NULL,
    role_group VARCHAR(16),
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
    told_outcome VARCHAR(16),
    same_for INTEGER,
    different_for INTEGER,
    pool TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_contributions PRIMARY KEY (id),
    CONSTRAINT ck_contributions_known_role_group CHECK (role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')),
    CONSTRAINT ck_contributions_known_shown_as CHECK (shown_as IN ('name', 'pseudonym', 'role')),
    CONSTRAINT ck_contributions_known_quote CHECK (quote IN ('yes', 'in_other_words', 'no')),
    CONSTRAINT ck_contributions_known_outcome CHECK (outcome IN ('used', 'partly', 'not_used', 'parked')),
    CONSTRAINT ck_contributions_decided_with_a_time CHECK ((outcome IS NULL) = (decided_at IS NULL)),
    CONSTRAINT ck_contributions_named_as_chosen CHECK ((name = '') = (shown_as = 'role')),
    CONSTRAINT ck_contributions_nobodys_without_a_name CHECK (role_group IS NOT NULL OR (author = 0 AND name = '')),
    CONSTRAINT ck_contributions_one_group_or_another CHECK (pool = '' OR role_group IS NULL),
    CONSTRAINT fk_contributions_topic FOREIGN KEY(topic) REFERENCES topics (id),
    CONSTRAINT fk_contributions_theme FOREIGN KEY(theme) REFERENCES themes (id)
)
 WITHOUT ROWID;

INSERT INTO contributions_new (id, guild, topic, author, role_group, option, first_words, second_words, follow_up, added, shown_as, name, quote, posted_at, outcome, reason, theme, decided_at, told_at, told_outcome, same_for, different_for) SELECT id, guild, topic, author, role_group, option, first_words, second_words, follow_up, added, shown_as, name, quote, posted_at, outcome, reason, theme, decided_at, told_at, told_outcome, same_for, different_for FROM contributions;

DROP TABLE contributions;

ALTER TABLE contributions_new RENAME TO contributions;

CREATE INDEX contributions_of_topic ON contributions (topic, posted_at);

CREATE UNIQUE INDEX contributions_one_each ON contributions (topic, author) WHERE author > 0;

CREATE TABLE answer_boxes (
    topic VARCHAR(32) NOT NULL,
    state VARCHAR(16) NOT NULL,
    public_key BLOB NOT NULL,
    due BIGINT NOT NULL,
    released_at BIGINT,
    decide_by BIGINT,
    ours_until BIGINT,
    CONSTRAINT pk_answer_boxes PRIMARY KEY (topic),
    CONSTRAINT ck_answer_boxes_known_state CHECK (state IN ('open', 'deciding', 'settled', 'ended', 'lost')),
    CONSTRAINT fk_answer_boxes_topic FOREIGN KEY(topic) REFERENCES topics (id)
)
 WITHOUT ROWID;

CREATE TABLE sealed_drafts (
    topic VARCHAR(32) NOT NULL,
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT pk_sealed_drafts PRIMARY KEY (topic, tag),
    CONSTRAINT ck_sealed_drafts_tag_size CHECK (length(tag) = 16),
    CONSTRAINT fk_sealed_drafts_topic FOREIGN KEY(topic) REFERENCES topics (id)
)
 WITHOUT ROWID;

CREATE TABLE sealed_answers (
    topic VARCHAR(32) NOT NULL,
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT pk_sealed_answers PRIMARY KEY (topic, tag),
    CONSTRAINT ck_sealed_answers_tag_size CHECK (length(tag) = 16),
    CONSTRAINT fk_sealed_answers_topic FOREIGN KEY(topic) REFERENCES topics (id)
)
 WITHOUT ROWID;

CREATE TABLE sealed_wishes (
    topic VARCHAR(32) NOT NULL,
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT pk_sealed_wishes PRIMARY KEY (topic, tag),
    CONSTRAINT ck_sealed_wishes_tag_size CHECK (length(tag) = 16),
    CONSTRAINT fk_sealed_wishes_topic FOREIGN KEY(topic) REFERENCES topics (id)
)
 WITHOUT ROWID;

CREATE TABLE shown_answers (
    topic VARCHAR(32) NOT NULL,
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT pk_shown_answers PRIMARY KEY (topic, tag),
    CONSTRAINT ck_shown_answers_tag_size CHECK (length(tag) = 16),
    CONSTRAINT fk_shown_answers_topic FOREIGN KEY(topic) REFERENCES topics (id)
)
 WITHOUT ROWID;

CREATE TABLE asked_back (
    contribution VARCHAR(32) NOT NULL,
    words TEXT NOT NULL,
    reply TEXT NOT NULL,
    CONSTRAINT pk_asked_back PRIMARY KEY (contribution),
    CONSTRAINT fk_asked_back_contribution FOREIGN KEY(contribution) REFERENCES contributions (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

ALTER TABLE topics ADD COLUMN anonymous BOOLEAN DEFAULT 0 NOT NULL;

CREATE TRIGGER topics_frozen BEFORE UPDATE ON topics WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT OLD.question OR NEW.why IS NOT OLD.why OR NEW.options IS NOT OLD.options OR NEW.prompts IS NOT OLD.prompts OR NEW.follow_up IS NOT OLD.follow_up OR NEW.finding IS NOT OLD.finding OR NEW.found_in IS NOT OLD.found_in OR NEW.minutes IS NOT OLD.minutes OR NEW.offer IS NOT OLD.offer OR NEW.sensitive IS NOT OLD.sensitive OR NEW.purpose IS NOT OLD.purpose OR NEW.source IS NOT OLD.source OR NEW.audience IS NOT OLD.audience OR NEW.twin_of IS NOT OLD.twin_of OR NEW.anonymous IS NOT OLD.anonymous OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at) AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.why IS NOT OLD.why OR NEW.options IS NOT OLD.options OR NEW.prompts IS NOT OLD.prompts OR NEW.follow_up IS NOT OLD.follow_up OR NEW.finding IS NOT OLD.finding OR NEW.found_in IS NOT OLD.found_in OR NEW.minutes IS NOT OLD.minutes OR NEW.offer IS NOT OLD.offer OR NEW.sensitive IS NOT OLD.sensitive OR NEW.purpose IS NOT OLD.purpose OR NEW.source IS NOT OLD.source OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at OR NEW.ended_at IS NOT OLD.ended_at OR NEW.channel IS NOT OLD.channel OR NEW.thread IS NOT OLD.thread OR NEW.heard IS NOT OLD.heard OR NEW.do_by IS NOT OLD.do_by OR NEW.done IS NOT OLD.done OR NEW.done_at IS NOT OLD.done_at OR NEW.heard_at IS NOT OLD.heard_at OR NEW.twin_of IS NOT OLD.twin_of OR NEW.heard_live IS NOT OLD.heard_live OR NEW.anonymous IS NOT OLD.anonymous)) BEGIN SELECT RAISE(ABORT, 'a topic is frozen once open'); END;

CREATE TRIGGER answer_boxes_go_on BEFORE UPDATE ON answer_boxes WHEN (OLD.state, NEW.state) NOT IN (VALUES ('open', 'open'), ('open', 'deciding'), ('open', 'lost'), ('deciding', 'deciding'), ('deciding', 'settled'), ('deciding', 'lost'), ('settled', 'settled'), ('settled', 'ended'), ('settled', 'lost'), ('ended', 'ended'), ('lost', 'lost')) OR NEW.public_key IS NOT OLD.public_key BEGIN SELECT RAISE(ABORT, 'what is sealed here goes on as it was said'); END;

CREATE TRIGGER sealed_drafts_in_time BEFORE INSERT ON sealed_drafts WHEN coalesce((SELECT state FROM answer_boxes WHERE topic = NEW.topic), '') NOT IN ('open') BEGIN SELECT RAISE(ABORT, 'it is too late'); END;

CREATE TRIGGER sealed_drafts_replaced BEFORE UPDATE ON sealed_drafts WHEN NEW.topic IS NOT OLD.topic OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed) BEGIN SELECT RAISE(ABORT, 'what is sealed is replaced by something of its own size'); END;

CREATE TRIGGER sealed_answers_in_time BEFORE INSERT ON sealed_answers WHEN coalesce((SELECT state FROM answer_boxes WHERE topic = NEW.topic), '') NOT IN ('open', 'deciding') BEGIN SELECT RAISE(ABORT, 'it is too late'); END;

CREATE TRIGGER sealed_answers_replaced BEFORE UPDATE ON sealed_answers WHEN NEW.topic IS NOT OLD.topic OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed) BEGIN SELECT RAISE(ABORT, 'what is sealed is replaced by something of its own size'); END;

CREATE TRIGGER sealed_wishes_in_time BEFORE INSERT ON sealed_wishes WHEN coalesce((SELECT state FROM answer_boxes WHERE topic = NEW.topic), '') NOT IN ('open', 'deciding', 'settled') BEGIN SELECT RAISE(ABORT, 'it is too late'); END;

CREATE TRIGGER sealed_wishes_replaced BEFORE UPDATE ON sealed_wishes WHEN NEW.topic IS NOT OLD.topic OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed) BEGIN SELECT RAISE(ABORT, 'what is sealed is replaced by something of its own size'); END;

CREATE TRIGGER shown_answers_in_time BEFORE INSERT ON shown_answers WHEN coalesce((SELECT state FROM answer_boxes WHERE topic = NEW.topic), '') NOT IN ('open', 'deciding') BEGIN SELECT RAISE(ABORT, 'it is too late'); END;

CREATE TRIGGER shown_answers_replaced BEFORE UPDATE ON shown_answers WHEN NEW.topic IS NOT OLD.topic OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed) BEGIN SELECT RAISE(ABORT, 'what is sealed is replaced by something of its own size'); END
