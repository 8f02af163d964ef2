"""How a coordinator begins a vote: one menu with every way to ask, and then its form."""

from collections.abc import Mapping
from typing import Final

from bot.domain.poll_words import PollWords, scale_ends
from bot.domain.polls import PollKind
from bot.rehearsal.person.forms import Answer
from bot.rehearsal.person.person import Person
from bot.rehearsal.world.interactions import Interaction
from bot.text import Texts

WAYS: Final = "In which way?"
ONE_CHOICE: Final = "One choice"


async def begins_vote(person: Person, way: str = ONE_CHOICE, *, language: str = "en") -> Interaction:
    """Run /poll open, and choose in which way to ask: its form opens."""
    label_of = Texts().words(language).label
    await person.runs("/poll open")
    return await person.chooses(label_of(WAYS), label_of(way))


def words_typed(asked: PollWords) -> Mapping[str, Answer]:
    """Return what is written and chosen in the form of its kind, for a vote with these words."""
    form: dict[str, Answer] = {"Question": asked.question, "What happens with it": asked.next_step}
    if asked.kind in (PollKind.SINGLE, PollKind.MULTIPLE):
        form["Answers, one a line"] = "\n".join(asked.options)
    if asked.kind is PollKind.MULTIPLE:
        form["Each may choose"] = f"Up to {asked.most}"
    if asked.kind is PollKind.SCALE:
        form |= dict(zip(("What 1 means", "What 5 means"), scale_ends(asked.options), strict=True))
    return form
