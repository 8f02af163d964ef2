"""Long lists to choose from: as many menus as it takes, so that nothing is out of reach."""

from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Choice, Menu
from cogs.kit.verbs import Verb


def menus(_: Words, verb: Verb, prompt: str, choices: tuple[Choice, ...], *, most: int = 2) -> tuple[Menu, ...]:
    """Offer all of them, the first ones in the first menu; what finds no place in so many is left out."""
    each = limits.SELECT_CHOICES
    first, *others = (choices[at : at + each] for at in range(0, min(len(choices), most * each), each))
    later = (Menu(verb, str(n), _.label("Later ones"), those) for n, those in enumerate(others, 2))
    return Menu(verb, NO_REFERENCE, prompt, first), *later
