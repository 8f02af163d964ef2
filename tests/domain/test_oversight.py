"""Three voices decide, one holds up, silence counts as chosen; whatever the order, and whoever they are."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.oversight import (
    REASON_LENGTH,
    VOICES_NEEDED,
    Ending,
    Oversight,
    OversightId,
    OversightState,
    Voice,
    checked_reason,
    decision,
    ends_in_silence,
    held_up,
    let_go,
)
from bot.domain.people import GuildId, Silence
from bot.domain.refusals import Invalid
from bot.domain.submissions import SubmissionId

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ITEM = Oversight(
    id=OversightId("a" * 32),
    guild=GuildId(1),
    kind="poll",
    submission=SubmissionId("b" * 32),
    title="May we ask this?",
    silence=Silence.GOES_AHEAD,
    put_at=NOON,
    answer_by=NOON + 3 * DAY,
)

voices = st.sampled_from(Voice)
presses = st.lists(st.tuples(st.integers(0, 7), voices), max_size=40)
waits = st.timedeltas(timedelta(0), 30 * DAY)


def play(history: list[tuple[int, Voice]]) -> tuple[Ending | None, dict[int, Voice]]:
    """Let members press one after the other, each press in place of their last one, until something is decided."""
    said: dict[int, Voice] = {}
    for member, voice in history:
        said[member] = voice
        if (ending := decision(said.values())) is not None:
            return ending, said
    return None, said


@given(presses)
def test_it_is_decided_exactly_when_three_members_say_the_same(history: list[tuple[int, Voice]]) -> None:
    ending, said = play(history)
    counts = Counter(said.values())
    assert (ending is not None) == any(number >= VOICES_NEEDED for number in counts.values())
    if ending is not None:
        assert counts[Voice(ending.value)] == VOICES_NEEDED


@given(presses, st.permutations(range(8)))
def test_it_does_not_matter_who_the_members_are(history: list[tuple[int, Voice]], other: list[int]) -> None:
    assert play(history)[0] == play([(other[member], voice) for member, voice in history])[0]


@given(st.lists(voices, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_voices_decides_nothing(said: list[Voice], chance: Random) -> None:
    other = chance.sample(said, len(said))
    assert decision(said) == decision(other)


@given(st.integers(0, 7), st.lists(voices, min_size=1, max_size=20))
def test_one_member_alone_decides_nothing_however_often_they_press(member: int, said: list[Voice]) -> None:
    assert play([(member, voice) for voice in said])[0] is None


@given(presses)
def test_pressing_twice_is_one_voice(history: list[tuple[int, Voice]]) -> None:
    twice = [press for press in history for _ in range(2)]
    assert play(twice)[0] == play(history)[0]


@given(st.lists(st.tuples(waits, waits), max_size=8))
def test_a_pause_takes_no_time_away(pauses: list[tuple[timedelta, timedelta]]) -> None:
    now, item, paused = NOON, ITEM, timedelta(0)
    for runs, rests in pauses:
        now += runs
        left = item.answer_by - now
        item = held_up(item, now=now)
        assert item.state is OversightState.PAUSED
        assert held_up(item, now=now + rests) == item
        now, paused = now + rests, paused + rests
        assert not ends_in_silence(item, now=now)
        item = let_go(item, now=now)
        assert item.answer_by - now == left
    assert item.answer_by == ITEM.answer_by + paused
    assert let_go(item, now=now) == item


@given(st.timedeltas(-5 * DAY, 5 * DAY), st.sampled_from(Silence))
def test_silence_lets_it_go_ahead_only_where_that_was_chosen_and_the_time_is_over(
    after: timedelta, silence: Silence
) -> None:
    item = replace(ITEM, silence=silence)
    over = after >= timedelta(0) and silence is Silence.GOES_AHEAD
    assert ends_in_silence(item, now=item.answer_by + after) == over
    decided = replace(item, ending=Ending.STOP, ended_at=NOON)
    assert not ends_in_silence(decided, now=item.answer_by + after)


def test_a_clock_that_went_backwards_takes_no_time_away() -> None:
    item = held_up(ITEM, now=NOON + DAY)
    assert let_go(item, now=NOON).answer_by == ITEM.answer_by


@pytest.mark.parametrize("ending", Ending)
def test_only_a_yes_and_a_silence_are_agreement(ending: Ending) -> None:
    item = replace(ITEM, ending=ending, ended_at=NOON)
    assert item.state is OversightState.DECIDED
    assert item.is_agreed == (ending in {Ending.GOES_AHEAD, Ending.SILENCE})


@pytest.mark.parametrize("words", ["", "  \n ", "x" * (REASON_LENGTH + 1)])
def test_a_reason_says_something_and_fits(words: str) -> None:
    with pytest.raises(Invalid):
        checked_reason(words)
    assert checked_reason(f" {'x' * REASON_LENGTH} ") == "x" * REASON_LENGTH
