"""Drawing: how a card becomes what Discord takes, in one reader's words; the only place where that happens."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import discord

from bot.domain.people import GuildId
from bot.printing.pictures import Picture
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Alike, Button, CardIn, Choice, Menu, PersonMenu, ReadBack, Row, Tone

CUSTOM_ID = "v1:{verb}:{ref}{guild}"
GUILD_SUFFIX = (
    "@{guild}"  # after the reference of a control in a private message: there Discord does not say which server
)
GAP: Final = "\0"  # where in a frame the words of one reader come; whatever people type is tidied of it
_COLOUR: Final = 0xB4552D
_STYLES: Final = {
    Tone.MAIN: discord.ButtonStyle.primary.value,
    Tone.PLAIN: discord.ButtonStyle.secondary.value,
    Tone.GRAVE: discord.ButtonStyle.danger.value,
}
_ROW: Final = discord.ComponentType.action_row.value
_BUTTON: Final = discord.ComponentType.button.value
_MENU: Final = discord.ComponentType.select.value
_PERSON_MENU: Final = discord.ComponentType.user_select.value
_Wire = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Drawn:
    """A card in one reader's words, as Discord takes it; a tenth of the work of building the library's own controls.

    Under it may stand other cards of the same answer, each in an embed of its own. One that reads something back is its
    `frame` in all but its description, which is GAP there.
    """

    embed: _Wire
    rows: list[_Wire]
    picture: Picture | None = None
    file: bytes = b""
    others: tuple[_Wire, ...] = ()
    frame: "Drawn | None" = None

    @property
    def files(self) -> Sequence[discord.File]:
        """Return the picture in it as the library sends it, anew for each try."""
        if self.picture is None:
            return []
        return [discord.File(io.BytesIO(self.file), self.picture.name, description=self.picture.said)]

    @property
    def embeds(self) -> list[_Wire]:
        """Return every embed of the answer, in its order."""
        return [self.embed, *self.others]

    def as_embeds(self) -> list[discord.Embed]:
        """Return them as the library sends them."""
        return [discord.Embed.from_dict(embed) for embed in self.embeds]

    def as_embed(self) -> discord.Embed:
        """Return it as the library sends it."""
        return discord.Embed.from_dict(self.embed)

    def as_view(self) -> discord.ui.View | None:
        """Return the controls as the library sends them, if there are any."""
        return _Controls(self.rows) if self.rows else None


class _Controls(discord.ui.View):
    """An envelope: the library sends what is in it, and knows nothing of what is pressed.

    It would keep every view in memory to dispatch its presses. The router does that, from the custom_id alone.
    """

    def __init__(self, rows: list[_Wire]) -> None:
        super().__init__(timeout=None)
        self._rows = rows
        self.stop()

    def to_components(self) -> list[_Wire]:
        """Return what is sent."""
        return self._rows


def drawn(card_in: CardIn | Drawn, _: Words, guild: GuildId | None = None) -> Drawn:
    """Draw a card in one language and, where no speaker has checked that language yet, in English beside it.

    For a private message `guild` names the server that its controls are about.
    """
    if isinstance(card_in, Drawn):
        return card_in
    if isinstance(card_in, ReadBack):
        return _read_back(card_in, _, guild)
    return _drawn_once(card_in, _, guild) if isinstance(card_in, Alike) else _drawn(card_in, _, guild)


@lru_cache(maxsize=64)  # to draw a card costs 17 µs, to look for it 1
def _drawn_once(card_in: Alike, _: Words, guild: GuildId | None) -> Drawn:
    return _drawn(card_in, _, guild)


def _read_back(card_in: ReadBack, _: Words, guild: GuildId | None) -> Drawn:
    frame, around = _frame_once(card_in.frame, _, guild)
    said = limits.cut(around.replace(GAP, card_in.wrote(_)), limits.EMBED_DESCRIPTION)
    return Drawn({**frame.embed, "description": said}, frame.rows, frame=frame)


@lru_cache(maxsize=64)
def _frame_once(card_in: Alike, _: Words, guild: GuildId | None) -> tuple[Drawn, str]:
    """Return it with GAP for its description, and the description with GAP where something is read back."""
    drawn = _drawn(ReadBack(card_in, lambda _: GAP), _, guild)
    return replace(drawn, embed={**drawn.embed, "description": GAP}), drawn.embed["description"]


def _drawn(card_in: CardIn, _: Words, guild: GuildId | None) -> Drawn:
    card = card_in(_)
    parts = ["\n".join(filter(None, (card.wrote, card.body))), _small(card.small)]
    if _.beside is not None and not card.once:
        beside = card_in(_.beside)
        parts += [
            _small(_("No speaker has checked this Welsh yet. The English is the one that counts.")),
            "\n".join(filter(None, (f"**{beside.title}**", beside.body, _small(beside.small)))),
        ]
    parts.append(card.below)
    embed = {
        "type": "rich",
        "color": _COLOUR,
        "title": limits.cut(card.title, limits.EMBED_TITLE),
        "description": limits.cut("\n\n".join(part for part in parts if part), limits.EMBED_DESCRIPTION),
    }
    here = guild_suffix(guild)
    return Drawn(embed, [{"type": _ROW, "components": _row(content, here)} for content in card.rows])


def together(*cards: Drawn) -> Drawn:
    """Return one answer with each of these cards as it stands by itself, and the controls of all below them.

    Of cards for which there is no more room in it only the controls are there.
    """
    room, shown = limits.EMBED_ALL, []
    for card in cards:
        size = limits.length(card.embed["title"]) + limits.length(card.embed["description"])
        if size <= room:
            shown.append(card.embed)
            room -= size
    return Drawn(shown[0], [row for card in cards for row in card.rows], others=tuple(shown[1:]))


def with_picture(card: Drawn, picture: Picture, file: bytes) -> Drawn:
    """Return a drawn card with a picture in it, below the words."""
    return replace(card, embed={**card.embed, "image": picture.in_a_card()}, picture=picture, file=file, frame=None)


def guild_suffix(guild: GuildId | None) -> str:
    """Return what follows the reference of a control: nothing in a server."""
    return "" if guild is None else GUILD_SUFFIX.format(guild=guild)


def _small(text: str) -> str:
    return "\n".join(f"-# {line}" for line in text.splitlines() if line)


def _row(content: Row, here: str) -> list[_Wire]:
    if isinstance(content, Menu):
        return [_menu(content, here)]
    if isinstance(content, PersonMenu):
        return [_person_menu(content, here)]
    return [_button(button, here) for button in content]


def _button(button: Button, here: str) -> _Wire:
    return {
        "type": _BUTTON,
        "style": _STYLES[button.tone],
        "label": limits.cut(button.label, limits.BUTTON_LABEL),
        "custom_id": CUSTOM_ID.format(verb=button.verb, ref=button.ref, guild=here),
    }


def _menu(menu: Menu, here: str) -> _Wire:
    return {
        "type": _MENU,
        "custom_id": CUSTOM_ID.format(verb=menu.verb, ref=menu.ref, guild=here),
        "placeholder": limits.cut(menu.prompt, limits.SELECT_PLACEHOLDER),
        "min_values": menu.least,
        "max_values": menu.most,
        "options": [_option(choice) for choice in menu.choices],
    }


def _person_menu(menu: PersonMenu, here: str) -> _Wire:
    return {
        "type": _PERSON_MENU,
        "custom_id": CUSTOM_ID.format(verb=menu.verb, ref=menu.ref, guild=here),
        "placeholder": limits.cut(menu.prompt, limits.SELECT_PLACEHOLDER),
        "min_values": menu.least,
        "max_values": menu.most,
        "default_values": [] if menu.chosen is None else [{"id": str(menu.chosen), "type": "user"}],
    }


def _option(choice: Choice) -> _Wire:
    option: _Wire = {
        "label": limits.cut(choice.label, limits.SELECT_TEXT),
        "value": choice.value,
        "default": choice.chosen,
    }
    if choice.hint:
        option["description"] = limits.cut(choice.hint, limits.SELECT_TEXT)
    return option
