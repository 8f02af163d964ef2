"""Cards: what a screen says and which controls it has, as plain records; the only place where they become Discord's."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import discord

from bot.text import Words
from cogs.kit import limits

CUSTOM_ID = "v1:{verb}:{ref}"
NO_REFERENCE = "-"


class Tone(StrEnum):
    """How strongly a button asks to be pressed."""

    MAIN = "main"
    PLAIN = "plain"
    GRAVE = "grave"


@dataclass(frozen=True, slots=True)
class Button:
    """One press: `verb` names the handler, `ref` what it is about; neither ever holds a choice."""

    verb: str
    label: str
    ref: str = NO_REFERENCE
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu; `value` travels to the handler, in the press and nowhere else."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A list to choose from, one or, with `most` above 1, several; `least` may be 0."""

    verb: str
    ref: str
    prompt: str
    choices: tuple[Choice, ...]
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Card:
    """One idea on one screen: title, body and small print (markdown), then rows of buttons or one menu each.

    `wrote` is what somebody wrote, already made harmless: it has no translation, so it is shown once.
    """

    title: str
    body: str = ""
    wrote: str = ""
    small: str = ""
    rows: tuple[tuple[Button, ...] | Menu, ...] = ()


CardIn = Callable[[Words], Card]

_COLOUR = discord.Colour(0xB4552D)
_STYLES = {
    Tone.MAIN: discord.ButtonStyle.primary,
    Tone.PLAIN: discord.ButtonStyle.secondary,
    Tone.GRAVE: discord.ButtonStyle.danger,
}


def embed(card_in: CardIn, _: Words) -> discord.Embed:
    """Draw a card in one language and, where no speaker has checked that language yet, in English beside it."""
    card = card_in(_)
    parts = ["\n".join(filter(None, (card.wrote, card.body))), _small(card.small)]
    if _.beside is not None:
        beside = card_in(_.beside)
        parts += [
            _small(_("No speaker has checked this Welsh yet. The English is the one that counts.")),
            "\n".join(filter(None, (f"**{beside.title}**", beside.body, _small(beside.small)))),
        ]
    return discord.Embed(
        title=limits.cut(card.title, limits.EMBED_TITLE),
        description=limits.cut("\n\n".join(part for part in parts if part), limits.EMBED_DESCRIPTION),
        colour=_COLOUR,
    )


def controls(card_in: CardIn, _: Words) -> discord.ui.View | None:
    """Build a card's buttons and menus; every one of them works for as long as its message stands."""
    card = card_in(_)
    if not card.rows:
        return None
    view = discord.ui.View(timeout=None)
    for row, content in enumerate(card.rows):
        for item in (_menu(content, row),) if isinstance(content, Menu) else (_button(b, row) for b in content):
            view.add_item(item)
    # The library would keep every view in memory to dispatch its presses. The door does that, from the custom_id alone.
    view.stop()
    return view


def moment(when: datetime) -> str:
    """Say when, in the zone and the manner of the reader's own phone."""
    return discord.utils.format_dt(when, "F")


def _small(text: str) -> str:
    return "\n".join(f"-# {line}" for line in text.splitlines() if line)


def _button(button: Button, row: int) -> discord.ui.Button[discord.ui.View]:
    return discord.ui.Button(
        label=limits.cut(button.label, limits.BUTTON_LABEL),
        custom_id=CUSTOM_ID.format(verb=button.verb, ref=button.ref),
        style=_STYLES[button.tone],
        row=row,
    )


def _menu(menu: Menu, row: int) -> discord.ui.Select[discord.ui.View]:
    return discord.ui.Select(
        custom_id=CUSTOM_ID.format(verb=menu.verb, ref=menu.ref),
        placeholder=limits.cut(menu.prompt, limits.SELECT_PLACEHOLDER),
        min_values=menu.least,
        max_values=menu.most,
        options=[_option(choice) for choice in menu.choices],
        row=row,
    )


def _option(choice: Choice) -> discord.SelectOption:
    return discord.SelectOption(
        label=limits.cut(choice.label, limits.SELECT_TEXT),
        value=choice.value,
        description=limits.cut(choice.hint, limits.SELECT_TEXT) or None,
        default=choice.chosen,
    )
