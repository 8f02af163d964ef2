"""What somebody says against a decision, as it lies in the tables."""

from dataclasses import replace

from bot.domain.decisions import Dissent, DissentId
from bot.domain.people import PersonId, RoleGroup
from bot.services.decisions.recording import keep_decided
from storage import decisions
from storage.store import Transaction
from tests.domain.decided import a_decision
from tests.services.polling_place import GUILD, NOON

REF = a_decision().id
WORDS = "There is no time on a double-up to read a card."


def settle_with_dissent(tx: Transaction, person: PersonId) -> None:
    """Have somebody say something against what was decided."""
    keep_decided(tx, replace(a_decision(), guild=GUILD), now=NOON)
    said = Dissent(DissentId("5a" * 16), GUILD, REF, person, RoleGroup.WORKER, "Ada", WORDS, NOON)
    decisions.keep_begun(tx, said)
    decisions.add_dissent(tx, replace(said, added_at=NOON))
