"""Fair times on screens: who can hardly come at a time, whom the last sessions left out, and fairer times to press."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from bot.domain.fair_times import FairTimes, Shift, Way
from bot.domain.sessions import SessionId
from bot.domain.times import Meant
from bot.text import Words
from cogs.kit.cards import Button, Card, Choice, Menu
from cogs.kit.verbs import SESSION_DRAFT
from cogs.sessions import verbs

BETWEEN: Final = "-"  # the two times of a line in the menu


def hard(_: Words, fair: FairTimes) -> str:
    """Say on a line for whom the chosen time is hard."""
    return f"{_('**Hard for:**')} {_named(_, fair.chosen.hardly)}"


def fairer(_: Words, fair: FairTimes, zone: str) -> str:
    """Say which time would be fairer, if one would."""
    return "" if fair.fairer is None else _("Fairest next: {when}.", when=_when(_, fair.fairer, zone))


def fair_times(_: Words, fair: FairTimes, session: SessionId, zone: str) -> Card:
    """Show what the chosen time means and what is fairer, to press; where several are asked about, what each means."""
    asked = (f"- {_when(_, one, zone)}: {_named(_, one.hardly)}" for one in fair.asked_about)
    chosen = (f"{_('**Now:**')} {_when(_, fair.chosen, zone)}", hard(_, fair), _again(_, fair))
    parts = (
        *((_("**Hard for:**"), *asked) if fair.asked_about else chosen),
        fairer(_, fair, zone) or _("No time near it is fairer."),
    )
    ways = (*fair.suggested, *((fair.both,) if fair.both else ()))
    return Card(
        title=_("Fair times"),
        body="\n".join(filter(None, parts)),
        small=_("This goes by usual shifts. Nobody here is counted."),
        rows=(
            Menu(
                verbs.SESSION_FAIR_AT, session, _.label("Choose a time"), tuple(_choice(_, one, zone) for one in ways)
            ),
            (Button(SESSION_DRAFT, _.label("Go back"), session),),
        ),
    )


def _again(_: Words, fair: FairTimes) -> str:
    if not fair.again:
        return ""
    return _.number(
        "The session before left out too: {shifts}.",
        "The last {n} sessions left out too: {shifts}.",
        fair.in_a_row,
        shifts=_named(_, fair.again),
    )


def _choice(_: Words, one: Way, zone: str) -> Choice:
    moments = _moments(one, zone)
    value = BETWEEN.join(str(int(moment.timestamp())) for moment in moments)
    if len(moments) > 1:
        return Choice(value, _.both(_twice, moments[0], zone), _.both(_and_then, moments[1], zone))
    return Choice(value, _.both(_when, one, zone), _.both(_hard_for, one))


def _hard_for(_: Words, one: Way) -> str:
    return _("Hard for: {shifts}", shifts=_named(_, one.hardly))


def _twice(_: Words, first: datetime, zone: str) -> str:
    return _("Twice: {when}", when=_.moment(first, zone))


def _and_then(_: Words, second: datetime, zone: str) -> str:
    return _("And {when}", when=_.moment(second, zone))


def _when(_: Words, one: Way, zone: str) -> str:
    return " · ".join(_.moment(moment, zone) for moment in _moments(one, zone))


def _moments(one: Way, zone: str) -> tuple[datetime, ...]:
    return tuple(Meant(sitting.starts, zone).moment for sitting in one.sittings)


def _named(_: Words, shifts: Collection[Shift]) -> str:
    """Name ways of working as they stand in a list, in an order that is always the same."""
    names = {
        Shift.SPLIT: _("split shifts"),
        Shift.MORNINGS: _("mornings"),
        Shift.TEA_AND_BED: _("tea and bed"),
        Shift.ROTA: _("a weekly rota"),
        Shift.NIGHTS: _("waking nights"),
        Shift.LIVE_IN: _("live-in"),
        Shift.WEEKENDS: _("weekends"),
    }
    return ", ".join(name for shift, name in names.items() if shift in shifts) or _("no usual shift")
