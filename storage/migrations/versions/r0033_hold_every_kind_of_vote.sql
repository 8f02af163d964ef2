DROP TRIGGER ballots_in_time;

DROP TRIGGER counts_once;

DROP TRIGGER electorates_fixed;

DROP TRIGGER electorates_stay;

DROP TRIGGER polls_blurred;

DROP TRIGGER polls_extended_once;

DROP TRIGGER polls_frozen;

DROP TRIGGER polls_go_on;

DROP TRIGGER polls_stay;

CREATE TABLE polls_anew (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    author BIGINT NOT NULL,
    state VARCHAR(16) NOT NULL,
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
    split BOOLEAN NOT NULL,
    asked INTEGER,
    ended_at BIGINT,
    result VARCHAR(16),
    answers INTEGER,
    kind VARCHAR(16) NOT NULL,
    most INTEGER NOT NULL,
    percent INTEGER,
    quorum INTEGER NOT NULL,
    next_within INTEGER NOT NULL,
    again VARCHAR(32),
    suggestion VARCHAR(32),
    shortened BOOLEAN NOT NULL,
    CONSTRAINT pk_polls PRIMARY KEY (id),
    CONSTRAINT ck_polls_known_state CHECK (state IN ('draft', 'open', 'closed', 'void', 'withdrawn')),
    CONSTRAINT ck_polls_known_sensitivity CHECK (sensitivity IN ('ordinary', 'sensitive')),
    CONSTRAINT ck_polls_known_turnout CHECK (turnout IN ('none', '1-4', '5-9', '10-19', '20+', '5+', '10+')),
    CONSTRAINT ck_polls_known_result CHECK (result IN ('counts', 'blurred', 'words', 'too_few', 'no_decision', 'void', 'earlier')),
    CONSTRAINT ck_polls_result_at_the_end CHECK ((state IN ('closed', 'void')) = (result IS NOT NULL)),
    CONSTRAINT ck_polls_open_with_a_key CHECK (state = 'draft' OR public_key IS NOT NULL),
    CONSTRAINT ck_polls_asked_at_the_opening CHECK (state = 'draft' OR asked IS NOT NULL),
    CONSTRAINT ck_polls_no_small_numbers CHECK (answers >= 5),
    CONSTRAINT ck_polls_answers_told CHECK ((answers IS NOT NULL) = (result = 'counts')),
    CONSTRAINT ck_polls_sensitive_unsplit CHECK (sensitivity = 'ordinary' OR NOT split OR state = 'draft'),
    CONSTRAINT ck_polls_known_kind CHECK (kind IN ('single', 'multiple', 'scale', 'decision', 'written')),
    CONSTRAINT ck_polls_decided_by_a_rule CHECK ((percent IS NOT NULL) = (kind = 'decision')),
    CONSTRAINT ck_polls_several_only_where_chosen CHECK (most = 1 OR kind = 'multiple'),
    CONSTRAINT ck_polls_kinds_that_can_be_sensitive CHECK (sensitivity = 'ordinary' OR kind IN ('single', 'decision', 'written')),
    CONSTRAINT ck_polls_words_of_written_answers CHECK ((result = 'words') <= (kind = 'written'))
)
 WITHOUT ROWID;

INSERT INTO polls_anew (id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, opened_at, closes_at, extended, turnout, turnout_due, channel, public_key, split, asked, ended_at, result, answers, kind, most, percent, quorum, next_within, again, suggestion, shortened) SELECT id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, opened_at, closes_at, extended, turnout, turnout_due, channel, public_key, split, asked, ended_at, result, answers, 'single', 1, NULL, 0, 14, NULL, NULL, 0 FROM polls;

DROP TABLE polls;

ALTER TABLE polls_anew RENAME TO polls;

CREATE INDEX polls_running ON polls (state, closes_at);

CREATE TABLE pool_outcomes (
    poll VARCHAR(32) NOT NULL,
    pool TEXT NOT NULL,
    answers INTEGER,
    verdict VARCHAR(16),
    CONSTRAINT pk_pool_outcomes PRIMARY KEY (poll, pool),
    CONSTRAINT ck_pool_outcomes_known_verdict CHECK (verdict IN ('reached', 'not_reached', 'no_quorum')),
    CONSTRAINT fk_pool_outcomes_poll FOREIGN KEY(poll) REFERENCES polls (id)
)
 WITHOUT ROWID;

CREATE TABLE written_answers (
    poll VARCHAR(32) NOT NULL,
    place INTEGER NOT NULL,
    words TEXT NOT NULL,
    pool TEXT NOT NULL,
    CONSTRAINT pk_written_answers PRIMARY KEY (poll, place),
    CONSTRAINT fk_written_answers_poll FOREIGN KEY(poll) REFERENCES polls (id)
)
 WITHOUT ROWID;

CREATE TABLE next_steps (
    poll VARCHAR(32) NOT NULL,
    due BIGINT NOT NULL,
    told_at BIGINT,
    words TEXT NOT NULL,
    CONSTRAINT pk_next_steps PRIMARY KEY (poll),
    CONSTRAINT ck_next_steps_told_in_words CHECK ((told_at IS NULL) = (words = '')),
    CONSTRAINT fk_next_steps_poll FOREIGN KEY(poll) REFERENCES polls (id)
)
 WITHOUT ROWID;

CREATE TABLE ballot_drafts (
    poll VARCHAR(32) NOT NULL,
    tag BLOB NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT pk_ballot_drafts PRIMARY KEY (poll, tag),
    CONSTRAINT ck_ballot_drafts_tag_size CHECK (length(tag) = 16),
    CONSTRAINT fk_ballot_drafts_poll FOREIGN KEY(poll) REFERENCES polls (id)
)
 WITHOUT ROWID;

