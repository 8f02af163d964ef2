"""Having one's data deleted, for good: also out of older copies, and again after a backup was brought back."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import ERASURES
from bot.domain.people import Actor
from bot.domain.refusals import NotReady
from bot.services.parting import follow
from bot.services.permission import act, keep_to
from storage import data_requests, personal
from storage.key_folder import KeyUnreadable
from storage.store import Transaction


def erase_person(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Delete what is held about whoever asks, in this server; what stays does not say who they were."""
    keep_to(tx, actor, ERASURES, now=now)
    act(tx, actor, Action.ERASE_OWN_DATA, now=now)
    data_requests.settle_all_of(tx, actor.guild, actor.person, now=now)
    try:
        for erasing in tx.nouns.erasing:
            erasing(tx, actor.guild, actor.person, now=now)
        personal.erase(tx, actor.guild, actor.person, now=now)
    except KeyUnreadable:
        raise NotReady(
            "Your data cannot be deleted just now. Nothing was changed. Please tell the person who runs the bot."
        ) from None
    follow(tx, actor.guild, actor.person, now=now)
