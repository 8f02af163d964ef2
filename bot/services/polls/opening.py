"""Opening a vote: what people are asked, and who is asked, is fixed from here on."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.electorates import FEWEST_PEOPLE, MOST_PEOPLE
from bot.domain.limits import OPEN_POLLS
from bot.domain.people import Actor, ChannelId, PersonId, RoleGroup, Server
from bot.domain.polls import Poll, PollId, PollState, check_close
from bot.domain.refreshing import next_refresh
from bot.domain.refusals import NotReady, TooFew, TooLate, TooMany
from bot.services import drafts
from bot.services.permission import act, allow
from bot.services.polls.cards import post_card
from bot.services.polls.drafts import DRAFTS
from bot.services.polls.foreseen import sensitive_free_from
from bot.services.progress import tell_progress
from bot.services.reminding import remind_all
from storage import audit, polls
from storage.key_folder import KeyUnreadable
from storage.partners import joined
from storage.servers import server
from storage.store import Transaction

_People = tuple[tuple[PersonId, RoleGroup], ...]


def open_poll(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime, group_sits: bool = False) -> Poll:
    """Open a draft: fix who is asked, make its key and have its card posted; a second press changes nothing.

    `group_sits`: there is an advisory group, so only what it has agreed to is opened.
    """
    here = allow(tx, actor, Action.OPEN_POLL)
    draft = drafts.find_or_gone(tx, DRAFTS, actor.guild, poll_id)
    if draft.state is PollState.OPEN:
        return draft
    if draft.state is PollState.WITHDRAWN:
        raise TooLate("This vote was withdrawn. “Ask again” makes a new draft with its words.")
    if draft.state is not PollState.DRAFT:
        raise TooLate("This vote has closed.")
    drafts.check_agreed(tx, DRAFTS, draft.id, group_sits=group_sits)
    place, people = _ready(tx, here, draft, now=now)
    act(tx, actor, Action.OPEN_POLL, now=now)
    return _open(tx, draft, people, place, now=now)


def open_agreed(tx: Transaction, draft: Poll, *, now: datetime) -> Poll:
    """Open a draft that the advisory group has agreed to; nobody presses. Refused, nothing has changed."""
    place, people = _ready(tx, server(tx, draft.guild), draft, now=now)
    opened = _open(tx, draft, people, place, now=now)
    audit.note_act(tx, draft.guild, None, Action.OPEN_POLL, now=now)
    return opened


def _ready(tx: Transaction, here: Server, draft: Poll, *, now: datetime) -> tuple[ChannelId, _People]:
    """Return where a draft opens and for whom; refuse what stands in its way."""
    place = drafts.where_it_opens(here)
    OPEN_POLLS.check(polls.count_open(tx, draft.guild, now=now))
    check_close(draft.closes_at, now=now)
    DRAFTS.check_ready(tx, draft)
    people = joined(tx, draft.guild, draft.audience)
    _check_size(len(people))
    _check_not_too_often(tx, draft, now=now)
    return place, people


def _check_size(asked: int) -> None:
    if asked < FEWEST_PEOPLE:
        raise TooFew("A vote needs at least {fewest} people who have joined. Wait for more.", fewest=FEWEST_PEOPLE)
    if asked > MOST_PEOPLE:
        raise TooMany("A vote can ask up to {most} people. Please choose fewer role groups.", most=MOST_PEOPLE)


def _check_not_too_often(tx: Transaction, poll: Poll, *, now: datetime) -> None:
    people, words = sensitive_free_from(tx, poll, now=now)
    if words is not None:
        raise TooFew(
            "The same words can be in two sensitive votes a year. These can be in the next one from {when}.", when=words
        )
    if people is not None:
        raise TooFew(
            "The same people can have two sensitive votes in 4 weeks. These can have the next one from {when}.",
            when=people,
        )


def _open(tx: Transaction, draft: Poll, people: _People, channel: ChannelId, *, now: datetime) -> Poll:
    try:
        public_key = tx.keys.make(draft.id)
    except KeyUnreadable:
        raise NotReady("A vote cannot be opened just now. Please tell the person who runs the bot.") from None
    polls.fix_electorate(tx, draft.id, people)
    tx.failpoint("open.key")
    due = next_refresh(now, now=now)
    polls.open_draft(tx, draft, polls.Opening(now, channel, public_key, due, len(people)))
    remind_all(tx, draft.guild, draft.id, (person for person, _ in people))
    post_card(tx, draft, channel, now=now)
    tell_progress(tx, draft.guild, now=now)
    tx.failpoint("open.stored")
    return replace(draft, state=PollState.OPEN, opened_at=now, asked=len(people))
