"""Where every press, choice, form and command comes in, finds its handler, and leaves with an answer."""

import logging
import secrets
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final, TypeVar

import discord
from discord.ext import commands

from bot.client import Bot
from bot.domain.actions import Action
from bot.domain.refusals import NotAllowed, NotWrittenDown, Refusal
from bot.logs import trace_of
from bot.services import permission
from bot.text import Words
from bot.wire import WIRE_FAULTS
from cogs.kit import error_cards, forms, waiting
from cogs.kit.custom_ids import read_custom_id
from cogs.kit.drafts import DraftRenderer
from cogs.kit.fast_callback import FastCallback
from cogs.kit.forms import FormIn
from cogs.kit.guard import Guard
from cogs.kit.nouns import EntryRenderer, HappeningRenderer, ProgressRenderer, SubjectRenderer, SubmissionRenderer
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, TakenForm, open_form, show
from cogs.kit.responder import Responder
from cogs.kit.unsent import Kept, UnsentForms, is_sealed
from cogs.kit.verbs import Verb

T = TypeVar("T")
log = logging.getLogger("kitchen_table.router")

STALE: Final = timedelta(seconds=2.5)
_TOO_LATE: Final = (10008, 10015, 10062)  # the message, the token or the interaction is no longer there
_REMEMBERED: Final = 20_000
_LETTERS: Final = "23456789BCDFGHJKMNPQRSTVWXYZ"


