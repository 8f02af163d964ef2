"""Credit: how somebody stands in the list of what was made together, and what those see who look after it."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.outputs import CREDIT_LENGTH, MOST_ROLES, CreditRole, Output, OutputCredit, OutputState
from bot.domain.preferences import Credit
from bot.domain.refusals import Invalid

DAYS_ASKED: Final = (7, 14, 21)  # from which to choose; CREDIT_ASKED_FOR is the usual
MINUTES: Final = 1  # that an answer takes: two presses
ONCE_MORE: Final = timedelta(days=7)
_MARKS: Final = 3  # on one letter: as many as any alphabet has, and too few to cover what stands above


@dataclass(frozen=True, slots=True)
class OwnCredit:
    """How somebody is named in one output, as they alone see it: None is what they said while they have said nothing.

    Then the names they have: in the server, and one that they made up; either may be empty. `usual` is what their
    settings say. `may_be_named`: they take part; whoever does not can only be left out.
    """

    output: Output
    said: OutputCredit | None
    in_server: str
    made_up: str
    usual: Credit
    may_be_named: bool

    @property
    def name(self) -> str:
        """Return the name under which they stand there: empty where they do not."""
        return self.said.name if self.said else ""

    @property
    def is_asked_anew(self) -> bool:
        """Tell whether they are asked about another edition than the one they answered for."""
        return (
            self.said is not None
            and self.output.state is OutputState.ASKING
            and not is_answered(self.said, self.output)
        )

    @property
    def is_public(self) -> bool:
        """Tell whether a card stands that everybody sees."""
        return self.output.stands


@dataclass(frozen=True, slots=True)
class Credited:
    """One name in the list of an output, and what they did."""

    name: str
    roles: tuple[CreditRole, ...]


@dataclass(frozen=True, slots=True)
class CreditAsking:
    """What a coordinator is told before everybody is asked how to be named: nothing that depends on any answer."""

    output: Output
    people: int
    open_already: int


def is_answered(said: OutputCredit, output: Output) -> bool:
    """Tell whether somebody has answered since they were last asked."""
    return output.asked_at is None or said.answered_at >= output.asked_at


def as_credited(name: str) -> str:
    """Return a name as it stands in a list: of bounded length, and with few marks on each letter."""
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", name):
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MARKS:
            kept.append(sign)
    return "".join(kept[:CREDIT_LENGTH]).strip()


def in_order(credits_given: Iterable[OutputCredit]) -> tuple[Credited, ...]:
    """Return those who are named, by the alphabet: when they answered, and who they are, tells nothing of the order."""
    named = (Credited(one.name, one.roles) for one in credits_given if one.way is not Credit.NONE)
    return tuple(sorted(named, key=_by_alphabet))


def checked_roles(roles: Iterable[CreditRole]) -> tuple[CreditRole, ...]:
    """Return what somebody says that they did, in the usual order; refuse more than fit."""
    chosen = frozenset(roles)
    if len(chosen) > MOST_ROLES:
        raise Invalid("Please choose three things at most.")
    return tuple(role for role in CreditRole if role in chosen)


def checked_days(days: int) -> timedelta:
    """Return for how long people are asked; refuse what nobody is offered."""
    if days not in DAYS_ASKED:
        raise Invalid("Please choose one, two or three weeks.")
    return timedelta(days=days)


def longer(asked_until: datetime | None, *, now: datetime) -> datetime:
    """Return until when people are asked who are asked for a week more."""
    return max(asked_until or now, now) + ONCE_MORE


def _by_alphabet(one: Credited) -> tuple[str, str, tuple[CreditRole, ...]]:
    apart = unicodedata.normalize("NFKD", one.name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)), one.name, one.roles
