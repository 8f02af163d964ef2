"""One language, bound for one reader. Named `_` where it is used."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from bot.text.catalogue import Catalogue

_P = ParamSpec("_P")

_TERRITORIES: Mapping[str, str] = {"en": "en_GB"}
_DAY = "EEEE d MMMM"
_FULL_DAY = "d MMMM y"
_MOMENT = "EEEE d MMMM, HH:mm"


def later(message: str) -> str:
    """Mark an English sentence for the catalogues where it stands before anybody's language is known."""
    return message


class Words:
    """What the bot says, in one language. `beside` holds the English while no speaker has checked this one.

    `easy` is for a reader who wants shorter cards: whoever draws one may leave out what can be left out.
    """

    __slots__ = ("_catalogue", "beside", "checked", "easy", "language")

    def __init__(self, language: str = "en", catalogue: Catalogue | None = None, *, easy: bool = False) -> None:
        self.language = language
        self._catalogue = catalogue
        self.checked = catalogue is None or catalogue.checked
        self.easy = easy
        self.beside: Words | None = None if self.checked else Words(easy=easy)

    def __call__(self, message: str, /, **values: object) -> str:
        """Say a sentence; values are put in as they are and never read as sentences again."""
        return self._translation(message).format(**values)

    def number(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Say a sentence that depends on a number, which it may show as {n}."""
        found = self._catalogue.many(singular, n) if self._catalogue else None
        sentence = found or (singular if n == 1 else plural)
        return sentence.format(n=n, **values)

    def label(self, message: str, /, **values: object) -> str:
        """Say something as short as a button: both languages at once while this one is unchecked."""
        own = self(message, **values)
        if self.beside is None:
            return own
        english = self.beside(message, **values)
        return own if own == english else f"{own} · {english}"

    def both(self, say: Callable[Concatenate["Words", _P], str], *args: _P.args, **kwargs: _P.kwargs) -> str:
        """Say on a menu's line what this says: in both languages while this one is unchecked."""
        own = say(self, *args, **kwargs)
        return own if self.beside is None else f"{own} · {say(self.beside, *args, **kwargs)}"

    def moment(self, when: datetime, zone: str) -> str:
        """Say when, as clocks on the wall there show it: "Sunday 1 March, 20:00"."""
        from babel.dates import format_datetime  # noqa: PLC0415 - 10 ms, and not needed to start

        local = when.astimezone(ZoneInfo(zone))
        return format_datetime(local, _MOMENT, locale=_TERRITORIES.get(self.language, self.language))

    def day(self, when: date) -> str:
        """Name a day: "Sunday 1 March"."""
        from babel.dates import format_date  # noqa: PLC0415 - 10 ms, and not needed to start

        return format_date(when, _DAY, locale=_TERRITORIES.get(self.language, self.language))

    def full_day(self, when: date) -> str:
        """Name a day for whoever reads it years later: "1 March 2026"."""
        from babel.dates import format_date  # noqa: PLC0415 - 10 ms, and not needed to start

        return format_date(when, _FULL_DAY, locale=_TERRITORIES.get(self.language, self.language))

    def _translation(self, message: str) -> str:
        found = self._catalogue.one(message) if self._catalogue else None
        return found or message
