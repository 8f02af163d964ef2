"""A session as one of those who are asked sees it, for themselves alone: when it is, the way in, and what they said."""

from bot.domain.replies import OwnReply
from bot.domain.sessions import Session, SessionState
from bot.text import Words
from cogs.kit.cards import Button, Card, Row
from cogs.kit.clean import as_heading, shown
from cogs.kit.nouns import SubjectRenderer
from cogs.kit.verbs import MY_SESSION, REMIND, SESSION_CATCH_UP, SESSION_MORE
from cogs.sessions import verbs
from cogs.sessions.note_cards import when_and_how
from cogs.sessions.reply_cards import nobody_is_told, said, ways_on


def my_session(_: Words, own: OwnReply, twin: SubjectRenderer | None) -> Card:
    """Show a session with what somebody said of it; who holds a place is shown the way in."""
    session = own.session
    body = (
        _ended(_, session),
        when_and_how(_, session),
        _way_in(_, own),
        f"{_('**Costs:**')} {shown(session.costs)}" if session.costs else "",
        said(_, own) if session.state is SessionState.PLANNED else "",
    )
    return Card(
        title=_("A session"),
        wrote=f"{as_heading(session.words.title)}\n{shown(session.words.aim)}",
        body="\n".join(filter(None, body)),
        small=nobody_is_told(_),
        rows=(
            *_before_it(_, own),
            *_after_it(_, session),
            *ways_on(_, own, twin, Button(SESSION_MORE, _.label("More"), session.id)),
        ),
    )


def calendar(_: Words, own: OwnReply) -> Card:
    """Say what is in the file that is handed over, and what it cannot do."""
    session = own.session
    lines = (
        _("The file says when the session is. It does not say what it is about, or how to join."),
        _("Have you saved one before? Delete the old entry first.") if session.edition else "",
        _("It does not change by itself. If the session moves, we tell you."),
    )
    return Card(
        title=_("For your calendar"),
        body="\n".join(filter(None, lines)),
        rows=((Button(MY_SESSION, _.label("Go back"), session.id),),),
    )


def file_card(_: Words) -> Card:
    """Stand above the file."""
    return Card(title=_("Your calendar file"), body=_("Open it on the phone or computer that has your calendar."))


def _ended(_: Words, session: Session) -> str:
    return {
        SessionState.CANCELLED: _("This session is cancelled"),
        SessionState.OVER: _("This session is over"),
    }.get(session.state, "")


def _way_in(_: Words, own: OwnReply) -> str:
    """Show the address on the web to those alone who hold a place, as long as there is something to join."""
    session = own.session
    if not session.words.where or not session.is_online:
        return ""  # a place to go to is no secret, and stands there already
    if own.has_place and session.state is SessionState.PLANNED:
        return _("Your way in: {address}", address=session.words.where)
    return ""


def _before_it(_: Words, own: OwnReply) -> tuple[Row, ...]:
    """Offer whoever has a place the file for their calendar, and a reminder of their own choosing."""
    session = own.session
    if not own.has_place or not session.is_announced:
        return ()
    return (
        (
            Button(verbs.SESSION_CALENDAR, _.label("For my calendar"), session.id),
            Button(REMIND, _.label("Another reminder"), f"subject.{session.id}"),
        ),
    )


def _after_it(_: Words, session: Session) -> tuple[Row, ...]:
    if session.state is not SessionState.OVER:
        return ()
    return ((Button(SESSION_CATCH_UP, _.label("3-minute catch-up"), session.id),),)
