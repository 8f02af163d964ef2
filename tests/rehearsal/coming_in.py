"""Coming in by thumb: the presses from the front door to taking part, in any language there is."""

from dataclasses import dataclass

from bot.rehearsal.person.person import Person
from bot.text import Texts
from bot.text.words import Words
from tests.rehearsal.house import words

_NAMED_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Way:
    """What somebody chooses on their way in; `shown` is left as it is preset when empty."""

    group: str = "Homecare worker"
    week: str = "No shifts"
    language: str = "en"
    shown: str = ""
    pseudonym: str = ""

    @property
    def words(self) -> Words:
        return Texts().words(self.language)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return what is pressed, in order."""
        _ = self.words
        language = "Cymraeg" if _.language == "cy" else "English"
        return "Join", language, *map(_.label, ("Go on", self.group, "Go on", self.week, "Yes, take part"))


async def comes_in(person: Person, way: Way, *, stop_before: str = "") -> int:
    """Come in, or only as far as a button; return how many taps it took."""
    _, taps = way.words, 0
    for place, label in enumerate(way.labels):
        if stop_before and label == _.label(stop_before):
            return taps
        if place == _NAMED_BEFORE and way.shown:
            taps += await _names_themselves(person, way)
        await person.presses(label)
        taps += 1
    await person.sees(_("Thank you. You have joined."))
    return taps


async def _names_themselves(person: Person, way: Way) -> int:
    _ = way.words
    await person.chooses(_.label("The name shown"), _.label(way.shown))
    if not way.pseudonym:
        return 2
    await person.fills({_.label("The name shown"): way.pseudonym})
    assert way.pseudonym in words(person.private)
    return 4
