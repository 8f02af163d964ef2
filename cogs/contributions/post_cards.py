"""An answer as it stands in the thread; a preview says the same, letter for letter."""

from collections.abc import Iterator

from bot.domain.contributions import Contribution, Excerpt, GivenAnswer, Place, in_parts
from bot.domain.small_numbers import Pool
from bot.domain.topics import Topic, TopicWords
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Card
from cogs.kit.clean import shown
from cogs.kit.taps import taps


def posted(_: Words, topic: Topic, answer: Contribution, part: int = 0) -> Card:
    """Show an answer, or a part of a long one, in the thread."""
    return Card(title=_.label("An answer"), wrote=said(_, topic, answer, part), once=True)


def taken_back(_: Words) -> Card:
    """Stand where an answer stood that was taken back."""
    return Card(title=_("An answer was taken back"))


def said(_: Words, topic: Topic, answer: Contribution, part: int = 0) -> str:
    """Return what an answer says, with whose it is; `part` is which message of a long one."""
    parts = in_parts(answer.answer)
    part = min(part, len(parts) - 1)
    lines = [_chosen(_, topic.words, answer.answer)] if part == 0 else []
    for excerpt in parts[part]:
        lines += _excerpt(_, topic.words, excerpt)
    return "\n".join((*lines, f"— {whose(_, answer)}{_which(_, part, len(parts))}"))


def _chosen(_: Words, asked: TopicWords, answer: GivenAnswer) -> str:
    """Show what was chosen: "partly" alone would not say what rings true in part."""
    chosen = f"**{shown(tap(_, asked, answer))}**"
    return f"{_.label('Does this ring true?')} {chosen}" if asked.evidence else chosen


def tap(_: Words, asked: TopicWords, answer: GivenAnswer) -> str:
    """Return which of the ready-made answers was chosen."""
    every, option = taps(_, asked), answer.option
    return every[option] if option is not None and option < len(every) else ""


def whose(_: Words, answer: Contribution) -> str:
    """Say whose answer it is, as they chose to be shown."""
    if answer.role_group is None:
        return _.both(_without_a_name, answer.pool)
    return shown(answer.name) if answer.name else _.both(people.a_person, answer.role_group)


def _without_a_name(_: Words, pool: Pool) -> str:
    if not pool:
        return _("somebody, without a name")
    return _("{somebody}, without a name", somebody=people.one_of(_, pool))


def _excerpt(_: Words, asked: TopicWords, excerpt: Excerpt) -> Iterator[str]:
    if not excerpt.goes_on and excerpt.place is not Place.FIRST:
        yield f"-# {_asked(_, asked, excerpt.place)}"
    yield shown(excerpt.words)


def _asked(_: Words, asked: TopicWords, place: Place) -> str:
    if place is Place.ADDED:
        return _.label("Added later:")
    return shown(asked.follow_up if place is Place.FOLLOW_UP else asked.prompts[-1] if asked.prompts else "")


def _which(_: Words, part: int, of: int) -> str:
    return " " + _("({number} of {of})", number=part + 1, of=of) if of > 1 else ""
