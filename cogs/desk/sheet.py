"""The sheet to print: a square to scan, the address in letters, and in each language what it leads to."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.printing.typesetting import as_pdf, as_picture, unprintable, without
from bot.text import Words

_PAGE: Final = Path(__file__).with_suffix(".typ")
_SHARP: Final = 110  # dots an inch: enough to look at on a phone


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet as a document to print and as a picture, and what a screen reader says of it."""

    document: bytes
    picture: bytes
    said: str


def address_of(code: str) -> str:
    """Return an invitation's address as people type it."""
    return f"discord.gg/{code}"


def draw(code: str, server: str, languages: Sequence[Words]) -> Sheet:
    """Draw the sheet, in the first language above all; it takes half a second, so never on the loop."""
    _, address = languages[0], address_of(code)
    said = _("A sheet to print. A square to scan leads to {address}.", address=address)
    told = {
        "title": "Kitchen Table",
        "server": without(server, unprintable(server)),
        "address": address,
        "alt": said,
        "blocks": [_block(one) for one in languages],
    }
    square = _square(f"https://{address}")
    return Sheet(as_pdf(_PAGE, told, square=square), as_picture(_PAGE, told, sharp=_SHARP, square=square), said)


def _block(_: Words) -> dict[str, object]:
    unchecked = () if _.checked else (_("No speaker has checked this Welsh yet. The English is the one that counts."),)
    return {
        "language": _.language,
        "what": _(
            "Here homecare workers, managers, people drawing on care, family carers and researchers "
            "make training together."
        ),
        "lines": [
            _("Take part from your phone, when it suits you, or not at all."),
            _("Point your phone's camera at the square. Or type the address: big and small letters matter."),
            _("You need Discord, which is free. We do not ask whom you work for."),
        ],
        "small": [_("This is not a place to report harm. If somebody is in danger now, call 999."), *unchecked],
    }


def _square(address: str) -> str:
    import segno  # noqa: PLC0415 - 40 ms that hardly anybody waits for

    drawn = io.BytesIO()
    segno.make(address, error="q", micro=False).save(drawn, kind="svg", border=4, xmldecl=False)
    return drawn.getvalue().decode()
