"""Whatever the outbox is asked often is answered from part of an index: never by looking at every letter there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from storage import letters
from storage.letters import letters as outbox
from storage.store import Store, Transaction
from tests.databases import open_store

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, MANY = GuildId(1), 3000
PEOPLE = tuple(PersonId(number) for number in range(1, 40))


def fill(tx: Transaction) -> None:
    """Have many letters wait that are none of anybody's business just now."""
    row = {
        "kind": "poll_reminder", "urgency": "when_welcome", "uses_allowance": True, "guild": HERE, "subject": "a",
        "attempts": 0, "not_before": NOON, "expires_at": NOON + timedelta(days=9),
        "next_try": NOON + timedelta(days=1),
    }  # fmt: skip
    tx.sql.execute(
        outbox.insert(),
        [
            row
            | {
                "id": f"{n:032x}",
                "dedupe_key": f"k{n}",
                "person": n + 1,
                "state": ("pending", "waiting", "sent")[n % 3],
            }
            for n in range(MANY)
        ],
    )


@contextmanager
def listening(tx: Transaction) -> Iterator[list[tuple[str, object]]]:
    asked: list[tuple[str, object]] = []

    def hear(_c: object, _cursor: object, statement: str, values: object, _context: object, many: bool) -> None:
        if not many:
            asked.append((statement, values))

    sa.event.listen(tx.sql, "before_cursor_execute", hear)
    yield asked
    sa.event.remove(tx.sql, "before_cursor_execute", hear)


@pytest.fixture
async def store(tmp_path: Path) -> Store:
    store = await open_store(tmp_path)
    await store.run(fill)
    return store


async def test_what_is_due_is_found_through_indexes_of_what_is_open(store: Store) -> None:
    def look(tx: Transaction) -> list[str]:
        with listening(tx) as asked:
            letters.tidy_letters(tx, now=NOON)
            letters.due_to_places(tx, now=NOON, most=90)
            letters.people_with_letters_due(tx, now=NOON, most=90, free=False)
            letters.people_with_letters_due(tx, now=NOON, most=90, free=True)
            letters.due_to_people(tx, HERE, PEOPLE, now=NOON)
            letters.sent_to(tx, HERE, PEOPLE, since=NOON)
            letters.stuck_to(tx, HERE, PEOPLE, now=NOON)
            letters.next_due(tx, now=NOON)
            letters.latest_try(tx)
        assert len(asked) > 9
        return [
            row.detail
            for statement, values in asked
            for row in tx.sql.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]
        ]

    steps = await store.run(look)
    await store.close()
    whole = [step for step in steps if step.startswith("SCAN") and "USING INDEX ix_letters_" not in step]
    assert whole == []
    used = {step.split("INDEX ")[1].split(" ")[0] for step in steps if "INDEX ix_letters_" in step}
    assert used >= {
        "ix_letters_people_due", "ix_letters_people_first", "ix_letters_places_due", "ix_letters_places_next",
        "ix_letters_stuck", "ix_letters_expiring", "ix_letters_edits", "ix_letters_waiting", "ix_letters_person_state",
        "ix_letters_tried_at",
    }  # fmt: skip
