"""Behind the scenes: what is due next, what goes wrong on request, and starting again."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.page.troubles import TROUBLES, Wish, is_shut_out
from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel

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

    def offers(self, person: Account, place: Channel | None = None) -> Json:
        """Say what may be asked for, and what is going on already."""
        troubles: Json = {}
        if self.stage is not None:
            shut = is_shut_out(Wish(self.stage, person, place))
            going = {"dms": not person.dms_open, "outage": self.stage.away, "shut": shut and not self.stage.away}
            troubles = {name: going.get(name, False) for name in TROUBLES}
        return {
            "troubles": troubles,
            "restart": self.restart is not None,
            "start_over": self.start_over is not None,
        }

    def trouble(self, name: str, person: Account, place: Channel | None = None, *, on: bool) -> Json:
        """Make something go wrong, or stop it; return what is going on then."""
        if self.stage is None or name not in TROUBLES:
            raise CannotDo("This rehearsal cannot do that.")
        TROUBLES[name](Wish(self.stage, person, place, on))
        self.stage.world.tell(None)
        return self.offers(person, place)
