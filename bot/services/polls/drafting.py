"""Preparing a vote; what was typed outlives a restart."""

from dataclasses import replace
from datetime import datetime

from bot.domain.electorates import Sizes, pools_apart, shown_apart, smallest_with_a_say, whole_audience
from bot.domain.limits import POLL_DRAFTS
from bot.domain.people import Actor
from bot.domain.poll_drafts import DraftChange, PollDraft, Prepared
from bot.domain.poll_words import PollWords, checked_words, words_of
from bot.domain.polls import (
    CAN_BE_SENSITIVE,
    Poll,
    PollId,
    PollKind,
    PollState,
    Sensitivity,
    check_close,
    default_close,
)
from bot.domain.refusals import Invalid, NotFound
from bot.services import drafts, oversight
from bot.services.polls.drafts import DRAFTS
from bot.services.polls.foreseen import check_rule, foreseen
from bot.services.suggestions import note_taken_up, suggester_of
from storage import polls
from storage.partners import count_joined
from storage.store import Transaction


def draft_poll(tx: Transaction, actor: Actor, words: PollWords, *, now: datetime) -> Poll:
    """Begin a vote with these words: ordinary, for everyone, closing in seven days at 20:00 there.

    A decision is shown by role group from the beginning, where there are two pools to show.
    """
    draft = _begun(tx, actor, words, now=now)
    check_rule(tx, draft)
    return draft


def draft_suggested(tx: Transaction, actor: Actor, words: PollWords, suggestion: str, *, now: datetime) -> Poll:
    """Begin a vote with what somebody suggested, who is credited for it; gone meanwhile, it begins without."""
    try:
        drafts.to_begin_with(tx, actor, DRAFTS, suggestion)
    except NotFound:
        return draft_poll(tx, actor, words, now=now)
    draft = _begun(tx, actor, words, now=now, suggestion=suggestion)
    check_rule(tx, draft)
    note_taken_up(tx, suggestion)
    return draft


def smallest_here(tx: Transaction, actor: Actor) -> int:
    """Return how many people the smallest pool has that would have a say, if everybody here decided."""
    drafts.may_write(tx, actor, DRAFTS)
    return smallest_with_a_say(frozenset(), count_joined(tx, actor.guild))


