"""Reminders by the clocks on the wall: over zones and changes of the clocks nothing is skipped, doubled or moved."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.domain.hours import Hours, Pattern, hours_for, is_open, is_quiet
from bot.domain.offers import Offer, day_before, offers
from bot.domain.people import GuildId, PersonId
from bot.domain.refusals import Invalid
from bot.domain.reminders import (
    Chosen,
    Often,
    Reminder,
    ReminderId,
    ReminderKind,
    ReminderState,
    coming,
    looked_up_again,
    moved_on,
    newest_missed,
    often_of,
    rule_for,
    was_moved,
)
from bot.domain.times import LAST, Cycle, Every, Rule, meant_at, packed, unpacked
from bot.domain.times.rules import comes_on

LONDON = "Europe/London"
ODD = ("Asia/Kolkata", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns", "Pacific/Auckland", "Atlantic/Azores")
ZONES = st.sampled_from((LONDON, "Europe/Dublin", "America/New_York", "UTC", *ODD))
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
YEARS = st.integers(0, 4 * 365 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
CYCLES = st.one_of(
    st.just(Cycle(Every.DAY)),
    st.builds(lambda step, first: Cycle(Every.DAY, step, first=first), st.integers(2, 30), DAYS),
    st.builds(lambda days: Cycle(Every.WEEK, weekdays=days), WEEKDAYS),
    st.builds(lambda step, days, first: Cycle(Every.WEEK, step, days, first=first), st.integers(2, 8), WEEKDAYS, DAYS),
    st.builds(lambda day: Cycle(Every.MONTH, day=day), st.sampled_from((*range(1, 29), LAST))),
    st.builds(
        lambda nth, day: Cycle(Every.MONTH, nth=nth, weekdays=(day,)), st.sampled_from((1, 2, 3, 4, LAST)),
        st.integers(0, 6),
    ),
    st.builds(lambda month, day: Cycle(Every.YEAR, month=month, day=day), st.integers(1, 12), st.integers(1, 28)),
)  # fmt: skip
MINUTES = st.integers(0, 24 * 60 - 1)
RULES = st.builds(Rule, CYCLES, MINUTES, ZONES)
HOURS = st.builds(hours_for, st.sampled_from(Pattern), ZONES)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def times(rule: Rule, after: datetime, number: int) -> list[datetime]:
    found: list[datetime] = []
    while len(found) < number and (after_this := rule.next_after(found[-1] if found else after)) is not None:
        found.append(after_this)
    return found


def draft() -> Reminder:
    which = ReminderId("a" * 32)
    return Reminder(which, GuildId(1), PersonId(2), ReminderKind.OWN, which, "Ring")


@settings(max_examples=300)
@given(RULES, YEARS)
def test_what_comes_round_shows_its_hour_on_the_wall_but_where_the_clocks_skip_it(rule: Rule, after: datetime) -> None:
    found = times(rule, after, 6)
    assert found == sorted(set(found))
    there = ZoneInfo(rule.zone)
    for moment in found:
        local = moment.astimezone(there)
        shown = datetime.combine(local.date(), time(rule.at // 60, rule.at % 60), there)
        if local.hour * 60 + local.minute != rule.at:  # then no clock there shows that hour on that day
            assert shown.astimezone(UTC).astimezone(there).replace(tzinfo=None) != shown.replace(tzinfo=None)


@settings(max_examples=50)
@given(MINUTES, ZONES, YEARS)
def test_a_daily_one_comes_once_on_every_day_of_a_year(at: int, zone: str, after: datetime) -> None:
    rule = Rule(Cycle(Every.DAY), at, zone)
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in times(rule, after, 366)]
    assert [later - day for day, later in pairwise(days)] == [timedelta(days=1)] * 365


@settings(max_examples=300)
@given(RULES, YEARS, st.lists(st.timedeltas(timedelta(minutes=1), timedelta(days=40)), min_size=1, max_size=12))
def test_whenever_it_is_looked_at_nothing_comes_twice_and_the_newest_is_never_passed_over(
    rule: Rule, begin: datetime, waits: list[timedelta]
) -> None:
    first = rule.next_after(begin)
    assert first is not None
    assume(first < begin + timedelta(days=700))
    one = coming(draft(), Chosen(first, rule), zone=rule.zone, now=begin)
    told: list[datetime] = []
    now = begin
    for wait in waits:
        now += wait
        assert one.due_at is not None
        if one.due_at <= now:
            newest, following = newest_missed(rule, one.due_at, now=now)
            assert newest <= now
            assert following is None or following > now
            assert rule.next_after(newest) == following
            told.append(newest)
            one = moved_on(one, following)
            if following is None:
                break
            assert one.meant is not None
            assert one.meant.moment == one.due_at
    assert told == sorted(set(told))


@settings(max_examples=300)
@given(YEARS, ZONES)
@example(datetime(2027, 10, 31, 0, 30, tzinfo=UTC), LONDON)
@example(datetime(2027, 10, 31, 1, 30, tzinfo=UTC), LONDON)
def test_a_moment_and_what_the_clocks_show_lead_to_each_other(moment: datetime, zone: str) -> None:
    meant = meant_at(moment, zone)
    assert meant.moment == moment
    one = coming(draft(), Chosen(moment), zone=zone, now=moment - timedelta(days=1))
    assert looked_up_again(one) == one
    assert not was_moved(one, moment)


@settings(max_examples=300)
@given(RULES)
def test_a_rule_that_was_written_down_is_read_again_as_the_same(rule: Rule) -> None:
    assert unpacked(packed(rule), zone=rule.zone) == rule
    assert len(packed(rule)) <= 95


@given(st.text(max_size=90))
@example("every=week at=09:00")
@example("every=week step=0 weekdays=1 at=09:00")
@example("every=day step=2 at=09:00")
@example("every=month day=31 at=09:00")
@example("every=year day=1 month=13 at=09:00")
@example("every=day at=09:00:30")
def test_what_was_never_written_down_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        unpacked(text, zone=LONDON)


@settings(max_examples=200)
@given(YEARS, ZONES, st.sampled_from(Often))
def test_how_often_is_understood_as_it_was_chosen(first: datetime, zone: str, often: Often) -> None:
    try:
        rule = rule_for(often, first, zone)
    except Invalid:
        assert often is Often.MONTH
        return
    assert often_of(rule) is often
    if rule is not None:
        local = first.astimezone(ZoneInfo(zone))
        assert rule.at == local.hour * 60 + local.minute
        assert comes_on(rule.cycle, local.date())


def test_what_came_once_is_done_and_what_comes_round_goes_on() -> None:
    once = coming(draft(), Chosen(NOON + timedelta(hours=1)), zone=LONDON, now=NOON)
    assert moved_on(once, None).state is ReminderState.DONE
    rule = Rule(Cycle(Every.DAY), 13 * 60, LONDON)
    often = coming(draft(), Chosen(NOON + timedelta(hours=1), rule), zone=LONDON, now=NOON)
    again = moved_on(often, NOON + timedelta(hours=25))
    assert (again.state, again.due_at) == (ReminderState.COMING, NOON + timedelta(hours=25))


@settings(max_examples=300)
@given(HOURS, YEARS, st.one_of(st.none(), st.timedeltas(timedelta(hours=1), timedelta(days=60))))
def test_every_choice_is_ahead_before_the_close_offered_once_and_the_same_each_time(
    hours: Hours, now: datetime, length: timedelta | None
) -> None:
    closes_at = now + length if length else None
    found = offers(hours, now=now, closes_at=closes_at)
    assert found == offers(hours, now=now, closes_at=closes_at)
    moments = [one.moment for one in found]
    assert moments == sorted(set(moments))
    assert len({one.offer for one in found}) == len(found)
    assert all(now < moment and (closes_at is None or moment < closes_at) for moment in moments)
    for one in found:
        local = one.moment.astimezone(ZoneInfo(hours.zone))
        minute = local.hour * 60 + local.minute
        if one.offer is Offer.WINDOW:
            assert is_open(hours, local.weekday(), minute) or local.fold
        if one.offer is Offer.TONIGHT:
            assert not is_quiet(hours, minute)
            assert local.date() == now.astimezone(ZoneInfo(hours.zone)).date()


@settings(max_examples=200)
@given(HOURS, YEARS)
def test_the_day_before_it_closes_is_the_day_before(hours: Hours, closes_at: datetime) -> None:
    there = ZoneInfo(hours.zone)
    found = day_before(closes_at, hours)
    assert found.astimezone(there).date() == closes_at.astimezone(there).date() - timedelta(days=1)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (Pattern.MORNINGS, ["shift 14:30", "tonight 19:00"]),
        (Pattern.SPLIT_DAY, ["window 13:30", "shift 21:30"]),
        (Pattern.TEA_AND_BED, ["shift 22:00", "window 10:00"]),
        (Pattern.NIGHTS, ["window 16:00", "shift 08:00"]),
        (Pattern.LIVE_IN, ["window 14:00", "tonight 19:00"]),
        (Pattern.WEEKLY_ROTA, ["window 13:30", "tonight 19:00"]),
        (Pattern.ANY_DAY, ["tonight 19:00", "window 09:00"]),
    ],
)
def test_at_noon_each_way_of_working_has_choices_of_its_own(pattern: Pattern, expected: list[str]) -> None:
    found = offers(hours_for(pattern, LONDON), now=NOON)
    assert [f"{one.offer.value} {one.moment.astimezone(ZoneInfo(LONDON)):%H:%M}" for one in found] == expected
