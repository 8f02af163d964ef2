"""What people see of a poll: the public card, the paper they answer on, why it is secret, and how it ended."""

from collections.abc import Sequence
from typing import Final

from bot.domain.polls import Outcome, OutcomeKind, Poll, Sensitivity, TurnoutBand
from bot.text import Words
from cogs.kit import limits, people
from cogs.kit.cards import Button, Card, Choice, Menu, Tone, moment
from cogs.kit.clean import as_heading, numbered, shown
from cogs.kit.gathered import HelpLine
from cogs.kit.verbs import NOT_FOR_ME, REMIND
from cogs.polls import verbs

HELP: Final = (
    HelpLine(2, lambda _: _("**Votes.** Answer in private. Change your mind until a vote closes."), essential=True),
    HelpLine(3, lambda _: _("**Who sees it.** Answers are sealed. Nobody here sees who chose what."), essential=True),
)


def poll_card(_: Words, poll: Poll, agreed: str = "") -> Card:
    """Ask in public; answers are given in private. `agreed` says that the advisory group was asked first."""
    lines = [
        _("For {people}.", people=people.audience(_, poll.audience)) + (f" {agreed}" if agreed else ""),
        _("Anonymous · about 1 minute · closes {when}", when=moment(poll.closes_at)),
    ]
    if poll.next_step:
        lines.append(_("**What happens with it:** {next_step}", next_step=shown(poll.next_step)))
    return Card(
        title=_("A vote"),
        wrote=question(poll),
        body="\n".join(lines),
        small=turnout(_, poll.turnout),
        rows=(
            (
                Button(verbs.ANSWER, _.label("Answer privately"), poll.id, Tone.MAIN),
                Button(verbs.MORE, _.label("More"), poll.id),
            ),
        ),
    )


def paper(_: Words, poll: Poll) -> Card:
    """Show the answers to choose from, to one person."""
    return Card(
        title=_("Your answer"),
        wrote=f"{question(poll)}\n{numbered(poll.options)}",
        small=_("Anonymous. You can change it until {when}.", when=moment(poll.closes_at)),
        rows=(choices(_, poll), (Button(verbs.PRIVATE, _.label("How private is this?"), poll.id),)),
    )


def choices(_: Words, poll: Poll) -> Menu:
    """Offer the answers; the one chosen travels as a value, in no id."""
    lines = tuple(Choice(str(place), option) for place, option in enumerate(poll.options))
    return Menu(verbs.CHOOSE, poll.id, _.label("Choose one"), lines)


def sealed(_: Words, poll: Poll) -> Card:
    """Thank somebody for an answer, without repeating it: someone may be looking over their shoulder."""
    return Card(
        title=_("Thank you. Your answer is sealed."),
        body=_("Nobody here can see it. You can change it until {when}.", when=moment(poll.closes_at)),
        rows=(
            (
                Button(verbs.ANSWER, _.label("Change it"), poll.id),
                Button(verbs.PRIVATE, _.label("How private is this?"), poll.id),
            ),
        ),
    )


def more(_: Words, poll: Poll) -> Card:
    """Say what a person may want to know before answering."""
    lines = [_("**What happens with it:** {next_step}", next_step=shown(poll.next_step))] if poll.next_step else []
    lines.append(_("**What is shown at the end:** {what}", what=_shown_at_the_end(_, poll)))
    lines.append(_("**Who is asked:** {people}.", people=people.audience(_, poll.audience)))
    lines.append(_("You never have to answer. Nobody is told who has answered."))
    return Card(
        title=_("About this vote"),
        wrote=question(poll),
        body="\n\n".join(lines),
        rows=(
            (
                Button(verbs.ANSWER, _.label("Answer privately"), poll.id, Tone.MAIN),
                Button(verbs.PRIVATE, _.label("How private is this?"), poll.id),
            ),
            (
                Button(REMIND, _.label("Remind me"), f"subject.{poll.id}"),
                Button(NOT_FOR_ME, _.label("Not for me"), poll.id),
            ),
        ),
    )


def how_private(_: Words, poll_id: str) -> Card:
    """Make the promise, and no more than it."""
    lines = (
        _(
            "Nobody in this server can see who chose what: not coordinators, not the owner, not an administrator. "
            "The bot seals each answer, counts them at the end, and destroys the key."
        ),
        _(
            "Two limits. Whoever runs the bot's computer could read answers until the end, or later with a copied key. "
            "Discord could see what you chose."
        ),
    )
    return Card(
        title=_("How private is this?"),
        body="\n\n".join(lines),
        rows=((Button(verbs.ANSWER, _.label("Answer privately"), poll_id, Tone.MAIN),),),
    )


