DROP TRIGGER ballots_in_time;

DROP TRIGGER ballots_replaced;

DROP TRIGGER counts_once;

DROP TRIGGER counts_stay;

DROP TRIGGER electorates_fixed;

DROP TRIGGER electorates_kept;

DROP TRIGGER electorates_stay;

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
    planned INTEGER,
    CONSTRAINT pk_polls PRIMARY KEY (id),
    CONSTRAINT ck_polls_known_state CHECK (state IN ('draft', 'open', 'closed', 'void', 'withdrawn')),
    CONSTRAINT ck_polls_known_sensitivity CHECK (sensitivity IN ('ordinary', 'sensitive')),
    CONSTRAINT ck_polls_known_turnout CHECK (turnout IN ('none', '1-4', '5-9', '10-19', '20+', '5+', '10+')),
    CONSTRAINT ck_polls_known_result CHECK (result IN ('counts', 'blurred', 'too_few', 'void', 'earlier')),
    CONSTRAINT ck_polls_result_at_the_end CHECK ((state IN ('closed', 'void')) = (result IS NOT NULL)),
    CONSTRAINT ck_polls_open_with_a_key CHECK (state = 'draft' OR public_key IS NOT NULL),
    CONSTRAINT ck_polls_asked_at_the_opening CHECK (state = 'draft' OR asked IS NOT NULL),
    CONSTRAINT ck_polls_no_small_numbers CHECK (answers >= 5),
    CONSTRAINT ck_polls_answers_told CHECK ((answers IS NOT NULL) = (result = 'counts')),
    CONSTRAINT ck_polls_sensitive_unsplit CHECK (sensitivity = 'ordinary' OR NOT split OR state = 'draft')
)
WITHOUT ROWID;

INSERT INTO polls_anew (
    id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, opened_at,
    closes_at, extended, turnout, turnout_due, channel, public_key, split, asked, ended_at, result, answers,
    planned
) SELECT
    id,
    guild,
    author,
    state,
    question,
    options,
    next_step,
    sensitivity,
    audience,
    drafted_at,
    opened_at,
    closes_at,
    extended,
    CASE WHEN state NOT IN ('draft', 'open') THEN 'none' ELSE turnout END,
    turnout_due,
    channel,
    public_key,
    EXISTS (SELECT 1 FROM poll_counts WHERE poll = polls.id AND role_group <> ''),
    CASE WHEN state <> 'draft' THEN (SELECT count(*) FROM electorates WHERE poll = polls.id) END,
    ended_at,
    CASE WHEN result IN ('majority', 'total_only') THEN 'earlier' ELSE result END,
    CASE WHEN result = 'counts' THEN answers END,
    planned
FROM polls;

DELETE FROM electorates WHERE poll IN (SELECT id FROM polls WHERE state NOT IN ('draft', 'open'));

CREATE TABLE poll_counts_anew (
    poll VARCHAR(32) NOT NULL,
    pool TEXT NOT NULL,
    option INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    CONSTRAINT pk_poll_counts PRIMARY KEY (poll, pool, option),
    CONSTRAINT fk_poll_counts_poll FOREIGN KEY(poll) REFERENCES polls (id)
)
WITHOUT ROWID;

INSERT INTO poll_counts_anew (poll, pool, option, answers)
    SELECT poll, role_group, option, answers FROM poll_counts;

DROP TABLE poll_counts;

DROP TABLE polls;

ALTER TABLE polls_anew RENAME TO polls;

ALTER TABLE poll_counts_anew RENAME TO poll_counts;

CREATE INDEX polls_running ON polls (state, closes_at);

CREATE TRIGGER polls_frozen BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id OR
    NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT OLD.question OR NEW.options IS
    NOT OLD.options OR NEW.next_step IS NOT OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience
    IS NOT OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.channel
    IS NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key OR NEW.split IS NOT OLD.split OR NEW.asked IS NOT
    OLD.asked) AND NOT (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS
    NOT OLD.state OR NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT
    OLD.next_step OR NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS
    NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at OR NEW.extended
    IS NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout OR NEW.turnout_due IS NOT OLD.turnout_due OR NEW.channel
    IS NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key OR NEW.split IS NOT OLD.split OR NEW.asked IS NOT
    OLD.asked OR NEW.ended_at IS NOT OLD.ended_at OR NEW.result IS NOT OLD.result OR NEW.answers IS NOT OLD.answers
    OR NEW.planned IS NOT OLD.planned)) BEGIN SELECT RAISE(ABORT, 'a vote is frozen once open'); END;

