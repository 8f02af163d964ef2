"""Cards: what a screen says and which controls it has, as plain records."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import discord

from bot.domain.people import PersonId
from bot.text import Words
from cogs.kit.verbs import Verb

NO_REFERENCE = "-"


class Tone(StrEnum):
    """How strongly a button asks to be pressed."""

    MAIN = "main"  # what most will press: filled with colour
    PLAIN = "plain"  # grey
    GRAVE = "grave"  # red: it takes something away


@dataclass(frozen=True, slots=True)
class Button:
    """One press: `verb` names the handler, `ref` what it is about; neither ever holds a choice."""

    verb: Verb
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

    verb: Verb
    ref: str
    prompt: str
    choices: tuple[Choice, ...]
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class PersonMenu:
    """A list of everybody in the server to choose one from, or nobody; whoever is `chosen` stands there already.

    With `most` above 1, several, and somebody at `least`.
    """

    verb: Verb
    ref: str
    prompt: str
    chosen: PersonId | None = None
    least: int = 0
    most: int = 1


Row = tuple[Button, ...] | Menu | PersonMenu


@dataclass(frozen=True, slots=True)
class Card:
    """One idea on one screen: title, body and small print (markdown), then rows of buttons or one menu each.

    `wrote` is what somebody wrote, already made harmless: it has no translation, so it is shown once; `below` is the
    same under all the rest. `once`: all of it is in the words of every reader already, so nothing of it is said in two
    languages.
    """

    title: str
    body: str = ""
    wrote: str = ""
    small: str = ""
    below: str = ""
    rows: tuple[Row, ...] = ()
    once: bool = False


CardIn = Callable[[Words], Card]


@dataclass(frozen=True, slots=True)
class Alike:
    """A card that everybody is shown in the same words, by `draw` about `args`: it is drawn once for each language."""

    draw: Callable[..., Card]
    args: tuple[Any, ...]

    def __call__(self, _: Words) -> Card:
        """Draw it in these words."""
        return self.draw(_, *self.args)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A card that is alike for everybody but for what it reads back: `frame` is drawn once for each language.

    What it `wrote` is drawn for this one reader, below what the frame wrote, and kept nowhere: nothing that stays in
    memory depends on it.
    """

    frame: Alike
    wrote: Callable[[Words], str]

    def __call__(self, _: Words) -> Card:
        """Draw it in these words."""
        frame = self.frame(_)
        return replace(frame, wrote="\n".join(filter(None, (frame.wrote, self.wrote(_)))))


def moment(when: datetime) -> str:
    """Say when, in the zone and the manner of the reader's own phone."""
    return discord.utils.format_dt(when, "F")


def on_day(when: datetime) -> str:
    """Say on which day, in the same zone and manner: for what somebody waits for, where no minute matters."""
    return discord.utils.format_dt(when, "D")


def ago(when: datetime) -> str:
    """Say how long ago, such as "2 hours ago", in the words of the reader's own phone, which keeps it up to date."""
    return discord.utils.format_dt(when, "R")
