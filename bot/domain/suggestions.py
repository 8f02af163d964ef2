"""Suggestions: what somebody would have everybody asked, as a draft of any noun can begin with it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.people import RoleGroup
from bot.domain.times import Meant


class SuggestedKind(StrEnum):
    """In which way everybody would be asked, where more is suggested than the words."""

    DECIDE = "decide"  # yes or no, for it to be decided
    HOW_IT_GOES = "how_it_goes"  # how well it goes with what was decided, from 1 to 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to ask about, in somebody's words; with `times`, which of these suits best.

    `kind` is the way in which it would be asked; of one that goes well or not, the words are what was decided.
    """

    words: str
    times: tuple[Meant, ...] = ()
    kind: SuggestedKind | None = None


@dataclass(frozen=True, slots=True)
class Suggester:
    """Who suggested something, as they chose to be shown: by a name, or without one only by what they are."""

    name: str = ""
    role_group: RoleGroup | None = None
