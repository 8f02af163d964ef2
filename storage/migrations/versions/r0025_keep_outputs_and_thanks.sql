ALTER TABLE preferences ADD COLUMN thanks VARCHAR(16) DEFAULT 'privately' NOT NULL;

CREATE TABLE outputs (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    author BIGINT NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    link TEXT NOT NULL,
    state VARCHAR(16) NOT NULL,
    drafted_at BIGINT NOT NULL,
    edition INTEGER NOT NULL,
    asked_at BIGINT,
    asked_until BIGINT,
    published_at BIGINT,
    channel BIGINT,
    CONSTRAINT pk_outputs PRIMARY KEY (id),
    CONSTRAINT ck_outputs_known_state CHECK (state IN ('draft', 'asking', 'published', 'withdrawn')),
    CONSTRAINT ck_outputs_asked_until_a_time CHECK ((asked_at IS NULL) = (asked_until IS NULL)),
    CONSTRAINT ck_outputs_published_with_a_time CHECK ((edition = 0) = (published_at IS NULL)),
    CONSTRAINT ck_outputs_published_as_an_edition CHECK (state <> 'published' OR edition > 0)
)
 WITHOUT ROWID;

CREATE INDEX outputs_here ON outputs (guild, state);

CREATE TABLE output_sources (
    output VARCHAR(32) NOT NULL,
    source VARCHAR(32) NOT NULL,
    CONSTRAINT pk_output_sources PRIMARY KEY (output, source),
    CONSTRAINT fk_output_sources_output FOREIGN KEY(output) REFERENCES outputs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE output_lines (
    id VARCHAR(32) NOT NULL,
    output VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    edition INTEGER,
    CONSTRAINT pk_output_lines PRIMARY KEY (id),
    CONSTRAINT fk_output_lines_output FOREIGN KEY(output) REFERENCES outputs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE UNIQUE INDEX output_lines_in_order ON output_lines (output, number);

CREATE TABLE line_pieces (
    line VARCHAR(32) NOT NULL,
    piece VARCHAR(32) NOT NULL,
    thanked_at BIGINT,
    CONSTRAINT pk_line_pieces PRIMARY KEY (line, piece),
    CONSTRAINT fk_line_pieces_line FOREIGN KEY(line) REFERENCES output_lines (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX line_pieces_of_piece ON line_pieces (piece);

CREATE TABLE output_credits (
    output VARCHAR(32) NOT NULL,
    person BIGINT NOT NULL,
    guild BIGINT NOT NULL,
    way VARCHAR(16) NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    CONSTRAINT pk_output_credits PRIMARY KEY (output, person),
    CONSTRAINT ck_output_credits_known_way CHECK (way IN ('name', 'pseudonym', 'none')),
    CONSTRAINT ck_output_credits_named_as_chosen CHECK ((way = 'none') = (name = '')),
    CONSTRAINT ck_output_credits_no_role_without_a_name CHECK (way <> 'none' OR roles = ''),
    CONSTRAINT fk_output_credits_output FOREIGN KEY(output) REFERENCES outputs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX output_credits_of_person ON output_credits (guild, person);

CREATE TABLE output_writers (
    output VARCHAR(32) NOT NULL,
    role_group VARCHAR(16) NOT NULL,
    writers INTEGER NOT NULL,
    CONSTRAINT pk_output_writers PRIMARY KEY (output, role_group),
    CONSTRAINT ck_output_writers_known_role_group CHECK (role_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')),
    CONSTRAINT fk_output_writers_output FOREIGN KEY(output) REFERENCES outputs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE thanks (
    id VARCHAR(32) NOT NULL,
    guild BIGINT NOT NULL,
    giver BIGINT NOT NULL,
    giver_name TEXT NOT NULL,
    giver_group VARCHAR(16),
    words TEXT NOT NULL,
    state VARCHAR(16) NOT NULL,
    begun_at BIGINT NOT NULL,
    given_at BIGINT,
    to_group VARCHAR(16),
    to_everyone BOOLEAN NOT NULL,
    about BIGINT,
    is_public BOOLEAN NOT NULL,
    CONSTRAINT pk_thanks PRIMARY KEY (id),
    CONSTRAINT ck_thanks_known_giver_group CHECK (giver_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')),
    CONSTRAINT ck_thanks_known_state CHECK (state IN ('begun', 'given')),
    CONSTRAINT ck_thanks_known_to_group CHECK (to_group IN ('worker', 'manager', 'drawing_on_care', 'family_carer', 'researcher')),
    CONSTRAINT ck_thanks_given_with_a_time CHECK ((state = 'given') = (given_at IS NOT NULL)),
    CONSTRAINT ck_thanks_a_group_is_thanked_in_public CHECK (is_public OR (to_group IS NULL AND NOT to_everyone))
)
 WITHOUT ROWID;

CREATE INDEX thanks_by ON thanks (guild, giver, given_at);

CREATE TABLE received_thanks (
    thanks VARCHAR(32) NOT NULL,
    person BIGINT NOT NULL,
    guild BIGINT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_received_thanks PRIMARY KEY (thanks, person),
    CONSTRAINT fk_received_thanks_thanks FOREIGN KEY(thanks) REFERENCES thanks (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE INDEX received_thanks_of ON received_thanks (guild, person);

CREATE TABLE kept_entries (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    id VARCHAR(32) NOT NULL,
    kind VARCHAR(32) NOT NULL,
    title TEXT NOT NULL,
    happened_on DATE NOT NULL,
    kept_at BIGINT NOT NULL,
    CONSTRAINT pk_kept_entries PRIMARY KEY (guild, person, id)
)
 WITHOUT ROWID;

CREATE TABLE certificate_drafts (
    guild BIGINT NOT NULL,
    person BIGINT NOT NULL,
    entries TEXT NOT NULL,
    name TEXT NOT NULL,
    learned TEXT NOT NULL,
    language VARCHAR(16) NOT NULL,
    begun_at BIGINT NOT NULL,
    CONSTRAINT pk_certificate_drafts PRIMARY KEY (guild, person)
)
 WITHOUT ROWID
