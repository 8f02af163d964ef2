"""What the postman asks of Discord, and what Discord's refusals mean."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Protocol, TypeVar

import discord

from bot.delivery.message import OutgoingMessage
from bot.domain.letters import (
    DMS_CLOSED,
    NO_ANSWER,
    NO_SERVER_IN_COMMON,
    THREAD_IS_CLOSED,
    UNKNOWN_MEMBER,
    Failure,
    Letter,
)
from bot.domain.people import ChannelId, MessageId, PersonId

T = TypeVar("T")

_LONGEST = 20  # seconds for one request; the library's own limit is five minutes
_CLOCKS_DIFFER = timedelta(hours=1)
_LOOK_BACK = 500  # messages: five requests
_PERHAPS_THE_FILE = frozenset({400, 403, 413})  # how a message is refused that may be taken without what goes with it


class SendFailed(Exception):
    """Discord refused, or did not answer; `failure` says how."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.error)
        self.failure = failure


class Transport(Protocol):
    """The way to Discord; each of these raises `Undelivered`."""

    async def open(self, person: PersonId) -> ChannelId:
        """Open a private conversation with this person, or return the one there is."""

    async def post(self, letter: Letter, message: OutgoingMessage) -> MessageId:
        """Post this message where the letter goes, at most once for the letter's nonce."""

    async def edit(self, letter: Letter, message: OutgoingMessage) -> None:
        """Change the letter's message into this one."""

    async def find(self, letter: Letter) -> MessageId | None:
        """Look where the letter goes for our own message that carries its reference."""


class DiscordTransport:
    """The way to Discord through discord.py."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def open(self, person: PersonId) -> ChannelId:
        """Open a private conversation with this person, or return the one there is."""
        async with answered():
            return ChannelId((await self._client.create_dm(discord.Object(person))).id)

    async def post(self, letter: Letter, message: OutgoingMessage) -> MessageId:
        """Post this message where the letter goes, at most once for the letter's nonce."""
        async with answered(), self._perhaps_gone(letter):
            sent = await self._with_picture(message, lambda one: self._awake(letter, lambda: self._send(letter, one)))
        return MessageId(sent.id)

    async def _send(self, letter: Letter, message: OutgoingMessage) -> discord.Message:
        return await self._place_of(letter).send(
            message.content,
            embed=message.card,
            view=message.view or discord.utils.MISSING,
            files=message.files or discord.utils.MISSING,
            nonce=letter.nonce,
            silent=message.silent or letter.place is not None,
            allowed_mentions=discord.AllowedMentions.none(),
        )

    async def edit(self, letter: Letter, message: OutgoingMessage) -> None:
        """Change the letter's message into this one."""
        async with answered():
            await self._with_picture(message, lambda one: self._awake(letter, lambda: self._change(letter, one)))

    async def _change(self, letter: Letter, message: OutgoingMessage) -> discord.Message:
        """Change it; a picture that stands there goes with the card that it stood in."""
        return (
            await self._place_of(letter)
            .get_partial_message(letter.message or 0)
            .edit(
                content=message.content,
                embed=message.card,
                view=message.view,
                attachments=discord.utils.MISSING if message.illustrate is None else message.files,
                allowed_mentions=discord.AllowedMentions.none(),
            )
        )

    async def _with_picture(self, message: OutgoingMessage, ask: Callable[[OutgoingMessage], Awaitable[T]]) -> T:
        """Ask this with the picture; without it, where Discord refuses: we may attach none there, perhaps."""
        try:
            return await ask(message)
        except discord.HTTPException as error:
            if message.drawn is None or error.status not in _PERHAPS_THE_FILE:
                raise
        return await ask(replace(message, drawn=None))

    async def _awake(self, letter: Letter, ask: Callable[[], Awaitable[T]]) -> T:
        """Ask this of a place; a thread that has fallen asleep is woken for it, and one that is locked stays so."""
        try:
            return await ask()
        except discord.HTTPException as error:
            if error.code not in THREAD_IS_CLOSED or letter.place is None:
                raise
        await self._client.http.edit_channel(letter.place, archived=False)
        return await ask()

    async def find(self, letter: Letter) -> MessageId | None:
        """Look where the letter goes for our own message that carries its reference."""
        ours = self._client.user.id if self._client.user else None
        since = (letter.doubtful_since or letter.not_before) - _CLOCKS_DIFFER
        async with answered():
            where = self._place_of(letter)
            async for message in where.history(limit=_LOOK_BACK, after=since, oldest_first=True):
                if message.author.id == ours and _carries(message, letter.reference):
                    return MessageId(message.id)
        return None

    @asynccontextmanager
    async def _perhaps_gone(self, letter: Letter) -> AsyncIterator[None]:
        """Tell closed private messages from somebody who has left the server: Discord says the same of both."""
        try:
            yield
        except discord.Forbidden as error:
            if error.code == DMS_CLOSED and await self._has_left(letter):
                raise SendFailed(Failure(error.status, NO_SERVER_IN_COMMON)) from error
            raise

    async def _has_left(self, letter: Letter) -> bool:
        try:
            await self._client.http.get_member(letter.guild, letter.person or 0)
        except discord.NotFound as error:
            return error.code == UNKNOWN_MEMBER
        except discord.HTTPException:
            return False
        return False

    def _place_of(self, letter: Letter) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(letter.place or letter.conversation or 0)


def _carries(message: discord.Message, reference: str) -> bool:
    return any((embed.footer.text or "").endswith(reference) for embed in message.embeds)


@asynccontextmanager
async def answered() -> AsyncIterator[None]:
    """Turn every way in which Discord can refuse, or say nothing, into `Undelivered`."""
    try:
        async with asyncio.timeout(_LONGEST):
            yield
    except SendFailed:
        raise
    except discord.HTTPException as error:
        raise SendFailed(_failure(error)) from error
    except discord.RateLimited as error:
        raise SendFailed(Failure(429, wait=error.retry_after)) from error
    except Exception as error:  # time-outs, broken connections, a library not yet or no longer connected
        raise SendFailed(Failure(NO_ANSWER)) from error


def _failure(error: discord.HTTPException) -> Failure:
    headers = error.response.headers
    return Failure(error.status, error.code, wait=_seconds(headers.get("Retry-After")), shared="Via" in headers)


def _seconds(header: str | None) -> float | None:
    try:
        return None if header is None else float(header)
    except ValueError:
        return None
