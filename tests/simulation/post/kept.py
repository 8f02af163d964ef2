"""What must be so of every letter to a person, whatever happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.domain.letters import short_reference
from bot.domain.reminders import LATE_AFTER
from storage.letters import letters
from storage.store import Transaction
from tests.simulation import promises
from tests.simulation.post.recorder import Arrived, Claim, PostRecorder
from tests.simulation.post.resident import Resident

if TYPE_CHECKING:
    from tests.simulation.post.life import PostLife

_LATE = "It comes late"
_AT_ONCE, _OWN = ("concern", "concern_late"), ("reminder", "own_note")
_NEWS = (
    "session_moved",
    "session_cancelled",
    "place_offered",
)  # of what they said yes to: at any hour, without a sound
_UNCOUNTED = (*_AT_ONCE, *_OWN, *_NEWS, "session_reminder")
_ON_ITS_WAY = 60.0  # seconds from claiming a letter to its being there
_CLOCKS = timedelta(minutes=21)  # how far the programme's clock may have been off, or have jumped
_A_WEEK = timedelta(days=7)
_THE_FIRST = datetime.min.replace(tzinfo=UTC) + _CLOCKS


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that came, the letters it said, when the programme may have decided it, and the moment before that."""

    arrived: Arrived
    row: Any
    carried: tuple[Any, ...]
    claims: tuple[Claim, ...]
    before: datetime

    @property
    def counts(self) -> bool:
        """Whether it uses up what somebody's week has room for."""
        return any(letter.kind not in _UNCOUNTED for letter in self.said)

    @property
    def is_about_votes(self) -> bool:
        """Whether nothing but votes uses up their week."""
        return {letter.kind for letter in self.said} - set(_OWN) == {"poll_reminder"}

    @property
    def said(self) -> tuple[Any, ...]:
        """The letters that were told by it."""
        return self.carried or (self.row,)


def nothing_left(tx: Transaction) -> bool:
    """Tell whether no vote is open and nothing waits for its time."""
    asked = "SELECT 1 FROM letters WHERE state IN ('pending', 'sending', 'carried') LIMIT 1"
    coming = "SELECT 1 FROM polls WHERE state = 'open' LIMIT 1"
    return not any(tx.sql.exec_driver_sql(one).all() for one in (asked, coming))


def read(tx: Transaction) -> Sequence[Any]:
    """Return every letter to a person that is remembered."""
    return tx.sql.execute(letters.select().where(letters.c.person.is_not(None))).all()


def check(life: "PostLife", rows: Sequence[Any]) -> None:
    """See that every promise was kept."""
    arrived = life.recorder.arrived.values()
    _what_was_sent_is_there(rows, Counter(one.reference for one in arrived))
    came_well(life.recorder, life.doings.residents, rows)
    for resident in life.doings.residents:
        _nobody_erased_was_written_to(life, resident, rows)
    for phone in life.stage.world.phones.values():
        assert set(phone.pushes) <= {"A note from Kitchen Table", "Nodyn gan Kitchen Table"}
    assert promises.files(life.programme.machine.folder)


def came_well(recorder: PostRecorder, residents: Sequence[Resident], rows: Sequence[Any]) -> None:
    """See that letters came once, at a good time, and no more of them than there is room for."""
    arrived = list(recorder.arrived.values())
    references = Counter(one.reference for one in arrived)
    assert not [one for one, number in references.items() if number > 1], "A letter came twice."
    sent = list(_sent(recorder, rows, arrived))
    for resident in residents:
        mine = [one for one in sent if one.arrived.person == resident.person]
        for one in mine:
            _came_at_a_good_time(resident, one)
            _says_whether_it_is_late(one)
        counted = [one for one in mine if one.counts]
        _budget_was_kept(resident, counted)
        _stopped_when_nothing_was_pressed(resident, counted)
    _newest_only(sent)


def _what_was_sent_is_there(rows: Sequence[Any], references: Counter[str]) -> None:
    for row in rows:
        assert row.state not in ("pending", "sending", "carried"), f"A {row.kind} is still {row.state}."
        if row.state == "sent":
            assert references[short_reference(row.carried_by or row.id)] == 1, f"A {row.kind} is sent, and nowhere."


