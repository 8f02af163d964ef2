"""What happens at 20:00: a batch is shown, wishes are fulfilled, what is left over ends, and keys with it.

Between two evenings nothing that anybody but its author can see depends on who has written, or when.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.anonymous import (
    AnonymousAnswer,
    AuthorWish,
    Box,
    BoxState,
    as_shown,
    next_due,
    ours_for,
    pack_place,
    shown_by,
    stands_under,
    unpack_answer,
    unpack_place,
    unpack_wish,
)
from bot.domain.contributions import ContributionId
from bot.domain.small_numbers import Pool
from bot.domain.topics import Topic, TopicId
from bot.services.contributions.anonymous.boxes import end, lose
from bot.services.contributions.anonymous.keys import one_opened, opened
from bot.services.contributions.anonymous.notices import say_asked_back, say_notice, take_down_asked
from bot.services.contributions.anonymous.writing import pool_in
from bot.services.contributions.posts import post
from bot.services.contributions.removing import remove_answer
from bot.services.topics.cards import end_thread_of
from storage import contributions
from storage.contributions import anonymous
from storage.keys import KeyMissing
from storage.servers import server
from storage.store import Transaction

_Given = tuple[bytes, AnonymousAnswer]  # by tag
_PLACE: Final = 16  # bytes that put words in a place, and name them there


def boxes_due(tx: Transaction, *, now: datetime) -> tuple[TopicId, ...]:
    """Return the topics of whose box something may happen now, or of which the key is lost."""
    return tuple(box.topic.id for box in anonymous.boxes_with_key(tx) if _due_at(tx, box, now) <= now)


def next_box_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when that is next, at once where a key is lost: None where there is no box with a key."""
    return min((_due_at(tx, box, now) for box in anonymous.boxes_with_key(tx)), default=None)


def look_into_box(tx: Transaction, topic_id: TopicId, *, now: datetime) -> None:
    """Do for one box what this evening brings; done twice, it changes nothing more.

    KeyUnreadable when its key cannot be read just now: mended, it can still be done.
    """
    box = anonymous.box_of(tx, topic_id)
    if box is None or not box.is_sealed:
        return
    if not tx.keys.holds(topic_id):
        lose(tx, box, now=now)
    elif box.due <= now:
        try:
            _evening(tx, box, now)
        except KeyMissing:
            lose(tx, box, now=now)


def close_box(tx: Transaction, topic: Topic, *, now: datetime) -> bool:
    """Ask in the thread of a topic that closes what becomes of words that are not shown the next evening.

    Tell whether anything may still be shown there. What could be shown now waits for the evening, as ever.
    """
    box = anonymous.box_of(tx, topic.id)
    if box is None or box.state is not BoxState.OPEN:
        return False
    anonymous.DRAFTS.remove_all(tx, topic.id)
    zone = server(tx, topic.guild).zone
    closing = replace(box, topic=topic, state=BoxState.DECIDING, decide_by=shown_by(now, zone))
    anonymous.put_box(tx, closing)
    say_notice(tx, topic, now=now)
    tx.failpoint("box.closed")
    return True


def _evening(tx: Transaction, box: Box, now: datetime) -> None:
    _fulfil(tx, box, now)
    box = _show_batch(tx, box, now)
    if box.state is BoxState.DECIDING and box.decide_by is not None and now >= box.decide_by:
        box = _settle(tx, box, now)
    box = replace(box, due=next_due(box, now, server(tx, box.topic.guild).zone))
    if box.state is BoxState.SETTLED and (box.ours_until is None or now >= box.ours_until):
        box = end(tx, box, BoxState.ENDED, now=now)
    anonymous.put_box(tx, box)
    tx.failpoint("box.evening")


def _show_batch(tx: Transaction, box: Box, now: datetime) -> Box:
    """Show all that waits, if it is enough to be shown together."""
    given = _sealed(tx, box)
    if len(given) < box.least:
        return box
    _show(tx, box, [(tag, one, ()) for tag, one in given], now)
    anonymous.ANSWERS.remove_all(tx, box.topic.id)
    tx.rewrite()
    return replace(box, released_at=now)


