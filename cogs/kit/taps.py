"""The answers of one tap that a question has: those that were written, or whether a finding rings true."""

from bot.domain.topics import TopicWords
from bot.text import Words


def taps(_: Words, words: TopicWords) -> tuple[str, ...]:
    """Return them in their order, each as short as a button: an answer is kept as its place among them."""
    if words.evidence:
        return (_.label("Yes"), _.label("Partly"), _.label("No"), _.label("Different here"))
    return (*words.options, _.label("Something else")) if words.options else ()
