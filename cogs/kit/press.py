"""A press: somebody pressing, choosing, submitting or commanding, and what they are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Concatenate, ParamSpec, TypeVar

import discord

from bot.client import Bot
from bot.domain.guard import FindReason
from bot.domain.people import Membership
from bot.domain.refusals import Invalid, MembershipUnknown
from bot.domain.unsent import Unsent
from bot.services import Transaction, waiting
from bot.services.permission import require_membership
from bot.text import Words
from cogs.kit import forms
from cogs.kit.cards import Alike, Card, CardIn, ReadBack
from cogs.kit.custom_ids import CustomId, actor_in
from cogs.kit.drawing import Drawn
from cogs.kit.forms import Form, FormIn, Typed
from cogs.kit.verbs import Verb

P = ParamSpec("P")
T = TypeVar("T")
Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a press leads to: a card to show or a form to open, and work that may wait until after the answer.

    `then` runs once the person has their answer; the card it returns, if any, replaces the first one.
    A card that goes `beside` leaves the one that was pressed as it is. Into a form come the words that were typed into
    the same one before and have not gone on, unless it is `filled` already.
    """

    card: CardIn | Drawn | None = None
    form: FormIn | None = None
    then: Callable[[], Awaitable[CardIn | Drawn | None]] | None = None
    beside: bool = False
    filled: bool = False


Handler = Callable[["Press"], Awaitable[Reply]]


def show(draw: Callable[Concatenate[Words, P], Card], *args: P.args, **kwargs: P.kwargs) -> Reply:
    """Answer with a card, drawn once the reader's language is known."""
    return Reply(card=lambda _: draw(_, *args, **kwargs))


def show_alike(draw: Callable[Concatenate[Words, P], Card], *args: P.args, **_: P.kwargs) -> Reply:
    """Answer with a card that says the same to everybody; never with anything about the person who asks."""
    return Reply(card=Alike(draw, args))


def read_back(
    wrote: Callable[[Words], str], draw: Callable[Concatenate[Words, P], Card], *args: P.args, **_: P.kwargs
) -> Reply:
    """Answer with a card that says the same to everybody but for what it reads back to this one person."""
    return Reply(card=ReadBack(Alike(draw, args), wrote))


def open_form(draw: Callable[Concatenate[Words, P], Form], *args: P.args, **kwargs: P.kwargs) -> Reply:
    """Answer with a form, drawn once the reader's language is known."""
    return Reply(form=lambda _: draw(_, *args, **kwargs))


@dataclass(frozen=True, slots=True)
class FormAbout:
    """A form that has other parts for each thing it is about: `draw` draws it for that; `empty` has what all have."""

    draw: Callable[[Press], Awaitable[FormIn]]
    empty: FormIn


Sheet = FormIn | FormAbout


@dataclass(frozen=True, slots=True)
class TakenForm:
    """Who takes a form, how it reads empty, which fields go unguarded, expect something, or take where people meet.

    `asks`: what is typed into it is asked of everybody. `public`: a coordinator says it to everybody. `sealed`: it
    takes a secret answer.
    """

    handler: Handler
    sheet: Sheet
    unguarded: frozenset[str]
    expected: Mapping[str, frozenset[FindReason]]
    places: frozenset[str]
    asks: bool
    public: bool
    sealed: bool

    async def drawn_for(self, press: Press) -> FormIn:
        """Return the form about what this press is about."""
        if isinstance(self.sheet, FormAbout):
            return await self.sheet.draw(press)
        empty, ref = self.sheet, press.ref
        return lambda _: forms.about(empty(_), ref)


TakenForms = Mapping[Verb, TakenForm]


