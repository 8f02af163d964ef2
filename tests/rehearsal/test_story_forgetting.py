"""Stories of what is left of a vote months later."""

from datetime import timedelta

from sqlalchemy import select

from storage.letters import letters
from storage.store import Transaction
from tests.rehearsal.house import House, told, until


def _kinds(tx: Transaction) -> list[str]:
    """Return the kind of every letter but those to coordinators alone, those that came to many people once."""
    ours = letters.c.edits.is_(None) & letters.c.kind.not_in(("lead_news", "to_do"))
    kinds = list(tx.sql.execute(select(letters.c.kind).where(ours)).scalars())
    return sorted([*{"poll_reminder"}.intersection(kinds), *(kind for kind in kinds if kind != "poll_reminder")])


async def test_months_after_a_vote_its_letters_are_forgotten_and_the_front_door_still_stands(house: House) -> None:
    await house.opens_poll()
    await house.vote_all(("Pocket card", 5))
    await house.counts()
    await house.app.beat()
    there = ["front_door", "group_table", "poll_card", "poll_reminder", "poll_result"]
    assert await house.app.store.run(_kinds) == there
    house.passes(timedelta(days=100))
    await house.app.beat()
    assert await house.app.store.run(_kinds) == ["front_door", "group_table", "poll_result"]  # the newest stays
    asked = await house.person("Olwen").runs("/setup")
    await house.person("Olwen").presses("Check and post the front door", on=asked.original)
    await until(house.stage, lambda: "This server is ready" in told(asked) or None)
    await house.app.beat()
    assert len(house.person("Olwen").screen("start-here")) == 1
    house.passes(timedelta(hours=1))
    await house.app.beat()
    there = ["front_door", "group_table", "poll_result"]  # people are owed what came of it, which is said there too
    assert await house.app.store.run(_kinds) == there
    await house.person("Amara").sees("Closed: 5 answers")
