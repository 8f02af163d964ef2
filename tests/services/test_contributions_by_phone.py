"""A coordinator types for somebody on the phone: afterwards nothing tells it apart."""

from dataclasses import replace

import pytest

from bot.domain.answering import AnswerPreview, AnswerReceipt
from bot.domain.consents import VERSIONS
from bot.domain.contributions import BegunAnswer, BegunId, Contribution, GivenAnswer
from bot.domain.limits import TYPED_ANSWERS
from bot.domain.people import NOBODY, RoleGroup
from bot.domain.preferences import Consent, Quote, ShownAs
from bot.domain.refusals import Invalid, NotAllowed, NotFound
from bot.domain.topics import Topic, TopicId
from bot.services import consents, contributions, partners
from bot.services.mydata.erasing import erase_person
from storage import contributions as kept
from storage.audit import audit
from storage.contributions import call_backs
from storage.contributions import contributions as table
from storage.partners import put_partner
from storage.preferences import preferences_of, put_preferences
from storage.store import Store, Transaction
from tests.services.answered import AMARA, BEN, BETHAN, answer_as, furnish
from tests.services.polling_place import NOON

TOPIC = TopicId("a" * 32)
TEA = GivenAnswer(1, ("Tea", ""))


@pytest.fixture
async def topic(store: Store) -> Topic:
    return await store.run(furnish)


async def types(store: Store, begun: BegunAnswer, answer: GivenAnswer = TEA) -> AnswerPreview:
    return await store.run(contributions.take_typed, BETHAN, begun.id, answer, now=NOON)


async def posts(store: Store, seen: AnswerPreview) -> Contribution:
    done = await store.run(contributions.post_typed, BETHAN, seen.begun.id, now=NOON)
    assert isinstance(done, AnswerReceipt)
    return done.answer


async def for_amara(store: Store) -> BegunAnswer:
    return await store.run(contributions.type_for_partner, BETHAN, TOPIC, AMARA.person, "Amara", now=NOON)


async def test_what_was_typed_is_one_record_like_any_other(store: Store, topic: Topic) -> None:
    seen = await types(store, await for_amara(store))
    typed = await posts(store, seen)
    written = await store.run(answer_as, BEN)

    def rows(tx: Transaction) -> list[dict[str, object]]:
        return [dict(row) for row in tx.sql.execute(table.select()).mappings()]

    theirs = {"id", "author", "role_group"}
    one, other = ({key: value for key, value in row.items() if key not in theirs} for row in await store.run(rows))
    assert one == other
    assert typed.answer == written.answer
    assert await posts(store, seen) == typed, "pressed twice, it is there once"
    mine = await store.run(contributions.my_words, AMARA, now=NOON)
    assert [found.answer for found in mine.answers] == [typed]
    assert mine.begun == ()


async def test_the_log_knows_that_and_on_which_day_and_nothing_of_what(store: Store, topic: Topic) -> None:
    answer = await posts(store, await types(store, await for_amara(store)))

    def noted(tx: Transaction) -> list[dict[str, object]]:
        return [dict(row) for row in tx.sql.execute(audit.select()).mappings()]

    (line,) = [one for one in await store.run(noted) if one["action"] == "type somebody's answer"]
    assert line["at"] == NOON.replace(hour=0, minute=0)
    assert not {answer.id, TOPIC, AMARA.person, str(AMARA.person)} & set(line.values())


async def test_somebody_without_an_account_is_shown_by_their_group(store: Store, topic: Topic) -> None:
    for _ in range(2):
        begun = await store.run(contributions.type_for_group, BETHAN, TOPIC, RoleGroup.FAMILY_CARER, now=NOON)
        seen = await types(store, begun)
        quoted = await store.run(contributions.let_quote, BETHAN, seen.begun.id, Quote.YES, now=NOON)
        assert quoted is not None
        answer = await posts(store, quoted)
        assert (answer.author, answer.name, answer.role_group) == (NOBODY, "", RoleGroup.FAMILY_CARER)
        assert answer.quote is Quote.YES, "as they said on the phone"
    assert await store.run(kept.count_answers, TOPIC) == 2


async def test_nobody_agrees_to_be_quoted_for_a_partner(store: Store, topic: Topic) -> None:
    seen = await types(store, await for_amara(store))
    asked = await store.run(contributions.let_quote, BETHAN, seen.begun.id, Quote.YES, now=NOON)
    assert asked is not None
    assert asked.begun.quote is Quote.NO
    assert await store.run(contributions.agree_to_be_quoted, BETHAN, seen.begun.id, "1", now=NOON) is None


async def test_who_has_answered_themselves_is_not_typed_over_and_their_own_words_stay(
    store: Store, topic: Topic
) -> None:
    begun = await for_amara(store)
    own = await store.run(contributions.begin_answer, AMARA, TOPIC, GivenAnswer(0, ("Mine", "")), now=NOON)
    seen = await types(store, begun)
    done = await store.run(contributions.post_answer, AMARA, own.begun.id, now=NOON)
    assert isinstance(done, AnswerReceipt)
    with pytest.raises(Invalid, match="answered this already"):
        await posts(store, seen)
    assert await store.run(kept.answers_to, TOPIC) == (done.answer,)


