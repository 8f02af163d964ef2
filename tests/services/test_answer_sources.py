"""What answers offer to whatever is made together: those that were used, and who wrote what stands in a message."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.contributions import ContributionOutcome, GivenAnswer
from bot.domain.people import NOBODY, GuildId, MessageId, RoleGroup
from bot.domain.preferences import Consent, ConsentGiven, Quote
from bot.domain.sources import Sources
from bot.domain.subjects import SubjectId
from bot.domain.topics import Purpose, Topic, TopicId
from bot.services import contributions as asked
from bot.services.contributions import NOUN, begin_answer, follow_some, post_answer
from storage import contributions
from storage.consents import give_consent
from storage.letters.outbox import letters
from storage.store import Store, Transaction
from tests.services.answered import AMARA, furnish
from tests.services.outcomes import NOT_USED, USED, Answered, answered
from tests.services.polling_place import GUILD, NOON

PARTLY = ContributionOutcome.PARTLY
ELSEWHERE = GuildId(GUILD + 1)
LONG = GivenAnswer(0, ("She wants no tea.", ""), "A card would help.", "And sleep.")


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Answered]:
    async with answered(tmp_path) as found:
        yield found


@pytest.fixture
def sources() -> Sources[Transaction]:
    assert NOUN.sources is not None
    return NOUN.sources


async def used(there: Answered, *, number: str = "a", closes: bool = True, **changed: object) -> Topic:
    """Have somebody's answer used, another's partly and a third not, and close the question."""
    topic = await there.asks(number, **changed)
    await there.answers(topic, 0, -1, answer=LONG, quote=Quote.YES)
    await there.answers(topic, 1, role_group=RoleGroup.MANAGER)
    await there.decides(topic, [(await there.of(topic, 0)).id], USED, theme="Tea")
    await there.decides(topic, [(await there.of(topic, -1)).id], PARTLY)
    await there.decides(topic, [(await there.of(topic, 1)).id], NOT_USED)
    return await there.closes(topic) if closes else topic


async def test_answers_that_were_used_are_offered_in_their_authors_words_and_no_others(
    there: Answered, sources: Sources[Transaction]
) -> None:
    topic = await used(there)
    source = SubjectId(topic.id)
    (one,) = await there.run(sources.sources, GUILD)
    assert (one.id, one.title, one.is_sensitive) == (source, topic.words.question, False)
    pieces = {one.author: one for one in await there.run(sources.pieces, GUILD, source)}
    assert pieces.keys() == {there.place.asked[0], NOBODY}
    mine = pieces[there.place.asked[0]]
    assert mine.words == "She wants no tea.\nA card would help.\nAnd sleep."
    assert (mine.chose, mine.theme, mine.quote, mine.is_partly_used, mine.told_from) == (
        "Sleep",
        "Tea",
        Quote.YES,
        False,
        topic.closes_at,
    )
    assert pieces[NOBODY].is_partly_used
    assert await there.run(sources.piece, GUILD, mine.id) == mine
    assert await there.run(sources.writers, GUILD, source) == {
        there.place.asked[0]: RoleGroup.WORKER,
        there.place.asked[1]: RoleGroup.MANAGER,
    }


async def test_nothing_is_offered_that_was_taken_back_or_is_not_used_any_more_or_of_another_server(
    there: Answered, sources: Sources[Transaction]
) -> None:
    topic = await used(there)
    source = SubjectId(topic.id)
    mine, without = await there.of(topic, 0), await there.of(topic, -1)
    for guild, piece in ((ELSEWHERE, mine.id), (GUILD, (await there.of(topic, 1)).id), (GUILD, "f" * 32)):
        assert await there.run(sources.piece, guild, piece) is None
    assert await there.run(sources.pieces, ELSEWHERE, source) == ()
    assert await there.run(sources.pieces, GUILD, SubjectId("f" * 32)) == ()
    assert await there.run(sources.writers, ELSEWHERE, source) == {}
    await there.decides(topic, [without.id], NOT_USED)
    await there.run(contributions.remove, mine.id)
    assert await there.run(sources.piece, GUILD, mine.id) is None
    assert await there.run(sources.sources, GUILD) == ()


async def test_a_question_that_is_open_or_for_the_people_here_alone_is_no_source(
    there: Answered, sources: Sources[Transaction]
) -> None:
    reflection = await used(there, number="b", purpose=Purpose.REFLECTION)
    still_open = await used(there, number="c", closes=False, closes_at=there.place.now + timedelta(days=30))
    assert await there.run(sources.sources, GUILD) == ()
    for topic in (still_open, reflection):
        assert await there.run(sources.pieces, GUILD, SubjectId(topic.id)) == ()
        assert await there.run(sources.piece, GUILD, (await there.of(topic, 0)).id) is None


async def test_of_a_study_only_the_answers_are_offered_whose_authors_let_them_serve_research(
    there: Answered, sources: Sources[Transaction]
) -> None:
    study = await used(there, purpose=Purpose.RESEARCH)
    assert await there.run(sources.sources, GUILD) == ()
    said = ConsentGiven(Consent.RESEARCH, "1", NOON, None)
    await there.run(give_consent, GUILD, there.place.asked[0], said)
    assert [one.id for one in await there.run(sources.sources, GUILD)] == [SubjectId(study.id)]
    assert [one.author for one in await there.run(sources.pieces, GUILD, SubjectId(study.id))] == [there.place.asked[0]]


async def test_who_wrote_what_stands_in_a_message_is_found_in_each_part_of_it_until_it_is_taken_back(
    store: Store, sources: Sources[Transaction]
) -> None:
    await store.run(furnish)
    tea = "Tea. " * 195
    seen = await store.run(begin_answer, AMARA, TopicId("a" * 32), GivenAnswer(1, (tea, ""), tea), now=NOON)
    await store.run(post_answer, AMARA, seen.begun.id, now=NOON)
    await store.run(follow_some, now=NOON)

    def stand(tx: Transaction) -> list[MessageId]:
        tx.sql.execute(letters.update().values(state="sent", message=letters.c.position + 70))
        return list(tx.sql.execute(letters.select().with_only_columns(letters.c.message)).scalars())

    parts = await store.run(stand)
    assert len(parts) == 2
    for message in parts:
        assert await store.run(sources.written_in, GUILD, message) == AMARA.person
        assert await store.run(sources.written_in, ELSEWHERE, message) is None
    assert await store.run(sources.written_in, GUILD, MessageId(99)) is None
    mine = await store.run(contributions.answer_by, TopicId("a" * 32), AMARA.person)
    assert mine is not None
    await store.run(asked.take_back, AMARA, mine.id, now=NOON)
    assert [await store.run(sources.written_in, GUILD, message) for message in parts] == [None, None]
