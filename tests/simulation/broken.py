"""Ways of building it that somebody might think of: each breaks a promise, and a life must notice."""

from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import discord
import pytest

from bot.delivery import DiscordTransport, OutgoingMessage, Postman, SendFailed
from bot.domain.disclosure import disclose
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.people import MessageId
from bot.domain.poll_outcomes import Disclosure, OutcomeKind
from bot.domain.polls import Poll, PollId, Sensitivity
from bot.services import letters, polls
from bot.services.polls import closing, opening
from cogs.kit import fast_callback
from cogs.kit.press import Press, Reply, show
from cogs.kit.router import STALE, Router
from cogs.polls import FEATURE, cards
from storage import partners
from storage.keys import SEAL_SIZE, Keys
from storage.polls import Running
from storage.store import Transaction

Patch = pytest.MonkeyPatch


def answer_before_commit(patch: Patch) -> None:
    """Thank people first and put the answer in the box afterwards."""

    async def choose(ask: Press) -> Reply:
        poll = await ask.run(polls.poll_of, PollId(ask.ref))

        async def then() -> None:
            await ask.run(polls.cast_ballot, ask.actor, poll.id, {int(ask.values[0])}, now=ask.now)

        return replace(show(cards.sealed, poll), then=then)

    patch.setitem(cast("dict[str, Any]", FEATURE.presses), "choose", choose)


def nonce_left_out(patch: Patch) -> None:
    """Post without the name by which Discord knows a message again."""
    send = discord.abc.Messageable.send

    async def forgetful(where: Any, *args: Any, nonce: object = None, **kwargs: Any) -> Any:
        return await send(where, *args, **kwargs)

    patch.setattr(discord.abc.Messageable, "send", forgetful)


def presses_not_remembered(patch: Patch) -> None:
    """Answer whatever is delivered, as often as it is delivered."""

    async def is_new(router: Router, interaction: discord.Interaction) -> bool:
        return router._age(interaction) <= STALE

    patch.setattr(Router, "_is_new", is_new)


def private_reply_made_public(patch: Patch) -> None:
    """Forget the flag that keeps a reply private."""
    patch.setattr(fast_callback, "_PRIVATE", 0)


def marked_before_sent(patch: Patch) -> None:
    """Note that a letter has been sent, then send it."""
    post = DiscordTransport.post

    async def send(postman: Postman, letter: Letter, message: OutgoingMessage) -> MessageId:
        if letter.edits is not None:
            return await original(postman, letter, message)
        await postman._store.run(letters.mark_sent, letter, MessageId(0), at=postman._clock.now())
        try:
            return await post(cast("DiscordTransport", postman._transport), letter, message)
        except SendFailed:
            return MessageId(0)

    original = Postman._send
    patch.setattr(Postman, "_send", send)


def key_kept(patch: Patch) -> None:
    """Keep keys, in case somebody asks."""
    patch.setattr(Keys, "destroy", lambda *_: None)


def answers_not_sealed(patch: Patch) -> None:
    """Put answers in the box as they are."""
    patch.setattr(Keys, "seal", lambda _keys, _public, plaintext: plaintext)
    patch.setattr(Keys, "unseal", lambda _keys, _poll, sealed: list(sealed))


def answers_only_looking_sealed(patch: Patch) -> None:
    """Put answers in the box as they are, in the right size."""
    patch.setattr(Keys, "seal", lambda _keys, _public, plaintext: plaintext + bytes(SEAL_SIZE))
    patch.setattr(Keys, "unseal", lambda _keys, _poll, sealed: [one[:-SEAL_SIZE] for one in sealed])


def everybody_asked(patch: Patch) -> None:
    """Forget that only one role group is asked."""
    everyone = partners.joined
    patch.setattr(opening, "joined", lambda tx, guild, _audience: everyone(tx, guild, frozenset()))


def numbers_told_anyway(patch: Patch) -> None:
    """Publish every count, however sensitive."""

    tell = disclose

    def told(poll: Poll, *how: Any, **more: Any) -> Disclosure:
        return tell(replace(poll, sensitivity=Sensitivity.ORDINARY), *how, **more)

    patch.setattr(closing, "disclose", told)


def ended_with_too_few(patch: Patch) -> None:
    """End a vote that few have answered at once, instead of leaving it open for longer."""

    def end(tx: Transaction, vote: Running, _: LetterKind, *, now: datetime) -> None:
        closing._end(tx, vote, Disclosure(OutcomeKind.TOO_FEW), now)

    patch.setattr(closing, "go_on", end)


WAYS = (
    answer_before_commit,
    nonce_left_out,
    presses_not_remembered,
    private_reply_made_public,
    marked_before_sent,
    key_kept,
    answers_not_sealed,
    answers_only_looking_sealed,
    everybody_asked,
    numbers_told_anyway,
    ended_with_too_few,
)
