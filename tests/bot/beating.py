"""The jobs, beaten by hand on a stopped clock."""

from collections.abc import Collection
from datetime import datetime, timedelta

from bot.domain.people import GuildId, PersonId
from bot.domain.threads import ThreadTask
from bot.jobs import Job, Jobs, Work
from bot.services import Transaction
from tests.bot.post import Office


class Beat:
    """The jobs of one programme, and what came of them."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.done: list[str] = []
        self.doubted: list[bool] = []
        self.clock_is_right = True
        self.off = timedelta(0)
        self.woken = 0
        self.jobs = Jobs(
            office.store,
            office.postman,
            discords_time=self._discords_time,
            present=self._present,
            threads=self,
            wake=self._wake,
        )

    async def _discords_time(self, ours: datetime, doubted: bool) -> datetime | None:
        self.doubted.append(doubted)
        return ours - self.off if self.clock_is_right else None

    async def _present(self, _guild: GuildId, people: Collection[PersonId]) -> frozenset[PersonId] | None:
        return frozenset(people)

    async def do(self, task: ThreadTask) -> None:
        self.done.append(task.step.value)

    def _wake(self) -> None:
        self.woken += 1

    def has(self, name: str, *due: datetime | None, fails: bool = False, checks_clock: bool = False) -> None:
        """Have a job that is due at these moments, the last one for ever."""
        dues = list(due)

        async def do(work: Work) -> None:
            self.done.append(name)
            if fails:
                raise ValueError(name)

        def next_due(tx: Transaction, /, *, now: datetime) -> datetime | None:
            return dues.pop(0) if len(dues) > 1 else dues[0]

        self.jobs.add((Job(name, do, next_due, checks_clock=checks_clock),))

    async def beats(self) -> datetime | None:
        return await self.jobs.do(self.office.clock.now())
