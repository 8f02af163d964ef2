"""A street of voters, and the bot in a process of its own that is killed again and again."""

import random
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from bot.clock import Clock
from bot.domain.polls import PollKind
from bot.rehearsal.person import screen, thumb
from bot.rehearsal.person.person import Person
from bot.rehearsal.stage import Stage
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message
from tests.bot.fork_server import ForkedLife, ForkServer
from tests.rehearsal.house import House, buttons, custom_id, eventually, words
from tests.simulation.recorder import SEALED
from tests.simulation.votes import MOST, Answer, Wrote, drawn, labels


class Street:
    """A stage in this process, and the bot in another that is killed again and again."""

    def __init__(
        self, stage: Stage, clock: Clock, folder: Path, fork_server: ForkServer, chance: random.Random
    ) -> None:
        self.house = House(stage, clock, folder)
        self.stage, self.clock, self.folder, self.fork_server, self.chance = stage, clock, folder, fork_server, chance
        self.ahead = 0.0
        self.life: ForkedLife | None = None
        (folder / "ahead").write_text("0")

    async def starts(self) -> None:
        self.stage.world.bot_has_come = False
        self.life = await self.fork_server.start(
            "tests.soak.life:live", str(self.folder), self.stage.api_url, self.stage.bot_token
        )
        await eventually(lambda: self.stage.world.bot_has_come)

    async def is_killed(self) -> None:
        assert self.life is not None
        self.life.signal(signal.SIGKILL)
        assert await self.life.end() == -signal.SIGKILL, self.life.said
        assert "Traceback" not in self.life.said, self.life.said

    def moves(self, by: timedelta) -> None:
        self.ahead += by.total_seconds()
        new = self.folder / "ahead of it"  # put in its place whole: a signal that is still to come may have it read
        new.write_text(str(self.ahead))
        new.replace(self.folder / "ahead")
        assert self.life is not None
        self.life.signal(signal.SIGUSR1)
        self.clock.move(by)

    def notices(self) -> list[Message]:
        return self.stage.person("Olwen").screen("notices")

    def saying(self, *said: str) -> list[Message]:
        """Return what stands in the channel and says all of this."""
        return [one for one in self.notices() if all(each in words(one) for each in said)]


class Voter:
    """One person who votes, and what they were told."""

    def __init__(self, street: Street, person: Person, kind: PollKind) -> None:
        self.street, self.person, self.kind = street, person, kind
        self.confirmed: Answer | None = None
        self.in_doubt: list[Answer] = []
        self.seen: Message | None = None

    @property
    def possible(self) -> list[Answer | None]:
        return [self.confirmed, *self.in_doubt]

    async def votes(self, card: Message) -> None:
        """Answer once; what was answered before that was acknowledged is in doubt."""
        answer = drawn(self.kind, self.street.chance)
        if isinstance(answer, Wrote):
            await self._writes(card, answer)
        elif self.kind is PollKind.MULTIPLE:
            form = (await self._does(lambda: self._taps(card, "Answer privately"))).form
            if form is not None:
                boxes = {f"Choose up to {MOST}": labels(self.kind, answer)}
                await self._seals(
                    lambda: thumb.submit(self.street.stage.world, self.person.account, form, boxes), answer
                )
        else:
            place = str(min(answer))
            about = custom_id(card, "choose")
            await self._seals(lambda: self.street.house.asks(self.person, about, values=(place,)), answer)

    async def changes_their_mind(self, card: Message) -> None:
        """Answer twice, one after the other: people have one thumb."""
        for _ in range(2):
            await self.votes(card)

    async def goes_on(self) -> None:
        """Seal what they still see as others will see it."""
        seen, self.seen = self.seen, None
        if seen is not None and any(screen.label(one) == "Seal it" for one in buttons(seen)):
            found = next(one for one in self.in_doubt if isinstance(one, Wrote) and one.words in words(seen))
            await self._seals(lambda: self._taps(seen, "Seal it"), found)

    async def _writes(self, card: Message, answer: Wrote) -> None:
        form = (await self._does(lambda: self._taps(card, "Answer privately"))).form
        if form is None:
            return
        typed = {"In your own words": answer.words}
        asked = await self._does(lambda: thumb.submit(self.street.stage.world, self.person.account, form, typed))
        seen = asked.original
        if seen is not None and answer.words in words(seen):
            self.seen = seen
            await self._seals(lambda: self._taps(seen, "Seal it"), answer)

    def _taps(self, message: Message, label: str) -> Interaction:
        button = next(one for one in buttons(message) if screen.label(one) == label)
        return thumb.tap(self.street.stage.world, self.person.account, message, button)

    async def _does(self, act: Callable[[], Interaction]) -> Interaction:
        asked = act()
        await asked.answered
        return asked

    async def _seals(self, act: Callable[[], Interaction], answer: Answer) -> None:
        asked = await self._does(act)
        if not asked.failed and SEALED in words(asked.original):
            self.confirmed, self.in_doubt, self.seen = answer, [], None
        else:
            self.in_doubt.append(answer)


def what_counts(answer: Answer | None, kind: PollKind) -> Sequence[str]:
    """Return the lines of a result that an answer adds to."""
    if isinstance(answer, Wrote):
        return (answer.words,)
    return () if answer is None else labels(kind, answer)


def check(voters: Sequence[Voter], counts: Counter[str], answers: int) -> None:
    """Every confirmed answer is in the result, and nothing that nobody gave."""
    sure, perhaps = Counter[str](), Counter[str]()
    for voter in voters:
        every = [frozenset(what_counts(one, voter.kind)) for one in voter.possible]
        sure.update(frozenset.intersection(*every))
        perhaps.update(frozenset.union(*every))
    for line in {*counts, *perhaps}:
        assert sure[line] <= counts[line] <= perhaps[line], (line, counts, sure, perhaps)
    at_least = sum(voter.confirmed is not None for voter in voters)
    assert at_least <= answers <= sum(any(voter.possible) for voter in voters)
