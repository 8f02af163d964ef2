"""How many of each role group wrote an output: counted when an edition is published, and said only where it may be."""

from collections import Counter
from collections.abc import Mapping

from bot.domain.milestones import NOTHING, Milestone, Named, may_be_shown, next_milestone
from bot.domain.outputs import CreditRole, Output, OutputCredit
from bot.domain.people import PersonId, RoleGroup
from bot.domain.preferences import Credit
from bot.domain.small_numbers import least_told
from bot.services.outputs.pieces import sources_in
from storage import outputs
from storage.partners import partner
from storage.store import Transaction


def fix_milestone(tx: Transaction, published: Output) -> None:
    """Remember what the edition that is published now says of how many wrote: it stays so, whoever comes or goes."""
    numbers = Counter(_writers(tx, published).values())
    before = outputs.milestones_of(tx, published.id)
    outputs.keep_milestone(tx, published, next_milestone(numbers, before, least=_least(tx, published)))


def milestone_of(tx: Transaction, output: Output) -> Milestone:
    """Return as much of it as may be said beside the names that stand there now."""
    said = outputs.milestones_of(tx, output.id)
    if not said:
        return NOTHING
    writers = _writers(tx, output)
    credits_given = (one for one in outputs.credits_of(tx, output.id) if one.way is not Credit.NONE)
    named = (_named(tx, one, writers) for one in credits_given)
    return may_be_shown(said[-1], named, least=_least(tx, output))


def _named(tx: Transaction, credit: OutputCredit, writers: Mapping[PersonId, RoleGroup]) -> Named:
    """Say what everybody can know of somebody who is named: they may write in one role group, and be in another now."""
    joined = partner(tx, credit.guild, credit.person)
    group = writers.get(credit.person, joined.role_group if joined else None)
    return Named(group, wrote=credit.person in writers, says_wrote=CreditRole.WROTE in credit.roles)


def _writers(tx: Transaction, output: Output) -> Mapping[PersonId, RoleGroup]:
    """Return who answered any of the questions from which its words come; each counts once."""
    found: dict[PersonId, RoleGroup] = {}
    for source in outputs.sources_of(tx, output.id):
        for noun in tx.nouns.sources:
            found.update(noun.writers(tx, output.guild, source))
    return found


def _least(tx: Transaction, output: Output) -> int:
    """Return of how many may be spoken at least; what cannot be asked any more whether it is sensitive counts as so."""
    known = {one.id: one.is_sensitive for one in sources_in(tx, output.guild)}
    return least_told(is_sensitive=any(known.get(source, True) for source in outputs.sources_of(tx, output.id)))
