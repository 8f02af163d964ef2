"""Kinds of letters: what each is stands here once more, so that none changes unseen."""

import importlib
import pkgutil
from collections import Counter

import bot.domain
import bot.services
from bot.domain.letter_kinds import LetterKind, Urgency
from bot.domain.nouns import Nouns
from bot.features import add_nouns
from storage.store import Transaction

QUIET = {"session_moved", "session_cancelled", "place_offered"}  # what became of something they said yes to
AT_ONCE = {"concern", "concern_late", "lead_confirmed", "test_note"}  # to the lead, and to whoever asked just now
AT_ONCE |= QUIET
SAID_YES = {"session_reminder"}  # in their hours, and beside their allowance: they asked for it by saying yes
ALONE = {"concern", "concern_late", "lead_asked", "lead_changed", "lead_confirmed", "lead_lost", "lead_news"}
ALONE |= {"to_do_soon", "lead_ready", "lead_unanswered"}
ONE_S_OWN = {"reminder", "own_note"}
END_ON_LEAVING = {"poll_reminder", "reminder", "digest", "note", "own_note", "secret_note", "test_note"}
END_ON_LEAVING |= QUIET | SAID_YES | {"session_note", "place_gone", "session_caught_up", "hello"}
END_ON_LEAVING |= {
    "topic_note",
    "what_came_of_it",
    "what_came_of_it_changed",
    "credit_note",
    "thank_you",
    "thanks_given",
}


def added() -> dict[str, LetterKind]:
    nouns: Nouns[Transaction] = Nouns()
    add_nouns(nouns)
    return nouns.letter_kinds


def declared() -> set[LetterKind]:
    """Return every kind that is written down anywhere below the features."""
    found = set()
    for folder in (bot.domain, bot.services):
        for one in pkgutil.walk_packages(folder.__path__, f"{folder.__name__}."):
            found |= {value for value in vars(importlib.import_module(one.name)).values() if type(value) is LetterKind}
    return found


def test_every_kind_that_is_declared_is_written_by_some_feature_and_no_name_stands_for_two() -> None:
    assert declared() == set(added().values())
    assert max(Counter(kind.name for kind in declared()).values()) == 1


def test_only_what_waits_for_nothing_comes_at_once_and_only_reminders_of_one_s_own_at_their_moment() -> None:
    kinds = added().values()
    assert {kind.name for kind in kinds if kind.urgency is Urgency.AT_ONCE} == AT_ONCE
    assert {kind.name for kind in kinds if kind.urgency is Urgency.ONE_S_OWN} == ONE_S_OWN
    assert {kind.name for kind in kinds if not kind.uses_allowance} == AT_ONCE | ALONE | ONE_S_OWN | SAID_YES


def test_only_changes_to_what_somebody_said_yes_to_come_without_a_sound_outside_their_hours() -> None:
    assert {kind.name for kind in added().values() if kind.quiet_outside_hours} == QUIET


def test_only_what_somebody_depends_on_goes_alone() -> None:
    assert {kind.name for kind in added().values() if kind.alone} == ALONE


def test_only_what_is_for_somebody_as_one_who_takes_part_ends_with_their_leaving() -> None:
    assert {kind.name for kind in added().values() if kind.ends_on_leaving} == END_ON_LEAVING
