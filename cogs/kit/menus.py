"""Long lists to choose from: as many menus, or screens, as it takes, so that nothing is out of reach."""

from collections.abc import Sequence
from string import ascii_lowercase
from typing import Final

from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Choice, Menu
from cogs.kit.press import not_a_choice
from cogs.kit.verbs import Verb

_MOST_PAGES: Final = 10_000  # more than any list has
ON_SCREEN: Final = 8  # of a list with the newest first
_FROM: Final = "from."  # before the place of the first on another screen
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


def newest_first(_: Words, verb: Verb, every: Sequence[Choice], first: int) -> tuple[Menu, ...]:
    """Offer those on the screen that begins with this one, and the ways to newer and older ones."""
    choices = list(every[first : first + ON_SCREEN])
    if first:
        choices.append(Choice(f"{_FROM}{max(first - ON_SCREEN, 0)}", _.label("Newer ones…")))
    if first + ON_SCREEN < len(every):
        choices.append(Choice(f"{_FROM}{first + ON_SCREEN}", _.label("Older ones…")))
    return (Menu(verb, NO_REFERENCE, _.label("Look at one"), tuple(choices)),) if choices else ()


def other_screen(value: str) -> int | None:
    """Return with which one the screen begins that was chosen: None where one of them was."""
    if not value.startswith(_FROM):
        return None
    first = value.removeprefix(_FROM)
    if not (first.isascii() and first.isdecimal() and len(first) < 6):
        raise not_a_choice()
    return int(first)
