"""Preparing and opening each kind of vote: its defaults, what is refused, and what is fixed from then on."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.decided import DecisionId
from bot.domain.decision_rules import DecisionRule
from bot.domain.people import PersonId, RoleGroup
from bot.domain.poll_drafts import Caution, DraftChange
from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.poll_words import PollWords, scale_options
from bot.domain.polls import Poll, PollKind, PollState, Sensitivity
from bot.domain.refusals import Invalid, NotReady
from bot.services import decisions, drafts, polls
from bot.services.partners import leave
from storage.partners import put_partner
from tests.services.polling_place import GUILD, MANAGER, OWNER, WORKER, PollingPlace, polling_place
from tests.services.votes import drafted

CARER, RESEARCHER = RoleGroup.FAMILY_CARER, RoleGroup.RESEARCHER
DECISION = PollWords("Shall we use it?", ("Yes", "No", "Not sure"), kind=PollKind.DECISION, rule=DecisionRule(60))
EACH_KIND = (
    PollWords("Which?", ("Film", "Card")),
    PollWords("Which two?", ("Film", "Card", "Call"), kind=PollKind.MULTIPLE, most=2, next_within=7),
    PollWords("How was it?", scale_options("Not at all", "Very"), kind=PollKind.SCALE, next_within=28),
    DECISION,
    PollWords("What is missing?", kind=PollKind.WRITTEN),
)
SENSITIVE = DraftChange(sensitivity=Sensitivity.SENSITIVE, split=False)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=32, groups=(WORKER, MANAGER)) as place:
        yield place


async def opened(place: PollingPlace, draft: Poll) -> Poll:
    return await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)


async def join(place: PollingPlace, group: RoleGroup, number: int, first: int = 9000) -> None:
    for person in range(first, first + number):
        await place.store.run(put_partner, GUILD, PersonId(person), group)


@pytest.mark.parametrize("words", EACH_KIND, ids=[words.kind for words in EACH_KIND])
async def test_each_kind_is_kept_and_opened_with_all_that_its_form_took(place: PollingPlace, words: PollWords) -> None:
    draft = await drafted(place, words=words)
    poll = await opened(place, draft)
    kept = await place.store.run(polls.poll_of, poll.id)
    assert kept == replace(draft, state=PollState.OPEN, opened_at=place.now, asked=32)
    assert (kept.kind, kept.options, kept.most, kept.next_within) == (
        words.kind,
        words.options,
        words.most,
        words.next_within,
    )
    assert (kept.rule, kept.fewest_answers) == (words.rule, 5)


async def test_a_decision_is_by_role_group_from_the_beginning_and_nothing_else_is(place: PollingPlace) -> None:
    for words in EACH_KIND:
        draft = await drafted(place, words=words)
        decides = words.kind is PollKind.DECISION
        assert (draft.split, draft.apart) == ((True, ((WORKER,), (MANAGER,))) if decides else (False, ()))


async def test_a_sensitive_decision_is_decided_by_group_though_its_numbers_are_not_shown_so(
    place: PollingPlace,
) -> None:
    poll = await opened(place, await drafted(place, SENSITIVE, words=DECISION))
    assert (poll.split, poll.apart) == (False, ((WORKER,), (MANAGER,)))


@pytest.mark.parametrize("kind", [PollKind.MULTIPLE, PollKind.SCALE])
async def test_several_choices_and_scales_cannot_be_sensitive(place: PollingPlace, kind: PollKind) -> None:
    draft = await drafted(place, words=next(words for words in EACH_KIND if words.kind is kind))
    with pytest.raises(Invalid, match="Choose ordinary"):
        await place.store.run(polls.change_draft, OWNER, draft.id, SENSITIVE, now=place.now)
    assert (await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)).poll == draft


async def test_written_answers_are_never_split_and_need_ten_where_they_are_sensitive(place: PollingPlace) -> None:
    draft = await drafted(place, SENSITIVE, words=EACH_KIND[-1])
    assert draft.fewest_answers == 10
    with pytest.raises(Invalid, match="never shown by role group"):
        await place.store.run(
            polls.change_draft,
            OWNER,
            draft.id,
            DraftChange(sensitivity=Sensitivity.ORDINARY, split=True),
            now=place.now,
        )


async def test_other_words_leave_a_vote_the_kind_that_it_is(place: PollingPlace) -> None:
    for words in EACH_KIND[:4]:
        draft = await drafted(place, words=words)
        other = replace(words, question="Quite another?", kind=PollKind.WRITTEN)
        changed = await place.store.run(polls.reword_draft, OWNER, draft.id, other, now=place.now)
        assert (changed.id, changed.kind, changed.question) == (draft.id, words.kind, "Quite another?")


async def test_three_quarters_of_a_group_under_fifteen_is_refused_in_a_form_and_before_it_opens(
    place: PollingPlace,
) -> None:
    high = replace(DECISION, rule=DecisionRule(75))
    assert await place.store.run(polls.smallest_here, OWNER) == 16
    draft = await drafted(place, words=high)
    for person in range(3):  # one manager, two workers: 14 workers are left
        await place.store.run(leave, place.actor(person), now=place.now)
    assert await place.store.run(polls.smallest_here, OWNER) == 14
    shown = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
    assert Caution.RULE_TOO_HIGH in shown.warnings
    assert shown.smallest == 14
    with pytest.raises(Invalid, match="fewer than"):
        await opened(place, draft)
    for service in (
        lambda: place.store.run(polls.draft_poll, OWNER, high, now=place.now),
        lambda: place.store.run(polls.reword_draft, OWNER, draft.id, high, now=place.now),
        lambda: place.store.run(drafts.put_to_group, OWNER, polls.DRAFTS, draft.id, now=place.now),
    ):
        with pytest.raises(Invalid, match="fewer than"):
            await service()
    fits = await place.store.run(polls.reword_draft, OWNER, draft.id, DECISION, now=place.now)
    assert (await opened(place, fits)).rule == DecisionRule(60)


async def test_pools_that_are_too_small_are_known_before_and_none_is_left_out(place: PollingPlace) -> None:
    await join(place, CARER, 6)
    await join(place, RESEARCHER, 4, first=9100)
    draft = await drafted(place, words=DECISION)
    assert draft.apart == ((WORKER,), (MANAGER,), (CARER, RESEARCHER))
    shown = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
    assert Caution.DECIDED_TOGETHER in shown.warnings
    workers = DraftChange(audience=frozenset({WORKER}))
    alone = await place.store.run(polls.change_draft, OWNER, draft.id, workers, now=place.now)
    assert (alone.apart, alone.split) == ((), False)
    shown = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)
    assert Caution.DECIDED_TOGETHER in shown.warnings
    assert Caution.GROUPS_CHANGED not in shown.warnings
    assert (await opened(place, alone)).apart == ()


async def test_a_decision_whose_groups_have_changed_since_it_was_prepared_is_looked_at_again(
    place: PollingPlace,
) -> None:
    draft = await drafted(place, SENSITIVE, words=DECISION)
    await join(place, CARER, 10)
    with pytest.raises(NotReady, match="have grown or shrunk"):
        await opened(place, draft)
    again = await place.store.run(polls.change_draft, OWNER, draft.id, DraftChange(audience=frozenset()), now=place.now)
    assert (await opened(place, again)).apart == ((WORKER,), (MANAGER,), (CARER,))


async def test_a_vote_that_is_asked_again_keeps_its_kind_its_rule_and_its_form(place: PollingPlace) -> None:
    for words in EACH_KIND:
        place.poll = poll = await opened(place, await drafted(place, words=words))
        await place.closes()
        again = await place.store.run(polls.ask_again, OWNER, poll.id, now=place.now)
        assert polls_alike(again) == polls_alike(poll)
        assert again.again == poll.id


async def test_a_decision_cites_the_last_one_also_where_votes_between_them_decided_nothing(place: PollingPlace) -> None:
    run = place.store.run

    async def decide(asked: Poll) -> Poll:
        place.poll = poll = await opened(place, asked)
        for person in range(len(place.asked)):
            await place.votes(person, 1)
        await place.closes()
        return poll

    first = await decide(await drafted(place, words=DECISION))
    mistaken = await opened(place, await run(polls.ask_again, OWNER, first.id, now=place.now))
    await run(polls.withdraw_poll, OWNER, mistaken.id, now=place.now)
    place.poll = thin = await opened(place, await run(polls.ask_again, OWNER, mistaken.id, now=place.now))
    assert (await place.closes()).kind is OutcomeKind.TOO_FEW
    lower = PollWords(DECISION.question, kind=PollKind.DECISION, rule=DecisionRule(50))
    last = await decide(await run(polls.reword_draft, OWNER, thin.id, lower, now=place.now))
    shown = await run(decisions.decision_on_show, OWNER, DecisionId(last.id))
    assert shown.earlier is not None
    assert (shown.earlier.id, shown.earlier.rule.percent) == (DecisionId(first.id), 60)


def polls_alike(poll: Poll) -> tuple[object, ...]:
    return poll.kind, poll.question, poll.options, poll.most, poll.rule, poll.next_within, poll.split, poll.apart
