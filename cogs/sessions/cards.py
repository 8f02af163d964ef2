"""What everybody sees of a session: its public card, before it, after it, and when it was cancelled."""

from zoneinfo import ZoneInfo

from bot.domain.oversight import Ending
from bot.domain.places_left import PlacesLeft
from bot.domain.session_cards import SessionOnShow
from bot.domain.sessions import Afterwards, Session, SessionState, Venue
from bot.domain.times import Found
from bot.text import Words
from cogs.kit import people
from cogs.kit import when as times
from cogs.kit.before_group import agreement
from cogs.kit.cards import Button, Card, Row, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.verbs import (
    SESSION_CANNOT,
    SESSION_CATCH_UP,
    SESSION_GOING,
    SESSION_LATER,
    SESSION_MORE,
    SESSION_WAS_THERE,
)


def session_card(_: Words, on_show: SessionOnShow) -> Card:
    """Tell of a session where everybody sees it, as it stands: to come, over, or cancelled."""
    return {
        SessionState.OVER: over,
        SessionState.CANCELLED: cancelled,
    }.get(on_show.session.state, to_come)(_, on_show)


def to_come(_: Words, on_show: SessionOnShow) -> Card:
    """Tell of a session that is to come; people say in one tap, and in private, whether they do."""
    session = on_show.session
    return Card(
        title=_("Moved: a session") if session.has_moved else _("A session"),
        wrote=f"{heading(session)}\n{shown(session.words.aim)}",
        body="\n".join(filter(None, _facts(_, on_show))),
        small="\n".join(filter(None, (_places(_, session), _contact(_, on_show)))),
        rows=(_taps(_, session),),
    )


def over(_: Words, on_show: SessionOnShow) -> Card:
    """Stand where the card of a session stood that is over."""
    return Card(
        title=_("This session is over"),
        wrote=heading(on_show.session),
        body="\n".join(
            filter(None, (held(_, on_show.session), _in_the_thread(_, on_show), _thanks(_, on_show.session.after)))
        ),
        rows=ways(_, on_show.session),
    )


def cancelled(_: Words, on_show: SessionOnShow) -> Card:
    """Stand where the card of a session stood that was cancelled."""
    session = on_show.session
    lines = (
        _("We are sorry. It was to be on {when}.", when=held(_, session)),
        _also(_, on_show),
        _in_the_thread(_, on_show),
    )
    return Card(
        title=_("This session is cancelled"),
        wrote=heading(session),
        body="\n".join(filter(None, lines)),
        small=_contact(_, on_show),
    )


def ways(_: Words, session: Session) -> tuple[Row, ...]:
    """Lead from the card of a session that is over to what was told of it, and let people say that they were there."""
    told = (Button(SESSION_CATCH_UP, _.label("3-minute catch-up"), session.id, Tone.MAIN),)
    more = (
        Button(SESSION_WAS_THERE, _.label("I was there"), session.id),
        Button(SESSION_MORE, _.label("More"), session.id),
    )
    return ((*told, *more) if session.after.said_at else more,)


def heading(session: Session) -> str:
    """Show what it is called, letter for letter, as a heading."""
    return as_heading(session.words.title)


def held(_: Words, session: Session) -> str:
    """Say from when to when it is, on the clocks there: with both days where it goes past midnight."""
    there = ZoneInfo(session.meant.zone)
    starts, ends = session.starts_at.astimezone(there), session.ends_at.astimezone(there)
    if starts.date() == ends.date():
        said = times.in_full(_, Found(starts, ends), session.meant.zone)
    else:
        said = f"{_.moment(starts, session.meant.zone)} – {_.moment(ends, session.meant.zone)}"
    which = times.which_of_two(_, starts)
    return f"{said} ({which})" if which else said


def starts(_: Words, session: Session) -> str:
    """Say when it begins, on the clocks there: as short as a menu's line."""
    return _.moment(session.starts_at, session.meant.zone)


