"""What the bot must be allowed to do in a server: the one list, read by all who ask for it or look whether it is so."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.text import later


class Need(StrEnum):
    """What comes to nothing without it."""

    TO_SET_UP = "to set up"  # nothing can be made, or posted anywhere
    TO_USE = "to use"  # one thing that people can press


@dataclass(frozen=True, slots=True)
class Permission:
    """Something to be allowed: what the library calls it, how Discord shows it, and what it is for.

    Discord's own settings have no Welsh. `in_channel` is how those of one channel show it, where they differ.
    `to_post`: nothing can be posted in a channel that takes it away; `in_threads`: nor in the threads there.
    """

    name: str
    shown: str
    purpose: str
    need: Need
    to_post: bool = False
    in_channel: str = ""
    in_threads: bool = False


# In this order: in a channel Discord takes the later ones away with an earlier one, whatever stands in the settings.
PERMISSIONS: Final = (
    Permission(
        "view_channel",
        "View Channels",
        later("to see where it posts"),
        Need.TO_SET_UP,
        to_post=True,
        in_channel="View Channel",
    ),
    Permission("send_messages", "Send Messages", later("to post votes and results"), Need.TO_SET_UP, to_post=True),
    Permission("embed_links", "Embed Links", later("to show its cards"), Need.TO_SET_UP, to_post=True),
    Permission(
        "read_message_history",
        "Read Message History",
        later("to post nothing twice after a crash"),
        Need.TO_SET_UP,
    ),
    Permission("manage_roles", "Manage Roles", later("to make roles and hand them out"), Need.TO_SET_UP),
    Permission("manage_channels", "Manage Channels", later("to make channels"), Need.TO_SET_UP),
    Permission("attach_files", "Attach Files", later("to hand over files and show charts"), Need.TO_USE),
    Permission("create_instant_invite", "Create Invite", later("to make an invitation to print"), Need.TO_USE),
    Permission(
        "create_public_threads",
        "Create Public Threads",
        later("to start the thread of a question"),
        Need.TO_USE,
        in_threads=True,
    ),
    Permission(
        "send_messages_in_threads",
        "Send Messages in Threads",
        later("to post answers in that thread"),
        Need.TO_USE,
        in_threads=True,
    ),
    Permission(
        "manage_threads",
        "Manage Threads",
        later("to close that thread, and to take answers back later"),
        Need.TO_USE,
        in_threads=True,
    ),
    Permission("pin_messages", "Pin Messages", later("to pin what was heard when a question closes"), Need.TO_USE),
)


def lacking(is_granted: Callable[[str], bool]) -> tuple[Permission, ...]:
    """Return those that are not granted; each is asked about by the name that the library has for it."""
    return tuple(one for one in PERMISSIONS if not is_granted(one.name))
