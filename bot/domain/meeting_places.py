"""Where people meet, as it was typed: a link, a telephone number, or a place."""

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.guard import is_dialled
from bot.domain.join_links import LINK_LENGTH, LinkCaution, checked_link, is_link
from bot.domain.refusals import Invalid
from bot.domain.sessions import Venue
from bot.domain.typed_words import fit, folded

WHERE_LENGTH: Final = LINK_LENGTH
_NAMED: Final = (
    (re.compile(r"\bteams\b", re.IGNORECASE), Venue.TEAMS),
    (re.compile(r"\bzoom\b", re.IGNORECASE), Venue.ZOOM),
    (re.compile(r"\bgoogle meet\b|\b[a-z]{3}-[a-z]{4}-[a-z]{3}\b", re.IGNORECASE), Venue.MEET),
    (re.compile(r"\b(?:by|on the|tele)[- ]?phone\b", re.IGNORECASE), Venue.PHONE),
)
_THERE: Final = frozenset({Venue.IN_PERSON, Venue.PHONE})


@dataclass(frozen=True, slots=True)
class MeetingPlace:
    """Where people meet, and by what as far as that can be seen; `caution` is what is to be said of a link."""

    where: str
    venue: Venue | None
    caution: LinkCaution | None = None


def meeting_place(text: str) -> MeetingPlace:
    """Read where people meet: a link stays as it is, byte for byte; refuse one that nobody should press."""
    if is_link(text):
        link = checked_link(text)
        return MeetingPlace(link.address, link.venue, link.caution)
    where = folded(text)
    fit((where,), Invalid("The link or place is too long. Up to {most} characters fit.", most=WHERE_LENGTH))
    if not where:
        return MeetingPlace("", None)
    usual = Venue.PHONE if is_dialled(where) else Venue.IN_PERSON
    return MeetingPlace(where, next((venue for words, venue in _NAMED if words.search(where)), usual))


def check_venue(venue: Venue, where: str) -> None:
    """Refuse to call a link a place: a place is shown to everybody, and a link only to who comes."""
    if venue in _THERE and is_link(where):
        raise Invalid("This session has a link, so it is online. Change its words first, and write a place there.")
