"""Ideas: who may send, read and answer them, and what is left of one without a name."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.actions import Action
from bot.domain.people import Actor, PersonId
from bot.domain.proposals import ANSWER_WITHIN, IdeaAnswer, Proposal, ProposalId, ProposalKind, ProposalState
from bot.domain.refusals import Invalid, NotAllowed, NotFound, TooLate
from bot.domain.suggestions import SuggestedKind
from bot.services import briefing, proposals
from bot.services.suggestions import suggestion_of
from tests.services.group_table import ROOM, Table, table
from tests.services.polling_place import GUILD, NOTICES, OWNER

DAY = timedelta(days=1)
TALK, TELL = ProposalKind.TALK, ProposalKind.TELL


@pytest.fixture
async def group(tmp_path: Path) -> AsyncIterator[Table]:
    async with table(tmp_path) as found:
        yield found


async def sends(group: Table, *, signed: bool = True, to_group: bool = True, kind: ProposalKind = TALK) -> Proposal:
    place, actor = group.place, group.place.actor(5)
    draft = await place.store.run(proposals.draft_idea, actor, kind, "Words of mine", called="Amara", now=place.now)
    await place.store.run(proposals.sign_idea, actor, draft.id, signed=signed, now=place.now)
    return await place.store.run(proposals.send_idea, actor, draft.id, to_group=to_group, now=place.now)


async def test_a_signed_idea_is_answered_by_letter_to_the_one_who_sent_it(group: Table) -> None:
    place, idea = group.place, await sends(group)
    assert idea.answer_by == place.now + ANSWER_WITHIN
    posted = [row for row in await place.letters() if row[0] == "idea_card"]
    assert [row[2] for row in posted] == [ROOM]
    told = await place.store.run(proposals.answer_idea, group.member(0), idea.id, IdeaAnswer.YES, "Good", now=place.now)
    assert told.state is ProposalState.ANSWERED
    answers = [row for row in await place.letters() if row[0] == "idea_answer"]
    assert [row[3] for row in answers] == [place.asked[5]]
    with pytest.raises(TooLate):
        await place.store.run(proposals.answer_idea, group.member(1), idea.id, IdeaAnswer.NO, "No", now=place.now)


@pytest.mark.parametrize(("kind", "asked"), [(TALK, None), (ProposalKind.DECIDE, SuggestedKind.DECIDE)])
async def test_what_somebody_would_have_decided_is_suggested_as_something_to_decide(
    group: Table, kind: ProposalKind, asked: SuggestedKind | None
) -> None:
    idea = await sends(group, kind=kind)
    found = await group.place.store.run(suggestion_of, group.member(0), idea.id)
    assert (found.words, found.kind) == ("Words of mine", asked)


async def test_an_unsigned_idea_is_nobodys_and_answered_in_the_place(group: Table) -> None:
    place, idea = group.place, await sends(group, signed=False)
    assert idea.person is None
    assert idea.signature.is_empty
    await place.store.run(proposals.answer_idea, group.member(0), idea.id, IdeaAnswer.NO, "Sorry", now=place.now)
    answers = [row for row in await place.letters() if str(row[0]).startswith("idea_answer")]
    assert [(row[0], row[2], row[3]) for row in answers] == [("idea_answered", NOTICES, None)]
    who = [row[0] for row in await place.rows("audit", "who, action") if row[1] == Action.PROPOSE.value]
    assert who == [None]


@pytest.mark.parametrize("signed", [True, False])
async def test_what_is_sent_without_a_name_leaves_the_same_bytes_whoever_sent_it(tmp_path: Path, signed: bool) -> None:
    left = []
    for number, sender in enumerate((5, 8)):
        async with table(tmp_path / str(number)) as group:
            place, actor = group.place, group.place.actor(sender)
            run, now = place.store.run, place.now
            draft = await run(proposals.draft_idea, actor, TALK, "The same words", called="", now=now)
            await run(proposals.sign_idea, actor, draft.id, signed=signed, now=now)
            await run(proposals.send_idea, actor, draft.id, to_group=True, now=now)
            left.append(group.files())
    assert (left[0] == left[1]) == (not signed)


async def test_words_go_30_days_after_the_answer_and_what_needs_none_30_days_after_it_came(group: Table) -> None:
    place, run = group.place, group.place.store.run
    idea, told = await sends(group), await sends(group, kind=TELL)
    assert told.answer_by is None
    await run(proposals.answer_idea, group.member(0), idea.id, IdeaAnswer.LATER, "Soon", now=place.now + 5 * DAY)
    assert await run(proposals.forget_ideas, now=place.now + 29 * DAY) == 0
    assert await run(proposals.forget_ideas, now=place.now + 31 * DAY) == 1
    assert await run(proposals.forget_ideas, now=place.now + 36 * DAY) == 1
    assert await place.rows("proposals") == []


async def test_an_idea_without_an_answer_is_never_forgotten(group: Table) -> None:
    place, _ = group.place, await sends(group)
    assert await place.store.run(proposals.forget_ideas, now=place.now + 400 * DAY) == 0


async def test_where_it_goes_to_coordinators_members_do_not_read_it_and_the_other_way_round(group: Table) -> None:
    run, now = group.place.store.run, group.place.now
    ours, theirs = await sends(group), await sends(group, to_group=False)
    with pytest.raises(NotAllowed):
        await run(proposals.idea_of, OWNER, ours.id)
    with pytest.raises(NotFound):
        await run(proposals.idea_of, group.member(0), theirs.id)
    for actor in (group.place.actor(7), replace(OWNER, is_bot=True), Actor(PersonId(7), GUILD)):
        with pytest.raises(NotAllowed):
            await run(proposals.idea_of, actor, ours.id)
        with pytest.raises(NotAllowed):
            await run(briefing.agenda_of, actor, now=now)
    seen = await run(briefing.agenda_of, OWNER, now=now)
    assert [one.id for one in seen.ideas] == [theirs.id]
    assert [one.to_group for one in seen.owed] == [True, False] or [one.to_group for one in seen.owed] == [False, True]
    assert [one.id for one in (await run(briefing.agenda_of, group.member(0), now=now)).ideas] == [ours.id]


async def test_every_refusal_around_writing(group: Table) -> None:
    run, now, amara = group.place.store.run, group.place.now, group.place.actor(5)
    stranger = Actor(PersonId(7), GUILD)
    with pytest.raises(NotAllowed):
        await run(proposals.may_propose, stranger)
    with pytest.raises(NotAllowed):
        await run(proposals.draft_idea, stranger, TALK, "Words", called="", now=now)
    for words in ("", "x" * 1001):
        with pytest.raises(Invalid):
            await run(proposals.draft_idea, amara, TALK, words, called="", now=now)
    draft = await run(proposals.draft_idea, amara, TALK, "Words", called="", now=now)
    with pytest.raises(NotFound):
        await run(proposals.idea_of, group.member(0), draft.id)
    for idea in (draft.id, ProposalId("0" * 32)):
        with pytest.raises(NotFound):
            await run(proposals.send_idea, group.place.actor(6), idea, to_group=True, now=now)
    await run(proposals.drop_idea, group.place.actor(6), draft.id, now=now)
    await run(proposals.send_idea, amara, draft.id, to_group=True, now=now)
    with pytest.raises(NotFound):
        await run(proposals.send_idea, amara, draft.id, to_group=True, now=now)
    with pytest.raises(Invalid):
        await run(proposals.answer_idea, group.member(0), draft.id, IdeaAnswer.YES, "", now=now)


async def test_the_briefing_counts_and_names_what_came_and_what_was_decided(group: Table) -> None:
    run, place = group.place.store.run, group.place
    await group.puts()
    idea, _told = await sends(group), await sends(group, kind=TELL)
    await run(proposals.answer_idea, group.member(0), idea.id, IdeaAnswer.YES, "Good", now=place.now)
    found = await run(briefing.since_you_were_here, group.member(0), back=7 * DAY, now=place.now)
    assert (len(found.items), found.ideas, found.answered, found.told) == (1, 1, 1, 1)
    later = await run(briefing.since_you_were_here, group.member(0), back=7 * DAY, now=place.now + 8 * DAY)
    assert (len(later.items), later.ideas, later.answered, later.told) == (0, 0, 0, 0)
    with pytest.raises(NotAllowed):
        await run(briefing.since_you_were_here, OWNER, back=DAY, now=place.now)
    with pytest.raises(NotAllowed):
        await run(briefing.terms_for, OWNER)
