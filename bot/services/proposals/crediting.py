"""Who is shown with what everybody is asked because of their idea: as they signed it, while they take part."""

from bot.domain.people import PersonId
from bot.domain.preferences import Consent
from bot.domain.proposals import ProposalId
from bot.domain.suggestions import Suggester
from storage import proposals
from storage.consents import consents_of
from storage.partners import partner
from storage.store import Transaction


def suggested_by(tx: Transaction, suggestion: str, /) -> tuple[PersonId, Suggester] | None:
    """Return who signed an idea, if they take part; by no name once they took back that they may be named."""
    idea = proposals.proposal(tx, None, ProposalId(suggestion))
    if idea is None or idea.person is None or partner(tx, idea.guild, idea.person) is None:
        return None
    signed = idea.shown_signature
    if signed.is_empty:
        return None
    taken_back = any(
        one.consent is Consent.BE_NAMED and one.withdrawn_at is not None
        for one in consents_of(tx, idea.guild, idea.person)
    )
    if signed.name and taken_back:
        return None
    return idea.person, Suggester(signed.name, None if signed.name else signed.role_group)
