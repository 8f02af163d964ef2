"""People as numbers, for coordinators."""

from bot.domain.actions import Action
from bot.domain.people import Actor
from bot.domain.refusals import TooFew
from bot.domain.small_numbers import Headcount, headcount
from bot.services.permission import allow
from storage import partners
from storage.store import Transaction


def count_people(tx: Transaction, actor: Actor) -> Headcount | None:
    """Return how many take part: None where they are so few that a number would say who."""
    allow(tx, actor, Action.SEE_NUMBERS)
    try:
        return headcount(partners.count_joined(tx, actor.guild))
    except TooFew:
        return None
