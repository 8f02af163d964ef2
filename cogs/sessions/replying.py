"""The three taps, and what somebody said of a session."""

from collections.abc import Mapping
from functools import partial

from bot.domain.replies import ReplyKind
from bot.domain.sessions import SessionId
from bot.services import sessions
from bot.text import later
from cogs.kit.gathered import Meanings
from cogs.kit.press import Handler, Press, Reply, show, show_alike
from cogs.kit.verbs import SAID_YES, SESSION_CANNOT, SESSION_GOING, SESSION_LATER, SESSION_MORE, Verb
from cogs.sessions import more_cards, reply_cards, verbs
from cogs.sessions.joining import twin_renderer


async def say(press: Press, said: ReplyKind) -> Reply:
    """Keep what somebody says of a session, and answer for them alone."""
    own = await press.run(sessions.say_reply, press.actor, SessionId(press.ref), said, now=press.now)
    return show_alike(reply_cards.replied, own, twin_renderer(press, own))


async def more(press: Press) -> Reply:
    """Say what this person may want to know first."""
    own = await press.run(sessions.my_session, press.actor, SessionId(press.ref), now=press.now)
    return show(more_cards.more, own, twin_renderer(press, own))


async def said_yes(press: Press) -> Reply:
    """List what this person said yes to."""
    return show(reply_cards.said_yes, await press.run(sessions.said_yes, press.actor, now=press.now))


async def hear_no_more(press: Press) -> Reply:
    """Hear no more about a session and its twin."""
    session = await press.run(sessions.hear_no_more_of_session, press.actor, SessionId(press.ref))
    return show_alike(reply_cards.hears_no_more, session)


async def hear_again(press: Press) -> Reply:
    """Hear about both again."""
    session = await press.run(sessions.hear_again_of_session, press.actor, SessionId(press.ref), now=press.now)
    press.bot.wake()
    return show_alike(reply_cards.hears_again, session)


PRESSES: Mapping[Verb, Handler] = {
    SESSION_GOING: partial(say, said=ReplyKind.GOING),
    SESSION_LATER: partial(say, said=ReplyKind.LATER),
    SESSION_CANNOT: partial(say, said=ReplyKind.CANNOT),
    SESSION_MORE: more,
    SAID_YES: said_yes,
    verbs.SESSION_HEAR_AGAIN: hear_again,
    verbs.SESSION_NO_MORE: hear_no_more,
}
MEANINGS: Meanings = {
    ("reply", "going"): later("I'll be there"),
    ("reply", "later"): later("I'll take part later"),
    ("reply", "cannot"): later("I can't make it"),
    ("place", "held"): later("a place"),
    ("place", "waiting"): later("on the waiting list"),
    ("place", "offered"): later("a place is kept"),
    ("action", "say whether they come"): later("said whether they come"),
}
