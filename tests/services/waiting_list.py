"""A waiting list kept by hand, on paper as it were: what the rules say of it, and nothing of how it is built."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.replies import ReplyKind

HELD, WAITING, OFFERED = "held", "waiting", "offered"
_A_DAY, _NEAR = timedelta(hours=24), timedelta(hours=2)
_OFFERS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """How one person stands there."""

    says: ReplyKind
    place: str = ""
    until: datetime | None = None
    offers: int = 0


@dataclass
class WaitingList:
    """One session with its places, and everybody on its list, in the order in which their turn comes."""

    places: int | None
    starts_at: datetime
    now: datetime
    lines: dict[int, Line] = field(default_factory=dict)

    def says(self, who: int, reply: ReplyKind) -> None:
        before = self.lines.get(who)
        had = before is not None and before.place in (HELD, OFFERED)
        if reply is ReplyKind.GOING:
            self._comes(who, before)
        elif before is None or before.says is not reply:
            self._last(who, Line(reply))
            if had:
                self.moves_up()

    def goes(self, who: int, *, with_all: bool) -> None:
        """Have somebody be gone: out of the server for a while they lose their turn, and else all that they said."""
        line = self.lines.get(who)
        if line is not None and (with_all or line.says is ReplyKind.GOING):
            del self.lines[who]
            self.moves_up()

    def passes(self, until: datetime) -> None:
        while (due := min((one.until for one in self.lines.values() if one.until), default=until)) < until:
            self.now = max(self.now, due)
            self.moves_up()
        self.now = until
        self.moves_up()

    def moves_up(self) -> None:
        latest = self.starts_at - _NEAR
        for who, one in list(self.lines.items()):
            if one.until is not None and self.now >= min(one.until, latest):
                self._last(who, replace(one, place=WAITING, until=None, offers=one.offers + 1))
            elif one.until is not None:
                self.lines[who] = replace(one, until=min(one.until, latest))
        while self.now < latest and self.free and (queue := self.queue):
            first = self.lines[queue[0]]
            self.lines[queue[0]] = replace(first, place=OFFERED, until=min(self.now + _A_DAY, latest))

    @property
    def taken(self) -> int:
        return sum(one.place in (HELD, OFFERED) for one in self.lines.values())

    @property
    def free(self) -> bool:
        return self.places is None or self.taken < self.places

    @property
    def queue(self) -> list[int]:
        """Return those to whom a place may be offered yet, who is next first."""
        return [who for who, one in self.lines.items() if one.place == WAITING and one.offers < _OFFERS]

    def _comes(self, who: int, before: Line | None) -> None:
        if self.now >= self.starts_at or (before is not None and before.place == HELD):
            return
        near = self.now >= self.starts_at - _NEAR
        has = (before is not None and before.place == OFFERED) or (self.free and (near or not self.queue))
        if before is not None and before.says is ReplyKind.GOING:
            self.lines[who] = replace(before, place=HELD if has else WAITING, until=None)
        else:
            self._last(who, Line(ReplyKind.GOING, HELD if has else WAITING))

    def _last(self, who: int, line: Line) -> None:
        self.lines.pop(who, None)
        self.lines[who] = line
