"""What features that know nothing of votes are told of one: the same whoever has answered, and nothing of others."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.refusals import NotFound, TooLate
from bot.domain.subjects import Subject
from bot.services import polls
from storage.store import Transaction
from tests.services.polling_place import GUILD, OWNER, WORDS, PollingPlace, polling_place

DAY = timedelta(days=1)
ELSEWHERE, NOT_ASKED = GuildId(7), PersonId(8)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, size=20) as place:
        await place.opens_poll()
        yield place


async def found(place: PollingPlace) -> Subject:
    subject = await place.store.run(lambda tx: tx.subjects.find(tx, place.poll_id))
    assert subject is not None
    return subject


async def open_to(place: PollingPlace, who: Actor, subject: str) -> Subject:
    def ask(tx: Transaction) -> Subject:
        return tx.subjects.open_to(tx, who, subject, now=place.now)

    return await place.store.run(ask)


async def asked(place: PollingPlace, who: Actor, subject: str) -> Subject | None:
    return await place.store.run(lambda tx: tx.subjects.asked(tx, who.guild, who.person, subject))


async def open_for(place: PollingPlace, who: Actor) -> tuple[Subject, ...]:
    return await place.store.run(lambda tx: tx.subjects.open_for(tx, who.guild, who.person, now=place.now))


async def test_it_is_known_by_its_question_and_its_close_and_stands_until_it_has_ended(place: PollingPlace) -> None:
    assert place.poll is not None
    one = await found(place)
    assert (one.title, one.author, one.guild, one.minutes) == (WORDS.question, OWNER.person, GUILD, 1)
    assert (one.is_open, one.closes_at, one.ended_at) == (True, place.poll.closes_at, None)
    for person in range(6):
        await place.votes(person, 0)
    await place.closes()
    over = await found(place)
    assert (over.is_open, over.ended_at) == (False, place.now)


async def test_a_draft_is_known_and_nobody_is_asked_about_it(place: PollingPlace) -> None:
    draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
    one = await place.store.run(lambda tx: tx.subjects.find(tx, draft.id))
    assert one is not None
    assert (one.is_open, one.author) == (False, OWNER.person)
    assert await asked(place, place.actor(0), draft.id) is None


async def test_only_those_who_are_asked_are_asked_about_it_whether_or_not_they_have_answered(
    place: PollingPlace,
) -> None:
    await place.votes(0, 1)
    one = await found(place)
    for who in map(place.actor, (0, 1)):
        assert await open_to(place, who, one.id) == await asked(place, who, one.id) == one
        assert await open_for(place, who) == (one,)
    for who, words in (
        (Actor(NOT_ASKED, GUILD), "There is no vote here for you"),
        (Actor(place.asked[0], ELSEWHERE), "There is nothing here for you"),
    ):
        with pytest.raises(NotFound, match=words):
            await open_to(place, who, one.id)
        assert await asked(place, who, one.id) is None
        assert await open_for(place, who) == ()


async def test_what_has_closed_is_refused_in_the_words_of_votes(place: PollingPlace) -> None:
    place.now += 3 * DAY
    with pytest.raises(TooLate, match="This vote has closed"):
        await open_to(place, place.actor(0), place.poll_id)
    assert await open_for(place, place.actor(0)) == ()
