"""What will be asked of partners comes to the advisory group first: one member holds it up, three decide.

Who said what lies behind tags until it is decided, and nowhere after that.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.actions import Action
from bot.domain.oversight import (
    OVERSIGHT_LIFE,
    REASON_LIFE,
    Ending,
    Oversight,
    OversightId,
    OversightState,
    Reason,
    Voice,
    decision,
    ends_in_silence,
    held_up,
    let_go,
)
from bot.domain.people import Actor, GuildId, PersonId, Server, Silence
from bot.domain.refusals import Invalid, NotFound, NotReady, Refusal, TooLate
from bot.domain.submissions import Submission, SubmissionId
from bot.services import group_letters
from bot.services.permission import act, allow
from storage import oversight_reasons, oversights, partners, servers
from storage.key_folder import KeyUnreadable
from storage.store import Transaction


def submit(tx: Transaction, actor: Actor, submission: Submission, *, now: datetime) -> Oversight:
    """Put something to the advisory group, once; its noun has asked already whether it may go there."""
    here = allow(tx, actor, Action.SEND_TO_ADVISORY)
    if here.advisory_channel is None:
        raise NotReady("The advisory group has no channel yet. The server's owner can make one with /setup.")
    act(tx, actor, Action.SEND_TO_ADVISORY, now=now)
    item = _new_item(tx, here, submission, now)
    oversights.put(tx, item)
    group_letters.post_item(tx, item, here.advisory_channel, now=now)
    group_letters.tell_coordinator(tx, item, group_letters.ITEM_LATE, now=item.answer_by)
    return item


def latest_of(tx: Transaction, submission: str) -> Oversight | None:
    """Return what became of this the last time it was put to the group: None if it never was."""
    return oversights.latest_of(tx, submission)


def said_of(tx: Transaction, submission: str) -> tuple[Oversight | None, tuple[Reason, ...]]:
    """Return what the group says of this, for its author: reasons only once it is decided."""
    item = oversights.latest_of(tx, submission)
    if item is None or item.ending is None:
        return item, ()
    return item, oversight_reasons.reasons(tx, item.id)


def take_back(tx: Transaction, submission: str, *, now: datetime) -> None:
    """Take this back from the group, to change it or to drop it; when it does not lie there, nothing happens."""
    item = oversights.latest_of(tx, submission)
    if item is not None and item.ending is None:
        group_letters.end(tx, item, Ending.TAKEN_BACK, now=now)


def end_agreement(tx: Transaction, submission: str, ending: Ending, *, now: datetime) -> None:
    """Let an agreement hold no longer: what was agreed to has changed, or was withdrawn after it was asked."""
    item = oversights.latest_of(tx, submission)
    if item is not None and item.is_agreed:
        group_letters.end(tx, item, ending, now=now)


def lately_before_groups(tx: Transaction, kind: str, *, ended_after: datetime) -> frozenset[SubmissionId]:
    """Return what of this noun lies before a group, or came back from one after this."""
    return oversights.lately_before_groups(tx, kind, ended_after=ended_after)


def item_of(tx: Transaction, actor: Actor, item_id: OversightId) -> tuple[Oversight, Submission | None]:
    """Return something put to the group to one of its members, as it stands: None where it is gone."""
    allow(tx, actor, Action.READ_ADVISORY)
    item = oversights.oversight(tx, actor.guild, item_id)
    if item is None:
        raise NotFound("This is not here any more.")
    return item, tx.submissions.find(tx, item.submission)


def speak(tx: Transaction, actor: Actor, item_id: OversightId, voice: Voice, *, now: datetime) -> Oversight:
    """Say what this member thinks; three of the same decide. Saying it twice is one voice, and it can be changed."""
    item, tag = _spoken_about(tx, actor, item_id)
    before, pauses = oversights.said(tx, item.id, tag)
    if before is voice:
        return item
    act(tx, actor, Action.OVERSEE, now=now)
    oversights.say(tx, item.id, tag, voice=voice, pauses=pauses)
    tx.failpoint("oversight.said")
    ending = decision(oversights.voices(tx, item.id)[0])
    if ending is not None:
        _decide(tx, item, ending, now)
        return replace(item, ending=ending, ended_at=now, paused_at=None)
    return item


def hold_up(tx: Transaction, actor: Actor, item_id: OversightId, *, now: datetime) -> Oversight:
    """Hold something up: while one member does, it cannot go ahead by silence. Three can still decide."""
    item, tag = _spoken_about(tx, actor, item_id)
    voice, pauses = oversights.said(tx, item.id, tag)
    if pauses:
        return item
    act(tx, actor, Action.OVERSEE, now=now)
    oversights.say(tx, item.id, tag, voice=voice, pauses=True)
    return _clock(tx, item, held_up(item, now=now), now)


def release(tx: Transaction, actor: Actor, item_id: OversightId, *, now: datetime) -> Oversight:
    """Take one's own pause away; another member's stays."""
    item, tag = _spoken_about(tx, actor, item_id)
    voice, pauses = oversights.said(tx, item.id, tag)
    if not pauses:
        return item
    act(tx, actor, Action.OVERSEE, now=now)
    if voice is None:
        oversights.unsay(tx, item.id, tag)
    else:
        oversights.say(tx, item.id, tag, voice=voice, pauses=False)
    if oversights.voices(tx, item.id)[1]:
        return item
    return _clock(tx, item, let_go(item, now=now), now)


def item_for_letter(tx: Transaction, item_id: OversightId) -> tuple[Oversight, Submission | None]:
    """Return something put to the group for a letter about it: nobody asks, so nobody is refused."""
    item = oversights.oversight(tx, None, item_id)
    if item is None:
        raise NotFound("This is not here any more.")
    return item, tx.submissions.find(tx, item.submission)


def agreement_of(tx: Transaction, submission: str) -> Oversight | None:
    """Return how the group agreed to this, for its public card: None where it was not asked."""
    item = oversights.latest_of(tx, submission)
    return item if item is not None and item.is_agreed else None


def whom_to_look_up(tx: Transaction, guild: GuildId) -> tuple[Server, tuple[PersonId, ...]]:
    """Return who has joined, for asking Discord whether any of them sits in the advisory group; never for showing."""
    return servers.server(tx, guild), tuple(person for person, _ in partners.joined(tx, guild, frozenset()))


def is_late(item: Oversight, *, now: datetime) -> bool:
    """Tell whether an answer is overdue that things go on waiting for."""
    return item.state is OversightState.WAITING and item.silence is Silence.WAITS and item.answer_by <= now


def settle_silences(tx: Transaction, *, now: datetime) -> int:
    """Let go ahead what the group has not answered in time, where that was chosen; return how many."""
    items = [item for item in oversights.run_out(tx, now=now) if ends_in_silence(item, now=now)]
    for item in items:
        _decide(tx, item, Ending.SILENCE, now)
    return len(items)


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when something next goes ahead by itself: None when nothing does."""
    return oversights.next_to_run_out(tx)


