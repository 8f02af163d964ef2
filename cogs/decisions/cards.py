"""What people see of what was decided: all of it in a list, and one decision whole; the same for everybody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.domain.decided import DecisionRecord, SideCounts
from bot.domain.decisions import CORRECTION_LENGTH, DecisionEvent, DecisionEventKind, DecisionOnShow
from bot.domain.small_numbers import Pool
from bot.text import Words
from cogs.decisions import verbs
from cogs.decisions.against_cards import said
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Row, on_day
from cogs.kit.clean import as_heading, excerpt, shown
from cogs.kit.decision_ways import invited, to_decision, to_speak_against
from cogs.kit.decision_words import adopted_in_short, adopted_said, rule_said, verdict_said
from cogs.kit.forms import Field, Form, says
from cogs.kit.gathered import HelpLine
from cogs.kit.menus import ON_SCREEN, newest_first
from cogs.kit.nouns import short
from cogs.kit.verbs import DECISIONS

CORRECTION: Final = "correction"
_ROOM: Final = 80  # letters of what speaks against it, beside all the rest: it stands whole on a screen of its own
HELP: Final = (
    HelpLine(6, lambda _: _("**Decisions.** /decisions shows what was decided, and what speaks against it.")),
)


def listed(_: Words, found: Sequence[DecisionRecord], first: int = 0) -> Card:
    """List what was decided, newest first, a few at a time."""
    here = enumerate(found[first : first + ON_SCREEN], first + 1)
    choices = [Choice(one.id, f"{number}. {one.question}") for number, one in enumerate(found, 1)]
    return Card(
        title=_("What was decided"),
        wrote="\n".join(f"{number}. {_line(_, one)} · {on_day(one.decided_at)}" for number, one in here),
        body="" if found else _("Nothing yet. What a vote decides stands here, for everybody."),
        small=_("Everyone who takes part sees the same here."),
        rows=newest_first(_, verbs.DECISION_CHOOSE, choices, first),
    )


def one(_: Words, found: DecisionOnShow) -> Card:
    """Show a decision whole: by which rule, what each group came to, what follows, what was added to it."""
    decision = found.decision
    return Card(
        title=adopted_said(_, decision.pools, _asked(decision)),
        wrote=f"{as_heading(decision.question)}\n-# {on_day(decision.decided_at)}\n",
        body="\n".join((*_numbers(_, decision), *_facts(_, found))),
        below="\n".join((*_added(_, found), *_against(_, found))),
        rows=_ways(_, decision),
    )


def corrected(_: Words, decision: DecisionRecord, correction: DecisionEvent) -> Card:
    """Tell everybody, once, that something in a decision was wrong, and what is right."""
    return Card(
        title=_("A decision was corrected"),
        wrote=f"{as_heading(decision.question)}\n{_event(_, correction)}",
        small=_("What stood there before still does."),
        rows=((to_decision(_, decision.id),),),
    )


def correction_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take what is right, in the coordinators' words."""
    field = Field(
        CORRECTION, _.label("What is right"), _("Say what was wrong, too."), long=True, most=CORRECTION_LENGTH
    )
    return Form(
        verbs.DECISION_CORRECT_WORDS, _.label("Correct a decision"), (says(_, _for_good), field), ref, public=True
    )


def _for_good(_: Words) -> str:
    return _("Everyone reads it with the decision, from now on. It cannot be changed or taken back.")


def _line(_: Words, decision: DecisionRecord) -> str:
    return f"{short(decision.question)} · **{_.both(_in_short, decision)}**"


def _in_short(_: Words, decision: DecisionRecord) -> str:
    return adopted_in_short(_, _asked(decision), is_adopted=decision.is_adopted)


def _asked(decision: DecisionRecord) -> Pool:
    """Return who was asked together, where that was not everybody: groups that each had a say stand in lines below."""
    return decision.pools[0].pool if len(decision.pools) == 1 else ()


def _numbers(_: Words, decision: DecisionRecord) -> Iterator[str]:
    for one in decision.pools:  # a percent of blurred numbers could lie on the other side of the rule
        exact = replace(one, counts=None) if decision.is_blurred else one
        yield f"- {verdict_said(_, exact, decision.rule)}{_counted(_, decision, one.counts)}"
    if decision.overall is not None:
        yield f"- {_('All together')}{_counted(_, decision, decision.overall)}"


def _counted(_: Words, decision: DecisionRecord, counts: SideCounts | None) -> str:
    def number(found: int) -> str:
        return _("about {n}", n=found) if decision.is_blurred else str(found)

    if counts is None:
        return ""
    told = [_("{n} yes", n=number(counts.yes)), _("{n} no", n=number(counts.no))]
    if counts.neither is not None:
        told.append(_("{n} not sure", n=number(counts.neither)))
    return ": " + " · ".join(told)


def _added(_: Words, found: DecisionOnShow) -> Iterator[str]:
    decision = found.decision
    if decision.follows:
        yield f"**{_.label('What happens next')}:** {shown(decision.follows)}"
    yield from (_event(_, one) for one in found.events)
    if found.earlier is not None:
        yield f"**{_.label('Asked before')}:** {_line(_, found.earlier)}"
    if found.later is not None:
        yield f"**{_.label('Asked again')}:** {_line(_, found.later)}"


def _event(_: Words, event: DecisionEvent) -> str:
    called = {
        DecisionEventKind.CORRECTED: f"**{_.label('Corrected')}** ({on_day(event.at)}):",
        DecisionEventKind.FOLLOWED: f"**{_.label('What came of it')}:**",
    }[event.kind]
    return f"{called} {shown(event.words)}"


def _facts(_: Words, found: DecisionOnShow) -> Iterator[str]:
    decision = found.decision
    in_each = len(decision.pools) > 1
    yield _("**The rule:** {rule}", rule=rule_said(_, decision.rule, in_each=in_each))
    if not any(one.kind is DecisionEventKind.FOLLOWED for one in found.events):
        yield _("You hear by {day} what came of it.", day=on_day(decision.follows_by))


def _against(_: Words, found: DecisionOnShow) -> Iterator[str]:
    if found.against:
        yield f"\n**{_.label('What speaks against it')}**"
        yield from (said(_, replace(one, words=excerpt(one.words, _ROOM))) for one in found.against)
    yield f"-# {_.both(invited)}"


def _ways(_: Words, decision: DecisionRecord) -> tuple[Row, ...]:
    return (
        (
            to_speak_against(_, decision.id),
            Button(verbs.AGAINST, _.label("Read what speaks against it"), decision.id),
        ),
        (
            Button(DECISIONS, _.label("All decisions")),
            Button(verbs.DECISION_CORRECT, _.label("Correct it (coordinators)"), decision.id),
        ),
    )
