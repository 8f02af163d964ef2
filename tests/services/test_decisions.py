"""Decisions: kept as they are made, cited, corrected by adding, and asked about again after four and twelve weeks."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.decided import DecisionId, DecisionRecord, SideCounts
from bot.domain.decision_rules import DecisionVerdict
from bot.domain.decisions import DecisionEventKind, FollowUpId
from bot.domain.limits import CORRECTIONS
from bot.domain.people import Actor, PersonId
from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import Sensitivity
from bot.domain.refusals import Invalid, NotAllowed, NotFound, NotJoined, TooMany
from bot.domain.suggestions import SuggestedKind
from bot.services import decisions, mydata, polls
from bot.services.decisions.recording import keep_decided, keep_followed
from bot.services.suggestions import suggestion_of
from storage import decisions as kept
from storage.store import Store, Transaction
from tests.domain.decided import READY, a_decision, not_adopted
from tests.services.answered import AMARA, BETHAN, furnish
from tests.services.polling_place import GUILD, MANAGER, NOON, OWNER, WORKER, PollingPlace, polling_place

DAY = timedelta(days=1)


async def decided(store: Store, *those: DecisionRecord) -> None:
    """Have four people be there, and these things be decided here."""
    await store.run(furnish)
    for one in those or (a_decision(),):
        await store.run(keep_decided, replace(one, guild=GUILD), now=one.decided_at)


async def votes(place: PollingPlace, workers: tuple[int, ...], managers: tuple[int, ...]) -> None:
    """Have the two groups, who take turns, choose so."""
    for turn, counts in enumerate((workers, managers)):
        choices = [choice for choice, number in enumerate(counts) for _ in range(number)]
        for number, choice in enumerate(choices):
            await place.votes(2 * number + turn, choice)


async def letters(store: Store) -> list[tuple[Any, ...]]:
    return await store.run(
        lambda tx: [tuple(one) for one in tx.sql.exec_driver_sql("SELECT kind, person FROM letters")]
    )


async def test_what_a_vote_decides_is_kept_as_it_closes_though_most_of_all_said_yes(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=56, groups=(WORKER, MANAGER)) as place:
        await place.opens_poll(words=READY, split=True)
        await votes(place, (19, 3, 2), (12, 11, 5))
        outcome = await place.closes()
        found = await place.store.run(decisions.decision_on_show, place.actor(0), DecisionId(place.poll_id))
        decision = found.decision
        assert not decision.is_adopted
        told = [(one.pool, one.verdict, one.counts) for one in decision.pools]
        assert told == [
            ((WORKER,), DecisionVerdict.REACHED, SideCounts(19, 3, 2)),
            ((MANAGER,), DecisionVerdict.NOT_REACHED, SideCounts(12, 11, 5)),
        ]
        assert decision.overall == SideCounts(*outcome.counts or ()) == SideCounts(31, 14, 7)
        assert (decision.question, decision.rule, decision.follows) == (READY.question, READY.rule, READY.next_step)
        assert decision.decided_at == outcome.poll.ended_at
        assert decision.follows_by == place.now + 14 * DAY
        assert await place.rows("follow_ups") == []  # nothing goes on that was not adopted


async def test_a_sensitive_vote_leaves_only_blurred_numbers_of_all_and_no_number_of_any_group(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=30, groups=(WORKER, MANAGER)) as place:
        await place.opens_poll(words=READY, sensitivity=Sensitivity.SENSITIVE)
        await votes(place, (9, 1, 0), (8, 2, 0))
        outcome = await place.closes()
        decision = (await place.store.run(decisions.decisions_of, place.actor(0)))[0]
        assert outcome.kind is OutcomeKind.BLURRED
        assert decision.is_blurred
        assert [(one.verdict, one.counts) for one in decision.pools] == [(DecisionVerdict.REACHED, None)] * 2
        assert decision.overall == SideCounts(*outcome.counts or ())


@pytest.mark.parametrize("sensitivity", list(Sensitivity))
async def test_where_everybody_together_decides_theirs_is_the_one_row_of_numbers(
    tmp_path: Path, sensitivity: Sensitivity
) -> None:
    async with polling_place(tmp_path, size=12, groups=(WORKER,)) as place:
        await place.opens_poll(words=READY, sensitivity=sensitivity)
        await votes(place, (4, 1, 1), ())
        outcome = await place.closes()
        decision = (await place.store.run(decisions.decisions_of, place.actor(0)))[0]
        (row,) = decision.pools
        assert (row.pool, row.verdict) == ((), DecisionVerdict.REACHED)
        assert row.counts == SideCounts(*outcome.counts or ())
        assert decision.overall is None


async def test_what_decides_nothing_is_no_decision(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=30, groups=(WORKER, MANAGER)) as place:
        await place.opens_poll(words=READY)
        await votes(place, (9, 1, 0), (4, 0, 0))  # too few managers, also when it has gone on
        assert (await place.closes()).kind is OutcomeKind.NO_DECISION
        await place.opens_poll()
        await votes(place, (4, 4, 2), ())
        assert (await place.closes()).kind is OutcomeKind.COUNTS
        assert await place.store.run(decisions.decisions_of, place.actor(0)) == ()


async def test_a_decision_cites_the_one_it_makes_again_and_is_cited_by_it(store: Store) -> None:
    first, second = not_adopted(decided_at=NOON - 7 * DAY), a_decision(again=not_adopted().id)
    third = a_decision(id=DecisionId("d9" * 16), again=DecisionId("77" * 16), decided_at=NOON + DAY)
    await decided(store, first, second, second, third)
    listed = [one.id for one in await store.run(decisions.decisions_of, AMARA)]
    assert listed == [third.id, second.id, first.id]
    shown = await store.run(decisions.decision_on_show, AMARA, second.id)
    assert shown.earlier is not None
    assert (shown.earlier.question, shown.earlier.is_adopted) == (first.question, False)
    shown = await store.run(decisions.decision_on_show, AMARA, first.id)
    assert shown.later is not None
    assert shown.later.id == second.id
    shown = await store.run(decisions.decision_on_show, AMARA, third.id)
    assert (shown.earlier, shown.later) == (None, None)  # what it asked again had decided nothing


async def test_everybody_who_takes_part_reads_the_same_and_nobody_else(store: Store) -> None:
    await decided(store)
    ref = a_decision().id
    assert await store.run(decisions.decision_on_show, AMARA, ref) == await store.run(
        decisions.decision_on_show, BETHAN, ref
    )
    with pytest.raises(NotJoined):
        await store.run(decisions.decisions_of, Actor(PersonId(900), GUILD))
    with pytest.raises(NotFound):
        await store.run(decisions.decision_on_show, AMARA, DecisionId("0" * 32))


async def test_a_correction_is_added_in_the_name_of_no_one_and_told_once_in_the_notices_channel(store: Store) -> None:
    await decided(store)
    ref = a_decision().id
    before = await store.run(decisions.decision_on_show, AMARA, ref)
    for words in ("It was 20 to 2.", "It was 20 to 2.", "It was 20 to 3."):
        await store.run(decisions.correct_decision, BETHAN, ref, words, now=NOON + DAY)
    after = await store.run(decisions.decision_on_show, AMARA, ref)
    assert after.decision == before.decision
    assert [(one.kind, one.at, one.words) for one in after.events] == [
        (DecisionEventKind.CORRECTED, NOON + DAY, "It was 20 to 2."),
        (DecisionEventKind.CORRECTED, NOON + DAY, "It was 20 to 3."),
    ]
    assert await letters(store) == [("decision_corrected", None)] * 2
    with pytest.raises(Invalid):
        await store.run(decisions.correct_decision, BETHAN, ref, "", now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(decisions.correct_decision, AMARA, ref, "It was 3 to 20.", now=NOON)
    for number in range(CORRECTIONS.most - 2):
        await store.run(decisions.correct_decision, BETHAN, ref, f"It was {number} to 3.", now=NOON)
    with pytest.raises(TooMany):
        await store.run(decisions.correct_decision, BETHAN, ref, "It was 1 to 4.", now=NOON)


async def test_what_people_are_told_came_of_it_stands_with_the_decision_once(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=30, groups=(WORKER, MANAGER)) as place:
        await place.opens_poll(words=READY, split=True)
        await votes(place, (9, 1, 0), (8, 2, 0))
        await place.closes()
        ref = place.poll_id
        for words in ("It is in every office.", "Again."):
            await place.store.run(polls.tell_step, OWNER, ref, words, now=place.now)
        await place.store.run(keep_followed, ref, "Heard twice.", now=place.now)
        await place.store.run(keep_followed, "77" * 16, "Nothing of ours.", now=place.now)
        shown = await place.store.run(decisions.decision_on_show, place.actor(0), DecisionId(ref))
        assert [(one.kind, one.words) for one in shown.events] == [
            (DecisionEventKind.FOLLOWED, "It is in every office.")
        ]


async def offered(store: Store, *, now: Any) -> list[tuple[FollowUpId, str]]:
    found = await store.run(decisions.offered_here, GUILD, now=now)
    return [(one.id, one.decision.question) for one in found]


async def test_after_four_and_twelve_weeks_coordinators_are_offered_to_ask_and_nothing_opens_by_itself(
    store: Store,
) -> None:
    await decided(store)
    await store.run(decisions.decision_to_correct, BETHAN, a_decision().id)  # so that she is known
    for days in (28, 84):
        due = await store.run(decisions.next_offer, now=NOON)
        assert due == (NOON + days * DAY).replace(hour=9 if days == 28 else 8)  # nine in London, summer time or not
        assert await offered(store, now=due - timedelta(seconds=1)) == []
        assert await store.run(decisions.offer_follow_ups, now=due) == 1
        assert await store.run(decisions.offer_follow_ups, now=due) == 0
        assert [said for _, said in await offered(store, now=due)] == [a_decision().question]
        assert await offered(store, now=due + 28 * DAY) == []
        assert await store.run(decisions.forget_old_offers, now=due + 28 * DAY) == 1
    assert await store.run(decisions.next_offer, now=NOON) is None
    assert await letters(store) == [("to_do", BETHAN.person)] * 2
    assert await store.run(lambda tx: tx.sql.exec_driver_sql("SELECT count(*) FROM polls").scalar_one()) == 0


async def test_nobody_is_asked_how_it_goes_with_what_was_decided_again_since(store: Store) -> None:
    again = {"decided_at": NOON + 14 * DAY, "again": a_decision().id}
    await decided(store, a_decision(), not_adopted(**again))
    assert await offered(store, now=NOON + 30 * DAY) == []
    third = a_decision(id=DecisionId("d9" * 16), decided_at=NOON + 21 * DAY, again=not_adopted().id)
    await decided(store, third)
    due = await store.run(decisions.next_offer, now=NOON)
    assert due is not None
    assert due >= third.decided_at + 27 * DAY


async def test_a_draft_begun_with_the_offer_takes_it_up_and_not_this_time_ends_it(store: Store) -> None:
    await decided(store)
    ((first, _),) = await offered(store, now=NOON + 30 * DAY)
    now = NOON + 90 * DAY
    ((second, _),) = await offered(store, now=now)
    found = await store.run(suggestion_of, BETHAN, first)
    assert (found.words, found.kind) == (a_decision().question, SuggestedKind.HOW_IT_GOES)
    with pytest.raises(NotAllowed):
        await store.run(suggestion_of, AMARA, first)
    draft = await store.run(polls.draft_suggested, BETHAN, READY, first, now=now)
    assert draft.suggestion == first
    assert [ref for ref, _ in await offered(store, now=now)] == [second]
    for _ in range(2):
        await store.run(decisions.pass_over, BETHAN, second, now=now)
    assert await offered(store, now=now) == []


async def test_a_decision_stays_as_it_was_whoever_is_erased(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=40, groups=(WORKER, MANAGER)) as place:
        await place.opens_poll(words=READY, split=True)
        await votes(place, (15, 1, 0), (12, 3, 0))
        await place.closes()

        def everything(tx: Transaction) -> object:
            return kept.decisions_here(tx, GUILD), kept.follow_ups_here(tx, GUILD, now=place.now + 365 * DAY)

        before = await place.store.run(everything)
        for person in (0, 1):
            await place.store.run(mydata.erase_person, place.actor(person), now=place.now)
        assert await place.store.run(everything) == before
