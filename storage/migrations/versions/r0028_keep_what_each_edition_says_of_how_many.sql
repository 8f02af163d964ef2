ALTER TABLE output_writers RENAME TO earlier_writers;

CREATE TABLE output_writers (
    output VARCHAR(32) NOT NULL,
    edition INTEGER NOT NULL,
    told_of VARCHAR(16) NOT NULL,
    writers INTEGER NOT NULL,
    CONSTRAINT pk_output_writers PRIMARY KEY (output, edition, told_of),
    CONSTRAINT fk_output_writers_output FOREIGN KEY(output) REFERENCES outputs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

INSERT INTO output_writers (output, edition, told_of, writers)
SELECT output, edition, role_group, writers FROM earlier_writers JOIN outputs ON outputs.id = output WHERE edition > 0;

DROP TABLE earlier_writers
