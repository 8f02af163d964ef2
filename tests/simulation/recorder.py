"""Sees everything that passes between the bot and Discord, and what people were told."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.rehearsal.inside import Passage
from bot.rehearsal.person import screen
from bot.rehearsal.world.interactions import Interaction, State
from bot.rehearsal.world.world import World

SEALED = "Your answer is sealed"


@dataclass(slots=True)
class Attempt:
    """One press that chose an answer; `answered` once the person has read that it is sealed."""

    person: str
    choice: int
    interaction: Interaction
    answered: bool = False


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

    def chose(self, person: str, choice: int, interaction: Interaction) -> Attempt:
        """Note that somebody chose an answer."""
        attempt = Attempt(person, choice, interaction)
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
        if attempt and interaction.state is State.ANSWERED and SEALED in screen.words(message):
            attempt.answered = True
