"""The safeguarding lead's account: chosen by the owner, asked, and told of nobody before it has said yes itself.

While no lead can be asked by a press, coordinators hear of it in their hours, until one can; so they do when somebody
has waited for a day. They never learn who, nor how many.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind, Urgency
from bot.domain.letters import Letter, PrivateLetter
from bot.domain.nouns import Noun
from bot.domain.people import Actor, GuildId, LeadAnswer, PersonId, Server
from bot.domain.refusals import NotReady
from bot.domain.safety import LeadAccount, LeadNews
from bot.services import concerns, to_do
from bot.services.notes import write_to_person
from bot.services.permission import act, allow
from storage import departures, servers
from storage.contacts import contact_with, keep_contact
from storage.store import Transaction

ASKED: Final = LetterKind("lead_asked", uses_allowance=False, alone=True)
CONFIRMED: Final = LetterKind("lead_confirmed", Urgency.AT_ONCE, uses_allowance=False, alone=True)
NEWS: Final = LetterKind("lead_news", uses_allowance=False, alone=True)  # to coordinators
_STANDS_FOR: Final = timedelta(days=30)
_NEWS_HOLDS: Final = timedelta(days=3)


def look_at_account(tx: Transaction, actor: Actor, person: PersonId) -> LeadAccount:
    """Return an account that the owner thinks of, with what it has joined here as; nothing is kept yet."""
    return concerns.account_of(tx, _named(allow(tx, actor, Action.NAME_LEAD)), person)


def choose_account(
    tx: Transaction, actor: Actor, person: PersonId | None, called: str = "", *, now: datetime
) -> Server:
    """Ask this account whether it is the lead's; None when the lead has none here. Chosen again, nothing happens."""
    before = _named(act(tx, actor, Action.NAME_LEAD, now=now))
    if before.lead == person and before.lead_answer is not LeadAnswer.DECLINED:
        return before
    answer = None if person is None else LeadAnswer.ASKED
    after = _change(tx, before, now=now, lead=person, lead_answer=answer, lead_called=called)
    _ask(tx, after, now=now)
    return after


def asked_of(tx: Transaction, actor: Actor) -> LeadAccount:
    """Return to the chosen account what it is asked, and what became of it."""
    return concerns.account_of(tx, allow(tx, actor, Action.BE_LEAD), actor.person)


def accept(tx: Transaction, actor: Actor, called: str, *, in_private: bool, now: datetime) -> Server:
    """Be the lead from now on; said again, nothing happens.

    Whoever says it in the server is written to at once: only that shows whether private messages reach them.
    """
    before = act(tx, actor, Action.BE_LEAD, now=now)
    if before.reachable_lead == actor.person:
        return before
    known = contact_with(tx, actor.guild, actor.person)
    if known is not None and known.closed_at is not None:
        keep_contact(tx, actor.guild, actor.person, replace(known, closed_at=None))
    after = _change(tx, before, now=now, lead_answer=LeadAnswer.ACCEPTED, lead_called=called)
    if not in_private:
        note = PrivateLetter(CONFIRMED, str(actor.guild), now, now + _NEWS_HOLDS, f"{now:%Y%m%d%H%M%S}")
        write_to_person(tx, actor.guild, actor.person, note)
    return after


def decline(tx: Transaction, actor: Actor, *, now: datetime) -> Server:
    """Be the lead not, or no longer; said again, nothing happens."""
    before = act(tx, actor, Action.BE_LEAD, now=now)
    if before.lead_answer is LeadAnswer.DECLINED:
        return before
    return _change(tx, before, now=now, lead_answer=LeadAnswer.DECLINED)


