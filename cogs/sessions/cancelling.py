"""Cancelling a session: one press says what follows, the next does it."""

from collections.abc import Mapping

from bot.domain.sessions import SessionId
from bot.services import sessions
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.sessions import cancelling_cards, verbs
from cogs.sessions.moving import as_seen


async def ask(press: Press) -> Reply:
    """Say what cancelling it means, before anything happens."""
    found = await press.run(sessions.prepared_cancelling, press.actor, SessionId(press.ref), now=press.now)
    return show(cancelling_cards.cancelled if found.cancelled else cancelling_cards.confirm, found)


async def cancel(press: Press) -> Reply:
    """Cancel it; where somebody else changed it meanwhile, say what is so now, and ask again."""
    session_id, edition = as_seen(press)
    how = cancelling_cards.WAYS[press.verb]
    done = await press.run(sessions.cancel_session, press.actor, session_id, how, seen=edition, now=press.now)
    press.bot.wake()
    return show(cancelling_cards.cancelled if done.cancelled else cancelling_cards.confirm, done)


PRESSES: Mapping[Verb, Handler] = {verbs.SESSION_CANCEL: ask, **dict.fromkeys(cancelling_cards.WAYS, cancel)}
