"""How what is sent fares, for coordinators: in rough numbers, and with what to mend."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor
from bot.domain.sending import LOOK_BACK, Sending, sending
from bot.services.letters import blocked_channels_of
from bot.services.permission import act, allow
from storage import letters, undelivered
from storage.store import Transaction


def sending_of(tx: Transaction, actor: Actor, *, now: datetime) -> Sending:
    """Return how notes to people fared in the last seven days, and which places cannot be written to."""
    here = allow(tx, actor, Action.SEE_UNDELIVERED)
    fared = undelivered.how_they_fared(tx, here.guild, since=now - LOOK_BACK, until=now)
    return sending(fared, blocked_channels_of(tx, actor, now=now))


def try_again(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Have what waits for a place, or was refused there, tried again at once: somebody may have mended it."""
    act(tx, actor, Action.TRY_AGAIN, now=now)
    letters.hurry_stuck(tx, actor.guild, now=now)
    letters.try_refused_again(tx, actor.guild, now=now)


def try_one_again(tx: Transaction, actor: Actor, letter_id: str, *, now: datetime) -> None:
    """Have one message tried again that Discord refused; when it is on its way already, nothing happens."""
    act(tx, actor, Action.TRY_AGAIN, now=now)
    letters.try_refused_again(tx, actor.guild, letter_id, now=now)
