"""Answering an interaction once, in time, whatever the wire does meanwhile."""

import asyncio
from collections.abc import Sequence
from typing import Final

import discord

from bot.domain.people import GuildId
from bot.pressed import pressed_in
from bot.text import Words
from bot.wire import WIRE_FAULTS
from cogs.kit import drawing, forms
from cogs.kit.cards import CardIn
from cogs.kit.drawing import Drawn
from cogs.kit.fast_callback import FastCallback
from cogs.kit.forms import Form

PATIENCE: Final = 1.5  # seconds before a press is deferred; Discord waits 3
_ALREADY_ANSWERED: Final = 40060


class Responder:
    """The answer to one interaction. A watchdog defers it when the handler is slow, so that no press ever dies."""

    def __init__(self, interaction: discord.Interaction, fast_callback: FastCallback, guild: GuildId | None) -> None:
        self._interaction = interaction
        self._fast_callback = fast_callback
        self._guild = guild
        self._pressed = pressed_in(interaction)
        self._answered = False
        self._beside = False
        self._promised_in_place = False
        self._deferral: asyncio.Task[None] | None = None
        self._watchdog = asyncio.get_running_loop().call_later(PATIENCE, self._be_patient)

    def settle(self) -> None:
        """Stop watching: the answer is on its way."""
        self._watchdog.cancel()

    async def show(self, card: CardIn | Drawn, _: Words, *, beside: bool = False) -> None:
        """Show a card to this person alone: in place of the private one they pressed, else as a new one.

        One that goes `beside` leaves what was pressed as it is, so that it can be pressed again.
        """
        self.settle()
        self._beside = beside
        drawn = drawing.drawn(card, _, self._guild)
        # What is shown in place may arrive although the wire says nothing: what comes beside must not cover it.
        in_place = self._in_place()
        self._promised_in_place = self._promised_in_place or in_place
        # The library is never asked whether it has answered: its record of that and the interaction would hold each
        # other, with message and person, until Python clears its memory. 10,000 votes left 40 MiB, each cost 1/8 more.
        if await self._was_deferred() or self._answered:
            await self._settle_with(drawn)
        elif not await self._went_fast(drawn, in_place=in_place):
            await self._once(drawn)
        self._answered = True

    async def open(self, form: Form) -> bool:
        """Open a form; False when it is too late for one, or when the wire leaves it open whether it arrived."""
        self.settle()
        if await self._was_deferred():
            return False
        try:
            await self._interaction.response.send_modal(forms.modal(form, self._guild))
        except discord.HTTPException as error:
            if not _leaves_it_open(error):
                raise
            return False
        except WIRE_FAULTS:
            return False
        self._answered = True
        return True

    async def _went_fast(self, drawn: Drawn, *, in_place: bool) -> bool:
        """Try the fast way, which takes no files."""
        if self._attachments(drawn) is not discord.utils.MISSING:
            return False
        return await self._fast_callback.send(self._interaction, drawn, in_place=in_place)

    async def _once(self, drawn: Drawn) -> None:
        """Give the first answer; when the wire leaves it open whether Discord took it, ask Discord."""
        try:
            await self._give(drawn)
        except discord.HTTPException as error:
            if not _leaves_it_open(error):
                raise
            await self._settle_with(drawn)
        except WIRE_FAULTS:
            try:
                await self._settle_with(drawn)
            except discord.NotFound:  # so the answer never arrived, and there is time for another
                await self._give(drawn)

    async def _give(self, drawn: Drawn) -> None:
        response, embeds, view = self._interaction.response, drawn.as_embeds(), drawn.as_view()
        if self._in_place():
            await response.edit_message(content=None, embeds=embeds, view=view, attachments=self._attachments(drawn))
        else:
            view, files = view or discord.utils.MISSING, drawn.files or discord.utils.MISSING
            await response.send_message(embeds=embeds, view=view, files=files, ephemeral=True)

    async def _settle_with(self, drawn: Drawn) -> None:
        if self._beside and self._promised_in_place:
            view = drawn.as_view() or discord.utils.MISSING
            await self._interaction.followup.send(embeds=drawn.as_embeds(), view=view, ephemeral=True)
            return
        embeds, view = drawn.as_embeds(), drawn.as_view()
        await self._interaction.edit_original_response(embeds=embeds, view=view, attachments=self._attachments(drawn))

    def _attachments(self, drawn: Drawn) -> Sequence[discord.File]:
        """Return the files that stand there afterwards, to be said only where there were any or are any."""
        none: Sequence[discord.File] = discord.utils.MISSING
        one_goes = self._in_place() and self._pressed.had_picture
        return drawn.files if drawn.picture is not None or one_goes else none

    def _in_place(self) -> bool:
        return self._pressed.can_be_replaced and not self._beside

    def _be_patient(self) -> None:
        self._deferral = asyncio.create_task(self._defer(), name="kit-defer")

    async def _defer(self) -> None:
        if self._in_place():
            self._promised_in_place = True
            await self._interaction.response.defer()
        else:
            await self._interaction.response.defer(ephemeral=True, thinking=True)

    async def _was_deferred(self) -> bool:
        if self._deferral is None:
            return False
        # A deferral that got no answer may still have arrived; the edit that follows finds out.
        await asyncio.gather(self._deferral, return_exceptions=True)
        return True


def _leaves_it_open(error: discord.HTTPException) -> bool:
    """Tell whether an earlier try may have arrived: after a failure of Discord's the library tries again by itself."""
    return error.code == _ALREADY_ANSWERED or error.status >= 500
