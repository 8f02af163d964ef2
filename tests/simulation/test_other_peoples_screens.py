"""S11: whatever one person answers or sets, every screen that anybody else can open says the same, byte for byte."""

from functools import cache

import pytest

from bot.domain.people import GuildId
from bot.services.polls import reminding
from storage import polls
from storage.store import Transaction
from tests.services.promise import LONGER
from tests.simulation.door import VOTERS
from tests.simulation.onlookers import (
    Act,
    begins_to_answer,
    changes_hours,
    pauses,
    seen_after,
    skips_the_question,
    turns_reminders_off,
    votes,
)
from tests.simulation.screens import COORDINATOR, OBSERVERS, Seen

CARER, MANAGER, WORKER = VOTERS.index("Margaret"), VOTERS.index("Helen"), VOTERS.index("Amara")
ACTS: tuple[Act, ...] = (votes, begins_to_answer, skips_the_question, pauses, turns_reminders_off, changes_hours)
MOST_REFUSED = 60  # verbs of things that are not there when everybody looks
Patch = pytest.MonkeyPatch


@cache
def untouched() -> Seen:
    """Look at everything while nobody does anything."""
    return seen_after()


def differing(one: Seen, two: Seen) -> list[str]:
    """Return where something else is seen, without what it says: that would fill the screen."""
    pairs = zip(one.text(), two.text(), strict=False)
    found = [f"{before[:60]} / {after[:60]}" for before, after in pairs if before != after]
    return found[:5] if found else [] if len(one.lines) == len(two.lines) else ["another number of screens"]


def test_every_screen_there_is_is_opened_by_itself() -> None:
    seen = untouched()
    assert seen.every <= seen.pressed
    assert seen.apologised == set()
    assert len(seen.every - seen.answered) <= MOST_REFUSED, sorted(seen.every - seen.answered)
    assert {line.split(" · ")[0] for line in seen.lines} >= set(OBSERVERS)
    audiences = {line.split(": ")[0] for line in seen.lines if line.startswith(f"{COORDINATOR} · draft-who")}
    assert len(audiences) >= 4  # everybody, and each group that can be asked by itself


def test_nobody_else_can_tell_what_the_only_carer_answered_or_set() -> None:
    touched = seen_after(*ACTS, who=CARER)
    assert touched.kept != untouched().kept
    assert differing(untouched(), touched) == []


@pytest.mark.parametrize("who", [pytest.param(one, marks=LONGER) for one in (CARER, MANAGER, WORKER)])
@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_nobody_else_can_tell_of_anybody_one_thing_that_they_did(act: Act, who: int) -> None:
    touched = seen_after(act, who=who)
    assert touched.kept != untouched().kept
    assert differing(untouched(), touched) == []


def a_figure_of_settings(tx: Transaction, _guild: GuildId, **_: object) -> int:
    asked = "SELECT count(*) FROM preferences WHERE reminders AND paused_until IS NULL"
    return int(tx.sql.exec_driver_sql(asked).scalar_one())


def a_figure_of_who_has_answered(tx: Transaction, _guild: GuildId, **_: object) -> int:
    return sum(polls.count_ballots(tx, vote.poll.id) for vote in polls.running(tx))


@pytest.mark.parametrize(
    ("figure", "acts"),
    [
        (a_figure_of_settings, (pauses,)),
        (a_figure_of_who_has_answered, (votes,)),
        pytest.param(a_figure_of_settings, (turns_reminders_off,), marks=LONGER),
    ],
)
def test_a_figure_counted_from_them_is_noticed(figure: object, acts: tuple[Act, ...], monkeypatch: Patch) -> None:
    monkeypatch.setattr(reminding, "open_here", figure)
    one, two = (seen_after(*done, who=CARER, observers=(COORDINATOR,)) for done in ((), acts))
    assert differing(one, two) != []
