"""Being worried about someone: whom to turn to, and asking the safeguarding lead to be in touch, without saying why.

Nothing of this reaches the audit log with who it was, and looking leaves no trace at all.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind, Urgency
from bot.domain.letters import NewLetter, PrivateLetter
from bot.domain.limits import CONCERNS
from bot.domain.people import Actor, GuildId, PersonId, Server
from bot.domain.refusals import NotAllowed, NotReady
from bot.domain.safety import Concern, LeadAccount, LeadNews
from bot.services import notes
from bot.services.permission import act, allow, keep_to
from storage import concerns, letters, partners, servers
from storage.store import Transaction

CONCERN: Final = LetterKind("concern", Urgency.AT_ONCE, uses_allowance=False, alone=True)
LATE: Final = LetterKind("concern_late", Urgency.AT_ONCE, uses_allowance=False, alone=True)
OVER: Final = LetterKind("concern_over")
READY: Final = LetterKind("lead_ready", uses_allowance=False, alone=True)
UNANSWERED: Final = LetterKind("lead_unanswered", uses_allowance=False, alone=True)
LOST: Final = LetterKind("lead_lost", uses_allowance=False, alone=True)
CHANGED: Final = LetterKind("lead_changed", uses_allowance=False, alone=True)
_TELLS_FOR: Final = timedelta(days=30)
_TO_ARRIVE: Final = timedelta(minutes=5)  # by then it is known whether the lead could be reminded


def worries_of(tx: Transaction, actor: Actor) -> tuple[Server, Concern | None]:
    """Return whom people turn to here, and what the one who asks has asked of the lead, if anything."""
    here = allow(tx, actor, Action.RAISE_CONCERN)
    return here, concerns.concern_of(tx, actor.guild, actor.person)


def lead_to_ask(tx: Transaction, actor: Actor) -> LeadAccount | None:
    """Return whom somebody would ask, before they do: None where no lead can be asked by a press."""
    here = allow(tx, actor, Action.RAISE_CONCERN)
    return None if here.reachable_lead is None else account_of(tx, here, here.reachable_lead)


def account_of(tx: Transaction, here: Server, person: PersonId) -> LeadAccount:
    """Return an account with what it has joined here as."""
    partner = partners.partner(tx, here.guild, person)
    return LeadAccount(here, person, partner.role_group if partner else None)


def ask_lead(tx: Transaction, actor: Actor, shown_name: str | None, *, now: datetime) -> tuple[Server, Concern | None]:
    """Ask the lead to be in touch, by this name or without one; asked again, the first one stands.

    A name may be given later. Where no lead can be told by a press nothing is asked: nobody would hear of it.
    """
    here = allow(tx, actor, Action.RAISE_CONCERN)
    if not here.is_safe_to_open:
        raise NotReady("No safeguarding lead is named here yet. If somebody is in danger now, call 999.")
    standing = concerns.concern_of(tx, actor.guild, actor.person)
    if here.reachable_lead is None:
        return here, standing
    if standing is not None:
        if shown_name is None or standing.shown_name is not None:
            return here, standing
        _end(tx, here, standing, now=now)
    asked_at = standing.asked_at if standing is not None else now
    keep_to(tx, actor, CONCERNS, now=now)
    asked = Concern(tx.new_reference(), actor.guild, actor.person, asked_at, shown_name)
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
        _end(tx, here, standing, now=now)
        if standing.shown_name is None:
            _tell_ready(tx, standing, now=now)
    return here


def news_of_lead(tx: Transaction, guild: GuildId) -> LeadNews:
    """Return what coordinators are to know of the lead."""
    return LeadNews(servers.server(tx, guild), longest_wait(tx, guild))


def longest_wait(tx: Transaction, guild: GuildId) -> datetime | None:
    """Return since when somebody has waited longest for the lead, if anybody does: never who, nor how many."""
    return min((one.asked_at for one in concerns.concerns_in(tx, guild)), default=None)


def pass_on(tx: Transaction, actor: Actor, *, now: datetime) -> Server:
    """Note that a coordinator has phoned a lead whom no press reaches: all who wait learn how to reach the lead."""
    here = act(tx, actor, Action.PHONE_LEAD, now=now)
    if here.reachable_lead is not None:
        raise NotAllowed("The safeguarding lead has a Discord account here, and answers themselves.")
    for standing in concerns.concerns_in(tx, actor.guild):
        _end(tx, here, standing, now=now)
        _tell_ready(tx, standing, now=now)
    return here


def move_to(tx: Transaction, before: Server, after: Server, *, now: datetime) -> None:
    """See to what stands when somebody else is the lead, or nobody can be asked any more: whoever waits is told.

    A name goes to nobody but the one it was given to: another lead learns only that somebody asks.
    """
    if before.reachable_lead == after.reachable_lead:
        return
    for standing in concerns.concerns_in(tx, after.guild):
        _tell_over(tx, before, standing.id, now=now)
    if after.reachable_lead is None:
        strand(tx, after, now=now)
    else:
        _hand_over(tx, after, after.reachable_lead, now=now)


def strand(tx: Transaction, here: Server, *, now: datetime) -> None:
    """Tell whoever waits that no lead can be asked by a press any more, and whom to call."""
    for standing in concerns.concerns_in(tx, here.guild):
        _tell_waiting(tx, standing, LOST, here, now=now)


def _hand_over(tx: Transaction, here: Server, lead: PersonId, *, now: datetime) -> None:
    told = _told(tx, here.guild, lead)
    for standing in concerns.concerns_in(tx, here.guild):
        if standing.id in told:  # they could not be reached for a while, and can again
            _tell_lead(tx, here, standing, now=now)
            continue
        unnamed = replace(standing, shown_name=None)
        concerns.remove_concern(tx, standing.guild, standing.id)
        concerns.put_concern(tx, unnamed)
        _tell_lead(tx, here, unnamed, now=now)
        _tell_waiting(tx, standing, CHANGED, here, now=now)


def take_names_out(tx: Transaction, here: Server, *, now: datetime) -> None:
    """Take the name of whoever is not waiting any more out of what the lead was sent."""
    if here.lead is None:
        return
    for number in _told(tx, here.guild, here.lead):
        if concerns.concern(tx, here.guild, number) is None:
            _tell_over(tx, here, number, now=now)


def concern_for(tx: Transaction, guild: GuildId, lead: PersonId | None, number: str) -> Concern | None:
    """Return what a letter to the lead is about: None once it is over, or when another is the lead."""
    is_theirs = lead is not None and servers.server(tx, guild).is_lead(lead)
    return concerns.concern(tx, guild, number) if is_theirs else None


def still_stands(tx: Transaction, guild: GuildId, number: str) -> bool:
    """Tell, for a letter to whoever was the lead, whether somebody waits yet: for another, or for nobody just now."""
    return concerns.concern(tx, guild, number) is not None


def is_waiting(tx: Transaction, guild: GuildId, number: str, *, for_somebody: bool) -> bool:
    """Tell whether this still stands, and a lead can be asked, or cannot: that is what a letter about it is true of."""
    can_be_asked = servers.server(tx, guild).reachable_lead is not None
    return can_be_asked is for_somebody and concerns.concern(tx, guild, number) is not None


def _tell_lead(tx: Transaction, here: Server, asked: Concern, *, now: datetime) -> None:
    """Tell the lead now, at whatever hour, and again when it is late; then the one who asked hears of it as well."""
    expires, late = max(now, asked.asked_at) + _TELLS_FOR, max(now, asked.late_at)
    if here.reachable_lead is None:
        return
    for kind, when in ((CONCERN, now), (LATE, late)):
        key = _key(kind, asked.id, here)
        letters.write_letter(tx, NewLetter(kind, key, here.guild, None, here.reachable_lead, asked.id, when, expires))
    note = PrivateLetter(UNANSWERED, asked.id, late + _TO_ARRIVE, expires)
    notes.write_to_person(tx, asked.guild, asked.person, note)


def _tell_waiting(tx: Transaction, standing: Concern, kind: LetterKind, here: Server, *, now: datetime) -> None:
    note = PrivateLetter(kind, standing.id, now, now + _TELLS_FOR, _occasion(here))
    notes.write_to_person(tx, standing.guild, standing.person, note)


def _told(tx: Transaction, guild: GuildId, lead: PersonId) -> tuple[str, ...]:
    return letters.subjects_told(tx, guild, lead, kinds=(CONCERN.name, LATE.name))


def _tell_over(tx: Transaction, here: Server, number: str, *, now: datetime) -> None:
    """Take the name out of what the lead was sent, and back what they were not sent yet."""
    if here.lead is None:
        return
    for kind in (CONCERN, LATE):
        key, expires = _key(kind, number, here), now + _TELLS_FOR
        letters.recall_letter(tx, key)
        if not letters.is_remembered(tx, key):
            continue
        letters.write_letter(tx, NewLetter(OVER, f"{key}:over", here.guild, None, here.lead, number, now, expires, key))


def _tell_ready(tx: Transaction, standing: Concern, *, now: datetime) -> None:
    notes.write_to_person(tx, standing.guild, standing.person, PrivateLetter(READY, standing.id, now, now + _TELLS_FOR))


def _end(tx: Transaction, here: Server, standing: Concern, *, now: datetime) -> None:
    concerns.remove_concern(tx, standing.guild, standing.id)
    letters.recall_letters_about(tx, standing.guild, standing.person, standing.id)
    _tell_over(tx, here, standing.id, now=now)


def _key(kind: LetterKind, number: str, here: Server) -> str:
    return ":".join(filter(None, (kind.name, number, str(here.lead), _occasion(here))))


def _occasion(here: Server) -> str:
    return f"{here.lead_since:%Y%m%d%H%M%S}" if here.lead_since is not None else ""
