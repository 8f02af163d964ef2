"""Being named in something that was made, as every other feature knows it: something that people are asked about."""

from datetime import datetime
from typing import Final

from bot.domain.credit_notes import NOTE, letters_for
from bot.domain.credits import MINUTES, is_answered
from bot.domain.letters import Letter
from bot.domain.outputs import Output, OutputId, OutputState
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Preferences
from bot.domain.refusals import NotFound, TooLate
from bot.domain.subjects import Subject, SubjectId
from bot.services import reminding
from bot.services.outputs.known import as_known
from storage import outputs
from storage.letters.planning import plan_again
from storage.partners import partner
from storage.store import Transaction

NAMING: Final = "naming"


class CreditSubjects:
    """What is asked about being named: everybody who has joined, also those who join later, until the asking is over.

    Whoever wants to hear no more of an output hears nothing of its next edition either, as long as that is remembered.
    """

    kind = NAMING
    reminders = (NOTE,)

    def find(self, tx: Transaction, subject: str) -> Subject | None:
        """Return what is made, as far as anybody was ever asked how to be named in it."""
        output = outputs.output(tx, None, OutputId(subject))
        return None if output is None or output.asked_at is None else subject_of(as_known(tx, output))

    def asked(self, tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        """Return it to anybody who takes part, also when the asking is over."""
        found = self.find(tx, subject)
        return found if found is not None and found.guild == guild and _takes_part(tx, guild, person) else None

    def open_to(self, tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> Subject:
        """Return it to somebody who is asked just now."""
        found = self.asked(tx, actor.guild, actor.person, subject)
        if found is None:
            raise NotFound("This is not here any more.")
        if not found.can_be_answered(now):
            raise TooLate("Nobody is asked about this just now. You can still change how you are named.")
        return found

    def open_for(self, tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Subject, ...]:
        """Return everything that is being made of which this person has not said how they wish to be named."""
        if not _takes_part(tx, guild, person):
            return ()
        asking = map(subject_of, _asking(tx, guild, now))
        wanting = (one for one in asking if not has_answered(tx, OutputId(one.id), person))
        return tuple(sorted(wanting, key=lambda one: (one.closes_at or now, one.id)))

    def count_open(self, tx: Transaction, guild: GuildId, *, now: datetime) -> int:
        """Return of how many outputs people are asked here how to be named."""
        return len(_asking(tx, guild, now))

    def replan(
        self, tx: Transaction, subject: Subject, mine: Preferences, *, now: datetime, anew: bool = False
    ) -> None:
        """Write this person's notes anew, as far as they lie ahead; none where they have answered."""
        output = outputs.output(tx, subject.guild, OutputId(subject.id))
        if output is None or output.state is not OutputState.ASKING or has_answered(tx, output.id, mine.person):
            return
        planned = letters_for(output, mine, now=now)
        plan_again(tx, planned, now=now, anew=anew)


def noted_of(tx: Transaction, letter: Letter, *, now: datetime) -> tuple[Output, str] | None:
    """Return what a note is about, and the name its reader has there already, which may be empty.

    None where it is over, answered, or not to be told any more.
    """
    found = reminding.still_holds(tx, letter, now=now)
    if found is None or letter.person is None or has_answered(tx, OutputId(found.id), letter.person):
        return None
    output = outputs.output(tx, found.guild, OutputId(found.id))
    said = outputs.credit_of(tx, OutputId(found.id), letter.person)
    return None if output is None else (output, said.name if said else "")


def has_answered(tx: Transaction, output_id: OutputId, person: PersonId) -> bool:
    """Tell whether this person has answered since they were last asked: it is their own list that is shorter then."""
    output, said = outputs.output(tx, None, output_id), outputs.credit_of(tx, output_id, person)
    return output is not None and said is not None and is_answered(said, output)


def subject_of(output: Output) -> Subject:
    """Return an output as something that people are asked about."""
    is_open = output.state is OutputState.ASKING
    return Subject(
        id=SubjectId(output.id),
        kind=NAMING,
        guild=output.guild,
        author=output.author,
        title=output.words.title,
        is_open=is_open,
        closes_at=output.asked_until,
        ended_at=None if is_open else output.asked_until,
        minutes=MINUTES,
        opened_at=output.asked_at,
    )


def _asking(tx: Transaction, guild: GuildId, now: datetime) -> list[Output]:
    return [one for one in outputs.outputs_here(tx, guild, OutputState.ASKING) if one.is_asking(now)]


def _takes_part(tx: Transaction, guild: GuildId, person: PersonId) -> bool:
    return partner(tx, guild, person) is not None
