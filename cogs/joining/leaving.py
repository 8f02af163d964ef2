"""Leaving with one press, and nobody asks why."""

from dataclasses import replace

from bot.services import partners
from bot.text import Words
from cogs.kit import roles
from cogs.kit.cards import Button, Card
from cogs.kit.press import Press, Reply, show_alike


async def leave(press: Press) -> Reply:
    """Let a person go, and take the role of their group off; goodbye is said in the language they had."""
    await press.run(partners.leave, press.actor, now=press.now)
    press.bot.wake()
    return replace(show_alike(left), then=lambda: roles.mirror(press, None))


def left(_: Words) -> Card:
    """Say what goes and what stays."""
    return Card(
        title=_("You have left"),
        body=_("We have deleted your group, your language and all your choices.")
        + "\n\n"
        + _("Your calls, concerns, data requests and signed ideas stay until answered.")
        + "\n\n"
        + _(
            "Answers you gave in open votes still count, sealed as they are. "
            "The list of who was asked in a vote is deleted 30 days after it closes."
        )
        + "\n\n"
        + _("You are welcome back at any time."),
        rows=((Button("join", _.label("Join again")), Button("data", _.label("My data"))),),
    )
