"""What comes to people about a session before it: the note to whoever it asks, and the reminders of who has a place."""

from bot.domain.session_cards import SessionOnShow
from bot.domain.sessions import Session, Venue
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Row, Tone, moment
from cogs.kit.clean import shown
from cogs.kit.letters import NoteLine
from cogs.kit.verbs import (
    MY_SESSION,
    NOT_FOR_ME,
    REMIND,
    SESSION_CANNOT,
    SESSION_GOING,
    SESSION_LATER,
    SESSION_MORE,
)
from cogs.sessions.cards import heading, venue


def note(_: Words, on_show: SessionOnShow) -> Card:
    """Ask somebody who has not replied whether they come, and say what is open to them if they cannot."""
    session = on_show.session
    also = [_("Held again: {when}", when=moment(on_show.also_at))] if on_show.also_at else []
    offered = [f"{_('**Offered:**')} {shown(session.offer)}"] if session.offer else []
    return Card(
        title=_("A session: would you like to come?"),
        wrote=f"{heading(session)}\n{shown(session.words.aim)}",
        body="\n".join((when_and_how(_, session), *also, *_in_the_thread(_, on_show), *offered)),
        small=_("Nobody is told what you press. When it suits you, or not at all."),
        rows=(
            three_taps(_, session),
            (
                Button(SESSION_MORE, _.label("More"), session.id),
                Button(REMIND, _.label("Later…"), f"subject.{session.id}"),
                Button(NOT_FOR_ME, _.label("Not for me"), session.id),
            ),
        ),
    )


def note_line(_: Words, on_show: SessionOnShow) -> NoteLine:
    """Say the same in one line, among others."""
    session = on_show.session
    return NoteLine(
        title=_("A session: {title}", title=limits.cut(session.words.title, limits.NAME)),
        minutes=session.minutes,
        begins=session.starts_at,
        button=Button(MY_SESSION, _.label("Look"), session.id),
        opts_out_of=session.id,
    )


def reminder(_: Words, session: Session) -> Card:
    """Remind somebody who has a place; the way in is one press away, for them alone."""
    return Card(
        title=_("A session you said yes to"),
        wrote=heading(session),
        body=when_and_how(_, session),
        small=_("If you cannot come after all, one press gives your place to the next."),
        rows=(
            (
                look(_, session),
                Button(SESSION_LATER, _.label("I'll take part later"), session.id),
                Button(SESSION_CANNOT, _.label("Can't make it"), session.id),
            ),
        ),
    )


def reminder_line(_: Words, session: Session) -> NoteLine:
    """Say the same in one line, among others."""
    return NoteLine(
        title=_("You said yes: {title}", title=limits.cut(session.words.title, limits.NAME)),
        begins=session.starts_at,
        button=Button(MY_SESSION, _.label("Look"), session.id),
    )


def three_taps(_: Words, session: Session) -> Row:
    """Ask, in one tap, whether somebody comes."""
    return (
        Button(SESSION_GOING, _.label("I'll be there"), session.id, Tone.MAIN),
        Button(SESSION_LATER, _.label("I'll take part later"), session.id),
        Button(SESSION_CANNOT, _.label("Can't make it"), session.id),
    )


def look(_: Words, session: Session) -> Button:
    """Lead to what whoever has a place is shown alone."""
    said = _.label("How to join") if session.is_online else _.label("Look at the session")
    return Button(MY_SESSION, said, session.id, Tone.MAIN)


def when_and_how(_: Words, session: Session) -> str:
    """Say when it is on the reader's own clock, and where in words: never an address on the web."""
    where = venue(_, session.venue)
    if session.venue is Venue.IN_PERSON and session.words.where:
        where = f"{where}: {shown(session.words.where)}"
    long = _.number("about {n} minute", "about {n} minutes", session.minutes)
    return f"**{moment(session.starts_at)}**\n{where} · {long}"


def _in_the_thread(_: Words, on_show: SessionOnShow) -> tuple[str, ...]:
    twin = on_show.twin
    if twin is None or not twin.is_open or twin.closes_at is None:
        return ()
    until = moment(twin.closes_at)
    return (_("**If you cannot come:** the same questions are in the thread until {when}.", when=until),)
