"""What people are told about a vote: promises of letters, and what those letters may say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import ChannelId, GuildId
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import Poll, PollId, PollState
from bot.domain.refusals import NotFound
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.services import standing_cards
from bot.services.polls.cards import WORTH_TELLING
from bot.services.polls.finding import poll_here
from storage import polls
from storage.store import Transaction

EXTENDED: Final = LetterKind("poll_extended")
LONGER: Final = LetterKind("poll_longer")  # a coordinator lets it go on
SHORTENED: Final = LetterKind("poll_shortened")
RESULT: Final = LetterKind("poll_result")
FOLLOWED: Final = LetterKind("poll_followed")
WITHDRAWN: Final = LetterKind("poll_withdrawn")
SAID_AGAIN: Final = LetterKind("poll_said_again")  # one of those, as it reads now: that shows whether it still stands

OVERTAKEN: Final = LetterKind("poll_overtaken")  # an edit of what was said of a close that is another one now, or over


def poll_of(tx: Transaction, poll_id: PollId) -> Poll:
    """Return a vote for a letter about it: nobody asks, so nobody is refused."""
    return poll_here(tx, None, poll_id)


def outcome_of(tx: Transaction, poll_id: PollId) -> Outcome:
    """Return what may be said about how a vote ended, for a letter about it."""
    outcome = polls.outcome(tx, poll_id)
    if outcome is None:
        raise NotFound("This vote has no result yet.")
    return outcome


def post(tx: Transaction, poll: Poll, kind: LetterKind, place: ChannelId, *, now: datetime, until: datetime) -> None:
    """Have something said about a vote in this place, once."""
    standing_cards.say_once(tx, _notice(poll, kind, until), place, now=now)


def say_more(tx: Transaction, poll: Poll, kind: LetterKind, *, now: datetime) -> None:
    """Have what was said about a vote that has ended say what is so now, wherever it stands."""
    standing_cards.edit(tx, _notice(poll, kind, now + WORTH_TELLING), now=now)


def overtake(tx: Transaction, poll: Poll, *, now: datetime, until: datetime, by: LetterKind | None = None) -> None:
    """Have what was said before of the close of a vote say what is so now, but that `by` which it is said."""
    for kind in _WHILE_OPEN:
        if kind != by:
            standing_cards.edit(tx, replace(_notice(poll, kind, until), edited_as=OVERTAKEN), now=now)


def _notice(poll: Poll, kind: LetterKind, until: datetime) -> StandingCard:
    return StandingCard(kind, SAID_AGAIN, poll.guild, poll.id, poll.id, until)


def _said(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    """Yield what may have been said about votes: those that are open, that ended lately, or of which more is owed."""
    for poll in polls.spoken_of(tx, guild, since=now - WORTH_TELLING):
        is_open = poll.state is PollState.OPEN
        until = poll.closes_at if is_open else now + WORTH_TELLING
        for kind in _WHILE_OPEN if is_open else _AT_THE_END:
            yield _notice(poll, kind, until)


_WHILE_OPEN: Final = (EXTENDED, LONGER, SHORTENED)
_AT_THE_END: Final = (RESULT, FOLLOWED, WITHDRAWN)
NOTICES: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=SAID_AGAIN, place=lambda here: here.notices_channel, changing=_said, said_once=True
)
