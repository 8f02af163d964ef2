"""One's own words against decisions: listed, taken back; what becomes of them when somebody leaves or is erased."""

from datetime import datetime
from typing import Final

from bot.domain.actions import Action
from bot.domain.decisions import Dissent, DissentId, OwnDissent
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.record import EntryId, RecordEntry
from bot.domain.refusals import NotFound
from bot.domain.times import day_of
from bot.services.permission import allow
from storage import decisions
from storage.servers import server
from storage.store import Transaction

KIND: Final = "decision"


def my_dissents(tx: Transaction, actor: Actor) -> tuple[OwnDissent, ...]:
    """Return what whoever asks said against decisions here, newest first, whether or not they take part now."""
    allow(tx, actor, Action.SEE_OWN_WORDS)
    return _with_decisions(tx, actor.guild, actor.person)


def my_dissent(tx: Transaction, actor: Actor, dissent_id: DissentId) -> OwnDissent:
    """Return one of them; one that is gone and another's get the same answer."""
    found = next((one for one in my_dissents(tx, actor) if one.dissent.id == dissent_id), None)
    if found is None:
        raise NotFound("These words are not here any more.")
    return found


def take_back_dissent(tx: Transaction, actor: Actor, dissent_id: DissentId, *, now: datetime) -> None:
    """Take it back, at any time, out of every file; when it is gone already, nothing happens."""
    allow(tx, actor, Action.SEE_OWN_WORDS)
    found = decisions.dissent(tx, actor.guild, dissent_id)
    if found is not None and found.author == actor.person and found.added_at is not None:
        _remove(tx, found, now)
        tx.rewrite()


def show_by_group(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Have what somebody says who takes part no more stand under their group from now on."""
    del now
    decisions.unname_dissents(tx, guild, person)


def take_back_all(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Take back all that is said by somebody who has everything deleted; the decisions stay."""
    for one in decisions.dissents_by(tx, guild, person):
        _remove(tx, one, now)


def took_part(tx: Transaction, guild: GuildId, person: PersonId, /) -> tuple[RecordEntry, ...]:
    """Return each decision against which this person said something, for their own record, newest first."""
    zone = server(tx, guild).zone
    return tuple(
        RecordEntry(EntryId(one.dissent.id), KIND, one.decision.question, day_of(one.dissent.added_at, zone=zone))
        for one in _with_decisions(tx, guild, person)
        if one.dissent.added_at is not None
    )


def _with_decisions(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[OwnDissent, ...]:
    every = ((decisions.decision(tx, guild, one.decision), one) for one in decisions.dissents_by(tx, guild, person))
    return tuple(OwnDissent(found, one) for found, one in every if found is not None)


def _remove(tx: Transaction, one: Dissent, now: datetime) -> None:
    for words_gone in tx.nouns.words_gone:
        words_gone(tx, one.guild, one.words, now=now)
    decisions.remove_dissent(tx, one.id)
    tx.failpoint("dissent.taken_back")
