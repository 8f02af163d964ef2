from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.letter_kinds import NOTE
from bot.domain.letters import (
    BUILT,
    Failure,
    Letter,
    LetterState,
    NewLetter,
    Verdict,
    clock_is_wrong,
    judge,
    short_reference,
    wait_after,
)
from bot.domain.people import ChannelId, GuildId, PersonId

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failure", "verdict"),
    [
        (Failure(0), Verdict.DOUBTFUL),
        (Failure(408), Verdict.DOUBTFUL),
        (Failure(500), Verdict.DOUBTFUL),
        (Failure(503), Verdict.DOUBTFUL),
        (Failure(524), Verdict.DOUBTFUL),
        (Failure(400, 50035), Verdict.DEAD),
        (Failure(400, 30046), Verdict.SLOWER),
        (Failure(400, 40003), Verdict.LATER),
        (Failure(401), Verdict.STOP_SENDING),
        (Failure(403), Verdict.NO_PERMISSION),
        (Failure(403, 50001), Verdict.NO_PERMISSION),
        (Failure(403, 50013), Verdict.NO_PERMISSION),
        (Failure(403, 50007), Verdict.CLOSED),
        (Failure(403, 50278), Verdict.RECIPIENT_GONE),
        (Failure(403, 20026), Verdict.STOP_SENDING),
        (Failure(400, 50083), Verdict.NO_PERMISSION),
        (Failure(403, 160005), Verdict.NO_PERMISSION),
        (Failure(404, 10003), Verdict.RECIPIENT_GONE),
        (Failure(404, 10004), Verdict.RECIPIENT_GONE),
        (Failure(404, 10013), Verdict.RECIPIENT_GONE),
        (Failure(404, 10008), Verdict.DEAD),
        (Failure(429), Verdict.LATER),
        (Failure(429, shared=False), Verdict.STOP_SENDING),
        (Failure(403, 50013, shared=False), Verdict.NO_PERMISSION),
    ],
)
def test_each_refusal_means_one_thing_for_its_letter(failure: Failure, verdict: Verdict) -> None:
    assert judge(failure) is verdict


@given(st.sampled_from(Verdict), st.integers(1, 10_000), st.floats(0, 1))
def test_waits_grow_from_five_seconds_to_an_hour_give_or_take_a_fifth(
    verdict: Verdict, attempts: int, chance: float
) -> None:
    wait = wait_after(verdict, Failure(500), attempts=attempts, chance=chance)
    assert timedelta(seconds=4) <= wait <= timedelta(minutes=72)


def test_what_discord_asks_for_is_waited_for() -> None:
    assert wait_after(Verdict.LATER, Failure(429, wait=7200), attempts=1, chance=0) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("verdict", "least"), [(Verdict.NO_PERMISSION, 48 * 60), (Verdict.SLOWER, 48), (Verdict.LATER, 4)]
)
def test_some_refusals_are_worth_no_quick_try(verdict: Verdict, least: float) -> None:
    assert wait_after(verdict, Failure(400), attempts=1, chance=0).total_seconds() == least


@pytest.mark.parametrize(
    ("now", "mark", "wrong"),
    [
        (NOON, None, False),
        (NOON, NOON, False),
        (NOON, NOON + timedelta(minutes=4), False),
        (NOON, NOON + timedelta(minutes=6), True),
        (BUILT - timedelta(seconds=1), None, True),
    ],
)
def test_a_clock_before_the_programme_or_before_its_memory_is_wrong(
    now: datetime, mark: datetime | None, wrong: bool
) -> None:
    assert clock_is_wrong(now, mark) is wrong


@given(st.integers(0, 16**32 - 1).map("{:032x}".format))
def test_a_reference_can_be_read_out(letter_id: str) -> None:
    reference = short_reference(letter_id)
    assert (len(reference), reference[2]) == (7, "-")
    assert not set(reference) & set("ILOU")


def test_references_of_many_letters_differ() -> None:
    assert len({short_reference(f"{n * 7919:08x}" + "0" * 24) for n in range(10_000)}) > 9_000


@pytest.mark.parametrize(("place", "person"), [(None, None), (ChannelId(1), PersonId(2))])
def test_a_letter_goes_to_one_place_or_to_one_person(place: ChannelId | None, person: PersonId | None) -> None:
    with pytest.raises(ValueError, match="one place or"):
        NewLetter(NOTE, "note:1", GuildId(1), place, person, "", NOON, NOON)


def test_an_edit_keeps_the_reference_of_the_message_it_changes() -> None:
    first, second = "a" * 32, "b" * 32
    edit = Letter(
        id=second,
        kind="poll_closed",
        dedupe_key="poll_closed:1",
        guild=GuildId(1),
        place=ChannelId(2),
        person=None,
        subject="1",
        not_before=NOON,
        expires_at=NOON,
        edits="poll_card:1",
        state=LetterState.SENDING,
        attempts=1,
        next_try=NOON,
        message=None,
        error=None,
        original=first,
    )
    assert edit.reference == short_reference(first)
    assert edit.nonce == second[:25]
