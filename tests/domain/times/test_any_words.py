"""What holds for any text, any zone and any moment."""

from datetime import UTC, datetime, timedelta
from time import thread_time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.refusals import Invalid
from bot.domain.times import Found, Rule, Usual, Which, WhichRule, how_often, say, say_rule, when
from tests.domain.times.table import LONDON, moment, rows

# Half-hour changes, no change, a whole day left out, changes at midnight, far ends of the day.
ZONES = st.sampled_from(
    (
        LONDON,
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "America/St_Johns",
        "America/Havana",
        "Africa/Cairo",
        "Africa/Casablanca",
        "Antarctica/Troll",
        "America/Santiago",
    )
)
CHANGES = (moment("25 Oct 26 00:00"), moment("28 Mar 27 00:00"))  # in London
NOWS = st.one_of(
    st.datetimes(datetime(2009, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.builds(
        lambda change, hours: change + timedelta(hours=hours), st.sampled_from(CHANGES), st.floats(-60, 60, width=16)
    ),
)
PHRASES = [row.typed for row in rows("phrases.txt")]
REPEATING = [row.typed for row in rows("repeating.txt")]
WORDS = st.sampled_from(sorted({word for typed in (*PHRASES, *REPEATING) for word in typed.split()}))
SENTENCES = st.lists(WORDS, max_size=7).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), SENTENCES, st.sampled_from(PHRASES), st.sampled_from(REPEATING))
USUAL = st.sampled_from((None, Usual()))


def read(typed: str, now: datetime, zone: str, usual: Usual | None = None) -> Found | Which | str:
    try:
        return when(typed, now=now, zone=zone, usual=usual)
    except Invalid as refusal:
        return refusal.sentence.format(**refusal.values)


def read_rule(typed: str, now: datetime, zone: str) -> Rule | WhichRule | str:
    try:
        return how_often(typed, now=now, zone=zone)
    except Invalid as refusal:
        return refusal.sentence.format(**refusal.values)


@settings(max_examples=1500)
@given(TEXTS, NOWS, ZONES, USUAL)
@example("in 999 years at midnight", moment("22 Nov 26 10:00"), LONDON, None)
def test_a_time_is_found_or_asked_for_or_refused_always_alike(
    typed: str, now: datetime, zone: str, usual: Usual | None
) -> None:
    answer = read(typed, now, zone, usual)
    assert answer == read(typed, now, zone, usual)
    if isinstance(answer, Which):
        assert answer.choices == tuple(sorted(set(answer.choices), key=lambda each: (each.starts, each.ends or now)))
        assert len(answer.choices) > 1 or answer.why in ("passed", "skipped")
    for found in answer.choices if isinstance(answer, Which) else [answer]:
        if isinstance(found, Found):
            assert found.starts > now
            assert found.ends is None or found.starts < found.ends


@settings(max_examples=1000)
@given(st.one_of(st.sampled_from(PHRASES), SENTENCES), NOWS, ZONES, USUAL)
def test_what_is_said_is_read_again_as_the_same(typed: str, now: datetime, zone: str, usual: Usual | None) -> None:
    answer = read(typed, now, zone, usual)
    if isinstance(answer, str):
        return
    for found in answer.choices if isinstance(answer, Which) else (answer,):
        again = read(say(found, zone=zone), now, zone)
        if isinstance(again, Which):  # said in full, only the clocks leave two
            assert again.why == "twice"
            assert found in again.choices
        else:
            assert again == found


@settings(max_examples=1000)
@given(TEXTS, NOWS, ZONES)
def test_a_rule_is_found_or_asked_for_or_refused_and_said_so_that_it_is_read_again(
    typed: str, now: datetime, zone: str
) -> None:
    answer = read_rule(typed, now, zone)
    assert answer == read_rule(typed, now, zone)
    if isinstance(answer, str):
        return
    for rule in (answer,) if isinstance(answer, Rule) else answer.choices:
        assert read_rule(say_rule(rule), now, zone) == rule
        following = rule.next_after(now)
        assert following is not None
        assert following > now


@settings(max_examples=500)
@given(st.text(max_size=40))
def test_a_refusal_says_nothing_back_that_a_screen_could_take_for_more_than_a_word(typed: str) -> None:
    answer = read(typed, moment("22 Nov 26 10:00"), LONDON)
    if isinstance(answer, str):
        assert not set("<>@#*_`~|[]()\\/\n") & set(answer.replace("25/3/2027", "")) or answer.endswith(" 8pm")


def test_reading_takes_less_than_a_thousandth_of_a_second() -> None:
    now = moment("22 Nov 26 10:00")
    longest = max(_seconds(typed, now) for typed in PHRASES)
    assert longest < 0.001


def _seconds(typed: str, now: datetime) -> float:
    took = []
    for _ in range(5):
        begun = thread_time()
        read(typed, now, LONDON)
        took.append(thread_time() - begun)
    return min(took)