class Router(commands.Cog):
    """Knows who answers which verb; answers each interaction once and lets none die."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._presses: dict[Verb, Handler] = {}
        self._forms: dict[Verb, TakenForm] = {}
        self._unnoticed: set[Verb] = set()
        self.subjects: dict[str, SubjectRenderer] = {}
        self.happenings: dict[str, HappeningRenderer] = {}
        self.progress: dict[str, ProgressRenderer] = {}
        self.submissions: dict[str, SubmissionRenderer] = {}
        self.drafts: dict[str, DraftRenderer] = {}
        self.took_part: dict[str, EntryRenderer] = {}
        self._seen: OrderedDict[int, None] = OrderedDict()
        self._unsent = UnsentForms(bot.clock, self._forms)
        self.guard = Guard(self._forms, self._unsent)
        self._fast_callback = FastCallback(bot.http.user_agent, bot.discords_clock.hear)
        self.add_handlers({error_cards.AGAIN: self._write_again, **self.guard.presses})

    async def cog_load(self) -> None:
        """Be ready to answer."""
        self._fast_callback.open()

    async def cog_unload(self) -> None:
        """Let go of the wire."""
        await self._fast_callback.close()

    def add_handlers(
        self,
        presses: Mapping[Verb, Handler],
        taken: Mapping[Verb, tuple[Handler, Sheet]] | None = None,
        *,
        unnoticed: Collection[Verb] = (),
    ) -> None:
        """Say who answers these verbs of buttons and menus, and of forms (with the empty form, to write again)."""
        self._unnoticed.update(unnoticed)
        for verb, handler in presses.items():
            _add(self._presses, verb, handler)
        for verb, (handler, sheet) in (taken or {}).items():
            empty = (sheet.empty if isinstance(sheet, FormAbout) else sheet)(Words())
            known = (forms.unguarded(empty), forms.expected(empty), forms.places(empty))
            _add(self._forms, verb, TakenForm(handler, sheet, *known, empty.asks, empty.public, empty.sealed))

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

    async def _handle(self, press: Press) -> Reply:
        if press.interaction.type is not discord.InteractionType.modal_submit:
            return await self._presses.get(press.verb, _gone)(press)
        return await (self.guard.take if press.verb in self._forms else _gone)(press)

    async def _answer(self, interaction: discord.Interaction, handler: Handler) -> None:
        custom_id = read_custom_id(interaction)
        responder, press = Responder(interaction, self._fast_callback, custom_id.guild), None
        try:
            unnoticed = custom_id.verb in self._unnoticed or is_sealed(custom_id.ref)
            press = Press(self._bot, interaction, custom_id, unnoticed=unnoticed)
            await self._give(press, responder, handler)
        except Refusal as refusal:  # before there was a press to answer: not in a server
            await responder.show(partial(error_cards.refused, refusal=refusal), self._in_app_language(interaction))
        except Exception as error:
            if getattr(error, "code", None) in _TOO_LATE:
                log.info("an answer came too late; the person can press again")
            else:
                await self._apologise(interaction, responder, error, press)
        finally:
            responder.settle()

    async def _give(self, press: Press, responder: Responder, handler: Handler) -> None:
        try:
            reply = await handler(press)
        except Refusal as refusal:
            await self._note(press, refusal)
            kept = await self._unsent.keep(press)
            reply = replace(show(error_cards.refused, refusal, kept), beside=True)
        _ = await press.words()
        if reply.form is not None:
            await self._open(press, responder, reply.form, filled=reply.filled)
        if reply.card is not None:
            await responder.show(reply.card, _, beside=reply.beside)
        if reply.then is not None and (later := await reply.then()) is not None:
            await responder.show(later, _)
        if reply.form is None:
            await waiting.tell_beside(press)

    async def _open(self, press: Press, responder: Responder, form_in: FormIn, *, filled: bool) -> None:
        """Open a form; the words that were typed into the same one before and have not gone on are found in it."""
        _ = await press.words()
        form = form_in(_) if filled else await self._unsent.fill(press, form_in(_))
        if not await responder.open(form):
            await responder.show(error_cards.too_slow, _, beside=True)

    async def _note(self, press: Press, refusal: Refusal) -> None:
        if isinstance(refusal, NotAllowed) and refusal.action is not None and not press.unnoticed:
            action, in_private = Action(refusal.action), press.in_private
            await press.run(permission.note_refused, press.actor, action, in_private=in_private, now=press.now)

    async def _write_again(self, press: Press) -> Reply:
        found = await self._unsent.find(press)
        taken = None if found is None else self._forms.get(Verb(found.form))
        if found is None or taken is None:
            return replace(show(error_cards.words_gone), beside=True)  # the words themselves still stand on the screen
        press.verb, press.ref = Verb(found.form), found.about
        draw = await taken.drawn_for(press)
        return replace(open_form(lambda _: forms.filled(draw(_), found.typed)), filled=True)

    async def _keep_whatever_happens(self, press: Press) -> Kept | None:
        """Keep what was typed; in memory, if whatever surprised us keeps it from the disk as well."""
        try:
            return await self._unsent.keep(press)
        except Exception as error:
            log.warning("words are kept in memory only: %s", trace_of(error))
            return self._unsent.keep_in_memory(press)

    async def _apologise(
        self, interaction: discord.Interaction, responder: Responder, error: Exception, press: Press | None
    ) -> None:
        reference, kept = _reference(), await self._keep_whatever_happens(press) if press else None
        mended_by = f" {error}" if isinstance(error, NotWrittenDown) else ""  # the one text that holds no words
        log.error("surprise %s: %s%s", reference, trace_of(error), mended_by)
        said = error_cards.not_written_down if mended_by else error_cards.sorry
        try:
            sorry = partial(said, reference=reference, kept=kept)
            await responder.show(sorry, self._in_app_language(interaction), beside=True)
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
        if self._age(interaction) <= STALE:
            return True
        # Asked again with the answer at hand: after a correction of our clock every press would look too old.
        await self._bot.discords_clock.doubt()
        return self._age(interaction) <= STALE

    def _age(self, interaction: discord.Interaction) -> timedelta:
        return self._bot.clock.now() + self._bot.discords_clock.skew - interaction.created_at


def router_of(bot: Bot) -> Router:
    """Return the router of this bot."""
    found = bot.get_cog(Router.__name__)
    if not isinstance(found, Router):
        msg = "cogs.kit is loaded before any feature"
        raise TypeError(msg)
    return found


def _reference() -> str:
    """Make a reference short enough to read out on the phone, like K7R-4QD2."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(7))
    return f"{letters[:3]}-{letters[3:]}"


async def _gone(_: Press) -> Reply:
    return show(error_cards.gone)


def _add(known: dict[Verb, T], verb: Verb, handler: T) -> None:
    if verb in known:
        raise ValueError(f"two features answer to {verb!r}")
    known[verb] = handler
