"""Taking results along: two files that say the same, of one vote or of all that have ended."""

import asyncio
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

import discord

from bot.domain.polls import PollId
from bot.services import polls
from bot.services.polls import ResultsToTake
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, CardIn
from cogs.kit.files import hand_over
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.tables import as_csv, as_workbook
from cogs.kit.verbs import Verb
from cogs.polls import export_cards, result_table, verbs

_CSV: Final = "results.csv"
_WORKBOOK: Final = "results.xlsx"


async def take_along(press: Press) -> Reply:
    """Write the files and hand them over in private."""
    poll = None if press.ref == NO_REFERENCE else PollId(press.ref)
    found = await press.run(polls.export_results, press.actor, poll, now=press.now)
    if not found.outcomes:
        return show(export_cards.nothing)
    return replace(show(export_cards.written, len(found.outcomes)), then=partial(_hand_over, press, found))


async def _hand_over(press: Press, found: ResultsToTake) -> CardIn | None:
    made = await asyncio.to_thread(_files, await press.words(), found, made_at=press.now)
    fitting = [discord.File(io.BytesIO(file), name) for name, file in made.items() if len(file) <= limits.FILE]
    return await hand_over(press, export_cards.file_card, fitting) if fitting else export_cards.too_much


def _files(_: Words, found: ResultsToTake, *, made_at: datetime) -> Mapping[str, bytes]:
    """Write both files; never on the loop."""
    headings, rows = result_table.headings(_), tuple(result_table.rows(_, found))
    return {
        _WORKBOOK: as_workbook(_("Results"), headings, rows, made_at=made_at),
        _CSV: as_csv(headings, rows).encode(),
    }


PRESSES: Mapping[Verb, Handler] = {verbs.RESULT_FILES: take_along}
