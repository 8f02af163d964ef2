"""A session for somebody alone: the way in for whoever holds a place, and the file for their calendar."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from bot.domain.replies import OwnReply
from bot.domain.sessions import SessionId
from bot.services import sessions
from cogs.kit.cards import CardIn
from cogs.kit.files import hand_over
from cogs.kit.nouns import SubjectRenderer
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.router import router_of
from cogs.kit.verbs import MY_SESSION, Verb
from cogs.sessions import join_cards, verbs
from cogs.sessions.calendar_file import calendar_file


async def look(press: Press) -> Reply:
    """Show a session with what this person said of it."""
    return await _look(press, press.ref)


async def look_at_one(press: Press) -> Reply:
    """Show the one that was chosen of those said yes to."""
    return await _look(press, press.value)


async def take_calendar(press: Press) -> Reply:
    """Hand over a file for their calendar to whoever holds a place; others are shown how they stand."""
    own = await press.run(sessions.my_session, press.actor, SessionId(press.ref), now=press.now)
    if not own.has_place or not own.session.is_announced:
        return _shown(press, own)
    return replace(show(join_cards.calendar, own), then=partial(_hand_over, press, own))


async def _look(press: Press, ref: str) -> Reply:
    own = await press.run(sessions.my_session, press.actor, SessionId(ref), now=press.now)
    return _shown(press, own)


def _shown(press: Press, own: OwnReply) -> Reply:
    return show(join_cards.my_session, own, twin_renderer(press, own))


async def _hand_over(press: Press, own: OwnReply) -> CardIn | None:
    file = await asyncio.to_thread(calendar_file, await press.words(), own.session)
    return await hand_over(press, join_cards.file_card, [file])


def twin_renderer(press: Press, own: OwnReply) -> SubjectRenderer | None:
    """Return what draws the twin of a session, where that is open."""
    return None if own.twin is None else router_of(press.bot).subjects[own.twin.kind]


PRESSES: Final[Mapping[Verb, Handler]] = {
    MY_SESSION: look,
    verbs.SAID_YES_TO: look_at_one,
    verbs.SESSION_CALENDAR: take_calendar,
}
