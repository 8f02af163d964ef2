"""Seeing one's own data, taking it along, and asking about it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.actions import Action
from bot.domain.data_requests import DataRequest, RequestKind, due_of
from bot.domain.limits import OPEN_REQUESTS, REQUESTS
from bot.domain.people import Actor
from bot.domain.personal import Holding
from bot.domain.refusals import Invalid
from bot.services.permission import act, allow, keep_to
from bot.services.to_do import tell_coordinators
from storage import data_requests, personal
from storage.store import Transaction

_ACTIONS = {
    RequestKind.QUESTION: Action.SEE_OWN_DATA,
    RequestKind.CORRECTION: Action.CORRECT_OWN_DATA,
    RequestKind.COMPLAINT: Action.COMPLAIN,
}


def see_data(tx: Transaction, actor: Actor) -> tuple[Holding, ...]:
    """Return what is held about whoever asks: kinds without a row are left out, unless they can never be shown."""
    allow(tx, actor, Action.SEE_OWN_DATA)
    return _held(tx, actor)


def export_data(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Holding, ...]:
    """Return what is held about whoever asks, to be taken along; that it was is noted, without what it was."""
    act(tx, actor, Action.EXPORT_OWN_DATA, now=now)
    return _held(tx, actor)


def ask_about_data(tx: Transaction, actor: Actor, kind: RequestKind, words: str, *, now: datetime) -> DataRequest:
    """Keep a question, a correction or a complaint, with the day by which it is due."""
    here = act(tx, actor, _ACTIONS[kind], now=now)
    if not words and kind is not RequestKind.COMPLAINT:
        raise Invalid("Please write a few words, so that we know what you ask.")
    mine = data_requests.requests_by(tx, actor.guild, actor.person)
    OPEN_REQUESTS.check(sum(one.request.done_at is None for one in mine))
    keep_to(tx, actor, REQUESTS, now=now)
    made = now.astimezone(ZoneInfo(here.zone)).date()
    request = DataRequest(tx.new_reference(), kind, now, due_of(kind, made, here.nation))
    data_requests.put_request(tx, actor.guild, actor.person, request, words)
    tell_coordinators(tx, actor.guild, request.id, now=now)
    return request


def _held(tx: Transaction, actor: Actor) -> tuple[Holding, ...]:
    held = personal.held_about(tx, actor.guild, actor.person)
    return tuple(one for one in held if one.rows or not one.can_be_found)
