"""Writing and opening a topic: every change, every refusal, and what is fixed once it is open."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
import sqlalchemy as sa

from bot.domain import limits
from bot.domain.people import RoleGroup
from bot.domain.refusals import Invalid, NotAllowed, NotFound, NotReady, TooLate, TooMany
from bot.domain.topic_drafts import TopicCaution, TopicChange
from bot.domain.topics import Evidence, Purpose, Source, Topic, TopicId, TopicState
from bot.services import drafts, topics
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction
from tests.services.asked import ASKED, BETHAN, ELSEWHERE, MANAGERS, RHYS, SERVER, WORKERS, drafted, furnish, someone
from tests.services.polling_place import GUILD, NOON, NOTICES

DAY = timedelta(days=1)
EVERYTHING = TopicChange(
    evidence=Evidence("Most go home hungry.", "A survey, 2025"),
    minutes=5,
    offer="A voucher of £10.",
    sensitive=True,
    purpose=Purpose.REFLECTION,
    source=Source.RESEARCH,
    audience=frozenset({RoleGroup.WORKER}),
    closes_at=NOON + 30 * DAY,
)


@pytest.fixture
async def draft(store: Store) -> Topic:
    await furnish(store)
    return await drafted(store)


def _update(tx: Transaction, column: str) -> None:
    tx.sql.exec_driver_sql(f"UPDATE topics SET {column}")


async def open_it(store: Store, draft: Topic) -> Topic:
    return await store.run(topics.open_topic, BETHAN, draft.id, now=NOON)


async def test_a_draft_has_sensible_defaults_and_opens_as_it_is(store: Store, draft: Topic) -> None:
    prepared = await store.run(topics.prepared_topic, RHYS, draft.id, now=NOON)
    assert (prepared.asked, prepared.warnings, prepared.advice, prepared.open_already) == (15, (), (), 0)
    opened = await open_it(store, draft)
    assert (opened.state, opened.channel, opened.minutes, opened.source) == (TopicState.OPEN, NOTICES, 2, Source.TEAM)
    assert await store.run(topics.open_topic, RHYS, draft.id, now=NOON + DAY) == opened
    cards = await store.run(lambda tx: tx.sql.exec_driver_sql("SELECT kind, place FROM letters").all())
    assert [(kind, place) for kind, place in cards if kind == topics.cards.CARD.name] == [("topic_card", NOTICES)]


async def test_everything_about_a_draft_can_be_changed_and_nothing_is_lost_by_other_words(
    store: Store, draft: Topic
) -> None:
    await store.run(topics.change_topic, RHYS, draft.id, EVERYTHING, now=NOON)
    changed = await store.run(topics.reword_topic, BETHAN, draft.id, replace(ASKED, question="What else?"), now=NOON)
    assert changed == replace(
        draft,
        words=replace(ASKED, question="What else?", evidence=Evidence("Most go home hungry.", "A survey, 2025")),
        minutes=5,
        offer="A voucher of £10.",
        sensitive=True,
        purpose=Purpose.REFLECTION,
        source=Source.RESEARCH,
        audience=frozenset({RoleGroup.WORKER}),
        closes_at=NOON + 30 * DAY,
    )


async def test_once_it_is_open_nothing_that_was_asked_can_change(store: Store, draft: Topic) -> None:
    opened = await open_it(store, draft)
    for change in (TopicChange(words=replace(ASKED, why="Another reason.")), TopicChange(offer="£100"), EVERYTHING):
        with pytest.raises(TooLate):
            await store.run(topics.change_topic, BETHAN, draft.id, change, now=NOON)
    for column in ("question = 'Other?'", "offer = '£100'", "sensitive = 1", "purpose = 'research'"):
        with pytest.raises(sa.exc.IntegrityError, match="frozen"):
            await store.run(partial(_update, column=column))
    assert (await store.run(topics.topic_to_answer, someone(WORKERS[0]), draft.id, now=NOON)) == opened


async def test_words_that_come_too_late_begin_a_draft_of_their_own(store: Store, draft: Topic) -> None:
    await store.run(topics.change_topic, BETHAN, draft.id, EVERYTHING, now=NOON)
    await open_it(store, draft)
    other = await store.run(topics.reword_topic, BETHAN, draft.id, ASKED, now=NOON)
    assert (other.id != draft.id, other.sensitive, other.purpose) == (True, True, Purpose.REFLECTION)
    assert (await store.run(topics.reword_topic, BETHAN, TopicId("0" * 32), ASKED, now=NOON)).words == ASKED


async def test_it_does_not_open_without_an_answer_a_place_or_time(store: Store, draft: Topic) -> None:
    bare = await drafted(store, replace(ASKED, options=()))
    soon = await store.run(topics.change_topic, BETHAN, draft.id, TopicChange(closes_at=NOON + 2 * DAY), now=NOON)
    with pytest.raises(NotReady, match="no ready-made answer"):
        await open_it(store, bare)
    with pytest.raises(Invalid, match="at least one day"):
        await store.run(topics.open_topic, BETHAN, soon.id, now=NOON + 1.5 * DAY)
    warnings = (await store.run(topics.prepared_topic, BETHAN, bare.id, now=NOON + 15 * DAY)).warnings
    assert warnings == (TopicCaution.NO_ANSWERS, TopicCaution.IMPOSSIBLE_CLOSE)
    await store.run(lambda tx: put_server(tx, replace(SERVER, notices_channel=None)))
    with pytest.raises(NotReady, match="no notices channel"):
        await open_it(store, draft)


async def test_it_asks_whole_pools_and_stops_where_they_have_changed(store: Store, draft: Topic) -> None:
    await store.run(lambda tx: put_partner(tx, GUILD, RHYS.person, RoleGroup.RESEARCHER))
    some = TopicChange(audience=frozenset({RoleGroup.RESEARCHER}))
    changed = await store.run(topics.change_topic, BETHAN, draft.id, some, now=NOON)
    assert changed.audience == {RoleGroup.MANAGER, RoleGroup.RESEARCHER}  # one alone would be named by it

    def grow(tx: Transaction) -> None:
        for number in range(5):
            put_partner(tx, GUILD, type(RHYS.person)(RHYS.person + 100 + number), RoleGroup.RESEARCHER)

    await store.run(grow)
    prepared = await store.run(topics.prepared_topic, BETHAN, draft.id, now=NOON)
    assert prepared.warnings == ()  # both are pools of their own now, and both were chosen
    await store.run(topics.change_topic, BETHAN, draft.id, some, now=NOON)
    await store.run(lambda tx: tx.sql.exec_driver_sql("DELETE FROM partners WHERE person > ?", (RHYS.person + 99,)))
    with pytest.raises(NotReady, match="Role groups have grown or shrunk"):
        await open_it(store, draft)


async def test_only_those_who_are_asked_answer_also_who_joins_later(store: Store, draft: Topic) -> None:
    await store.run(topics.change_topic, BETHAN, draft.id, TopicChange(audience=EVERYTHING.audience), now=NOON)
    with pytest.raises(NotFound):
        await store.run(topics.topic_to_answer, someone(WORKERS[0]), draft.id, now=NOON)
    await open_it(store, draft)
    await store.run(topics.topic_to_answer, someone(WORKERS[0]), draft.id, now=NOON)
    with pytest.raises(NotAllowed, match="for others this time"):
        await store.run(topics.topic_to_answer, someone(MANAGERS[0]), draft.id, now=NOON)
    with pytest.raises(NotAllowed, match="for those who have joined"):
        await store.run(topics.topic_to_answer, RHYS, draft.id, now=NOON)
    await store.run(lambda tx: put_partner(tx, GUILD, RHYS.person, RoleGroup.WORKER))
    await store.run(topics.topic_to_answer, RHYS, draft.id, now=NOON)
    open_for = await store.run(lambda tx: tx.subjects.open_for(tx, GUILD, RHYS.person, now=NOON))
    assert [str(one.id) for one in open_for] == [draft.id]
    with pytest.raises(TooLate):
        await store.run(topics.topic_to_answer, RHYS, draft.id, now=draft.closes_at)


async def test_a_draft_of_another_server_is_not_there(store: Store, draft: Topic) -> None:
    await store.run(lambda tx: put_server(tx, replace(SERVER, guild=ELSEWHERE.guild)))
    for service in (topics.prepared_topic, topics.open_topic):
        with pytest.raises(NotFound):
            await store.run(service, ELSEWHERE, draft.id, now=NOON)
    assert await store.run(drafts.discard_draft, ELSEWHERE, topics.DRAFTS, draft.id, now=NOON) is None
    assert (await store.run(topics.prepared_topic, BETHAN, draft.id, now=NOON)).topic == draft


async def test_a_draft_is_kept_for_a_week_and_thrown_away_by_whoever_coordinates(store: Store, draft: Topic) -> None:
    assert [one.id for one in await store.run(drafts.my_drafts, BETHAN, topics.DRAFTS, now=NOON)] == [draft.id]
    assert await store.run(drafts.my_drafts, RHYS, topics.DRAFTS, now=NOON) == ()
    assert await store.run(drafts.my_drafts, BETHAN, topics.DRAFTS, now=NOON + 7 * DAY) == ()
    assert await store.run(drafts.forget_drafts, kind=topics.DRAFTS, now=NOON + 7 * DAY) == 1
    other = await drafted(store)
    assert await store.run(drafts.discard_draft, RHYS, topics.DRAFTS, other.id, now=NOON) is None
    with pytest.raises(NotFound):
        await open_it(store, other)
    opened = await open_it(store, await drafted(store))
    assert await store.run(drafts.discard_draft, BETHAN, topics.DRAFTS, opened.id, now=NOON) == opened


async def test_there_are_only_so_many_drafts_and_open_questions(
    store: Store, draft: Topic, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {name: replace(getattr(limits, name), most=1) for name in ("TOPIC_DRAFTS", "OPEN_TOPICS")}
    monkeypatch.setattr("bot.services.topics.drafting.TOPIC_DRAFTS", few["TOPIC_DRAFTS"])
    monkeypatch.setattr("bot.services.topics.opening.OPEN_TOPICS", few["OPEN_TOPICS"])
    with pytest.raises(TooMany):
        await drafted(store)
    await open_it(store, draft)
    with pytest.raises(TooMany):
        await open_it(store, await drafted(store))
