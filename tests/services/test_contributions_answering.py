"""Answering a question, from the first press to what stands in its thread."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.answering import AnswerPreview, AnswerReceipt, AnswerSheet, ClosedMeanwhile, OwnAnswer
from bot.domain.consents import VERSIONS
from bot.domain.contributions import Contribution, ContributionOutcome, GivenAnswer
from bot.domain.letters import PrivateLetter
from bot.domain.people import Actor, PersonId, RoleGroup
from bot.domain.preferences import Consent, Quote, ShownAs
from bot.domain.refusals import Invalid, NotAllowed, NotFound, TooLate
from bot.domain.topic_notes import NOTE
from bot.domain.topics import Topic, TopicId
from bot.services import consents, contributions, partners, topics
from bot.services.contributions.resonances import peer_beside
from bot.services.notes import write_to_person
from storage import contributions as kept
from storage.letters import letters as outbox
from storage.letters import place_of
from storage.partners import put_partner
from storage.preferences import preferences_of, put_preferences
from storage.store import Store, Transaction
from tests.services.answered import AMARA, BEN, BETHAN, CERI, THREAD, a_topic, answer_as, furnish, opened
from tests.services.polling_place import GUILD, NOON

TOPIC = TopicId("a" * 32)
TEA = GivenAnswer(1, ("Tea", ""))
DAY = timedelta(days=1)


@pytest.fixture
async def topic(store: Store) -> Topic:
    return await store.run(furnish)


async def begins(store: Store, who: Actor = AMARA, answer: GivenAnswer = TEA) -> AnswerPreview:
    return await store.run(contributions.begin_answer, who, TOPIC, answer, now=NOON)


async def posts(store: Store, seen: AnswerPreview, who: Actor = AMARA) -> Contribution:
    done = await store.run(contributions.post_answer, who, seen.begun.id, now=NOON)
    assert isinstance(done, AnswerReceipt)
    return done.answer


def changed(**choices: object) -> Callable[[Transaction], None]:
    """Return what lets Amara have chosen these in her settings."""

    def change(tx: Transaction) -> None:
        chosen = preferences_of(tx, GUILD, AMARA.person)
        assert chosen is not None
        put_preferences(tx, replace(chosen, **choices))  # type: ignore[arg-type]

    return change


async def test_what_is_posted_is_what_was_seen_and_it_stands_in_the_thread(store: Store, topic: Topic) -> None:
    assert await store.run(contributions.question, AMARA, TOPIC, now=NOON) == AnswerSheet(topic)
    seen = await begins(store)
    answer = await posts(store, seen)
    assert answer == seen.post
    await store.run(contributions.follow_some, now=NOON)
    assert await store.run(place_of, f"contribution:{answer.id}") == THREAD
    assert await store.run(kept.begun_by, TOPIC, AMARA.person) is None
    found = await store.run(contributions.question, AMARA, TOPIC, now=NOON)
    assert isinstance(found, OwnAnswer)
    assert found.answer == answer


async def test_what_follows_from_an_answer_is_done_after_the_press_a_few_at_a_time_and_once(
    store: Store, topic: Topic
) -> None:
    def many_post(tx: Transaction) -> list[str]:
        people = [PersonId(number) for number in range(200, 240)]
        for person in people:
            put_partner(tx, GUILD, person, RoleGroup.WORKER)
            write_to_person(tx, GUILD, person, PrivateLetter(NOTE, TOPIC, NOON, topic.closes_at))
            seen = contributions.begin_answer(tx, Actor(person, GUILD), TOPIC, TEA, now=NOON)
            contributions.post_answer(tx, Actor(person, GUILD), seen.begun.id, now=NOON)
        return [answer.id for answer in kept.answers_to(tx, TOPIC)]

    def on_their_way(tx: Transaction) -> list[str]:
        waiting = outbox.select().where(outbox.c.state == "pending").order_by(outbox.c.position)
        return [row.subject if row.kind == "contribution" else row.kind for row in tx.sql.execute(waiting)]

    store.nouns.add(topics.NOUN)
    every = await store.run(many_post)
    assert await store.run(on_their_way) == ["topic_note"] * 40, "nobody waits for this"
    assert await store.run(contributions.next_to_follow, now=NOON) == NOON
    assert [await store.run(contributions.follow_some, now=NOON) for _ in range(3)] == [True, True, False]
    assert await store.run(on_their_way) == every, "they stand there, in their order, and nobody is reminded"
    assert await store.run(contributions.next_to_follow, now=NOON) is None


async def test_what_is_taken_back_before_anything_followed_never_stands_anywhere(store: Store, topic: Topic) -> None:
    answer = await posts(store, await begins(store))
    await store.run(contributions.take_back, AMARA, answer.id, now=NOON)
    assert await store.run(contributions.next_to_follow, now=NOON) is None
    assert await store.run(place_of, f"contribution:{answer.id}") is None


async def test_whatever_was_posted_before_the_close_stands_above_what_was_heard(store: Store, topic: Topic) -> None:
    answer = await posts(store, await begins(store))
    await store.run(topics.close_topic, TOPIC, now=topic.closes_at)
    places = await store.run(lambda tx: tx.sql.execute(outbox.select().order_by(outbox.c.position)).all())
    there = [one.subject for one in places if one.place == THREAD]
    assert there == [answer.id, TOPIC]


async def test_posted_twice_it_is_there_once(store: Store, topic: Topic) -> None:
    seen = await begins(store)
    assert await posts(store, seen) == await posts(store, seen)
    assert await store.run(kept.count_answers, TOPIC) == 1


async def test_of_two_phones_neither_posts_what_it_did_not_show(store: Store, topic: Topic) -> None:
    here = await begins(store)
    there = await begins(store, answer=GivenAnswer(0, ("Sleep", "")))
    assert await store.run(contributions.post_answer, AMARA, here.begun.id, now=NOON) is None
    assert await store.run(contributions.let_quote, AMARA, here.begun.id, Quote.NO, now=NOON) is None
    assert (await posts(store, there)).answer.words == ("Sleep", "")


async def test_what_was_begun_is_found_for_a_day_and_by_nobody_else(store: Store, topic: Topic) -> None:
    seen = await begins(store)
    again = await store.run(contributions.question, AMARA, TOPIC, now=NOON + DAY - timedelta(minutes=1))
    assert isinstance(again, AnswerPreview)
    assert again.begun == seen.begun
    assert isinstance(await store.run(contributions.question, BEN, TOPIC, now=NOON), AnswerSheet)
    assert await store.run(contributions.preview_of, BEN, seen.begun.id, now=NOON) is None
    assert isinstance(await store.run(contributions.question, AMARA, TOPIC, now=NOON + DAY), AnswerSheet)
    assert await store.run(contributions.forget_begun, now=NOON + DAY) == 1


async def test_an_answer_is_changed_and_added_to_and_stays_one(store: Store, topic: Topic) -> None:
    first = await posts(store, await begins(store))
    changed_to = await begins(store, answer=GivenAnswer(0, ("Cold tea", "")))
    assert changed_to.changes
    second = await posts(store, changed_to)
    more = await store.run(contributions.begin_added, AMARA, TOPIC, "And cake.", now=NOON)
    third = await posts(store, more)
    assert third == replace(first, answer=GivenAnswer(0, ("Cold tea", ""), added="And cake."))
    assert second.id == third.id
    again = await begins(store)
    assert again.post.answer.added == "And cake.", "what was added stays where words are changed"


async def test_nothing_is_added_to_nothing(store: Store, topic: Topic) -> None:
    with pytest.raises(NotFound, match="nothing to add to"):
        await store.run(contributions.begin_added, AMARA, TOPIC, "More", now=NOON)


async def test_words_of_a_question_that_closes_meanwhile_are_given_back(store: Store, topic: Topic) -> None:
    seen = await begins(store)
    late = await store.run(contributions.post_answer, AMARA, seen.begun.id, now=topic.closes_at)
    assert late is None, "a day has passed as well"
    soon = await store.run(contributions.begin_answer, AMARA, TOPIC, TEA, now=topic.closes_at - timedelta(hours=1))
    late = await store.run(contributions.post_answer, AMARA, soon.begun.id, now=topic.closes_at)
    assert late == ClosedMeanwhile(topic, soon.begun)
    assert await store.run(kept.count_answers, TOPIC) == 0
    with pytest.raises(TooLate):
        await store.run(contributions.question, AMARA, TOPIC, now=topic.closes_at)


async def test_only_those_whom_it_asks_can_answer_and_whoever_joins_later_is_one_of_them(store: Store) -> None:
    await store.run(lambda tx: furnish(tx, audience=frozenset({RoleGroup.MANAGER})))
    with pytest.raises(NotAllowed, match="for others"):
        await begins(store, AMARA)
    await store.run(partners.change_group, AMARA, RoleGroup.MANAGER, now=NOON)
    assert (await posts(store, await begins(store, AMARA))).role_group is RoleGroup.MANAGER


@pytest.mark.parametrize(
    ("shown_as", "name"), [(ShownAs.NAME, "Amara"), (ShownAs.PSEUDONYM, "Robin"), (ShownAs.ROLE, "")]
)
async def test_an_answer_is_shown_as_was_chosen_before_and_otherwise_if_wanted(
    store: Store, topic: Topic, shown_as: ShownAs, name: str
) -> None:
    await store.run(changed(shown_as=shown_as, pseudonym="Robin"))
    seen = await begins(store)
    assert (seen.post.shown_as, seen.post.name) == (shown_as, name)
    other = await store.run(contributions.show_as, AMARA, seen.begun.id, ShownAs.ROLE, now=NOON)
    assert other is not None
    assert (await posts(store, other)).name == ""


async def test_a_name_is_made_up_on_the_way_and_how_one_is_shown_otherwise_stays(store: Store, topic: Topic) -> None:
    seen = await begins(store)
    named = await store.run(contributions.make_up_name, AMARA, seen.begun.id, "Robin", now=NOON)
    assert named is not None
    assert (await posts(store, named)).name == "Robin"
    chosen = await store.run(preferences_of, GUILD, AMARA.person)
    assert chosen is not None
    assert (chosen.pseudonym, chosen.shown_as) == ("Robin", ShownAs.ROLE)
    again = await begins(store)
    with pytest.raises(Invalid, match="1 to 32 letters"):
        await store.run(contributions.make_up_name, AMARA, again.begun.id, "", now=NOON)


async def test_word_for_word_is_quoted_only_who_agreed_and_that_is_kept_for_the_next(
    store: Store, topic: Topic
) -> None:
    seen = await begins(store)
    assert seen.begun.quote is Quote.NO
    asked = await store.run(contributions.let_quote, AMARA, seen.begun.id, Quote.YES, now=NOON)
    assert asked is not None
    assert asked.begun.quote is Quote.NO, "they have not agreed to be quoted"
    version = VERSIONS[Consent.BE_QUOTED]
    agreed = await store.run(contributions.agree_to_be_quoted, AMARA, asked.begun.id, version, now=NOON)
    assert agreed is not None
    answer = await posts(store, agreed)
    assert answer.quote is Quote.YES
    await store.run(lambda tx: opened(tx, a_topic("b")))
    other = await store.run(contributions.begin_answer, AMARA, TopicId("b" * 32), TEA, now=NOON)
    assert other.begun.quote is Quote.YES, "the usual"
    await store.run(consents.withdraw_consent, AMARA, Consent.BE_QUOTED, now=NOON)
    assert (await posts(store, other)).quote is Quote.NO


async def test_what_is_thrown_away_is_gone(store: Store, topic: Topic) -> None:
    seen = await begins(store)
    await store.run(contributions.drop_answer, AMARA, seen.begun.id, now=NOON)
    await store.run(contributions.drop_answer, AMARA, seen.begun.id, now=NOON)
    assert isinstance(await store.run(contributions.question, AMARA, TOPIC, now=NOON), AnswerSheet)


async def test_one_card_of_somebody_elses_comes_after_ones_own_and_is_always_the_same(
    store: Store, topic: Topic
) -> None:
    await store.run(answer_as, BEN, "Ben's")
    assert await store.run(contributions.peer_of, AMARA, TOPIC, now=NOON) is None, "not before one's own"
    await store.run(lambda tx: answer_as(tx, AMARA, now=NOON + DAY))
    await store.run(lambda tx: answer_as(tx, CERI, now=NOON + 2 * DAY))
    for who, author in ((AMARA, BEN), (BEN, AMARA)):
        peer = await store.run(contributions.peer_of, who, TOPIC, now=NOON)
        assert peer is not None
        assert peer.answer.author == author.person
    drawn = await store.run(contributions.peer_of, CERI, TOPIC, now=NOON)
    assert drawn is not None
    assert drawn == await store.run(contributions.peer_of, CERI, TOPIC, now=NOON)
    assert drawn.answer.author != CERI.person


async def test_nobodys_answer_is_drawn_much_more_often_than_anothers(store: Store, topic: Topic) -> None:
    def draw(tx: Transaction) -> list[int]:
        others = [PersonId(1000 + number) for number in range(12)]
        for person in others:
            put_partner(tx, GUILD, person, RoleGroup.WORKER)
            answer_as(tx, Actor(person, GUILD))
        mine = answer_as(tx, AMARA)
        drawn = (peer_beside(tx, topic, replace(mine, author=PersonId(n))) for n in range(2000, 2600))
        return list(Counter(one.answer.author for one in drawn if one is not None).values())

    often = await store.run(draw)
    assert sum(often) == 600
    assert len(often) in {12, 13}
    assert max(often) < 3 * 600 / 12


async def test_whoever_wrote_only_a_tap_is_nobodys_card(store: Store, topic: Topic) -> None:
    await store.run(answer_as, BEN, "")
    await store.run(answer_as, AMARA)
    assert await store.run(contributions.peer_of, AMARA, TOPIC, now=NOON) is None


async def test_nothing_is_decided_about_words_that_were_changed_after_a_coordinator_chose_them(
    store: Store, topic: Topic
) -> None:
    amaras, bens = [(await posts(store, await begins(store, who), who)).id for who in (AMARA, BEN)]
    both = await store.run(contributions.choose_answers, BETHAN, TOPIC, [amaras, bens], now=NOON)
    await store.run(contributions.choose_outcome, BETHAN, both.batch.id, ContributionOutcome.USED)
    await posts(store, await begins(store, answer=GivenAnswer(0, ("Something else", ""))))
    await store.run(contributions.decide, BETHAN, both.batch.id, now=NOON)
    decided = {one.id: one.decision is not None for one in await store.run(kept.answers_to, TOPIC)}
    assert decided == {amaras: False, bens: True}
    alone = await store.run(contributions.choose_answers, BETHAN, TOPIC, [amaras], now=NOON)
    await posts(store, await begins(store, answer=GivenAnswer(0, ("Once more", ""))))
    with pytest.raises(TooLate):
        await store.run(contributions.decide, BETHAN, alone.batch.id, now=NOON)
