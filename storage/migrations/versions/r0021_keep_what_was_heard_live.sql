ALTER TABLE topics ADD COLUMN heard_live TEXT;

DROP TRIGGER topics_frozen;

CREATE TRIGGER topics_frozen BEFORE UPDATE ON topics WHEN OLD.state <> 'draft' AND (NEW.id IS NOT OLD.id OR
NEW.guild IS NOT OLD.guild OR NEW.author IS NOT OLD.author OR NEW.question IS NOT OLD.question OR NEW.why IS
NOT OLD.why OR NEW.options IS NOT OLD.options OR NEW.prompts IS NOT OLD.prompts OR NEW.follow_up IS NOT
OLD.follow_up OR NEW.finding IS NOT OLD.finding OR NEW.found_in IS NOT OLD.found_in OR NEW.minutes IS NOT
OLD.minutes OR NEW.offer IS NOT OLD.offer OR NEW.sensitive IS NOT OLD.sensitive OR NEW.purpose IS NOT
OLD.purpose OR NEW.source IS NOT OLD.source OR NEW.audience IS NOT OLD.audience OR NEW.twin_of IS NOT
OLD.twin_of OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at) AND NOT (NEW.author
= 0 AND NOT (NEW.id IS NOT OLD.id OR NEW.guild IS NOT OLD.guild OR NEW.state IS NOT OLD.state OR NEW.question
IS NOT OLD.question OR NEW.why IS NOT OLD.why OR NEW.options IS NOT OLD.options OR NEW.prompts IS NOT
OLD.prompts OR NEW.follow_up IS NOT OLD.follow_up OR NEW.finding IS NOT OLD.finding OR NEW.found_in IS NOT
OLD.found_in OR NEW.minutes IS NOT OLD.minutes OR NEW.offer IS NOT OLD.offer OR NEW.sensitive IS NOT
OLD.sensitive OR NEW.purpose IS NOT OLD.purpose OR NEW.source IS NOT OLD.source OR NEW.audience IS NOT
OLD.audience OR NEW.drafted_at IS NOT OLD.drafted_at OR NEW.opened_at IS NOT OLD.opened_at OR NEW.closes_at IS
NOT OLD.closes_at OR NEW.ended_at IS NOT OLD.ended_at OR NEW.channel IS NOT OLD.channel OR NEW.thread IS NOT
OLD.thread OR NEW.heard IS NOT OLD.heard OR NEW.do_by IS NOT OLD.do_by OR NEW.done IS NOT OLD.done OR
NEW.done_at IS NOT OLD.done_at OR NEW.heard_at IS NOT OLD.heard_at OR NEW.twin_of IS NOT OLD.twin_of OR
NEW.heard_live IS NOT OLD.heard_live)) BEGIN SELECT RAISE(ABORT, 'a topic is frozen once open'); END