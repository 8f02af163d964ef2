"""What coordinators are shown: people as numbers, and what waits."""

from datetime import datetime

from bot.domain.overview import Overview
from bot.domain.small_numbers import Headcount
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Tone, ago
from cogs.kit.clean import shown


def overview(_: Words, seen: Overview, now: datetime) -> Card:
    """Show people as numbers, and what waits."""
    phone = (Button("people-phoned", _.label("I have phoned the lead"), tone=Tone.MAIN),)
    calls = Button("people-calls", _.label("Calls"))
    requests = Button("requests", _.label("Data requests"))
    return Card(
        title=_("People, as numbers"),
        body="\n\n".join(part for part in (_counted(_, seen.people), _lead(_, seen, now), _calls(_, seen)) if part),
        small=_("Groups under 5 are counted together. Nobody can see who answered, or who did not."),
        rows=((calls, requests, *(phone if _is_phoned(seen) else ())),),
    )


def _counted(_: Words, count: Headcount | None) -> str:
    if count is None:
        return _("Fewer than 5 people have joined, so no number is shown.")
    lines = [f"- {people.many(_, group)}: {number}" for group, number in count.groups]
    if count.others and count.groups:
        lines.append(_("- Other partners: {number}", number=count.others))
    return "\n".join((_("**{number}** have joined.", number=count.total), *lines))


def _lead(_: Words, seen: Overview, now: datetime) -> str:
    """Say since when somebody waits for the lead; never who, nor how many."""
    if seen.waits_since is None:
        return ""
    since = ago(seen.waits_since)
    if _is_phoned(seen):
        lead, contact = shown(seen.server.lead_name), shown(seen.server.lead_contact)
        return _(
            "**Please phone {lead} now: {contact}.** Somebody asked {ago}.",
            lead=lead,
            contact=contact,
            ago=since,
        )
    if seen.is_late(now):
        return _("**Late:** the safeguarding lead was asked {ago}. Please phone them.", ago=since)
    return _("The safeguarding lead was asked {ago}.", ago=since)


def _is_phoned(seen: Overview) -> bool:
    return seen.waits_since is not None and seen.server.lead is None


def _calls(_: Words, seen: Overview) -> str:
    if not seen.calls:
        return ""
    return _.number(
        "{n} person asks for a call, the oldest asked {ago}.",
        "{n} people ask for a call, the oldest asked {ago}.",
        len(seen.calls),
        ago=ago(seen.calls[0].asked_at),
    )


def lead_phoned(_: Words) -> Card:
    """Thank the coordinator."""
    return Card(
        title=_("Thank you"),
        body=_("Whoever waits now hears how to reach the lead. You need not know who."),
        rows=((Button("people", _.label("Back")),),),
    )
