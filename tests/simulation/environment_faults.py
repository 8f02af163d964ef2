"""What happens to the world and to the bot's computer meanwhile: drawn from the seed, mended at the end."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.printing.pictures import Picture
from bot.rehearsal.world import changes
from bot.rehearsal.world.channels import Channel, Overwrite
from bot.rehearsal.world.permissions import SEND
from tests.quick_pictures import quickly

if TYPE_CHECKING:
    from tests.simulation.life import Life


Places = str | tuple[str, ...]  # what the names of failpoints begin with

_CASTING: Final = ("cast.", "write.")
_DRAWN: Final = "letter.drawn"
_MOVING: Final = ("extend.", "shorten.", "follow.")


class EnvironmentFaults:
    """Cuts connections, takes roles away, removes channels, moves clocks and ends the programme."""

    ends_at: tuple[Places, ...] = ("open.", "key.", _CASTING, "close.", "letter.", "store.rewritten", "store.committed")
    ends_late_at: tuple[Places, ...] = ("", ("close.", "decision."), "key.", "letter.", _DRAWN, "store.rewritten")

    def __init__(self, life: "Life", chance: random.Random) -> None:
        self.life = life
        self.chance = chance
        self.done: Counter[str] = Counter()
        self.removed: list[Channel] = []
        self._mends: list[Callable[[], None]] = []
        self._fuse = self._new_fuse() if chance.random() < 0.5 else None
        self._place: Places = ""
        self.is_waited_for = False  # whether somebody still wants a picture that comes far too late
        self.typesetter = chance.choice(("well", "well", "slow", "asleep", "broken"))
        self.menu: tuple[Callable[[], Awaitable[None] | None], ...] = (
            *(self.connection, self.reconnect, self.forgotten, self.away, self.silence) * 2,
            *(self.death, self.time_passes, self.clock_put_right, self.role_taken, self.not_allowed) * 2,
            *(self.role_removed, self.channel_removed, self.clock_wrong_as_a_letter_leaves),
        )

    async def happens(self) -> None:
        """Do a few of these things, now and then."""
        for _ in range(self.chance.randrange(5)):
            await asyncio.sleep(self.chance.uniform(0.5, 15))
            act = self.chance.choice(self.menu)
            self.done[act.__name__] += 1
            self.life.recorder.happened(act.__name__)
            if (later := act()) is not None:
                await later

    def mends(self) -> None:
        """Put right what lasts, as people do."""
        self._fuse = None
        for mend in self._mends:
            mend()
        self._mends.clear()

    def closes(self) -> None:
        """Bring some bad weather back for the end of the vote."""
        if self.chance.random() < 0.5:
            self.life.wire_faults.calm = False
        if self.chance.random() < 0.35:
            self._place = self.chance.choice(self.ends_late_at)
            self._fuse = self.chance.randint(1, 5 if self._place else 60)

    def moves(self) -> None:
        """Bring some bad weather back while the coordinator does something with the vote."""
        if self.chance.random() < 0.5:
            self.life.wire_faults.calm = False
        if self.chance.random() < 0.5:
            self._place, self._fuse = _MOVING, self.chance.randint(1, 2)

    # The bot's computer

    def _new_fuse(self) -> int:
        """Choose after how many failpoints the programme ends: of any kind, or of one that matters most."""
        self._place = self.chance.choice(self.ends_at) if self.chance.random() < 0.5 else ""
        return self.chance.randint(1, 3 if self._place else 300)

    def ends_as_a_letter_goes(self) -> None:
        """Have the programme end soon, at one of the steps of sending a letter."""
        self._place, self._fuse = "letter.", self.chance.randint(1, 6)

    def ends_here(self, failpoint: str) -> bool:
        """Tell whether the programme ends at this failpoint."""
        if self._fuse is None or not failpoint.startswith(self._place):
            return False
        self._fuse -= 1
        if self._fuse > 0:
            return False
        self._fuse = self._new_fuse() if self.chance.random() < 0.5 else None
        self.done["failpoint"] += 1
        return True

    async def draw(self, picture: Picture) -> bytes:
        """Draw a picture, if the typesetter is well, or soon enough."""
        self.done["drawn"] += 1
        if self.typesetter == "broken":
            raise OSError("no picture")
        await asyncio.sleep({"slow": 5.0, "asleep": 600.0}.get(self.typesetter, 0.1))
        self.is_waited_for = not self.can_draw
        return await quickly(picture)

    @property
    def can_draw(self) -> bool:
        """Tell whether whoever waits for a picture gets one."""
        return self.typesetter in ("well", "slow")

    def rest(self) -> float:
        """Say how many seconds it takes until somebody starts the programme again."""
        return self.chance.choice((3.0, 8.0, 45.0))

    def clock_is_off(self) -> float:
        """Say how many seconds the computer's clock is ahead of Discord's."""
        return self.chance.choice((0.0, 0.0, 0.0, 40.0, -40.0))

    def death(self) -> None:
        """Have the programme end at any moment."""
        self.life.programme.die()

    async def time_passes(self) -> None:
        """Have both clocks jump, as after a computer's sleep."""
        await self.life.passes(timedelta(minutes=self.chance.choice((1, 20, 370, 800))))

    def clock_put_right(self) -> None:
        """Have the computer's own clock jump a little, forwards or back."""
        self.life.programme.clock_jumps(timedelta(seconds=self.chance.choice((-90, -7, 7, 90))))

    async def clock_wrong_as_a_letter_leaves(self) -> None:
        """Have the computer's own clock jump while a letter is on its way; somebody notices it later."""
        by = timedelta(minutes=self.chance.choice((-20, -2, 2, 20)))
        for _ in range(200):
            if self.life.programme.is_posting:
                break
            await asyncio.sleep(0.05)
        self.life.programme.clock_jumps(by)
        self._for_a_while(lambda: self.life.programme.clock_jumps(-by))

    # The way to Discord

    def connection(self) -> None:
        """Cut the gateway's connection; it can be resumed."""
        self.life.stage.gateway.drop_connections()

    def reconnect(self) -> None:
        """Have Discord ask the bot to come back."""
        self.life.stage.gateway.ask_reconnect()

    def forgotten(self) -> None:
        """Have Discord forget the session."""
        self.life.stage.gateway.invalidate()

    def away(self) -> None:
        """Have the server be out of reach for a while."""
        gateway, guild = self.life.stage.gateway, self.life.stage.world.guild
        gateway.outage(guild)
        self._for_a_while(lambda: gateway.welcome(guild))

    def silence(self) -> None:
        """Have Discord answer nothing properly for a while."""
        self.life.wire_faults.outage = True

        def over() -> None:
            self.life.wire_faults.outage = False

        self._for_a_while(over)

    # The server

    def role_taken(self) -> None:
        """Take the coordinator's role from her for a while."""
        world = self.life.stage.world
        member = world.guild.members[self.life.coordinator.account.id]
        role = world.guild.role_named("Coordinator")
        if role is None or role.id not in member.roles:
            return

        def give_back() -> None:
            member.roles.add(role.id)
            changes.tell_member(world, member)

        member.roles.discard(role.id)
        changes.tell_member(world, member)
        self._for_a_while(give_back)

    def not_allowed(self) -> None:
        """Take from the bot, for a while, the right to write in the notices channel."""
        world = self.life.stage.world
        for place in world.places(world.guild):
            before = place.overwrites.get(world.bot.id)
            if place.name == "notices" and before is not None and before.allow & SEND:
                place.overwrites[world.bot.id] = replace(before, allow=before.allow & ~SEND, deny=before.deny | SEND)
                changes.tell_channel(world, place, "CHANNEL_UPDATE")
                self._for_a_while(partial(self._allow, place, before))

    def _allow(self, place: Channel, before: Overwrite) -> None:
        place.overwrites[self.life.stage.world.bot.id] = before
        changes.tell_channel(self.life.stage.world, place, "CHANNEL_UPDATE")

    def role_removed(self) -> None:
        """Remove a role group's role for good."""
        world = self.life.stage.world
        role = world.guild.role_named("Manager")
        if role is not None:
            changes.drop_role(world, world.guild, role)

    def channel_removed(self) -> None:
        """Remove the notices channel for good, once there is a vote in it: before, none can be opened."""
        if not self.life.coordinator.posted:
            return
        world = self.life.stage.world
        notices = [place for place in world.places(world.guild) if place.name == "notices"]
        for place in notices:
            self.removed.append(place)
            changes.drop_channel(world, place)

    def _for_a_while(self, mend: Callable[[], None]) -> None:
        def once() -> None:
            if mend in self._mends:
                self._mends.remove(mend)
                mend()

        self._mends.append(mend)
        asyncio.get_running_loop().call_later(self.chance.uniform(2, 30), once)
