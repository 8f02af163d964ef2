"""A stage that notes when each private message arrives, with Discord's limits enforced."""

import asyncio
from collections import Counter
from contextlib import suppress

from aiohttp import web

from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from tests.benchmarks.timing_standin import TimingStandin


class PostOffice(TimingStandin):
    """The stage of one sender: what arrived for whom and when, and how often it was told that it asks too fast."""

    def open_for(self, readers: int) -> None:
        """Let so many more people in, and begin a private conversation with each."""
        self.readers = [self.world.add_person(f"Reader {number}") for number in range(readers)]
        self.arrived: dict[int, float] = {}
        self.twice = 0
        self.answers: Counter[int] = Counter()
        self.asked: Counter[str] = Counter()
        self.enough: asyncio.Event = asyncio.Event()
        self.watched_for = readers
        self.pressed: list[float] = []
        conversations: dict[int, Channel] = {}
        first = self.world.dm_with

        def quickly(account: Account) -> Channel:
            """Look into a list: the stage's own way looks through every place there is."""
            if account.id not in conversations:
                conversations[account.id] = first(account)
            return conversations[account.id]

        both = ((one, {one.id: one, self.world.bot.id: self.world.bot}) for one in self.readers)
        for one, recipients in both:
            conversations[one.id] = self.world.keep_channel(Channel(self.world.ids.new(), 1, recipients=recipients))
        self.world.dm_with = quickly  # type: ignore[method-assign]
        self.private = {str(channel.id): account for account, channel in conversations.items()}

    def channel_of(self, reader: Account) -> int:
        """Return the number of the private conversation with this reader."""
        return self.world.dm_with(reader).id

    async def watch(self, letters: int, patience: float) -> None:
        """Wait until so many readers have something, or patience ends."""
        self.watched_for = letters
        with suppress(TimeoutError):
            await asyncio.wait_for(self.enough.wait(), patience)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        response = await super()._serve(request)
        path = request.path.split("/")
        if request.method != "POST" or "interactions" in path:
            return response
        self.answers[response.status] += 1
        self.asked["/".join(part for part in path[3:] if not part.isdigit())] += 1
        if path[-1] == "messages" and response.status == 200:
            self._note_arrival(path[-2])
        return response

    def _note_arrival(self, channel: str) -> None:
        reader = self.private.get(channel)
        if reader is None:
            return
        self.twice += reader in self.arrived
        self.arrived.setdefault(reader, self.world.now().timestamp())
        if len(self.arrived) >= self.watched_for:
            self.enough.set()
