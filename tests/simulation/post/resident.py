"""Somebody who is written to: what they chose and when, when they pressed something, and when they were forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Preferences
from bot.rehearsal.world.accounts import Account
from tests.simulation.post.readers import Reader


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose: asked for at one moment of the loop's time, and answered at another."""

    begun: float
    done: float
    reader: Reader


@dataclass(slots=True)
class Resident:
    """One person, and all that may hold letters to them back."""

    account: Account
    actor: Actor
    chosen: list[Chosen] = field(default_factory=list)
    presses: list[float] = field(default_factory=list)
    erased_at: float | None = None

    @property
    def person(self) -> PersonId:
        """The number they go by."""
        return self.actor.person

    @property
    def guild(self) -> GuildId:
        """The server they are in."""
        return self.actor.guild

    @property
    def preferences(self) -> Preferences:
        """What they chose last."""
        return self.chosen[-1].reader.preferences

    @property
    def zone(self) -> str:
        """Where they live: nobody moves here."""
        return self.preferences.hours.zone

    def chooses(self, preferences: Preferences, begun: float, done: float) -> None:
        """Note what they have chosen."""
        self.chosen.append(Chosen(begun, done, Reader(self.person, preferences)))

    def may_have_counted(self, at: float) -> Iterator[Reader]:
        """Yield every choice that the programme may have gone by at this moment of the loop's time."""
        following = [*(one.done for one in self.chosen[1:]), float("inf")]
        for one, over in zip(self.chosen, following, strict=True):
            if one.begun <= at <= over:
                yield one.reader

    def was_welcome(self, at: float, now: datetime) -> bool:
        """Tell whether a letter that counts might go at this moment."""
        return any(one.may_be_written_to(now) for one in self.may_have_counted(at))

    def was_not_paused(self, at: float, now: datetime) -> bool:
        """Tell whether anything might go at this moment."""
        pauses = [one.preferences.paused_until for one in self.may_have_counted(at)]
        return any(until is None or now >= until for until in pauses)
