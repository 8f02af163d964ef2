"""What the tests of reminders share: two partners, and what is written, due and told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.reminders import REMINDER, Matter, Reminder, ReminderKind
from bot.services.reminders import schedule, writing
from storage.letters import letters as outbox
from storage.reminders import reminders as table
from storage.store import Store
from tests.clocks import LONDON

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
ADA = Actor(PersonId(1_290_000_000_000_000_100), HERE)
BO = Actor(PersonId(1_290_000_000_000_000_101), HERE)
STRANGER = Actor(PersonId(1_290_000_000_000_000_102), HERE)


async def own(store: Store, when: str, words: str = "Ring the office", *, now: datetime = NOON) -> Reminder:
    kept = await store.run(writing.write_reminder, ADA, words, when, now=now)
    assert isinstance(kept, Reminder), kept
    return kept


async def draft_of(store: Store, now: datetime = NOON) -> Reminder:
    return await own(store, "", now=now)


def changing(one: Reminder) -> Matter:
    return Matter(ReminderKind.OWN, one.id, changes=True)


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=LONDON).astimezone(UTC)


async def come(store: Store, now: datetime) -> int:
    return await store.run(schedule.write_due, now=now, limit=100)


async def letters(store: Store) -> list[sa.Row[Any]]:
    asked = sa.select(outbox.c.not_before, outbox.c.expires_at, outbox.c.state).where(outbox.c.kind == REMINDER.name)
    return await store.run(lambda tx: list(tx.sql.execute(asked.order_by(outbox.c.position))))


async def rows(store: Store) -> int:
    return await store.run(lambda tx: tx.sql.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())
