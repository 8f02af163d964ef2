"""What a coordinator sees around the panel of a vote: its words, its drafts, the preview, and that it has opened."""

from typing import Final

from bot.domain.oversight import Oversight
from bot.domain.poll_reminders import Notice
from bot.domain.polls import Poll
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.closing import Closing
from cogs.kit.drafts import DraftRenderer
from cogs.polls import cards, reminder_cards, verbs, withdrawal_cards
from cogs.polls.oversight_cards import BEFORE_GROUP

DRAFTS: Final = DraftRenderer(verbs.DRAFT, verbs.DRAFT_DISCARD)
CLOSING: Final = Closing(
    verbs.DRAFT_CLOSE,
    verbs.POLL_CLOSE,
    verbs.DRAFT_CLOSE_AT,
    verbs.DRAFT_CLOSE_WRITE,
    verbs.DRAFT,
    days=(1, 3, 7, 14, 21),
)


def preview(
    _: Words, poll: Poll, *, group: bool = False, item: Oversight | None = None, notice: Notice | None = None
) -> Card:
    """Show the public card and then the private paper, as a worker will see them."""
    go = BEFORE_GROUP.go(_, poll.id, group=group, item=item, tone=Tone.MAIN)
    public, paper = cards.poll_card(_, poll), cards.paper(_, poll)
    return Card(
        title=_("As a worker will see it"),
        wrote=paper.wrote,
        body="\n".join(
            (
                _("**In public:**"),
                public.body,
                "",
                _("**In private:**"),
            )
        ),
        small="\n".join(
            filter(
                None,
                (
                    cards.shown_at_the_end(_, poll) if poll.options else "",  # a written one says it in public too
                    reminder_cards.in_short(_, notice) if notice else "",
                ),
            )
        ),
        rows=((*(() if item and item.ending is None else (go,)), Button(verbs.DRAFT, _.label("Go back"), poll.id)),),
    )


def posted(_: Words, poll: Poll) -> Card:
    """Say that a vote is open."""
    return Card(
        title=_("Your vote is open"),
        wrote=cards.question(poll),
        body=_(
            "It is on its way to the notices channel. Its words can no longer change. It closes {when}.",
            when=moment(poll.closes_at),
        ),
        small=_("The result goes to the same channel. Nobody sees a vote before then, and nobody sees who voted."),
        rows=((withdrawal_cards.offer(_, poll),),),
    )
