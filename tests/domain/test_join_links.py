"""Links to live meetings: what passes as it was typed, what passes with a word of caution, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.join_links import LINK_LENGTH, LinkCaution, checked_link, is_link, outlasts_teams
from bot.domain.refusals import Invalid
from bot.domain.sessions import Venue

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NDk%40thread.v2/0?context=%7b%22Tid%22%3a%22a%22%7d"
ZOOM = "https://us02web.zoom.us/j/81234567890?pwd=aBc.1"
MEET = "https://meet.google.com/abc-defg-hij"
PASSES = [
    (TEAMS, Venue.TEAMS, None),
    ("https://teams.microsoft.com/l/meetup-join/19:meeting_a@thread.v2/0", Venue.TEAMS, None),
    ("https://teams.microsoft.com/meet/3712345678901?p=aB3", Venue.TEAMS, None),
    ("https://teams.live.com/meet/9312345678901?p=x", Venue.TEAMS, None),
    ("https://teams.cloud.microsoft/meet/3712345678901?p=x", Venue.TEAMS, None),
    ("HTTPS://Teams.Microsoft.com/meet/3712345678901", Venue.TEAMS, None),
    ("https://teams.microsoft.com/l/channel/19%3aabc/General", Venue.TEAMS, LinkCaution.NO_MEETING),
    (ZOOM, Venue.ZOOM, None),
    ("https://zoom.us/j/123456789", Venue.ZOOM, None),
    ("https://zoom.com/my/kitchen.table", Venue.ZOOM, None),
    ("https://zoom.us/w/81234567890?tk=a", Venue.ZOOM, None),
    ("https://zoom.us/wc/81234567890/join", Venue.ZOOM, None),
    ("https://example.zoomgov.com/j/1612345678", Venue.ZOOM, None),
    ("https://zoom.us/meeting/register/tJ0o", Venue.ZOOM, LinkCaution.SIGNS_IN),
    ("https://zoom.us/j/12345678", Venue.ZOOM, LinkCaution.NO_MEETING),
    ("https://zoom.us/pricing", Venue.ZOOM, LinkCaution.NO_MEETING),
    ("https://zoom.us/support/s/", Venue.ZOOM, LinkCaution.NO_MEETING),
    (MEET, Venue.MEET, None),
    (f"{MEET}?authuser=0", Venue.MEET, None),
    ("https://meet.google.com/landing", Venue.MEET, LinkCaution.NO_MEETING),
    ("https://meet.jit.si/KitchenTable", Venue.OTHER, LinkCaution.OTHER),
    ("https://example.org", Venue.OTHER, LinkCaution.OTHER),
    ("https://example.org/s/a?wc=1", Venue.OTHER, LinkCaution.OTHER),  # only Zoom's /s/ is a host's
]
LOOKS_ALIKE = [  # none of these hosts is the one that it looks like
    "https://teams.microsoft.com.example.org/meet/371",
    "https://notzoom.us/j/123456789",
    "https://zoom.us.example.org/j/123456789",
    "https://meet-google.com/abc-defg-hij",
    "https://example.org/https://zoom.us/j/123456789",
    "https://example.org?zoom.us/j/123456789",
    "https://example.org#@zoom.us/j/123456789",
]
HOSTS_OWN = [
    "https://zoom.us/s/81234567890?zak=eyJ0",
    "https://us02web.zoom.us/s/81234567890",
    "https://zoom.us//s/81234567890",
    "https://zoom.us/%73/81234567890",
    "https://zoom.us/%2573/81234567890",
    "https://zoom.us/j/../s/81234567890",
    "https://zoom.us/./S/81234567890",
    "https://zoom.us/wc/81234567890/start",
    "https://zoom.us/j/81234567890?pwd=a&zak=eyJ0",
    "https://zoom.us/j/81234567890?pwd=a&ZAK=eyJ0",
    "https://zoom.us/j/81234567890?pwd=a%26%7aak=eyJ0",
    "https://zoom.us/j/81234567890#zak=eyJ0",
    "https://example.org/?u=https%3A%2F%2Fzoom.us%2Fj%2F81234567890%3Fzak%3DeyJ0",
]
REFUSED = [
    ("http://zoom.us/j/123456789", "begin with https://"),
    ("zoom.us/j/123456789", "begin with https://"),
    ("ftp://example.org/a", "begin with https://"),
    ("javascript:alert(1)", "begin with https://"),
    ("//zoom.us/j/123456789", "begin with https://"),
    ("", "signs in this link"),
    ("https://zoom.us@example.org/j/123456789", "before an @"),
    ("https://a:b@zoom.us/j/123456789", "before an @"),
    ("https://zoom.us:443/j/123456789", "after a colon"),
    ("https://[::1]/a", "after a colon"),
    ("https://", "does not lead to a website"),
    ("https:///zoom.us/j/123456789", "does not lead to a website"),
    ("https://localhost/a", "does not lead to a website"),
    ("https://127.0.0.1/a", "does not lead to a website"),
    ("https://0x7f.1/a", "does not lead to a website"),
    ("https://zoom.us./j/123456789", "does not lead to a website"),
    ("https://-zoom.us/j/123456789", "does not lead to a website"),
    ("https://zoom%2eus/j/123456789", "does not lead to a website"),
    (f"https://{'a' * 64}.org/", "does not lead to a website"),
    (f"https://{'a.' * 127}org/", "does not lead to a website"),
    ("https://xn--tems-5cd.microsoft.com/meet/371", "mistaken for another"),
    ("https://example.XN--p1ai/a", "mistaken for another"),
    ("https://teаms.microsoft.com/meet/371", "signs in this link"),  # a Cyrillic а
    ("https://zoom\u2044us/j/123456789", "signs in this link"),
    ("https://zoom.us\\@example.org/j/123456789", "signs in this link"),
    ("https:\\\\zoom.us/j/123456789", "signs in this link"),
    ("<https://zoom.us/j/123456789>", "signs in this link"),
    ("https://zoom.us/j/123456789\u202e", "signs in this link"),
    ("https://zoom.us/j/123456789\u200b", "signs in this link"),
    ("https://zoom.us/j/\x00123456789", "signs in this link"),
    ("https://zoom.us/j/123 456 789", "alone"),
    ("Join here: https://zoom.us/j/123456789", "alone"),
    ("https://zoom.us/j/123456789\nPasscode: 1", "alone"),
    ("https://zoom\t.us/j/123456789", "alone"),
    ("https://zoom\u00a0.us/j/123456789", "alone"),
    ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us", "e-mail programme"),
    ("https://urldefense.com/v3/__https://zoom.us__", "e-mail programme"),
]


@pytest.mark.parametrize(("typed", "venue", "caution"), PASSES)
def test_a_link_passes_as_it_was_typed(typed: str, venue: Venue, caution: LinkCaution | None) -> None:
    link = checked_link(typed)
    assert (link.address, link.venue, link.caution) == (typed, venue, caution)


@pytest.mark.parametrize("typed", LOOKS_ALIKE)
def test_a_host_that_only_looks_alike_is_another(typed: str) -> None:
    assert (checked_link(typed).venue, checked_link(typed).caution) == (Venue.OTHER, LinkCaution.OTHER)


@pytest.mark.parametrize("typed", HOSTS_OWN)
def test_the_hosts_own_link_is_refused_and_why(typed: str) -> None:
    with pytest.raises(Invalid, match=r"the host's own link.*could run the meeting"):
        checked_link(typed)


@pytest.mark.parametrize(("typed", "why"), REFUSED)
def test_what_nobody_should_press_is_refused_in_a_sentence(typed: str, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked_link(typed)
    assert why in refusal.value.sentence


def test_blanks_around_a_link_are_no_part_of_it() -> None:
    assert checked_link(f"  {TEAMS}\n").address == TEAMS


def test_a_link_fits_on_a_button_or_is_refused() -> None:
    longest = f"https://example.org/{'a' * (LINK_LENGTH - 20)}"
    assert checked_link(longest).address == longest
    with pytest.raises(Invalid, match="too long"):
        checked_link(f"{longest}a")


MISTYPED = ["htps://zoom.us/j/1", "https//example.org/a", "https:/zoom.us", "htps;//zoom.us/j/1", "see zoom.us/j/1"]


@pytest.mark.parametrize(
    "meant", ["http://a", "see https://zoom.us", "www.zoom.us", "zoom.us/j/1", " //zoom.us", *MISTYPED]
)
def test_an_address_is_told_from_a_place(meant: str) -> None:
    assert is_link(meant)
    assert not is_link("St. Mary's Hall, Cardiff / Caerdydd, room 2. 029 2018 0000")


def test_it_is_said_when_teams_may_have_ended_a_link_before_the_last_meeting_it_is_for() -> None:
    now = datetime(2027, 1, 12, tzinfo=UTC)
    assert not outlasts_teams(Venue.TEAMS, now=now, last_ends_at=now + timedelta(days=60))
    assert outlasts_teams(Venue.TEAMS, now=now, last_ends_at=now + timedelta(days=60, minutes=1))
    assert not outlasts_teams(Venue.ZOOM, now=now, last_ends_at=now + timedelta(days=300))


def outcome(typed: str) -> Venue | None:
    try:
        link = checked_link(typed)
    except Invalid:
        return None
    assert link.address == typed.strip()
    assert link.address.isascii()
    assert link.address.lower().startswith("https://")
    assert (link.caution is LinkCaution.OTHER) == (link.venue is Venue.OTHER)
    return link.venue


@given(st.text(max_size=600))
@example("https://\ud800.org")
def test_whatever_is_typed_is_kept_as_it_is_or_refused(typed: str) -> None:
    outcome(typed)
    outcome(f"https://{typed}")
    outcome(f"https://zoom.us/{typed}")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), st.integers(0, 7))
def test_nothing_put_into_the_name_of_a_known_host_passes_for_it(more: str, where: int) -> None:
    """What the host becomes belongs to whoever owns the end of it: only the end must be the known one."""
    name = "zoom.us"
    venue = outcome(f"https://{name[:where]}{more}{name[where:]}/j/123456789")
    if venue is Venue.ZOOM:
        host = f"{name[:where]}{more}{name[where:]}".split("/")[0].split("?")[0].split("#")[0].lower()
        assert host == name or host.endswith((f".{name}", ".zoom.com", ".zoomgov.com"))


@given(st.text("%73Ss/.aAzZkK=&?#256bB", max_size=30))
def test_a_hosts_key_is_found_however_it_is_written(written: str) -> None:
    with pytest.raises(Invalid):
        checked_link(f"https://zoom.us/j/123456789?{written}&z%2561k=secret")


@given(st.text(max_size=2000).map(lambda typed: f"https://zoom.us/{typed * 20}"))
def test_what_is_very_long_is_refused_without_being_read(typed: str) -> None:
    assert outcome(typed) is None or len(typed) <= LINK_LENGTH
