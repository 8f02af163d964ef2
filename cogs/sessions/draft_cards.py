"""What a coordinator sees around the panel of a session: the card as it will stand, and that it is planned."""

from dataclasses import replace
from typing import Final

from bot.domain.session_cards import SessionOnShow
from bot.domain.session_drafts import PreparedSession
from bot.domain.sessions import Repeats, Session
from bot.text import Words
from cogs.kit.cards import Button, Card, moment
from cogs.kit.clean import as_heading
from cogs.kit.drafts import DraftRenderer
from cogs.kit.verbs import SESSION_DRAFT
from cogs.sessions import cards, time_menus, verbs
from cogs.sessions.panel_cards import BEFORE_GROUP

DRAFTS: Final = DraftRenderer(SESSION_DRAFT, verbs.SESSION_DISCARD)


def preview(_: Words, prepared: PreparedSession, on_show: SessionOnShow, *, group: bool = False) -> Card:
    """Show the public card as everybody will see it."""
    item, session = prepared.item, prepared.session
    public = cards.to_come(_, on_show)
    go = BEFORE_GROUP.go(_, session.id, group=group, item=item)
    back = Button(SESSION_DRAFT, _.label("Go back"), session.id)
    return replace(
        public,
        small="\n".join(filter(None, (public.small, _("Only you see this so far.")))),
        rows=((back,) if item and item.ending is None else (go, back),),
    )


def planned(_: Words, session: Session) -> Card:
    """Say that a session is planned, and when people hear of it."""
    lines = [
        f"**{cards.held(_, session)}**",
        "" if session.repeats is Repeats.NO else time_menus.repeated_as(_, session.repeats, session.occasions),
        _("It is on its way to the notices channel.")
        if session.opened_at is not None
        else _("People hear of it on {when}.", when=moment(session.announces_at)),
        _("You are its named contact."),
    ]
    return Card(
        title=_("Your session is planned"),
        wrote=as_heading(session.words.title),
        body="\n".join(filter(None, lines)),
        small=_("You can move or cancel it with /session move."),
    )
