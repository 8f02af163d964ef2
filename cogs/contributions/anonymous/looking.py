"""Which card shows what somebody wrote without a name, as far as it has come."""

from bot.domain.anonymous import OwnAnonymous
from cogs.contributions.anonymous import cards, own_cards, reply_cards
from cogs.kit.press import Reply, show


def look(own: OwnAnonymous, part: int = 0) -> Reply:
    """Show what waits to be sealed before what is sealed, and what stands in the thread before both."""
    if own.shown is not None:
        if own.wish is not None and own.wish.reply and not own.wish.agreed and own.asked_back is not None:
            return show(reply_cards.preview, own, own.asked_back, own.wish)
        return show(own_cards.shown, own, own.shown, part)
    if own.draft is not None:
        return show(cards.preview, own, own.draft, part)
    if own.sealed is not None:
        return show(own_cards.sealed, own, own.sealed, part)
    return show(cards.nothing_here, own.box)
