"""Where people meet, as coordinators type it."""

import pytest

from bot.domain.guard import PLAIN_WORDS, FindReason, as_place, look
from bot.domain.meeting_places import check_venue, meeting_place
from bot.domain.refusals import Invalid
from bot.domain.sessions import Venue

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NDk%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d"
ZOOM = "https://us02web.zoom.us/j/81234567890?pwd=aBc.1"


@pytest.mark.parametrize(
    ("typed", "venue"),
    [
        (TEAMS, Venue.TEAMS),
        (ZOOM, Venue.ZOOM),
        ("https://meet.jit.si/KitchenTable", Venue.OTHER),
        ("On Teams, the link follows", Venue.TEAMS),
        ("0300 123 4567, then 482910#", Venue.PHONE),
        ("By phone: we ring you", Venue.PHONE),
        ("Bethel Chapel, 14 Elm Road, CF11 9AB", Venue.IN_PERSON),
        ("", None),
    ],
)
def test_by_what_people_meet_is_seen_from_what_was_typed(typed: str, venue: Venue | None) -> None:
    found = meeting_place(f"  {typed} ")
    assert (found.where, found.venue) == (typed, venue)


def test_a_link_is_never_called_a_place_which_everybody_would_read() -> None:
    for wrong in (Venue.IN_PERSON, Venue.PHONE):
        with pytest.raises(Invalid, match="has a link"):
            check_venue(wrong, TEAMS)
    for venue, where in ((Venue.TEAMS, TEAMS), (Venue.OTHER, TEAMS), (Venue.PHONE, "0300 123 4567"), (Venue.ZOOM, "")):
        check_venue(venue, where)
    with pytest.raises(Invalid, match="host's own"):
        meeting_place("https://zoom.us/s/81234567890?zak=eyJ0")


@pytest.mark.parametrize(
    "text", ["Bethel Chapel, 14 Elm Road, Cardiff CF11 9AB", "0300 123 4567, then 482910#", "Office: call 01632 960123"]
)
def test_a_place_or_a_number_to_dial_is_no_secret(text: str) -> None:
    assert look(text).finds
    assert as_place(look(text), text, PLAIN_WORDS).finds == ()


def test_the_code_of_a_door_is_held_even_where_people_meet() -> None:
    text = "The day centre, keysafe 4471C"
    found = as_place(look(text), text, PLAIN_WORDS)
    assert {one.reason for one in found.finds} == {FindReason.CODE}
    assert "4471C" not in found.cleaned
