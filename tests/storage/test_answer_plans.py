"""Whoever answers waits for what is theirs alone: nothing looks at what all others have begun or answered."""

from pathlib import Path

from bot.domain.contributions import BegunId
from bot.domain.people import PersonId
from bot.domain.topics import TopicId
from storage import contributions
from storage.store import Transaction
from tests.databases import open_store

TOPIC, AMARA = TopicId("a" * 32), PersonId(101)


async def test_what_is_asked_of_each_who_answers_leads_straight_to_their_own(tmp_path: Path) -> None:
    def look(tx: Transaction) -> list[str]:
        heard: list[str] = []
        tx.driver.set_trace_callback(heard.append)
        contributions.begun_by(tx, TOPIC, AMARA)
        contributions.begun(tx, BegunId("b" * 32), AMARA)
        contributions.drop_begun(tx, TOPIC, AMARA)
        contributions.answer_by(tx, TOPIC, AMARA)
        tx.driver.set_trace_callback(None)
        return [step for asked in heard for (*_, step) in tx.driver.execute(f"EXPLAIN QUERY PLAN {asked}")]

    store = await open_store(tmp_path)
    steps = await store.run(look)
    await store.close()
    assert [step.split(" USING ")[1] for step in steps] == [
        "INDEX begun_answers_one_each (topic=? AND person=?)",
        "PRIMARY KEY (id=?)",
        "INDEX begun_answers_one_each (topic=? AND person=?)",
        "INDEX contributions_one_each (topic=? AND author=?)",
    ]
