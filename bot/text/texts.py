"""All the languages this bot speaks, each read when somebody first needs it."""

from collections.abc import Sequence

from bot.text.catalogue import LOCALE, path_of, read_catalogue
from bot.text.words import Words

ENGLISH = "en"


def languages_here() -> tuple[str, ...]:
    """Name every language that can be spoken: English, and those that have a catalogue."""
    found = sorted(folder.name for folder in LOCALE.iterdir() if path_of(folder.name).is_file())
    return (ENGLISH, *found)


class Texts:
    """Finds the words for a reader."""

    def __init__(self, languages: Sequence[str] | None = None) -> None:
        self.languages = tuple(languages) if languages is not None else languages_here()
        self._words: dict[tuple[str, bool], Words] = {}

    def words(self, *choices: str | None, easy: bool = False) -> Words:
        """Take the first language we know: the person's, then the server's, then what their Discord speaks."""
        for choice in choices:
            language = (choice or "").replace("_", "-").partition("-")[0].lower()
            if language == ENGLISH or language in self.languages:
                return self._spoken(language, easy=easy)
        return self._spoken(ENGLISH, easy=easy)

    def _spoken(self, language: str, *, easy: bool) -> Words:
        words = self._words.get((language, easy))
        if words is None:
            catalogue = None if language == ENGLISH else read_catalogue(language)
            words = self._words[language, easy] = Words(language, catalogue, easy=easy)
        return words
