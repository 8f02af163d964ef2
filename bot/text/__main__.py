"""Lays every new sentence into the catalogues: `make texts`."""

from bot.text.catalogue import read_catalogue
from bot.text.extraction import sentences, update_catalogue
from bot.text.texts import ENGLISH, languages_here

if __name__ == "__main__":
    for language in languages_here():
        if language != ENGLISH:
            update_catalogue(language)
            translated = len(read_catalogue(language).messages)
            print(f"{language}: {translated} of {len(sentences())} sentences translated.")
