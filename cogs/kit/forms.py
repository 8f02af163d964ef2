"""Forms: a title and up to five parts, read from the submit alone; what was typed outlives a restart."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Concatenate, Final, ParamSpec

import discord

from bot.domain.guard import FindReason
from bot.domain.people import GuildId
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Choice
from cogs.kit.drawing import guild_suffix
from cogs.kit.verbs import Verb

_P = ParamSpec("_P")

A_NAME: Final = frozenset({FindReason.NAME})  # what a field expects in which a name is made up
CUSTOM_ID = "m1:{verb}:{ref}{guild}:{once}"
_RADIO: Final = discord.ComponentType.radio_group.value
_CHECKBOXES: Final = discord.ComponentType.checkbox_group.value
_CHOSEN: Final = (_RADIO, _CHECKBOXES)


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form; `value` is what already stands there, `most` a number of characters.

    What is `guarded` is looked at before anything is done with it. Only what nobody else ever reads, or is meant to be
    public, goes without: each such field is named, with its reason, in `tests/rules/test_guarded.py`. Nobody is asked
    about what it `expects`, such as a name where a name is to be made up. One that `is_place` takes where people meet:
    a link there is not looked at as words, and an address or a number may stand there.
    """

    key: str
    label: str
    hint: str = ""
    value: str = ""
    long: bool = False
    required: bool = True
    most: int = limits.FIELD_TEXT
    guarded: bool = True
    expects: frozenset[FindReason] = frozenset()
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Choose:
    """A question of a form with 2 to 10 answers to choose one from; `value` is that of the one already chosen.

    Who does not have to answer cannot take a choice back: there, one of the choices says "none of these".
    """

    key: str
    label: str
    choices: tuple[Choice, ...]
    hint: str = ""
    value: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class ChooseSeveral:
    """A question of a form with up to 10 answers, of which at least one and up to `most` are chosen.

    `value` has those that are chosen already, as they come back: one a line.
    """

    key: str
    label: str
    choices: tuple[Choice, ...]
    most: int
    hint: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """Some lines of a form that are only read (markdown)."""

    words: str


def says(_: Words, say: Callable[Concatenate[Words, _P], str], *args: _P.args, **kwargs: _P.kwargs) -> Says:
    """Say something in a form: below it in English too, while this language is unchecked."""
    own = say(_, *args, **kwargs)
    return Says(own if _.beside is None else f"{own}\n\n{say(_.beside, *args, **kwargs)}")


Part = Field | Choose | ChooseSeveral | Says


@dataclass(frozen=True, slots=True)
class Form:
    """What opens over the screen to take words; `verb` names who receives them, `ref` what they are about.

    `asks`: what is typed is asked of everybody. What sounds like a call for help may be the question itself there.
    `public`: a coordinator says it to everybody, so nothing may stand in it about the pay of one person.
    `sealed`: it takes a secret answer. Until that is sealed it stays in memory alone, and nothing is noted of it.
    """

    verb: Verb
    title: str
    fields: tuple[Part, ...]
    ref: str = NO_REFERENCE
    asks: bool = False
    public: bool = False
    sealed: bool = False


FormIn = Callable[[Words], Form]
Typed = Mapping[str, str]


def filled(form: Form, typed: Typed) -> Form:
    """Return the form with these words already in it, and these choices made."""
    return replace(form, fields=tuple(_filled(part, typed) for part in form.fields))


def _filled(part: Part, typed: Typed) -> Part:
    return part if isinstance(part, Says) else replace(part, value=typed.get(part.key, part.value))


def unguarded(form: Form) -> frozenset[str]:
    """Return the keys of what is typed into this form without being looked at."""
    return frozenset(part.key for part in form.fields if isinstance(part, Field) and not part.guarded)


def expected(form: Form) -> Mapping[str, frozenset[FindReason]]:
    """Return what nobody is asked about in the fields of this form, by key."""
    return {part.key: part.expects for part in form.fields if isinstance(part, Field) and part.expects}


