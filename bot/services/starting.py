"""What is done at every start before anybody is let in.

Whether the folder of keys is the right one: a folder that is not mounted must not cost anybody their vote. And what
was deleted stays deleted. It asks for little to be loaded, for everybody waits for it.
"""

from datetime import datetime
from functools import partial

from storage.app_state import keep_state, read_state
from storage.cleaning_owed import owe_cleaning
from storage.erasures import erasures_done
from storage.key_folder import KeyUnreadable
from storage.keyed import keyed
from storage.refusals import KeysAway
from storage.store import Transaction

_DATABASE_ID = "keys"


def recognise_keys(tx: Transaction) -> bool:
    """Tell whether these are the keys of this database; if not, what is sealed waits, and no vote opens.

    A folder that does not say whose it is, is adopted when nothing can be lost by it. One that belongs elsewhere, and
    holds keys, is not: this may be the wrong database.
    """
    ours, theirs = read_state(tx, _DATABASE_ID), tx.keys.database_id()
    if ours is not None and ours == theirs:
        tx.keys.expect_database(ours)
        return True
    lost = _without_key(tx)
    if lost and tx.keys.directory_was_made:
        raise KeysAway(
            f"There is no folder {tx.keys.remove_if_new()}, and {len(lost)} open votes or questions need the keys in "
            "it. Mount it, or set KEY_DIR. If the keys are lost for good, run: python -m bot forget-keys. What was "
            "sealed for them is then lost."
        )
    elsewhere = theirs is not None and tx.keys.known() - keyed(tx)
    if lost or elsewhere:
        tx.keys.expect_database(ours or tx.new_reference())
        return False
    adopt_keys(tx)
    return True


def adopt_keys(tx: Transaction) -> int:
    """Take the keys that are here for all there are; return of how much there is none: that will be void."""
    name = tx.new_reference()
    tx.keys.adopt_directory(name)
    keep_state(tx, _DATABASE_ID, name)
    return len(_without_key(tx))


def erase_again(tx: Transaction, *, now: datetime) -> int:
    """Delete again whom a backup brought back; return how many erasures were done again."""
    try:
        if tx.keys.erased():  # a copy may have come here since
            owe_cleaning(tx, now=now)
        if tx.keys.erased() == erasures_done(tx):
            return 0
        from storage import personal  # noqa: PLC0415 - all there is about people is looked through after that only

        return personal.erase_again(tx)
    except KeyUnreadable:  # said by whoever recognises the keys; votes wait then too
        return 0


def destroy_stray_keys(tx: Transaction) -> int:
    """Destroy every key of what has ended, and write the files anew; return how many keys.

    The files are written anew at every start, so that not even SQLite's counter of changes, which moves when a page
    is split, can tell who answered before a restart.
    """
    stray = tx.keys.known() - keyed(tx) if tx.keys.are_ours else frozenset()
    for one in stray:
        tx.after_commit(partial(tx.keys.destroy, one))
    tx.rewrite()
    return len(stray)


def _without_key(tx: Transaction) -> frozenset[str]:
    return keyed(tx) - tx.keys.known()
