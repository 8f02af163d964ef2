"""Where people meet, as coordinators type it."""

from dataclasses import replace

import pytest

from bot.domain.guard import PLAIN_WORDS, FindReason, as_place, look
from bot.domain.meeting_places import check_venue, meeting_place
from bot.domain.refusals import Invalid
from bot.domain.session_words import checked_session_words
from bot.domain.sessions import SessionWords, TwinWords, Venue

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NDk%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d"
OTHER = "https://meet.jit.si/KitchenTable"
ZOOM = "https://us02web.zoom.us/j/81234567890?pwd=aBc.1"


@pytest.mark.parametrize(
    ("typed", "venue"),
    [
        (TEAMS, Venue.TEAMS),
        (ZOOM, Venue.ZOOM),
        (OTHER, Venue.OTHER),
        ("On Teams, the link follows", Venue.TEAMS),
        ("0300 123 4567, then 482910#", Venue.PHONE),
        ("By phone: we ring you", Venue.PHONE),
        ("The code is abc-defg-hij", Venue.MEET),
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


@pytest.mark.parametrize(
    "typed", ["Join here: meet.google.com/abc-defg-hij", "Town hall, or us02web.zoom.us/j/81234567890"]
)
def test_a_link_among_other_words_is_no_place_which_everybody_would_read(typed: str) -> None:
    with pytest.raises(Invalid, match="alone"):
        meeting_place(typed)


OPEN = SessionWords("Talking about dying", "It makes a card.", OTHER)


@pytest.mark.parametrize(
    "shown",
    [
        replace(OPEN, aim=f"Come to {TEAMS[:60]}"),
        replace(OPEN, title="See zoom.us/j/81234567890"),
        replace(OPEN, led_by=OTHER),
        replace(OPEN, twin=TwinWords("What helps?", (OTHER,))),
    ],
)
def test_words_that_everybody_reads_show_no_way_in(shown: SessionWords) -> None:
    assert checked_session_words(OPEN) == OPEN
    with pytest.raises(Invalid, match="everybody reads them"):
        checked_session_words(shown)
