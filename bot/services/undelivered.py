"""What could not be delivered: whoever asked others for something is told, once a day at most, and never who it was."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import UNKNOWN_MESSAGE, BlockedChannel, Failure, Letter, PrivateLetter, Verdict
from bot.domain.oversight import OversightId
from bot.domain.people import NOBODY, GuildId, PersonId
from bot.domain.subjects import Subject
from bot.domain.threads import CardThread
from bot.domain.times import day_of, midnight_of
from bot.services.notes import write_to_person
from bot.services.to_do import tell_coordinators
from storage import letters, oversights, servers, threads, undelivered
from storage.store import Transaction

KIND: Final = LetterKind("undelivered")

_WORTH_TELLING: Final = timedelta(days=2)
_TOLD: Final = frozenset({Verdict.DEAD, Verdict.RECIPIENT_GONE, Verdict.NO_PERMISSION})


@dataclass(frozen=True, slots=True)
class UndeliveredReport:
    """The places that cannot be written to, and whether some note to a person came to nothing."""

    places: tuple[BlockedChannel, ...]
    to_people: bool


@dataclass(frozen=True, slots=True)
class RefusedPost:
    """A letter that Discord would not take in a channel, and what people are asked about in it, if it is that."""

    letter: Letter
    subject: Subject | None


def tell_author(tx: Transaction, letter: Letter, verdict: Verdict, failure: Failure, *, now: datetime) -> None:
    """Have whoever asked others for something told that it cannot be delivered, once on each day.

    What Discord refuses to take in a channel is told to every coordinator: it stands among what there is to do.
    """
    if verdict not in _TOLD or failure.error == UNKNOWN_MESSAGE:
        return
    if verdict is Verdict.DEAD and letter.place is not None:
        if letter.edits is None:
            tell_coordinators(tx, letter.guild, letter.id, now=now)
        return
    within = None if letter.place is None else threads.thread(tx, letter.place)
    about = (
        [one.subject for one in (letter, *letters.carried_by(tx, letter.id))] if within is None else [within.subject]
    )
    _tell(tx, letter.guild, about, but=letter.person, now=now)


def tell_of_thread(tx: Transaction, thread: CardThread, verdict: Verdict, *, now: datetime) -> None:
    """Have whoever asked what a thread is about told that something is not allowed there, once on each day."""
    if verdict in _TOLD:
        _tell(tx, thread.guild, [thread.subject], but=None, now=now)


def _tell(tx: Transaction, guild: GuildId, about: Sequence[str], *, but: PersonId | None, now: datetime) -> None:
    day = day_of(now, zone=servers.server(tx, guild).zone)
    for subject in about:
        author = _author(tx, subject)
        if author not in (None, NOBODY, but):
            note = PrivateLetter(KIND, str(guild), now, now + _WORTH_TELLING, occasion=f"{day}")
            write_to_person(tx, guild, author, note)


def undelivered_for(tx: Transaction, letter: Letter, *, now: datetime) -> UndeliveredReport | None:
    """Return what is still to be said to whom this letter is for: None once all of it is mended."""
    if letter.person is None:
        return None
    zone = servers.server(tx, letter.guild).zone
    since = midnight_of(day_of(letter.not_before, zone=zone), zone=zone)
    about = (tx.subjects.find(tx, one) for one in undelivered.failed_since(tx, letter.guild, since))
    found = UndeliveredReport(
        blocked_channels(tx, letter.guild, now=now),
        to_people=any(one is not None and one.author == letter.person for one in about),
    )
    return found if found.places or found.to_people else None


def blocked_channels(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[BlockedChannel, ...]:
    """Return the places of this server that letters cannot reach, and why."""
    here = servers.server(tx, guild)
    used = [place for place in (here.start_channel, here.notices_channel) if place is not None]
    found = [_with_its_channel(tx, one) for one in letters.blocked_channels(tx, guild, used=used, now=now)]
    known = {(one.place, one.threads) for one in found}
    others = [one for one in threads.blocked_channels(tx, guild) if (one.place, one.threads) not in known]
    return (*found, *others)


def _with_its_channel(tx: Transaction, one: BlockedChannel) -> BlockedChannel:
    """Name the channel in whose thread something waits: that is where permissions are given."""
    thread = threads.thread(tx, one.place)
    return one if thread is None else replace(one, place=thread.channel, threads=True)


def refused_posts(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[RefusedPost, ...]:
    """Return what Discord would not take in a channel, and what it is about, to whoever has seen that they may know."""
    found = letters.refused_posts(tx, guild, now=now)
    return tuple(RefusedPost(letter, tx.subjects.find(tx, letter.subject)) for letter in found)


def _author(tx: Transaction, about: str) -> PersonId | None:
    """Return who asked others for this, or put to the group what this says of it: None where nobody did."""
    subject = tx.subjects.find(tx, about)
    if subject is not None:
        return subject.author
    item = oversights.oversight(tx, None, OversightId(about))
    submission = tx.submissions.find(tx, item.submission) if item is not None else None
    return submission.author if submission is not None else None