def _sent(recorder: PostRecorder, rows: Sequence[Any], arrived: Sequence[Arrived]) -> Iterator[Sent]:
    known = {short_reference(row.id): row for row in rows}
    carried: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        if row.carried_by is not None:
            carried[row.carried_by].append(row)
    for one in arrived:
        row = known.get(one.reference)
        if row is not None:  # of whoever had their data deleted nothing is known
            claims = tuple(claim for claim in recorder.claims if one.at - _ON_ITS_WAY <= claim.at <= one.at)
            assert claims, f"A {row.kind} came that nobody claimed."
            before = max((claim.now for claim in recorder.claims if claim.at < claims[-1].at), default=_THE_FIRST)
            yield Sent(one, row, tuple(carried[row.id]), claims, before)


def _came_at_a_good_time(resident: Resident, sent: Sent) -> None:
    kind = sent.row.kind
    if kind in _AT_ONCE or kind == "after_leaving":
        return
    if kind in _OWN:
        assert any(resident.was_not_paused(at, now) for at, now in _moments(sent)), f"A {kind} came in a pause."
    else:
        welcome = any(resident.was_welcome(at, now) for at, now in _moments(sent))
        without_a_sound = kind in _NEWS and sent.arrived.silent
        assert welcome or without_a_sound, f"A {kind} came outside somebody's hours, at {sent.claims[-1].now}."
    for letter in sent.said:
        assert any(claim.now < letter.expires_at for claim in sent.claims), f"A {letter.kind} came too late."


def _moments(sent: Sent) -> Iterator[tuple[float, datetime]]:
    """Yield when the programme may have decided it, by the loop and by its clock.

    The clock may be put right, or time be let pass, just as it had: then what it noted itself is the moment.
    """
    yield from ((claim.at, claim.now) for claim in sent.claims)
    if sent.before - _CLOCKS <= sent.row.tried_at <= sent.claims[-1].now + _CLOCKS:
        yield sent.claims[-1].at, sent.row.tried_at


def _says_whether_it_is_late(sent: Sent) -> None:
    """A reminder of their own that comes by itself says it where it comes long after its moment, and only there."""
    if sent.row.kind != "reminder":
        return
    late = [claim.now - sent.row.not_before for claim in sent.claims]
    said = _LATE in sent.arrived.words
    assert said or min(late) < LATE_AFTER, "A late reminder does not say so."
    assert not said or max(late) > LATE_AFTER - timedelta(seconds=_ON_ITS_WAY), "A reminder says that it is late."


def _budget_was_kept(resident: Resident, counted: Sequence[Sent]) -> None:
    """Once on a day of their calendar, three times in any seven days, by a clock that may have been off."""
    there = ZoneInfo(resident.zone)
    times = [one.claims[-1].now for one in counted]
    for first, second in pairwise(times):
        days = {(moment + off).astimezone(there).date() for moment in (first, second) for off in (-_CLOCKS, _CLOCKS)}
        assert len(days) > 1, f"Twice on one day: {first}, {second}."
    for first, fourth in zip(times, times[3:], strict=False):
        assert fourth - first > _A_WEEK - _CLOCKS, f"Four times in a week: {first} to {fourth}."


def _stopped_when_nothing_was_pressed(resident: Resident, counted: Sequence[Sent]) -> None:
    """After two notes, or after three that are about votes alone: those are counted apart."""
    apart = [one for one in counted if one.is_about_votes]
    for those, most in (([one for one in counted if not one.is_about_votes], 2), (apart, 3)):
        for first, last in zip(those, those[most:], strict=False):
            pressed = any(first.arrived.at <= at <= last.arrived.at for at in resident.presses)
            assert pressed, f"One more note came although nothing was pressed after {most}."


def _nobody_erased_was_written_to(life: "PostLife", resident: Resident, rows: Sequence[Any]) -> None:
    if resident.erased_at is None:
        return
    assert not [row for row in rows if row.person == resident.person and row.kind != "after_leaving"]
    late = [one for one in life.recorder.arrived.values() if one.person == resident.person]
    assert all(one.at <= resident.erased_at + _ON_ITS_WAY for one in late), "Somebody was written to who is forgotten."


def _newest_only(sent: Sequence[Sent]) -> None:
    """Of letters of one kind about one thing, only the newest is told at a time."""
    for one in sent:
        about = Counter((letter.kind, letter.subject) for letter in one.carried)
        assert not [what for what, number in about.items() if number > 1], "A note says the same thing twice."
