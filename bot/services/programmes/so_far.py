"""Where a programme stands: what opened while it runs, and what is to open before it ends."""

from datetime import datetime

from bot.domain.people import GuildId
from bot.domain.programmes import NEARLY_OVER, Programme, ProgrammeId, ProgrammeSoFar
from bot.domain.progress import ProgressState
from bot.domain.refusals import NotFound
from bot.domain.times import midnight_of
from bot.services.progress import progress_between
from storage import programmes
from storage.servers import server
from storage.store import Transaction


def programme_here(tx: Transaction, guild: GuildId, *, now: datetime) -> ProgrammeSoFar | None:
    """Return where the programme stands that runs here, which everybody may read: None while none runs."""
    programme = programmes.running_programme(tx, guild)
    return None if programme is None else _so_far(tx, programme, now)


def programme_for_letter(tx: Transaction, programme_id: ProgrammeId, *, now: datetime) -> ProgrammeSoFar:
    """Return where a programme stands, for a letter about it: nobody asks, so nobody is refused."""
    programme = programmes.programme(tx, programme_id)
    if programme is None:
        raise NotFound("This programme has ended, or is not here any more. See /programme.")
    return _so_far(tx, programme, now)


def wants_what_follows(tx: Transaction, guild: GuildId, *, now: datetime) -> Programme | None:
    """Return the programme that runs here if it is nearly over and nothing is said of what comes next."""
    programme = programmes.running_programme(tx, guild)
    if programme is None or programme.follows:
        return None
    return programme if programme.is_over_at(server(tx, guild).zone) - now <= NEARLY_OVER else None


def _so_far(tx: Transaction, programme: Programme, now: datetime) -> ProgrammeSoFar:
    """Gather what belongs to it: from its first day, or since it was begun, and after the one before it."""
    zone = server(tx, programme.guild).zone
    before = programmes.last_end(tx, programme.guild, by=programme.begun_at)
    since = min(programme.begun_at, midnight_of(programme.starts_on, zone=zone))
    until = programme.ended_at or programme.is_over_at(zone)
    found = progress_between(tx, programme.guild, since=max(since, before or since), until=until, now=now)
    is_over = programme.ended_at is not None
    return ProgrammeSoFar(programme, tuple(one for one in found if not (is_over and one.state is ProgressState.COMES)))
