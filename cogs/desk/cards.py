"""What everybody finds at the desk: the front door, and help."""

from collections.abc import Sequence
from typing import Final

from bot.text import Words
from cogs.desk import verbs
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.gathered import HelpLine
from cogs.kit.verbs import CALL_ME, CATCH_UP, JOIN, MY_SETTINGS, PROPOSE, WHAT_IS_OPEN, WORRIED


def front_door(_: Words) -> Card:
    """Welcome everyone to the server."""
    return Card(
        title=_("Welcome to the kitchen table"),
        body=_(
            "Here we make training, cards and policies for homecare together. "
            "Homecare workers, managers, people drawing on care, family carers and researchers all have the same say."
        )
        + "\n\n"
        + _("Take part from your phone, when it suits you, or not at all."),
        small=_("This is not a place to report harm. If somebody is in danger now, call 999."),
        rows=(
            (Button(JOIN, _.label("Join"), tone=Tone.MAIN), Button(WHAT_IS_OPEN, _.label("What is open"))),
            (
                Button(CATCH_UP, _.label("Catch up")),
                Button(MY_SETTINGS, _.label("My settings")),
                Button(verbs.HELP, _.label("Help")),
            ),
            (
                Button(PROPOSE, _.label("I have an idea")),
                Button(WORRIED, _.label("I'm worried about someone")),
                Button(CALL_ME, _.label("Please call me")),
            ),
        ),
    )


HELP: Final = (
    HelpLine(1, lambda _: _("**What it is.** Here we decide and write things together, in everyone's own time.")),
    HelpLine(9, lambda _: _("**Who decides.** Partners decide together.")),
)


def help_card(_: Words, lines: Sequence[HelpLine]) -> Card:
    """Explain what this is, in the words of every feature."""
    shown = sorted((line for line in lines if line.essential or not _.easy), key=lambda line: line.place)
    return Card(
        title=_("Help"),
        body="\n\n".join(line.says(_) for line in shown),
        small=_("This is not a place to report harm. If somebody is in danger now, call 999."),
        rows=(
            (
                Button(WHAT_IS_OPEN, _.label("What is open"), tone=Tone.MAIN),
                Button(MY_SETTINGS, _.label("My settings")),
            ),
            (
                Button(PROPOSE, _.label("I have an idea")),
                Button(WORRIED, _.label("I'm worried about someone")),
                Button(CALL_ME, _.label("Please call me")),
            ),
        ),
    )
