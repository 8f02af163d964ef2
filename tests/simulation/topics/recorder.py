"""Sees what people tried with their answers, and what they were told of it."""

from dataclasses import dataclass, field

from bot.rehearsal.person import screen
from bot.rehearsal.world.interactions import Interaction, State
from bot.rehearsal.world.messages import Message
from tests.simulation.post.recorder import PostRecorder
from tests.simulation.topics.words import Said


@dataclass(slots=True)
class Tried:
    """One press that puts an answer there, or takes it away; `done` once the person has read that it is so.

    `whose` is the person, or a name of its own for somebody without an account. `said` is what would stand there:
    None where nothing would. `begun` and `done_at` are by the loop's time.
    """

    whose: str
    said: Said | None
    told: str
    interaction: Interaction
    begun: float = 0.0
    done_at: float | None = None

    @property
    def done(self) -> bool:
        """Tell whether the person has read that it is so."""
        return self.done_at is not None

    def is_read_on(self, shown: Message) -> bool:
        """Tell whether this screen says that it is so."""
        return self.told in screen.words(shown)


@dataclass(slots=True)
class Decided:
    """One press that decides about these answers; `done` once the coordinator has read that it is saved."""

    answers: tuple[str, ...]
    outcome: str
    interaction: Interaction
    told: str = "Saved."
    done_at: float | None = None

    @property
    def done(self) -> bool:
        """Tell whether the coordinator has read that it is saved."""
        return self.done_at is not None

    def is_read_on(self, shown: Message) -> bool:
        """Tell whether this screen says that it is saved."""
        return self.told in screen.words(shown)


@dataclass(slots=True)
class TopicRecorder(PostRecorder):
    """Remembers what was tried, in order."""

    tried: list[Tried] = field(default_factory=list)
    resonated: list[Tried] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)
    _by_press: dict[str, Tried | Decided] = field(default_factory=dict)

    def tries(self, one: Tried, *, resonance: bool = False) -> None:
        """Note that somebody tried something."""
        one.begun = self.time()
        (self.resonated if resonance else self.tried).append(one)
        self._by_press[one.interaction.token] = one

    def decides(self, one: Decided) -> None:
        """Note that a coordinator decided something."""
        self.decided.append(one)
        self._by_press[one.interaction.token] = one

    def _look(self, token: str) -> None:
        super(TopicRecorder, self)._look(token)
        one, interaction = self._by_press.get(token), self.world.interactions.get(token)
        if one is None or one.done or interaction is None or interaction.state is not State.ANSWERED:
            return
        if interaction.original and one.is_read_on(interaction.original):
            one.done_at = self.time()
