"""How a vote ended, in as much detail as may be said: what came of it first, then the numbers, then what follows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.domain.poll_outcomes import WITH_A_RESULT, Outcome, OutcomeKind, average_of, decisions_in
from bot.domain.poll_words import NEXT_STEP_LENGTH
from bot.domain.polls import Poll, PollKind
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Row
from cogs.kit.clean import shown_in
from cogs.kit.decision_ways import invited, to_decision, to_speak_against
from cogs.kit.decision_words import adopted_said
from cogs.polls import following_cards, options, result_decisions, result_numbers, result_words, verbs
from cogs.polls.cards import question, suggested_by

_WHOLE: Final = 2 * NEXT_STEP_LENGTH  # characters, with the marks that keep people's words harmless
_SAID_TWICE: Final = 360  # in two languages: whole too, but where it is made of marks


def result(_: Words, outcome: Outcome) -> Card:
    """Say how a vote ended."""
    wrote = (question(outcome.poll), *_numbers(_, outcome))  # in everybody's words, so once in whatever languages
    follows = () if outcome.verdicts else tuple(_next(_.label("What happens next"), outcome, _WHOLE))
    return Card(
        title=ended_as(_, outcome),
        wrote="\n".join((*wrote, *(follows or ("",)))),
        body="\n".join(_body(_, outcome)),
        small="\n".join(_small(_, outcome)),
        below=following_cards.came_of_it(_, outcome),
        rows=_rows(_, outcome),
    )


def shown_late(_: Words, outcome: Outcome) -> Card:
    """Show the same to somebody who presses an old button, with nothing for coordinators to do about it."""
    return replace(result(_, outcome), rows=_ways(_, outcome))


def ended_as(_: Words, outcome: Outcome) -> str:
    """Say in a line how a vote ended."""
    if outcome.verdicts:
        return adopted_said(_, decisions_in(outcome), outcome.asked_alone)
    if outcome.kind is OutcomeKind.WORDS:
        return _.number("Closed: {n} answer", "Closed: {n} answers", len(outcome.written))
    if outcome.answers is not None:
        return _counted(_, outcome, outcome.answers)
    return {
        OutcomeKind.VOID: _("This vote could not be counted"),
        OutcomeKind.BLURRED: _("Closed: about how many chose what"),
        OutcomeKind.EARLIER: _("This vote has closed"),
    }.get(outcome.kind) or _("Closed, without a result")


def _counted(_: Words, outcome: Outcome, answers: int) -> str:
    if outcome.poll.kind is PollKind.MULTIPLE:
        return _.number("Closed: {n} person answered", "Closed: {n} people answered", answers)
    said = _.number("Closed: {n} answer", "Closed: {n} answers", answers)
    average = average_of(outcome.counts or ()) if outcome.poll.kind is PollKind.SCALE else None
    return said if average is None else f"{said} · {_('{average} of 5 on average', average=average)}"


def _numbers(_: Words, outcome: Outcome) -> Iterator[str]:
    if outcome.counts is not None:
        yield result_numbers.counted(_, outcome)
    yield from result_words.first_ones(_, outcome)


def _next(called: str, outcome: Outcome, most: int) -> Iterator[str]:
    if outcome.poll.next_step and outcome.kind in WITH_A_RESULT:
        yield f"\n**{called}:** {shown_in(outcome.poll.next_step, most)}"


def _body(_: Words, outcome: Outcome) -> Iterator[str]:
    if outcome.verdicts and outcome.asked_alone:  # else it would be everybody's decision
        yield _("For {people}.", people=people.audience(_, outcome.asked_alone))
    yield from why_nothing(_, outcome)
    yield from result_decisions.verdicts(_, outcome)
    if outcome.verdicts:  # what each group came to is said before what follows from it
        yield from _next(_("What happens next"), outcome, _SAID_TWICE)
    if outcome.hear_by is not None and not outcome.came_of_it:
        yield following_cards.hear_by(_, outcome.hear_by)
    if outcome.credit:
        yield suggested_by(_, outcome.credit)
    thanks = _thanks(_, outcome)
    if thanks:
        yield thanks


def why_nothing(_: Words, outcome: Outcome) -> Iterator[str]:
    """Yield why there is no result, where there is none."""
    kind, poll = outcome.kind, outcome.poll
    if kind is OutcomeKind.EARLIER:
        yield _("It was counted by earlier rules. Its result is in the channel, and is kept nowhere else.")
    elif kind is OutcomeKind.TOO_FEW and poll.kind is PollKind.WRITTEN:
        few = poll.fewest_answers
        yield _("Fewer than {n} people wrote, so their answers go unread. That keeps everyone safe.", n=few)
        if outcome.written:
            yield _("What stands here does so because its author wished it.")
    elif kind is OutcomeKind.TOO_FEW:
        yield _("Fewer than 5 people answered, so there is no result. That keeps everyone safe.")
    elif kind is OutcomeKind.NO_DECISION:
        yield _("Too few people of one group answered, so nothing is decided. That keeps everyone safe.")
    elif kind is OutcomeKind.VOID:
        yield _("Its key was lost or damaged. All answers were destroyed unread. We are sorry: it can be asked again.")


def adds_up_to_more(_: Words, poll: Poll) -> str:
    """Say why the numbers of a vote in which several answers can be chosen are more than those who answered."""
    return _("Each person could choose up to {most}, so the numbers add up to more.", most=poll.most)


def _thanks(_: Words, outcome: Outcome) -> str:
    """Thank everybody who was asked, whoever answered, in words that fit what came of it."""
    if outcome.verdicts:
        return _("Thank you to everyone who was asked.")
    said = {
        OutcomeKind.BLURRED: _("Thank you to everyone who was asked. This was not an easy question."),
        OutcomeKind.COUNTS: _("Thank you to everyone who was asked. This is where we start from.")
        if outcome.poll.next_step
        else _("Thank you to everyone who was asked. Now everybody can see what people think."),
        OutcomeKind.WORDS: _("Thank you to everyone who was asked. It is good to read it in your own words."),
        OutcomeKind.TOO_FEW: _("Thank you to everyone who was asked. Not answering is fine too."),
        OutcomeKind.NO_DECISION: _("Thank you to everyone who was asked. It can be asked again."),
        OutcomeKind.VOID: _("Thank you all the same to everyone who was asked."),
    }
    return said.get(outcome.kind, "")


def blurred(_: Words) -> str:
    """Say that numbers of a sensitive vote are not exact."""
    return _("Each number is a little blurred, on purpose.")


def _small(_: Words, outcome: Outcome) -> Iterator[str]:
    destroyed = _("The sealed answers and their key are destroyed.")
    if outcome.verdicts:
        yield invited(_)
    if outcome.kind is OutcomeKind.BLURRED:
        asked = _.number("{n} person was asked.", "{n} people were asked.", outcome.poll.asked)
        yield f"{asked} {blurred(_)} {destroyed}"
    elif outcome.kind is OutcomeKind.WORDS:
        yield _("They stand in no order. Nobody here can see who wrote what.") + " " + destroyed
    elif outcome.kind is OutcomeKind.COUNTS:
        if outcome.poll.kind is PollKind.MULTIPLE:
            yield adds_up_to_more(_, outcome.poll)
        if outcome.pools and options.are_numbered(outcome.poll):
            yield _("For each group, answers stand by their number.")
        yield destroyed


def _rows(_: Words, outcome: Outcome) -> tuple[Row, ...]:
    again = (Button(verbs.ASK_AGAIN, _.label("Ask again (coordinators)"), outcome.poll.id),)
    return _ways(_, outcome) + (() if outcome.kind in WITH_A_RESULT else (again,))


def _ways(_: Words, outcome: Outcome) -> tuple[Row, ...]:
    """Lead to all that was written, to the chart, and to the record of what was decided."""
    source = outcome.poll.id
    to_record = ((to_decision(_, source), to_speak_against(_, source)),) if outcome.verdicts else ()
    return result_words.read_all(_, outcome) + _chart(_, outcome) + to_record


def _chart(_: Words, outcome: Outcome) -> tuple[Row, ...]:
    """Lead to the chart, where there are numbers to show."""
    return () if outcome.counts is None else ((Button(verbs.CHART, _.label("The chart"), outcome.poll.id),),)
