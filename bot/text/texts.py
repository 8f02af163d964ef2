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
        self._words: dict[str, Words] = {ENGLISH: Words()}

    def words(self, *choices: str | None) -> Words:
        """Take the first language we know: the person's, then the server's, then what their Discord speaks."""
        for choice in choices:
            language = (choice or "").replace("_", "-").partition("-")[0].lower()
            if language == ENGLISH or language in self.languages:
                return self._spoken(language)
        return self._words[ENGLISH]

    def _spoken(self, language: str) -> Words:
        words = self._words.get(language)
        if words is None:
            words = self._words[language] = Words(language, read_catalogue(language))
        return words