def unreachable(tx: Transaction, guild: GuildId, person: PersonId, *, has_left: bool, now: datetime) -> None:
    """Note that the lead has left the server, or takes no private messages: nobody can ask for them meanwhile."""
    here = servers.server(tx, guild)
    if here.lead != person or here.lead_answer in (None, LeadAnswer.DECLINED, LeadAnswer.LEFT):
        return
    if has_left:
        _change(tx, here, now=now, lead_answer=LeadAnswer.LEFT)
    elif here.lead_answer is LeadAnswer.ACCEPTED:
        _change(tx, here, now=now, lead_answer=LeadAnswer.CLOSED)


def back(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Ask a lead who had left, and is in the server again, whether they still are."""
    here = servers.server(tx, guild)
    if here.lead == person and here.lead_answer is LeadAnswer.LEFT:
        _ask(tx, _change(tx, here, now=now, lead_answer=LeadAnswer.ASKED), now=now)


def left(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """See to it that nobody waits for a lead who had their data deleted, and that no lead keeps a name for nothing."""
    del person
    here = servers.server(tx, guild)
    if here.lead is None and here.lead_answer is not None:
        concerns.strand(tx, _change(tx, here, now=now, lead_answer=None, lead_called=""), now=now)
    concerns.take_names_out(tx, here, now=now)


def asks_now(tx: Transaction, guild: GuildId, person: PersonId | None) -> Server | None:
    """Return the server where this account is asked to be the lead, for a letter to it: None once that is over."""
    here = servers.server(tx, guild)
    return here if person is not None and here.lead == person and here.lead_answer is LeadAnswer.ASKED else None


def tell_coordinators(tx: Transaction, *, now: datetime) -> int:
    """Have coordinators told in their hours that a lead cannot be asked, or lets somebody wait; return of how many."""
    due = [here for here, when in _next_told(tx) if when <= now]
    for here in due:
        _ask(tx, here, now=now)  # whoever was chosen in an older version was not, nor was who waits for them told
        if here.reachable_lead is None:
            concerns.strand(tx, here, now=now)
        note = PrivateLetter(NEWS, str(here.guild), now, now + _NEWS_HOLDS, f"{now:%Y%m%d%H%M%S}")
        to_do.warn_coordinators(tx, here.guild, note, now=now)
        servers.put_server(tx, replace(here, lead_told_at=now))
    return len(due)


def next_told(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when coordinators are to be told of some lead next: None where all leads are well."""
    del now
    return min((when for _, when in _next_told(tx)), default=None)


def news_for(tx: Transaction, letter: Letter, *, now: datetime) -> LeadNews | None:
    """Return what a letter to a coordinator says just now: None once all is well, or they coordinate no more."""
    if not to_do.is_for_coordinator(tx, letter):
        return None
    found = concerns.news_of_lead(tx, letter.guild)
    return found if not found.is_reachable or found.is_late(now) else None


def _named(here: Server) -> Server:
    if not here.lead_name:
        raise NotReady("Say first who the safeguarding lead is.")
    return here


def _change(tx: Transaction, before: Server, *, now: datetime, **changes: Any) -> Server:
    after = replace(before, lead_since=now, lead_told_at=None, **changes)
    servers.put_server(tx, after)
    concerns.move_to(tx, before, after, now=now)
    return after


def _ask(tx: Transaction, here: Server, *, now: datetime) -> None:
    if here.lead is None or here.lead_answer is not LeadAnswer.ASKED:
        return
    occasion = f"{here.lead_since:%Y%m%d%H%M%S}" if here.lead_since is not None else ""
    write_to_person(tx, here.guild, here.lead, PrivateLetter(ASKED, str(here.guild), now, now + _STANDS_FOR, occasion))


def _next_told(tx: Transaction) -> list[tuple[Server, datetime]]:
    resting = departures.departed(tx)
    found = []
    for here in servers.every_server(tx):
        if here.is_safe_to_open and here.guild not in resting:
            when = LeadNews(here, concerns.longest_wait(tx, here.guild)).next_told(here.lead_told_at)
            found += [] if when is None else [(here, when)]
    return found


NOUN: Final[Noun[Transaction]] = Noun(left=left, unreachable=unreachable, back=back)
