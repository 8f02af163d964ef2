"""How private a vote is: the promise, and no more than it, with what is true of this kind of vote."""

from bot.domain.polls import Poll, PollKind, PollState
from bot.text import Words
from cogs.kit.cards import Card
from cogs.polls.cards import to_answer


def how_private(_: Words, poll: Poll) -> Card:
    """Make the promise, and say what is told at the end."""
    return Card(
        title=_("How private is this?"),
        body="\n\n".join((*promise(_, poll.kind), told(_, poll))),
        rows=((to_answer(_, poll.id),),) if poll.state is PollState.OPEN else (),
    )


def promise(_: Words, kind: PollKind) -> tuple[str, str]:
    """Say what nobody can see, and the two limits of that."""
    if kind is PollKind.WRITTEN:
        return (
            _(
                "Nobody in this server can see who wrote what: not coordinators, not the owner, not an administrator. "
                "The bot seals each answer, opens them all at the end, and destroys the key."
            ),
            _(
                "Two limits. Whoever runs the bot's computer could read answers until the end, or later with a copied "
                "key. Discord could see what you wrote."
            ),
        )
    return (
        _(
            "Nobody in this server can see who chose what: not coordinators, not the owner, not an administrator. "
            "The bot seals each answer, counts them at the end, and destroys the key."
        ),
        _(
            "Two limits. Whoever runs the bot's computer could read answers until the end, or later with a copied key. "
            "Discord could see what you chose."
        ),
    )


def told(_: Words, poll: Poll) -> str:
    """Say what is told at the end of a vote like this, and what that may tell of somebody."""
    if poll.kind is PollKind.WRITTEN:
        return _(
            "If {n} or more write, everybody reads all answers, shuffled. How you write may show who you are.",
            n=poll.fewest_answers,
        )
    if poll.is_sensitive:
        blurred = _("The numbers are a little blurred, on purpose.")
        return f"{blurred} {_decided(_, poll) or _('How many answered is not told.')}"
    if poll.split:
        return _("Numbers are exact, by role group. If your whole group answers alike, everyone knows what you chose.")
    exact = _("Numbers are exact. If everyone answers alike, everyone knows what you chose.")
    return f"{exact} {_decided(_, poll)}".strip()


def _decided(_: Words, poll: Poll) -> str:
    return _("Whether it is adopted is told exactly.") if poll.kind is PollKind.DECISION else ""
