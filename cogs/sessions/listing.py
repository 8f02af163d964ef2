"""Looking over the sessions of a server: to come, being planned, and over."""

from bot.domain.sessions import Session
from bot.services import sessions
from bot.services.sessions import SessionList
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Row, Tone, moment
from cogs.kit.drafts import said
from cogs.kit.nouns import listed, short
from cogs.kit.press import Press, Reply, show
from cogs.kit.verbs import TO_DO
from cogs.sessions import moving_cards, verbs


async def look(press: Press) -> Reply:
    """Show coordinators all there is."""
    return show(overview, await press.run(sessions.sessions_of, press.actor, now=press.now))


def overview(_: Words, found: SessionList) -> Card:
    """List what comes, what is being planned, and what is over, with what can be done about each."""
    parts = (
        (_("**To come**"), listed(_, found.coming, _coming)),
        (_("**Your drafts**"), listed(_, found.drafts, said)),
        (_("**Over**"), listed(_, found.over, _over)),
    )
    lines = [line for heading, those in parts if those for line in (heading, *those)]
    return Card(
        title=_("Sessions here"),
        body="\n".join(lines) or _("No session has been planned yet."),
        rows=(
            *_before(_, found),
            *_after(_, found),
            (
                Button(verbs.SESSION_BEGIN, _.label("Plan a new one"), tone=Tone.MAIN),
                Button(TO_DO, _.label("To do")),
            ),
        ),
    )


def _coming(_: Words, session: Session) -> str:
    waits = [] if session.opened_at else [_("people hear of it {when}", when=moment(session.announces_at))]
    return " · ".join((short(session.words.title), moment(session.starts_at), *waits))


def _over(_: Words, session: Session) -> str:
    owed = [] if session.after.said_at else [_("no catch-up yet")]
    return " · ".join((short(session.words.title), moment(session.starts_at), *owed))


def _before(_: Words, found: SessionList) -> tuple[Row, ...]:
    if not found.coming:
        return ()
    return moving_cards.which_one(_, _.label("Move or cancel a session"), found.coming)


def _after(_: Words, found: SessionList) -> tuple[Row, ...]:
    if not found.over:
        return ()
    choices = tuple(Choice(one.id, one.words.title) for one in found.over[: limits.SELECT_CHOICES])
    return (Menu(verbs.SESSION_AFTER_CHOSEN, NO_REFERENCE, _.label("After a session"), choices),)
