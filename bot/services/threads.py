"""Threads on cards of ours: what is to be asked of Discord for them, and what its answers mean."""

from datetime import datetime
from typing import Final

from bot.domain.letters import Failure, Letter, judge, wait_after
from bot.domain.people import ChannelId, MessageId
from bot.domain.standing_cards import REPLACED_EVERY
from bot.domain.threads import (
    ASK_FOR_ITS_END,
    LOOKED_AT_EVERY,
    CardThread,
    Meaning,
    ThreadState,
    ThreadStep,
    ThreadTask,
    meaning_of,
)
from bot.services import standing_cards, undelivered
from storage import letters, threads
from storage.store import Transaction

_NO_CHANCE: Final = 0.5  # there are few threads: their tries need no spreading
_STEPS: Final = {
    ThreadState.WANTED: ThreadStep.START,
    ThreadState.PINNED: ThreadStep.LOCK,
    ThreadState.UNWANTED: ThreadStep.REMOVE,
}


def note_sent(tx: Transaction, letter: Letter, message: MessageId, *, now: datetime) -> None:
    """Want a thread on a card that has just arrived, if one belongs on it; end one whose last letter this was."""
    threads.hurry_ending(tx, letter.dedupe_key, now=now)
    kind = tx.nouns.letter_kinds.get(letter.kind)
    if kind is None or not kind.threaded or letter.place is None:
        return
    if letters.sent_message(tx, letter.dedupe_key) != (letter.place, message):
        return  # it is to stand elsewhere by now
    number = ChannelId(message)
    wanted = CardThread(number, letter.guild, letter.place, letter.dedupe_key, letter.subject, ThreadState.WANTED)
    threads.add_thread(tx, wanted, now=now)
    _tell_moved(tx, wanted, None, now=now)