def forget_items(tx: Transaction, *, now: datetime) -> int:
    """Forget reasons 30 days after the decision, and what was decided after 90; return how many decisions went."""
    oversight_reasons.forget_reasons(tx, ended_before=now - REASON_LIFE)
    return oversights.forget(tx, ended_before=now - OVERSIGHT_LIFE)


def tag_of(tx: Transaction, actor: Actor, item_id: OversightId) -> bytes:
    """Return the name that this member has in this one thing."""
    try:
        return tx.keys.person_tag(actor.guild, actor.person, about=item_id)
    except KeyUnreadable:
        raise NotReady("This cannot be kept without your name just now, so it was not. Please try later.") from None


def check_open(item: Oversight) -> None:
    """Refuse what comes after the end."""
    if item.ending is Ending.TAKEN_BACK:
        raise TooLate("The coordinator has taken this back.")
    if item.ending is not None:
        raise TooLate("This has been decided already.")


def _spoken_about(tx: Transaction, actor: Actor, item_id: OversightId) -> tuple[Oversight, bytes]:
    allow(tx, actor, Action.OVERSEE)
    item = oversights.oversight(tx, actor.guild, item_id)
    if item is None:
        raise NotFound("This is not here any more.")
    check_open(item)
    return item, tag_of(tx, actor, item.id)


def _new_item(tx: Transaction, here: Server, submission: Submission, now: datetime) -> Oversight:
    answer_by = now + timedelta(days=here.oversight_days)
    if submission.latest_answer < answer_by:
        raise Invalid(
            "The advisory group has until {when}. Choose a closing time after that.",
            when=answer_by,
        )
    return Oversight(
        id=OversightId(tx.new_reference()),
        guild=submission.guild,
        kind=submission.kind,
        submission=submission.id,
        title=submission.title,
        silence=here.silence,
        put_at=now,
        answer_by=answer_by,
    )


def _clock(tx: Transaction, before: Oversight, after: Oversight, now: datetime) -> Oversight:
    if after != before:
        oversights.keep_clock(tx, after)
        group_letters.edit_item(tx, after, now=now)
        if after.answer_by != before.answer_by:
            group_letters.tell_coordinator(tx, after, group_letters.ITEM_LATE, now=after.answer_by)
    return after


def _decide(tx: Transaction, item: Oversight, ending: Ending, now: datetime) -> None:
    group_letters.end(tx, item, ending, now=now)
    tx.failpoint("oversight.decided")
    if ending in (Ending.GOES_AHEAD, Ending.SILENCE):
        _open(tx, item, now)
    group_letters.tell_coordinator(tx, item, group_letters.ITEM_TOLD, now=now)


def _open(tx: Transaction, item: Oversight, now: datetime) -> None:
    """Open what was agreed, if it still can be; otherwise its coordinator sees in the panel what to change."""
    agreed = tx.submissions.find(tx, item.submission)
    if agreed is not None:
        with suppress(Refusal):
            tx.submissions.of(agreed).agreed(tx, agreed, now=now)
