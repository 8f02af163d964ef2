"""What goes wrong on purpose: with requests, and with what a bot relies on."""

from dataclasses import dataclass

from bot.rehearsal.rest.pace import limited
from bot.rehearsal.rest.routes import RestReply
from bot.rehearsal.world import changes, permissions
from bot.rehearsal.world.channels import Channel, Overwrite
from bot.rehearsal.world.roles import Role
from bot.rehearsal.world.world import World

ANY = "*"


@dataclass(slots=True)
class Fault:
    """One planned failure; status 0 drops the connection, None only waits; `after` lets the effect happen first."""

    method: str
    template: str
    status: int | None = 500
    after: bool = False
    times: int = 1
    seconds: float = 0.0
    scope: str = "user"
    code: int = 0

    def reply(self) -> RestReply | None:
        """Return what is answered in place of the truth, if anything is."""
        if self.status is None:
            return None
        if self.status == 429:
            return limited(self.seconds, self.scope)
        return RestReply({"message": f"{self.status or 500}: planned failure", "code": self.code}, self.status or 500)


class Faults:
    """The failures still to come, soonest first; and what is taken away from the bot at once."""

    __slots__ = ("_world", "planned")

    def __init__(self, world: World) -> None:
        self._world = world
        self.planned: list[Fault] = []

    # Requests; "*" stands for any method or any operation

    def plan(
        self,
        method: str = ANY,
        template: str = ANY,
        *,
        status: int = 500,
        code: int = 0,
        after: bool = False,
        times: int = 1,
    ) -> Fault:
        """Make the next requests to this operation fail, before or after their effect, with Discord's own code."""
        return self._planned(Fault(method, template, status, after, times, code=code))

    def drop(self, method: str = ANY, template: str = ANY, *, after: bool = False, times: int = 1) -> Fault:
        """Cut the connection in place of an answer."""
        return self._planned(Fault(method, template, 0, after, times))

    def slow(self, method: str = ANY, template: str = ANY, *, seconds: float, after: bool = False) -> Fault:
        """Let the next answer come late: the wait is before the effect, or after it."""
        return self._planned(Fault(method, template, None, after, seconds=seconds))

    def limit(self, method: str = ANY, template: str = ANY, *, seconds: float = 0.01, scope: str = "user") -> Fault:
        """Answer the next request with 429; the scope is `user`, `shared` or `global`."""
        return self._planned(Fault(method, template, 429, seconds=seconds, scope=scope))

    def clear(self) -> None:
        """Let nothing more fail."""
        self.planned.clear()

    def take(self, method: str, template: str) -> Fault | None:
        """Return the failure planned for this request, if there is one."""
        for fault in self.planned:
            if fault.method in (method, ANY) and fault.template in (template, ANY):
                fault.times -= 1
                if fault.times <= 0:
                    self.planned.remove(fault)
                return fault
        return None

    def _planned(self, fault: Fault) -> Fault:
        self.planned.append(fault)
        return fault

    # The world; names as people know them

    def close_dms(self, name: str, *, shut: bool = True) -> None:
        """Let somebody take no more direct messages, or take them again."""
        self._world.find_account(name).dms_open = not shut

    def take_role(self, name: str, role: str) -> None:
        """Take a role from somebody, whoever may or may not do that."""
        member = self._world.guild.members[self._world.find_account(name).id]
        member.roles.discard(self._role(role).id)
        changes.tell_member(self._world, member)

    def delete_role(self, role: str) -> None:
        """Remove a role, and take it from everybody."""
        changes.drop_role(self._world, self._world.guild, self._role(role))

    def delete_channel(self, name: str) -> None:
        """Remove a channel with all that stands in it."""
        changes.drop_channel(self._world, self._channel(name))

    def shut_out(self, name: str, bits: int = permissions.VIEW) -> None:
        """Deny the bot something in one channel: to see it, unless other bits are given."""
        channel, me = self._channel(name), self._world.bot.id
        before = channel.overwrites.get(me) or Overwrite(1, 0, 0)
        channel.overwrites[me] = Overwrite(1, before.allow & ~bits, before.deny | bits)
        changes.tell_channel(self._world, channel, "CHANNEL_UPDATE")

    def filter_words(self, *words: str) -> None:
        """Let the server's automatic moderation block messages with these words, and no others."""
        self._world.guild.filtered = set(words)

    def remove_bot(self) -> None:
        """Remove the bot from the server, as its owner can."""
        self._world.leave(self._world.guild, self._world.bot)

    def _role(self, name: str) -> Role:
        role = self._world.guild.role_named(name)
        if role is None:
            raise LookupError(f"No role here is called {name!r}.")
        return role

    def _channel(self, name: str) -> Channel:
        for channel in self._world.places(self._world.guild):
            if channel.name == name.removeprefix("#"):
                return channel
        raise LookupError(f"No channel here is called {name!r}.")
