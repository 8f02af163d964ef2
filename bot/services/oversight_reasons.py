"""Why a member of the advisory group says so: written, looked over, sent; never with a name."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.oversight import Oversight, OversightId, Reason, ReasonId, checked_reason
from bot.domain.people import Actor
from bot.domain.refusals import NotFound
from bot.services import group_letters
from bot.services.oversight import check_open, tag_of
from bot.services.permission import act, allow
from storage import oversight_reasons, oversights
from storage.store import Transaction


def write_reason(tx: Transaction, actor: Actor, item_id: OversightId, words: str, *, now: datetime) -> Reason:
    """Keep what a member has written, in place of what they wrote before, until they have looked it over."""
    item, tag = _mine(tx, actor, item_id)
    check_open(item)
    reason = Reason(ReasonId(tx.new_reference()), item.id, checked_reason(words))
    before = oversight_reasons.own_reason(tx, item.id, tag)
    oversight_reasons.put_reason(tx, reason, tag)
    if before is not None and before[1]:  # what was sent is not what they mean any more
        group_letters.edit_item(tx, item, now=now)
    return reason


def own_reason(tx: Transaction, actor: Actor, item_id: OversightId) -> Reason | None:
    """Return what this member has written about it, sent or not."""
    item, tag = _mine(tx, actor, item_id)
    check_open(item)
    found = oversight_reasons.own_reason(tx, item.id, tag)
    return found[0] if found else None


def send_reason(tx: Transaction, actor: Actor, item_id: OversightId, *, now: datetime) -> Reason:
    """Let the group read a reason now, and the coordinator once it is decided; a second press changes nothing."""
    item, tag = _mine(tx, actor, item_id)
    check_open(item)
    found = oversight_reasons.own_reason(tx, item.id, tag)
    if found is None:
        raise NotFound("Those words are no longer kept here. Please write them again.")
    reason, sent = found
    if not sent:
        act(tx, actor, Action.OVERSEE, now=now)
        oversight_reasons.send_reason(tx, item.id, tag)
        group_letters.edit_item(tx, item, now=now)
    return reason


def drop_reason(tx: Transaction, actor: Actor, item_id: OversightId, *, now: datetime) -> None:
    """Forget what this member has written; one that was sent is taken out of the card too."""
    item, tag = _mine(tx, actor, item_id)
    check_open(item)
    found = oversight_reasons.own_reason(tx, item.id, tag)
    oversight_reasons.drop_reason(tx, item.id, tag)
    if found is not None and found[1]:
        group_letters.edit_item(tx, item, now=now)


def reasons_for_letter(tx: Transaction, item_id: OversightId) -> tuple[Reason, ...]:
    """Return every reason that was sent, for a letter about it."""
    return oversight_reasons.reasons(tx, item_id)


def reasons_of(tx: Transaction, actor: Actor, item_id: OversightId) -> tuple[Reason, ...]:
    """Return every reason that was sent, to a member."""
    item, _ = _mine(tx, actor, item_id)
    return oversight_reasons.reasons(tx, item.id)


def _mine(tx: Transaction, actor: Actor, item_id: OversightId) -> tuple[Oversight, bytes]:
    allow(tx, actor, Action.OVERSEE)
    item = oversights.oversight(tx, actor.guild, item_id)
    if item is None:
        raise NotFound("This is not here any more.")
    return item, tag_of(tx, actor, item.id)
