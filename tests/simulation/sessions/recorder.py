"""Sees what people said of a session, what they were told of it, and who was shown the way in."""

from dataclasses import dataclass, field

from bot.rehearsal.person import screen
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from tests.simulation.topics.recorder import TopicRecorder, Tried
from tests.simulation.topics.words import Said

LINK = "https://teams.microsoft.com/meet/371234567890?p=wayIn1"
GOING, LATER, CANNOT = "I'll be there", "I'll take part later", "Can't make it"
TAKE = "Take the place"
KEPT = "Nobody is told what you said"


@dataclass(slots=True)
class Replied(Tried):
    """One press that says whether somebody comes."""

    def is_read_on(self, shown: Message) -> bool:
        """Tell whether this screen says that it is kept: the one before it offers to say just this (life 33)."""
        others = {screen.label(one) for one in screen.buttons(shown)}
        return super(Replied, self).is_read_on(shown) and self.said is not None and self.said.words not in others


@dataclass(frozen=True, slots=True)
class Let:
    """Somebody was shown the way in, by what they did after so many presses of theirs: by now there may be more.

    `looks` is how often everybody had looked in calm weather.
    """

    whose: str
    after: int
    tries: int
    looks: int


@dataclass(slots=True)
class SessionRecorder(TopicRecorder):
    """Remembers who said what, and who was let in."""

    let_in: list[Let] = field(default_factory=list)
    looks: int = 0
    _asked: dict[str, int] = field(default_factory=dict)

    def asks(self, whose: str, interaction: Interaction) -> None:
        """Note that somebody did something, and how much they had said before."""
        self._asked[interaction.token] = len(self.by(whose))

    def says(self, whose: str, label: str, interaction: Interaction) -> None:
        """Note that somebody says whether they come."""
        said = Said(GOING if label == TAKE else label, "")
        self.tries(Replied(whose, said, KEPT, interaction))

    def by(self, whose: str) -> list[Tried]:
        """Return what one person tried, in order."""
        return [one for one in self.tried if one.whose == whose]

    def _look(self, token: str) -> None:
        super(SessionRecorder, self)._look(token)
        interaction = self.world.interactions.get(token)
        if interaction and interaction.original and LINK in screen.words(interaction.original):
            whose = interaction.person.name
            tries = len(self.by(whose))
            self.let_in.append(Let(whose, self._asked.get(token, tries), tries, self.looks))
