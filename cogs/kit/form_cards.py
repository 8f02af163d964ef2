"""A form as a card: what stands in it, for whoever looks at it without opening it."""

from cogs.kit.cards import Card
from cogs.kit.forms import Choose, ChooseSeveral, Form, Part, Says


def as_card(form: Form) -> Card:
    """Show each part of a form in its order, letter for letter, in the words in which it is drawn already."""
    return Card(title=form.title, wrote="\n\n".join(map(_part, form.fields)), once=True)


def _part(part: Part) -> str:
    if isinstance(part, Says):
        return part.words
    lines = [f"**{part.label}**", *([f"-# {part.hint}"] if part.hint else [])]
    if isinstance(part, Choose | ChooseSeveral):
        mark = "○" if isinstance(part, Choose) else "☐"
        return "\n".join((*lines, *(f"{mark} {choice.label}" for choice in part.choices)))
    return "\n".join((*lines, "▭"))