INSERT INTO pool_outcomes (poll, pool, answers) SELECT poll, pool, sum(answers) FROM poll_counts WHERE pool <> '' GROUP BY poll, pool;

CREATE TRIGGER ballot_drafts_in_time BEFORE INSERT ON ballot_drafts WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'open' BEGIN SELECT RAISE(ABORT, 'this vote is not open'); END;

CREATE TRIGGER ballot_drafts_replaced BEFORE UPDATE ON ballot_drafts WHEN NEW.poll IS NOT OLD.poll OR NEW.tag IS NOT OLD.tag OR length(NEW.sealed) <> length(OLD.sealed) BEGIN SELECT RAISE(ABORT, 'a ballot is replaced by one of its own size'); END;

CREATE TRIGGER ballots_in_time BEFORE INSERT ON ballots WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'open' BEGIN SELECT RAISE(ABORT, 'this vote is not open'); END;

CREATE TRIGGER counts_once BEFORE INSERT ON poll_counts WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'open' BEGIN SELECT RAISE(ABORT, 'counts are kept at the close'); END;

CREATE TRIGGER electorates_fixed BEFORE INSERT ON electorates WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END;

CREATE TRIGGER electorates_stay BEFORE DELETE ON electorates WHEN (SELECT state FROM polls WHERE id = OLD.poll) = 'open' BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END;

CREATE TRIGGER next_steps_once BEFORE INSERT ON next_steps WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'closed' BEGIN SELECT RAISE(ABORT, 'it is owed from the close on'); END;

CREATE TRIGGER polls_blurred BEFORE UPDATE ON polls WHEN NEW.sensitivity = 'sensitive' AND NEW.result = 'counts' AND OLD.result IS NULL BEGIN SELECT RAISE(ABORT, 'numbers of a sensitive vote are blurred'); END;

CREATE TRIGGER polls_extended_once BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND (NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended OR NEW.shortened IS NOT OLD.shortened) AND NOT (NEW.closes_at > OLD.closes_at AND NEW.extended AND NOT OLD.extended AND NEW.shortened IS OLD.shortened) AND NOT (NEW.closes_at < OLD.closes_at AND NEW.shortened AND NOT OLD.shortened AND NEW.extended IS OLD.extended AND NEW.closes_at IS OLD.turnout_due) BEGIN SELECT RAISE(ABORT, 'a vote is extended once, and closes early once, when the turnout is next shown'); END;

CREATE TRIGGER polls_frozen BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key OR NEW.split IS NOT OLD.split OR NEW.asked IS NOT OLD.asked OR NEW.kind IS NOT OLD.kind OR NEW.most IS NOT OLD.most OR NEW.percent IS NOT OLD.percent OR NEW.quorum IS NOT OLD.quorum OR NEW.next_within IS NOT OLD.next_within OR NEW.again IS NOT OLD.again OR NEW.suggestion IS NOT OLD.suggestion) AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout OR NEW.turnout_due IS NOT OLD.turnout_due OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key OR NEW.split IS NOT OLD.split OR NEW.asked IS NOT OLD.asked OR NEW.ended_at IS NOT OLD.ended_at OR NEW.result IS NOT OLD.result OR NEW.answers IS NOT OLD.answers OR NEW.kind IS NOT OLD.kind OR NEW.most IS NOT OLD.most OR NEW.percent IS NOT OLD.percent OR NEW.quorum IS NOT OLD.quorum OR NEW.next_within IS NOT OLD.next_within OR NEW.again IS NOT OLD.again OR NEW.suggestion IS NOT OLD.suggestion OR NEW.shortened IS NOT OLD.shortened)) BEGIN SELECT RAISE(ABORT, 'a vote is frozen once open'); END;

CREATE TRIGGER polls_go_on BEFORE UPDATE ON polls WHEN (OLD.state, NEW.state) NOT IN (VALUES ('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'closed'), ('open', 'void'), ('open', 'withdrawn')) AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout OR NEW.turnout_due IS NOT OLD.turnout_due OR NEW.channel IS NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key OR NEW.split IS NOT OLD.split OR NEW.asked IS NOT OLD.asked OR NEW.ended_at IS NOT OLD.ended_at OR NEW.result IS NOT OLD.result OR NEW.answers IS NOT OLD.answers OR NEW.kind IS NOT OLD.kind OR NEW.most IS NOT OLD.most OR NEW.percent IS NOT OLD.percent OR NEW.quorum IS NOT OLD.quorum OR NEW.next_within IS NOT OLD.next_within OR NEW.again IS NOT OLD.again OR NEW.suggestion IS NOT OLD.suggestion OR NEW.shortened IS NOT OLD.shortened)) BEGIN SELECT RAISE(ABORT, 'a vote that has ended does not change'); END;

CREATE TRIGGER polls_stay BEFORE DELETE ON polls WHEN OLD.state = 'open' BEGIN SELECT RAISE(ABORT, 'an open vote is not deleted'); END;

CREATE TRIGGER pool_outcomes_once BEFORE INSERT ON pool_outcomes WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'open' BEGIN SELECT RAISE(ABORT, 'this is kept at the close'); END;

CREATE TRIGGER pool_outcomes_stay BEFORE UPDATE ON pool_outcomes WHEN 1 BEGIN SELECT RAISE(ABORT, 'what was told does not change'); END;

CREATE TRIGGER written_answers_once BEFORE INSERT ON written_answers WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS NOT 'open' BEGIN SELECT RAISE(ABORT, 'this is kept at the close'); END;

CREATE TRIGGER written_answers_stay BEFORE UPDATE ON written_answers WHEN 1 BEGIN SELECT RAISE(ABORT, 'what was told does not change'); END
