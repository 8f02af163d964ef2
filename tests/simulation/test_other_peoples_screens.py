"""S11: whatever one person answers or sets, every screen that anybody else can open says the same, byte for byte."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest

from bot.domain.people import Actor, GuildId
from bot.domain.replies import OwnReply, ReplyKind
from bot.domain.session_cards import SessionOnShow
from bot.domain.sessions import Session, SessionId
from bot.services import sessions
from bot.services.polls import reminding
from bot.services.sessions import cards as session_cards
from bot.services.sessions import replying
from storage import polls
from storage import sessions as kept
from storage.store import Transaction
from tests.services.promise import LONGER
from tests.simulation.door import VOTERS
from tests.simulation.onlookers import (
    Act,
    begins_to_answer,
    cannot_come,
    changes_hours,
    pauses,
    says_yes_to_the_session,
    seen_after,
    skips_the_question,
    takes_back_and_leaves_waiting,
    takes_out_and_leaves_waiting_without_a_name,
    takes_part_later,
    turns_reminders_off,
    votes,
    votes_in_every_other_vote,
    writes_without_a_name,
)
from tests.simulation.screens import COORDINATOR, OBSERVERS, PARTNER, Seen

CARER, MANAGER, WORKER = VOTERS.index("Margaret"), VOTERS.index("Helen"), VOTERS.index("Amara")
OF_A_SESSION: tuple[Act, ...] = (says_yes_to_the_session, takes_part_later, cannot_come)
OF_SETTINGS: tuple[Act, ...] = (pauses, turns_reminders_off, changes_hours)
OF_VOTES: tuple[Act, ...] = (votes, votes_in_every_other_vote, takes_back_and_leaves_waiting)
OF_WORDS: tuple[Act, ...] = (writes_without_a_name, takes_out_and_leaves_waiting_without_a_name)
ACTS: tuple[Act, ...] = (*OF_VOTES, *OF_WORDS, begins_to_answer, skips_the_question, *OF_A_SESSION, *OF_SETTINGS)
MOST_REFUSED = 142  # verbs of what is not there when all look: nothing made together, no idea, no words without a name
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


def replies_counted_on_the_card(monkeypatch: Patch) -> None:
    """Say in public how many come, to the last one, as soon as they say so."""

    def counted(tx: Transaction, session: Session) -> SessionOnShow:
        coming = sum(one.place is not None for one in kept.replies_to(tx, session.id))
        return show_it(tx, replace(session, offer=f"{coming} are coming."))

    def said(tx: Transaction, actor: Actor, session_id: SessionId, reply: ReplyKind, *, now: datetime) -> OwnReply:
        own = say(tx, actor, session_id, reply, now=now)
        session_cards.refresh_card(tx, own.session, now=now)
        return own

    show_it, say = session_cards.on_show, replying.say_reply
    monkeypatch.setattr(session_cards, "on_show", counted)
    monkeypatch.setattr(sessions, "say_reply", said)


def replies_told_to_who_planned_it(monkeypatch: Patch) -> None:
    """Name those who come on the private screen of whoever looks."""
    look = replying.my_session

    def told(tx: Transaction, actor: Actor, session_id: SessionId, *, now: datetime) -> OwnReply:
        own = look(tx, actor, session_id, now=now)
        coming = [one.person for one in kept.replies_to(tx, session_id) if one.place is not None]
        return replace(own, session=replace(own.session, costs=", ".join(map(str, coming))))

    monkeypatch.setattr(sessions, "my_session", told)


@pytest.mark.parametrize(
    "mistake", [replies_told_to_who_planned_it, pytest.param(replies_counted_on_the_card, marks=LONGER)]
)
def test_a_reply_that_is_told_is_noticed(mistake: Callable[[Patch], None], monkeypatch: Patch) -> None:
    mistake(monkeypatch)
    one, two = (seen_after(*done, who=CARER, observers=(PARTNER,)) for done in ((), (says_yes_to_the_session,)))
    assert differing(one, two) != []


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
