"""The link to a live meeting: looked at as an address, never fetched, and kept byte for byte.

What Teams, Zoom and Meet hand out is known by its host and path. Any other address passes with a word of caution.
"""

import posixpath
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import unquote

from bot.domain.refusals import Invalid
from bot.domain.sessions import Venue

LINK_LENGTH: Final = 512  # all that Discord lets a button lead to
TEAMS_LINK_LASTS: Final = timedelta(days=60)  # after its meeting, and after each change to it


class LinkCaution(StrEnum):
    """What a coordinator is told of a link that passes."""

    OTHER = "other"  # none of the meetings that are known: people will see this address
    NO_MEETING = "no_meeting"  # known by its host, and yet not what leads into a meeting there
    SIGNS_IN = "signs_in"  # asks for a name and an e-mail address before anybody comes in


@dataclass(frozen=True, slots=True)
class JoinLink:
    """A link as it was typed, by what people meet behind it, and what is to be said of it."""

    address: str
    venue: Venue
    caution: LinkCaution | None = None


_HOSTS: Final = {
    "teams.microsoft.com": Venue.TEAMS,
    "teams.live.com": Venue.TEAMS,
    "teams.cloud.microsoft": Venue.TEAMS,
    "zoom.us": Venue.ZOOM,
    "zoom.com": Venue.ZOOM,
    "zoomgov.com": Venue.ZOOM,
    "meet.google.com": Venue.MEET,
}
_LEADS_IN: Final = {
    Venue.TEAMS: re.compile(r"/l/meetup-join/19(?::|%3a)meeting_|/meet/[0-9]+/?(?:[?#]|$)", re.IGNORECASE),
    Venue.ZOOM: re.compile(
        r"/j/[0-9]{9,11}/?(?:[?#]|$)|/my/[^/?#]|/w/[^/?#]|/wc/[^?#]*join|/wc/join/|/(?:meeting|webinar)/register/[^/?#]"
    ),
    Venue.MEET: re.compile(r"/[a-z]{3}-[a-z]{4}-[a-z]{3}/?(?:[?#]|$)"),
}
_SIGNS_IN: Final = re.compile(r"/(?:meeting|webinar)/register/")
_REWRITTEN: Final = ("safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com")
_MEANT: Final = re.compile(r"https?:|www\.|//|:/\S|(?<!\S)[^\s/@]+\.[a-z]{2,}/\S", re.IGNORECASE)
_MEETING: Final = re.compile(rf"\b(?:{'|'.join(map(re.escape, _HOSTS))})/\S", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https://(?P<host>[^/?#]*)(?P<rest>.*)", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])", re.IGNORECASE)
_HOST_LENGTH: Final = 253
_SHOWN: Final = re.compile(r"[!-~]+")  # what stands in addresses: no blank, no letter with an accent, nothing unseen
_NEVER: Final = re.compile(r'[\\<>"`{|}^]')  # browsers read these in more than one way
_HOST_KEY: Final = re.compile(r"(?:^|[?&#;/])zak=", re.IGNORECASE)
_HOST_PATH: Final = re.compile(r"/+(?:s(?:/|$)|wc/[^/]+/start)", re.IGNORECASE)


def is_link(text: str) -> bool:
    """Tell whether somebody seems to mean an address on the web, and not a place or a telephone number."""
    return _MEANT.search(text) is not None


def names_meeting(text: str) -> bool:
    """Tell whether an address stands among these words that leads into a meeting."""
    return _MEETING.search(text) is not None


def checked_link(text: str) -> JoinLink:
    """Return the link that was typed, as it was typed but for blanks around it; refuse what nobody should press."""
    address = text.strip()
    _check_letters(address)
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise Invalid("A link must begin with https://. Please copy it again, whole.")
    host, rest = found["host"], found["rest"]
    _check_host(host)
    venue = next((venue for known, venue in _HOSTS.items() if _is_or_ends_with(host, known)), Venue.OTHER)
    _check_who_it_is_for(rest, zoom=venue is Venue.ZOOM)
    return JoinLink(address, venue, _caution(venue, rest))


def outlasts_teams(venue: Venue, *, now: datetime, last_ends_at: datetime) -> bool:
    """Tell whether to say that Teams ends its links: one may have ended before the last meeting that it is for."""
    return venue is Venue.TEAMS and last_ends_at - now > TEAMS_LINK_LASTS


def _check_letters(address: str) -> None:
    if len(address) > LINK_LENGTH:
        raise Invalid("This link is too long. Up to {most} characters fit.", most=LINK_LENGTH)
    if any(map(str.isspace, address)):
        raise Invalid("Please put the link here alone, with no other words and no blank in it.")
    if _SHOWN.fullmatch(address) is None or _NEVER.search(address):
        raise Invalid("There are signs in this link that no link has. Please copy it again.")


def _check_host(host: str) -> None:
    if "@" in host:
        raise Invalid("This link has a name before an @, which can hide where it leads. Please use one without.")
    if ":" in host:
        raise Invalid("This link has a number after a colon. Please use one without.")
    if len(host) > _HOST_LENGTH or _HOST.fullmatch(host) is None:
        raise Invalid("This link does not lead to a website. Please copy it again.")
    if any(label.startswith("xn--") for label in host.lower().split(".")):
        raise Invalid("The name of this website can be mistaken for another. Please use a link from another website.")
    if any(_is_or_ends_with(host, known) for known in _REWRITTEN):
        raise Invalid(
            "Your e-mail programme has changed this link. Please copy it from the calendar, or from the website."
        )


def _check_who_it_is_for(rest: str, *, zoom: bool) -> None:
    """Refuse a host's own link of Zoom, wherever it is wrapped up: whoever has it can run the meeting as the host."""
    plain = _decoded(rest)
    path = posixpath.normpath(re.split("[?#]", plain, maxsplit=1)[0] or "/")
    if _HOST_KEY.search(plain) or (zoom and _HOST_PATH.match(path)):
        raise Invalid("This is the host's own link. Whoever has it could run the meeting. Use the link for joining.")


def _caution(venue: Venue, rest: str) -> LinkCaution | None:
    if venue is Venue.OTHER:
        return LinkCaution.OTHER
    if _LEADS_IN[venue].match(rest) is None:
        return LinkCaution.NO_MEETING
    return LinkCaution.SIGNS_IN if venue is Venue.ZOOM and _SIGNS_IN.match(rest) else None


def _is_or_ends_with(host: str, known: str) -> bool:
    return f".{host.lower()}".endswith(f".{known}")


def _decoded(rest: str) -> str:
    """Return what stands there in the end, however often it was written in other signs."""
    while (plain := unquote(rest)) != rest:
        rest = plain
    return rest
