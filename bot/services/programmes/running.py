"""Beginning, changing and ending a programme; one runs at a time in each server."""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.actions import Action
from bot.domain.people import Actor, Server
from bot.domain.programmes import (
    Programme,
    ProgrammeId,
    ProgrammeWords,
    check_programme_days,
    check_programme_words,
)
from bot.domain.refusals import Invalid, NotFound, TooMany
from bot.domain.times import day_of, which_day
from bot.services.permission import act, allow
from bot.services.programmes.cards import post_card
from storage import programmes
from storage.servers import server
from storage.store import Transaction


def may_run(tx: Transaction, actor: Actor) -> Server:
    """Return this server, if this person may begin a programme there and none runs."""
    here = allow(tx, actor, Action.RUN_PROGRAMME)
    if programmes.running_programme(tx, actor.guild) is not None:
        raise TooMany("A programme runs here already. Please end that one first: see /programme.")
    return here


def begin_programme(tx: Transaction, actor: Actor, words: ProgrammeWords, *, now: datetime) -> Programme:
    """Begin a programme, and have its card stand in the notices channel."""
    here = may_run(tx, actor)
    starts_on, ends_on = _days(here, words, now)
    act(tx, actor, Action.RUN_PROGRAMME, now=now)
    begun = Programme(
        id=ProgrammeId(tx.new_reference()),
        guild=actor.guild,
        author=actor.person,
        title=words.title,
        aim=words.aim,
        starts_on=starts_on,
        ends_on=ends_on,
        begun_at=now,
        channel=here.notices_channel,
        follows=words.follows,
    )
    return _kept(tx, begun, now)


def programme_to_change(tx: Transaction, actor: Actor, programme_id: ProgrammeId) -> Programme:
    """Return this programme to one of those who may change or end it, as long as it runs."""
    allow(tx, actor, Action.RUN_PROGRAMME)
    programme = programmes.running_programme(tx, actor.guild)
    if programme is None or programme.id != programme_id:
        raise NotFound("This programme has ended, or is not here any more. See /programme.")
    return programme


def change_programme(
    tx: Transaction, actor: Actor, programme_id: ProgrammeId, words: ProgrammeWords, *, now: datetime
) -> Programme:
    """Give the programme that runs other words or other days."""
    programme = programme_to_change(tx, actor, programme_id)
    starts_on, ends_on = _days(server(tx, actor.guild), words, now)
    act(tx, actor, Action.RUN_PROGRAMME, now=now)
    changed = replace(
        programme, title=words.title, aim=words.aim, starts_on=starts_on, ends_on=ends_on, follows=words.follows
    )
    return _kept(tx, changed, now)


def end_programme(tx: Transaction, actor: Actor, programme_id: ProgrammeId, *, now: datetime) -> Programme:
    """End a programme before its last day; what is open in it goes on. A second press changes nothing."""
    allow(tx, actor, Action.RUN_PROGRAMME)
    known = programmes.programme(tx, programme_id)
    if known is not None and known.guild == actor.guild and known.ended_at is not None:
        return known
    programme = programme_to_change(tx, actor, programme_id)
    act(tx, actor, Action.RUN_PROGRAMME, now=now)
    return _kept(tx, replace(programme, ended_at=now), now)


def programmes_to_end(tx: Transaction, *, now: datetime) -> tuple[ProgrammeId, ...]:
    """Return the programmes whose last day is over."""
    return tuple(one.id for one in programmes.running_programmes(tx) if _over_at(tx, one) <= now)


def next_to_end(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next programme ends by itself: None while none runs."""
    del now
    return min((_over_at(tx, one) for one in programmes.running_programmes(tx)), default=None)


def end_due_programme(tx: Transaction, programme_id: ProgrammeId, *, now: datetime) -> None:
    """End one programme whose last day is over; done twice, it changes nothing more."""
    programme = programmes.programme(tx, programme_id)
    if programme is not None and programme.ended_at is None and _over_at(tx, programme) <= now:
        _kept(tx, replace(programme, ended_at=_over_at(tx, programme)), now)


def _kept(tx: Transaction, programme: Programme, now: datetime) -> Programme:
    programmes.keep_programme(tx, programme)
    post_card(tx, programme, now=now)
    tx.failpoint("programme.kept")
    return programme


def _days(here: Server, words: ProgrammeWords, now: datetime) -> tuple[date, date]:
    """Return the first and the last day as they were written; refuse what is no programme."""
    check_programme_words(words)
    today = day_of(now, zone=here.zone)
    starts_on, ends_on = which_day(words.starts, today=today), which_day(words.ends, today=today)
    if starts_on is None:
        raise Invalid("We could not read the first day. Please write it like this: 12 January 2027.")
    if ends_on is None:
        raise Invalid("We could not read the last day. Please write it like this: 29 June 2027.")
    check_programme_days(starts_on, ends_on, today=today)
    return starts_on, ends_on


def _over_at(tx: Transaction, programme: Programme) -> datetime:
    return programme.is_over_at(server(tx, programme.guild).zone)
