"""Asking the safeguarding lead to be in touch: what is kept, for whom, and for how long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calls import Suits
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup, RoleId, Server
from bot.domain.refusals import NotAllowed, NotReady
from bot.services import calls, concerns, letters, lifecycle, mydata, overview, safeguarding, servers
from storage.partners import put_partner
from storage.servers import put_server
from storage.store import Store, Transaction

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
ROLE = RoleId(9)
OWNER = Actor(PersonId(1_290_000_000_000_000_100), HERE, is_owner=True)
ADA = Actor(PersonId(1_290_000_000_000_000_101), HERE)
LEAD = Actor(PersonId(1_290_000_000_000_000_102), HERE)
BETHAN = Actor(PersonId(1_290_000_000_000_000_103), HERE, frozenset({ROLE}))
SAFE = Server(
    HERE,
    coordinator_role=ROLE,
    lead=LEAD.person,
    lead_name="Nia Rees",
    lead_contact="01632 960 001",
    local_numbers="01632 960 002",
)


@pytest.fixture
async def store(store: Store) -> Store:
    await store.run(put_server, SAFE)
    return store


async def table(store: Store, name: str) -> list[tuple[object, ...]]:
    def read(tx: Transaction) -> list[tuple[object, ...]]:
        return [tuple(row) for row in tx.sql.exec_driver_sql(f"SELECT * FROM {name}")]

    return await store.run(read)


async def test_nobody_is_asked_before_a_lead_is_named(store: Store) -> None:
    await store.run(put_server, replace(SAFE, lead_name=""))
    with pytest.raises(NotReady):
        await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)


async def test_who_asked_is_in_no_audit_and_in_no_letter(store: Store) -> None:
    _, asked = await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    assert await table(store, "audit") == []
    told = str(await table(store, "letters"))
    assert str(ADA.person) not in told
    assert "Ada" not in told
    assert asked.id in told


async def test_a_second_ask_changes_nothing_and_writes_nothing(store: Store) -> None:
    first = await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    again = await store.run(concerns.ask_lead, ADA, None, now=NOON + timedelta(hours=1))
    assert again == first
    assert len(await table(store, "concerns")) == 1
    assert len(await table(store, "letters")) == 2  # now, and when it is late


async def test_what_is_answered_or_taken_back_leaves_no_row(store: Store) -> None:
    _, asked = await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    for _ in range(2):
        await store.run(concerns.answer_concern, LEAD, asked.id, now=NOON)
    assert await table(store, "concerns") == []
    await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    for _ in range(2):
        await store.run(concerns.take_back_concern, ADA, now=NOON)
    assert await table(store, "concerns") == []
    assert await store.run(letters.next_due, now=NOON) is not None


async def test_the_lead_of_another_server_can_close_nothing_here(store: Store) -> None:
    await store.run(put_server, replace(SAFE, guild=ELSEWHERE))
    _, asked = await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    await store.run(concerns.answer_concern, replace(LEAD, guild=ELSEWHERE), asked.id, now=NOON)
    assert len(await table(store, "concerns")) == 1
    with pytest.raises(NotAllowed):
        await store.run(concerns.answer_concern, OWNER, asked.id, now=NOON)


async def test_coordinators_learn_since_when_and_nothing_that_counts(store: Store) -> None:
    assert await store.run(concerns.waits_for_lead, BETHAN.guild) is None
    await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    alone = await store.run(concerns.waits_for_lead, BETHAN.guild)
    await store.run(concerns.ask_lead, OWNER, "Olwen", now=NOON + timedelta(hours=1))
    both = await store.run(concerns.waits_for_lead, BETHAN.guild)
    assert alone is not None
    assert alone == both, "how many wait cannot be told apart"
    assert not alone.is_late(NOON + timedelta(hours=23))
    assert alone.is_late(NOON + timedelta(hours=24))


async def test_without_an_account_no_name_is_kept_and_a_coordinator_passes_it_on(store: Store) -> None:
    await store.run(put_server, replace(SAFE, lead=None))
    _, asked = await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    assert asked.shown_name is None
    assert [row[2] for row in await table(store, "letters")] == [concerns.UNHEARD.name], (
        "only the one who asked is told"
    )
    with pytest.raises(NotAllowed):
        await store.run(concerns.pass_on, ADA, now=NOON)
    await store.run(concerns.pass_on, BETHAN, now=NOON)
    ((*_, kind, _urgency, _uses_allowance, _key, guild, place, person),) = [
        row[:9] for row in await table(store, "letters")
    ]
    assert (kind, guild, place, person) == (concerns.READY.name, HERE, None, ADA.person)
    assert await table(store, "concerns") == []


async def test_a_coordinator_passes_nothing_on_for_a_lead_who_has_an_account(store: Store) -> None:
    await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(concerns.pass_on, BETHAN, now=NOON)
    assert len(await table(store, "concerns")) == 1


async def test_a_new_lead_hears_of_what_stands_and_the_old_one_no_more(store: Store) -> None:
    _, asked = await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    await store.run(safeguarding.choose_lead_account, OWNER, BETHAN.person, now=NOON)
    assert await store.run(concerns.concern_for, HERE, LEAD.person, asked.id) is None
    assert await store.run(concerns.concern_for, HERE, BETHAN.person, asked.id) == asked
    assert (await store.run(servers.server_of, HERE)).lead == BETHAN.person


async def test_whoever_has_their_data_deleted_goes_from_what_the_lead_was_sent_too(store: Store) -> None:
    await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    await store.run(calls.ask_for_call, ADA, "Ada", Suits.ANY, now=NOON)
    await store.run(mydata.erase_person, ADA, now=NOON)
    assert await table(store, "concerns") == []
    assert await table(store, "calls") == []
    kinds = [row[2] for row in await table(store, "letters")]
    assert kinds.count(concerns.OVER.name) == 2, "each message to the lead is changed"
    assert str(ADA.person) not in str(await table(store, "letters"))


async def test_whoever_has_been_away_for_a_month_waits_for_nobody(store: Store) -> None:
    await store.run(put_partner, HERE, ADA.person, RoleGroup.WORKER)
    await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    await store.run(lifecycle.note_left, HERE, ADA.person, now=NOON)
    assert await store.run(lifecycle.forget_the_away, now=NOON + timedelta(days=29)) == 0
    assert len(await table(store, "concerns")) == 1
    assert await store.run(lifecycle.forget_the_away, now=NOON + timedelta(days=30)) == 1
    assert await table(store, "concerns") == []


async def test_a_call_is_forgotten_after_two_weeks_and_three_days(store: Store) -> None:
    asked = await store.run(calls.ask_for_call, ADA, "Ada", Suits.ANY, now=NOON)
    assert await store.run(calls.my_call, ADA, now=asked.over_at - timedelta(seconds=1)) == asked
    assert await store.run(calls.my_call, ADA, now=asked.over_at) is None
    assert await store.run(calls.calls_waiting, BETHAN, now=asked.over_at) == ()
    assert await store.run(calls.forget_calls, now=asked.over_at) == 0
    again = await store.run(calls.ask_for_call, ADA, "Ada", Suits.EVENING, now=asked.over_at)
    assert again.id != asked.id
    assert await store.run(calls.forget_calls, now=again.over_at + timedelta(days=3)) == 1
    assert await table(store, "calls") == []


async def test_four_people_are_no_number_and_five_are(store: Store) -> None:
    for number in range(4):
        await store.run(put_partner, HERE, PersonId(number + 1), RoleGroup.WORKER)
    assert await store.run(overview.count_people, BETHAN) is None
    await store.run(put_partner, HERE, PersonId(9), RoleGroup.MANAGER)
    seen = await store.run(overview.count_people, BETHAN)
    assert seen is not None
    assert (seen.total, seen.groups) == (5, ())
