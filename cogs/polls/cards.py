"""What people see of an open poll: the public card, the paper they answer on, and why it is secret."""

from typing import Final

from bot.domain.polls import Poll, Sensitivity, TurnoutBand
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Choice, Menu, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.gathered import HelpLine
from cogs.kit.verbs import NOT_FOR_ME, REMIND
from cogs.polls import options, verbs

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
        wrote=in_full(poll),
        small=_("Anonymous. You can change it until {when}.", when=moment(poll.closes_at))
        + "\n"
        + shown_at_the_end(_, poll),
        rows=(choices(_, poll), (Button(verbs.PRIVATE, _.label("How private is this?"), poll.id),)),
    )


def choices(_: Words, poll: Poll) -> Menu:
    """Offer the answers; the one chosen travels as a value, in no id."""
    lines = tuple(Choice(str(place), options.label(poll, place)) for place in range(len(poll.options)))
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
    lines.append(_("**What is shown at the end:** {what}", what=shown_at_the_end(_, poll)))
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
        _("Numbers of a sensitive vote are a little blurred, on purpose. Numbers of an ordinary vote are exact."),
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


def in_full(poll: Poll) -> str:
    """Show the question as a heading and below it all answers to choose from, letter for letter."""
    return "\n".join(filter(None, (question(poll), options.listed(poll))))


def turnout(_: Words, band: TurnoutBand) -> str:
    """Say roughly how many have answered."""
    said = {
        TurnoutBand.NONE: _("Counts stay hidden until it closes."),
        TurnoutBand.FEW: _("1–4 people have answered. Counts stay hidden until it closes."),
        TurnoutBand.SOME: _("5–9 people have answered. Counts stay hidden until it closes."),
        TurnoutBand.MANY: _("10–19 people have answered. Counts stay hidden until it closes."),
        TurnoutBand.MOST: _("20 or more people have answered. Counts stay hidden until it closes."),
        TurnoutBand.FIVE_OR_MORE: _("5 or more people have answered. Counts stay hidden until it closes."),
        TurnoutBand.TEN_OR_MORE: _("10 or more people have answered. Counts stay hidden until it closes."),
    }
    return said[band]


def shown_at_the_end(_: Words, poll: Poll) -> str:
    """Say what will be shown at the end, before anybody answers."""
    if poll.sensitivity is Sensitivity.SENSITIVE:
        return _("The numbers shown at the end are a little blurred, on purpose.")
    if poll.split:
        return _("Shown by role group. If your whole group answers alike, everyone knows what you chose.")
    return _("Exact numbers are shown. If everyone answers alike, everyone knows what you chose.")
