"""Trying again what could not be posted, for coordinators."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor
from bot.services.permission import act
from storage import letters, threads
from storage.store import Transaction


def try_again(tx: Transaction, actor: Actor, *, now: datetime) -> None:
    """Have what waits for a place, or was refused there, tried again at once: somebody may have mended it."""
    act(tx, actor, Action.TRY_AGAIN, now=now)
    letters.hurry_stuck(tx, actor.guild, now=now)
    threads.hurry_stuck(tx, actor.guild, now=now)
    letters.try_refused_again(tx, actor.guild, now=now)


def try_one_again(tx: Transaction, actor: Actor, letter_id: str, *, now: datetime) -> None:
    """Have one message tried again that Discord refused; when it is on its way already, nothing happens."""
    act(tx, actor, Action.TRY_AGAIN, now=now)
    letters.try_refused_again(tx, actor.guild, letter_id, now=now)
