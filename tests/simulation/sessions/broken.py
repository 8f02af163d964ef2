"""Ways of building sessions wrong: each breaks a promise, and a life must notice."""

from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import pytest

from bot.domain import session_notes
from bot.domain.letters import Letter, NewLetter
from bot.domain.people import Actor
from bot.domain.preferences import Preferences
from bot.domain.replies import OwnReply, PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import Session, SessionId
from bot.services import notes, sessions
from bot.services.sessions import noting, places, replying
from bot.text import Words
from cogs.kit.press import Press, Reply, show
from cogs.sessions import FEATURE, cards, reply_cards
from storage import sessions as stored
from storage.store import Transaction
from tests.simulation.post.broken import hours_not_asked

Patch = pytest.MonkeyPatch


def thanked_before_kept(patch: Patch) -> None:
    """Say that somebody has a place, and keep it afterwards."""

    async def say(press: Press) -> Reply:
        own = await press.run(sessions.my_session, press.actor, SessionId(press.ref), now=press.now)

        async def then() -> None:
            await press.run(sessions.say_reply, press.actor, own.session.id, ReplyKind.GOING, now=press.now)

        told = replace(own, reply=ReplyKind.GOING, place=PlaceState.HELD)
        return replace(show(reply_cards.replied, told, None), then=then)

    patch.setitem(cast("dict[str, Any]", FEATURE.presses), "session-going", say)


def last_comes_first(patch: Patch) -> None:
    """Offer a place that is free to whoever pressed last."""

    def last(tx: Transaction, session: SessionId) -> SessionReply | None:
        waiting = (one for one in stored.replies_to(tx, session) if one.place is PlaceState.WAITING)
        return max(waiting, key=lambda one: one.position, default=None)

    patch.setattr(stored, "first_waiting", last)


def list_stands_still(patch: Patch) -> None:
    """Leave a place that was given up to nobody."""
    patch.setattr(places, "move_list", _does_nothing)
    patch.setattr(replying, "move_list", _does_nothing)


def places_kept_for_ever(patch: Patch) -> None:
    """Keep a place for somebody who never answers."""
    patch.setattr(stored, "offers_run_out", lambda *_, **__: ())


def everybody_let_in(patch: Patch) -> None:
    """Show the way in to whoever looks."""
    patch.setattr(OwnReply, "has_place", property(lambda _: True))


def way_in_on_the_card(patch: Patch) -> None:
    """Say on the card where people meet, to everybody."""
    how = cards._how

    def says(_: Words, session: Session) -> str:
        return f"{how(_, session)} · {session.words.where}"

    patch.setattr(cards, "_how", says)


def everybody_may_reply(patch: Patch) -> None:
    """Forget that only one role group is asked."""

    def asked(tx: Transaction, actor: Actor, session_id: SessionId) -> Session:
        found = stored.session(tx, actor.guild, session_id)
        assert found is not None
        return found

    patch.setattr(replying, "session_asked", asked)


def second_press_goes_to_the_end(patch: Patch) -> None:
    """Take whoever presses again for somebody who presses first."""

    def said(
        tx: Transaction, session: Session, actor: Actor, reply: ReplyKind, _: SessionReply | None, now: datetime
    ) -> SessionReply:
        return say(tx, session, actor, reply, None, now)

    say = replying._said
    patch.setattr(replying, "_said", said)


def reminded_once_more(patch: Patch) -> None:
    """Remind whoever has a place a third time."""
    plan = session_notes.reminders_for

    def plans(session: Session, mine: Preferences, *, after: datetime) -> tuple[NewLetter, ...]:
        found = plan(session, mine, after=after)
        return (*found, *(replace(one, dedupe_key=f"{one.dedupe_key}-again") for one in found))

    patch.setattr(noting, "reminders_for", plans)


def reminded_of_what_they_gave_up(patch: Patch) -> None:
    """Remind whoever had a place once."""

    def reminded(tx: Transaction, letter: Letter, *, now: datetime) -> Session | None:
        del now
        return stored.session(tx, letter.guild, SessionId(letter.subject))

    patch.setattr(sessions, "reminded_of", reminded)
    patch.setattr(replying, "remind_all", _does_nothing)


def rings_at_night(patch: Patch) -> None:
    """Tell people at night that a session has moved, and let it ring."""
    patch.setattr(notes, "makes_no_sound", lambda *_, **__: False)


def _does_nothing(*_: object, **__: object) -> None:
    """Leave it out."""


WAYS = (
    thanked_before_kept,
    last_comes_first,
    list_stands_still,
    places_kept_for_ever,
    everybody_let_in,
    way_in_on_the_card,
    everybody_may_reply,
    second_press_goes_to_the_end,
    reminded_once_more,
    reminded_of_what_they_gave_up,
    rings_at_night,
    hours_not_asked,
)
SEEN_AT_ONCE = (everybody_let_in, way_in_on_the_card)
