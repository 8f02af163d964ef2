"""What each partner chose about themselves: kept for them, in their own row, and nowhere else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.hours import Pattern, Window, hours_for
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.people import Actor, GuildId, PersonId, RoleGroup, Server
from bot.domain.preferences import Credit, Preferences, Reading, Where
from bot.domain.reaching import next_allowed
from bot.domain.refusals import Invalid, NotAllowed
from bot.services import notes, preferences
from storage.audit import audit
from storage.letters import next_due
from storage.partners import put_language, put_partner
from storage.servers import put_server
from storage.store import Store, Transaction

NOON = datetime(2026, 6, 3, 12, 45, tzinfo=UTC)  # a Wednesday, 13:45 on the wall in London
HERE, ELSEWHERE = GuildId(1_290_000_000_000_000_001), GuildId(1_290_000_000_000_000_002)
ADA = Actor(PersonId(1_290_000_000_000_000_100), HERE)
BO = Actor(PersonId(1_290_000_000_000_000_101), HERE)
STRANGER = Actor(PersonId(1_290_000_000_000_000_102), HERE)
DEFAULT = hours_for(Pattern.OWN, "Europe/London")

CHANGES: dict[str, Callable[[Transaction, Actor], Preferences]] = {
    "pattern": lambda tx, who: preferences.choose_pattern(tx, who, Pattern.NIGHTS, now=NOON),
    "window": lambda tx, who: preferences.add_window(tx, who, {5}, starts=600, ends=660, now=NOON),
    "no window": lambda tx, who: preferences.remove_window(tx, who, {5}, starts=810, ends=930, now=NOON),
    "quiet": lambda tx, who: preferences.choose_quiet_hours(tx, who, quiet_from=1140, quiet_until=600, now=NOON),
    "days off": lambda tx, who: preferences.choose_rest_days(tx, who, {5, 6}, now=NOON),
    "reminders": lambda tx, who: preferences.turn_reminders(tx, who, on=False, now=NOON),
    "digest": lambda tx, who: preferences.turn_digest(tx, who, on=True, now=NOON),
    "where": lambda tx, who: preferences.choose_where(tx, who, Where.PANEL, now=NOON),
    "reading": lambda tx, who: preferences.choose_reading(tx, who, Reading.EASY, now=NOON),
    "helps": lambda tx, who: preferences.keep_helps(tx, who, "Large print", now=NOON),
    "credit": lambda tx, who: preferences.choose_credit(tx, who, Credit.PSEUDONYM, pseudonym="Robin", now=NOON),
    "a pause": lambda tx, who: preferences.pause_for(tx, who, 7, now=NOON),
    "a longer pause": lambda tx, who: preferences.pause_until(tx, who, date(2026, 7, 1), now=NOON),
    "no pause": lambda tx, who: preferences.end_pause(tx, who, now=NOON),
}
every_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


@pytest.fixture
async def store(store: Store) -> Store:
    for who in (ADA, BO):
        await store.run(put_partner, HERE, who.person, RoleGroup.WORKER)
    return store


async def kept(store: Store, who: Actor = ADA) -> Preferences:
    return await store.run(preferences.preferences_of, who, now=NOON)


async def when(store: Store, due: datetime, who: Actor = ADA, **more: Any) -> datetime | None:
    expires_at = more.pop("expires_at", due + timedelta(days=30))
    chosen = (await store.run(preferences.chosen_by_each, HERE, [who.person], now=due))[who.person]
    return next_allowed(due, chosen.hours, expires_at=expires_at, paused_until=chosen.paused_until, now=due, **more)


@every_change
async def test_each_change_is_kept_and_touches_nobody_else_and_no_log(
    store: Store, change: Callable[[Transaction, Actor], Preferences]
) -> None:
    before, others = await kept(store), await kept(store, BO)
    changed = await store.run(change, ADA)
    assert await kept(store) == changed
    assert await store.run(change, ADA) == changed  # a double press
    assert (changed.person, changed.guild) == (ADA.person, HERE)
    assert change is CHANGES["no pause"] or changed != before
    assert await kept(store, BO) == others
    assert await store.run(lambda tx: tx.sql.execute(audit.select()).all()) == []


@every_change
@pytest.mark.parametrize(
    "who", [STRANGER, replace(ADA, guild=ELSEWHERE), replace(ADA, is_bot=True)], ids=["stranger", "elsewhere", "bot"]
)
async def test_only_those_who_have_joined_here_change_anything(
    store: Store, change: Callable[[Transaction, Actor], Preferences], who: Actor
) -> None:
    with pytest.raises(NotAllowed):
        await store.run(change, who)
    with pytest.raises(NotAllowed):
        await store.run(preferences.preferences_of, who, now=NOON)


async def test_everybody_sees_their_own_settings_and_a_stranger_only_a_language(store: Store) -> None:
    await store.run(put_language, HERE, STRANGER.person, "cy")
    mine = await store.run(preferences.settings_of, STRANGER, now=NOON)
    assert (mine.partner, mine.language, mine.preferences) == (None, "cy", None)
    mine = await store.run(preferences.settings_of, ADA, now=NOON)
    assert mine.partner is not None
    assert mine.language is None
    assert mine.preferences == await kept(store)


async def test_whoever_has_chosen_nothing_is_reached_after_lunch_in_the_server_s_zone(store: Store) -> None:
    assert (await kept(store)).hours == DEFAULT
    await store.run(put_server, Server(HERE, zone="Asia/Kolkata"))
    assert (await kept(store)).hours == hours_for(Pattern.OWN, "Asia/Kolkata")
    due = datetime(2026, 6, 3, 5, tzinfo=UTC)  # 10:30 there
    assert await when(store, due, STRANGER) == datetime(2026, 6, 3, 8, tzinfo=UTC)


async def test_own_times_begin_with_what_there_is_and_can_be_taken_away_again(store: Store) -> None:
    await store.run(preferences.add_window, ADA, {5}, starts=600, ends=660, now=NOON)
    saturday = [one for one in (await kept(store)).hours.windows if one.weekday == 5]
    assert saturday == [Window(5, 600, 660), Window(5, 810, 930)]
    changed = await store.run(preferences.remove_window, ADA, range(7), starts=810, ends=930, now=NOON)
    assert changed.hours.windows == (Window(5, 600, 660),)
    with pytest.raises(Invalid, match="Pause"):
        await store.run(preferences.remove_window, ADA, {5}, starts=600, ends=660, now=NOON)
    assert await kept(store) == changed


async def test_a_letter_waits_for_the_person_s_own_hours(store: Store) -> None:
    assert await when(store, NOON) == NOON
    assert await when(store, NOON + timedelta(hours=3)) == NOON + timedelta(days=1, minutes=-15)
    await store.run(preferences.choose_pattern, ADA, Pattern.NIGHTS, now=NOON)
    assert await when(store, NOON) == datetime(2026, 6, 3, 15, tzinfo=UTC)  # 16:00 on the wall
    assert await when(store, NOON, BO) == NOON


async def test_a_letter_waits_out_a_pause_and_is_dropped_if_it_is_too_late_then(store: Store) -> None:
    paused = await store.run(preferences.pause_for, ADA, 7, now=NOON)
    assert paused.paused_until == NOON + timedelta(days=7)
    assert await when(store, NOON) == paused.paused_until
    days = NOON + timedelta(days=6)
    assert await when(store, NOON, expires_at=days) is None
    await store.run(preferences.end_pause, ADA, now=NOON)
    assert await when(store, NOON) == NOON


async def test_a_letter_due_now_is_never_moved_into_the_past(store: Store) -> None:
    early, event = datetime(2026, 6, 4, 6, 45, tzinfo=UTC), datetime(2026, 6, 4, 8, tzinfo=UTC)  # 07:45 and 09:00
    assert await when(store, early, expires_at=event, event=event) is None


async def test_a_pause_until_a_day_ends_when_that_day_begins(store: Store) -> None:
    paused = await store.run(preferences.pause_until, ADA, date(2026, 7, 1), now=NOON)
    assert paused.paused_until == datetime(2026, 6, 30, 23, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2026, 6, 3), date(2026, 1, 1), date(2027, 6, 5)])
async def test_a_pause_ends_after_today_and_within_a_year(store: Store, day: date) -> None:
    with pytest.raises(Invalid):
        await store.run(preferences.pause_until, ADA, day, now=NOON)
    assert (await kept(store)).paused_until is None


async def test_what_helps_me_is_at_most_500_letters_and_can_be_forgotten(store: Store) -> None:
    with pytest.raises(Invalid):
        await store.run(preferences.keep_helps, ADA, "x" * 501, now=NOON)
    assert (await store.run(preferences.keep_helps, ADA, "x" * 500, now=NOON)).helps == "x" * 500
    assert (await store.run(preferences.keep_helps, ADA, "", now=NOON)).helps == ""


@pytest.mark.parametrize("name", ["", "x" * 33])
async def test_a_made_up_name_has_1_to_32_letters(store: Store, name: str) -> None:
    with pytest.raises(Invalid):
        await store.run(preferences.choose_credit, ADA, Credit.PSEUDONYM, pseudonym=name, now=NOON)


async def test_a_name_made_up_once_stays_when_the_credit_changes(store: Store) -> None:
    await store.run(preferences.choose_credit, ADA, Credit.PSEUDONYM, pseudonym="Robin", now=NOON)
    await store.run(preferences.choose_credit, ADA, Credit.NONE, now=NOON)
    again = await store.run(preferences.choose_credit, ADA, Credit.PSEUDONYM, now=NOON)
    assert (again.credit, again.pseudonym) == (Credit.PSEUDONYM, "Robin")


async def test_whoever_sends_learns_where_and_whether_and_nothing_else(store: Store) -> None:
    assert await store.run(preferences.where_for, HERE, ADA.person) is Where.PRIVATE_MESSAGE
    assert await store.run(preferences.wants_reminders, HERE, ADA.person)
    await store.run(preferences.choose_where, ADA, Where.PANEL, now=NOON)
    await store.run(preferences.turn_reminders, ADA, on=False, now=NOON)
    assert await store.run(preferences.where_for, HERE, ADA.person) is Where.PANEL
    assert not await store.run(preferences.wants_reminders, HERE, ADA.person)
    assert await store.run(preferences.where_for, HERE, BO.person) is Where.PRIVATE_MESSAGE


@pytest.mark.parametrize("change", ["pattern", "where", "no pause"])
async def test_what_waits_is_asked_about_anew_when_somebody_chooses_otherwise(store: Store, change: str) -> None:
    for who in (ADA, BO):
        note = PrivateLetter(LetterKind("some"), "a" * 32, NOON, NOON + timedelta(days=30))
        await store.run(notes.write_to_person, HERE, who.person, note)
        await store.run(preferences.pause_for, who, 7, now=NOON)
    assert await store.run(notes.claim_due, now=NOON, limit=9) == ((), True)
    assert await store.run(next_due, now=NOON) == NOON + timedelta(days=7)
    await store.run(CHANGES[change], ADA)
    assert await store.run(next_due, now=NOON) == NOON
    claimed, _more = await store.run(notes.claim_due, now=NOON, limit=9)
    assert [letter.person for letter in claimed] == ([ADA.person] if change == "no pause" else [])
