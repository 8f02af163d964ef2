"""Catch-up: what still wants somebody, then what is new since they last looked; nobody else can ask for it."""

from datetime import datetime

from bot.domain.catching_up import AT_MOST, CatchUp, day_begun, shown_since
from bot.domain.people import Actor
from storage import last_looks
from storage.last_looks import LastLook
from storage.partners import partner
from storage.store import Transaction


def catch_up(tx: Transaction, actor: Actor, *, now: datetime) -> CatchUp | None:
    """Return what there is for the one who asks; looking again on the same day shows the same. None: not joined."""
    guild, person = actor.guild, actor.person
    if partner(tx, guild, person) is None:
        return None
    since = _since(tx, actor, now)
    told = (happened(tx, guild, person, since=since, until=now) for happened in tx.nouns.happened)
    return CatchUp(
        since=since,
        opened=tx.subjects.open_for(tx, guild, person, now=now),
        happened=tuple(one for those in told for one in those),
    )


def forget_looks(tx: Transaction, *, now: datetime) -> int:
    """Forget who last looked so long ago that it makes no difference; return how many."""
    return last_looks.forget_looks(tx, before=day_begun(now) - AT_MOST)


def _since(tx: Transaction, actor: Actor, now: datetime) -> datetime:
    """Return from when on this person is shown what is new, and remember the day."""
    before, today = last_looks.last_look(tx, actor.guild, actor.person), day_begun(now)
    if before is not None and before.looked_on >= today:
        return before.shown_since
    since = shown_since(before.looked_on if before else None, now)
    last_looks.keep_look(tx, actor.guild, actor.person, LastLook(today, since))
    return since
