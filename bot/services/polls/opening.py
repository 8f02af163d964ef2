"""Opening a vote: what people are asked, and who is asked, is fixed from here on."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.disclosure import Thresholds
from bot.domain.limits import OPEN_POLLS
from bot.domain.people import Actor, ChannelId, PersonId, RoleGroup, Server
from bot.domain.polls import FEWEST_PEOPLE, Poll, PollId, PollState, check_close, next_refresh
from bot.domain.refusals import NotFound, NotReady, TooFew, TooLate
from bot.services import oversight
from bot.services.permission import act, allow
from bot.services.polls.cards import post_card
from bot.services.polls.drafting import check_not_stopped, subtractable_until
from storage import audit, polls
from storage.keys import KeyUnreadable
from storage.partners import joined
from storage.servers import server
from storage.store import Transaction


def open_poll(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime, group_sits: bool = False) -> Poll:
    """Open a draft: fix who is asked, make its key and have its card posted; a second press changes nothing.

    `group_sits`: there is an advisory group, so only what it has agreed to is opened.
    """
    here = allow(tx, actor, Action.OPEN_POLL)
    draft = polls.poll(tx, actor.guild, poll_id)
    if draft is None:
        raise NotFound("This draft is not here any more. Start a new one with /poll open.")
    if draft.state is PollState.OPEN:
        return draft
    if draft.state is not PollState.DRAFT:
        raise TooLate("This vote has closed.")
    _check_group(tx, draft, group_sits=group_sits)
    place, people = _ready(tx, here, draft, now=now)
    act(tx, actor, Action.OPEN_POLL, now=now)
    return _open(tx, draft, people, place, now=now)


def open_agreed(tx: Transaction, poll_id: PollId, *, now: datetime) -> Poll:
    """Open a draft that the advisory group has agreed to; nobody presses. Refused, nothing has changed."""
    draft = polls.poll(tx, None, poll_id)
    if draft is None or draft.state is not PollState.DRAFT:
        raise NotFound("This draft is not here any more. Start a new one with /poll open.")
    place, people = _ready(tx, server(tx, draft.guild), draft, now=now)
    opened = _open(tx, draft, people, place, now=now)
    audit.note_act(tx, draft.guild, None, Action.OPEN_POLL, now=now)
    return opened


def _check_group(tx: Transaction, draft: Poll, *, group_sits: bool) -> None:
    item = oversight.latest_of(tx, draft.id)
    if item is not None and item.ending is None:
        raise NotReady("The advisory group is looking at this first. You are told what it says.")
    check_not_stopped(item)
    if group_sits and not (item is not None and item.is_agreed):
        raise NotReady("The advisory group sees this first. Press “Send to the advisory group”.")


def _ready(
    tx: Transaction, here: Server, draft: Poll, *, now: datetime
) -> tuple[ChannelId, tuple[tuple[PersonId, RoleGroup], ...]]:
    """Return where a draft opens and for whom; refuse what stands in its way."""
    if here.notices_channel is None:
        raise NotReady("There is no notices channel yet. The server's owner can choose one with /setup.")
    OPEN_POLLS.check(polls.count_open(tx, draft.guild, now=now))
    check_close(draft.closes_at, now=now)
    people = joined(tx, draft.guild, draft.audience)
    _check_electorate(tx, draft, people, now=now)
    return here.notices_channel, people


def _check_electorate(
    tx: Transaction, draft: Poll, people: tuple[tuple[PersonId, RoleGroup], ...], *, now: datetime
) -> None:
    if len(people) < FEWEST_PEOPLE:
        raise TooFew("A vote needs at least {fewest} people who have joined. Wait for more.", fewest=FEWEST_PEOPLE)
    until = subtractable_until(tx, draft, frozenset(person for person, _ in people), now=now)
    if until is not None:
        raise TooFew(
            "Another sensitive vote asked nearly the same people. "
            "The two results together could show what a few people chose. "
            "You can open this one from {when}, or once 5 more people have joined. Or ask other role groups.",
            when=until,
        )


def _open(
    tx: Transaction,
    draft: Poll,
    people: tuple[tuple[PersonId, RoleGroup], ...],
    channel: ChannelId,
    *,
    now: datetime,
) -> Poll:
    try:
        public_key = tx.keys.make(draft.id)
    except KeyUnreadable:
        raise NotReady("A vote cannot be opened just now. Please tell the person who runs the bot.") from None
    polls.fix_electorate(tx, draft.id, people)
    tx.failpoint("open.key")
    due = next_refresh(now, now=now)
    polls.open_draft(tx, draft.id, polls.Opening(now, channel, public_key, Thresholds(), due))
    post_card(tx, draft, channel, now=now)
    tx.failpoint("open.stored")
    return replace(draft, state=PollState.OPEN, opened_at=now)
