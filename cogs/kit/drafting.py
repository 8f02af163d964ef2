"""Presses about drafts, as far as they are the same whatever is drafted: found again, put to the group, thrown away."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from bot.domain.drafts import KeptDraft
from bot.domain.times import Found
from bot.services import drafts, servers
from bot.services.drafts import DraftKind
from bot.text import Words
from cogs.kit import error_cards
from cogs.kit import when as times
from cogs.kit.before_group import BeforeGroup
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.closing import Closing, Understood, typed_time
from cogs.kit.drafts import DraftRenderer, discarded, listed
from cogs.kit.forms import FormIn
from cogs.kit.group import group_sits
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import Verb

D = TypeVar("D")
Id = TypeVar("Id", bound=str)


class Panel(Protocol):
    """Shows a draft as it stands, with all that can still be chosen."""

    def __call__(self, press: Press, ref: str, /, *, understood: Understood | None = None) -> Awaitable[Reply]:
        """Show it; `understood` is when it closes from now on, where that was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting(Generic[D, Id]):
    """How drafts of one noun are pressed about; `opened` answers whoever throws away what has opened."""

    kind: DraftKind[D, Id]
    found: DraftRenderer
    before_group: BeforeGroup
    panel: Panel
    opened: Callable[[Press, D], Awaitable[Reply]]

    @property
    def presses(self) -> Mapping[Verb, Handler]:
        """Return who answers its verbs."""
        return {
            self.found.go_on: self.go_on,
            self.found.drop: self.discard,
            self.before_group.send: self.send_to_group,
            self.before_group.back: self.take_back,
        }

    async def go_on(self, press: Press) -> Reply:
        """Show the panel as it stands."""
        return await self.panel(press, press.ref)

    async def send_to_group(self, press: Press) -> Reply:
        """Put the draft to the advisory group; where none sits any more, show how it is opened without one."""
        await press.run(drafts.may_write, press.actor, self.kind)
        if await group_sits(press):
            await press.run(drafts.put_to_group, press.actor, self.kind, press.ref, now=press.now)
            press.bot.wake()
        return await self.panel(press, press.ref)

    async def take_back(self, press: Press) -> Reply:
        """Take the draft back from the advisory group."""
        await press.run(drafts.take_back, press.actor, self.kind, press.ref, now=press.now)
        press.bot.wake()
        return await self.panel(press, press.ref)

    async def discard(self, press: Press) -> Reply:
        """Throw a draft away; what has opened meanwhile stays open."""
        opened = await press.run(drafts.discard_draft, press.actor, self.kind, press.ref, now=press.now)
        press.bot.wake()
        return show(discarded) if opened is None else await self.opened(press, opened)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftingByForm(Drafting[D, Id]):
    """How drafts of a noun are pressed about that has one form for all: `words`, which `begin` opens empty."""

    begin: Verb
    words: FormIn

    def found_again(self, _: Words, found: Sequence[KeptDraft]) -> Card:
        """List the drafts that a coordinator has, and let them write a new one."""
        lines, rows = listed(_, found, self.found)
        new = Button(self.begin, _.label("Write a new one"), tone=Tone.MAIN)
        return Card(title=_("Your drafts"), body=lines, small=_("Nobody else finds them here."), rows=(*rows, (new,)))

    async def write(self, press: Press) -> Reply:
        """Show coordinators the drafts they have; without one, open the form for a new one."""
        mine = await press.run(drafts.my_drafts, press.actor, self.kind, now=press.now)
        return show(self.found_again, mine) if mine else open_form(self.words)

    async def write_new(self, press: Press) -> Reply:
        """Open the form for a new one, beside the drafts there are."""
        await press.run(drafts.may_write, press.actor, self.kind)
        return open_form(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosingClose(Generic[D, Id]):
    """How it is chosen when a draft of one noun closes: `change` keeps that."""

    kind: DraftKind[D, Id]
    closing: Closing
    panel: Panel
    change: Callable[[Press, datetime], Awaitable[object]]

    @property
    def presses(self) -> Mapping[Verb, Handler]:
        """Return who answers its verbs."""
        return {
            self.closing.choose: self.choose,
            self.closing.moment: self.choose_moment,
            self.closing.again: self.write_again,
        }

    @property
    def forms(self) -> Mapping[Verb, tuple[Handler, FormIn]]:
        """Return who takes its form, and the empty one."""
        return {self.closing.words: (self.take_words, self.closing.form)}

    async def choose(self, press: Press) -> Reply:
        """Say when it closes: an evening some days ahead, or another time by form."""
        closes_at = await self.closing.chosen(press)
        if closes_at is None:
            return open_form(self.closing.form, press.ref)
        await self.change(press, closes_at)
        return await self.panel(press, press.ref)

    async def take_words(self, press: Press) -> Reply:
        """Read the day and time that were typed; ask when they can be read in more than one way."""
        refusal = await press.run(drafts.why_no_draft, press.actor, self.kind, press.ref)
        if refusal is not None:  # another day or time would change nothing
            return show(error_cards.refused, refusal)
        found, zone = await typed_time(press)
        if not isinstance(found, Found):
            return show(self.closing.which, press.ref, found, zone)
        return await self._close_at(press, Understood(found, zone))

    async def write_again(self, press: Press) -> Reply:
        """Let a day and a time be written again."""
        await press.run(drafts.look_at_draft, press.actor, self.kind, press.ref)
        return open_form(self.closing.form, press.ref)

    async def choose_moment(self, press: Press) -> Reply:
        """Take one of the times that what was typed could mean."""
        here = await press.run(servers.server_of, press.actor.guild)
        return await self._close_at(press, Understood(times.chosen(press.value), here.zone))

    async def _close_at(self, press: Press, understood: Understood) -> Reply:
        """Close the draft then, and say in full how the words were understood."""
        await self.change(press, understood.found.starts)
        return await self.panel(press, press.ref, understood=understood)
