"""Long lists to choose from: as many menus as it takes, so that nothing is out of reach."""

from string import ascii_lowercase
from typing import Final

from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Choice, Menu
from cogs.kit.verbs import Verb

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


def page_called(letter: str) -> int:
    """Return which page this letter calls, counted from 0: the first one for what calls none."""
    return max(0, PAGES.find(letter))


def about(ref: str) -> str:
    """Return what a menu is about, whichever of several it was that was pressed."""
    return ref.rpartition(".")[2]