def ask_again(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll:
    """Begin a vote like this one, which has ended: the same words, kind and people, with a new closing time."""
    drafts.may_write(tx, actor, DRAFTS)
    ended = polls.poll(tx, actor.guild, poll_id)
    if ended is None or ended.state in (PollState.DRAFT, PollState.OPEN):
        raise NotFound("This vote cannot be asked again. Start a new one with /poll open.")
    draft = _begun(tx, actor, words_of(ended), now=now, before=ended)
    return _like(tx, actor, draft, ended, now=now)


def change_draft(tx: Transaction, actor: Actor, poll_id: PollId, change: DraftChange, *, now: datetime) -> Poll:
    """Change some of a draft, but not its kind; a closing time that cannot be is refused at once."""
    drafts.may_write(tx, actor, DRAFTS)
    draft = drafts.free_draft(tx, DRAFTS, actor.guild, poll_id)
    if change.closes_at is not None:
        check_close(change.closes_at, now=now)
    changed = _changed(draft, change, count_joined(tx, draft.guild))
    _check_kind(changed)
    if change.words is not None:
        check_rule(tx, changed)
    same = replace(changed, closes_at=draft.closes_at) == draft
    drafts.keep_change(tx, DRAFTS, changed, still_agreed=same, now=now)
    return changed


def reword_draft(tx: Transaction, actor: Actor, poll_id: PollId, words: PollWords, *, now: datetime) -> Poll:
    """Give a draft other words; when it is gone, or open already, they begin a draft of their own."""
    drafts.may_write(tx, actor, DRAFTS)
    known = polls.poll(tx, actor.guild, poll_id)
    if known is not None and known.state is PollState.DRAFT:
        return change_draft(tx, actor, poll_id, DraftChange(words=words), now=now)
    if known is None:
        return draft_poll(tx, actor, words, now=now)
    options = known.options if known.kind is PollKind.DECISION else words.options
    words = replace(words, kind=known.kind, options=options)
    draft = _begun(tx, actor, words, now=now, before=known)
    check_rule(tx, draft)
    return _like(tx, actor, draft, known, now=now)


def draft_of(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> PollDraft:
    """Return a draft, how many people it would ask, and what to know before opening it."""
    here = drafts.may_write(tx, actor, DRAFTS)
    return foreseen(tx, here, drafts.draft_here(tx, DRAFTS, actor.guild, poll_id), now=now)


def prepared(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Prepared:
    """Return a draft as its coordinator sees it, with what the group says of it: reasons only once it is decided."""
    draft = draft_of(tx, actor, poll_id, now=now)
    return Prepared(draft, *oversight.said_of(tx, poll_id), polls.credit_of(tx, draft.poll))


def _begun(
    tx: Transaction,
    actor: Actor,
    words: PollWords,
    *,
    now: datetime,
    before: Poll | None = None,
    suggestion: str | None = None,
) -> Poll:
    """Keep a new draft that comes after a vote `before`, or of a suggestion: whoever suggested it is credited again."""
    here = drafts.may_write(tx, actor, DRAFTS)
    POLL_DRAFTS.check(polls.count_drafts(tx, actor.guild, actor.person))
    sizes = count_joined(tx, actor.guild)
    draft = Poll(
        id=PollId(tx.new_reference()),
        guild=actor.guild,
        author=actor.person,
        state=PollState.DRAFT,
        question="",
        options=(),
        next_step="",
        sensitivity=Sensitivity.ORDINARY,
        audience=frozenset(),
        opened_at=None,
        closes_at=default_close(now, here.zone),
        kind=words.kind,
        split=words.kind is PollKind.DECISION and bool(shown_apart(frozenset(), sizes)),
        again=before.id if before and before.state is not PollState.OPEN else None,
        suggestion=before.suggestion if before else suggestion,
    )
    draft = _worded(replace(draft, apart=pools_apart(draft, sizes)), words)
    polls.keep_draft(tx, draft, now=now)
    _credit(tx, draft, before)
    return draft


def _credit(tx: Transaction, draft: Poll, before: Poll | None) -> None:
    if before is not None:
        polls.copy_credit(tx, before.id, draft.id)
    elif draft.suggestion is not None:
        found = suggester_of(tx, draft.suggestion)
        if found is not None:
            polls.put_credit(tx, draft.id, *found)


def _changed(draft: Poll, change: DraftChange, sizes: Sizes) -> Poll:
    """Return a draft as it is to be: with other people it is split only where they can be."""
    audience = draft.audience if change.audience is None else whole_audience(change.audience, sizes)
    possible = change.audience is None or bool(shown_apart(audience, sizes))
    changed = replace(
        _worded(draft, change.words) if change.words else draft,
        sensitivity=change.sensitivity or draft.sensitivity,
        audience=audience,
        closes_at=change.closes_at or draft.closes_at,
        split=draft.split and possible if change.split is None else change.split,
    )
    chosen = (change.audience, change.sensitivity, change.split)
    return changed if chosen == (None, None, None) else replace(changed, apart=pools_apart(changed, sizes))


def _worded(draft: Poll, words: PollWords) -> Poll:
    """Return a draft with these words: its kind stays, and so do the answers of a decision."""
    stay = draft.kind is PollKind.DECISION and bool(draft.options)
    words = checked_words(replace(words, kind=draft.kind, options=draft.options if stay else words.options))
    return replace(
        draft,
        question=words.question,
        options=words.options,
        next_step=words.next_step,
        most=words.most,
        rule=words.rule,
        next_within=words.next_within,
    )


def _check_kind(poll: Poll) -> None:
    if poll.is_sensitive and poll.kind not in CAN_BE_SENSITIVE:
        raise Invalid("A sensitive vote has one choice, a decision or a written answer. Choose ordinary for this one.")
    if poll.split and poll.kind is PollKind.WRITTEN:
        raise Invalid("Written answers are never shown by role group.")


def _like(tx: Transaction, actor: Actor, draft: Poll, other: Poll, *, now: datetime) -> Poll:
    change = DraftChange(sensitivity=other.sensitivity, audience=other.audience, split=other.split)
    return change_draft(tx, actor, draft.id, change, now=now)
