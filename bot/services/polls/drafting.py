"""Preparing a vote; what was typed outlives a restart."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.electorates import whole_audience
from bot.domain.limits import POLL_DRAFTS
from bot.domain.oversight import Ending, Oversight
from bot.domain.people import Actor, Server
from bot.domain.poll_drafts import DraftChange, PollDraft
from bot.domain.poll_words import PollWords, checked_words
from bot.domain.polls import Poll, PollId, PollState, Sensitivity, check_close, default_close
from bot.domain.refusals import NotFound, Refusal, TooLate
from bot.services import oversight
from bot.services.permission import allow
from bot.services.polls.foreseen import foreseen
from bot.services.suggestions import suggested_words
from storage import polls
from storage.partners import count_joined
from storage.store import Transaction


def draft_poll(tx: Transaction, actor: Actor, words: PollWords, *, now: datetime) -> Poll:
    """Begin a vote with these words: ordinary, for everyone, closing in seven days at 20:00 there."""
    here = coordinated(tx, actor)
    POLL_DRAFTS.check(polls.count_drafts(tx, actor.guild, actor.person))
    words = checked_words(words)
    draft = Poll(
        id=PollId(tx.new_reference()),
        guild=actor.guild,
        author=actor.person,
        state=PollState.DRAFT,
        question=words.question,
        options=words.options,
        next_step=words.next_step,
        sensitivity=Sensitivity.ORDINARY,
        audience=frozenset(),
        opened_at=None,
        closes_at=default_close(now, here.zone),
    )
    polls.keep_draft(tx, draft, now=now)
    return draft


def ask_again(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll:
    """Begin a vote like this one, which has ended: the same words, kind and people, with a new closing time."""
    coordinated(tx, actor)
    ended = polls.poll(tx, actor.guild, poll_id)
    if ended is None or ended.state in (PollState.DRAFT, PollState.OPEN):
        raise NotFound("This vote cannot be asked again. Start a new one with /poll open.")
    draft = draft_poll(tx, actor, PollWords(ended.question, ended.options, ended.next_step), now=now)
    return _like(tx, actor, draft, ended, now=now)


def change_draft(tx: Transaction, actor: Actor, poll_id: PollId, change: DraftChange, *, now: datetime) -> Poll:
    """Change some of a draft; a closing time that cannot be is refused at once."""
    coordinated(tx, actor)
    draft = draft_here(tx, actor, poll_id)
    _check_free(tx, draft)
    if change.closes_at is not None:
        check_close(change.closes_at, now=now)
    sizes = count_joined(tx, draft.guild)
    words = checked_words(change.words or PollWords(draft.question, draft.options, draft.next_step))
    changed = replace(
        draft,
        question=words.question,
        options=words.options,
        next_step=words.next_step,
        sensitivity=change.sensitivity or draft.sensitivity,
        audience=draft.audience if change.audience is None else whole_audience(change.audience, sizes),
        closes_at=change.closes_at or draft.closes_at,
        split=draft.split if change.split is None else change.split,
    )
    polls.keep_draft(tx, changed, now=now)
    if replace(changed, closes_at=draft.closes_at) != draft:  # the group agreed to that one
        oversight.end_agreement(tx, draft.id, Ending.TAKEN_BACK, now=now)
    return changed


def reword_draft(tx: Transaction, actor: Actor, poll_id: PollId, words: PollWords, *, now: datetime) -> Poll:
    """Give a draft other words; when it is gone, or open already, they begin a draft of their own."""
    coordinated(tx, actor)
    known = polls.poll(tx, actor.guild, poll_id)
    if known is not None and known.state is PollState.DRAFT:
        return change_draft(tx, actor, poll_id, DraftChange(words=words), now=now)
    draft = draft_poll(tx, actor, words, now=now)
    return draft if known is None else _like(tx, actor, draft, known, now=now)


def why_no_draft(tx: Transaction, actor: Actor, poll_id: PollId) -> Refusal | None:
    """Return why this cannot be changed any more: None while it can."""
    coordinated(tx, actor)
    try:
        _check_free(tx, draft_here(tx, actor, poll_id))
    except (NotFound, TooLate) as refusal:
        return refusal
    return None


def draft_of(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> PollDraft:
    """Return a draft, how many people it would ask, and what to know before opening it."""
    here = coordinated(tx, actor)
    return foreseen(tx, here, draft_here(tx, actor, poll_id), now=now)


def discard_draft(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll | None:
    """Throw a draft away; when it is gone already, nothing happens. What has opened is returned, and stays as it is."""
    coordinated(tx, actor)
    item = oversight.latest_of(tx, poll_id)
    if item is not None and item.guild == actor.guild:
        oversight.take_back(tx, poll_id, now=now)
    return None if polls.remove_draft(tx, actor.guild, poll_id) else polls.poll(tx, actor.guild, poll_id)


def suggested_poll(tx: Transaction, actor: Actor, suggestion: str) -> str:
    """Return the words of what somebody suggested, to begin a vote with."""
    coordinated(tx, actor)
    return suggested_words(tx, actor, suggestion)


def coordinated(tx: Transaction, actor: Actor) -> Server:
    """Return this server, if this person may write votes there."""
    return allow(tx, actor, Action.DRAFT_POLL)


def draft_here(tx: Transaction, actor: Actor, poll_id: PollId) -> Poll:
    """Return this draft of this server."""
    draft = polls.poll(tx, actor.guild, poll_id)
    if draft is None:
        raise NotFound("This draft is not here any more. Start a new one with /poll open.")
    if draft.state is not PollState.DRAFT:
        raise TooLate("This vote is open already, so it cannot be changed.")
    return draft


def check_not_stopped(item: Oversight | None) -> None:
    """Refuse what the advisory group has stopped."""
    if item is not None and item.ending is Ending.STOP:
        raise TooLate("The advisory group has stopped this. You can start a new one with /poll open.")


def _like(tx: Transaction, actor: Actor, draft: Poll, other: Poll, *, now: datetime) -> Poll:
    change = DraftChange(sensitivity=other.sensitivity, audience=other.audience, split=other.split)
    return change_draft(tx, actor, draft.id, change, now=now)


def _check_free(tx: Transaction, draft: Poll) -> None:
    """Refuse to change what the advisory group is looking at, or has stopped."""
    item = oversight.latest_of(tx, draft.id)
    if item is not None and item.ending is None:
        raise TooLate("The advisory group is looking at this. Take it back first, then change it.")
    check_not_stopped(item)
