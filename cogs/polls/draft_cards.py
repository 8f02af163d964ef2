"""What a coordinator sees around the panel of a vote: its words, its drafts, the preview, and that it has opened."""

from typing import Final

from bot.domain.polls import Poll
from bot.text import Words
from cogs.kit.cards import Card, moment
from cogs.kit.closing import Closing
from cogs.kit.drafts import DraftRenderer
from cogs.polls import cards, verbs, withdrawal_cards

DRAFTS: Final = DraftRenderer(verbs.DRAFT, verbs.DRAFT_DISCARD)
CLOSING: Final = Closing(
    verbs.DRAFT_CLOSE,
    verbs.POLL_CLOSE,
    verbs.DRAFT_CLOSE_AT,
    verbs.DRAFT_CLOSE_WRITE,
    verbs.DRAFT,
    days=(1, 3, 7, 14, 21),
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
        small=_(
            "The result goes to the same channel. Nobody sees numbers before then, and nobody ever sees who answered."
        ),
        rows=((withdrawal_cards.offer(_, poll),),),
    )
