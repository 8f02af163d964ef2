"""Drafting and opening a vote: who may, what is refused, and what is fixed from then on."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.people import Actor, GuildId, PersonId, RoleId, Server
from bot.domain.poll_drafts import Caution, DraftChange
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId, PollState, Sensitivity
from bot.domain.refusals import Invalid, NotAllowed, NotFound, NotReady, TooLate
from bot.services import drafts, polls
from bot.services.partners import leave
from storage.partners import put_partner
from storage.servers import put_server
from tests.services.polling_place import (
    GUILD,
    MANAGER,
    NOTICES,
    OWNER,
    WORDS,
    WORKER,
    PollingPlace,
    people,
    polling_place,
)
from tests.services.votes import drafted, opened

DAY = timedelta(days=1)
COORDINATOR = Actor(PersonId(77), GUILD, frozenset({RoleId(5)}))
ELSEWHERE = Actor(PersonId(78), GuildId(99), is_owner=True)
SENSITIVE = DraftChange(sensitivity=Sensitivity.SENSITIVE)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=12, groups=(WORKER, WORKER, MANAGER)) as place:
        await place.store.run(put_server, Server(GUILD, coordinator_role=RoleId(5), notices_channel=NOTICES))
        yield place


async def test_a_draft_is_ordinary_for_everyone_and_closes_in_a_week_at_20(place: PollingPlace) -> None:
    draft = await drafted(place, actor=COORDINATOR)
    assert (draft.sensitivity, draft.audience, draft.state) == (Sensitivity.ORDINARY, frozenset(), PollState.DRAFT)
    assert draft.closes_at == datetime(2026, 2, 27, 20, tzinfo=UTC)
    assert draft.author == COORDINATOR.person
    assert (draft.question, draft.options, draft.next_step) == (WORDS.question, WORDS.options, WORDS.next_step)


async def test_only_coordinators_of_this_server_prepare_votes(place: PollingPlace) -> None:
    draft = await drafted(place)
    stranger, run, now = place.actor(0), place.store.run, place.now
    asked = (
        lambda who: run(polls.draft_poll, who, WORDS, now=now),
        lambda who: run(polls.change_draft, who, draft.id, DraftChange(), now=now),
        lambda who: run(polls.draft_of, who, draft.id, now=now),
        lambda who: run(polls.open_poll, who, draft.id, now=now),
        lambda who: run(drafts.discard_draft, who, polls.DRAFTS, draft.id, now=now),
    )
    for ask in asked:
        with pytest.raises(NotAllowed):
            await ask(stranger)
    for ask in asked[1:4]:
        with pytest.raises(NotFound):
            await ask(ELSEWHERE)
    await asked[4](ELSEWHERE)
    assert (await run(polls.draft_of, OWNER, draft.id, now=now)).poll == draft


async def test_a_change_leaves_the_rest_as_it_was(place: PollingPlace) -> None:
    await place.store.run(put_partner, GUILD, people(1, seed=9)[0], MANAGER)
    draft = await drafted(place)
    later = place.now + 3 * DAY
    change = DraftChange(PollWords("Another?", ("x", "y")), Sensitivity.SENSITIVE, frozenset({WORKER}), later)
    changed = await place.store.run(polls.change_draft, COORDINATOR, draft.id, change, now=place.now)
    expected = replace(draft, question="Another?", options=("x", "y"), next_step="", audience=frozenset({WORKER}))
    assert changed == replace(expected, sensitivity=Sensitivity.SENSITIVE, closes_at=later)
    again = await place.store.run(polls.change_draft, OWNER, draft.id, DraftChange(audience=frozenset()), now=place.now)
    assert again == replace(changed, audience=frozenset())


async def test_an_impossible_close_is_refused_and_nothing_typed_is_lost(place: PollingPlace) -> None:
    draft = await drafted(place)
    for closes_at in (place.now, place.now - DAY, place.now + 61 * DAY):
        with pytest.raises(Invalid):
            await place.store.run(polls.change_draft, OWNER, draft.id, DraftChange(closes_at=closes_at), now=place.now)
    assert (await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now)).poll == draft


async def test_the_panel_says_how_many_it_asks_and_what_stands_in_the_way(place: PollingPlace) -> None:
    draft = await drafted(place)
    for person in range(5):
        await place.store.run(leave, place.actor(person), now=place.now)
    await place.store.run(put_server, Server(GUILD))
    shown = await place.store.run(polls.draft_of, OWNER, draft.id, now=place.now + 8 * DAY)
    assert shown.electorate_size == 7
    expected = {
        Caution.EXACT_NUMBERS,
        Caution.TOO_FEW_JOINED,
        Caution.NO_NOTICES_CHANNEL,
        Caution.IMPOSSIBLE_CLOSE,
    }
    assert set(shown.warnings) == expected


async def test_a_vote_opens_once_however_often_it_is_pressed(place: PollingPlace) -> None:
    draft = await drafted(place)
    first = await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
    second = await place.store.run(polls.open_poll, COORDINATOR, draft.id, now=place.now + DAY)
    assert first == second == replace(draft, state=PollState.OPEN, opened_at=place.now, asked=12)
    assert place.keys.known() == {draft.id}
    assert len(await place.rows("electorates")) == 12
    letters = await place.letters()
    assert [letter[:4] for letter in letters] == [("poll_card", f"poll_card:{draft.id}", NOTICES, None)]


async def test_what_is_open_is_not_a_draft_any_more(place: PollingPlace) -> None:
    poll = await opened(place)
    with pytest.raises(TooLate):
        await place.store.run(polls.change_draft, OWNER, poll.id, SENSITIVE, now=place.now)
    assert await place.store.run(drafts.discard_draft, OWNER, polls.DRAFTS, poll.id, now=place.now) == poll
    with pytest.raises(TooLate):
        await place.store.run(polls.draft_of, OWNER, poll.id, now=place.now)


async def test_a_draft_thrown_away_is_gone_and_throwing_it_again_changes_nothing(place: PollingPlace) -> None:
    draft = await drafted(place)
    for _ in range(2):
        await place.store.run(drafts.discard_draft, OWNER, polls.DRAFTS, draft.id, now=place.now)
    with pytest.raises(NotFound):
        await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)


async def test_words_for_a_draft_that_is_gone_begin_a_new_one_and_others_replace_its_words(place: PollingPlace) -> None:
    run, now, words = place.store.run, place.now, PollWords("Another?", ("x", "y"))
    draft, poll = await drafted(place, SENSITIVE), await opened(place, SENSITIVE)
    assert (await run(polls.reword_draft, OWNER, draft.id, words, now=now)) == replace(
        draft, question="Another?", options=("x", "y"), next_step=""
    )
    like_the_open_one = await run(polls.reword_draft, OWNER, poll.id, words, now=now)
    assert (like_the_open_one.state, like_the_open_one.sensitivity) == (PollState.DRAFT, Sensitivity.SENSITIVE)
    assert (await run(polls.poll_of, poll.id)).question == poll.question
    await run(drafts.discard_draft, OWNER, polls.DRAFTS, draft.id, now=now)
    for actor in (OWNER, ELSEWHERE):
        new = await run(polls.reword_draft, actor, draft.id, words, now=now)
        assert (new.guild, new.question, new.sensitivity) == (actor.guild, "Another?", Sensitivity.ORDINARY)
        assert new.id != draft.id
    with pytest.raises(NotAllowed):
        await run(polls.reword_draft, place.actor(0), draft.id, words, now=now)


async def test_a_server_that_is_not_ready_keeps_the_draft(place: PollingPlace) -> None:
    draft = await drafted(place)
    await place.store.run(put_server, Server(GUILD))
    with pytest.raises(NotReady):
        await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
    await place.store.run(put_server, Server(GUILD, notices_channel=NOTICES))
    with pytest.raises(Invalid):
        await place.store.run(polls.open_poll, OWNER, draft.id, now=draft.closes_at - timedelta(minutes=30))
    assert place.keys.known() == frozenset()
    assert await place.letters() == []


async def test_who_is_asked_is_fixed_at_the_opening(place: PollingPlace) -> None:
    poll = await opened(place)
    place.poll = poll
    late = people(1, seed=9)[0]
    await place.store.run(put_partner, GUILD, late, WORKER)
    await place.store.run(leave, place.actor(0), now=place.now)
    await place.votes(0, 1)
    with pytest.raises(NotFound):
        await place.store.run(polls.cast_ballot, Actor(late, GUILD), poll.id, {1}, now=place.now)


async def test_drafts_are_forgotten_after_a_week_and_open_votes_are_not(place: PollingPlace) -> None:
    old, poll = await drafted(place), await opened(place, DraftChange(closes_at=place.now + 20 * DAY))
    assert await place.store.run(drafts.forget_drafts, kind=polls.DRAFTS, now=place.now + 6 * DAY) == 0
    assert await place.store.run(drafts.forget_drafts, kind=polls.DRAFTS, now=place.now + 7 * DAY) == 1
    with pytest.raises(NotFound):
        await place.store.run(polls.open_poll, OWNER, old.id, now=place.now)
    assert (await place.store.run(polls.poll_of, poll.id)).state is PollState.OPEN
    with pytest.raises(NotFound):
        await place.store.run(polls.poll_of, PollId("0" * 32))


async def test_a_vote_that_ended_can_be_asked_again(place: PollingPlace) -> None:
    place.poll = poll = await opened(place, SENSITIVE)
    with pytest.raises(NotFound):
        await place.store.run(polls.ask_again, OWNER, poll.id, now=place.now)
    await place.closes()
    again = await place.store.run(polls.ask_again, OWNER, poll.id, now=place.now)
    assert again.id != poll.id
    assert (again.question, again.options, again.sensitivity) == (poll.question, poll.options, poll.sensitivity)
    assert (await place.store.run(polls.open_poll, OWNER, again.id, now=place.now)).state is PollState.OPEN
