"""What one screen gathers from every feature: lines of /help, what waits for coordinators, words for what is held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from bot.domain.people import GuildId, PersonId
from bot.text import Words
from cogs.kit.cards import Button
from cogs.kit.letters import Rendering

Meanings = Mapping[tuple[str, str], str]  # by column and value, what a value means that is one of a few


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line of /help, at its `place` among all; the shorter screen has those that are `essential`."""

    place: int
    says: Callable[[Words], str]
    essential: bool = False


FIRST: Final = 1  # somebody waits who is worried
SOON: Final = 2  # somebody waits
LATER: Final = 3  # it can be done any day


def _nowhere(_: Words) -> tuple[Button, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class ToDoLine:
    """Something that coordinators look after, as it stands on their card: a sentence or two, and what to press.

    It stands at its `place` among all. `about` holds the references of what it is about: those for which coordinators
    were told that something is new. The `note` is how they are told, and names nobody: whoever reads it may not be a
    coordinator any more. Without one they are not told.
    """

    place: int
    text: Callable[[Words], str]
    buttons: Callable[[Words], tuple[Button, ...]] = _nowhere
    about: tuple[str, ...] = ()
    note: Callable[[Words], str] | None = None


class FindToDo(Protocol):
    """Looks what there is to do in one server, for one of its coordinators: whoever asks has seen that they are one.

    Nothing here is different because somebody has answered a vote, or for what one person chose in their settings, and
    no figure is told from which fewer than five people could be made out.
    """

    def __call__(self, at: Rendering, guild: GuildId, person: PersonId, /) -> Sequence[ToDoLine]:
        """Return it as it stands: the same for every coordinator, but for what is this one's own."""
