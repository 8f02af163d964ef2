"""What people are told of what came of their words, and whom coordinators are to tell by phone."""

from collections.abc import Sequence
from typing import Final

from bot.domain.contributions import ContributionOutcome
from bot.domain.people import NOBODY
from bot.services.contributions import Told
from bot.text import Words
from cogs.contributions import verbs
from cogs.contributions.outcome_words import QUOTED, came_of, in_short, outcome_said, reason_said, words_of
from cogs.contributions.post_cards import tap
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.clean import shown
from cogs.kit.letters import NoteLine
from cogs.kit.verbs import MY_WORDS, OUTCOMES, PROPOSE, TO_DO

MOST: Final = 4  # as many as have a row of their own, with one left for the way back


def letter(_: Words, told: Told) -> Card:
    """Tell somebody what came of their words."""
    return Card(title=_title(_, told), wrote=_quoted(_, told), body=_because(_, told), rows=(_ways(_),))


def changed(_: Words, told: Told) -> Card:
    """Tell somebody that something else came of their words than they were told."""
    before = None if told.answer.told is told.decision.outcome else told.answer.told  # it is read once more
    lines = [_("Before: {outcome}. Now: {now}.", outcome=outcome_said(_, before), now=_now(_, told))] if before else []
    return Card(
        title=_("What came of your words has changed"),
        wrote=_quoted(_, told),
        body="\n".join((*lines, _because(_, told, outcome=not before))),
        rows=(_ways(_),),
    )


def line(_: Words, told: Told) -> NoteLine:
    """Tell the same in a line among others."""
    return NoteLine(title=_("Your answer to: {question}", question=told.topic.words.question), small=_title(_, told))


def changed_line(_: Words, told: Told) -> NoteLine:
    """Tell in a line among others that it has changed."""
    said = _("What came of it has changed. Now: {now}.", now=_now(_, told))
    return NoteLine(title=_("Your answer to: {question}", question=told.topic.words.question), small=said)


def by_phone(_: Words, found: Sequence[Told]) -> Card:
    """Show coordinators what to tell those who answered by phone."""
    if not found:
        return Card(
            title=_("Nobody is to be told by phone"),
            body=_("Those who answered by phone know what came of it."),
            rows=((Button(TO_DO, _.label("To do")),),),
        )
    listed = [
        f"{number}. {_whom(one)}{in_short(_, one.topic.words, one.answer, QUOTED)}\n{_said(_, one)}"
        for number, one in enumerate(found[:MOST], 1)
    ]
    return Card(
        title=_("Please tell them by phone"),
        wrote="\n".join(listed),
        body=_.number(
            "{n} person answered by phone and does not know yet.",
            "{n} people answered by phone and do not know yet.",
            len(found),
        ),
        rows=(
            *(
                (Button(verbs.OUTCOMES_PHONED, _.label("{number}. I have told them", number=number), one.answer.id),)
                for number, one in enumerate(found[:MOST], 1)
            ),
            (Button(OUTCOMES, _.label("The answers"), found[0].topic.id), Button(TO_DO, _.label("To do"))),
        ),
    )


def _whom(told: Told) -> str:
    """Name somebody who has an account: they agreed to it when they asked to be called."""
    return "" if told.answer.author == NOBODY else f"<@{told.answer.author}>: "


def _said(_: Words, told: Told) -> str:
    return came_of(_, told.decision, told.theme.title if told.theme else "")


def _title(_: Words, told: Told) -> str:
    return {
        ContributionOutcome.USED: _("Your words were used"),
        ContributionOutcome.PARTLY: _("Some of your words were used"),
        ContributionOutcome.NOT_USED: _("Not this time"),
        ContributionOutcome.PARKED: _("Your words are kept for another time"),
    }[told.decision.outcome]


def _now(_: Words, told: Told) -> str:
    return outcome_said(_, told.decision.outcome)


def _quoted(_: Words, told: Told) -> str:
    """Return somebody's own words shortly, and what they were asked: they may have answered weeks ago."""
    own = words_of(told.answer) or tap(_, told.topic.words, told.answer.answer)
    return f"**{shown(told.topic.words.question)}**\n> {shown(limits.cut(own, QUOTED))}"


def _because(_: Words, told: Told, *, outcome: bool = False) -> str:
    lines = [outcome_said(_, told.decision.outcome) + "."] if outcome else []
    if told.decision.reason:
        lines.append(reason_said(_, told.decision.reason))
    if told.theme is not None:
        lines.append(_("It stands with others under: {theme}", theme=shown(told.theme.title)))
    place = told.topic.thread or told.topic.channel
    if place is not None:
        lines.append(_("It was asked here: {place}", place=f"<#{place}>"))
    return "\n".join(lines)


def _ways(_: Words) -> tuple[Button, ...]:
    return (
        Button(MY_WORDS, _.label("My words"), tone=Tone.MAIN),
        Button(PROPOSE, _.label("Say more")),
    )