async def test_whoever_types_learns_nothing_of_what_somebody_set_agreed_to_or_answered(
    store: Store, topic: Topic
) -> None:
    before = await types(store, await for_amara(store))

    def choose_much(tx: Transaction) -> None:
        chosen = preferences_of(tx, AMARA.guild, AMARA.person)
        assert chosen is not None
        put_preferences(tx, replace(chosen, shown_as=ShownAs.PSEUDONYM, pseudonym="Robin", quote=Quote.YES))
        consents.give_consent(tx, AMARA, Consent.BE_QUOTED, VERSIONS[Consent.BE_QUOTED], now=NOON)
        answer_as(tx, AMARA)

    await store.run(choose_much)
    seen = await types(store, await for_amara(store))
    assert (seen.names, seen.post.shown_as, seen.post.name) == (before.names, before.post.shown_as, before.post.name)
    assert (seen.begun.quote, seen.may_be_quoted, seen.changes) == (Quote.NO, False, False)
    assert "Robin" not in str(seen)


async def test_what_is_typed_for_somebody_is_posted_by_no_button_that_posts_ones_own(
    store: Store, topic: Topic
) -> None:
    await store.run(lambda tx: put_partner(tx, BETHAN.guild, BETHAN.person, RoleGroup.RESEARCHER))
    seen = await types(store, await for_amara(store))
    assert await store.run(contributions.post_answer, BETHAN, seen.begun.id, now=NOON) is None
    assert await store.run(kept.answers_to, TOPIC) == ()


async def test_only_who_takes_part_and_is_asked_can_be_typed_for(store: Store) -> None:
    await store.run(lambda tx: furnish(tx, audience=frozenset({RoleGroup.MANAGER})))
    with pytest.raises(Invalid, match="role group"):
        await for_amara(store)
    with pytest.raises(Invalid, match="not joined"):
        await store.run(contributions.type_for_partner, BETHAN, TOPIC, BETHAN.person, "", now=NOON)
    begun = await store.run(contributions.type_for_partner, BETHAN, TOPIC, BEN.person, "Ben", now=NOON)
    seen = await types(store, begun)
    await store.run(partners.leave, BEN, now=NOON)
    assert await store.run(contributions.post_typed, BETHAN, seen.begun.id, now=NOON) is None, "it went with them"


async def test_a_partner_types_for_nobody_and_no_coordinator_for_another(store: Store, topic: Topic) -> None:
    with pytest.raises(NotAllowed):
        await store.run(contributions.type_for_group, AMARA, TOPIC, RoleGroup.WORKER, now=NOON)
    begun = await for_amara(store)
    with pytest.raises(NotAllowed):
        await store.run(contributions.take_typed, AMARA, begun.id, TEA, now=NOON)
    own = await store.run(contributions.begin_answer, AMARA, TOPIC, TEA, now=NOON)
    with pytest.raises(NotFound):
        await store.run(contributions.take_typed, BETHAN, own.begun.id, TEA, now=NOON)


async def test_however_many_are_begun_by_phone_the_oldest_makes_room(store: Store, topic: Topic) -> None:
    for _ in range(TYPED_ANSWERS + 3):
        await store.run(contributions.type_for_group, BETHAN, TOPIC, RoleGroup.WORKER, now=NOON)
    assert len(await store.run(kept.typed_by, BETHAN.guild, BETHAN.person)) == TYPED_ANSWERS


async def promised(store: Store) -> list[tuple[object, object]]:
    def rows(tx: Transaction) -> list[tuple[object, object]]:
        return [(row.contribution, row.person) for row in tx.sql.execute(call_backs.select())]

    return await store.run(rows)


async def test_who_is_to_be_called_back_has_asked_for_it_and_no_button_asks_it_of_another(
    store: Store, topic: Topic
) -> None:
    written = await store.run(answer_as, BEN)
    seen = await types(store, await for_amara(store))
    with pytest.raises(NotAllowed):
        await store.run(contributions.post_and_call_back, AMARA, seen.begun.id, now=NOON)
    for reference in (written.id, seen.begun.id, seen.begun.id):
        done = await store.run(contributions.post_and_call_back, BETHAN, BegunId(reference), now=NOON)
        assert isinstance(done, AnswerReceipt)
        assert done.call_back is (done.answer.author == AMARA.person)
    assert await promised(store) == [(seen.begun.id, AMARA.person)]


async def test_what_was_posted_without_a_call_stays_so(store: Store, topic: Topic) -> None:
    seen = await types(store, await for_amara(store))
    await posts(store, seen)
    done = await store.run(contributions.post_and_call_back, BETHAN, seen.begun.id, now=NOON)
    assert isinstance(done, AnswerReceipt)
    assert not done.call_back
    assert await promised(store) == []


@pytest.mark.parametrize("way", ["take_back", "leave", "erase"])
async def test_the_promise_of_a_call_goes_with_the_answer_and_with_who_leaves(
    store: Store, topic: Topic, way: str
) -> None:
    seen = await types(store, await for_amara(store))
    done = await store.run(contributions.post_and_call_back, BETHAN, seen.begun.id, now=NOON)
    assert isinstance(done, AnswerReceipt)
    if way == "take_back":
        await store.run(contributions.take_back, AMARA, done.answer.id, now=NOON)
    else:
        await store.run(partners.leave if way == "leave" else erase_person, AMARA, now=NOON)
    assert await promised(store) == []
