"""Long lists to choose from: as many menus as it takes, so that nothing is out of reach."""

from string import ascii_lowercase
from typing import Final

from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Choice, Menu
from cogs.kit.verbs import Verb

_MOST_PAGES: Final = 10_000  # more than any list has
PAGES: Final = ascii_lowercase  # by which each menu or screen of one thing is called, before its reference


def menus(
    _: Words, verb: Verb, prompt: str, choices: tuple[Choice, ...], *, most: int = 2, ref: str = NO_REFERENCE
) -> tuple[Menu, ...]:
    """Offer all of them, the first ones in the first menu; what finds no place in so many is left out.

    `ref` is what they are about: each menu but the first has a letter before it, which `about` takes away again.
    """
    each = limits.SELECT_CHOICES
    first, *others = (choices[at : at + each] for at in range(0, min(len(choices), most * each), each))
    called = zip(PAGES[1:], others, strict=False)
    later = (Menu(verb, f"{letter}.{ref}", _.label("Later ones"), those) for letter, those in called)
    return Menu(verb, ref, prompt, first), *later


def called(page: int) -> str:
    """Return the letters that call a page, or a place in a long list, counted from 0."""
    before, last = divmod(page, len(PAGES))
    return (called(before) if before else "") + PAGES[last]


def page_called(letters: str) -> int:
    """Return which page these letters call, counted from 0: the first one for what calls none."""
    found = 0
    for letter in letters:
        if letter not in PAGES or found > _MOST_PAGES:
            return 0
        found = found * len(PAGES) + PAGES.index(letter)
    return found


def about(ref: str) -> str:
    """Return what a menu is about, whichever of several it was that was pressed."""
    return ref.rpartition(".")[2]