def venue(_: Words, venue: Venue) -> str:
    """Say by what, or where, people meet."""
    return {
        Venue.TEAMS: _("On Teams"),
        Venue.ZOOM: _("On Zoom"),
        Venue.MEET: _("On Google Meet"),
        Venue.PHONE: _("By phone"),
        Venue.IN_PERSON: _("In person"),
        Venue.OTHER: _("Online"),
    }[venue]


def _facts(_: Words, on_show: SessionOnShow) -> tuple[str, ...]:
    session = on_show.session
    return (
        f"**{held(_, session)}**",
        _("Your clock: {when}", when=moment(session.starts_at)),
        _how(_, session),
        _also(_, on_show),
        _in_the_thread(_, on_show),
        f"{_('**Offered:**')} {shown(session.offer)}" if session.offer else "",
        f"{_('**Costs:**')} {shown(session.costs)}" if session.costs else "",
        _for_whom(_, on_show),
    )


def _how(_: Words, session: Session) -> str:
    where = venue(_, session.venue)
    if session.venue is Venue.IN_PERSON and session.words.where:
        where = f"{where}: {shown(session.words.where)}"
    long = _.number("{n} minute", "{n} minutes", session.minutes)
    led = [_("led by {people}", people=shown(session.words.led_by))] if session.words.led_by else []
    return " · ".join((where, long, *led))


def _thanks(_: Words, told: Afterwards) -> str:
    """Thank everybody who was asked, whoever came, once it is told what it was about."""
    if told.said_at is None:
        return ""
    if told.follows:
        return _("Thank you to everyone who was asked. The catch-up says what happens next.")
    if told.caught_up:
        return _("Thank you to everyone who was asked. The catch-up says what it was about.")
    return _("Thank you to everyone who was asked. What was heard is written down.")


def _also(_: Words, on_show: SessionOnShow) -> str:
    return "" if on_show.also_at is None else _("Held again: {when}", when=moment(on_show.also_at))


def _in_the_thread(_: Words, on_show: SessionOnShow) -> str:
    """Lead to what is open to those who cannot come, or to what was said there."""
    twin = on_show.twin
    if twin is None:
        return ""
    thread = f"<#{twin.thread}>" if twin.thread is not None else _("in the thread")
    if not twin.is_open or twin.closes_at is None:
        return _("What people wrote: {thread}", thread=thread)
    return _("Or take part here until {when}: {thread}", when=moment(twin.closes_at), thread=thread)


def _for_whom(_: Words, on_show: SessionOnShow) -> str:
    said = _("For {people}.", people=people.audience(_, on_show.session.audience))
    return f"{said} {agreement(_, on_show.agreed)}" if _was_agreed(on_show) else said


def _was_agreed(on_show: SessionOnShow) -> bool:
    """Tell whether the advisory group said yes: that it said nothing is for those who ask for more."""
    return on_show.agreed is not None and on_show.agreed.ending is not Ending.SILENCE


def _places(_: Words, session: Session) -> str:
    """Say roughly how many places are left: never anything that tells of fewer than five people."""
    if session.places is None:
        return ""
    return {
        PlacesLeft.UNSAID: _.number("There is {n} place.", "There are {n} places.", session.places),
        PlacesLeft.PLENTY: _("5 or more places are left."),
        PlacesLeft.FEW: _("Fewer than 5 places are left."),
        PlacesLeft.FULL: _("Full. There is a waiting list."),
    }[session.places_shown]


def _contact(_: Words, on_show: SessionOnShow) -> str:
    if on_show.contact is None:
        return _("Questions? Ask the coordinators.")
    return _("Questions? Ask {person}.", person=f"<@{on_show.contact}>")


def _taps(_: Words, session: Session) -> Row:
    return (
        Button(SESSION_GOING, _.label("I'll be there"), session.id, Tone.MAIN),
        Button(SESSION_LATER, _.label("I'll take part later"), session.id),
        Button(SESSION_CANNOT, _.label("Can't make it"), session.id),
        Button(SESSION_MORE, _.label("More"), session.id),
    )
