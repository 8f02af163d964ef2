"""What people are to hear of what came of a vote, and by when."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.polls import PollId
from storage.polls.tables import next_steps
from storage.store import Transaction

_OWE = sa.insert(next_steps)


def owe_next_step(tx: Transaction, poll_id: PollId, due: datetime) -> None:
    """Remember by when people are to hear what came of a vote that has just ended."""
    tx.sql.execute(_OWE, {"poll": poll_id, "due": due, "told_at": None, "words": ""})
