"""How somebody comes to a vote of any kind, answers in it, and leaves again."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from bot.domain.polls import PollKind
from bot.rehearsal.person import screen
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from tests.services.papers import PAPERS, Ending, chosen, written
from tests.services.polling_place import Listener

PAPER, OPEN = "Answer privately", "What is open"
WAYS = (  # what somebody presses before they answer: at once, after reading, or after looking what is open
    (PAPER,),
    ("More", "How private is this?", PAPER),
    (PAPER, "How private is this?", PAPER),
    (OPEN, "Answer: "),
    ("More", PAPER),
)
_FORMS = {PollKind.MULTIPLE, PollKind.WRITTEN}  # kinds that are answered in a form, which leads nowhere else
_WORDS = "In your own words"
_PRESSES = {
    Ending.SEALED: ("Seal it",),
    Ending.WAITING: (),
    Ending.DROPPED: ("Don't send it",),
    Ending.TAKEN_BACK: ("Seal it", "Take mine back"),
}
_SAYS = {
    Ending.SEALED: "Your answer is sealed",
    Ending.WAITING: "This is what others will see",
    Ending.DROPPED: "Not sent",
    Ending.TAKEN_BACK: "Nothing of yours is in this vote",
}


class DidNotWork(Exception):
    """The bot failed where somebody pressed: nothing was promised wrongly, it is broken."""


@contextmanager
def refused_by_the_schema(ear: Listener) -> Iterator[None]:
    """Tell a failure of which the log says that the database itself refuses what is stored from any other."""
    try:
        yield
    except DidNotWork:
        if any("IntegrityError" in line for line in ear.heard):
            raise sqlite3.IntegrityError("the database refuses it") from None
        raise


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at the door: who, which way they come, what they answer, how long after the last, and to which vote.

    A written answer `ends` in its own way.
    """

    person: int
    choice: int
    way: int = 0
    minutes: int = 1
    kind: PollKind = PollKind.SINGLE
    ends: Ending = Ending.SEALED

    @property
    def counts(self) -> bool:
        """Tell whether an answer lies in the box after it."""
        return self.kind is not PollKind.WRITTEN or self.ends is Ending.SEALED


async def comes(person: Person, card: Message, visit: Visit) -> None:
    """Come to the vote of this card in one's own way, and answer."""
    asked = await _comes(person, card, visit)
    if visit.kind is PollKind.WRITTEN:
        asked = await _writes(person, visit)
    elif visit.kind is PollKind.MULTIPLE:
        assert person.form is not None
        asked = await person.fills({screen.form_labels(person.form.components)[0]: list(_labels(visit))})
    else:
        asked = await person.chooses("Choose one", *_labels(visit), on=asked.original)
    assert asked.original is not None
    told = screen.words(asked.original)
    if "Sorry, that didn't work" in told:
        raise DidNotWork(told)
    assert _SAYS[visit.ends if visit.kind is PollKind.WRITTEN else Ending.SEALED] in told


async def _comes(person: Person, card: Message, visit: Visit) -> Interaction:
    first, *rest = WAYS[visit.way]
    asked = await person.presses(first, on=card if first != OPEN else None)
    for label in rest:
        if person.form is not None:  # it leads nowhere, so they close it and begin again
            person.dismisses()
            asked = await person.presses("More", on=card)
            continue
        named = f"{label}{PAPERS[visit.kind].question}" if label.endswith(" ") else label
        asked = await person.presses(named, on=asked.original)
    return asked


async def _writes(person: Person, visit: Visit) -> Interaction:
    """Write it, on one way after something else; say what becomes of it if few write, and what to do with it."""
    words, under_group = written(visit.choice)
    if visit.way == 1:
        asked = await person.fills({_WORDS: written(0)[0]})
        await person.presses("Change it", on=asked.original)
    asked = await person.fills({_WORDS: words})
    assert asked.original is not None
    (menu,) = screen.selects(asked.original)
    asked = await person.chooses(screen.label(menu), menu["options"][under_group]["label"], on=asked.original)
    for label in _PRESSES[visit.ends]:
        asked = await person.presses(label, on=asked.original)
    return asked


def _labels(visit: Visit) -> Sequence[str]:
    return [PAPERS[visit.kind].options[place] for place in sorted(chosen(visit.kind, visit.choice))]
