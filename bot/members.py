"""Who is in a server just now, by Discord's word: of people who are named, the gateway tells any bot that asks."""

import asyncio
import logging
from collections.abc import Collection
from typing import Final

import discord

from bot.clock import Timing
from bot.delivery.pace import Bucket
from bot.domain.people import GuildId, Membership, PersonId

log = logging.getLogger("kitchen_table.members")

AT_ONCE: Final = 99  # people in one question: Discord tells of 100, and one of them is the bot itself
_QUESTIONS: Final = 100 / 60  # a second: Discord ends a connection that sends more than 120 messages a minute


class _Question:
    """One question about one server, which others may join until it is asked."""

    __slots__ = ("answer", "people")

    def __init__(self) -> None:
        self.people: set[PersonId] = set()
        self.answer: asyncio.Future[tuple[discord.Member, ...] | None] = asyncio.get_running_loop().create_future()


class Members:
    """Asks Discord who is in a server. Nothing is kept: an answer is never older than the press that waits for it.

    Those who ask at the same moment share a question, so that a crowd, or one who presses without end, costs no more
    than the gateway allows.
    """

    def __init__(self, client: discord.Client, timing: Timing) -> None:
        self._client = client
        self._timing = timing
        self._turns = Bucket(_QUESTIONS)
        self._next: dict[GuildId, _Question] = {}  # not asked yet
        self._asking: set[asyncio.Task[None]] = set()

    async def membership(self, guild: GuildId, person: PersonId) -> Membership:
        """Say whether one person is in a server just now."""
        here = await self.present(guild, (person,))
        if here is None:
            return Membership.UNKNOWN
        return Membership.HERE if person in here else Membership.NOT_HERE

    async def present(self, guild: GuildId, people: Collection[PersonId]) -> frozenset[PersonId] | None:
        """Return which of these people are in a server; None where Discord does not say."""
        those, here = sorted(people), set[PersonId]()
        for first in range(0, len(those), AT_ONCE):
            found = await self.found(guild, those[first : first + AT_ONCE])
            if found is None:
                return None
            here |= {PersonId(member.id) for member in found}
        return frozenset(here & set(those))

    async def found(self, guild: GuildId, people: Collection[PersonId]) -> tuple[discord.Member, ...] | None:
        """Return those of up to 99 people who are in a server, and perhaps others; None where Discord does not say."""
        question = self._next.get(guild)
        if question is None or len(question.people.union(people)) > AT_ONCE:
            question = self._next[guild] = _Question()
            task = asyncio.create_task(self._ask(guild, question), name="members")
            self._asking.add(task)
            task.add_done_callback(self._asking.discard)
        question.people.update(people)
        return await asyncio.shield(question.answer)

    async def called(self, number: GuildId, name: str) -> tuple[discord.Member, ...]:
        """Return those in a server whose names begin with this one: none where Discord does not say."""
        await self._wait_for_a_turn()
        guild = self._client.get_guild(number)
        if guild is None or guild.unavailable:
            return ()
        try:
            async with asyncio.timeout(self._timing.members):
                return tuple(await guild.query_members(name, limit=AT_ONCE, cache=False))
        except Exception as error:  # no connection just now, or no answer in time
            log.info("Discord did not say who is called so (%s).", type(error).__name__)
            return ()

    async def _wait_for_a_turn(self) -> None:
        wait = self._turns.take(self._timing.time())
        if wait:
            await self._timing.sleep(wait)

    async def _ask(self, guild: GuildId, question: _Question) -> None:
        try:
            await self._wait_for_a_turn()
            if self._next.get(guild) is question:
                del self._next[guild]
            question.answer.set_result(await self._answer(guild, sorted(question.people)))
        finally:
            question.answer.cancel()  # done, but for a bot that is closed as somebody waits

    async def _answer(self, number: GuildId, people: list[PersonId]) -> tuple[discord.Member, ...] | None:
        guild, me = self._client.get_guild(number), self._client.user
        if guild is None or guild.unavailable or me is None:
            return None
        asked = [me.id, *people]
        try:
            async with asyncio.timeout(self._timing.members):
                found = await guild.query_members(user_ids=asked, limit=len(asked), cache=False)
        except Exception as error:  # no connection just now, or no answer in time
            log.info("Discord did not say who is in a server (%s).", type(error).__name__)
            return None
        # An answer without the bot itself is none: nobody is taken for gone by it.
        return tuple(found) if any(member.id == me.id for member in found) else None
