"""What the buttons, menus and forms of My data lead to."""

import asyncio
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import discord

from bot.domain.data_requests import RequestKind
from bot.domain.people import GuildId, PersonId
from bot.domain.personal import Holding
from bot.services import mydata, servers
from cogs.kit import roles
from cogs.kit.cards import CardIn
from cogs.kit.clean import tidied
from cogs.kit.feature import features_of
from cogs.kit.files import hand_over
from cogs.kit.forms import FormIn
from cogs.kit.gathered import SOON, Meanings, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import MY_DATA, Verb
from cogs.mydata import cards, export, pages, request_cards, verbs
from cogs.mydata.pages import explained


async def my_data(_: Press) -> Reply:
    """Offer what people can do about their data."""
    return show(cards.my_data)


async def see(press: Press) -> Reply:
    """Show the first screen of what is held."""
    return await _page(press, 0)


async def see_page(press: Press) -> Reply:
    """Show another screen of what is held."""
    value = press.value
    return await _page(press, int(value) if value.isdecimal() and len(value) < 3 else 0)


async def take_along(press: Press) -> Reply:
    """Write the two files and hand them over in private."""
    held = explained(await press.run(mydata.export_data, press.actor, now=press.now), _meanings(press))
    server = await press.run(servers.server_of, press.actor.guild)
    cover = export.Cover(press.actor.person, press.actor.guild, press.now, server.zone)
    return replace(show(cards.exporting), then=partial(_hand_over, press, held, cover))


async def _hand_over(press: Press, held: Sequence[Holding], cover: export.Cover) -> CardIn | None:
    _ = await press.words()
    page = await asyncio.to_thread(export.as_page, _, held, cover)  # years of notes take seconds to put into words
    data = await asyncio.to_thread(export.as_json, _, held, cover)
    files = [
        discord.File(io.BytesIO(page.encode()), "my-data.html"),
        discord.File(io.BytesIO(data.encode()), "my-data.json"),
    ]
    return await hand_over(press, cards.files, files)


async def correct(_: Press) -> Reply:
    """Lead to where things can be put right."""
    return show(cards.correct)


async def complain(_: Press) -> Reply:
    """Offer to complain."""
    return show(cards.complain)


async def complain_now(press: Press) -> Reply:
    """Take a complaint without a word."""
    return await _take(RequestKind.COMPLAINT, press)


async def delete(_: Press) -> Reply:
    """Say what goes and what stays, before anything does."""
    return show(cards.delete)


async def delete_now(press: Press) -> Reply:
    """Delete what is held, and take the role off that Discord shows."""
    _ = await press.words()  # in the language that goes with the rest
    await press.run(mydata.erase_person, press.actor, now=press.now)
    press.bot.wake()

    async def unmask() -> None:
        await roles.mirror(press, None)

    return replace(show(cards.deleted), then=unmask)


async def requests(press: Press) -> Reply:
    """Show coordinators when requests are due."""
    found, counts = await press.run(mydata.open_requests, press.actor)
    return show(request_cards.requests, found, counts)


def requests_due(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look whether a request waits for an answer."""
    waiting = mydata.requests_in(at.tx, guild)
    if not waiting:
        return ()
    text, about = partial(request_cards.requests_wait, found=waiting), tuple(one.id for one in waiting)
    return (ToDoLine(SOON, text, request_cards.to_requests, about, request_cards.request_is_new),)


async def read_request(press: Press) -> Reply:
    """Show a coordinator what was asked."""
    return show(request_cards.request, await press.run(mydata.read_request, press.actor, press.ref))


async def write_answer(press: Press) -> Reply:
    """Open the form for an answer."""
    await press.run(mydata.read_request, press.actor, press.ref)
    return open_form(request_cards.answer_form, press.ref)


async def take_answer(press: Press) -> Reply:
    """Keep an answer, and have whoever asked told of it."""
    answer = tidied(press.typed.get("answer", ""))
    await press.run(mydata.answer_request, press.actor, press.ref, answer, now=press.now)
    press.bot.wake()
    return show(request_cards.answered)


def _meanings(press: Press) -> Meanings:
    return {key: words for feature in features_of(press.bot) for key, words in feature.meanings.items()}


async def _page(press: Press, number: int) -> Reply:
    found = pages.pages(explained(await press.run(mydata.see_data, press.actor), _meanings(press)))
    return show(cards.page, found, min(number, len(found) - 1))


async def _take(kind: RequestKind, press: Press) -> Reply:
    words = tidied(press.typed.get("words", ""))
    return show(cards.asked, await press.run(mydata.ask_about_data, press.actor, kind, words, now=press.now))


async def _open(kind: RequestKind, _: Press) -> Reply:
    return open_form(cards.words_form, kind)


def _form(kind: RequestKind) -> tuple[Handler, FormIn]:
    return partial(_take, kind), lambda _: cards.words_form(_, kind)


PRESSES: Mapping[Verb, Handler] = {
    MY_DATA: my_data,
    verbs.DATA_SEE: see,
    verbs.DATA_PAGE: see_page,
    verbs.DATA_EXPORT: take_along,
    verbs.DATA_CORRECT: correct,
    verbs.DATA_WRITE: partial(_open, RequestKind.CORRECTION),
    verbs.DATA_ASK: partial(_open, RequestKind.QUESTION),
    verbs.DATA_COMPLAIN: complain,
    verbs.DATA_COMPLAIN_NOW: complain_now,
    verbs.DATA_COMPLAIN_SAY: partial(_open, RequestKind.COMPLAINT),
    verbs.DATA_DELETE: delete,
    verbs.DATA_DELETE_NOW: delete_now,
    verbs.REQUESTS: requests,
    verbs.REQUESTS_READ: read_request,
    verbs.REQUESTS_WRITE: write_answer,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.DATA_QUESTION: _form(RequestKind.QUESTION),
    verbs.DATA_CORRECTION: _form(RequestKind.CORRECTION),
    verbs.DATA_COMPLAINT: _form(RequestKind.COMPLAINT),
    verbs.REQUEST_ANSWER: (take_answer, request_cards.answer_form),
}