def places(form: Form) -> frozenset[str]:
    """Return the keys of the fields of this form that take where people meet."""
    return frozenset(part.key for part in form.fields if isinstance(part, Field) and part.is_place)


def about(form: Form, ref: str) -> Form:
    """Return the form about another thing."""
    return replace(form, ref=ref)


def modal(form: Form, guild: GuildId | None = None) -> discord.ui.Modal:
    """Build the form as Discord shows it, under an id of its own, so that no two people's are ever mixed up."""
    custom_id = CUSTOM_ID.format(verb=form.verb, ref=form.ref, guild=guild_suffix(guild), once=secrets.token_hex(8))
    sheet = discord.ui.Modal(title=limits.cut(form.title, limits.FORM_TITLE), custom_id=custom_id)
    for part in form.fields:
        sheet.add_item(_drawn(part))
    sheet.stop()  # not kept in the library's memory: the router reads every submit from what Discord sends
    return sheet


def typed(submit: Mapping[str, Any]) -> Typed:
    """Read what was typed or chosen, by key, from the submit itself; nothing needs to be remembered from before."""
    return {part["custom_id"]: _given(part) for part in _answered(submit)}


def written(submit: Mapping[str, Any]) -> Typed:
    """Read only what was typed, by key; whatever is no choice of ours counts as typed."""
    return {part["custom_id"]: _given(part) for part in _answered(submit) if part.get("type") not in _CHOSEN}


def several(typed: Typed, key: str) -> tuple[str, ...]:
    """Return which of several choices were made."""
    return tuple(filter(None, typed.get(key, "").split("\n")))


def _given(part: Mapping[str, Any]) -> str:
    if part.get("type") == _CHECKBOXES:
        return "\n".join(map(str, part.get("values") or ()))
    return str(part.get("value") or "")


def _answered(submit: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    parts = (part.get("component") or part for part in submit.get("components") or ())
    return [part for part in parts if "custom_id" in part]


def _drawn(part: Part) -> discord.ui.Item[discord.ui.Modal]:
    if isinstance(part, Says):
        return discord.ui.TextDisplay(limits.cut(part.words, limits.FORM_TEXT))
    hint = limits.cut(part.hint, limits.FIELD_HINT) or None
    return discord.ui.Label(text=limits.cut(part.label, limits.FIELD_LABEL), description=hint, component=_control(part))


def _control(part: Field | Choose | ChooseSeveral) -> discord.ui.Item[discord.ui.Modal]:
    if isinstance(part, Field):
        return _box(part)
    return _radio(part) if isinstance(part, Choose) else _checkboxes(part)


def _box(field: Field) -> discord.ui.TextInput[discord.ui.Modal]:
    return discord.ui.TextInput(
        custom_id=field.key,
        style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
        default=limits.cut(field.value, field.most, "") or None,
        required=field.required,
        max_length=field.most,
    )


def _radio(question: Choose) -> discord.ui.RadioGroup[discord.ui.Modal]:
    options = [
        discord.RadioGroupOption(
            label=limits.cut(choice.label, limits.SELECT_TEXT),
            value=choice.value,
            description=limits.cut(choice.hint, limits.SELECT_TEXT) or None,
            default=choice.value == question.value,
        )
        for choice in question.choices
    ]
    return discord.ui.RadioGroup(custom_id=question.key, options=options, required=question.required)


def _checkboxes(question: ChooseSeveral) -> discord.ui.CheckboxGroup[discord.ui.Modal]:
    options = [
        discord.CheckboxGroupOption(
            label=limits.cut(choice.label, limits.SELECT_TEXT),
            value=choice.value,
            description=limits.cut(choice.hint, limits.SELECT_TEXT) or None,
            default=choice.value in question.value.split("\n"),
        )
        for choice in question.choices
    ]
    return discord.ui.CheckboxGroup(custom_id=question.key, options=options, min_values=1, max_values=question.most)
