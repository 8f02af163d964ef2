"""Withdrawing an open vote: what it means, that it is done, and how that is said in public."""

from bot.domain.polls import Poll, PollState
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.polls import verbs
from cogs.polls.cards import question


def confirm(_: Words, poll: Poll, *, reword: bool = False) -> Card:
    """Say what goes and who hears of it, before anything does; to `reword` it, it is asked again in other words."""
    if poll.state is PollState.WITHDRAWN:
        return withdrawn(_, poll)
    verb = verbs.POLL_REWORD_NOW if reword else verbs.POLL_WITHDRAW_NOW
    then = _("Then you can change the words, in a new draft.") if reword else _("Then you can ask it again.")
    return Card(
        title=_("Withdraw this vote?"),
        wrote=question(poll),
        body=_("All answers are destroyed unread, if there are any. So is the key.")
        + "\n"
        + _("The channel hears that a vote was withdrawn.")
        + "\n"
        + then,
        small=_("This cannot be undone."),
        rows=(
            (
                Button(verb, _.label("Withdraw it"), poll.id, Tone.GRAVE),
                Button(verbs.POLL_LOOK, _.label("No, leave it open"), poll.id),
            ),
        ),
    )


def withdrawn(_: Words, poll: Poll) -> Card:
    """Say that a vote is withdrawn, and offer to ask it again."""
    return Card(
        title=_("Withdrawn"),
        wrote=question(poll),
        body=_("Its answers and its key are destroyed. The channel is told."),
        small=_("Asking again makes a draft with the same words. You can change them."),
        rows=((Button(verbs.ASK_AGAIN, _.label("Ask again"), poll.id, Tone.MAIN),),),
    )


def in_its_place(_: Words) -> Card:
    """Stand where the public card stood; the words are gone, for the mistake may be in them."""
    return Card(
        title=_("This vote was withdrawn"),
        body=_("A coordinator has withdrawn it. All answers were destroyed unread."),
    )


def notice(_: Words, poll: Poll) -> Card:
    """Tell everybody, without its words."""
    return Card(
        title=_("A vote was withdrawn"),
        body=_(
            "A coordinator has withdrawn the vote that opened {when}. All answers were destroyed unread.",
            when=moment(poll.opened_at) if poll.opened_at else "",
        ),
        rows=((Button(verbs.ASK_AGAIN, _.label("Ask again (coordinators)"), poll.id),),),
    )


def offer(_: Words, poll: Poll) -> Button:
    """Lead there from where a vote has just been opened."""
    return Button(verbs.POLL_WITHDRAW, _.label("Withdraw it…"), poll.id)
