"""How letters about coming and going read."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import AFTER_LEAVING, LetterKind
from bot.domain.letters import Letter
from bot.services import lifecycle
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering, always
from cogs.kit.verbs import LEAVE, MY_DATA


def _after_leaving(at: Rendering, letter: Letter) -> RenderedLetter | None:
    if letter.person is None or not lifecycle.is_away(at.tx, letter.guild, letter.person):
        return None
    return RenderedLetter(after_leaving)


def after_leaving(_: Words) -> Card:
    """Offer somebody who left the server what they can do about their data; no goodbye, and no question."""
    return Card(
        title=_("Your data, now that you are out of the server"),
        body=_("We write no more to you. What you chose is kept for 30 days, should you come back. Then it is deleted.")
        + "\n\n"
        + _("You can see it now, or have it deleted at once."),
        small=_("Only you can see this."),
        rows=((Button(MY_DATA, _.label("My data"), tone=Tone.MAIN), Button(LEAVE, _.label("Leave"))),),
    )


def lost_setup(_: Words) -> Card:
    """Tell the owner that something the bot needs was deleted, and that it can be mended."""
    return Card(
        title=_("Something Kitchen Table needs was deleted"),
        body=_("It is a role or a channel that /setup made. Run /setup in the server: it says which and mends it.")
        + "\n\n"
        + _("Nothing is lost. What was to be posted there waits."),
    )


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    AFTER_LEAVING: _after_leaving,
    lifecycle.LOST_SETUP: always(lost_setup),
}
