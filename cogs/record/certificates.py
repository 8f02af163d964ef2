"""What a certificate is prepared with, and how it is made: never on the loop, and never kept."""

import asyncio
import io
from collections.abc import Mapping, Sequence
from functools import partial

import discord

from bot.domain.record import CertificateToMake, EntryId, RecordEntry
from bot.domain.refusals import NotReady
from bot.printing.certificate import Certificate, CertificateLine, LookedOver, as_document, in_words, look_over
from bot.services import record
from bot.text import Words
from cogs.kit.cards import CardIn
from cogs.kit.clean import one_line, tidied
from cogs.kit.files import hand_over
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, not_a_choice, open_form, show
from cogs.kit.verbs import Verb
from cogs.record import certificate_cards as cards
from cogs.record import verbs
from cogs.record.entries import worded
from cogs.record.views import drawn


async def begin(press: Press) -> Reply:
    """Show a certificate as far as it is prepared."""
    return await _desk(press, await press.run(record.begin_certificate, press.actor, now=press.now))


async def turn_page(press: Press) -> Reply:
    """Show others of what can stand on it."""
    return await _desk(press, await press.run(record.begin_certificate, press.actor, now=press.now), press.ref)


async def choose(press: Press) -> Reply:
    """Choose what stands on it, of what was offered on this screen."""
    mine = await press.run(record.my_record, press.actor)
    first = _place(mine, press.ref)
    offered = [one.id for one in mine[first : first + cards.OFFERED]]
    chosen = tuple(map(EntryId, press.values))
    made = await press.run(record.choose_for_certificate, press.actor, offered, chosen, now=press.now)
    return await _desk(press, made, press.ref)


async def choose_language(press: Press) -> Reply:
    """Choose the language it is in."""
    if press.value not in press.bot.texts.languages:
        raise not_a_choice()
    chosen = await press.run(record.choose_certificate_language, press.actor, press.value, now=press.now)
    return await _desk(press, chosen)


async def write(press: Press) -> Reply:
    """Open the form with what stands there already."""
    made = await press.run(record.begin_certificate, press.actor, now=press.now)
    return open_form(cards.words_form, made.draft)


async def take_words(press: Press) -> Reply:
    """Keep the name and what somebody learned."""
    name, learned = one_line(press.typed.get("name", "")), tidied(press.typed.get("learned", ""))
    return await _desk(press, await press.run(record.write_certificate, press.actor, name, learned, now=press.now))


async def look(press: Press) -> Reply:
    """Show what it says, and what of it cannot be printed."""
    _, certificate = await _certificate(press)
    found = await asyncio.to_thread(look_over, certificate)
    if found.written:
        return show(cards.cannot_print, found.written)
    return show(cards.preview, tuple(in_words(_, found.certificate)), found.left_out)


async def make(press: Press) -> Reply:
    """Make it and hand it over in private."""
    _, certificate = await _certificate(press)
    return Reply(card=cards.making, then=partial(_hand_over, press, _, certificate))


async def _hand_over(press: Press, _: Words, certificate: Certificate) -> CardIn | None:
    made = await asyncio.to_thread(as_document, _, certificate)
    if isinstance(made, LookedOver):
        return partial(cards.cannot_print, written=made.written)
    file = discord.File(io.BytesIO(made), "certificate.pdf", description=_("Certificate of taking part"))
    return await hand_over(press, cards.file_card, [file])


async def _certificate(press: Press) -> tuple[Words, Certificate]:
    """Return a certificate as it would be made now, with the words it is made in."""
    made = await press.run(record.certificate_to_make, press.actor, now=press.now)
    if not made.entries or not made.draft.name:
        raise NotReady("Please choose first what stands on the certificate, and a name.")
    _ = press.bot.texts.words(made.draft.language)
    lines = tuple(CertificateLine(one.words.line, one.entry.on) for one in worded(_, made.entries, drawn(press)))
    guild = press.bot.get_guild(press.actor.guild)
    place = one_line(guild.name) if guild else ""
    return _, Certificate(made.draft.name, lines, made.draft.learned, place, made.made_on)


async def _desk(press: Press, made: CertificateToMake, ref: str = "") -> Reply:
    mine, drawn_by = await press.run(record.my_record, press.actor), drawn(press)
    languages, first = press.bot.texts.languages, _place(mine, ref)
    return Reply(card=lambda _: cards.desk(_, made.draft, worded(_, mine, drawn_by), languages, first))


def _place(mine: Sequence[RecordEntry], ref: str) -> int:
    """Return where the page begins whose first entry this is: the first page, where it is not there any more."""
    return next((place for place, one in enumerate(mine) if one.id == ref), 0)


PRESSES: Mapping[Verb, Handler] = {
    verbs.CERTIFICATE: begin,
    verbs.CERTIFICATE_CHOSEN: choose,
    verbs.CERTIFICATE_LANGUAGE: choose_language,
    verbs.CERTIFICATE_LOOK: look,
    verbs.CERTIFICATE_MAKE: make,
    verbs.CERTIFICATE_PAGE: turn_page,
    verbs.CERTIFICATE_WRITE: write,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.CERTIFICATE_WORDS: (take_words, cards.words_form)}
