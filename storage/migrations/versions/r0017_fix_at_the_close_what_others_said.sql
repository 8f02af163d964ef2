ALTER TABLE contributions ADD COLUMN same_for INTEGER;

ALTER TABLE contributions ADD COLUMN different_for INTEGER;

CREATE TEMPORARY TABLE bands AS SELECT column1 AS band FROM (VALUES (5), (10), (20), (50), (100));

UPDATE contributions SET same_for = (
    SELECT max(band) FROM bands, topics WHERE topics.id = contributions.topic
    AND band >= CASE WHEN topics.sensitive THEN 10 ELSE 5 END AND band <= (
        SELECT count(*) FROM resonances WHERE contribution = contributions.id AND resonance = 'same'
    )
) WHERE topic IN (SELECT id FROM topics WHERE state = 'closed');

UPDATE contributions SET different_for = (
    SELECT max(band) FROM bands, topics WHERE topics.id = contributions.topic
    AND band >= CASE WHEN topics.sensitive THEN 10 ELSE 5 END AND band <= (
        SELECT count(*) FROM resonances WHERE contribution = contributions.id AND resonance = 'different'
    )
) WHERE topic IN (SELECT id FROM topics WHERE state = 'closed');

DROP TABLE bands;

DELETE FROM resonances WHERE contribution IN (
    SELECT contributions.id FROM contributions JOIN topics ON topics.id = topic WHERE state = 'closed'
)