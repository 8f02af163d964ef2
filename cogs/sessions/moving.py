"""Moving a session: chosen from a list, written in words, looked at as it would be, and then done."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from bot.domain.refusals import Invalid
from bot.domain.session_moves import SessionMove
from bot.domain.sessions import Session, SessionId
from bot.domain.times import Found, when
from bot.services import sessions
from cogs.kit.cards import moment
from cogs.kit.clean import one_line, shown
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, not_a_choice, open_form, show
from cogs.kit.verbs import Verb
from cogs.sessions import moving_cards, verbs

_PARTS: Final = 3  # edition, minutes, seconds since 1970
_FIGURES: Final = 11
_LETTERS: Final = 4


async def choose(press: Press) -> Reply:
    """List what is planned and can be moved or cancelled."""
    return show(moving_cards.choose, await press.run(sessions.sessions_to_move, press.actor, now=press.now))


async def chosen(press: Press) -> Reply:
    """Show the one that was chosen."""
    return show(moving_cards.desk, await _session(press, press.value))


async def look(press: Press) -> Reply:
    """Show a session as it is now."""
    return show(moving_cards.desk, await _session(press, press.ref))


async def write_time(press: Press) -> Reply:
    """Open the form for another time, with the one that it has."""
    return open_form(moving_cards.time_form, await _session(press, press.ref))


async def take_time(press: Press) -> Reply:
    """Read the day and time that were typed; ask where they can be read in more than one way."""
    session_id, edition = as_seen(press)
    session, minutes = await _session(press, session_id), _minutes(press)
    typed = one_line(press.typed.get("starts_at", ""))
    found = when(typed, now=press.now, zone=session.meant.zone, spans=False)
    if not isinstance(found, Found):
        return show(moving_cards.which, replace(session, edition=edition), found, minutes)
    return await _confirm(press, session_id, SessionMove(found.starts, minutes), edition)


async def take_reading(press: Press) -> Reply:
    """Take one of the times that what was typed could mean."""
    edition, move = _chosen(press)
    return await _confirm(press, press.ref, move, edition)


async def move(press: Press) -> Reply:
    """Move it; where somebody else changed it meanwhile, say what is so now, and ask again."""
    edition, to = _chosen(press)
    done = await press.run(sessions.move_session, press.actor, SessionId(press.ref), to, seen=edition, now=press.now)
    press.bot.wake()
    return show(moving_cards.moved if done.done else moving_cards.confirm, done)


async def write_place(press: Press) -> Reply:
    """Open the form for another link or place, with the one that it has."""
    return open_form(moving_cards.place_form, await _session(press, press.ref))


async def take_place(press: Press) -> Reply:
    """Move it there; where somebody else changed it meanwhile, say what is so now, and keep what was typed."""
    session_id, edition = as_seen(press)
    to = SessionMove(where=press.typed.get("where", ""))
    done = await press.run(sessions.move_session, press.actor, session_id, to, seen=edition, now=press.now)
    if not done.done:
        press.ref = moving_cards.seen(done.before)  # written again, it is about what is so now
        raise Invalid(
            "Somebody changed this session meanwhile. It is now {when}, here: {where}. Yours is not kept yet.",
            when=moment(done.before.starts_at),
            where=shown(done.before.words.where) or "–",
        )
    press.bot.wake()
    return show(moving_cards.moved, done)


def as_seen(press: Press) -> tuple[SessionId, int]:
    """Return which session a control of ours is about, and in which edition it was seen."""
    letters, _, session_id = press.ref.rpartition(moving_cards.PART)
    if not (letters.isascii() and letters.isalpha() and letters.islower() and len(letters) <= _LETTERS):
        raise not_a_choice()
    return SessionId(session_id), moving_cards.edition_in(letters)


async def _session(press: Press, session_id: str) -> Session:
    return await press.run(sessions.session_to_move, press.actor, SessionId(session_id), now=press.now)


async def _confirm(press: Press, session_id: str, to: SessionMove, seen: int) -> Reply:
    found = await press.run(sessions.prepared_move, press.actor, SessionId(session_id), to, seen=seen, now=press.now)
    return show(moving_cards.confirm, found)


def _chosen(press: Press) -> tuple[int, SessionMove]:
    """Return when a menu of ours is to move a session to, and in which edition it was seen."""
    parts = press.value.split(moving_cards.PART)
    if len(parts) != _PARTS or not all(map(_is_number, parts)):
        raise not_a_choice()
    edition, minutes, starts = map(int, parts)
    return edition, SessionMove(datetime.fromtimestamp(starts, UTC), minutes)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _FIGURES


def _minutes(press: Press) -> int:
    typed = one_line(press.typed.get("minutes", ""))
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= moving_cards.FIGURES):
        raise Invalid("Please write the minutes in figures, such as 90.")
    return int(typed)


PRESSES: Mapping[Verb, Handler] = {
    verbs.SESSION_CHOSEN: chosen,
    verbs.SESSION_MOVE: look,
    verbs.SESSION_MOVE_TIME: write_time,
    verbs.SESSION_MOVE_AT: take_reading,
    verbs.SESSION_MOVE_NOW: move,
    verbs.SESSION_MOVE_PLACE: write_place,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.SESSION_MOVE_SEND: (take_time, moving_cards.time_form),
    verbs.SESSION_PLACE_SEND: (take_place, moving_cards.place_form),
}
