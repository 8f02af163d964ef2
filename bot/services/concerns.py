"""Being worried about someone: whom to turn to, and asking the safeguarding lead to be in touch, without saying why.

Nothing of this reaches the audit log with who it was, and looking leaves no trace at all.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind, Urgency
from bot.domain.letters import NewLetter, PrivateLetter
from bot.domain.nouns import Noun
from bot.domain.people import Actor, GuildId, PersonId, Server
from bot.domain.refusals import NotAllowed, NotReady
from bot.domain.safety import AwaitedLead, Concern
from bot.services import notes
from bot.services.permission import act, allow
from storage import concerns, letters, servers
from storage.store import Transaction

CONCERN: Final = LetterKind("concern", Urgency.AT_ONCE, uses_allowance=False)
LATE: Final = LetterKind("concern_late", Urgency.AT_ONCE, uses_allowance=False)
OVER: Final = LetterKind("concern_over")
READY: Final = LetterKind("lead_ready")
UNHEARD: Final = LetterKind("lead_not_phoned")
_TELLS_FOR: Final = timedelta(days=30)


def worries_of(tx: Transaction, actor: Actor) -> tuple[Server, Concern | None]:
    """Return whom people turn to here, and what the one who asks has asked of the lead, if anything."""
    here = allow(tx, actor, Action.RAISE_CONCERN)
    return here, concerns.concern_of(tx, actor.guild, actor.person)


def ask_lead(tx: Transaction, actor: Actor, shown_name: str | None, *, now: datetime) -> tuple[Server, Concern]:
    """Ask the lead to be in touch, by this name or without one; asked again, the first one stands.

    Where the lead has no account here, nobody is told who asks: coordinators see that the lead is to be phoned.
    """
    here = allow(tx, actor, Action.RAISE_CONCERN)
    if not here.is_safe_to_open:
        raise NotReady("No safeguarding lead is named here yet. If somebody is in danger now, call 999.")
    standing = concerns.concern_of(tx, actor.guild, actor.person)
    if standing is not None:
        return here, standing
    name = shown_name if here.lead is not None else None
    asked = Concern(tx.new_reference(), actor.guild, actor.person, now, name)
    concerns.put_concern(tx, asked)
    _tell_lead(tx, here, asked, now=now)
    return here, asked


def take_back_concern(tx: Transaction, actor: Actor, *, now: datetime) -> Server:
    """Take it back; asked again, nothing happens."""
    here = allow(tx, actor, Action.RAISE_CONCERN)
    standing = concerns.concern_of(tx, actor.guild, actor.person)
    if standing is not None:
        _end(tx, here, standing, now=now)
    return here


def queue_of(tx: Transaction, actor: Actor) -> tuple[Concern, ...]:
    """Return who waits for the lead, the longest first; for the lead alone."""
    allow(tx, actor, Action.ANSWER_CONCERN)
    return concerns.concerns_in(tx, actor.guild)


def answer_concern(tx: Transaction, actor: Actor, number: str, *, now: datetime) -> Server:
    """Note that the lead was in touch, or, with somebody who gave no name, that they are ready to be."""
    here = act(tx, actor, Action.ANSWER_CONCERN, now=now)
    standing = concerns.concern(tx, actor.guild, number)
    if standing is not None:
        if standing.shown_name is None:
            _tell_ready(tx, standing, now=now)
        _end(tx, here, standing, now=now)
    return here


def waits_for_lead(tx: Transaction, guild: GuildId) -> AwaitedLead | None:
    """Return since when somebody has waited longest for the lead: never who, nor how many; for coordinators."""
    since = min((one.asked_at for one in concerns.concerns_in(tx, guild)), default=None)
    return None if since is None else AwaitedLead(servers.server(tx, guild), since)


def pass_on(tx: Transaction, actor: Actor, *, now: datetime) -> Server:
    """Note that a coordinator has phoned a lead who has no account here: all who wait learn how to reach the lead."""
    here = act(tx, actor, Action.PHONE_LEAD, now=now)
    if here.lead is not None:
        raise NotAllowed("The safeguarding lead has a Discord account here, and answers themselves.")
    for standing in concerns.concerns_in(tx, actor.guild):
        _tell_ready(tx, standing, now=now)
        _end(tx, here, standing, now=now)
    return here


def tell_new_lead(tx: Transaction, before: Server, after: Server, *, now: datetime) -> None:
    """Take what stands from one lead's private messages to another's."""
    if before.lead == after.lead:
        return
    for standing in concerns.concerns_in(tx, after.guild):
        _tell_over(tx, before, standing.id, now=now)
        _tell_lead(tx, after, standing, now=now)


def left(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Take the name of whoever is not waiting any more out of what the lead was sent."""
    del person
    here = servers.server(tx, guild)
    told = letters.subjects_told(tx, guild, here.lead, kinds=(CONCERN.name, LATE.name)) if here.lead is not None else ()
    for number in told:
        if concerns.concern(tx, guild, number) is None:
            _tell_over(tx, here, number, now=now)


def concern_for(tx: Transaction, guild: GuildId, lead: PersonId | None, number: str) -> Concern | None:
    """Return what a letter to the lead is about: None once it is over, or when another is the lead."""
    is_theirs = lead is not None and servers.server(tx, guild).lead == lead
    return concerns.concern(tx, guild, number) if is_theirs else None


def _tell_lead(tx: Transaction, here: Server, asked: Concern, *, now: datetime) -> None:
    """Tell the lead now, and again when it is late; without an account here, tell the asker that nobody has phoned."""
    expires, late = max(now, asked.asked_at) + _TELLS_FOR, max(now, asked.late_at)
    if here.lead is None:
        notes.write_to_person(tx, asked.guild, asked.person, PrivateLetter(UNHEARD, asked.id, late, expires))
        return
    for kind, when in ((CONCERN, now), (LATE, late)):
        key = _key(kind, asked.id, here.lead)
        letters.write_letter(tx, NewLetter(kind, key, here.guild, None, here.lead, asked.id, when, expires))


def is_unheard(tx: Transaction, guild: GuildId, number: str) -> bool:
    """Say whether somebody still waits for a lead who has no account here."""
    return servers.server(tx, guild).lead is None and concerns.concern(tx, guild, number) is not None


def _tell_over(tx: Transaction, here: Server, number: str, *, now: datetime) -> None:
    """Take the name out of what the lead was sent."""
    if here.lead is None:
        return
    for kind in (CONCERN, LATE):
        key = _key(kind, number, here.lead)
        expires = now + _TELLS_FOR
        letters.write_letter(tx, NewLetter(OVER, f"{key}:over", here.guild, None, here.lead, number, now, expires, key))


def _tell_ready(tx: Transaction, standing: Concern, *, now: datetime) -> None:
    notes.write_to_person(tx, standing.guild, standing.person, PrivateLetter(READY, standing.id, now, now + _TELLS_FOR))


def _end(tx: Transaction, here: Server, standing: Concern, *, now: datetime) -> None:
    concerns.remove_concern(tx, standing.guild, standing.id)
    letters.recall_letter(tx, notes.key_to(standing.person, UNHEARD, standing.id))
    _tell_over(tx, here, standing.id, now=now)


def _key(kind: LetterKind, number: str, lead: PersonId) -> str:
    return f"{kind.name}:{number}:{lead}"


NOUN: Final[Noun[Transaction]] = Noun(left=left)
