"""A way in for partners: the owner has an invitation made or gives one, and gets a sheet to print."""

import asyncio
import io
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final, cast

import discord

from bot.domain.refusals import Invalid, NotReady
from bot.services import servers
from cogs.desk import invitation_cards as cards
from cogs.desk import sheet, verbs
from cogs.kit import people
from cogs.kit.cards import CardIn
from cogs.kit.clean import one_line
from cogs.kit.files import hand_over
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.roles import REASON
from cogs.kit.verbs import Verb

_BEFORE: Final = ("https://", "http://", "www.")
_AT: Final = ("discord.gg/", "discord.com/invite/", "discordapp.com/invite/")
_LONGEST: Final = 64


async def offer(press: Press) -> Reply:
    """Ask which invitation."""
    await press.run(servers.start_of, press.actor)
    return show(cards.offer)


async def make(press: Press) -> Reply:
    """Have one made that does not end, or take the one that was made before, once the owner has an answer."""
    number = await press.run(servers.start_of, press.actor)
    start = _guild(press).get_channel(number)
    if not isinstance(start, discord.TextChannel):
        raise NotReady("There is no start channel yet. The server's owner can run /setup.")
    return replace(show(cards.making), then=partial(_make, press, start))


async def write(press: Press) -> Reply:
    """Let an address be written."""
    await press.run(servers.start_of, press.actor)
    return open_form(cards.form)


async def take(press: Press) -> Reply:
    """Take one that the owner has, once Discord says where it leads."""
    await press.run(servers.start_of, press.actor)
    code = code_in(one_line(press.typed.get("address", "")))
    if code is None:
        raise Invalid("That is no address of an invitation. One begins with discord.gg and a stroke.")
    return replace(show(cards.making), then=partial(_look_at, press, code))


def code_in(address: str) -> str | None:
    """Return what an address of an invitation ends with: None where it is no such address."""
    rest = address
    for before in _BEFORE:
        rest = rest.removeprefix(before)
    at = next((one for one in _AT if rest.startswith(one)), None)
    code = "" if at is None else rest.removeprefix(at).rstrip("/")
    is_one = code.isascii() and code.replace("-", "").isalnum() and len(code) <= _LONGEST
    return code if is_one else None


async def _make(press: Press, start: discord.TextChannel) -> CardIn | None:
    try:
        invite = await start.create_invite(max_age=0, max_uses=0, unique=False, reason=REASON)
    except discord.Forbidden:
        return cards.not_allowed
    return await _draw(press, invite.code)


async def _look_at(press: Press, code: str) -> CardIn | None:
    try:
        invite = await press.bot.fetch_invite(code, with_counts=False)
    except discord.NotFound:
        return cards.leads_nowhere
    if invite.guild is None or invite.guild.id != press.actor.guild:
        return cards.leads_elsewhere
    if invite.expires_at is not None:
        return partial(cards.ends, when=invite.expires_at)
    return await _draw(press, invite.code)


async def _draw(press: Press, code: str) -> CardIn | None:
    here, texts = await press.run(servers.server_to_set_up, press.actor), press.bot.texts
    languages = [texts.words(one) for one in people.languages_in_order(texts.languages, here)]
    drawn = await asyncio.to_thread(sheet.draw, code, _guild(press).name, languages)
    files = [
        discord.File(io.BytesIO(drawn.document), "kitchen-table.pdf", description=drawn.said),
        discord.File(io.BytesIO(drawn.picture), "kitchen-table.png", description=drawn.said),
    ]
    return await hand_over(press, partial(cards.made, address=sheet.address_of(code)), files)


def _guild(press: Press) -> discord.Guild:
    return cast("discord.Guild", press.interaction.guild)  # the owner is in the server


PRESSES: Mapping[Verb, Handler] = {
    verbs.SETUP_INVITE: offer,
    verbs.SETUP_INVITE_MAKE: make,
    verbs.SETUP_INVITE_WRITE: write,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.SETUP_INVITE: (take, cards.form)}
