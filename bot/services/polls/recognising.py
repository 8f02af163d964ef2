"""Whether the folder of keys is the right one: a folder that is not mounted must not cost anybody their vote."""

from bot.domain.polls import PollId
from storage import polls as votes
from storage.marks import mark, put_mark
from storage.refusals import KeysAway
from storage.store import Transaction

_SIGN = "keys"


def recognise_keys(tx: Transaction) -> bool:
    """At start-up: tell whether these are the keys of this database; if not, votes wait and none opens.

    A folder without a sign is signed when no vote can be lost by it. One that belongs elsewhere, and holds keys, is
    not: this may be the wrong database.
    """
    ours, signed = mark(tx, _SIGN), tx.keys.sign()
    if ours is not None and ours == signed:
        tx.keys.expect(ours)
        return True
    lost = _without_key(tx)
    if lost and tx.keys.directory_was_made:
        raise KeysAway(
            f"There is no folder {tx.keys.leave()}, and {len(lost)} open votes need the keys in it. Mount it, or set "
            "KEY_DIR. If the keys are lost for good, run: python -m bot forget-keys. These votes are then void."
        )
    elsewhere = signed is not None and tx.keys.known() - _open(tx)
    if lost or elsewhere:
        tx.keys.expect(ours or tx.new_reference())
        return False
    take_keys(tx)
    return True


def take_keys(tx: Transaction) -> int:
    """Take the keys that are here for all there are; return how many open votes have none, and will be void."""
    name = tx.new_reference()
    tx.keys.take(name)
    put_mark(tx, _SIGN, name)
    return len(_without_key(tx))


def _without_key(tx: Transaction) -> frozenset[PollId]:
    return _open(tx) - tx.keys.known()


def _open(tx: Transaction) -> frozenset[PollId]:
    return frozenset(vote.poll.id for vote in votes.running(tx))
