"""How a poll ended, in as much detail as may be said."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.outcomes import WITH_A_RESULT, Outcome, OutcomeKind
from bot.text import Words
from cogs.kit import limits, people
from cogs.kit.cards import Button, Card
from cogs.kit.clean import shown
from cogs.polls import verbs
from cogs.polls.cards import question

# Characters, marks that keep people's words harmless included, so that the largest result fits on one card.
_ROOM_FOR_ANSWERS = 1000
_ROOM_FOR_ONE_GROUP = 130


def result(_: Words, outcome: Outcome) -> Card:
    """Say how a poll ended."""
    poll = outcome.poll
    wrote, said = question(poll), _said(_, outcome)
    has_result = outcome.kind in WITH_A_RESULT
    if has_result:  # in everybody's words, so once in whatever languages the rest is said
        wrote, said = f"{wrote}\n{_counts(_, outcome)}", ""
    if poll.next_step and has_result:
        wrote += "\n\n**" + _.label("What happens next") + f":** {shown(poll.next_step)}"
    body = "\n".join(filter(None, (said, _thanks(_, outcome))))
    rows = () if has_result else ((Button(verbs.ASK_AGAIN, _.label("Ask again (coordinators)"), poll.id),),)
    return Card(title=_title(_, outcome), wrote=wrote, body=body, small=_small(_, outcome), rows=rows)


def shown_late(_: Words, outcome: Outcome) -> Card:
    """Show the same to somebody who presses an old button, with nothing to do about it."""
    return replace(result(_, outcome), rows=())


def _title(_: Words, outcome: Outcome) -> str:
    if outcome.kind is OutcomeKind.VOID:
        return _("This vote could not be counted")
    if outcome.kind is OutcomeKind.BLURRED:
        return _("Closed: about how many chose what")
    if outcome.answers is not None:
        return _.number("Closed: {n} answer", "Closed: {n} answers", outcome.answers)
    return _("This vote has closed") if outcome.kind is OutcomeKind.EARLIER else _("Closed, without a result")


def _said(_: Words, outcome: Outcome) -> str:
    if outcome.kind is OutcomeKind.EARLIER:
        return _("It was counted by earlier rules. Its result is in the channel, and is kept nowhere else.")
    if outcome.kind is OutcomeKind.TOO_FEW:
        return _("Fewer than 5 people answered, so there is no result. That keeps everyone safe.")
    if outcome.kind is OutcomeKind.NO_DECISION:
        return _("Too few people of one group answered, so nothing is decided. That keeps everyone safe.")
    return _("Its key was lost or damaged. All answers were destroyed unread. We are sorry: it can be asked again.")


def _thanks(_: Words, outcome: Outcome) -> str:
    """Thank everybody who was asked, whoever answered, in words that fit what came of it."""
    if outcome.kind is OutcomeKind.BLURRED:
        return _("Thank you to everyone who was asked. This was not an easy question.")
    if outcome.kind is OutcomeKind.COUNTS:
        if outcome.poll.next_step:
            return _("Thank you to everyone who was asked. This is where we start from.")
        return _("Thank you to everyone who was asked. Now everybody can see what people think.")
    if outcome.kind is OutcomeKind.TOO_FEW:
        return _("Thank you to everyone who was asked. Not answering is fine too.")
    return _("Thank you all the same to everyone who was asked.") if outcome.kind is OutcomeKind.VOID else ""


def _counts(_: Words, outcome: Outcome) -> str:
    options, counts = outcome.poll.options, outcome.counts or ()
    named = _most_first(_fitting(options, _ROOM_FOR_ANSWERS), counts)
    blurred = outcome.kind is OutcomeKind.BLURRED
    lines = [f"- {option}: **{_.label('about {n}', n=count) if blurred else count}**" for option, count in named]
    for one in outcome.pools:
        named = _most_first(_fitting(options, _ROOM_FOR_ONE_GROUP), one.counts)
        said = " · ".join(f"{option} {count}" for option, count in named)
        lines.append(f"\n**{_.both(people.audience, one.pool)} ({one.answers}):** {said}")
    return "\n".join(lines)


def _fitting(options: Sequence[str], room: int) -> Sequence[str]:
    """Show answers, each shortened as far as it must be for all of them to fit: a count must never be cut off."""
    whole = [shown(option) for option in options]
    if sum(map(limits.length, whole)) <= room:
        return whole
    return [_shown_within(option, room // len(options)) for option in options]


def _shown_within(option: str, most: int) -> str:
    for size in range(most, 1, -1):
        if limits.length(short := shown(limits.cut(option, size))) <= most:
            return short
    return "…"


def _most_first(options: Sequence[str], counts: Sequence[int]) -> list[tuple[str, int]]:
    return sorted(zip(options, counts, strict=True), key=lambda each: -each[1])


def _small(_: Words, outcome: Outcome) -> str:
    destroyed = _("The sealed answers and their key are destroyed.")
    if outcome.kind is OutcomeKind.BLURRED:
        asked = _.number("{n} person was asked.", "{n} people were asked.", outcome.poll.asked)
        return asked + " " + _("Each number is a little blurred, on purpose.") + " " + destroyed
    return destroyed if outcome.kind is OutcomeKind.COUNTS else ""
