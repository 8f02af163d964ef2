"""The reminders of a vote: how a coordinator chooses them, and the reminder itself."""

from bot.domain.poll_reminders import FEWEST_TOLD, Cost, Extent
from bot.domain.polls import Poll
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Choice, Menu, Tone, moment
from cogs.kit.letters import NoteLine
from cogs.kit.verbs import NOT_FOR_ME, REMIND
from cogs.polls import verbs
from cogs.polls.cards import question

_MINUTES = 1


def choosing(_: Words, cost: Cost) -> Card:
    """Let a coordinator choose how many reminders come with a vote, and say what that costs."""
    back = (Button(verbs.DRAFT, _.label("Go back"), cost.poll.id),)
    if not cost.most:
        return Card(
            title=_("Reminders"),
            body=_("This vote closes within a day. There is no time for a reminder."),
            rows=(back,),
        )
    return Card(
        title=_("Reminders"),
        body=_("Everyone who is asked gets the same, whether or not they have answered.") + "\n\n" + _reached(_, cost),
        small=_("Only those who want reminders. Only in their hours. At most 1 note a day and 3 a week."),
        rows=(_how_many(_, cost), back),
    )


def button(_: Words, poll: Poll, reminders: int) -> Button:
    """Lead there, and say how many there are."""
    said = (_.label("No reminder"), _.label("Reminders: 1"), _.label("Reminders: 2"))
    return Button(verbs.DRAFT_REMINDERS, said[reminders], poll.id)


def in_short(_: Words, cost: Cost) -> str:
    """Say in a few words how many people the reminders of a draft would reach; nothing where no number may be told."""
    reach = cost.reach
    if not cost.reminders or reach.extent is Extent.NOT_SAID:
        return ""
    said = {
        Extent.FEW: _("Reminders reach fewer than 5 of {asked} people.", asked=reach.asked),
        Extent.ABOUT: _("Reminders reach about {people} of {asked} people.", people=reach.people, asked=reach.asked),
        Extent.AT_LEAST: _(
            "Reminders reach at least {people} of {asked} people.", people=reach.people, asked=reach.asked
        ),
    }
    return said[reach.extent]


def reminder(_: Words, poll: Poll) -> Card:
    """Remind somebody of a vote; it reads the same whether or not they have answered."""
    return Card(
        title=_("A vote is open"),
        wrote=question(poll),
        body=_("About 1 minute · closes {when}", when=moment(poll.closes_at)),
        small=_("If you have answered, thank you. When it suits you, or not at all."),
        rows=(
            (
                Button(verbs.ANSWER, _.label("Answer privately"), poll.id, Tone.MAIN),
                Button(REMIND, _.label("Later…"), f"subject.{poll.id}"),
                Button(NOT_FOR_ME, _.label("Not for me"), poll.id),
            ),
        ),
    )


def line(_: Words, poll: Poll) -> NoteLine:
    """Say the same in one line, among others."""
    return NoteLine(
        title=_("A vote: {question}", question=limits.cut(poll.question, limits.NAME)),
        minutes=_MINUTES,
        until=poll.closes_at,
        button=Button(verbs.ANSWER, _.label("Answer"), poll.id),
        opts_out_of=poll.id,
    )


def _how_many(_: Words, cost: Cost) -> Menu:
    said = (
        _.label("No reminder"),
        _.label("One: the day before it closes"),
        _.label("Two: halfway, and the day before"),
    )
    offered = tuple(Choice(str(n), text, chosen=n == cost.reminders) for n, text in enumerate(said))
    return Menu(verbs.DRAFT_REMINDERS_CHOOSE, cost.poll.id, _.label("How many reminders"), offered[: cost.most + 1])


def _reached(_: Words, cost: Cost) -> str:
    if not cost.reminders:
        return _("No reminder: nobody is written to.")
    reach = cost.reach
    said = {
        Extent.NOT_SAID: _("Fewer than {fewest} people are asked, so no number is shown.", fewest=FEWEST_TOLD),
        Extent.FEW: _("This would reach fewer than 5 of {asked} people before it closes.", asked=reach.asked),
        Extent.ABOUT: _(
            "This would reach about {people} of {asked} people before it closes.",
            people=reach.people,
            asked=reach.asked,
        ),
        Extent.AT_LEAST: _(
            "This would reach nearly everyone: at least {people} of {asked} people.",
            people=reach.people,
            asked=reach.asked,
        ),
    }
    return said[reach.extent]
