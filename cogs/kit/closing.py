"""When what is being prepared closes: an evening from a menu, or a time in words, which may be read in two ways."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.times import Found, Which, evening_after, when
from bot.services import servers
from bot.text import Words
from cogs.kit import when as times
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu
from cogs.kit.clean import one_line
from cogs.kit.forms import Field, Form
from cogs.kit.press import Press
from cogs.kit.verbs import Verb

_OTHER_TIME: Final = "other"
_TOMORROW: Final = 1
_FIELD: Final = "closes_at"


def _when_it_closes(_: Words) -> str:
    return _.label("When it closes")


@dataclass(frozen=True, slots=True)
class Closing:
    """How the close of one noun is chosen: by which verbs, and how many days ahead its menu offers.

    `choose` is the menu, `words` the form, `moment` one of the readings of what was typed, `again` opens the form once
    more, and `back` leads to the panel. `asked` is what is asked for, where that is no close.
    """

    choose: Verb
    words: Verb
    moment: Verb
    again: Verb
    back: Verb
    days: tuple[int, ...] = ()
    asked: Callable[[Words], str] = _when_it_closes

    def menu(self, _: Words, ref: str) -> Menu:
        """Offer evenings, and any other time."""
        evenings = tuple(Choice(str(n), _evening(_, n)) for n in self.days)
        other = Choice(_OTHER_TIME, _.label("Another time…"))
        return Menu(self.choose, ref, self.asked(_), (*evenings, other))

    def form(self, _: Words, ref: str = NO_REFERENCE) -> Form:
        """Take a day and a time."""
        hint = _("Like this: Thursday 8pm, or 25/3/2027 20:00. In English, please.")
        field = Field(_FIELD, _.label("Day and time"), hint, most=100, guarded=False)
        return Form(verb=self.words, ref=ref, title=self.asked(_), fields=(field,))

    def which(self, _: Words, ref: str, which: Which, zone: str) -> Card:
        """Ask which of the times is meant that the words can be read as."""
        return Card(
            title=_("Which time do you mean?"),
            body=times.why(_, which),
            small=_("Nothing is changed until you choose."),
            rows=(
                times.menu(_, which, verb=self.moment, ref=ref, zone=zone),
                (
                    Button(self.again, _.label("Write it again"), ref),
                    Button(self.back, _.label("Go back"), ref),
                ),
            ),
        )

    async def chosen(self, press: Press) -> datetime | None:
        """Return the evening that was chosen from the menu: None for another time."""
        if press.value == _OTHER_TIME:
            return None
        here = await press.run(servers.server_of, press.actor.guild)
        return evening_after(press.number(most=max(self.days)), now=press.now, zone=here.zone)


@dataclass(frozen=True, slots=True)
class Understood:
    """The time that words were read as which somebody typed, and in which zone."""

    found: Found
    zone: str

    def said(self, _: Words) -> str:
        """Say in full how the words were understood."""
        return _("You chose {when}. Please check the day and the time.", when=times.in_full(_, self.found, self.zone))


async def typed_time(press: Press) -> tuple[Found | Which, str]:
    """Read the day and time that were typed, on the clocks of the server's zone; return that zone too."""
    here = await press.run(servers.server_of, press.actor.guild)
    return when(one_line(press.typed.get(_FIELD, "")), now=press.now, zone=here.zone, spans=False), here.zone


def _evening(_: Words, days: int) -> str:
    if days == _TOMORROW:
        return _.label("Tomorrow, at 20:00")
    return _.number("In {n} day, at 20:00", "In {n} days, at 20:00", days)
