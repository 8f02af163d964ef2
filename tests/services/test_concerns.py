"""Asking the safeguarding lead to be in touch: what is kept, for whom, and for how long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.calls import Suits
from bot.domain.people import Actor, GuildId, LeadAnswer, PersonId, RoleGroup, RoleId, Server
from bot.domain.refusals import NotAllowed, NotReady
from bot.domain.safety import Concern
from bot.services import calls, concerns, leads, lifecycle, mydata, overview
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
    lead_answer=LeadAnswer.ACCEPTED,
    lead_name="Nia Rees",
    lead_contact="01632 960 001",
    local_numbers="01632 960 002",
)


@pytest.fixture
async def store(store: Store) -> Store:
    await store.run(put_server, SAFE)
    return store


async def asks(store: Store, name: str | None = "Ada", *, who: Actor = ADA, now: datetime = NOON) -> Concern:
    _, asked = await store.run(concerns.ask_lead, who, name, now=now)
    assert asked is not None
    return asked


async def table(store: Store, name: str) -> list[tuple[object, ...]]:
    def read(tx: Transaction) -> list[tuple[object, ...]]:
        return [tuple(row) for row in tx.sql.exec_driver_sql(f"SELECT * FROM {name}")]

    return await store.run(read)


async def test_nobody_is_asked_before_a_lead_is_named(store: Store) -> None:
    await store.run(put_server, replace(SAFE, lead_name=""))
    with pytest.raises(NotReady):
        await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)


async def test_who_asked_is_in_no_audit_and_in_no_letter(store: Store) -> None:
    asked = await asks(store)
    assert await table(store, "audit") == []
    to_lead = [row for row in await table(store, "letters") if row[8] == LEAD.person]
    assert str(ADA.person) not in str(to_lead)
    assert "Ada" not in str(await table(store, "letters"))
    assert {row[9] for row in to_lead} == {asked.id}


async def test_a_second_ask_changes_nothing_and_writes_nothing(store: Store) -> None:
    first = await asks(store)
    again = await asks(store, None, now=NOON + timedelta(hours=1))
    assert again == first
    assert len(await table(store, "concerns")) == 1
    assert len(await table(store, "letters")) == 3  # now, when it is late, and to the one who asks when it is


async def test_what_is_answered_or_taken_back_leaves_no_row(store: Store) -> None:
    asked = await asks(store)
    for _ in range(2):
        await store.run(concerns.answer_concern, LEAD, asked.id, now=NOON)
    assert await table(store, "concerns") == []
    await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    for _ in range(2):
        await store.run(concerns.take_back_concern, ADA, now=NOON)
    assert await table(store, "concerns") == []
    assert await table(store, "letters") == [], "nothing had gone out"


async def test_the_lead_of_another_server_can_close_nothing_here(store: Store) -> None:
    await store.run(put_server, replace(SAFE, guild=ELSEWHERE))
    asked = await asks(store)
    await store.run(concerns.answer_concern, replace(LEAD, guild=ELSEWHERE), asked.id, now=NOON)
    assert len(await table(store, "concerns")) == 1
    with pytest.raises(NotAllowed):
        await store.run(concerns.answer_concern, OWNER, asked.id, now=NOON)


async def test_coordinators_learn_since_when_and_nothing_that_counts(store: Store) -> None:
    assert not (await store.run(concerns.news_of_lead, BETHAN.guild)).is_to_do(NOON)
    await asks(store)
    alone = await store.run(concerns.news_of_lead, BETHAN.guild)
    await asks(store, "Olwen", who=OWNER, now=NOON + timedelta(hours=1))
    both = await store.run(concerns.news_of_lead, BETHAN.guild)
    assert alone == both, "how many wait cannot be told apart"
    assert not alone.is_to_do(NOON + timedelta(hours=23)), "the lead knows, and nobody else need know yet"
    assert alone.is_to_do(NOON + timedelta(hours=24))


async def test_where_no_lead_can_be_asked_nothing_is_asked_and_nothing_is_kept(store: Store) -> None:
    for answer in (None, LeadAnswer.ASKED, LeadAnswer.DECLINED, LeadAnswer.LEFT, LeadAnswer.CLOSED):
        await store.run(put_server, replace(SAFE, lead_answer=answer))
        assert (await store.run(concerns.ask_lead, ADA, "Ada", now=NOON))[1] is None
        assert await store.run(concerns.lead_to_ask, ADA) is None
    assert await table(store, "concerns") == []
    assert await table(store, "letters") == []


async def test_a_coordinator_who_phones_a_lead_that_was_lost_passes_on_what_stands(store: Store) -> None:
    await asks(store)
    await store.run(leads.decline, LEAD, now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(concerns.pass_on, ADA, now=NOON)
    await store.run(concerns.pass_on, BETHAN, now=NOON)
    told = [row[2] for row in await table(store, "letters") if row[8] == ADA.person]
    assert told == [concerns.READY.name], "and nothing more about a lead who is not there"
    assert await table(store, "concerns") == []


async def test_a_coordinator_passes_nothing_on_for_a_lead_who_has_an_account(store: Store) -> None:
    await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    with pytest.raises(NotAllowed):
        await store.run(concerns.pass_on, BETHAN, now=NOON)
    assert len(await table(store, "concerns")) == 1


async def test_a_new_lead_hears_of_what_stands_without_the_name_and_the_old_one_no_more(store: Store) -> None:
    asked = await asks(store)
    await store.run(leads.choose_account, OWNER, BETHAN.person, "Bethan", now=NOON)
    assert await store.run(concerns.concern_for, HERE, LEAD.person, asked.id) is None
    assert await store.run(concerns.concern_for, HERE, BETHAN.person, asked.id) is None, "before they say yes"
    await store.run(leads.accept, BETHAN, "Bethan", in_private=True, now=NOON + timedelta(minutes=1))
    assert await store.run(concerns.concern_for, HERE, LEAD.person, asked.id) is None
    assert await store.run(concerns.concern_for, HERE, BETHAN.person, asked.id) == replace(asked, shown_name=None)
    named = await asks(store, now=NOON + timedelta(hours=1))
    assert (named.shown_name, named.asked_at) == ("Ada", asked.asked_at)


async def test_whoever_has_their_data_deleted_goes_from_what_the_lead_was_sent_too(store: Store) -> None:
    await store.run(concerns.ask_lead, ADA, "Ada", now=NOON)
    await store.run(calls.ask_for_call, ADA, "Ada", Suits.ANY, now=NOON)
    await store.run(mydata.erase_person, ADA, now=NOON)
    assert await table(store, "concerns") == []
    assert await table(store, "calls") == []
    assert await table(store, "letters") == [], "what had not gone out to the lead was taken back"


async def test_whoever_never_joined_and_has_been_away_for_a_month_waits_for_nobody(store: Store) -> None:
    await asks(store)
    await store.run(calls.ask_for_call, ADA, "Ada", Suits.ANY, now=NOON)
    await store.run(lifecycle.note_left, HERE, ADA.person, now=NOON)
    assert await store.run(lifecycle.forget_the_away, now=NOON + timedelta(days=30)) == 1
    assert (await table(store, "concerns"), await table(store, "calls")) == ([], [])


async def test_nothing_is_noted_of_a_stranger_who_leaves(store: Store) -> None:
    await store.run(lifecycle.note_left, HERE, ADA.person, now=NOON)
    assert (await table(store, "contacts"), await table(store, "letters")) == ([], [])


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