CREATE TRIGGER polls_go_on BEFORE UPDATE ON polls WHEN (OLD.state, NEW.state) NOT IN (VALUES ('draft', 'draft'),
    ('draft', 'open'), ('open', 'open'), ('open', 'closed'), ('open', 'void'), ('open', 'withdrawn')) AND NOT
    (NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR
    NEW.question IS NOT OLD.question OR NEW.options IS NOT OLD.options OR NEW.next_step IS NOT OLD.next_step OR
    NEW.sensitivity IS NOT OLD.sensitivity OR NEW.audience IS NOT OLD.audience OR NEW.drafted_at IS NOT
    OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS NOT OLD.closes_at OR NEW.extended IS
    NOT OLD.extended OR NEW.turnout IS NOT OLD.turnout OR NEW.turnout_due IS NOT OLD.turnout_due OR NEW.channel IS
    NOT OLD.channel OR NEW.public_key IS NOT OLD.public_key OR NEW.split IS NOT OLD.split OR NEW.asked IS NOT
    OLD.asked OR NEW.ended_at IS NOT OLD.ended_at OR NEW.result IS NOT OLD.result OR NEW.answers IS NOT OLD.answers
    OR NEW.planned IS NOT OLD.planned)) BEGIN SELECT RAISE(ABORT, 'a vote that has ended does not change'); END;

CREATE TRIGGER polls_extended_once BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND (NEW.closes_at IS NOT
    OLD.closes_at OR NEW.extended IS NOT OLD.extended) AND NOT (NEW.closes_at > OLD.closes_at AND NEW.extended AND
    NOT OLD.extended) BEGIN SELECT RAISE(ABORT, 'a vote is extended once, and never shortened'); END;

CREATE TRIGGER polls_blurred BEFORE UPDATE ON polls WHEN NEW.sensitivity = 'sensitive' AND NEW.result = 'counts'
    AND OLD.result IS NULL BEGIN SELECT RAISE(ABORT, 'numbers of a sensitive vote are blurred'); END;

CREATE TRIGGER polls_stay BEFORE DELETE ON polls WHEN OLD.state = 'open' BEGIN SELECT RAISE(ABORT, 'an open vote
    is not deleted'); END;

CREATE TRIGGER electorates_fixed BEFORE INSERT ON electorates WHEN (SELECT state FROM polls WHERE id = NEW.poll)
    IS NOT 'draft' BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END;

CREATE TRIGGER electorates_kept BEFORE UPDATE ON electorates WHEN NOT (OLD.person > 0 AND NEW.person < 0 AND
    NEW.poll IS OLD.poll AND NEW.role_group IS OLD.role_group) BEGIN SELECT RAISE(ABORT, 'who is asked is fixed');
    END;

CREATE TRIGGER electorates_stay BEFORE DELETE ON electorates WHEN (SELECT state FROM polls WHERE id = OLD.poll)
    = 'open' BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END;

CREATE TRIGGER ballots_in_time BEFORE INSERT ON ballots WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS
    NOT 'open' BEGIN SELECT RAISE(ABORT, 'this vote is not open'); END;

CREATE TRIGGER ballots_replaced BEFORE UPDATE ON ballots WHEN NEW.poll IS NOT OLD.poll OR NEW.tag IS NOT OLD.tag
    OR length(NEW.sealed) <> length(OLD.sealed) BEGIN SELECT RAISE(ABORT, 'a ballot is replaced by one of its own
    size'); END;

CREATE TRIGGER counts_once BEFORE INSERT ON poll_counts WHEN (SELECT state FROM polls WHERE id = NEW.poll) IS
    NOT 'open' BEGIN SELECT RAISE(ABORT, 'counts are kept at the close'); END;

CREATE TRIGGER counts_stay BEFORE UPDATE ON poll_counts WHEN 1 BEGIN SELECT RAISE(ABORT, 'counts do not
    change'); END
