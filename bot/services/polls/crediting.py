"""Who suggested a vote, as they chose to be shown with it: for as long as they take part and wish to be named."""

from datetime import datetime

from bot.domain.people import GuildId, PersonId
from bot.domain.polls import Poll, PollState
from bot.domain.suggestions import Suggester
from bot.services.polls.cards import refresh_card
from bot.services.polls.poll_letters import RESULT, say_more
from storage import polls
from storage.store import Transaction


def credit_of(tx: Transaction, poll: Poll) -> Suggester | None:
    """Return who is shown as having suggested a vote: None where nobody is."""
    return polls.credit_of(tx, poll)


def show_no_more(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Have cards of votes say nothing of somebody who does not take part any more."""
    for poll in polls.credited(tx, guild, person):
        _show_anew(tx, poll, now=now)


def take_credit_away(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Show this person with no vote any more: they have everything deleted."""
    for poll in polls.credited(tx, guild, person):
        _take_away(tx, poll, now=now)


def take_name_away(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Show this person with no vote by a name any more; by what they are they stay."""
    for poll in polls.credited(tx, guild, person):
        credit = polls.credit_of(tx, poll)
        if credit is not None and credit.name:
            _take_away(tx, poll, now=now)


def _take_away(tx: Transaction, poll: Poll, *, now: datetime) -> None:
    polls.remove_credit(tx, poll.id)
    _show_anew(tx, poll, now=now)


def _show_anew(tx: Transaction, poll: Poll, *, now: datetime) -> None:
    if poll.state is PollState.OPEN:
        refresh_card(tx, poll, now=now)
    elif poll.state in (PollState.CLOSED, PollState.VOID):  # a result stands there, or why there is none
        say_more(tx, poll, RESULT, now=now)
