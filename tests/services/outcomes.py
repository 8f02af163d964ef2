"""A topic that was answered, for tests of what comes of it: answers lie in the tables, however they came."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa

from bot.domain.contributions import Contribution, ContributionId, ContributionOutcome
from bot.domain.deciding import FITTING, GoodReason
from bot.domain.people import NOBODY, Actor, ChannelId, MessageId, Nation, PersonId, RoleGroup, RoleId, Server
from bot.domain.topics import Topic
from bot.services import contributions as asked
from bot.services import letters, topics
from bot.services.contributions.deciding import AnswersPage
from storage import contributions
from storage.letters import letters as outbox
from storage.preferences import put_preferences
from storage.servers import put_server
from storage.store import Transaction
from tests.bot.post import at_any_time
from tests.services.answered import a_topic, an_answer, opened
from tests.services.polling_place import GUILD, NOTICES, OWNER, PollingPlace, polling_place

ROOM = ChannelId(1_100_000_000_000_000_010)
DAY = timedelta(days=1)
P = ParamSpec("P")
T = TypeVar("T")
USED, NOT_USED, PARKED = ContributionOutcome.USED, ContributionOutcome.NOT_USED, ContributionOutcome.PARKED


class Answered:
    """A server with topics, whose people answer without a press, and a coordinator who decides."""

    def __init__(self, place: PollingPlace) -> None:
        self.place = place

    async def run(self, service: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask a service of the store as it is open just now."""
        return await self.place.store.run(service, *args, **kwargs)

    async def asks(self, number: str = "a", **changed: Any) -> Topic:
        return await self.run(opened, a_topic(number, **changed))

    async def answers(self, topic: Topic, *people: int, **changed: Any) -> None:
        """Let these people answer; number -1 is somebody without an account."""

        def add(tx: Transaction) -> None:
            for one in people:
                author = NOBODY if one < 0 else self.place.asked[one]
                contributions.add(tx, an_answer(topic, author, "b", **{"id": tx.new_reference(), **changed}))

        await self.run(add)

    async def closes(self, topic: Topic) -> Topic:
        self.place.now = max(self.place.now, topic.closes_at)
        await self.run(topics.close_topic, topic.id, now=self.place.now)
        return await self.run(topics.topic_for_letter, topic.id)

    async def every(self, topic: Topic) -> Sequence[Contribution]:
        return await self.run(contributions.answers_to, topic.id)

    async def of(self, topic: Topic, person: int) -> Contribution:
        author = NOBODY if person < 0 else self.place.asked[person]
        return next(one for one in await self.every(topic) if one.author == author)

    async def decides(
        self,
        topic: Topic,
        answers: Sequence[ContributionId],
        outcome: ContributionOutcome = USED,
        *,
        who: Actor = OWNER,
        reason: GoodReason | str | None = None,
        theme: str = "",
    ) -> AnswersPage:
        batch = (await self.run(asked.choose_answers, who, topic.id, answers, now=self.place.now)).batch.id
        await self.run(asked.choose_outcome, who, batch, outcome)
        reason = FITTING[outcome][0] if reason is None else reason
        if isinstance(reason, GoodReason):
            await self.run(asked.choose_reason, who, batch, reason)
        elif reason:
            await self.run(asked.write_reason, who, batch, reason)
        if theme:
            await self.run(asked.add_theme, who, batch, theme)
        return await self.run(asked.decide, who, batch, now=self.place.now)

    async def letters(self, *kinds: str) -> list[tuple[str, PersonId | None, str, str]]:
        """Return the letters of these kinds: kind, to whom, about what, and how far they have come."""
        wanted = sa.select(outbox.c.kind, outbox.c.person, outbox.c.subject, outbox.c.state).order_by(outbox.c.position)
        found = await self.run(lambda tx: tx.sql.execute(wanted.where(outbox.c.kind.in_(kinds))).all())
        return [tuple(row) for row in found]

    async def told(self) -> list[tuple[str, PersonId | None, str, str]]:
        return await self.letters(asked.CAME_OF_IT.name, asked.CHANGED.name)

    async def post_goes(self, *, at: datetime | None = None) -> int:
        """Have everything that is due to people sent; return how many messages that were."""
        now = at or self.place.now
        sent = 0
        while due := (await self.run(letters.claim_due, now=now, places=0, people=99)).letters:
            for number, letter in enumerate(due):
                await self.run(letters.mark_sent, letter, MessageId(1_100_000_000_000_100_000 + sent + number), at=now)
            sent += len(due)
        return sent


@asynccontextmanager
async def answered(
    folder: Path, *, size: int = 12, groups: Sequence[RoleGroup] = (RoleGroup.WORKER,)
) -> AsyncIterator[Answered]:
    """Open a server whose people can be written to at any time, with an advisory group."""
    async with polling_place(folder, size=size, groups=groups) as place:

        def furnish(tx: Transaction) -> None:
            put_server(
                tx,
                Server(
                    GUILD,
                    coordinator_role=RoleId(1_100_000_000_000_000_030),
                    notices_channel=NOTICES,
                    advisory_role=RoleId(1_100_000_000_000_000_020),
                    advisory_channel=ROOM,
                    nation=Nation.WALES,
                ),
            )
            for person in place.asked:
                put_preferences(tx, at_any_time(person, GUILD))

        await place.store.run(furnish)
        yield Answered(place)
