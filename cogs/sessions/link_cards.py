"""What a coordinator is told of the link to a meeting, beside what they typed."""

from bot.domain.join_links import LinkCaution
from bot.text import Words


def caution(_: Words, found: LinkCaution) -> str:
    """Say what to know of a link that passes."""
    said = {
        LinkCaution.OTHER: _("Kitchen Table does not know this website. Whoever holds a place will see this address."),
        LinkCaution.NO_MEETING: _("This does not look like a link into a meeting. Please try it before you go on."),
        LinkCaution.SIGNS_IN: _("This link asks people for a name and an e-mail address before they can come in."),
    }
    return said[found]
