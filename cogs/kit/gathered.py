"""What one screen gathers from every feature: lines of /help, what waits for coordinators, words for what is held."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.people import Actor
from bot.services import Transaction
from bot.text import Words
from cogs.kit.cards import Button

Meanings = Mapping[tuple[str, str], str]  # by column and value, what a value means that is one of a few


def _silent(_: Words) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line of /help, at its `place` among all; the shorter screen has those that are `essential`."""

    place: int
    says: Callable[[Words], str]
    essential: bool = False


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something that coordinators look after: the buttons that lead there, and a line, empty while nothing waits."""

    buttons: Callable[[Words], tuple[Button, ...]]
    line: Callable[[Words], str] = _silent


class FindToDo(Protocol):
    """Looks what there is to do in one server."""

    def __call__(self, tx: Transaction, actor: Actor, /, *, now: datetime) -> ToDo:
        """Return it as it stands; refuse whoever may not see it."""
