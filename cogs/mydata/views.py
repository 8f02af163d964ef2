"""What the buttons, menus and forms of My data lead to."""

import asyncio
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import discord

from bot.domain.data_requests import RequestKind
from bot.domain.personal import Holding
from bot.services import mydata, servers
from cogs.kit import cards as kit_cards
from cogs.kit import roles
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.clean import tidied
from cogs.kit.forms import FormIn
from cogs.mydata import cards, export, pages


async def my_data(_: Ask) -> Reply:
    """Offer what people can do about their data."""
    return show(cards.my_data)


async def see(ask: Ask) -> Reply:
    """Show the first screen of what is held."""
    return await _page(ask, 0)


async def see_page(ask: Ask) -> Reply:
    """Show another screen of what is held."""
    value = ask.values[0]
    return await _page(ask, int(value) if value.isdecimal() and len(value) < 3 else 0)


async def take_along(ask: Ask) -> Reply:
    """Write the two files and hand them over in private."""
    held = await ask.run(mydata.export_data, ask.actor, now=ask.now)
    server = await ask.run(servers.server_of, ask.actor.guild)
    cover = export.Cover(ask.actor.person, ask.actor.guild, ask.now, server.zone)
    return replace(show(cards.exporting), then=partial(_hand_over, ask, held, cover))


async def _hand_over(ask: Ask, held: Sequence[Holding], cover: export.Cover) -> None:
    _ = await ask.words()
    page = await asyncio.to_thread(export.as_page, _, held, cover)  # years of notes take seconds to put into words
    data = await asyncio.to_thread(export.as_json, _, held, cover)
    files = [
        discord.File(io.BytesIO(page.encode()), "my-data.html"),
        discord.File(io.BytesIO(data.encode()), "my-data.json"),
    ]
    embed = kit_cards.drawn(cards.files, _).as_embed()
    await ask.interaction.followup.send(embed=embed, files=files, ephemeral=True)


async def correct(_: Ask) -> Reply:
    """Lead to where things can be put right."""
    return show(cards.correct)


async def complain(_: Ask) -> Reply:
    """Offer to complain."""
    return show(cards.complain)


async def complain_now(ask: Ask) -> Reply:
    """Take a complaint without a word."""
    return await _take(RequestKind.COMPLAINT, ask)


async def delete(_: Ask) -> Reply:
    """Say what goes and what stays, before anything does."""
    return show(cards.delete)


async def delete_now(ask: Ask) -> Reply:
    """Delete what is held, and take the role off that Discord shows."""
    _ = await ask.words()  # in the language that goes with the rest
    await ask.run(mydata.erase_person, ask.actor, now=ask.now)

    async def unmask() -> None:
        await roles.mirror(ask, None)

    return replace(show(cards.deleted), then=unmask)


async def requests(ask: Ask) -> Reply:
    """Show coordinators when requests are due."""
    found, counts = await ask.run(mydata.open_requests, ask.actor)
    return show(cards.requests, found, counts)


async def read_request(ask: Ask) -> Reply:
    """Show a coordinator what was asked."""
    return show(cards.request, await ask.run(mydata.read_request, ask.actor, ask.ref))


async def write_answer(ask: Ask) -> Reply:
    """Open the form for an answer."""
    await ask.run(mydata.read_request, ask.actor, ask.ref)
    return open_form(cards.answer_form, ask.ref)


async def take_answer(ask: Ask) -> Reply:
    """Keep an answer, and have whoever asked told of it."""
    answer = tidied(ask.typed.get("answer", ""))
    await ask.run(mydata.answer_request, ask.actor, ask.ref, answer, now=ask.now)
    ask.bot.wake()
    return show(cards.answered)


async def _page(ask: Ask, number: int) -> Reply:
    found = pages.pages(await ask.run(mydata.see_data, ask.actor))
    return show(cards.page, found, min(number, len(found) - 1))


async def _take(kind: RequestKind, ask: Ask) -> Reply:
    words = tidied(ask.typed.get("words", ""))
    return show(cards.asked, await ask.run(mydata.ask_about_data, ask.actor, kind, words, now=ask.now))


async def _open(kind: RequestKind, _: Ask) -> Reply:
    return open_form(cards.words_form, kind)


def _form(kind: RequestKind) -> tuple[Handler, FormIn]:
    return partial(_take, kind), lambda _: cards.words_form(_, kind)


PRESSES: Mapping[str, Handler] = {
    "data": my_data,
    "data-see": see,
    "data-page": see_page,
    "data-export": take_along,
    "data-correct": correct,
    "data-write": partial(_open, RequestKind.CORRECTION),
    "data-ask": partial(_open, RequestKind.QUESTION),
    "data-complain": complain,
    "data-complain-now": complain_now,
    "data-complain-say": partial(_open, RequestKind.COMPLAINT),
    "data-delete": delete,
    "data-delete-now": delete_now,
    "requests": requests,
    "requests-read": read_request,
    "requests-write": write_answer,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {
    "data-question": _form(RequestKind.QUESTION),
    "data-correction": _form(RequestKind.CORRECTION),
    "data-complaint": _form(RequestKind.COMPLAINT),
    "request-answer": (take_answer, cards.answer_form),
}
