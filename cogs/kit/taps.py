"""What of a question is drawn alike on every screen: what was found out elsewhere, and the answers of one tap."""

from bot.domain.topics import TopicWords
from bot.text import Words
from cogs.kit.clean import shown


def taps(_: Words, words: TopicWords) -> tuple[str, ...]:
    """Return them in their order, each as short as a button: an answer is kept as its place among them."""
    if words.evidence:
        return (_.label("Yes"), _.label("Partly"), _.label("No"), _.label("Different here"))
    return (*words.options, _.label("Something else")) if words.options else ()


def found_out(words: TopicWords) -> str:
    """Show what was found out elsewhere, and where: nothing where there is none."""
    found = words.evidence
    return f"> {shown(found.finding)}\n> — {shown(found.found_in)}" if found else ""
