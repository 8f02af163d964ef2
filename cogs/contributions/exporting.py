"""Taking answers along: what is handed over, and what is said of all that is not in it."""

import asyncio
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

import discord

from bot.domain.answer_export import AnswerExport
from bot.domain.small_numbers import SMALLEST
from bot.domain.topics import TopicId
from bot.services import contributions
from bot.text import Words
from cogs.contributions.answer_file import as_table
from cogs.kit.cards import NO_REFERENCE, Button, Card, CardIn
from cogs.kit.files import hand_over
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import EXPORT_ANSWERS, TO_DO, Verb

_NAME = "answers.csv"


async def take_along(press: Press) -> Reply:
    """Write the file and hand it over in private."""
    topic = None if press.ref == NO_REFERENCE else TopicId(press.ref)
    found = await press.run(contributions.export_answers, press.actor, topic, now=press.now)
    if not found.rows:
        return show(nothing, found)
    return replace(show(written, found), then=partial(_hand_over, press, found))


async def _hand_over(press: Press, found: AnswerExport) -> CardIn | None:
    table = await asyncio.to_thread(as_table, await press.words(), found)
    file = discord.File(io.BytesIO(table.encode()), _NAME)
    return await hand_over(press, file_card, [file])


def written(_: Words, found: AnswerExport) -> Card:
    """Say what is in the file, and what is not."""
    return Card(
        title=_.number("{n} answer to take along", "{n} answers to take along", len(found.rows)),
        body="\n".join(
            (
                _("The file tells no account, no time and no way that answers came."),
                *_left_out(_, found),
            )
        ),
        rows=((Button(TO_DO, _.label("To do")),),),
    )


def nothing(_: Words, found: AnswerExport) -> Card:
    """Say why there is no file."""
    return Card(
        title=_("There is nothing to take along"),
        body="\n".join(_left_out(_, found)) or _("No question has closed yet."),
        rows=((Button(TO_DO, _.label("To do")),),),
    )


def file_card(_: Words) -> Card:
    """Stand above the file."""
    return Card(title=_("The answers"), body=_("A table, for a spreadsheet or another programme."))


def _left_out(_: Words, found: AnswerExport) -> Iterator[str]:
    if found.unquoted:
        yield _("Words left out, not to be quoted: {n}", n=found.unquoted)
    if found.in_other_words:
        yield _("Words left out, only in other words: {n}", n=found.in_other_words)
    if found.not_research:  # no number that says who
        few = found.not_research < SMALLEST
        yield (
            _("Answers left out, no yes to research: fewer than 5")
            if few
            else _("Answers left out, no yes to research: {n}", n=found.not_research)
        )
    if found.too_few:
        yield _("Questions left out, too few answers: {n}", n=found.too_few)
    if found.for_here:
        yield _("Questions left out, for the people here alone: {n}", n=found.for_here)


PRESSES: Mapping[Verb, Handler] = {EXPORT_ANSWERS: take_along}
