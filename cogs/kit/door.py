"""The one door: every press, choice, form and command comes in here and leaves with an answer."""

import logging
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

import discord
from discord.ext import commands

from bot.client import WIRE_FAULTS, Bot
from bot.domain.actions import Action
from bot.domain.refusals import NotAllowed, Refusal
from bot.logs import trace_of
from bot.services import permission
from bot.text import Words
from cogs.kit import forms, notes, waiting
from cogs.kit.answering import Answering
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.forms import FormIn
from cogs.kit.happenings import HappeningRenderer
from cogs.kit.short_way import ShortWay
from cogs.kit.subjects import SubjectRenderer
from cogs.kit.submissions import SubmissionRenderer
from cogs.kit.unfinished import Unfinished

log = logging.getLogger("kitchen_table.door")

STALE: Final = timedelta(seconds=2.5)
_TOO_LATE: Final = (10008, 10015, 10062)  # the message, the token or the interaction is no longer there
_REMEMBERED: Final = 20_000
_LETTERS: Final = "23456789BCDFGHJKMNPQRSTVWXYZ"


class Door(commands.Cog):
    """Knows who answers which verb; answers each interaction once and lets none die."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._presses: dict[str, Handler] = {}
        self._forms: dict[str, Handler] = {}
        self._sheets: dict[str, FormIn] = {}
        self.subjects: dict[str, SubjectRenderer] = {}
        self.happenings: dict[str, HappeningRenderer] = {}
        self.submissions: dict[str, SubmissionRenderer] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._unfinished = Unfinished(bot.clock)
        self._short_way = ShortWay(bot.http.user_agent, bot.hear_date)
        self.hang({notes.AGAIN: self._write_again})

    async def cog_load(self) -> None:
        """Be ready to answer."""
        self._short_way.open()

    async def cog_unload(self) -> None:
        """Let go of the wire."""
        await self._short_way.close()

    def hang(self, presses: Mapping[str, Handler], forms: Mapping[str, tuple[Handler, FormIn]] | None = None) -> None:
        """Say who answers these verbs of buttons and menus, and of forms (with the empty form, to write again)."""
        for verb, handler in presses.items():
            _hang(self._presses, verb, handler)
        for verb, (handler, sheet) in (forms or {}).items():
            _hang(self._forms, verb, handler)
            self._sheets[verb] = sheet

    async def command(self, interaction: discord.Interaction, handler: Handler) -> None:
        """Answer a slash command."""
        if await self._is_new(interaction):
            await self._answer(interaction, handler)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer a press, a choice or a form."""
        if interaction.type not in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            return
        if await self._is_new(interaction):
            await self._answer(interaction, self._handle)

    async def _handle(self, ask: Ask) -> Reply:
        known = self._forms if ask.interaction.type is discord.InteractionType.modal_submit else self._presses
        return await known.get(ask.verb, _gone)(ask)

    async def _answer(self, interaction: discord.Interaction, handler: Handler) -> None:
        answering, ask = Answering(interaction, self._short_way), None
        try:
            ask = Ask(self._bot, interaction)
            await self._give(ask, answering, handler)
        except Refusal as refusal:  # before there was an ask: not in a server
            await answering.show(partial(notes.refused, refusal=refusal), self._in_app_language(interaction))
        except Exception as error:
            if getattr(error, "code", None) in _TOO_LATE:
                log.info("an answer came too late; the person can press again")
            else:
                await self._apologise(interaction, answering, error, ask)
        finally:
            answering.settle()

    async def _give(self, ask: Ask, answering: Answering, handler: Handler) -> None:
        try:
            reply = await handler(ask)
        except Refusal as refusal:
            await self._note(ask, refusal)
            reply = replace(show(notes.refused, refusal, self._keep_words(ask)), beside=True)
        _ = await ask.words()
        if reply.form is not None and not await answering.open(reply.form, _):
            await answering.show(notes.too_slow, _, beside=True)
        if reply.card is not None:
            await answering.show(reply.card, _, beside=reply.beside)
        if reply.then is not None and (later := await reply.then()) is not None:
            await answering.show(later, _)
        if reply.form is None:
            await waiting.tell_beside(ask)

    async def _note(self, ask: Ask, refusal: Refusal) -> None:
        if isinstance(refusal, NotAllowed) and refusal.action is not None:
            await ask.run(permission.note_refused, ask.actor, Action(refusal.action), now=ask.now)

    def _keep_words(self, ask: Ask) -> notes.Kept | None:
        """Keep what was typed into a form that came to nothing, so that it opens again with the words in it."""
        sheet = self._sheets.get(ask.verb)
        if not ask.typed or sheet is None:
            return None
        ref = self._unfinished.keep(ask.actor.person, partial(_about, sheet, ask.ref), ask.typed)
        return notes.Kept(ref, "\n".join(filter(None, ask.typed.values())))

    async def _write_again(self, ask: Ask) -> Reply:
        found = self._unfinished.find(ask.actor.person, ask.ref)
        if found is None:
            return replace(show(notes.words_gone), beside=True)  # the words themselves still stand on the screen
        form, typed = found
        return open_form(lambda _: forms.filled(form(_), typed))

    async def _apologise(
        self, interaction: discord.Interaction, answering: Answering, error: Exception, ask: Ask | None
    ) -> None:
        reference, kept = _reference(), self._keep_words(ask) if ask else None
        log.error("surprise %s: %s", reference, trace_of(error))
        try:
            sorry = partial(notes.sorry, reference=reference, kept=kept)
            await answering.show(sorry, self._in_app_language(interaction), beside=True)
        except (discord.HTTPException, *WIRE_FAULTS):
            log.warning("the apology %s could not be given", reference)

    def _in_app_language(self, interaction: discord.Interaction) -> Words:
        return self._bot.texts.words(str(interaction.locale))

    async def _is_new(self, interaction: discord.Interaction) -> bool:
        """Tell whether to answer: Discord may deliver a press twice, or so late that no answer would arrive."""
        if interaction.id in self._seen:
            return False
        self._seen[interaction.id] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        if self._age(interaction) > STALE:
            # Asked again with the answer at hand: after a correction of our clock every press would look too old.
            await self._bot.doubt_the_clock()
        return self._age(interaction) <= STALE

    def _age(self, interaction: discord.Interaction) -> timedelta:
        return self._bot.clock.now() + self._bot.skew - interaction.created_at


def door_of(bot: Bot) -> Door:
    """Return the door of this bot."""
    found = bot.get_cog(Door.__name__)
    if not isinstance(found, Door):
        msg = "cogs.kit is loaded before any feature"
        raise TypeError(msg)
    return found


def _reference() -> str:
    """Make a reference short enough to read out on the phone, like K7R-4QD2."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(7))
    return f"{letters[:3]}-{letters[3:]}"


async def _gone(_: Ask) -> Reply:
    return show(notes.gone)


def _hang(known: dict[str, Handler], verb: str, handler: Handler) -> None:
    if verb in known:
        raise ValueError(f"two features answer to {verb!r}")
    known[verb] = handler


def _about(sheet: FormIn, ref: str, _: Words) -> forms.Form:
    return forms.about(sheet(_), ref)