def _settle(tx: Transaction, box: Box, now: datetime) -> Box:
    """Show of what is left only what may stand under its author's group, and destroy the rest unread."""
    given = [
        (tag, one, stands_under(one, pool_in(tx, box, one.role_group)))
        for tag, one in _sealed(tx, box)
        if one.under_group
    ]
    shown = [each for each in given if each[2]]
    _show(tx, box, shown, now)
    anonymous.ANSWERS.remove_all(tx, box.topic.id)
    tx.rewrite()
    end_thread_of(tx, box.topic, now=now)
    released_at = now if shown else box.released_at
    ours_until = None if released_at is None else ours_for(released_at, server(tx, box.topic.guild).zone)
    settled = replace(box, state=BoxState.SETTLED, released_at=released_at, ours_until=ours_until)
    anonymous.put_box(tx, settled)
    say_notice(tx, box.topic, now=now)
    tx.failpoint("box.settled")
    return settled


def _sealed(tx: Transaction, box: Box) -> list[_Given]:
    rows = anonymous.ANSWERS.all(tx, box.topic.id)
    found = opened(tx, box, [sealed for _, sealed in rows], unpack_answer)
    return [(tag, one) for (tag, _), one in zip(rows, found, strict=True)]


def _show(tx: Transaction, box: Box, given: Sequence[tuple[bytes, AnonymousAnswer, Pool]], now: datetime) -> None:
    """Have these stand in the thread in no order: sorted by what they say before chance names and places them."""
    topic = box.topic
    in_order = sorted(given, key=_as_read)
    drawn = sorted((tx.keys.random_bytes(_PLACE).hex(), each) for each in in_order)
    for name, (_tag, one, pool) in drawn:
        answer = as_shown(topic, one, name=ContributionId(name), pool=pool, shown_at=box.due)
        contributions.add(tx, answer)
        post(tx, topic, answer, now=now)
    tx.failpoint("box.shown")
    for tag, name in sorted((each[0], name) for name, each in drawn):
        anonymous.SHOWN.put(tx, topic.id, tag, tx.keys.seal(box.public_key, pack_place(ContributionId(name))))
        anonymous.DRAFTS.remove(tx, topic.id, tag)  # sealed later, it would be a second answer


def _as_read(one: tuple[bytes, AnonymousAnswer, Pool]) -> tuple[object, ...]:
    """Return what others will read of it, and at last its tag: not the group that it came from."""
    tag, given, pool = one
    answer = given.answer
    return (answer.option or 0, answer.words, answer.follow_up, given.quote, pool, tag)


def _fulfil(tx: Transaction, box: Box, now: datetime) -> None:
    """Do what authors wished: in the order of the words that everybody reads, not of those who wished it."""
    rows = anonymous.WISHES.all(tx, box.topic.id)
    wishes = zip(rows, opened(tx, box, [sealed for _, sealed in rows], unpack_wish), strict=True)
    firm = {tag: wish for (tag, _), wish in wishes if wish.is_firm}
    places = {tag: one_opened(tx, box, anonymous.SHOWN, tag, unpack_place) for tag in firm}
    about = {place[0]: firm[tag] for tag, place in places.items() if place is not None}
    for shown in sorted(about):
        _fulfil_one(tx, box, shown, about[shown], now)
    for tag, wish in firm.items():
        anonymous.WISHES.remove(tx, box.topic.id, tag)
        if wish.take_back:
            anonymous.SHOWN.remove(tx, box.topic.id, tag)
    if firm:
        tx.rewrite()
    tx.failpoint("box.fulfilled")


def _fulfil_one(tx: Transaction, box: Box, shown: ContributionId, wish: AuthorWish, now: datetime) -> None:
    answer = contributions.contribution(tx, box.topic.guild, shown)
    if answer is not None and wish.take_back:
        take_down_asked(tx, box.topic, shown, now=now)
        remove_answer(tx, box.topic, answer, now=now)
    elif answer is not None:
        anonymous.keep_reply(tx, shown, wish.reply)
        say_asked_back(tx, box.topic, shown, now=now)


def _due_at(tx: Transaction, box: Box, now: datetime) -> datetime:
    return box.due if box.due <= now or tx.keys.holds(box.topic.id) else now
