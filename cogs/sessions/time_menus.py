"""The menus of times of a session that is being planned: when it is, and how often it is held."""

from datetime import datetime
from typing import Final

from bot.domain.session_drafts import PreparedSession
from bot.domain.session_times import OFTEN
from bot.domain.sessions import Repeats, Session
from bot.domain.times import Found, Meant
from bot.text import Words
from cogs.kit import when as times
from cogs.kit.cards import Choice, Menu
from cogs.kit.closing import Closing
from cogs.kit.limits import SELECT_CHOICES
from cogs.kit.verbs import SESSION_DRAFT
from cogs.sessions import verbs

OTHER, ASK = "other", "ask"
ONCE, TWICE, NOT_TWICE = "once", "twice", "not-twice"


def _when_it_is(_: Words) -> str:
    return _.label("When it is")


def _when_it_is_again(_: Words) -> str:
    return _.label("When it is held again")


START: Final = Closing(
    verbs.SESSION_STARTS,
    verbs.SESSION_STARTS_SEND,
    verbs.SESSION_STARTS_AT,
    verbs.SESSION_STARTS_WRITE,
    SESSION_DRAFT,
    asked=_when_it_is,
)
SECOND: Final = Closing(
    verbs.SESSION_OFTEN,
    verbs.SESSION_SECOND_SEND,
    verbs.SESSION_SECOND_AT,
    verbs.SESSION_SECOND_WRITE,
    SESSION_DRAFT,
    asked=_when_it_is_again,
)


def starts(_: Words, prepared: PreparedSession) -> Menu:
    """Offer times: those that partners were asked about, or good ones, and any other."""
    session = prepared.session
    offered = tuple(one.moment for one in session.candidates) or _fair(prepared)
    choices = tuple(times.choice(_, Found(one), session.meant.zone) for one in offered[: SELECT_CHOICES - 2])
    more = (
        Choice(OTHER, _.label("Another time, in words…")),
        Choice(ASK, _.label("Ask partners which time…")),
    )
    prompt = _.label("Choose one of the times") if session.candidates else _.label("When it is")
    return Menu(verbs.SESSION_STARTS, session.id, prompt, (*choices, *more))


def _fair(prepared: PreparedSession) -> tuple[datetime, ...]:
    """Return the fairest times, at which it is held once."""
    once = (way.sittings[0].starts for way in prepared.fair.suggested if len(way.sittings) == 1)
    return tuple(Meant(local, prepared.session.meant.zone).moment for local in once)


def often(_: Words, session: Session) -> Menu:
    """Offer to hold it once, twice, or to repeat it."""
    held_twice = session.second is not None
    first = (
        Choice(ONCE, _.label("Once"), chosen=session.repeats is Repeats.NO and not held_twice),
        Choice(NOT_TWICE, _.label("Not twice any more")) if held_twice else Choice(TWICE, _.label("Twice, also on…")),
    )
    repeated = tuple(
        Choice(
            f"{repeats} {number}",
            _.both(repeated_as, repeats, number),
            _("On the same weekday, such as the second Tuesday.") if repeats is Repeats.MONTHLY else "",
            chosen=(session.repeats, session.occasions) == (repeats, number),
        )
        for repeats in (Repeats.WEEKLY, Repeats.FORTNIGHTLY, Repeats.MONTHLY)
        for number in OFTEN
    )
    return Menu(verbs.SESSION_OFTEN, session.id, _.label("How often it is held"), (*first, *repeated))


def repeated_as(_: Words, repeats: Repeats, number: int) -> str:
    """Say how often it comes again."""
    return {
        Repeats.NO: _("Once"),
        Repeats.WEEKLY: _("Every week, {n} times", n=number),
        Repeats.FORTNIGHTLY: _("Every two weeks, {n} times", n=number),
        Repeats.MONTHLY: _("Every month, {n} times", n=number),
    }[repeats]
