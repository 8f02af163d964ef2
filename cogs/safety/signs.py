"""What is shown at once to somebody who wrote that they, or somebody else, may need help; nobody else hears of it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from bot.domain.guard import Sign
from bot.domain.people import Server
from bot.services import concerns
from bot.text import Words
from cogs.kit.cards import Button, Card, CardIn, Row
from cogs.kit.press import Press
from cogs.kit.verbs import CALL_ME, WORRIED
from cogs.safety import situations, verbs

FIRST: Final = (Sign.EXPLOITATION, Sign.HARM, Sign.DESPAIR)  # what is said where there are several


async def screen(press: Press, signs: frozenset[Sign]) -> CardIn:
    """Return the screen for these signs."""
    server, _ = await press.run(concerns.worries_of, press.actor)
    return partial(_DRAWN[next(sign for sign in FIRST if sign in signs)], server=server)


def exploitation(_: Words, server: Server) -> Card:
    """Say whom to call to somebody who is not safe at work; the lead is not offered, who may know their employer."""
    helps = situations.who_helps_at_work(_, server)
    return _card(
        _("Nobody should treat you like that"),
        (*helps, _("We have not posted your words, and nobody will read them.")),
        _("Nobody else here can see this."),
        (_whom_to_call(_),),
    )


def harm(_: Words, server: Server) -> Card:
    """Say whom to tell of harm; the lead can be asked with one press, and sees nothing of what was written."""
    ask = (
        Button(verbs.WORRIED_NAMED, _.label("Ask the lead, with my name")),
        Button(verbs.WORRIED_UNNAMED, _.label("Without my name")),
    )
    asks = server.reachable_lead is not None
    return _card(
        _("Thank you for telling us"),
        (
            _("In danger now? Call **999**."),
            _("This may need to be reported, so we have not posted it."),
            *situations.tell_today(_, server),
            "" if asks else situations.local(_, server),
        ),
        _("The lead sees that you ask, and nothing you wrote.") if asks else "",
        (*(ask if asks else ()), _whom_to_call(_)),
    )


def despair(_: Words, server: Server) -> Card:
    """Say who listens; what was written may still be shared, by choice."""
    return _card(
        _("You do not have to carry it alone"),
        situations.who_listens(_, server),
        _("Nobody has read your words. You decide what becomes of them."),
        (Button(CALL_ME, _.label("Please call me")), _whom_to_call(_)),
    )


def _card(title: str, lines: tuple[str, ...], small: str, row: Row) -> Card:
    return Card(title=title, body="\n".join(filter(None, lines)), small=small, rows=(row,))


def _whom_to_call(_: Words) -> Button:
    return Button(WORRIED, _.label("Whom to call"))


_DRAWN: Final[dict[Sign, Callable[..., Card]]] = {
    Sign.EXPLOITATION: exploitation,
    Sign.HARM: harm,
    Sign.DESPAIR: despair,
}
