"""Mends undone: ways it was built once, or might be built again, which the attacks must find."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.domain.letters import BlockedChannel, LetterState
from bot.domain.people import Actor, PersonId
from bot.domain.poll_drafts import Prepared
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import Poll, PollId
from bot.domain.reaching import next_allowed
from bot.services import letters, permission, polls
from bot.services.preferences import chosen_by_each
from cogs.kit.cards import Card
from cogs.polls import panel_cards
from cogs.reminders import status
from storage import contacts
from storage.copies import Copy, CopyKind
from storage.files import BACKUPS, Places
from storage.letters import letters as outbox
from storage.partners import joined
from storage.personal import cleaning
from storage.polls import ballots, running
from storage.store import Transaction, store

Patch = pytest.MonkeyPatch
Reached = Callable[[Transaction, Poll, list[PersonId], datetime], int]
_FEWEST = 5


def a_figure_of_settings(patch: Patch) -> None:
    """Say on the draft roughly how many people a note would reach, by their pauses, hours and reminders."""

    def reached(tx: Transaction, draft: Poll, people: list[PersonId], now: datetime) -> int:
        wanted, chosen = draft.closes_at - timedelta(days=1), chosen_by_each(tx, draft.guild, people, now=now)
        return sum(
            mine.reminders
            and next_allowed(wanted, mine.hours, expires_at=draft.closes_at, paused_until=mine.paused_until, now=now)
            is not None
            for mine in chosen.values()
        )

    _shows(patch, reached)


def a_figure_of_who_has_not_answered(patch: Patch) -> None:
    """Say on the draft roughly how many people a note would reach, sparing those who have answered what is open."""

    def reached(tx: Transaction, _draft: Poll, people: list[PersonId], now: datetime) -> int:
        have = {row.tag for row in tx.sql.execute(ballots.select())}
        votes = [vote.poll.id for vote in running(tx)]
        return sum(not any(tx.keys.tag(PollId(vote), one) in have for vote in votes) for one in people)

    _shows(patch, reached)


def a_mark_left_by_taking_the_paper(patch: Patch) -> None:
    """Note of whoever takes a paper that they are there, and have been told what waits."""
    paper = polls.paper

    def noticed(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll | Outcome:
        contacts.keep_contact(tx, actor.guild, actor.person, contacts.Contact(offered_at=now))
        return paper(tx, actor, poll_id, now=now)

    patch.setattr(polls, "paper", noticed)


def _shows(patch: Patch, reached: Reached) -> None:
    """Put a figure into the small print of the panel, in fives and never about fewer than five."""
    prepared, desk, said = polls.prepared, panel_cards.desk, [""]

    def counted(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Prepared:
        found = prepared(tx, actor, poll_id, now=now)
        people = [person for person, _ in joined(tx, actor.guild, found.draft.poll.audience)]
        said[0] = in_fives(reached(tx, found.draft.poll, people, now), len(people))
        return found

    def with_figure(*about: Any, **more: Any) -> Card:
        card = desk(*about, **more)
        return replace(card, small=f"{card.small}\n{said[0]}")

    patch.setattr(polls, "prepared", counted)
    patch.setattr(panel_cards, "desk", with_figure)


def in_fives(people: int, asked: int) -> str:
    if asked < 2 * _FEWEST:
        return "Too few to say."
    if people < _FEWEST:
        return "Fewer than 5."
    return "Nearly all." if asked - people < _FEWEST else f"About {people // _FEWEST * _FEWEST}."


def a_number_of_notes(patch: Patch) -> None:
    """Say where sending is looked at how many notes have arrived, in fives."""
    blocked, card, said = letters.blocked_channels_of, status.status_card, [""]
    arrived = sa.select(sa.func.count()).where(outbox.c.person.is_not(None), outbox.c.state == LetterState.SENT.value)

    def counted(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[BlockedChannel, ...]:
        said[0] = f"About {tx.sql.execute(arrived).scalar_one() // _FEWEST * _FEWEST}."
        return blocked(tx, actor, now=now)

    def with_number(*about: Any) -> Card:
        shown = card(*about)
        return replace(shown, small=f"{shown.small}\n{said[0]}")

    patch.setattr(letters, "blocked_channels_of", counted)
    patch.setattr(status, "status_card", with_number)


def only_backups_are_gone_through(patch: Patch) -> None:
    """Take people out of what lies in `backups` alone, and leave what a kill left behind."""

    def as_before(places: Places) -> tuple[Copy, ...]:
        return tuple(Copy(path, CopyKind.ARCHIVE) for path in sorted((places.data_dir / BACKUPS).glob("*.zip")))

    patch.setattr(cleaning, "copies_in", as_before)
    patch.setattr(cleaning, "left_behind", lambda _: [])
    patch.setattr(store, "left_behind", lambda _: [])


def private_messages_believed(patch: Patch) -> None:
    """Take whoever presses in a private message to be in the server."""
    patch.setattr(permission, "check_membership", lambda *_: None)


def exact_numbers_of_anybody(patch: Patch) -> None:
    """Blur no number, and ask whichever role groups are named."""
    patch.setattr("bot.services.polls.closing.draw_noise", lambda _: 0)
    for place in ("drafting", "foreseen"):
        patch.setattr(f"bot.services.polls.{place}.whole_audience", lambda audience, _: audience)
