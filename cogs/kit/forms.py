"""Forms: a title and up to five questions; what was typed arrives even when the bot was restarted meanwhile."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.domain.people import GuildId
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, guild_suffix

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

    verb: str
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
    parts = (part.get("component", part) for part in submit.get("components", ()))
    return {part["custom_id"]: part.get("value") or "" for part in parts if "custom_id" in part}


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
