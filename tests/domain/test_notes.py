"""What becomes of everything that is due to one person: nothing is lost, and at most one thing that counts is said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import Pattern, hours_for
from bot.domain.letter_kinds import AFTER_LEAVING, NOTE, OWN_NOTE, LetterKind, Urgency
from bot.domain.letters import DMS_CLOSED, NOT_WRITTEN, Letter, LetterState
from bot.domain.notes import MOST_CARRIED, STOP_AFTER, DeliveryPlan, Reachability, Stuck, plan_delivery, was_tried
from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Where
from bot.domain.reaching import is_welcome
from tests.domain.test_reaching import anybody

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
SOME, OTHER = LetterKind("some"), LetterKind("other")
OWN = LetterKind("own", Urgency.ONE_S_OWN, uses_allowance=False)
URGENT = LetterKind("urgent", Urgency.AT_ONCE, uses_allowance=False)
ALONE = LetterKind("alone", uses_allowance=False, alone=True)
SAID_YES = LetterKind("said_yes", uses_allowance=False)  # a reminder of something they said yes to
QUIET = LetterKind("quiet", Urgency.AT_ONCE, uses_allowance=False, quiet_outside_hours=True)
KINDS = (SOME, OTHER, OWN, URGENT, ALONE, SAID_YES, QUIET, AFTER_LEAVING, NOTE, OWN_NOTE)
AT_ANY_TIME = Reachability(hours_for(Pattern.ANY_DAY, "Europe/London"))
ADA = PersonId(7)


def letter(number: int = 0, kind: LetterKind = SOME, subject: str = "a", **changes: object) -> Letter:
    made = Letter(
        f"{number:032x}", kind.name, f"{kind.name}:{number}", GuildId(1), None, ADA, subject,
        NOON, NOON + timedelta(days=7), None, LetterState.SENDING, 1, NOON, None, None,
        kind.urgency, kind.uses_allowance, alone=kind.alone,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


hours_around = st.integers(-100, 100).map(lambda hours: NOON + timedelta(hours=hours))
some_letter = st.builds(
    lambda number, kind, subject, before, lasts, tries, doubt, error: letter(
        number, kind, subject, not_before=before, expires_at=before + timedelta(hours=lasts), attempts=tries,
        doubtful_since=None if tries == 1 or doubt is None else NOON - timedelta(hours=doubt),
        error=error if tries > 1 else None,
    ),
    st.integers(0, 2**100), st.sampled_from(KINDS), st.sampled_from("abc"), hours_around, st.integers(1, 300),
    st.sampled_from((1, 1, 1, 2)), st.none() | st.integers(0, 200), st.sampled_from((None, DMS_CLOSED, 503)),
)  # fmt: skip
some_letters = st.lists(some_letter, max_size=30, unique_by=lambda one: one.id)
some_standing = st.builds(
    Reachability,
    hours=anybody,
    paused_until=st.none() | hours_around,
    where=st.sampled_from(Where),
    closed_at=st.none() | hours_around,
    is_away=st.booleans(),
    unanswered=st.integers(0, 3),
    reached=st.lists(hours_around.filter(lambda at: at <= NOON), max_size=4).map(tuple),
)
ready = st.builds(Reachability, hours=st.just(AT_ANY_TIME.hours), unanswered=st.integers(0, 1))


def everything(found: DeliveryPlan) -> list[str]:
    said = [one.id for group in found.now for one in group]
    return sorted([*said, *(one.id for rest in (found.later, found.behind, found.over) for one, _ in rest)])


@given(due=some_letters, standing=some_standing | ready)
def test_each_letter_comes_to_one_thing_and_always_to_the_same(due: list[Letter], standing: Reachability) -> None:
    found = plan_delivery(due, standing, now=NOON)
    assert everything(found) == sorted(one.id for one in due)
    assert vars(found) == vars(plan_delivery(due, standing, now=NOON))


@given(due=some_letters, standing=some_standing | ready)
def test_at_most_one_message_that_counts_is_said_and_only_inside_their_hours(
    due: list[Letter], standing: Reachability
) -> None:
    found = plan_delivery(due, standing, now=NOON)
    counted = [group for group in found.now if any(one.uses_allowance for one in group)]
    fresh = [one for group in counted for one in group if one.uses_allowance and one.expires_at > NOON]
    live = [group for group in counted if any(one in fresh for one in group)]
    assert len(live) <= 1
    if fresh:
        assert is_welcome(NOON, standing.hours)
        assert standing.paused_until is None or standing.paused_until <= NOON
        assert standing.unanswered < STOP_AFTER or {one.kind for one in fresh} == {AFTER_LEAVING.name}


@given(due=some_letters, standing=some_standing | ready)
def test_nothing_is_said_too_late_nor_put_off_until_it_is(due: list[Letter], standing: Reachability) -> None:
    found = plan_delivery(due, standing, now=NOON)
    late = [one for group in found.now for one in group if one.expires_at <= NOON]
    assert all(one.doubtful_since is not None for one in late)  # it may have arrived, and is only looked for
    assert all(NOON <= when < one.expires_at for one, when in found.later)
    own = [one for one, _ in found.later if one.urgency is Urgency.ONE_S_OWN]
    assert not own or standing.paused_until is not None or len(due) > MOST_CARRIED


@given(due=some_letters, standing=ready)
def test_what_was_not_tried_goes_together_and_what_was_goes_alone(due: list[Letter], standing: Reachability) -> None:
    found = plan_delivery(due, standing, now=NOON)
    several = [group for group in found.now if len(group) > 1]
    assert len(several) <= 1
    for group in several:
        assert len(group) <= MOST_CARRIED
        assert not any(was_tried(one) or one.carries or one.alone for one in group)
        assert not any(one.urgency is Urgency.AT_ONCE for one in group)
        assert len({(one.kind, one.subject) for one in group}) == len(group)


@given(due=some_letters, standing=ready)
def test_only_the_newest_of_a_kind_about_a_subject_is_said(due: list[Letter], standing: Reachability) -> None:
    due = sorted(due, key=lambda one: one.not_before)
    found = plan_delivery(due, standing, now=NOON)
    for older, state in found.over:
        if state is LetterState.CANCELLED:
            same = [one for one in due if (one.kind, one.subject) == (older.kind, older.subject) and not was_tried(one)]
            assert same[-1] is not older


def test_what_is_being_tried_again_holds_up_the_rest_and_what_may_have_arrived_counts() -> None:
    late = NOON + timedelta(minutes=5)
    stuck = Stuck(True, "b", None, late, 503)
    found = plan_delivery([letter()], replace(AT_ANY_TIME, stuck=(stuck,)), now=NOON)
    assert found.later == [(letter(), late)]
    wordless = replace(stuck, error=NOT_WRITTEN)
    assert plan_delivery([letter()], replace(AT_ANY_TIME, stuck=(wordless,)), now=NOON).now == [(letter(),)]
    doubtful = replace(stuck, doubtful_since=NOON, error=NOT_WRITTEN)
    (put_off,) = plan_delivery([letter()], replace(AT_ANY_TIME, stuck=(doubtful,)), now=NOON).later
    assert put_off[1].date() > NOON.date()


def test_one_s_own_comes_outside_all_hours_and_waits_only_for_the_end_of_a_pause() -> None:
    night = NOON.replace(hour=2)
    own = letter(kind=OWN, not_before=night)
    assert plan_delivery([own], AT_ANY_TIME, now=night).now == [(own,)]
    paused = replace(AT_ANY_TIME, paused_until=night + timedelta(days=1), unanswered=9, reached=(night,) * 3)
    assert plan_delivery([own], paused, now=night).later == [(own, night + timedelta(days=1))]
    too_long = replace(paused, paused_until=night + timedelta(days=30))
    assert plan_delivery([own], too_long, now=night).over == [(own, LetterState.EXPIRED)]
    lead = letter(kind=URGENT)
    assert plan_delivery([lead], too_long, now=night).now == [(lead,)]


def test_what_somebody_depends_on_goes_by_itself_and_first_in_their_hours_whatever_else_came() -> None:
    night, morning = NOON.replace(hour=2), NOON.replace(hour=9)
    due = [letter(1), letter(2, subject="b"), letter(3, kind=ALONE, subject="c")]
    assert plan_delivery(due, AT_ANY_TIME, now=NOON).now == [(due[2],), (due[0], due[1])]
    busy = replace(
        AT_ANY_TIME, unanswered=9, reached=(NOON,) * 3, paused_until=NOON + timedelta(days=30),
        stuck=(Stuck(True, "b", None, NOON + timedelta(days=1), 503),),
    )  # fmt: skip
    assert plan_delivery(due, busy, now=NOON).now == [(due[2],)]
    assert plan_delivery([due[2]], busy, now=night).later == [(due[2], morning)]
    behind = plan_delivery(due, replace(AT_ANY_TIME, where=Where.PANEL), now=NOON)
    assert (due[2], None) in behind.behind, "where notes reach them is theirs to say"


def test_what_the_safeguarding_lead_must_hear_does_not_wait_until_they_look() -> None:
    lead, own = letter(1, kind=URGENT), letter(2, kind=OWN, subject="b")
    found = plan_delivery([lead, own], replace(AT_ANY_TIME, where=Where.PANEL), now=NOON)
    assert (found.now, found.behind) == ([(lead,)], [(own, None)])
    closed = plan_delivery([lead], replace(AT_ANY_TIME, closed_at=NOON), now=NOON)
    assert closed.behind == [(lead, NOON + timedelta(days=7))]


def test_a_message_that_stands_is_changed_without_a_sound_whatever_the_hour() -> None:
    edit = letter(edits="some:1")
    everywhere = replace(AT_ANY_TIME, where=Where.PANEL, unanswered=5, paused_until=NOON + timedelta(days=9))
    assert plan_delivery([edit], everywhere, now=NOON.replace(hour=3)).now == [(edit,)]


@given(due=some_letters, standing=some_standing | ready)
def test_what_waits_for_their_hours_and_counts_for_nothing_is_said_in_their_hours_alone(
    due: list[Letter], standing: Reachability
) -> None:
    found = plan_delivery(due, standing, now=NOON)
    said = [one for group in found.now for one in group if one.kind == SAID_YES.name and one.expires_at > NOON]
    assert not said or is_welcome(NOON, standing.hours)


def test_what_counts_for_nothing_comes_in_their_hours_whatever_else_came_on_that_day() -> None:
    reached = replace(AT_ANY_TIME, reached=(NOON - timedelta(hours=1),) * 3, unanswered=STOP_AFTER)
    assert plan_delivery([letter(kind=SAID_YES)], reached, now=NOON).now == [(letter(kind=SAID_YES),)]
    ((_, later),) = plan_delivery([letter(kind=SAID_YES)], reached, now=NOON + timedelta(hours=9)).later
    assert later == NOON + timedelta(hours=21), "and waits for the morning otherwise"


def test_what_makes_no_sound_at_night_comes_at_any_hour_but_where_notes_wait_in_the_server() -> None:
    night, change = NOON + timedelta(hours=11), letter(kind=QUIET)
    paused = replace(AT_ANY_TIME, paused_until=NOON + timedelta(days=3))
    for standing in (AT_ANY_TIME, paused):
        assert plan_delivery([change], standing, now=night, quiet={QUIET.name}).now == [(change,)]
    in_the_server = replace(AT_ANY_TIME, where=Where.PANEL)
    assert plan_delivery([change], in_the_server, now=night, quiet={QUIET.name}).behind == [(change, None)]
    assert plan_delivery([letter(kind=URGENT)], in_the_server, now=night).now == [(letter(kind=URGENT),)]
