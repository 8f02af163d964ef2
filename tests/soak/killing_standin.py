"""A stage that kills the bot as a letter goes out, and remembers what arrived for whom and when."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from aiohttp import web

from bot.rehearsal.stage import Stage
from bot.rehearsal.world.channels import DM


class KillPoint(Enum):
    """When the bot is killed: as it asks for this, before or after it has happened, or some time after the answer."""

    OPENING = "as a conversation is begun"
    BEFORE_POST = "before a letter is there"
    AFTER_POST = "after it is there, before the answer"
    ANSWERED = "as the answer arrives"
    LOOKING = "as it looks whether a letter is there"


@dataclass(frozen=True, slots=True)
class ArrivedThere:
    """A private message: for whom, which letter's reference it carries, and when it was there."""

    person: int
    reference: str
    moment: datetime


class KillingStandin(Stage):
    """Strikes once for each `wait_for`; requests of a bot that was struck down are not answered."""

    strike: Callable[[], None]

    def wait_for(self, moment: KillPoint, nth: int, *, later: float) -> None:
        """Strike at the nth such request; after the answer, only so many seconds later."""
        self.moment, self.nth, self.later = moment, nth, later
        self.struck = False

    @property
    def arrived(self) -> list[ArrivedThere]:
        """Everything that was ever written in private."""
        conversations = [one for one in self.world.channels.values() if one.type == DM]
        return [
            ArrivedThere(person, _reference(message.embeds[0]), message.written_at)
            for place in conversations
            for person in place.recipients
            if person != self.world.bot.id
            for message in place.messages.values()
        ]

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        moments = self._moments(request)
        strikes = self.struck is False and self.moment in moments and self._is_nth()
        if strikes and self.moment is not KillPoint.ANSWERED:
            if self.moment is KillPoint.AFTER_POST:
                await super()._serve(request)
            self._strike()
            return web.Response(status=503)
        answer = await super()._serve(request)
        if strikes:
            asyncio.get_running_loop().call_later(self.later, self._strike)
        return answer

    def _moments(self, request: web.BaseRequest) -> frozenset[KillPoint]:
        parts = request.path.split("/")
        if parts[-2:] == ["@me", "channels"]:
            return frozenset({KillPoint.OPENING})
        place = self.world.channels.get(int(parts[-2])) if parts[-1] == "messages" and parts[-2].isdigit() else None
        if place is None or place.type != DM:
            return frozenset()
        return _POSTS if request.method == "POST" else frozenset({KillPoint.LOOKING})

    def _is_nth(self) -> bool:
        self.nth -= 1
        return self.nth == 0

    def _strike(self) -> None:
        if not self.struck:
            self.struck = True
            self.strike()


_POSTS = frozenset({KillPoint.BEFORE_POST, KillPoint.AFTER_POST, KillPoint.ANSWERED})


def _reference(embed: dict[str, dict[str, str]]) -> str:
    return embed.get("footer", {}).get("text", "").rpartition("· ")[2]
