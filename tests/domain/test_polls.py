"""What a vote may be: its words, its times, how roughly its turnout is told, and what came first."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ballots import BALLOT_SIZE, Ballot, pack_ballot, unpack_ballot
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.poll_outcomes import Outcome, OutcomeKind, PoolCounts, first_choice
from bot.domain.poll_words import PollWords, checked_words, same_question
from bot.domain.polls import (
    Poll,
    PollId,
    PollState,
    Sensitivity,
    TurnoutBand,
    check_close,
    default_close,
    extended_close,
    turnout_band,
)
from bot.domain.refreshing import REFRESH, next_refresh
from bot.domain.refusals import Invalid

NOON = datetime(2026, 2, 20, 12, 0, tzinfo=UTC)
LONDON = "Europe/London"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FITS = ("a", "b")
POLL = Poll(
    id=PollId("0" * 32),
    guild=GuildId(1),
    author=PersonId(2),
    state=PollState.CLOSED,
    question="Which?",
    options=("One", "Two", "Three"),
    next_step="",
    sensitivity=Sensitivity.ORDINARY,
    audience=frozenset({RoleGroup.WORKER}),
    opened_at=None,
    closes_at=NOON,
)


def outcome(counts: tuple[int, ...] | None, *pools: tuple[int, ...], kind: OutcomeKind = OutcomeKind.COUNTS) -> Outcome:
    told = tuple(PoolCounts((group,), sum(one), one) for group, one in zip(RoleGroup, pools, strict=False))
    return Outcome(kind, counts=counts, pools=told, poll=POLL)


def test_words_are_folded_and_empty_lines_left_out() -> None:
    words = checked_words(PollWords("  Which\n form? ", (" Phone  video", "", "  ", "Card"), " It goes\ton. "))
    assert words == PollWords("Which form?", ("Phone video", "Card"), "It goes on.")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (PollWords(" \n ", FITS), "Please write a question."),
        (PollWords("q" * 301, FITS), "The question is too long"),
        (PollWords("😀" * 151, FITS), "The question is too long"),
        (PollWords("q", FITS, "n" * 301), "What happens next is too long"),
        (PollWords("q", ("only one",)), "at least"),
        (PollWords("q", ("only one", "  ")), "at least"),
        (PollWords("q", tuple("abcdefghijk")), "up to"),
        (PollWords("q", ("a", "b" * 101)), "One answer is too long"),
        (PollWords("q", ("Pocket card", "b", "pocket  CARD")), "Two answers are the same"),
        (PollWords("q", ("Straße", "STRASSE")), "Two answers are the same"),
        (PollWords("q", ("ﬁne", "fine")), "Two answers are the same"),
        (PollWords("q", ("fine", "fi\u034fne")), "Two answers are the same"),
        (PollWords("q", ("\u2764\ufe0f", "\u2764")), "Two answers are the same"),
    ],
)
def test_words_that_cannot_be_are_refused_with_what_would_do(words: PollWords, why: str) -> None:
    with pytest.raises(Invalid, match=why) as refused:
        checked_words(words)
    assert "q" * 20 not in refused.value.sentence.format(**refused.value.values)


@pytest.mark.parametrize(
    "words",
    [
        PollWords("q" * 300, FITS, "n" * 300),
        PollWords("😀" * 150, FITS),
        PollWords("q", tuple("abcdefghij")),
        PollWords("q", ("a" * 100, "b" * 100)),
    ],
)
def test_words_of_the_largest_size_fit(words: PollWords) -> None:
    assert checked_words(words) == words


@pytest.mark.parametrize("closes_at", [NOON, NOON - DAY, NOON + timedelta(minutes=59), NOON + 61 * DAY])
def test_a_close_that_cannot_be_is_refused(closes_at: datetime) -> None:
    with pytest.raises(Invalid):
        check_close(closes_at, now=NOON)


@pytest.mark.parametrize("closes_at", [NOON + HOUR, NOON + 60 * DAY])
def test_the_nearest_and_farthest_close_are_taken(closes_at: datetime) -> None:
    check_close(closes_at, now=NOON)


@pytest.mark.parametrize(
    ("now", "zone", "closes"),
    [
        (datetime(2026, 3, 25, 12, tzinfo=UTC), "Europe/London", datetime(2026, 4, 1, 19, tzinfo=UTC)),
        (datetime(2026, 2, 20, 12, tzinfo=UTC), "Europe/London", datetime(2026, 2, 27, 20, tzinfo=UTC)),
        (datetime(2026, 2, 20, 23, tzinfo=UTC), "Pacific/Auckland", datetime(2026, 2, 28, 7, tzinfo=UTC)),
    ],
)
def test_by_default_a_vote_closes_in_seven_days_at_20_on_the_wall(now: datetime, zone: str, closes: datetime) -> None:
    assert default_close(now, zone) == closes


def test_a_vote_goes_on_for_its_own_length_but_not_over_seven_days() -> None:
    for length, more in ((3 * DAY, 3 * DAY), (20 * DAY, 7 * DAY), (HOUR, HOUR)):
        assert extended_close(NOON, NOON + length, now=NOON + length, zone="UTC") == NOON + length + more


@pytest.mark.parametrize("month_day", [(3, 20), (3, 26), (3, 28), (3, 29), (10, 20), (10, 24), (10, 25)], ids=str)
@pytest.mark.parametrize("days", [1, 2, 7])
def test_the_hour_on_the_wall_stays_when_the_clocks_change_meanwhile(month_day: tuple[int, int], days: int) -> None:
    opened = datetime(2026, *month_day, 20, tzinfo=ZoneInfo(LONDON))
    closes = opened + days * DAY
    later = extended_close(opened.astimezone(UTC), closes.astimezone(UTC), now=closes.astimezone(UTC), zone=LONDON)
    assert later.astimezone(ZoneInfo(LONDON)) == opened + 2 * days * DAY


def test_a_machine_that_slept_over_the_close_does_not_eat_the_extra_time() -> None:
    woke = NOON + 5 * DAY
    assert extended_close(NOON, NOON + 3 * DAY, now=woke, zone="UTC") == woke + 3 * DAY


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - made aware below
    st.timedeltas(HOUR, 60 * DAY),
    st.timedeltas(timedelta(0), 3 * DAY),
    st.sampled_from(["Europe/London", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca"]),
)
def test_going_on_always_leaves_at_least_an_hour(
    opened: datetime, length: timedelta, late: timedelta, zone: str
) -> None:
    opened = opened.replace(tzinfo=UTC)
    closes = opened + length
    assert extended_close(opened, closes, now=closes + late, zone=zone) >= closes + late - timedelta(minutes=5) + HOUR


@given(st.timedeltas(timedelta(0), 30 * DAY))
def test_the_band_may_change_only_every_six_hours_from_the_opening(later: timedelta) -> None:
    due = next_refresh(NOON, now=NOON + later)
    assert NOON + later < due <= NOON + later + REFRESH
    assert (due - NOON) % REFRESH == timedelta(0)


def test_turnout_is_told_in_bands() -> None:
    bands = [turnout_band(answers, 500) for answers in (0, 1, 4, 5, 9, 10, 19, 20, 500)]
    none, few, some, many, most, *_ = TurnoutBand
    assert bands == [none, few, few, some, some, many, many, most, most]


@pytest.mark.parametrize("asked", range(8, 40))
def test_no_band_begins_or_ends_within_two_of_how_many_are_asked(asked: int) -> None:
    bands = [turnout_band(answers, asked) for answers in range(asked + 1)]
    edges = [answers for answers in range(1, asked + 1) if bands[answers] is not bands[answers - 1]]
    assert all(asked - edge > 2 for edge in edges)
    assert bands[-1].endswith("+")  # so that what is said never ends below those who are asked


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (outcome((5, 3, 0)), 0),
        (outcome((5, 5, 0)), None),
        (outcome((0, 0, 0)), None),
        (outcome(None), None),
        (outcome((4, 9, 0), kind=OutcomeKind.BLURRED), 1),
        (outcome((5, 9, 0), kind=OutcomeKind.BLURRED), None),  # the blur alone could have put it first
        (outcome((3, 9, 0), (3, 2, 0), (0, 7, 0)), None),  # the larger group does not outvote the smaller
        (outcome((5, 9, 0), (2, 3, 0), (3, 6, 0)), 1),
    ],
)
def test_an_answer_came_first_only_where_it_came_first_with_every_group(told: Outcome, place: int | None) -> None:
    assert first_choice(told) == place


@pytest.mark.parametrize("other", ["which  FORM?", "Which\u00a0form", "¿Which, form!", "Ｗｈｉｃｈ form"])
def test_the_same_words_are_known_again_however_they_are_written(other: str) -> None:
    assert same_question("Which form?", other)


@pytest.mark.parametrize(("one", "other"), [("Which form?", "Which other form?"), ("👍?", "👎?")])
def test_other_words_are_other_words(one: str, other: str) -> None:
    assert not same_question(one, other)


@given(st.integers(0, 9), st.sampled_from(list(RoleGroup)))
def test_every_ballot_has_one_size_and_comes_back_as_it_was(choice: int, role_group: RoleGroup) -> None:
    packed = pack_ballot(Ballot(frozenset({choice}), role_group))
    assert len(packed) == BALLOT_SIZE
    assert unpack_ballot(packed) == Ballot(frozenset({choice}), role_group)


@pytest.mark.parametrize("packed", [b"", bytes(32), b"\1\0\1" + bytes(28) + b"x", b"\1\0\6" + bytes(29), bytes(33)])
def test_what_is_not_a_ballot_is_not_read_as_one(packed: bytes) -> None:
    with pytest.raises(ValueError, match="not a ballot"):
        unpack_ballot(packed)


def test_flags_of_parts_of_a_country_are_told_apart() -> None:
    wales, england = "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"
    assert checked_words(PollWords("q", (wales, england))).options == (wales, england)
