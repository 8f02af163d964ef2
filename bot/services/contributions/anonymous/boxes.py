"""The box of a topic that can be answered without a name: made when it opens, gone with its key."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain.anonymous import Box, BoxState, next_evening, unpack_wish
from bot.domain.people import GuildId, PersonId
from bot.domain.refusals import NotReady
from bot.domain.topics import Topic, TopicState
from bot.services.contributions.anonymous.keys import one_opened
from bot.services.contributions.anonymous.notices import say_asked_back, say_notice
from bot.services.topics.cards import end_thread_of
from storage.contributions import anonymous
from storage.key_folder import KeyUnreadable
from storage.keys import KeyMissing
from storage.servers import server
from storage.store import Transaction


def make_box(tx: Transaction, topic: Topic, *, now: datetime) -> None:
    """Begin to take answers without a name to a topic that opens."""
    try:
        public_key = tx.keys.make(topic.id)
    except KeyUnreadable:
        raise NotReady(
            "A question that can be answered without a name cannot be opened just now. "
            "Please tell the person who runs the bot."
        ) from None
    tx.failpoint("box.key")
    anonymous.add_box(tx, topic, public_key, due=next_evening(now, server(tx, topic.guild).zone))


def empty(tx: Transaction, box: Box) -> None:
    """Forget all that is sealed in a box and whose words are whose, and destroy its key after the commit."""
    for rows in anonymous.ALL_SEALED:
        rows.remove_all(tx, box.topic.id)
    tx.after_commit(partial(_shred, tx, box))
    tx.rewrite()


def lose(tx: Transaction, box: Box, *, now: datetime) -> None:
    """End a box whose key is lost, and say so where it was asked."""
    end(tx, box, BoxState.LOST, now=now)
    say_notice(tx, box.topic, now=now)
    if box.topic.state is TopicState.CLOSED:
        end_thread_of(tx, box.topic, now=now)
    tx.failpoint("box.lost")


def end(tx: Transaction, box: Box, state: BoxState, *, now: datetime) -> Box:
    """Empty a box for good; where something was asked back, nobody is told any more that they can reply."""
    empty(tx, box)
    ended = replace(box, state=state)
    anonymous.put_box(tx, ended)
    for about in anonymous.asked_without_reply(tx, box.topic.id):
        say_asked_back(tx, box.topic, about, now=now)
    return ended


def forget_whose(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Take out of every box what somebody wrote who has everything deleted.

    What was shown stays: that it went just then would tell everybody whose it was. Nothing leads from it to them.
    What is to be taken back the next evening goes then.
    KeyUnreadable where a key cannot be read just now: what is sealed would be shown after all.
    """
    for box in anonymous.boxes_with_key(tx, guild):
        try:
            tag = tx.keys.tag(box.topic.id, person)
        except KeyMissing:
            continue
        goes = _is_to_go(tx, box, tag)
        for rows in (anonymous.DRAFTS, anonymous.ANSWERS) if goes else anonymous.ALL_SEALED:
            rows.remove(tx, box.topic.id, tag)


def _is_to_go(tx: Transaction, box: Box, tag: bytes) -> bool:
    """Tell whether their shown words go the next evening: as they wished, and as nobody can tell whose they are."""
    wish = one_opened(tx, box, anonymous.WISHES, tag, unpack_wish)
    return wish is not None and wish[0].take_back


def end_boxes_of(tx: Transaction, guild: GuildId) -> None:
    """Empty every box of a server that is forgotten."""
    for box in anonymous.boxes_with_key(tx, guild):
        empty(tx, box)


def destroy_left_keys(tx: Transaction, *, now: datetime) -> int:
    """Try again to destroy keys of boxes that are empty: a full disk may have kept some. Return how many."""
    del now
    left = _left(tx)
    for box in left:
        tx.after_commit(partial(tx.keys.destroy, box.topic.id))
    return len(left)


def keys_left(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return now while there are keys of boxes that are empty, None otherwise."""
    return now if _left(tx) else None


def _left(tx: Transaction) -> tuple[Box, ...]:
    if not tx.keys.are_ours:
        return ()
    known = tx.keys.known()
    return tuple(box for box in anonymous.all_boxes(tx) if not box.is_sealed and box.topic.id in known)


def _shred(tx: Transaction, box: Box) -> None:
    tx.failpoint("box.committed")
    tx.keys.destroy(box.topic.id)
    tx.failpoint("box.shredded")
