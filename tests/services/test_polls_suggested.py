"""A vote that began with somebody's idea says so, as they chose to be shown, and no longer than they wish it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.domain.consents import VERSIONS
from bot.domain.people import Actor
from bot.domain.polls import Poll, PollId
from bot.domain.preferences import Consent, Preferences, ShownAs
from bot.domain.proposals import Proposal, ProposalKind
from bot.domain.suggestions import Suggester
from bot.services import consents, drafts, mydata, polls, proposals
from bot.services.partners import leave
from storage.preferences import put_preferences
from storage.store import Transaction
from tests.services.polling_place import GUILD, NOON, OWNER, WORDS, WORKER, PollingPlace, polling_place
from tests.services.reminded import ANY_DAY

WHO = 5


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=12) as place:
        yield place


async def suggested(place: PollingPlace, *, signed: bool = True, shown_as: ShownAs = ShownAs.NAME) -> Proposal:
    run, actor = place.store.run, place.actor(WHO)
    await run(put_preferences, Preferences(actor.person, GUILD, NOON, ANY_DAY, shown_as=shown_as))
    draft = await run(proposals.draft_idea, actor, ProposalKind.ASK, "Which form?", called="Amara", now=place.now)
    await run(proposals.sign_idea, actor, draft.id, signed=signed, now=place.now)
    return await run(proposals.send_idea, actor, draft.id, to_group=False, now=place.now)


async def opened(place: PollingPlace, idea: Proposal) -> Poll:
    draft = await place.store.run(polls.draft_suggested, OWNER, WORDS, idea.id, now=place.now)
    place.poll = poll = await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
    return poll


async def credit(place: PollingPlace, poll: Poll | None = None) -> Suggester | None:
    if poll is None:
        poll = await place.store.run(polls.poll_of, place.poll_id)
    return await place.store.run(polls.credit_of, poll)


async def edits(place: PollingPlace) -> int:
    return sum(row[0] == "poll_turnout" for row in await place.letters())


@pytest.mark.parametrize(
    ("signed", "shown_as", "shown"),
    [
        (True, ShownAs.NAME, Suggester("Amara")),
        (True, ShownAs.ROLE, Suggester("", WORKER)),
        (False, ShownAs.NAME, None),
    ],
)
async def test_it_says_who_suggested_it_as_they_signed_it_and_of_nobodys_idea_nothing(
    place: PollingPlace, signed: bool, shown_as: ShownAs, shown: Suggester | None
) -> None:
    idea = await suggested(place, signed=signed, shown_as=shown_as)
    poll = await opened(place, idea)
    assert poll.suggestion == idea.id
    assert await credit(place) == shown
    for number in range(6):
        await place.votes(number, 1)
    assert (await place.closes()).credit == shown
    again = await place.store.run(polls.ask_again, OWNER, poll.id, now=place.now)
    assert await credit(place, again) == shown


async def test_it_outlasts_the_words_of_the_idea_and_an_idea_that_is_gone_begins_a_vote_without_anybody(
    place: PollingPlace,
) -> None:
    idea = await suggested(place)
    await opened(place, idea)
    await place.store.run(_forget, idea)
    assert await credit(place) == Suggester("Amara")
    draft = await place.store.run(polls.draft_suggested, OWNER, WORDS, idea.id, now=place.now)
    assert draft.suggestion is None
    assert await credit(place, draft) is None


def _forget(tx: Transaction, idea: Proposal) -> None:
    """Forget an idea, as time does once it is answered."""
    tx.sql.exec_driver_sql("DELETE FROM proposals WHERE id = ?", (idea.id,))


async def erases(place: PollingPlace, actor: Actor) -> None:
    await place.store.run(mydata.erase_person, actor, now=place.now)


async def leaves(place: PollingPlace, actor: Actor) -> None:
    await place.store.run(leave, actor, now=place.now)


async def is_not_to_be_named(place: PollingPlace, actor: Actor) -> None:
    version = VERSIONS[Consent.BE_NAMED]
    await place.store.run(consents.give_consent, actor, Consent.BE_NAMED, version, now=place.now)
    await place.store.run(consents.withdraw_consent, actor, Consent.BE_NAMED, now=place.now)


@pytest.mark.parametrize("goes", [erases, leaves, is_not_to_be_named])
async def test_whoever_is_erased_leaves_or_is_not_to_be_named_is_taken_off_what_is_open_and_what_has_ended(
    place: PollingPlace, goes: Callable[[PollingPlace, Actor], Awaitable[None]]
) -> None:
    await opened(place, await suggested(place))
    first, before = place.poll_id, await edits(place)
    await goes(place, place.actor(WHO))
    assert await credit(place) is None
    assert await edits(place) == before + 1
    assert (await place.store.run(polls.poll_of, first)).question == WORDS.question
    for number in range(WHO + 1, WHO + 7):
        await place.votes(number, 1)
    assert (await place.closes()).credit is None


@pytest.mark.parametrize("key_is_lost", [False, True])
async def test_whoever_is_erased_is_taken_off_a_result_also_where_nothing_could_be_counted(
    place: PollingPlace, key_is_lost: bool
) -> None:
    await opened(place, await suggested(place))
    if key_is_lost:
        place.keys.destroy(place.poll_id)
    assert (await place.closes()).credit == Suggester("Amara")
    said = await said_anew(place)
    await erases(place, place.actor(WHO))
    assert (await place.outcome()).credit is None
    assert await said_anew(place) == said + 1


async def said_anew(place: PollingPlace) -> int:
    return sum(row[0] == "poll_said_again" for row in await place.letters())


async def test_nobody_elses_going_changes_a_card(place: PollingPlace) -> None:
    await opened(place, await suggested(place))
    before = await edits(place)
    for goes in (is_not_to_be_named, leaves, erases):
        await goes(place, place.actor(WHO + 1))
    assert await edits(place) == before
    assert await credit(place) is not None


async def test_whoever_is_shown_only_as_one_of_a_group_stays_so_when_they_are_not_to_be_named(
    place: PollingPlace,
) -> None:
    await opened(place, await suggested(place, shown_as=ShownAs.ROLE))
    await is_not_to_be_named(place, place.actor(WHO))
    assert await credit(place) == Suggester("", WORKER)


async def test_who_suggested_a_draft_goes_with_it(place: PollingPlace) -> None:
    draft = await place.store.run(polls.draft_suggested, OWNER, WORDS, (await suggested(place)).id, now=place.now)
    assert len(await place.rows("poll_credits")) == 1
    await place.store.run(drafts.discard_draft, OWNER, polls.DRAFTS, PollId(draft.id), now=place.now)
    assert await place.rows("poll_credits") == []
