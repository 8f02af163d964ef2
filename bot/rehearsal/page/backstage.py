"""Behind the scenes: what is due next, what goes wrong on request, and starting again."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world.accounts import Account

_ANSWER = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
_SLOW = 2.0  # seconds; Discord waits for three

Due = Sequence[tuple[datetime, str]]


@dataclass(frozen=True, slots=True)
class Backstage:
    """What whoever opened the page lets it do; what is None is not offered.

    `due` says in the page's language ("en" or "cy") what happens next, without content. `restart` returns when the bot
    is back on the same data. `start_over` returns at once, and a new world takes this one's place.
    """

    stage: Stage | None = None
    due: Callable[[str], Awaitable[Due]] | None = None
    restart: Callable[[], Awaitable[None]] | None = None
    start_over: Callable[[], None] | None = None

    async def coming(self, language: str) -> Json:
        """Say what happens next, soonest first; None when whoever opened the page does not know."""
        if self.due is None:
            return {"due": None}
        return {"due": [{"at": moment(when), "words": words} for when, words in sorted(await self.due(language))]}

    def offers(self, person: Account) -> Json:
        """Say what may be asked for, and what is going on already."""
        troubles: Json = {}
        if self.stage is not None:
            going = {"dms": not person.dms_open, "outage": self.stage.away}
            troubles = {name: going.get(name, False) for name in TROUBLES}
        return {
            "troubles": troubles,
            "restart": self.restart is not None,
            "start_over": self.start_over is not None,
        }

    def trouble(self, name: str, person: Account, *, on: bool) -> Json:
        """Make something go wrong, or stop it; return what is going on then."""
        if self.stage is None or name not in TROUBLES:
            raise CannotDo("This rehearsal cannot do that.")
        TROUBLES[name](self.stage, person, on)
        self.stage.world.tell(None)
        return self.offers(person)


def _drop(stage: Stage, person: Account, on: bool) -> None:  # noqa: FBT001 - all troubles are called alike
    stage.gateway.drop_connections()


def _repeat(stage: Stage, person: Account, on: bool) -> None:  # noqa: FBT001
    stage.gateway.repeat_next("INTERACTION_CREATE")


def _fail_before(stage: Stage, person: Account, on: bool) -> None:  # noqa: FBT001
    stage.faults.plan(*_ANSWER)


def _fail_after(stage: Stage, person: Account, on: bool) -> None:  # noqa: FBT001
    stage.faults.plan(*_ANSWER, after=True)


def _slow(stage: Stage, person: Account, on: bool) -> None:  # noqa: FBT001
    stage.faults.slow(*_ANSWER, seconds=_SLOW)


def _close_dms(stage: Stage, person: Account, on: bool) -> None:  # noqa: FBT001
    person.dms_open = not on


def _outage(stage: Stage, person: Account, on: bool) -> None:  # noqa: FBT001
    if on != stage.away:
        stage.away = on
        (stage.gateway.outage if on else stage.gateway.welcome)(stage.world.guild)


TROUBLES: dict[str, Callable[[Stage, Account, bool], None]] = {
    "drop": _drop,
    "repeat": _repeat,
    "before": _fail_before,
    "after": _fail_after,
    "slow": _slow,
    "dms": _close_dms,
    "outage": _outage,
}