def extended(_: Words, poll: Poll) -> Card:
    """Say that a poll stays open once more, because few have answered yet."""
    return Card(
        title=_("Open a little longer"),
        wrote=question(poll),
        body=_(
            "Few people have answered yet. So that nobody can be recognised, it now closes {when}.",
            when=moment(poll.closes_at),
        ),
        rows=((Button(verbs.ANSWER, _.label("Answer privately"), poll.id, Tone.MAIN),),),
    )


def closed(_: Words, poll: Poll) -> Card:
    """Stand where the public card stood, once the poll has ended."""
    return Card(title=_("This vote has closed"), wrote=question(poll), body=_("The result is in this channel."))


def question(poll: Poll) -> str:
    """Show the question, letter for letter, as a heading."""
    return as_heading(poll.question)


def turnout(_: Words, band: TurnoutBand) -> str:
    """Say roughly how many have answered."""
    said = {
        TurnoutBand.NONE: _("Counts stay hidden until it closes."),
        TurnoutBand.FEW: _("1–4 people have answered. Counts stay hidden until it closes."),
        TurnoutBand.SOME: _("5–9 people have answered. Counts stay hidden until it closes."),
        TurnoutBand.MANY: _("10–19 people have answered. Counts stay hidden until it closes."),
        TurnoutBand.MOST: _("20 or more people have answered. Counts stay hidden until it closes."),
    }
    return said[band]


def _shown_at_the_end(_: Words, poll: Poll) -> str:
    if poll.sensitivity is Sensitivity.SENSITIVE:
        return _("how many answered, and what more than half chose. Numbers only if no answer has fewer than 3.")
    return _("the numbers, if 5 or more people answered. Role groups only if 5 or more answered in each.")


# Characters, marks that keep people's words harmless included, so that the largest result fits on one card.
_ROOM_FOR_ANSWERS = 1000
_ROOM_FOR_ONE_GROUP = 130


def result(_: Words, outcome: Outcome) -> Card:
    """Say how a poll ended."""
    poll = outcome.poll
    wrote, body = question(poll), _said(_, outcome)
    if outcome.kind is OutcomeKind.COUNTS:  # in everybody's words, so once in whatever languages the rest is said
        wrote, body = f"{wrote}\n{_counts(_, outcome)}", ""
    if poll.next_step and outcome.answers is not None:
        wrote += "\n\n**" + _.label("What happens next") + f":** {shown(poll.next_step)}"
    rows = (
        ()
        if outcome.answers is not None
        else ((Button(verbs.ASK_AGAIN, _.label("Ask again (coordinators)"), poll.id),),)
    )
    return Card(title=_title(_, outcome), wrote=wrote, body=body, small=_small(_, outcome), rows=rows)


def _title(_: Words, outcome: Outcome) -> str:
    if outcome.kind is OutcomeKind.VOID:
        return _("This vote could not be counted")
    if outcome.answers is None:
        return _("Closed, without a result")
    return _.number("Closed: {n} answer", "Closed: {n} answers", outcome.answers)


def _said(_: Words, outcome: Outcome) -> str:
    options = outcome.poll.options
    if outcome.kind is OutcomeKind.MAJORITY and outcome.majority is not None:
        return _("More than half chose **{answer}**.", answer=shown(options[outcome.majority]))
    if outcome.kind is OutcomeKind.TOTAL_ONLY:
        return _("No answer was chosen by more than half.")
    if outcome.kind is OutcomeKind.TOO_FEW:
        return _("Fewer than 5 people answered, so there is no result. That keeps everyone safe.")
    return _("Its key was lost or damaged. All answers were destroyed unread. We are sorry: it can be asked again.")


def _counts(_: Words, outcome: Outcome) -> str:
    options, counts = outcome.poll.options, outcome.counts or ()
    named = _most_first(_fitting(options, _ROOM_FOR_ANSWERS), counts)
    lines = [f"- {option}: **{count}**" for option, count in named]
    for group in outcome.groups if len(outcome.groups) > 1 else ():
        named = _most_first(_fitting(options, _ROOM_FOR_ONE_GROUP), group.counts)
        said = " · ".join(f"{option} {count}" for option, count in named)
        lines.append(f"\n**{_.both(people.many, group.role_group)} ({group.answers}):** {said}")
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
    if outcome.kind in (OutcomeKind.MAJORITY, OutcomeKind.TOTAL_ONLY):
        return _("Nothing more is shown, so that nobody can be recognised. The answers and their key are destroyed.")
    if outcome.kind is OutcomeKind.COUNTS:
        return _("The sealed answers and their key are destroyed.")
    return ""
