"""The votes of a server on a list, and one of them with what can be done just now."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from bot.domain.poll_lists import FoundPoll, ListedAs, ListedPoll
from bot.domain.poll_outcomes import WITH_A_RESULT, OutcomeKind
from bot.domain.polls import Poll
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Choice, Row, Tone, moment
from cogs.kit.menus import ON_SCREEN, newest_first
from cogs.kit.nouns import short
from cogs.kit.verbs import TO_DO
from cogs.polls import export_cards, following_cards, kinds, result_cards, verbs, withdrawal_cards
from cogs.polls.cards import question
from cogs.polls.moving_cards import too_few_then


def overview(_: Words, every: Sequence[ListedPoll], first: int = 0) -> Card:
    """List the votes there are, so many on a screen, with a menu that leads to each."""
    first = first if first < len(every) else 0
    lines: list[str] = []
    for listed_as, those in groupby(every[first : first + ON_SCREEN], lambda one: one.listed_as):
        lines += [_heading(_, listed_as), *(_line(_, one) for one in those)]
    choices = [Choice(one.id, one.question, _heading(_, one.listed_as).strip("*")) for one in every]
    has_ended = any(one.listed_as is ListedAs.ENDED for one in every)
    write = Button(verbs.POLL_NEW, _.label("Write a new one"), tone=Tone.MAIN)
    files = (export_cards.all_button(_),) if has_ended else ()
    return Card(
        title=_("Votes here"),
        body="\n".join(lines) or _("No vote has been written yet."),
        small=_left(_, len(every[first + ON_SCREEN :])),
        rows=(
            *newest_first(_, verbs.POLL_LIST_CHOSEN, choices, first),
            (write, *files, Button(TO_DO, _.label("To do"))),
        ),
    )


def _left(_: Words, number: int) -> str:
    if not number:
        return ""
    return _.number(
        "{n} more: choose “Older ones…” in the menu.", "{n} more: choose “Older ones…” in the menu.", number
    )


def one(_: Words, found: FoundPoll) -> Card:
    """Show one vote that is open or has ended, and what can be done just now."""
    if found.outcome is None:
        return _open(_, found) if found.poll.ended_at is None else _withdrawn(_, found.poll)
    shown = result_cards.shown_late(_, found.outcome)
    return replace(shown, rows=(*shown.rows, *_after(_, found)))


def without_result(_: Words, found: ListedPoll) -> str:
    """Say that a vote has ended without a result, and why."""
    return f"{_('A vote: {question}', question=short(found.question))} · {_ended(_, found.kind)}"


def to_ask_again(_: Words, found: ListedPoll) -> tuple[Button, ...]:
    """Lead to a draft like it, or to the vote."""
    return (
        Button(verbs.ASK_AGAIN, _.label("Ask again"), found.id),
        Button(verbs.POLL_LOOK, _.label("Look at it"), found.id),
    )


def _heading(_: Words, listed_as: ListedAs) -> str:
    return {
        ListedAs.OPEN: _("**Open**"),
        ListedAs.DRAFT: _("**Your drafts**"),
        ListedAs.GROUP: _("**With the advisory group**"),
        ListedAs.ENDED: _("**Ended**"),
    }[listed_as]


def _line(_: Words, listed: ListedPoll) -> str:
    return "- " + " · ".join(filter(None, (short(listed.question), _state(_, listed))))


def _state(_: Words, listed: ListedPoll) -> str:
    if listed.moment is None:
        return ""  # with the advisory group, as it says above
    when = moment(listed.moment)
    if listed.listed_as is ListedAs.OPEN:
        return _("closes {when}", when=when)
    if listed.listed_as is ListedAs.DRAFT:
        return _("kept until {when}", when=when)
    return " · ".join(filter(None, (_ended(_, listed.kind), _("what came of it is owed") if listed.is_owed else "")))


def _ended(_: Words, kind: OutcomeKind | None) -> str:
    if kind in WITH_A_RESULT or kind is OutcomeKind.EARLIER:
        return _("closed")
    return {
        None: _("withdrawn"),
        OutcomeKind.TOO_FEW: _("too few answered"),
        OutcomeKind.NO_DECISION: _("no decision"),
        OutcomeKind.VOID: _("could not be counted"),
    }[kind]


def _open(_: Words, found: FoundPoll) -> Card:
    poll = found.poll
    lines = (
        _("**For:** {people}", people=people.audience(_, poll.audience)),
        kinds.in_short(_, poll),
        _("**Closes:** {when}", when=moment(poll.closes_at)),
        _("A coordinator has had it close early. That can be done once.") if poll.shortened else "",
        _("It has gone on longer once. That can be done once.") if poll.extended else "",
    )
    longer = (Button(verbs.POLL_LONGER, _.label("Let it go on longer"), poll.id),) if found.longer else ()
    early = (Button(verbs.POLL_EARLY, _.label("Close it early"), poll.id),) if found.early else ()
    return Card(
        title=_("An open vote"),
        wrote=question(poll),
        body="\n".join(filter(None, lines)),
        small=too_few_then(_, poll, extended=poll.extended),
        rows=((*longer, *early, withdrawal_cards.offer(_, poll)), _back(_)),
    )


def _withdrawn(_: Words, poll: Poll) -> Card:
    shown = withdrawal_cards.withdrawn(_, poll)
    return replace(shown, rows=(*shown.rows, _back(_)))


def _after(_: Words, found: FoundPoll) -> tuple[Row, ...]:
    """Lead to what follows from a vote that has ended."""
    owed = found.step is not None and found.step.told_at is None
    say = (following_cards.say_it(_, found.poll),) if owed else ()
    again = Button(verbs.ASK_AGAIN, _.label("Ask again"), found.poll.id)
    files = export_cards.one_button(_, found.poll.id)
    return (*say, again, files), _back(_)


def _back(_: Words) -> tuple[Button, ...]:
    return Button(verbs.POLL_LIST, _.label("All votes")), Button(TO_DO, _.label("To do"))
