"""Another close for an open vote: longer, by itself or as a coordinator says, or early when its turnout is next shown.

Nothing here depends on whether, or when, somebody has answered.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind
from bot.domain.people import Actor, GuildId
from bot.domain.poll_lists import OtherClose
from bot.domain.polls import Poll, PollId, extended_close
from bot.domain.refreshing import next_refresh
from bot.domain.refusals import TooLate
from bot.services.permission import act, allow
from bot.services.polls.cards import refresh_card
from bot.services.polls.finding import opened_here
from bot.services.polls.maintenance import refresh_turnout
from bot.services.polls.poll_letters import LONGER, SHORTENED, overtake, post
from bot.services.progress import tell_progress
from bot.services.reminders.schedule import follow_close
from bot.services.reminding import remind_all
from storage import polls
from storage.servers import server
from storage.store import Transaction


def longer_close(tx: Transaction, vote: polls.Running, *, now: datetime) -> datetime:
    """Return when a vote would close that goes on once more."""
    poll = vote.poll
    zone = server(tx, poll.guild).zone
    return extended_close(poll.opened_at or now, poll.closes_at, now=now, zone=zone)


def early_close(vote: polls.Running, *, now: datetime) -> datetime:
    """Return when a vote would close that closes early: when its turnout is next shown."""
    return vote.turnout_due if vote.turnout_due > now else next_refresh(vote.poll.opened_at or now, now=now)


def why_not_longer(poll: Poll) -> TooLate | None:
    """Return why an open vote cannot go on longer: None where it can."""
    if poll.extended:
        return TooLate(
            "This vote has gone on longer once, and that can be done once. When it has closed, you can ask it again."
        )
    if poll.shortened:
        return TooLate("It was said that this vote closes early. When it has closed, you can ask it again.")
    return None


def why_not_early(vote: polls.Running, *, now: datetime) -> TooLate | None:
    """Return why an open vote cannot close early: None where it can."""
    if vote.poll.shortened:
        return TooLate(  # it may have gone on by itself since
            "A coordinator has had this vote close early, and that can be done once. It closes {when}.",
            when=vote.poll.closes_at,
        )
    if early_close(vote, now=now) >= vote.poll.closes_at:
        return TooLate("This vote closes within 6 hours anyway: {when}.", when=vote.poll.closes_at)
    return None


def poll_to_extend(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> OtherClose:
    """Return an open vote and until when it would go on; refuse one that has gone on once, and what is none here."""
    vote = _that_may_go_on(tx, actor, poll_id, now=now)
    return OtherClose(vote.poll, longer_close(tx, vote, now=now))


def extend_poll(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll:
    """Let an open vote go on longer, once, and say so in public."""
    vote = _that_may_go_on(tx, actor, poll_id, now=now)
    act(tx, actor, Action.EXTEND_POLL, now=now)
    go_on(tx, vote, LONGER, now=now)
    tx.failpoint("extend.stored")
    return opened_here(tx, actor.guild, poll_id)


def poll_to_shorten(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> OtherClose:
    """Return an open vote and when it would close early; refuse where it closes as soon anyhow."""
    vote = _that_may_close_early(tx, actor, poll_id, now=now)
    return OtherClose(vote.poll, early_close(vote, now=now))


def shorten_poll(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Poll:
    """Have an open vote close when its turnout is next shown, and say so in public now."""
    vote = _that_may_close_early(tx, actor, poll_id, now=now)
    act(tx, actor, Action.SHORTEN_POLL, now=now)
    if vote.turnout_due <= now:  # it is shown late, so that is done first
        refresh_turnout(tx, vote, now=now)
    polls.shorten(tx, poll_id)
    tx.failpoint("shorten.kept")
    _moved(tx, vote, SHORTENED, early_close(vote, now=now), now=now)
    tx.failpoint("shorten.stored")
    return opened_here(tx, actor.guild, poll_id)


def go_on(tx: Transaction, vote: polls.Running, kind: LetterKind, *, now: datetime) -> None:
    """Let a vote go on once more: as long again, seven days at most."""
    until = longer_close(tx, vote, now=now)
    polls.extend(tx, vote.poll.id, until)
    tx.failpoint("extend.kept")
    _moved(tx, vote, kind, until, now=now)


def _moved(tx: Transaction, vote: polls.Running, kind: LetterKind, until: datetime, *, now: datetime) -> None:
    """Have everything follow the other close of a vote, and say it in public by a letter of this kind."""
    poll, here = replace(vote.poll, closes_at=until), server(tx, vote.poll.guild)
    remind_all(tx, poll.guild, poll.id, polls.asked_in(tx, poll.id))
    follow_close(tx, poll.id, until, now=now)
    overtake(tx, poll, now=now, until=until, by=kind)
    post(tx, poll, kind, here.notices_channel or vote.channel, now=now, until=until)
    refresh_card(tx, poll, now=now)
    tell_progress(tx, poll.guild, now=now)


def _that_may_go_on(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> polls.Running:
    allow(tx, actor, Action.EXTEND_POLL)
    vote = _still_open(tx, actor.guild, poll_id, now=now)
    _refuse(why_not_longer(vote.poll))
    return vote


def _that_may_close_early(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> polls.Running:
    allow(tx, actor, Action.SHORTEN_POLL)
    vote = _still_open(tx, actor.guild, poll_id, now=now)
    _refuse(why_not_early(vote, now=now))
    return vote


def _still_open(tx: Transaction, guild: GuildId, poll_id: PollId, *, now: datetime) -> polls.Running:
    vote = polls.running_one(tx, guild, poll_id)
    if vote is not None and now < vote.poll.closes_at:
        return vote
    opened_here(tx, guild, poll_id)
    raise TooLate("This vote has closed, so its time cannot change.")


def _refuse(why: TooLate | None) -> None:
    if why is not None:
        raise why
