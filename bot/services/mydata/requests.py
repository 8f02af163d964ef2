"""What coordinators see of requests about data: dates, and words without a name; the answer goes through us."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.data_requests import DataRequest, RequestKind, RequestWords
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.people import Actor, GuildId
from bot.domain.refusals import Invalid, NotFound, TooLate
from bot.services.notes import write_to_person
from bot.services.permission import act, allow
from storage import data_requests
from storage.store import Transaction

ANSWER: Final = LetterKind("data_answer")
KEPT_AFTER = timedelta(days=30)  # an answer can be read for so long; then nobody knows any more who asked
_ANSWER_WAITS = timedelta(days=30)


def open_requests(tx: Transaction, actor: Actor) -> tuple[tuple[DataRequest, ...], Mapping[RequestKind, int]]:
    """Return what waits for an answer, soonest due first, and how many of each kind there ever were."""
    allow(tx, actor, Action.SEE_REQUESTS)
    return data_requests.open_requests(tx, actor.guild), data_requests.count_requests(tx, actor.guild)


def requests_in(tx: Transaction, guild: GuildId) -> tuple[DataRequest, ...]:
    """Return what waits for an answer to whoever has seen already that it is for a coordinator."""
    return data_requests.open_requests(tx, guild)


def read_request(tx: Transaction, actor: Actor, request_id: str) -> RequestWords:
    """Return what was asked, without who asked it."""
    allow(tx, actor, Action.SEE_REQUESTS)
    found = data_requests.request_of(tx, actor.guild, request_id)
    if found is None:
        raise NotFound("This request is not here any more.")
    if found.request.done_at is not None:
        raise TooLate("This request has been answered already.")
    return found


def answer_request(tx: Transaction, actor: Actor, request_id: str, answer: str, *, now: datetime) -> None:
    """Keep the answer for whoever asked, and promise them a note of it."""
    read_request(tx, actor, request_id)
    act(tx, actor, Action.SEE_REQUESTS, now=now)
    if not answer:
        raise Invalid("Please write the answer.")
    data_requests.settle(tx, actor.guild, request_id, answer, now=now)
    person = data_requests.whose(tx, actor.guild, request_id)
    if person is not None:
        write_to_person(tx, actor.guild, person, PrivateLetter(ANSWER, request_id, now, now + _ANSWER_WAITS))


def forget_asking(tx: Transaction, *, now: datetime) -> int:
    """Forget whose the requests were that were answered 30 days ago, and their words; return how many."""
    return data_requests.forget_asking(tx, done_before=now - KEPT_AFTER)
