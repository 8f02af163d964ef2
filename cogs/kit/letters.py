"""Letters: to a place in the server's language, to a person in theirs; the first line is always the neutral one."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from discord.ext import commands

from bot.client import Bot
from bot.delivery import OutgoingMessage
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.refusals import NotFound
from bot.printing.pictures import Picture
from bot.services import Transaction, notes
from bot.services.notes import Addressee
from bot.text import Words, later
from cogs.kit import drawing, limits
from cogs.kit.cards import Button, Card, CardIn
from cogs.kit.verbs import GO_ON, MY_SETTINGS, NO_MORE, PAUSE_WEEK

log = logging.getLogger("kitchen_table.letters")

NEUTRAL = later("A note from Kitchen Table")


@dataclass(frozen=True, slots=True)
class NoteLine:
    """How a letter stands in a note that carries several; without a button of its own it gets one that opens it.

    The note shows its `title` letter for letter; `small` stands below, where there is more to say. `opts_out_of` is
    what one may hear no more of. What closes does so at `until`; what people come to `begins` then.
    """

    title: str
    minutes: int | None = None
    until: datetime | None = None
    button: Button | None = None
    small: str = ""
    opts_out_of: str | None = None
    begins: datetime | None = None


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """What a letter says just now: its card, and its line among others; without one, the title of its card.

    `go_on` asks whether to tell somebody of such things any more: where nobody can know whether that is of any use.
    A `picture` goes with it where it can be drawn, and shows nothing that the card does not say.
    """

    card: CardIn
    line: Callable[[Words], NoteLine] | None = None
    go_on: Callable[[Words], str] | None = None
    picture: Callable[[Words], Picture | None] | None = None


@dataclass(frozen=True, slots=True)
class Rendering:
    """One transaction in which letters are read as they stand at this moment, and the bot that will send them."""

    tx: Transaction
    bot: Bot
    now: datetime


LetterRenderer = Callable[[Rendering, Letter], RenderedLetter | None]  # None: it says nothing any more


class LetterRenderers(commands.Cog):
    """Knows which feature says how letters of each kind read."""

    def __init__(self) -> None:
        self.by_kind: dict[str, LetterRenderer] = {}


def add_renderers(bot: Bot, renderers: Mapping[LetterKind, LetterRenderer]) -> None:
    """Let these say how letters of their kinds read."""
    _renderers(bot).update({kind.name: renderer for kind, renderer in renderers.items()})


def always(card: CardIn) -> LetterRenderer:
    """Return what renders letters that say the same whatever has happened since."""
    return lambda _at, _letter: RenderedLetter(card)


def rendered(at: Rendering, letter: Letter) -> RenderedLetter | None:
    """Ask the feature that owns the letter what it says just now: None when it is over, or what it is about is gone."""
    try:
        return _renderers(at.bot)[letter.kind](at, letter)
    except NotFound:
        return None


def rendered_within(at: Rendering, note: Letter, letter: Letter) -> RenderedLetter | None:
    """Ask what a letter in a note says; one that holds no longer, or for which no words are found, leaves the note."""
    try:
        found = rendered(at, letter)
    except Exception as error:
        if note.attempts > 1:  # it may have arrived with this one in it
            raise
        log.error("Letter %s in a note could not be written (%s).", letter.reference, type(error).__name__)
        notes.release(at.tx, letter, now=at.now)
        return None
    if found is None:
        notes.leave_out(at.tx, letter)
    return found


async def written(bot: Bot, letter: Letter, *, now: datetime | None = None) -> OutgoingMessage | None:
    """Write a letter as it reads just now, to a person or for everyone in a place: None when it says nothing any more.

    A lock screen shows the neutral line and nothing else. The controls of a private one know which server they are
    about.
    """
    found = await bot.store.run(_read, bot, letter, now=now or bot.clock.now())
    if found is None:
        return None
    says, reader, asks, silent = found
    _ = bot.texts.words(*reader.languages, easy=reader.easy)
    card = _asking(says.card, says.go_on) if asks and says.go_on is not None else says.card
    card = _with_settings(card) if reader.takes_part else card
    drawn = drawing.drawn(card, _, guild=letter.guild if letter.person is not None else None)
    illustrate = None if says.picture is None else partial(says.picture, _)
    return OutgoingMessage(
        embed=drawn.as_embed(), view=drawn.as_view(), content=_(NEUTRAL), silent=silent, illustrate=illustrate
    )


def _read(
    tx: Transaction, bot: Bot, letter: Letter, *, now: datetime
) -> tuple[RenderedLetter, Addressee, bool, bool] | None:
    """Find what it says, how its reader is written to, whether to ask if they want more, and whether it makes a sound.

    All of it in one transaction.
    """
    found = rendered(Rendering(tx, bot, now), letter)
    if found is None:
        return None
    reader = notes.addressee_of(tx, letter.guild, letter.person)
    return found, reader, notes.asks_to_go_on(tx, letter), notes.makes_no_sound(tx, letter, now=now)


def _renderers(bot: Bot) -> dict[str, LetterRenderer]:
    found = bot.get_cog(LetterRenderers.__name__)
    if not isinstance(found, LetterRenderers):
        msg = "The kit comes first."
        raise TypeError(msg)
    return found.by_kind


def _asking(card_in: CardIn, go_on: Callable[[Words], str]) -> CardIn:
    """Ask below whether to go on; without an answer this is the last one."""

    def drawn(_: Words) -> Card:
        card = card_in(_)
        body = "\n\n".join(filter(None, (card.body, f"**{go_on(_)}**")))
        answers = (Button(GO_ON, _.label("Yes")), Button(NO_MORE, _.label("No")))
        return replace(card, body=body, rows=(*card.rows, answers))

    return drawn


def _with_settings(card_in: CardIn) -> CardIn:
    """Let everybody get at their settings, and at a pause, from what we wrote to them."""

    def drawn(_: Words) -> Card:
        card = card_in(_)
        ours = (Button(MY_SETTINGS, _.label("My settings")), Button(PAUSE_WEEK, _.label("Pause for a week now")))
        return replace(card, rows=(*card.rows, ours)) if len(card.rows) < limits.ROWS else card

    return drawn
