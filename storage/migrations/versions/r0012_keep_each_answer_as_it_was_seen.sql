CREATE TABLE begun_anew (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    topic VARCHAR(32) NOT NULL,
    person BIGINT NOT NULL,
    for_whom TEXT NOT NULL,
    role_group VARCHAR(16),
    called TEXT NOT NULL,
    option INTEGER,
    first_words TEXT NOT NULL,
    second_words TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    added TEXT NOT NULL,
    shown_as VARCHAR(16) NOT NULL,
    quote VARCHAR(16) NOT NULL,
    begun_at BIGINT NOT NULL,
    CONSTRAINT pk_begun_answers PRIMARY KEY (id),
    CONSTRAINT ck_begun_answers_known_role_group CHECK (role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')),
    CONSTRAINT ck_begun_answers_known_shown_as CHECK (shown_as IN ('name', 'pseudonym', 'role')),
    CONSTRAINT ck_begun_answers_known_quote CHECK (quote IN ('yes', 'in_other_words', 'no')),
    CONSTRAINT ck_begun_answers_typed_for_somebody CHECK ((for_whom = '') = (role_group IS NULL)),
    CONSTRAINT fk_begun_answers_topic FOREIGN KEY(topic) REFERENCES topics (id)
)
 WITHOUT ROWID;

INSERT INTO begun_anew (id, for_whom, role_group, called, topic, person, guild, option, first_words, second_words, follow_up, added, shown_as, quote, begun_at)
    SELECT lower(hex(randomblob(16))), '', NULL, '', topic, person, guild, option, first_words, second_words, follow_up, added, shown_as, quote, begun_at
    FROM begun_answers;

DROP TABLE begun_answers;

ALTER TABLE begun_anew RENAME TO begun_answers;

CREATE INDEX begun_answers_of_person ON begun_answers (guild, person);

CREATE UNIQUE INDEX begun_answers_one_each ON begun_answers (topic, person) WHERE for_whom = '';

ALTER TABLE preferences ADD COLUMN quote VARCHAR(16) DEFAULT 'no' NOT NULL
