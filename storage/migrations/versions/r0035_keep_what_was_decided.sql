CREATE TABLE decisions (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    question TEXT NOT NULL,
    percent INTEGER NOT NULL,
    quorum INTEGER NOT NULL,
    is_blurred BOOLEAN NOT NULL,
    told_of INTEGER NOT NULL,
    decided_at BIGINT NOT NULL,
    follows TEXT NOT NULL,
    follows_by BIGINT NOT NULL,
    again VARCHAR(32),
    CONSTRAINT pk_decisions PRIMARY KEY (id),
    CONSTRAINT fk_decisions_again FOREIGN KEY(again) REFERENCES decisions (id)
)
 WITHOUT ROWID;

CREATE INDEX decisions_again ON decisions (again);

CREATE INDEX decisions_here ON decisions (guild, decided_at);

CREATE TABLE decision_events (
    decision VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR(16) NOT NULL,
    at BIGINT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_decision_events PRIMARY KEY (decision, number),
    CONSTRAINT ck_decision_events_known_kind CHECK (kind IN ('corrected', 'followed')),
    CONSTRAINT ck_decision_events_said_in_words CHECK (words <> ''),
    CONSTRAINT fk_decision_events_decision FOREIGN KEY(decision) REFERENCES decisions (id)
)
 WITHOUT ROWID;

CREATE TABLE decision_pools (
    decision VARCHAR(32) NOT NULL,
    place INTEGER NOT NULL,
    pool TEXT NOT NULL,
    verdict VARCHAR(16),
    yes INTEGER,
    no INTEGER,
    neither INTEGER,
    CONSTRAINT pk_decision_pools PRIMARY KEY (decision, place),
    CONSTRAINT ck_decision_pools_known_verdict CHECK (verdict IN ('reached', 'not_reached', 'no_quorum')),
    CONSTRAINT fk_decision_pools_decision FOREIGN KEY(decision) REFERENCES decisions (id)
)
 WITHOUT ROWID;

CREATE TABLE dissents (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    decision VARCHAR(32) NOT NULL,
    author BIGINT NOT NULL,
    role_group VARCHAR(16),
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    added_at BIGINT,
    CONSTRAINT pk_dissents PRIMARY KEY (id),
    CONSTRAINT ck_dissents_said_in_words CHECK (words <> ''),
    CONSTRAINT fk_dissents_decision FOREIGN KEY(decision) REFERENCES decisions (id)
)
 WITHOUT ROWID;

CREATE INDEX dissents_by ON dissents (guild, author);

CREATE INDEX dissents_of ON dissents (decision, added_at);

CREATE TABLE follow_ups (
    id VARCHAR(32) NOT NULL,
    decision VARCHAR(32) NOT NULL,
    due_at BIGINT NOT NULL,
    told BOOLEAN NOT NULL,
    CONSTRAINT pk_follow_ups PRIMARY KEY (id),
    CONSTRAINT fk_follow_ups_decision FOREIGN KEY(decision) REFERENCES decisions (id)
)
 WITHOUT ROWID;

CREATE INDEX follow_ups_due ON follow_ups (told, due_at);

CREATE TRIGGER decision_events_remain BEFORE DELETE ON decision_events WHEN NOT EXISTS (SELECT 1 FROM departures WHERE guild = (SELECT guild FROM decisions WHERE id = OLD.decision)) BEGIN SELECT RAISE(ABORT, 'it is added to, and never written over'); END;

CREATE TRIGGER decision_events_stay BEFORE UPDATE ON decision_events WHEN 1 BEGIN SELECT RAISE(ABORT, 'it is added to, and never written over'); END;

CREATE TRIGGER decision_pools_remain BEFORE DELETE ON decision_pools WHEN NOT EXISTS (SELECT 1 FROM departures WHERE guild = (SELECT guild FROM decisions WHERE id = OLD.decision)) BEGIN SELECT RAISE(ABORT, 'what was decided does not change'); END;

CREATE TRIGGER decision_pools_stay BEFORE UPDATE ON decision_pools WHEN 1 BEGIN SELECT RAISE(ABORT, 'what was decided does not change'); END;

CREATE TRIGGER decision_pools_whole BEFORE INSERT ON decision_pools WHEN NEW.place < 0 OR NEW.place >= (SELECT told_of FROM decisions WHERE id = NEW.decision) BEGIN SELECT RAISE(ABORT, 'what was decided does not change'); END;

CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions WHEN NOT EXISTS (SELECT 1 FROM departures WHERE guild = OLD.guild) BEGIN SELECT RAISE(ABORT, 'what was decided does not change'); END;

CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions WHEN 1 BEGIN SELECT RAISE(ABORT, 'what was decided does not change'); END;

CREATE TRIGGER dissents_stay BEFORE UPDATE ON dissents WHEN OLD.added_at IS NOT NULL AND (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.decision IS NOT OLD.decision OR NEW.author IS NOT OLD.author OR NEW.role_group IS NOT OLD.role_group OR NEW.words IS NOT OLD.words OR NEW.begun_at IS NOT OLD.begun_at OR NEW.added_at IS NOT OLD.added_at OR NEW.name NOT IN ('', OLD.name)) BEGIN SELECT RAISE(ABORT, 'it stands as its author added it, and can be taken back whole'); END
