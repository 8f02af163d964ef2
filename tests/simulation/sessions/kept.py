"""What must be so of a session and of what people said of it in every life, whatever the weather."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.domain.letters import short_reference
from bot.domain.people import GuildId
from bot.domain.replies import PlaceState, SessionReply
from bot.domain.sessions import Session
from bot.rehearsal.person import screen
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message
from storage import sessions
from storage.letters import letters as letters_table
from storage.store import Transaction
from tests.simulation.post.kept import came_well
from tests.simulation.sessions.recorder import CANNOT, GOING, LATER, LINK, Replied
from tests.simulation.topics.recorder import Tried

if TYPE_CHECKING:
    from tests.simulation.sessions.life import SessionLife

MOST_REMINDERS: Final = 2
_SETTLED: Final = "('sent', 'expired', 'dead', 'cancelled')"
_KINDS: Final = {GOING: "going", LATER: "later", CANNOT: "cannot"}
_ON_ITS_WAY: Final = 60.0  # seconds
_A_BEAT: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Found:
    """What is kept at the end."""

    session: Session
    twins: int
    cards: int


def read(tx: Transaction, guild: GuildId) -> Found:
    """Read what is kept."""
    ask = tx.sql.exec_driver_sql
    (session,) = sessions.ended_here(tx, guild)
    return Found(
        session,
        int(ask("SELECT count(*) FROM topics").scalar() or 0),
        int(ask("SELECT count(*) FROM letters WHERE kind = 'session_card'").scalar() or 0),
    )


def to_people(tx: Transaction) -> dict[str, Any]:
    """Return every letter to a person that is remembered, by its name."""
    rows = tx.sql.execute(letters_table.select().where(letters_table.c.person.is_not(None))).all()
    return {row.id: row for row in rows}


def nothing_left(tx: Transaction) -> bool:
    """Tell whether the session and its twin are over, all is told, and nobody knows who said what."""
    waiting = (
        "SELECT 1 FROM sessions WHERE state = 'planned'",
        "SELECT 1 FROM topics WHERE state = 'open'",
        f"SELECT 1 FROM letters WHERE person IS NULL AND state NOT IN {_SETTLED}",
        "SELECT 1 FROM session_replies",
    )
    return not any(tx.sql.exec_driver_sql(f"{one} LIMIT 1").all() for one in waiting)


def list_is_right(life: "SessionLife", session: Session, rows: Sequence[SessionReply], now: datetime) -> None:
    """Nobody is lost, no place is given twice or left empty, and who pressed first comes first."""
    said = {_name(life, row): row for row in rows}
    for guest in life.guests:
        _stands_as_acknowledged(life, guest.account.name, said.get(guest.account.name))
    late = [row for row in rows if row.offered_until is not None and row.offered_until < now - _A_BEAT]
    assert not late, "A place is still kept for somebody whose time for it has run out."
    assert len({row.position for row in rows}) == len(rows), "Two stand in the same place of the list."
    waiting = {name: row for name, row in said.items() if row.place is PlaceState.WAITING}
    if session.places is None:
        assert not waiting, "Somebody waits where there is room for all."
        return
    _places_are_given(session.places, rows, list(waiting.values()))
    _who_pressed_first_comes_first(life, waiting)


def _places_are_given(places: int, rows: Sequence[SessionReply], waiting: Sequence[SessionReply]) -> None:
    taken = [row for row in rows if row.place in (PlaceState.HELD, PlaceState.OFFERED)]
    assert len(taken) <= places, f"{len(taken)} places are taken of {places}."
    asked = [row for row in waiting if not row.offers]  # whoever let one go by has gone to the end
    assert len(taken) == places or not asked, f"{places - len(taken)} places are free, and somebody waits."
    last = max((row.position for row in taken if not row.offers), default=0)
    assert all(row.position > last for row in asked), "Somebody was passed over."


def let_in_are_those_who_hold_a_place(life: "SessionLife", rows: Sequence[SessionReply], looked: set[str]) -> None:
    """Of those who have looked in calm weather, exactly those were shown the way in who hold a place."""
    holding = {_name(life, row) for row in rows if row.place is PlaceState.HELD}
    let_in = {one.whose for one in life.recorder.let_in if one.looks == life.recorder.looks}
    assert let_in <= holding, f"{let_in - holding} hold no place, and were shown the way in."
    assert not life.holds.online or holding & looked <= let_in, (
        f"{holding & looked - let_in} were not shown the way in."
    )


def _name(life: "SessionLife", row: SessionReply) -> str:
    return life.stage.world.accounts[row.person].name


def _stands_as_acknowledged(life: "SessionLife", name: str, row: SessionReply | None) -> None:
    allowed = may_stand(life.recorder.by(name)) if name in life.holds.asked else {None}
    if name in life.gone:
        allowed |= {None}  # whoever leaves the server is forgotten on the way
    stands = None if row is None else row.reply.value
    assert stands in allowed, f"{name} said {stands}, it may be {allowed}."


def may_stand(tries: Sequence[Tried]) -> set[str | None]:
    """Say what may stand there: what was acknowledged last, or was tried after it."""
    allowed: set[str | None] = {None}
    for one in tries:
        kind = None if one.said is None else _KINDS[one.said.words]
        allowed = {kind} if one.done else allowed | {kind}
    return allowed


def _who_pressed_first_comes_first(life: "SessionLife", waiting: dict[str, SessionReply]) -> None:
    """Of two who wait, whoever had read so before the other pressed at all comes before."""
    spells = [(name, spell) for name in waiting if (spell := _spell(life.recorder.by(name))) is not None]
    for one, (_, known) in spells:
        for other, (begun, _) in spells:
            if known < begun and not waiting[one].offers and not waiting[other].offers:
                assert waiting[one].position < waiting[other].position, f"{other} came after {one}, and is before."


def _spell(tries: Sequence[Tried]) -> tuple[float, float] | None:
    """Return when somebody first pressed to come, and had read so: None where it is not sure since when they do."""
    going: list[Replied] = []
    for one in tries:
        if isinstance(one, Replied) and one.said and one.said.words == GOING:
            going.append(one)
        elif one.done:
            going.clear()
        else:
            return None
    known = next((one for one in going if one.done), None)
    return None if known is None or known.done_at is None else (going[0].begun, known.done_at)


def check(life: "SessionLife", found: Found) -> None:
    """See that every promise was kept."""
    assert found.twins == 1, f"{found.twins} questions are the twin of one session."
    assert found.cards == 1, f"A session has {found.cards} cards."
    _only_who_holds_a_place_is_let_in(life)
    _the_way_in_stands_nowhere_else(life)
    _private_stays_private(life)
    _reminders_are_few_and_before_it(life, found)
    came_well(life.recorder, life.residents, tuple(life.letters.values()))


def _only_who_holds_a_place_is_let_in(life: "SessionLife") -> None:
    for one in life.recorder.let_in:
        assert life.holds.online, "A place to meet has become a link."
        assert one.whose in life.holds.asked, f"{one.whose} was not asked, and was let in."
        tries = life.recorder.by(one.whose)
        may = set[str | None]().union(*(may_stand(tries[:made]) for made in range(one.after, one.tries + 1)))
        assert "going" in may, f"{one.whose} was shown the way in, and may have said {may}."


def _the_way_in_stands_nowhere_else(life: "SessionLife") -> None:
    public = b"\n".join(life.recorder.public)
    assert LINK.encode() not in public, "The way in was said in public, or in a letter."
    assert LINK not in "\n".join(line for _, line in life.log.heard), "The way in stands in the log."
    readable = "\n".join(screen.words(one) for one in _messages(life) if one.private_to is None)
    assert LINK not in readable, "The way in can be read by others."


def _messages(life: "SessionLife") -> Iterator[Message]:
    channels: list[Channel] = list(life.stage.world.channels.values())
    for place in channels:
        yield from place.messages.values()


def _reminders_are_few_and_before_it(life: "SessionLife", found: Found) -> None:
    """Somebody is reminded twice at most, and of nothing that has begun."""
    reminders = {short_reference(row.id): row for row in life.letters.values() if row.kind == "session_reminder"}
    carried = {short_reference(row.carried_by): row for row in reminders.values() if row.carried_by}
    came = [
        (one, row)
        for one in life.recorder.arrived.values()
        if (row := reminders.get(one.reference) or carried.get(one.reference)) is not None
    ]
    each = Counter(row.person for _, row in came)
    assert all(number <= MOST_REMINDERS for number in each.values()), "Somebody was reminded more than twice."
    names = {one.id: one.name for one in life.stage.world.accounts.values()}
    for one, row in came:
        tries = life.recorder.by(names[row.person])
        may = may_stand([said for said in tries if isinstance(said, Replied) and said.begun <= one.at])
        assert "going" in may, f"Somebody was reminded who may have said {may}."
        claims = [claim.now for claim in life.recorder.claims if one.at - _ON_ITS_WAY <= claim.at <= one.at]
        assert min(claims) < found.session.starts_at, f"Somebody was reminded at {min(claims)} of what had begun."


def _private_stays_private(life: "SessionLife") -> None:
    assert life.recorder.leaks == []
    for phone in life.stage.world.phones.values():
        assert set(phone.pushes) <= {"A note from Kitchen Table", "Nodyn gan Kitchen Table"}
