"""What the fair times of a session lead to: a card with suggestions, and a time from it."""

from collections.abc import Mapping

from bot.domain.session_drafts import SessionChange
from bot.domain.sessions import SessionId
from bot.services import sessions
from cogs.kit import when as times
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.sessions import fair_cards, verbs, writing


async def look(press: Press) -> Reply:
    """Show which times would be fair."""
    found = await writing.prepared(press)
    return show(fair_cards.fair_times, found.fair, found.session.id, found.session.meant.zone)


async def choose(press: Press) -> Reply:
    """Take a time that was suggested, or two at which it is held."""
    found = times.chosen(press.value)
    change = SessionChange(starts_at=found.starts, second_at=found.ends, once=found.ends is None)
    await press.run(sessions.change_session, press.actor, SessionId(press.ref), change, now=press.now)
    return await writing.panel(press, press.ref)


PRESSES: Mapping[Verb, Handler] = {verbs.SESSION_FAIR: look, verbs.SESSION_FAIR_AT: choose}
