"""An advisory group for tests of the services: a polling place whose first people wear the group's role."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.domain.oversight import Oversight, OversightId, Voice
from bot.domain.people import Actor, ChannelId, RoleGroup, RoleId, Server, Silence
from bot.domain.polls import PollId
from bot.services import drafts, oversight, polls
from storage.oversights import latest_of
from storage.servers import put_server
from storage.store import Transaction
from tests.services.polling_place import GUILD, LENGTH, NOTICES, OWNER, WORDS, WORKER, PollingPlace, polling_place

ROOM = ChannelId(1_100_000_000_000_000_010)
ADVISORY = RoleId(1_100_000_000_000_000_020)


class Table:
    """A polling place, and a draft that lies before its group."""

    def __init__(self, place: PollingPlace) -> None:
        self.place = place
        self.draft = PollId("")
        self.item = OversightId("")

    def member(self, number: int) -> Actor:
        return Actor(self.place.asked[number], GUILD, frozenset({ADVISORY}))

    async def puts(self) -> Oversight:
        place = self.place
        draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
        found = await place.store.run(drafts.put_to_group, OWNER, polls.DRAFTS, draft.id, now=place.now)
        self.draft, self.item = draft.id, found.id
        return found

    async def says(self, number: int, voice: Voice) -> Oversight:
        return await self.place.store.run(oversight.speak, self.member(number), self.item, voice, now=self.place.now)

    async def pauses(self, number: int) -> Oversight:
        return await self.place.store.run(oversight.hold_up, self.member(number), self.item, now=self.place.now)

    async def goes_on(self, number: int) -> Oversight:
        return await self.place.store.run(oversight.release, self.member(number), self.item, now=self.place.now)

    def files(self) -> dict[str, bytes]:
        """Return every file, whatever room is kept at the end of the log while nothing is done."""
        found = self.place.files()
        return {name: content[:-LENGTH] if name.endswith("-wal") else content for name, content in found.items()}

    async def now_is(self) -> Oversight:
        def read(tx: Transaction) -> Oversight | None:
            return latest_of(tx, self.draft)

        found = await self.place.store.run(read)
        assert found is not None
        return found


@asynccontextmanager
async def table(
    folder: Path, *, size: int = 12, silence: Silence = Silence.GOES_AHEAD, groups: Sequence[RoleGroup] = (WORKER,)
) -> AsyncIterator[Table]:
    """Open a polling place with an advisory group."""
    async with polling_place(folder, size=size, groups=groups) as place:

        def furnish(tx: Transaction) -> None:
            put_server(
                tx,
                Server(GUILD, notices_channel=NOTICES, advisory_role=ADVISORY, advisory_channel=ROOM, silence=silence),
            )

        await place.store.run(furnish)
        yield Table(place)
