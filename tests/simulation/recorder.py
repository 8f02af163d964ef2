"""Sees everything that passes between the bot and Discord, and what people were told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.rehearsal.inside import Passage
from bot.rehearsal.person import screen
from bot.rehearsal.world.interactions import Interaction, State
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import World
from tests.simulation.votes import Answer, Choices

SEALED = "Your answer is sealed"
TAKEN_BACK = "Nothing of yours is in this vote"


@dataclass(slots=True)
class Attempt:
    """One press that puts an answer in the box, or takes one out; `answered` once the person has read that it did.

    `says` is what they read of each answer that it may be; once they have read one, it is no other.
    """

    person: str
    says: Mapping[Answer | None, str]
    interaction: Interaction
    answered: bool = False
    narrowed: Choices | None = None

    @property
    def choices(self) -> Choices:
        """What it may have done."""
        return frozenset(self.says) if self.narrowed is None else self.narrowed

    def reads(self, said: str) -> None:
        """Read what was answered: it may be that it says something else."""
        found = frozenset(answer for answer, told in self.says.items() if told in said)
        if found or SEALED in said:
            self.answered, self.narrowed = True, found


@dataclass(slots=True)
class Recorder:
    """Remembers requests, events and attempts, in order."""

    world: World
    time: Callable[[], float]
    trace: list[bytes] = field(default_factory=list)
    public: list[bytes] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    _by_token: dict[str, Attempt] = field(default_factory=dict)

    def puts_in(self, person: str, says: Mapping[Answer | None, str], interaction: Interaction) -> Attempt:
        """Note that somebody put in an answer, which may be one of these, or took theirs back."""
        attempt = Attempt(person, says, interaction)
        self.attempts.append(attempt)
        self._by_token[interaction.token] = attempt
        return attempt

    def heard(self, event: bytes) -> None:
        """Note an event that reached the bot."""
        self.trace.append(b"%.6f < %s" % (self.time(), event))

    def happened(self, what: str) -> None:
        """Note a fault that happened."""
        self.trace.append(f"{self.time():.6f} ! {what}".encode())

    def told(self, passage: Passage) -> None:
        """Note a request, and look at what it changed on somebody's screen."""
        asked, told = passage.request, passage.told
        line = f"{self.time():.6f} > {asked.method} {asked.raw_path} {told.status} "
        self.trace.append(line.encode() + asked.body + b" " + told.body)
        if passage.happened is None or not passage.happened.ok:
            return
        parts = asked.path.split("/")
        if parts[3] in ("interactions", "webhooks"):
            self._look(parts[5])
        elif asked.method != "GET":
            self.public.append(f"{asked.method} {asked.path} ".encode() + asked.body)

    def _look(self, token: str) -> None:
        interaction = self.world.interactions.get(token)
        if interaction is None or interaction.original is None:
            return
        message = interaction.original
        if message.private_to != interaction.person.id:
            self.leaks.append(f"{interaction.person.name}'s reply can be read by others: {screen.words(message)!r}")
        attempt = self._by_token.get(token)
        if attempt and interaction.state is State.ANSWERED:
            attempt.reads(plain(message))


def plain(message: Message) -> str:
    """Return everything a message says, without the marks that keep people's words harmless."""
    return screen.words(message).replace("\\", "")
