"""The advisory group's own table: what it is, what waits, what happened while somebody was away."""

from collections.abc import Mapping
from typing import Final

from bot.domain.briefing import Agenda, Briefing
from bot.domain.oversight import Oversight
from bot.domain.people import Silence
from bot.domain.proposals import Proposal
from bot.text import Words
from cogs.advisory import cards, idea_cards, verbs
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Tone, moment
from cogs.kit.clean import excerpt
from cogs.kit.verbs import Verb

WEEK, MONTH = "7", "30"
_LISTED: Final = 8
_AT_ONCE: Final = 3


def table(_: Words, seen_by: str) -> Card:
    """Stand in the group's channel: what it is for, who can see it, and where to begin."""
    return Card(
        title=_("The advisory group's table"),
        body=_("What will be asked of partners comes here first. One member can pause it. Three decide."),
        small=seen_by,
        rows=(
            (
                Button(verbs.GROUP_BACK, _.label("Since you were here"), tone=Tone.MAIN),
                Button(verbs.GROUP_WAITS, _.label("What waits")),
                Button(verbs.GROUP_TERMS, _.label("What this group is")),
            ),
        ),
    )


def terms(_: Words, days: int, silence: Silence) -> Card:
    """Say what the group is, what it can do, and how."""
    after = (
        _("With no answer by then, it goes ahead.")
        if silence is Silence.GOES_AHEAD
        else _("With no answer by then, it goes on waiting.")
    )
    lines = (
        _("You see first what partners will be asked. One of you can pause it."),
        _("Three decide: it goes ahead, is changed, or stops."),
        _("Each has a card with buttons. Nobody sees who pressed.")
        + " "
        + _.number("You have {n} day.", "You have {n} days.", days)
        + " "
        + after,
        _("Partners send ideas here. Each is answered in 14 days."),
    )
    return Card(title=_("What this group is"), body="\n".join(lines))


def choose_time(_: Words) -> Card:
    """Ask how far back somebody wants to look: the bot does not remember when they were here."""
    choices = (Choice(WEEK, _.label("One week")), Choice(MONTH, _.label("One month")))
    return Card(
        title=_("Since you were here"),
        body=_("How far back shall I look? I do not remember when you were here last."),
        rows=(Menu(verbs.GROUP_SINCE, NO_REFERENCE, _.label("Choose one"), choices),),
    )


def briefing(_: Words, found: Briefing) -> Card:
    """Say what came and what was decided, in numbers and titles."""
    lines = [f"- {cards.title_of(item)}: {cards.state(_, item)}" for item in found.items[-_LISTED:]]
    more = len(found.items) - len(lines)
    if more > 0:
        lines.insert(0, _.number("{n} earlier one is not listed.", "{n} earlier ones are not listed.", more))
    put, answered, told = len(found.items), found.answered, found.told
    said = [
        _("Since {when}:", when=moment(found.since)),
        _.number("{n} thing was put to you or decided.", "{n} things were put to you or decided.", put),
        _.number("{n} idea came.", "{n} ideas came.", found.ideas),
    ]
    if answered:
        said.append(_.number("{n} of them is answered.", "{n} of them are answered.", answered))
    if told:
        said.append(_.number("{n} more was for you to know.", "{n} more were for you to know.", told))
    return Card(
        title=_("Since you were here"),
        body="\n".join((*lines, " ".join(said))),
        rows=((Button(verbs.GROUP_WAITS, _.label("What waits")),),),
    )


def agenda(_: Words, found: Agenda, drafts: Mapping[str, Verb]) -> Card:
    """List what waits: things put to the group, ideas this person may read, and of the others only the dates.

    `drafts` says of each noun by which verb its author gets back to a draft.
    """
    lines = [f"- {cards.title_of(item)}: {cards.state(_, item)}" for item in (*found.items, *found.back)[:_LISTED]]
    hidden = [one for one in found.owed if one.to_group and not found.is_member]
    body = [_("An answer of the group is owed by {when}.", when=moment(one.answer_by)) for one in hidden[:_LISTED]]
    if found.ideas:
        body.insert(0, _.number("{n} idea waits for you.", "{n} ideas wait for you.", len(found.ideas)))
    if not (lines or body):
        body.append(_("Nothing waits just now."))
    return Card(title=_("What waits"), body="\n".join((*lines, *body)), rows=_ways(_, found, drafts))


def _ways(_: Words, found: Agenda, drafts: Mapping[str, Verb]) -> tuple[tuple[Button, ...] | Menu, ...]:
    """Lead to each thing: a member to the card, a coordinator to the draft."""
    rows: list[tuple[Button, ...] | Menu] = []
    if found.is_member and found.items:
        rows.append(tuple(_button(_, verbs.GROUP_SEE, item, item.id) for item in found.items[:_AT_ONCE]))
    own = (*found.back, *found.items)
    if found.is_coordinator and own:
        rows.append(tuple(_button(_, drafts[item.kind], item, item.submission) for item in own[:_AT_ONCE]))
    if found.ideas:
        choices = tuple(_choice(_, idea) for idea in found.ideas[: limits.SELECT_CHOICES])
        rows.append(Menu(verbs.IDEA_CHOSEN, NO_REFERENCE, _.label("Read an idea"), choices))
    return tuple(rows)


def _button(_: Words, verb: Verb, item: Oversight, ref: str) -> Button:
    label = _.label("See it") if verb == verbs.GROUP_SEE else _.label("My draft")
    return Button(verb, f"{label}: " + limits.cut(item.title, limits.BUTTON_LABEL - limits.length(label) - 2), ref)


def _choice(_: Words, idea: Proposal) -> Choice:
    return Choice(idea.id, excerpt(idea.words, limits.SELECT_TEXT), idea_cards.kind_said(_, idea.kind))
