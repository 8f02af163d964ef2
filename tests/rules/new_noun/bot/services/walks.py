"""Walks: proposing one, coming along, and what every shared feature may ask of them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.walks import AHEAD, CARD, CHANGED, INVITATION, Walk, WalkId, WalkState

from bot.domain.actions import Action
from bot.domain.happenings import Happening, Section
from bot.domain.letters import NewLetter
from bot.domain.nouns import Noun
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Preferences
from bot.domain.refusals import NotFound
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.domain.subjects import Subject, SubjectId
from bot.domain.submissions import Submission, SubmissionId
from bot.services import oversight, reminding, standing_cards
from bot.services.permission import act, allow
from storage import partners, servers, walks
from storage.letters.planning import plan_ahead, plan_letters
from storage.store import Transaction

KIND: Final = "walk"
_INVITED: Final = timedelta(days=4)  # before the walk


def propose(tx: Transaction, actor: Actor, title: str, *, now: datetime) -> Walk:
    """Propose a walk: the advisory group is asked first."""
    act(tx, actor, Action.WALK, now=now)
    walk = Walk(WalkId(tx.new_reference()), actor.guild, actor.person, title, WalkState.DRAFT, now + AHEAD)
    walks.put_walk(tx, walk)
    oversight.submit(tx, actor, _submission(walk), now=now)
    return walk


def come_along(tx: Transaction, actor: Actor, walk_id: str, *, now: datetime) -> Walk:
    """Come along; pressed twice, once is enough."""
    walk = _open_to(tx, actor, walk_id)
    walks.put_walker(tx, walk.id, actor.person)
    standing_cards.edit(tx, _card(walk), now=now)
    return walk


def walk_of(tx: Transaction, walk_id: str) -> tuple[Walk, int]:
    """Return a walk and how many come along, for a letter about it."""
    found = walks.walk(tx, walk_id)
    if found is None:
        raise NotFound("This walk is not here any more.")
    return found, walks.count_walkers(tx, found.id)


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next walk begins."""
    return min((one.starts_at for one in walks.open_walks(tx)), default=None)


def end_walks(tx: Transaction, *, now: datetime) -> int:
    """Let walks that have begun be over."""
    begun = [one for one in walks.open_walks(tx) if one.starts_at <= now]
    for one in begun:
        walks.change_state(tx, one.id, WalkState.OVER, ended_at=now)
        standing_cards.edit(tx, _card(one), now=now)
    return len(begun)


class Walks:
    """What walks answer about people being asked: everybody who takes part is."""

    kind = KIND
    reminders = (INVITATION,)

    def find(self, tx: Transaction, subject: str) -> Subject | None:
        """Return a walk as it stands."""
        found = walks.walk(tx, subject)
        return None if found is None else _subject(found)

    def asked(self, tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        """Return a walk to anybody who takes part."""
        found = walks.walk(tx, subject)
        here = found is not None and found.guild == guild and found.state is not WalkState.DRAFT
        return _subject(found) if here and partners.partner(tx, guild, person) is not None else None

    def open_to(self, tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> Subject:
        """Return a walk to somebody who can still come along."""
        return _subject(_open_to(tx, actor, subject))

    def count_open(self, tx: Transaction, guild: GuildId, *, now: datetime) -> int:
        """Return how many walks are open here."""
        return sum(one.guild == guild for one in walks.open_walks(tx))

    def open_for(self, tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Subject, ...]:
        """Return the walks this person can come along to."""
        mine = partners.partner(tx, guild, person) is not None
        return tuple(map(_subject, walks.open_walks(tx, guild))) if mine else ()

    def replan(
        self, tx: Transaction, subject: Subject, mine: Preferences, *, now: datetime, anew: bool = False
    ) -> None:
        """Move this person's invitation."""
        found = walks.walk(tx, subject.id)
        if found is not None and found.state is WalkState.OPEN:
            planned = [_invitation(found, mine.person)] if mine.reminders else []
            plan_letters(tx, planned) if anew else plan_ahead(tx, planned, now=now)


class WalkSubmissions:
    """What walks answer about being put to the advisory group."""

    kind = KIND

    def find(self, tx: Transaction, submission: str) -> Submission | None:
        """Return a walk as it stands."""
        found = walks.walk(tx, submission)
        return None if found is None else _submission(found)

    def agreed(self, tx: Transaction, submission: Submission, *, now: datetime) -> None:
        """Open a walk: its card goes up, and everybody who takes part is invited."""
        walk, here = walk_of(tx, submission.id)[0], servers.server(tx, submission.guild)
        walks.change_state(tx, walk.id, WalkState.OPEN)
        if here.notices_channel is not None:
            standing_cards.stand(tx, _card(walk), here.notices_channel, now=now)
        people = partners.joined(tx, walk.guild, frozenset())
        reminding.remind_all(tx, walk.guild, walk.id, (person for person, _ in people))


def _left(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Bring the cards up to date that may have counted whoever left."""
    for walk in walks.open_walks(tx, guild):
        standing_cards.edit(tx, _card(walk), now=now)


def _happened(
    tx: Transaction, guild: GuildId, person: PersonId, /, *, since: datetime, until: datetime
) -> tuple[Happening, ...]:
    return tuple(Happening(KIND, Section.DECIDED, one) for one in walks.ended(tx, guild, since, until))


def _changing(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    return map(_card, walks.open_walks(tx, guild))


def _open_to(tx: Transaction, actor: Actor, walk_id: str) -> Walk:
    allow(tx, actor, Action.COME_ALONG)
    found = walks.walk(tx, walk_id)
    if found is None or found.guild != actor.guild or found.state is not WalkState.OPEN:
        raise NotFound("This walk is over.")
    return found


def _card(walk: Walk) -> StandingCard:
    return StandingCard(CARD, CHANGED, walk.guild, walk.id, walk.id, walk.starts_at + timedelta(days=1))


def _invitation(walk: Walk, person: PersonId) -> NewLetter:
    key, when = f"{INVITATION.name}:{walk.id}:{person}", walk.starts_at - _INVITED
    return NewLetter(INVITATION, key, walk.guild, None, person, walk.id, when, walk.starts_at)


def _subject(walk: Walk) -> Subject:
    is_open = walk.state is WalkState.OPEN
    return Subject(
        SubjectId(walk.id),
        KIND,
        walk.guild,
        walk.author,
        walk.title,
        is_open,
        walk.starts_at,
        walk.ended_at,
        minutes=60,
    )


def _submission(walk: Walk) -> Submission:
    is_draft = walk.state is WalkState.DRAFT
    latest = walk.starts_at - _INVITED
    return Submission(SubmissionId(walk.id), KIND, walk.guild, walk.author, walk.title, is_draft, latest, walk)


NOUN: Final[Noun[Transaction]] = Noun(
    subject=Walks(),
    submission=WalkSubmissions(),
    cards=(StandingCardKind(CHANGED, lambda here: here.notices_channel, _changing),),
    happened=_happened,
    left=_left,
)