class Press:
    """A press, choice, form or command: who, about what (`ref`), with which choices (`values`) or words (`typed`).

    `run` is its way to the services. One that goes `unnoticed` changes nothing of what is kept about reaching people.
    Of a form, `written` is what was typed and not chosen; it is `cleared` once the guard has let it through.
    """

    __slots__ = (
        "_easy",
        "_languages",
        "actor",
        "bot",
        "cleared",
        "custom_id",
        "has_news",
        "interaction",
        "now",
        "ref",
        "typed",
        "unnoticed",
        "values",
        "verb",
        "written",
    )

    def __init__(
        self, bot: Bot, interaction: discord.Interaction, custom_id: CustomId, *, unnoticed: bool = False
    ) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        self.bot = bot
        self.interaction = interaction
        # By Discord, however wrong our own clock is: when somebody pressed decides what is over and what is to come.
        self.now: datetime = interaction.created_at
        self.custom_id = custom_id
        self.verb, self.ref = custom_id.verb, custom_id.ref
        self.values: tuple[str, ...] = tuple(map(str, data.get("values") or ()))
        is_form = interaction.type is discord.InteractionType.modal_submit
        self.typed: Typed = forms.typed(data) if is_form else {}
        self.written: Typed = forms.written(data) if is_form else {}
        self.cleared = False
        self.actor = actor_in(interaction, custom_id.guild)
        self.has_news = False
        self.unnoticed = unnoticed
        self._languages: tuple[str | None, ...] | None = None
        self._easy = False

    async def run(self, service: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask one service; the answer arrives when it is on disk.

        In a private message nobody knows whether somebody is in the server. What is only for those who are is refused
        then, undone, and tried again once Discord has said; the watchdog defers meanwhile, as for whatever takes long.
        """
        try:
            return await self.bot.store.run(self._in_their_language, service, args, kwargs)
        except MembershipUnknown:
            before = self.actor
            found = await self.bot.members.membership(before.guild, before.person)
            self.actor = replace(before, membership=found)
            self._languages = None  # whoever is here is greeted as such
            args = tuple(self.actor if one is before else one for one in args)  # type: ignore[assignment]
            return await self.bot.store.run(self._in_their_language, service, args, kwargs)

    async def words(self) -> Words:
        """Find the words to answer with: the person's language, then the server's, then their app's."""
        if self._languages is None:
            await self.run(_nothing)
        return self.bot.texts.words(*(self._languages or ()), str(self.interaction.locale), easy=self._easy)

    def unsent(self, number: str) -> Unsent:
        """Return what was typed and chosen, to be kept under this number."""
        choices = {key: value for key, value in self.typed.items() if key not in self.written}
        return Unsent(number, self.actor.guild, self.actor.person, self.verb, self.ref, self.written, choices)

    def resume(self, unsent: Unsent) -> None:
        """Go on as the form that these words were typed into."""
        self.verb, self.ref = Verb(unsent.form), unsent.about
        self.typed, self.written = unsent.typed, unsent.words

    @property
    def in_private(self) -> bool:
        """Tell whether this comes from a private message: Discord names nobody's roles there."""
        return self.interaction.guild_id is None

    @property
    def target(self) -> str:
        """Return the number of the person or message in whose menu a command was chosen; elsewhere it is empty."""
        data: Mapping[str, Any] = self.interaction.data or {}
        return str(data.get("target_id", ""))

    def resolved(self, kind: str, number: str) -> Mapping[str, Any]:
        """Return what Discord says, beside its number, of an account or message that was chosen."""
        data: Mapping[str, Any] = self.interaction.data or {}
        found: Mapping[str, Any] = data.get("resolved", {}).get(kind, {}).get(number, {})
        return found

    @property
    def value(self) -> str:
        """Return the one thing that was chosen; a press that brings none is refused."""
        if not self.values:
            raise not_a_choice()
        return self.values[0]

    def one_of(self, kind: type[Kind]) -> Kind:
        """Return which one of this kind was chosen; refuse what no menu of ours sends."""
        return one_of(kind, self.value)

    def number(self, *, most: int) -> int:
        """Return the number that was chosen; refuse what no menu of ours sends."""
        value = self.value
        if not (value.isascii() and value.isdecimal() and len(value) <= len(str(most)) and int(value) <= most):
            raise not_a_choice()
        return int(value)

    def forget_language(self) -> None:
        """Look the language up anew: it has just been changed."""
        self._languages = None

    def _in_their_language(self, tx: Transaction, service: Callable[..., T], args: Any, kwargs: Any) -> T:
        # In the same transaction, so that an answer never costs a second one.
        if self._languages is None:
            present = self.actor.membership is Membership.HERE
            greeting = waiting.greet(tx, self.actor, present=present, unnoticed=self.unnoticed, now=self.now)
            self._languages, self.has_news, self._easy = greeting.languages, greeting.has_news, greeting.easy
        answer = service(tx, *args, **kwargs)
        if not tx.membership_checked and any(one is self or one is self.actor for one in args):
            require_membership(tx, self.actor, None)  # asked in somebody's name, and no rule has looked at them
        return answer


def one_of(kind: type[Kind], value: str) -> Kind:
    """Return the one of this kind that a menu of ours sends as this value."""
    found = next((one for one in kind if one.value == value), None)
    if found is None:
        raise not_a_choice()
    return found


def not_a_choice() -> Invalid:
    """Refuse what no menu of ours sends."""
    return Invalid("That is not one of the choices. Please choose again.")


def _nothing(_: Transaction) -> None:
    """Ask for nothing but the languages."""
