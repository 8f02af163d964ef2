"""The note that comes with a vote, and what a coordinator may know of it before."""

from bot.domain.poll_reminders import Notice
from bot.domain.polls import Poll
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, moment
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import already_open
from cogs.kit.verbs import NOT_FOR_ME, REMIND
from cogs.polls import verbs
from cogs.polls.cards import question, to_answer
from cogs.polls.subject_cards import how_long


def notice(_: Words, found: Notice) -> Card:
    """Say how people would hear of a vote, from what everybody can see."""
    said = (
        _("Everyone who is asked gets one note, the day before it closes, whether or not they have answered.")
        if found.hear_by
        else _("This vote closes within a day. There is no time for a note.")
    )
    return Card(
        title=_("How people hear of it"),
        body=f"{said}\n\n{in_short(_, found)}",
        small=_("Only in their hours. At most 1 note a day and 3 a week."),
        rows=((Button(verbs.DRAFT, _.label("Go back"), found.poll.id),),),
    )


def button(_: Words, poll: Poll) -> Button:
    """Lead there."""
    return Button(verbs.DRAFT_NOTICE, _.label("How people hear"), poll.id)


def in_short(_: Words, found: Notice) -> str:
    """Say how much is open already, and by when most people have heard of this vote."""
    said = already_open(_, found.open_already)
    if found.hear_by is None:
        return said
    return f"{said} " + _("Most people hear of this in their next note, by {when}.", when=moment(found.hear_by))


def reminder(_: Words, poll: Poll) -> Card:
    """Remind somebody of a vote; it reads the same whether or not they have answered."""
    return Card(
        title=_("A vote is open"),
        wrote=question(poll),
        body=how_long(_, poll.minutes, poll.closes_at),
        small=_("If you have answered, thank you. When it suits you, or not at all."),
        rows=(
            (
                to_answer(_, poll.id),
                Button(REMIND, _.label("Later…"), f"subject.{poll.id}"),
                Button(NOT_FOR_ME, _.label("Not for me"), poll.id),
            ),
        ),
    )


def go_on(_: Words) -> str:
    """Ask whether to tell somebody of votes any more: nobody knows whether they vote."""
    return _("Shall we go on telling you about votes? Without a Yes, we stop.")


def line(_: Words, poll: Poll) -> NoteLine:
    """Say the same in one line, among others."""
    return NoteLine(
        title=_("A vote: {question}", question=limits.cut(poll.question, limits.NAME)),
        minutes=poll.minutes,
        until=poll.closes_at,
        button=Button(verbs.ANSWER, _.label("Answer"), poll.id),
        opts_out_of=poll.id,
    )
