"""What the passing of time brings: turnout bands, the next moment to wake, and what is forgotten."""

from datetime import datetime
from functools import partial

from bot.domain.people import GuildId
from bot.domain.polls import turnout_band
from bot.domain.refreshing import next_refresh
from bot.services.polls.cards import refresh_card
from storage import polls
from storage.store import Transaction


def refresh_turnouts(tx: Transaction, *, now: datetime) -> int:
    """Bring the cards of votes up to date where six hours have passed; return how many show a new turnout band.

    A card that says the same as before is brought up to date too: that shows whether it still stands.
    """
    changed = 0
    for vote in polls.awake(tx):
        if not vote.turnout_due <= now < vote.poll.closes_at:
            continue
        changed += refresh_turnout(tx, vote, now=now)
    return changed


def refresh_turnout(tx: Transaction, vote: polls.Running, *, now: datetime) -> bool:
    """Have the card of a vote show its turnout of now; tell whether that is another band."""
    poll = vote.poll
    band = turnout_band(polls.count_ballots(tx, poll.id), poll.asked)
    polls.note_turnout(tx, poll.id, band, due=next_refresh(poll.opened_at or now, now=now))
    refresh_card(tx, poll, now=now)
    return band is not poll.turnout


def next_turnout(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when an open vote may next show a new band: None when none is open."""
    return polls.next_turnout(tx, now=now)


def closing_times(tx: Transaction) -> tuple[datetime, ...]:
    """Return when each open vote closes, soonest first, and nothing else about it."""
    return tuple(vote.poll.closes_at for vote in polls.awake(tx))


def end_votes_of(tx: Transaction, guild: GuildId) -> None:
    """End every vote of a server that is forgotten, and destroy its key with it."""
    for poll_id in polls.void_all(tx, guild):
        tx.after_commit(partial(tx.keys.destroy, poll_id))
