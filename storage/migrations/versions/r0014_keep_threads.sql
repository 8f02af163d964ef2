CREATE TABLE threads (
    id BIGINT NOT NULL,
    guild BIGINT NOT NULL,
    channel BIGINT NOT NULL,
    card VARCHAR(200) NOT NULL,
    subject VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL,
    ends_with VARCHAR(200),
    next_try BIGINT,
    attempts INTEGER NOT NULL,
    error INTEGER,
    begun_again_at BIGINT,
    CONSTRAINT pk_threads PRIMARY KEY (id),
    CONSTRAINT ck_threads_known_state CHECK (state IN ('wanted', 'standing', 'pinned', 'locked', 'unwanted'))
)
 WITHOUT ROWID;

CREATE INDEX ix_threads_card ON threads (card);

CREATE INDEX ix_threads_due ON threads (next_try) WHERE next_try IS NOT NULL;

CREATE INDEX ix_threads_ending ON threads (ends_with) WHERE ends_with IS NOT NULL