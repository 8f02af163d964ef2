"""What My record leads to."""

import io
from collections.abc import Mapping
from functools import partial

import discord

from bot.domain.record import EntryId, RecordEntry
from bot.services import record
from bot.text import Words
from cogs.kit.cards import Card, CardIn
from cogs.kit.files import hand_over
from cogs.kit.menus import other_screen
from cogs.kit.press import Handler, Press, Reply
from cogs.kit.router import router_of
from cogs.kit.verbs import KEEP_ENTRY, MY_RECORD, Verb
from cogs.record import cards, verbs
from cogs.record.entries import Drawn, worded


async def my_record(press: Press) -> Reply:
    """List what somebody took part in."""
    return await _listed(press, 0)


async def choose(press: Press) -> Reply:
    """Show the entry that was chosen, or others of them."""
    first = other_screen(press.value)
    if first is None:
        return _one(press, await press.run(record.entry_of, press.actor, EntryId(press.value)))
    return await _listed(press, first)


async def keep(press: Press) -> Reply:
    """Keep something for longer."""
    return _one(press, await press.run(record.keep_entry, press.actor, EntryId(press.ref), now=press.now))


async def forget(press: Press) -> Reply:
    """Keep something no longer."""
    await press.run(record.forget_entry, press.actor, EntryId(press.ref))
    return await _listed(press, 0)


async def take_along(press: Press) -> Reply:
    """Write everything as text and hand it over in private."""
    mine = await press.run(record.my_record, press.actor)
    return Reply(card=cards.exporting, then=partial(_hand_over, press, mine))


async def _hand_over(press: Press, mine: tuple[RecordEntry, ...]) -> CardIn | None:
    _, drawn_by = await press.words(), drawn(press)
    said = [cards.as_text(one, worded(one, mine, drawn_by)) for one in (_, _.beside) if one is not None]
    file = discord.File(io.BytesIO("\n\n".join(said).encode()), "my-record.txt")
    return await hand_over(press, cards.file_card, [file])


def drawn(press: Press) -> Drawn:
    """Return how entries are worded, as the features bring it."""
    return router_of(press.bot).took_part


async def _listed(press: Press, first: int) -> Reply:
    mine, drawn_by = await press.run(record.my_record, press.actor), drawn(press)
    return Reply(card=lambda _: cards.my_record(_, worded(_, mine, drawn_by), min(first, max(len(mine) - 1, 0))))


def _one(press: Press, entry: RecordEntry) -> Reply:
    drawn_by = drawn(press)

    def draw(_: Words) -> Card:
        (one,) = worded(_, (entry,), drawn_by)
        return cards.entry(_, one)

    return Reply(card=draw)


PRESSES: Mapping[Verb, Handler] = {
    MY_RECORD: my_record,
    KEEP_ENTRY: keep,
    verbs.RECORD_ENTRY: choose,
    verbs.RECORD_FILE: take_along,
    verbs.RECORD_FORGET: forget,
}
