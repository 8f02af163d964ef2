"""Forms: a title and up to five questions; what was typed outlives a restart, and a refusal for fifteen minutes."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

import discord

from bot.clock import Clock
from bot.domain.limits import FORM_DRAFTS
from bot.domain.people import GuildId, PersonId
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.drawing import guild_suffix
from cogs.kit.verbs import Verb

CUSTOM_ID = "m1:{verb}:{ref}{guild}:{once}"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form; `value` is what already stands there, `most` a number of characters."""

    key: str
    label: str
    hint: str = ""
    value: str = ""
    long: bool = False
    required: bool = True
    most: int = limits.FIELD_TEXT


@dataclass(frozen=True, slots=True)
class Form:
    """What opens over the screen to take words; `verb` names who receives them, `ref` what they are about."""

    verb: Verb
    title: str
    fields: tuple[Field, ...]
    ref: str = NO_REFERENCE


FormIn = Callable[[Words], Form]
Typed = Mapping[str, str]


def filled(form: Form, typed: Typed) -> Form:
    """Return the form with these words already in it."""
    return replace(form, fields=tuple(replace(field, value=typed.get(field.key, field.value)) for field in form.fields))


def about(form: Form, ref: str) -> Form:
    """Return the form about another thing."""
    return replace(form, ref=ref)


def modal(form: Form, guild: GuildId | None = None) -> discord.ui.Modal:
    """Build the form as Discord shows it, under an id of its own, so that no two people's are ever mixed up."""
    custom_id = CUSTOM_ID.format(verb=form.verb, ref=form.ref, guild=guild_suffix(guild), once=secrets.token_hex(8))
    sheet = discord.ui.Modal(title=limits.cut(form.title, limits.FORM_TITLE), custom_id=custom_id)
    for field in form.fields:
        sheet.add_item(_label(field))
    sheet.stop()  # not kept in the library's memory: the router reads every submit from what Discord sends
    return sheet


def typed(submit: Mapping[str, Any]) -> Typed:
    """Read what was typed, by field, from the submit itself; nothing needs to be remembered from before."""
    parts = (part.get("component") or part for part in submit.get("components") or ())
    return {part["custom_id"]: str(part.get("value") or "") for part in parts if "custom_id" in part}


def _label(field: Field) -> discord.ui.Label[discord.ui.Modal]:
    entry: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=field.key,
        style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
        default=limits.cut(field.value, field.most, "") or None,
        required=field.required,
        max_length=field.most,
    )
    hint = limits.cut(field.hint, limits.FIELD_HINT) or None
    return discord.ui.Label(text=limits.cut(field.label, limits.FIELD_LABEL), description=hint, component=entry)


KEPT_FOR: Final = timedelta(minutes=15)
_MOST: Final = 500


class FormDrafts:
    """Forms that were refused, by reference; each opens again, filled, for the person who typed it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, tuple[datetime, PersonId, FormIn, Typed]] = OrderedDict()

    def keep(self, person: PersonId, form: FormIn, typed: Typed) -> str:
        """Keep these words; return the reference to find them by."""
        self._forget_old()
        theirs = [ref for ref, (_, owner, _, _) in self._kept.items() if owner == person]
        for oldest in theirs[: max(0, len(theirs) - FORM_DRAFTS + 1)]:
            del self._kept[oldest]
        ref = secrets.token_hex(16)
        self._kept[ref] = (self._clock.now() + KEPT_FOR, person, form, typed)
        return ref

    def find(self, person: PersonId, ref: str) -> tuple[FormIn, Typed] | None:
        """Find this person's words again, or None when they are gone or somebody else's."""
        self._forget_old()
        _, owner, form, typed = self._kept.get(ref, (None, None, None, None))
        return (form, typed) if form is not None and typed is not None and owner == person else None

    def _forget_old(self) -> None:
        now = self._clock.now()
        while self._kept and (len(self._kept) > _MOST or next(iter(self._kept.values()))[0] <= now):
            self._kept.popitem(last=False)
