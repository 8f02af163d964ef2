"""What a coordinator sees who cancels a session."""

from collections.abc import Mapping
from typing import Final

from bot.domain.session_moves import Cancelling, PreparedCancelling
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.verbs import Verb
from cogs.sessions import cards, moving_cards, verbs

WAYS: Final[Mapping[Verb, Cancelling]] = {
    verbs.SESSION_CANCEL_ALONE: Cancelling.ALONE,
    verbs.SESSION_CANCEL_BOTH: Cancelling.WITH_TWIN,
    verbs.SESSION_CANCEL_ALL: Cancelling.ALL_THAT_FOLLOW,
}


def confirm(_: Words, found: PreparedCancelling) -> Card:
    """Say what it means, before anything happens; where somebody changed it meanwhile, say so first."""
    session = found.session
    lines = (
        moving_cards.when_and_how(_, session),
        moving_cards.who_hears(_, session),
        _("The question for those who cannot come stays open, unless you close it too.") if found.has_twin else "",
        _.number("{n} more follows it.", "{n} more follow it.", len(found.following)) if found.following else "",
    )
    return Card(
        title=_("Somebody changed it meanwhile") if found.meanwhile else _("Cancel this session?"),
        wrote=cards.heading(session),
        body="\n".join(filter(None, lines)),
        small=_("It cannot be undone."),
        rows=((*_ways(_, found), Button(verbs.SESSION_MOVE, _.label("No, keep it"), session.id)),),
    )


def cancelled(_: Words, found: PreparedCancelling) -> Card:
    """Say that it is cancelled, and who is told."""
    number, told = len(found.cancelled), any(one.opened_at is not None for one in found.cancelled)
    return Card(
        title=_.number("The session is cancelled", "{n} sessions are cancelled", number),
        wrote=cards.heading(found.session),
        body=_("Everybody who said yes is told now. The card says it too.")
        if told
        else _("Nobody had been told of it."),
    )


def _ways(_: Words, found: PreparedCancelling) -> tuple[Button, ...]:
    ref = moving_cards.seen(found.session)
    ways = [Button(verbs.SESSION_CANCEL_ALONE, _.label("Cancel it"), ref, Tone.GRAVE)]
    if found.has_twin:
        ways.append(Button(verbs.SESSION_CANCEL_BOTH, _.label("Cancel it, close the question"), ref, Tone.GRAVE))
    if found.following:
        ways.append(Button(verbs.SESSION_CANCEL_ALL, _.label("Cancel it and all that follow"), ref, Tone.GRAVE))
    return tuple(ways)
