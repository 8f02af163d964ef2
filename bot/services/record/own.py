"""My record: what somebody took part in, to themselves alone; keeping some of it for longer, and no longer."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import KEPT_ENTRIES
from bot.domain.people import Actor
from bot.domain.record import EntryId, RecordEntry
from bot.domain.refusals import NotFound
from bot.services.permission import allow
from storage import record
from storage.store import Transaction


def my_record(tx: Transaction, actor: Actor) -> tuple[RecordEntry, ...]:
    """Return what whoever asks took part in, and what they keep of it, newest first."""
    allow(tx, actor, Action.SEE_OWN_RECORD)
    kept = {one.id: one for one in record.kept_by(tx, actor.guild, actor.person)}
    told = {one.id: one for took_part in tx.nouns.took_part for one in took_part(tx, actor.guild, actor.person)}
    here = {name: replace(one, is_kept=True, kept_until=None) for name, one in told.items() if name in kept}
    return tuple(sorted({**kept, **told, **here}.values(), key=lambda one: one.on, reverse=True))


def entry_of(tx: Transaction, actor: Actor, entry_id: EntryId) -> RecordEntry:
    """Return one entry of somebody's own record; one that is not there and another's get the same answer."""
    found = next((one for one in my_record(tx, actor) if one.id == entry_id), None)
    if found is None:
        raise NotFound("This is not in your record any more.")
    return found


def keep_entry(tx: Transaction, actor: Actor, entry_id: EntryId, *, now: datetime) -> RecordEntry:
    """Keep something that would be forgotten otherwise, until its person deletes it."""
    entry = entry_of(tx, actor, entry_id)
    if entry.kept_until is not None:
        record.keep_entry(tx, actor.guild, actor.person, entry, most=KEPT_ENTRIES, now=now)
    return entry_of(tx, actor, entry_id)


def forget_entry(tx: Transaction, actor: Actor, entry_id: EntryId) -> None:
    """Keep something no longer than its noun does."""
    allow(tx, actor, Action.SEE_OWN_RECORD)
    record.forget_entry(tx, actor.guild, actor.person, entry_id)
