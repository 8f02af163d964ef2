"""How what people are asked about is drawn: by the feature of each noun, for features that name none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.subjects import Subject
from bot.text import Words
from cogs.kit.cards import Button, Card
from cogs.kit.letters import NoteLine


@dataclass(frozen=True, slots=True)
class SubjectRenderer:
    """How the subjects of one noun read; nothing here is different because somebody has answered.

    `line` is how one stands in a list, with a short button that leads to it; `answer` is that button on a card about
    nothing else, and `facts` says there how long it takes and stays open. `planned` is the card, without when and
    without buttons, of a reminder that comes with it; `follows` says that a reminder moves with its close. `opted_out`
    and `heard_again` say what became of "not for me". Of what is open, `none` says who is asked and when, and `others`
    where those are that find no room on the list.
    """

    line: Callable[[Words, Subject], NoteLine]
    answer: Callable[[Words, Subject], Button]
    facts: Callable[[Words, Subject], str]
    planned: Callable[[Words, Subject], Card]
    follows: Callable[[Words], str]
    opted_out: Callable[[Words, Subject], Card]
    heard_again: Callable[[Words, Subject], Card]
    none: Callable[[Words], str]
    others: Callable[[Words, int], str]


Renderers = Mapping[str, SubjectRenderer]  # by the name of the noun
