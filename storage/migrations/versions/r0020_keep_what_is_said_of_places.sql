ALTER TABLE sessions ADD COLUMN places_shown VARCHAR(16);

ALTER TABLE sessions ADD COLUMN places_due BIGINT;

DROP TRIGGER sessions_frozen;

CREATE TRIGGER sessions_frozen BEFORE UPDATE ON sessions WHEN OLD.opened_at IS NOT NULL AND (NEW.id IS NOT
OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.offer IS NOT OLD.offer OR
NEW.costs IS NOT OLD.costs OR NEW.audience IS NOT OLD.audience OR NEW.zone IS NOT OLD.zone OR NEW.drafted_at
IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.beside IS NOT OLD.beside) AND NOT
(NEW.author = 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR
NEW.title IS NOT OLD.title OR NEW.aim IS NOT OLD.aim OR NEW.place IS NOT OLD.place OR NEW.led_by IS NOT
OLD.led_by OR NEW.venue IS NOT OLD.venue OR NEW.meant IS NOT OLD.meant OR NEW.zone IS NOT OLD.zone OR NEW.fold
IS NOT OLD.fold OR NEW.starts_at IS NOT OLD.starts_at OR NEW.minutes IS NOT OLD.minutes OR NEW.places IS NOT
OLD.places OR NEW.offer IS NOT OLD.offer OR NEW.costs IS NOT OLD.costs OR NEW.audience IS NOT OLD.audience OR
NEW.twin_question IS NOT OLD.twin_question OR NEW.twin_options IS NOT OLD.twin_options OR NEW.twin_prompts IS
NOT OLD.twin_prompts OR NEW.repeats IS NOT OLD.repeats OR NEW.occasions IS NOT OLD.occasions OR NEW.second IS
NOT OLD.second OR NEW.candidates IS NOT OLD.candidates OR NEW.series IS NOT OLD.series OR NEW.beside IS NOT
OLD.beside OR NEW.twin IS NOT OLD.twin OR NEW.channel IS NOT OLD.channel OR NEW.drafted_at IS NOT
OLD.drafted_at OR NEW.announces_at IS NOT OLD.announces_at OR NEW.opened_at IS NOT OLD.opened_at OR
NEW.edition IS NOT OLD.edition OR NEW.moved_at IS NOT OLD.moved_at OR NEW.ended_at IS NOT OLD.ended_at OR
NEW.caught_up IS NOT OLD.caught_up OR NEW.slides IS NOT OLD.slides OR NEW.heard IS NOT OLD.heard OR
NEW.follows IS NOT OLD.follows OR NEW.said_at IS NOT OLD.said_at OR NEW.places_shown IS NOT OLD.places_shown
OR NEW.places_due IS NOT OLD.places_due)) BEGIN SELECT RAISE(ABORT, 'what is offered for a session is frozen
once it is announced'); END