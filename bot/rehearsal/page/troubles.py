"""What a person may let go wrong from the page, each by its name."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import changes, permissions
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel

_ANSWER = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
_MESSAGE = ("POST", "/channels/{channel_id}/messages")
_PRESS = "INTERACTION_CREATE"
_SLOW = 2.0  # seconds; Discord waits for three


@dataclass(frozen=True, slots=True)
class Wish:
    """Who asks for it, and where they are; `on` ends what lasts when it is False."""

    stage: Stage
    person: Account
    place: Channel | None
    on: bool = True

    def channel(self) -> Channel:
        """Return the server's channel that they look at, or the one that holds their thread."""
        found = self.place.parent if self.place and self.place.thread else self.place
        if found is None or found.guild is None:
            raise CannotDo("This rehearsal cannot do that.")
        return found


def _close_dms(wish: Wish) -> None:
    wish.person.dms_open = not wish.on


def _outage(wish: Wish) -> None:
    stage = wish.stage
    if wish.on != stage.away:
        stage.away = wish.on
        (stage.gateway.outage if wish.on else stage.gateway.welcome)(stage.world.guild)


def _shut_out(wish: Wish) -> None:
    channel, me = wish.channel(), wish.stage.world.bot.id
    if wish.on:
        wish.stage.faults.shut_out(channel.name)
    elif me in channel.overwrites:
        channel.overwrites[me].deny &= ~permissions.VIEW
        changes.tell_channel(wish.stage.world, channel, "CHANNEL_UPDATE")


def _lose_roles(wish: Wish) -> None:
    member = wish.stage.world.guild.members[wish.person.id]
    member.roles.clear()
    changes.tell_member(wish.stage.world, member)


def is_shut_out(wish: Wish) -> bool:
    """Tell whether the bot cannot see where this person is."""
    return wish.place is not None and not permissions.can_see(wish.place, wish.stage.world.bot.id)


TROUBLES: dict[str, Callable[[Wish], object]] = {
    "drop": lambda wish: wish.stage.gateway.drop_connections(),
    "lose": lambda wish: wish.stage.gateway.lose_next(_PRESS),
    "late": lambda wish: wish.stage.gateway.delay_next(_PRESS, seconds=_SLOW),
    "swap": lambda wish: wish.stage.gateway.swap_next(_PRESS),
    "repeat": lambda wish: wish.stage.gateway.repeat_next(_PRESS),
    "before": lambda wish: wish.stage.faults.plan(*_ANSWER),
    "after": lambda wish: wish.stage.faults.plan(*_ANSWER, after=True),
    "slow": lambda wish: wish.stage.faults.slow(*_ANSWER, seconds=_SLOW),
    "limit": lambda wish: wish.stage.faults.limit(*_MESSAGE, seconds=_SLOW),
    "roles": _lose_roles,
    "channel": lambda wish: changes.drop_channel(wish.stage.world, wish.channel()),
    "dms": _close_dms,
    "shut": _shut_out,
    "outage": _outage,
}