def end_thread(tx: Transaction, card: str, last: str, *, now: datetime) -> None:
    """Have the thread on this card pinned and locked once the letter with the key `last` stands in it."""
    found = threads.thread_on(tx, card)
    if found is not None:
        threads.put_end(tx, found.id, last)
        threads.postpone(tx, found.id, now)


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when a thread next wants something: None where nothing is left to do."""
    del now
    return threads.next_due(tx)


def tasks_due(tx: Transaction, *, now: datetime) -> tuple[ThreadTask, ...]:
    """Return what is to be asked of Discord by now; a thread whose end has not been said yet is looked at later."""
    found = (_task(tx, one, now) for one in threads.threads_due(tx, now=now))
    return tuple(one for one in found if one is not None)


def _task(tx: Transaction, one: CardThread, now: datetime) -> ThreadTask | None:
    if one.state is ThreadState.WANTED:
        subject = tx.subjects.find(tx, one.subject)
        return ThreadTask(one, ThreadStep.START, title="" if subject is None else subject.title)
    if one.state in _STEPS:
        return ThreadTask(one, _STEPS[one.state])
    if one.ends_with is None:
        return ThreadTask(one, ThreadStep.KEEP_OPEN)
    sent = letters.sent_message(tx, one.ends_with)
    if sent is not None and sent[0] == one.id:
        return ThreadTask(one, ThreadStep.PIN, message=sent[1])
    if letters.is_coming(tx, one.ends_with):
        threads.postpone(tx, one.id, now + ASK_FOR_ITS_END)
        return None
    return ThreadTask(one, ThreadStep.LOCK)


def note_done(tx: Transaction, task: ThreadTask, *, now: datetime) -> None:
    """Note that Discord did it, and what comes next."""
    one = task.thread
    tx.failpoint("thread.asked")
    if not _is_as_it_was(tx, one):
        return
    if task.step is ThreadStep.REMOVE:
        threads.remove_thread(tx, one.id)
    elif task.step is ThreadStep.LOCK:
        threads.put_state(tx, one.id, ThreadState.LOCKED, next_try=None)
    elif task.step is ThreadStep.PIN:
        threads.put_state(tx, one.id, ThreadState.PINNED, next_try=now)
    elif task.step is ThreadStep.KEEP_OPEN:
        threads.put_state(tx, one.id, ThreadState.STANDING, next_try=now + LOOKED_AT_EVERY)
        standing_cards.look_after(tx, one.card, now=now)
    else:
        _begun(tx, one, now=now)


def _begun(tx: Transaction, one: CardThread, *, now: datetime) -> None:
    """Have everything stand in a thread that has just been started, and let it end where its end has been said."""
    _tell_moved(tx, one, one.id, now=now)
    last = standing_cards.bring_into_thread(tx, one, now=now)
    threads.put_state(tx, one.id, ThreadState.STANDING, next_try=now + LOOKED_AT_EVERY if last is None else now)
    if last is not None:
        threads.put_end(tx, one.id, last)


def note_failed(tx: Transaction, task: ThreadTask, failure: Failure, *, now: datetime) -> None:
    """Note how Discord refused it: it is tried again, begun anew, or needed no more."""
    one, meaning = task.thread, meaning_of(task.step, failure)
    if not _is_as_it_was(tx, one):
        return
    if meaning is Meaning.DONE:
        note_done(tx, task, now=now)
    elif meaning is Meaning.THREAD_GONE:
        note_gone(tx, one.id, now=now)
    elif meaning is Meaning.CHANNEL_GONE:
        threads.remove_thread(tx, one.id)
    elif meaning is Meaning.CARD_GONE:
        _begin_anew(tx, one, failure, now=now)
    else:
        verdict, attempts = judge(failure), one.attempts + 1
        undelivered.tell_of_thread(tx, one, verdict, now=now)
        wait = wait_after(verdict, failure, attempts=attempts, chance=_NO_CHANCE)
        threads.put_failure(tx, one.id, failure.error, attempts=attempts, next_try=now + wait)


def look_again(tx: Transaction, number: ChannelId, *, now: datetime) -> bool:
    """Look at once at a thread that is said to have been deleted; tell whether it is one of ours.

    Such news may be old: after a break Discord brings it late, and by then we may have started the thread again.
    """
    one = threads.thread(tx, number)
    if one is None or one.state is ThreadState.WANTED:
        return False
    threads.postpone(tx, number, now)
    return True


def note_gone(tx: Transaction, number: ChannelId, *, now: datetime) -> None:
    """Note that a thread is not there any more, as Discord answered when it was asked.

    It is started anew on its card, once a day at most: to start no fight with whoever deletes it.
    """
    one = threads.thread(tx, number)
    if one is None or one.state is ThreadState.WANTED:
        return
    if one.state is ThreadState.UNWANTED:
        threads.postpone(tx, number, now)
        return
    before = threads.begun_again_at(tx, number)
    threads.want_again(tx, number, at=now if before is None else max(now, before + REPLACED_EVERY))
    _tell_moved(tx, one, None, now=now)


def _begin_anew(tx: Transaction, one: CardThread, failure: Failure, *, now: datetime) -> None:
    """Have a card posted anew on which no thread can stand; the message that stands there goes, if it does."""
    ask_again = standing_cards.post_anew(tx, one.card, now=now)
    if ask_again is None:
        threads.put_state(tx, one.id, ThreadState.UNWANTED, next_try=now)
    else:
        threads.put_failure(tx, one.id, failure.error, attempts=one.attempts, next_try=ask_again)


def _is_as_it_was(tx: Transaction, one: CardThread) -> bool:
    """Tell whether nothing has happened to a thread while Discord was asked."""
    found = threads.thread(tx, one.id)
    return found is not None and (found.state, found.ends_with) == (one.state, one.ends_with)


def _tell_moved(tx: Transaction, one: CardThread, where: ChannelId | None, *, now: datetime) -> None:
    for moved in tx.nouns.thread_moved:
        moved(tx, one.subject, where, now=now)
