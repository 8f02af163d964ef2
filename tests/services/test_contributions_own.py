"""One's own words: taking them back, leaving, being erased; and what others say of them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.contributions import Resonance, told_at_least
from bot.domain.people import Membership, PersonId
from bot.domain.preferences import ShownAs
from bot.domain.refusals import NotFound
from bot.domain.topics import Topic, TopicId
from bot.services import contributions, mydata, partners
from bot.services.topics import close_topic
from storage import contributions as kept
from storage.letters.outbox import letters
from storage.partners import put_partner
from storage.preferences import preferences_of, put_preferences
from storage.store import Store, Transaction
from tests.services.answered import AMARA, BEN, a_topic, an_answer, answer_as, furnish, opened
from tests.services.polling_place import GUILD, NOON, WORKER

TOPIC = TopicId("a" * 32)
AT_THE_CLOSE = NOON + timedelta(days=14)
LATER = NOON + timedelta(days=30)


@pytest.fixture
async def topic(store: Store) -> Topic:
    return await store.run(furnish)


def kinds(tx: Transaction) -> list[tuple[str, str]]:
    """Return what is to be posted or changed, with what it is about."""
    return [tuple(row) for row in tx.sql.execute(letters.select().with_only_columns(letters.c.kind, letters.c.subject))]


def all_stand_there(tx: Transaction) -> None:
    """Have everything count as posted."""
    tx.sql.execute(letters.update().values(state="sent", message=7))


async def test_what_is_taken_back_is_gone_with_what_was_said_of_it_and_its_place_says_so(
    store: Store, topic: Topic
) -> None:
    answer = await store.run(answer_as, AMARA)
    theirs = await store.run(answer_as, BEN)
    await store.run(contributions.resonate, BEN, answer.id, Resonance.SAME, now=NOON)
    await store.run(contributions.resonate, AMARA, theirs.id, Resonance.DIFFERENT, now=NOON)
    await store.run(all_stand_there)
    await store.run(contributions.take_back, BEN, answer.id, now=NOON)
    assert await store.run(kept.count_answers, TOPIC) == 2, "it is not theirs"
    await store.run(contributions.take_back, AMARA, answer.id, now=LATER)
    await store.run(contributions.take_back, AMARA, answer.id, now=LATER)
    assert await store.run(kept.answers_to, TOPIC) == (theirs,)
    assert await store.run(kept.count_resonances, TOPIC) == {}, "what its author said of others goes too"
    assert await store.run(kinds) == [
        ("contribution", answer.id),
        ("contribution", theirs.id),
        ("contribution_changed", answer.id),
    ]
    assert await store.run(contributions.post_for_letter, answer.id) is None


async def test_what_was_not_posted_yet_never_is(store: Store, topic: Topic) -> None:
    answer = await store.run(answer_as, AMARA)
    await store.run(contributions.take_back, AMARA, answer.id, now=NOON)
    assert await store.run(kinds) == []


async def test_a_long_answer_that_is_made_shorter_leaves_no_part_behind(store: Store, topic: Topic) -> None:
    long = await store.run(answer_as, AMARA, "word " * 200)
    seen = await store.run(contributions.begin_added, AMARA, TOPIC, "more " * 500, now=NOON)
    await store.run(contributions.post_answer, AMARA, seen.begun.id, now=NOON)
    await store.run(all_stand_there)
    assert {subject for _, subject in await store.run(kinds)} == {long.id, f"{long.id}.1"}
    back = await store.run(contributions.begin_added, AMARA, TOPIC, "", now=NOON)
    await store.run(contributions.post_answer, AMARA, back.begun.id, now=NOON)
    assert ("contribution_changed", f"{long.id}.1") in await store.run(kinds)
    assert await store.run(contributions.post_for_letter, f"{long.id}.1") is None


async def test_words_of_whoever_left_the_server_can_still_be_taken_back(store: Store, topic: Topic) -> None:
    answer = await store.run(answer_as, AMARA)
    gone = replace(AMARA, membership=Membership.NOT_HERE)
    assert len((await store.run(contributions.my_words, gone, now=NOON)).answers) == 1
    await store.run(contributions.take_back, gone, answer.id, now=NOON)
    assert await store.run(kept.count_answers, TOPIC) == 0


async def test_of_whoever_leaves_answers_stay_under_their_group(store: Store, topic: Topic) -> None:
    def by_name(tx: Transaction) -> None:
        chosen = preferences_of(tx, GUILD, AMARA.person)
        assert chosen is not None
        put_preferences(tx, replace(chosen, shown_as=ShownAs.NAME))

    await store.run(by_name)
    answer = await store.run(answer_as, AMARA)
    assert answer.name == "Amara"
    await store.run(all_stand_there)
    await store.run(partners.leave, AMARA, now=NOON)
    assert await store.run(kept.answers_to, TOPIC) == (replace(answer, name="", shown_as=ShownAs.ROLE),)
    assert ("contribution_changed", answer.id) in await store.run(kinds)


async def test_of_whoever_has_everything_deleted_nothing_stays(store: Store, topic: Topic) -> None:
    answer = await store.run(answer_as, AMARA)
    await store.run(answer_as, BEN)
    await store.run(contributions.resonate, BEN, answer.id, Resonance.SAME, now=NOON)
    await store.run(contributions.begin_added, AMARA, TOPIC, "More", now=NOON)
    await store.run(all_stand_there)
    await store.run(mydata.erase_person, AMARA, now=NOON)
    assert await store.run(kept.answer_by, TOPIC, AMARA.person) is None
    assert await store.run(kept.begun_by, TOPIC, AMARA.person) is None
    assert await store.run(kept.count_resonances, TOPIC) == {}
    assert ("contribution_changed", answer.id) in await store.run(kinds)


async def test_my_words_hold_what_was_begun_and_answered_newest_first(store: Store, topic: Topic) -> None:
    await store.run(answer_as, AMARA)
    await store.run(lambda tx: opened(tx, a_topic("b")))
    await store.run(lambda tx: opened(tx, a_topic("c")))
    await store.run(lambda tx: answer_as(tx, AMARA, number="b", now=NOON + timedelta(hours=1)))
    await store.run(
        contributions.begin_answer, AMARA, TopicId("c" * 32), an_answer(topic, AMARA.person, "x").answer, now=NOON
    )
    mine = await store.run(contributions.my_words, AMARA, now=NOON)
    assert [one.answer.topic for one in mine.answers] == ["b" * 32, "a" * 32]
    assert [one.id for one, _ in mine.begun] == ["c" * 32]
    assert (await store.run(contributions.my_words, BEN, now=NOON)).answers == ()
    assert await store.run(contributions.my_answer, BEN, mine.answers[0].answer.id, now=NOON) is None


async def test_somebody_says_one_thing_of_one_answer_and_can_change_it(store: Store, topic: Topic) -> None:
    theirs = await store.run(answer_as, BEN)
    with pytest.raises(NotFound):
        await store.run(contributions.resonate, AMARA, theirs.id, Resonance.SAME, now=NOON)
    await store.run(answer_as, AMARA)
    await store.run(contributions.resonate, AMARA, theirs.id, Resonance.SAME, now=NOON)
    peer = await store.run(contributions.resonate, AMARA, theirs.id, Resonance.DIFFERENT, now=NOON)
    assert peer.said is Resonance.DIFFERENT
    assert await store.run(kept.count_resonances, TOPIC) == {theirs.id: {Resonance.DIFFERENT: 1}}
    await store.run(partners.leave, AMARA, now=NOON)
    assert await store.run(kept.count_resonances, TOPIC) == {}


async def said_by(store: Store, number: int, topic: Topic, *, now: datetime = NOON) -> int:
    """Have so many people say that an answer is the same for them, and return what its author is told."""
    answer = await store.run(answer_as, AMARA)

    def say(tx: Transaction) -> None:
        for person in range(number):
            put_partner(tx, GUILD, PersonId(500 + person), WORKER)
            kept.keep_resonance(tx, answer, PersonId(500 + person), Resonance.SAME)

    await store.run(say)
    while_open = await store.run(contributions.my_answer, AMARA, answer.id, now=now)
    assert while_open is not None
    assert while_open.same == 0, "nobody watches a number move"
    await store.run(close_topic, TOPIC, now=AT_THE_CLOSE)
    return await told_of(store)


async def told_of(store: Store) -> int:
    """Return of how many the author is told that it is the same for them."""
    (mine,) = (await store.run(contributions.my_words, AMARA, now=AT_THE_CLOSE)).answers
    return mine.same


@pytest.mark.parametrize(("number", "told"), [(4, 0), (5, 5), (9, 5), (10, 10)])
async def test_how_many_said_the_same_is_told_after_the_close_and_never_of_few(
    store: Store, topic: Topic, number: int, told: int
) -> None:
    assert await said_by(store, number, topic) == told


async def test_what_was_told_at_the_close_does_not_move_when_somebody_leaves_or_has_everything_deleted(
    store: Store, topic: Topic
) -> None:
    assert await said_by(store, 5, topic) == 5
    assert await store.run(kept.count_resonances, TOPIC) == {}, "who said it is not kept any longer"
    await store.run(partners.leave, replace(AMARA, person=PersonId(500)), now=AT_THE_CLOSE)
    assert await told_of(store) == 5
    await store.run(mydata.erase_person, replace(AMARA, person=PersonId(501)), now=AT_THE_CLOSE)
    assert await told_of(store) == 5


async def test_at_the_close_of_one_question_what_is_said_of_another_stays(store: Store, topic: Topic) -> None:
    await store.run(lambda tx: opened(tx, a_topic("b", closes_at=AT_THE_CLOSE + timedelta(days=1))))
    other = await store.run(lambda tx: answer_as(tx, BEN, number="b"))
    await store.run(kept.keep_resonance, other, AMARA.person, Resonance.SAME)
    assert await said_by(store, 5, topic) == 5
    assert await store.run(kept.count_resonances, other.topic) == {other.id: {Resonance.SAME: 1}}


@pytest.mark.parametrize(("number", "told"), [(5, 0), (9, 0), (10, 10), (19, 10)])
def test_where_it_is_sensitive_ten_are_the_least(number: int, told: int) -> None:
    assert told_at_least(number, sensitive=True) == told
