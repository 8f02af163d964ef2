"""Asking the one rule: the first line of every service."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.actions import (
    COORDINATING,
    ONES_OWN,
    WITHOUT_WHO,
    Action,
    check,
    check_membership,
)
from bot.domain.limits import ACTS, OWN_ACTS_NOTED, REFUSALS_NOTED, Cap
from bot.domain.people import Actor, GuildId, Membership, Server
from bot.domain.refusals import NotReady
from bot.domain.standing import Standing, standing
from storage import audit, coordinators, lately, partners, servers
from storage.departures import has_departed
from storage.store import Transaction
from storage.taken_names import put_names

_ANYWHERE: Final = GuildId(0)


def require_membership(tx: Transaction, actor: Actor, action: Action | None) -> None:
    """Refuse what is not one's own to whoever is not in the server; None is for what stands under no action."""
    tx.membership_checked = True
    if actor.membership is not Membership.HERE and action not in ONES_OWN and has_departed(tx, actor.guild):
        raise _rests()
    check_membership(actor, action)


def allow(tx: Transaction, actor: Actor, action: Action) -> Server:
    """Return this server, if whoever asks may do this there; refuse in a sentence otherwise."""
    require_membership(tx, actor, action)
    here = servers.server(tx, actor.guild)
    check(standing(actor, here, partners.partner(tx, actor.guild, actor.person)), action)
    if action not in ONES_OWN and has_departed(tx, actor.guild):
        raise _rests()
    if action in COORDINATING:
        coordinators.put_coordinator(tx, actor.guild, actor.person)
    if action in COORDINATING or action is Action.BE_LEAD:
        put_names(tx, actor.guild, actor.person, actor.names)
    return here


def act(tx: Transaction, actor: Actor, action: Action, *, now: datetime) -> Server:
    """Allow something and note in the audit log that it was done.

    What the advisory group does, and sending it an idea, is noted without who: nothing may lead to that.
    """
    here = allow(tx, actor, action)
    if action not in ONES_OWN:
        keep_to(tx, actor, ACTS, now=now)
    elif _often(tx, actor, action, now=now) >= OWN_ACTS_NOTED:
        return here
    audit.note_act(tx, actor.guild, None if action in WITHOUT_WHO else actor.person, action, now=now)
    return here


def keep_to(tx: Transaction, actor: Actor, limit: Cap, *, now: datetime) -> None:
    """Let somebody do this once more today, if that is within the limit; refuse in a sentence otherwise."""
    limit.check(_often(tx, actor, limit.what, now=now))


def _often(tx: Transaction, actor: Actor, what: str, *, now: datetime) -> int:
    """Return how often this was done before today, and note that it is done again."""
    already = lately.count_lately(tx, actor.guild, actor.person, what, now=now)
    lately.note_lately(tx, actor.guild, actor.person, what, now=now)
    return already


def note_refused(tx: Transaction, actor: Actor, action: Action, *, in_private: bool, now: datetime) -> None:
    """Note in the audit log that somebody asked for what they may not do; they coordinate no longer, if they did.

    From a private message, which names no roles, only the first is known. Asking for the same again on that day is not
    noted again: pressing can not fill the log.
    """
    if action in COORDINATING and not in_private:
        coordinators.remove_coordinator(tx, actor.guild, actor.person)
    anywhere = replace(actor, guild=_ANYWHERE)
    if _often(tx, actor, f"refused: {action}", now=now) or _often(tx, anywhere, "refused", now=now) >= REFUSALS_NOTED:
        return
    audit.note_act(tx, actor.guild, actor.person, action, now=now, allowed=False)


def standing_of(tx: Transaction, actor: Actor) -> Standing:
    """Return what whoever asks is here, for showing them what they may do."""
    return standing(actor, servers.server(tx, actor.guild), partners.partner(tx, actor.guild, actor.person))


def _rests() -> NotReady:
    return NotReady("Kitchen Table is not in that server at the moment, so its work rests. Nothing is lost.")
