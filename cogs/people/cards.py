"""What coordinators are shown: people as numbers, and what waits."""

from collections.abc import Sequence

from bot.domain.calls import CallRequest
from bot.domain.small_numbers import Headcount
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, ago
from cogs.kit.gathered import ToDo


def overview(_: Words, count: Headcount | None, calls: Sequence[CallRequest], others: Sequence[ToDo]) -> Card:
    """Show people as numbers, and what waits: calls, and what other features look after."""
    lines = (_counted(_, count), *(other.line(_) for other in others), _calls(_, calls))
    buttons = (Button("people-calls", _.label("Calls")), *(one for other in others for one in other.buttons(_)))
    return Card(
        title=_("People, as numbers"),
        body="\n\n".join(filter(None, lines)),
        small=_("Groups under 5 are counted together. Nobody can see who answered, or who did not."),
        rows=(buttons,),
    )


def _counted(_: Words, count: Headcount | None) -> str:
    if count is None:
        return _("Fewer than 5 people have joined, so no number is shown.")
    lines = [f"- {people.many(_, group)}: {number}" for group, number in count.groups]
    if count.others and count.groups:
        lines.append(_("- Other partners: {number}", number=count.others))
    return "\n".join((_("**{number}** have joined.", number=count.total), *lines))


def _calls(_: Words, calls: Sequence[CallRequest]) -> str:
    if not calls:
        return ""
    return _.number(
        "{n} person asks for a call, the oldest asked {ago}.",
        "{n} people ask for a call, the oldest asked {ago}.",
        len(calls),
        ago=ago(calls[0].asked_at),
    )
