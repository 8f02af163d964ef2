CREATE TABLE output_editions (
    output VARCHAR(32) NOT NULL,
    title TEXT NOT NULL,
    about TEXT NOT NULL,
    link TEXT NOT NULL,
    CONSTRAINT pk_output_editions PRIMARY KEY (output),
    CONSTRAINT fk_output_editions_output FOREIGN KEY(output) REFERENCES outputs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

CREATE TABLE edition_lines (
    output VARCHAR(32) NOT NULL,
    number INTEGER NOT NULL,
    line VARCHAR(32) NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_edition_lines PRIMARY KEY (output, number),
    CONSTRAINT fk_edition_lines_output FOREIGN KEY(output) REFERENCES outputs (id) ON DELETE CASCADE
)
 WITHOUT ROWID;

INSERT INTO output_editions (output, title, about, link)
SELECT id, title, about, link FROM outputs WHERE edition > 0;

INSERT INTO edition_lines (output, number, line, words)
SELECT output, number, id, words FROM output_lines WHERE edition IS NOT NULL
