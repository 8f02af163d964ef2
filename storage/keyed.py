"""What there are to be keys of: open votes, and questions whose answers without a name still lead to somebody."""

from storage import polls
from storage.contributions import anonymous
from storage.store import Transaction


def keyed(tx: Transaction) -> frozenset[str]:
    """Return the references of all of them, of every server that the bot is in."""
    return frozenset((*(vote.poll.id for vote in polls.running(tx)), *anonymous.keyed_topics(tx)))
