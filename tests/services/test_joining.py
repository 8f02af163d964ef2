from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.consents import VERSIONS
from bot.domain.hours import Pattern, hours_for
from bot.domain.people import Actor, GuildId, Partner, PersonId, RoleGroup, Server
from bot.domain.preferences import Consent, ConsentGiven, Joined, Joining, Preferences, ShownAs
from bot.domain.refusals import Invalid, NotReady
from bot.services import joining, partners
from storage import consents, preferences
from storage.partners import languages
from storage.partners import partners as table
from storage.preferences import joinings, windows
from storage.preferences import preferences as kept
from storage.servers import put_server
from storage.store import Store, Transaction

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
HERE = GuildId(1_290_000_000_000_000_001)
ADA = Actor(PersonId(1_290_000_000_000_000_100), HERE)
SAFE = Server(
    HERE, zone="Europe/Paris", lead_name="Nia Rees", lead_contact="01632 960 001", local_numbers="01632 960 002"
)


@pytest.fixture
async def store(store: Store) -> Store:
    await store.run(put_server, SAFE)
    return store


def rows(tx: Transaction) -> int:
    tables = (table, kept, windows, joinings, consents.consents)
    return sum(len(tx.sql.execute(one.select()).all()) for one in tables)


async def walks_in(store: Store, now: datetime = NOON) -> Joining | Joined:
    await store.run(joining.begin, ADA, now=now)
    await store.run(joining.choose_language, ADA, "cy", now=now)
    await store.run(joining.choose_group, ADA, RoleGroup.WORKER, now=now)
    await store.run(joining.choose_name, ADA, ShownAs.PSEUDONYM, "Kettle", now=now)
    await store.run(joining.choose_pattern, ADA, Pattern.SPLIT_DAY, now=now)
    return await store.run(joining.take_part, ADA, now=now)


async def test_a_yes_makes_a_partner_with_all_that_was_chosen(store: Store) -> None:
    way = await walks_in(store)
    chosen = Preferences(
        person=ADA.person,
        guild=HERE,
        joined_at=NOON,
        hours=hours_for(Pattern.SPLIT_DAY, "Europe/Paris"),
        shown_as=ShownAs.PSEUDONYM,
        pseudonym="Kettle",
    )
    assert way == Joined(Partner(ADA.person, HERE, RoleGroup.WORKER, "cy"), chosen)
    assert await store.run(preferences.preferences_of, HERE, ADA.person) == chosen
    assert await store.run(preferences.joining_of, HERE, ADA.person) is None
    yes = ConsentGiven(Consent.TAKE_PART, VERSIONS[Consent.TAKE_PART], NOON)
    assert await store.run(consents.consents_of, HERE, ADA.person) == (yes,)


async def test_what_is_chosen_on_the_way_is_kept(store: Store) -> None:
    await store.run(joining.choose_group, ADA, RoleGroup.RESEARCHER, now=NOON)
    await store.run(joining.choose_pattern, ADA, Pattern.NIGHTS, now=NOON)
    way = await store.run(joining.begin, ADA, now=NOON + timedelta(hours=23))
    assert way == Joining(ADA.person, HERE, NOON, role_group=RoleGroup.RESEARCHER, pattern=Pattern.NIGHTS)
    assert await store.run(partners.partner_of, ADA) is None


@pytest.mark.parametrize("chosen", ["nothing", "group", "pattern"])
async def test_a_yes_before_all_is_chosen_does_nothing(store: Store, chosen: str) -> None:
    if chosen == "group":
        await store.run(joining.choose_group, ADA, RoleGroup.WORKER, now=NOON)
    if chosen == "pattern":
        await store.run(joining.choose_pattern, ADA, Pattern.NIGHTS, now=NOON)
    assert isinstance(await store.run(joining.take_part, ADA, now=NOON), Joining)
    assert await store.run(partners.partner_of, ADA) is None


async def test_saying_yes_twice_is_one_yes(store: Store) -> None:
    first = await walks_in(store)
    again = await store.run(joining.take_part, ADA, now=NOON + timedelta(minutes=1))
    assert again == first


@pytest.mark.parametrize("name", ["", "x" * 33])
async def test_a_name_that_is_none_is_refused_and_the_way_stays(store: Store, name: str) -> None:
    before = await store.run(joining.choose_group, ADA, RoleGroup.WORKER, now=NOON)
    with pytest.raises(Invalid):
        await store.run(joining.choose_name, ADA, ShownAs.PSEUDONYM, name, now=NOON)
    assert await store.run(joining.begin, ADA, now=NOON) == before


