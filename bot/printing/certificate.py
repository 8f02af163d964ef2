"""A certificate of what somebody took part in: in their words where they wrote, and in ours where it is a fact."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from bot.printing.typesetting import CannotPrint, as_pdf, as_picture, unprintable, without
from bot.text import Words

_PAGE: Final = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One thing that somebody took part in, and the day."""

    said: str
    on: date


@dataclass(frozen=True, slots=True)
class Certificate:
    """What somebody has put on paper: in the name that they chose; what they learned may be empty."""

    name: str
    lines: tuple[CertificateLine, ...]
    learned: str
    place: str
    made_on: date


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A certificate that was looked over before it is printed.

    What no font here has: `written` by its person, who can write it otherwise, and `left_out` of what others wrote,
    which is not in the certificate any more.
    """

    certificate: Certificate
    written: tuple[str, ...]
    left_out: tuple[str, ...]


def look_over(certificate: Certificate) -> LookedOver:
    """Find what cannot be printed, before anything is; never on the loop."""
    mine = (certificate.name, certificate.learned)
    others = (certificate.place, *(one.said for one in certificate.lines))
    found = unprintable(*mine, *others)
    written, left_out = (tuple(one for one in found if any(one in text for text in those)) for those in (mine, others))
    lines = tuple(replace(one, said=without(one.said, left_out)) for one in certificate.lines)
    place = without(certificate.place, left_out)
    return LookedOver(replace(certificate, lines=lines, place=place), written, left_out)


def as_document(_: Words, certificate: Certificate) -> bytes | LookedOver:
    """Return a certificate as a PDF, without what others wrote that cannot be printed; never on the loop.

    Where its person wrote something that cannot be, return what that is instead.
    """
    try:
        return as_pdf(_PAGE, _told(_, certificate))
    except CannotPrint:
        found = look_over(certificate)
    return found if found.written else as_pdf(_PAGE, _told(_, found.certificate))


def as_image(_: Words, certificate: Certificate, *, sharp: int) -> bytes:
    """Return a picture of such a certificate, of one page."""
    return as_picture(_PAGE, _told(_, certificate), sharp=sharp)


def in_words(_: Words, certificate: Certificate) -> Iterator[str]:
    """Yield everything that it says, line by line, as it is read before it is made; an empty one between its parts."""
    told = _told(_, certificate)
    yield from (told["title"], certificate.name, told["says"])
    yield from (f"{one['said']} · {one['on']}" for one in told["lines"])
    if told["learned"]:
        yield from ("", told["learned_title"], *told["learned"])
    yield from ("", told["made"], *told["small"])


def _told(_: Words, certificate: Certificate) -> dict[str, Any]:
    return {
        "language": _.language,
        "title": _("Certificate of taking part"),
        "name": certificate.name,
        "says": _("took part in:"),
        "lines": [{"said": one.said, "on": _.full_day(one.on)} for one in certificate.lines],
        "learned_title": _("What I learned, in my own words"),
        "learned": certificate.learned.splitlines(),
        "made": _(
            "Made with Kitchen Table in “{place}” on {day}.",
            place=certificate.place,
            day=_.full_day(certificate.made_on),
        ),
        "small": list(_small(_)),
    }


def _small(_: Words) -> Iterator[str]:
    yield _("Whoever is named here chose what stands here, from their own record. It counts no hours.")
    if not _.checked:
        yield _("No speaker of this language has checked our words in it yet.")
