"""People as numbers, for coordinators."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.overview import Overview
from bot.domain.people import Actor
from bot.domain.refusals import TooFew
from bot.domain.small_numbers import Headcount, headcount
from bot.services import calls, concerns
from bot.services.permission import allow
from storage import partners
from storage.store import Transaction


def overview_of(tx: Transaction, actor: Actor, *, now: datetime) -> Overview:
    """Return how many take part, who asks for a call, and since when somebody waits for the lead."""
    here = allow(tx, actor, Action.SEE_NUMBERS)
    return Overview(
        here, _people(tx, actor), calls.calls_waiting(tx, actor, now=now), concerns.waits_for_lead(tx, actor)
    )


def _people(tx: Transaction, actor: Actor) -> Headcount | None:
    try:
        return headcount(partners.count_joined(tx, actor.guild))
    except TooFew:
        return None