async def test_a_made_up_name_goes_when_another_way_is_chosen(store: Store) -> None:
    await store.run(joining.choose_name, ADA, ShownAs.PSEUDONYM, "Kettle", now=NOON)
    way = await store.run(joining.choose_name, ADA, ShownAs.ROLE, now=NOON)
    assert way == Joining(ADA.person, HERE, NOON)


async def test_whoever_joined_changes_their_group_and_name_and_late_presses_change_nothing(store: Store) -> None:
    way = await walks_in(store)
    assert isinstance(way, Joined)
    for press in (
        store.run(joining.begin, ADA, now=NOON),
        store.run(joining.choose_pattern, ADA, Pattern.NIGHTS, now=NOON),
    ):
        assert await press == way
    moved = await store.run(joining.choose_group, ADA, RoleGroup.MANAGER, now=NOON)
    assert isinstance(moved, Joined)
    assert moved == replace(way, partner=replace(way.partner, role_group=RoleGroup.MANAGER))
    shown = await store.run(joining.choose_name, ADA, ShownAs.NAME, now=NOON)
    assert shown == replace(moved, preferences=replace(way.preferences, shown_as=ShownAs.NAME))
    named = await store.run(joining.choose_name, ADA, ShownAs.PSEUDONYM, "Teapot", now=NOON)
    assert await store.run(joining.begin, ADA, now=NOON) == named
    assert isinstance(named, Joined)
    assert (named.preferences.shown_as, named.preferences.pseudonym) == (ShownAs.PSEUDONYM, "Teapot")
    with pytest.raises(Invalid):
        await store.run(joining.choose_name, ADA, ShownAs.PSEUDONYM, "", now=NOON)
    assert await store.run(preferences.joining_of, HERE, ADA.person) is None


async def test_nobody_begins_before_people_know_whom_to_turn_to(store: Store) -> None:
    await store.run(put_server, replace(SAFE, local_numbers=""))
    with pytest.raises(NotReady):
        await store.run(joining.begin, ADA, now=NOON)
    with pytest.raises(NotReady):
        await store.run(joining.choose_group, ADA, RoleGroup.WORKER, now=NOON)
    assert await store.run(rows) == 0


async def test_nobody_ends_after_the_lead_went_away_meanwhile(store: Store) -> None:
    await store.run(joining.choose_group, ADA, RoleGroup.WORKER, now=NOON)
    await store.run(joining.choose_pattern, ADA, Pattern.NIGHTS, now=NOON)
    await store.run(put_server, replace(SAFE, lead_name=""))
    with pytest.raises(NotReady):
        await store.run(joining.take_part, ADA, now=NOON)
    assert await store.run(partners.partner_of, ADA) is None


async def test_whoever_stops_on_the_way_is_forgotten_after_a_day_with_their_language(store: Store) -> None:
    await store.run(joining.choose_language, ADA, "cy", now=NOON)
    await store.run(joining.choose_pattern, ADA, Pattern.NIGHTS, now=NOON)
    bo = replace(ADA, person=PersonId(7))
    await store.run(partners.choose_language, bo, "cy", now=NOON)  # chosen in the settings, and not on the way in
    assert await store.run(joining.forget_joinings, now=NOON + timedelta(hours=23)) == 0
    later = NOON + timedelta(days=1)
    assert await store.run(joining.forget_joinings, now=later) == 1
    assert await store.run(rows) == 1
    assert await store.run(languages, ADA.guild, ADA.person) == (None, "en")
    assert await store.run(languages, bo.guild, bo.person) == ("cy", "en")


async def test_choices_older_than_a_day_are_not_taken_up_again(store: Store) -> None:
    await store.run(joining.choose_pattern, ADA, Pattern.NIGHTS, now=NOON)
    later = NOON + timedelta(days=1)
    assert await store.run(joining.begin, ADA, now=later) == Joining(ADA.person, HERE, later)


async def test_whoever_joined_keeps_all_of_it_when_house_is_kept(store: Store) -> None:
    way = await walks_in(store)
    await store.run(joining.choose_language, ADA, "cy", now=NOON)
    await store.run(joining.forget_joinings, now=NOON + timedelta(days=400))
    assert await store.run(joining.begin, ADA, now=NOON) == way


async def test_leaving_forgets_every_choice_and_coming_back_is_the_same_way_in(store: Store) -> None:
    first = await walks_in(store)
    await store.run(partners.leave, ADA, now=NOON)
    assert await store.run(rows) == 0
    assert await store.run(joining.begin, ADA, now=NOON) == Joining(ADA.person, HERE, NOON)
    assert await walks_in(store) == first
