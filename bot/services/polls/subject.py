"""Votes as every other feature knows them: something that people are asked about."""

from datetime import datetime
from typing import Final

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.poll_outcomes import Outcome
from bot.domain.poll_reminders import REMINDER, letter_for
from bot.domain.polls import Poll, PollId, PollState
from bot.domain.preferences import Preferences
from bot.domain.refusals import TooLate
from bot.domain.subjects import Subject, SubjectId
from bot.services.polls.answering import ended_for, paper
from storage import polls
from storage.letters.planning import plan_again
from storage.store import Transaction

KIND: Final = "poll"


class PollSubjects:
    """What votes answer about people being asked, for as long as it is known who is."""

    kind = KIND
    reminders = (REMINDER,)

    def find(self, tx: Transaction, subject: str) -> Subject | None:
        """Return a vote as it stands, a draft too."""
        poll = polls.poll(tx, None, PollId(subject))
        return None if poll is None else subject_of(poll)

    def asked(self, tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        """Return a vote to one of those who are asked in it; one that has ended, to everyone who has joined."""
        held = polls.paper_for(tx, guild, PollId(subject), person)
        if held is not None:
            return None if held.is_away else subject_of(held.poll)
        ended = ended_for(tx, guild, person, PollId(subject))
        return None if ended is None else subject_of(ended.poll)

    def open_to(self, tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> Subject:
        """Return a vote to one of those who can answer it."""
        found = paper(tx, actor, PollId(subject), now=now)
        if isinstance(found, Outcome):
            raise TooLate("This vote has closed. The result is in the channel where it was asked.")
        return subject_of(found)

    def open_for(self, tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Subject, ...]:
        """Return the votes this person can answer."""
        return tuple(map(subject_of, polls.open_for(tx, guild, person, now=now)))

    def count_open(self, tx: Transaction, guild: GuildId, *, now: datetime) -> int:
        """Return how many votes are open here."""
        return polls.count_open(tx, guild, now=now)

    def replan(
        self, tx: Transaction, subject: Subject, mine: Preferences, *, now: datetime, anew: bool = False
    ) -> None:
        """Write this person's note of an open vote anew, as far as it lies ahead and has not gone out."""
        poll = polls.poll(tx, subject.guild, PollId(subject.id))
        if poll is None or poll.state is not PollState.OPEN:
            return
        letter = letter_for(poll, mine, now=now)
        if letter is not None:
            plan_again(tx, [letter], now=now, anew=anew)


def subject_of(poll: Poll) -> Subject:
    """Return a vote as every other feature knows it."""
    return Subject(
        id=SubjectId(poll.id),
        kind=KIND,
        guild=poll.guild,
        author=poll.author,
        title=poll.question,
        is_open=poll.state is PollState.OPEN,
        closes_at=poll.closes_at,
        ended_at=poll.ended_at,
        minutes=poll.minutes,
        opened_at=poll.opened_at,
    )
