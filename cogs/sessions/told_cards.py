"""What those who replied to a session are told: it moved, is cancelled, a place is free, here is what it was about."""

from bot.domain.replies import OwnReply, ReplyKind
from bot.domain.session_letters import Moved
from bot.domain.sessions import Session
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import SubjectRenderer
from cogs.kit.verbs import MY_SESSION, SESSION_CANNOT, SESSION_GOING, SESSION_LATER, SESSION_WAS_THERE
from cogs.sessions import verbs
from cogs.sessions.after_cards import told
from cogs.sessions.cards import heading
from cogs.sessions.note_cards import look, three_taps, when_and_how


def moved(_: Words, news: Moved) -> Card:
    """Say when it was to be and when it is now, and ask once more."""
    own, session = news.own, news.own.session
    if news.at_another_time:
        title, first = _("A session has moved"), _("It was to be on {when}.", when=moment(news.before))
        asks = _("Can you come at the new time?")
    else:
        title, first = _("A session has changed"), _("It begins when you expect it. Something else is new.")
        asks = _("Can you still come?")
    kept = _("Your place is kept until you say otherwise.") if own.has_place else _("You keep your turn on the list.")
    calendar = _("Please delete the old entry in your calendar. Below is the way to a new one.")
    return Card(
        title=title,
        wrote=heading(session),
        body="\n".join((first, when_and_how(_, session), calendar, f"{asks} {kept}")),
        small=_only_you(_),
        rows=(three_taps(_, session), (Button(MY_SESSION, look(_, session).label, session.id),)),
    )


def cancelled(_: Words, own: OwnReply, twin: SubjectRenderer | None) -> Card:
    """Say that it is cancelled, kindly, and what is open all the same."""
    session = own.session
    lines = [
        _("We are sorry. It was to be on {when}.", when=moment(session.starts_at)),
        _("Is it in your calendar? Please delete that entry."),
    ]
    if own.twin is not None and own.twin.closes_at is not None:
        until = moment(own.twin.closes_at)
        lines.append(_("The questions stay open in the thread until {when}. It counts just the same.", when=until))
    return Card(
        title=_("A session is cancelled"),
        wrote=heading(session),
        body="\n".join(lines),
        small=_("You need do nothing else."),
        rows=tuple(filter(None, (_to_twin(_, own, twin),))),
    )


def offered(_: Words, own: OwnReply) -> Card:
    """Say that a place is kept for somebody who waits, and until when."""
    session, until = own.session, moment(own.offered_until or own.session.starts_at)
    return Card(
        title=_("A place is free for you"),
        wrote=heading(session),
        body="\n".join(
            (
                when_and_how(_, session),
                _("It is kept for you until {when}. Press “Take the place” to have it.", when=until),
            )
        ),
        small=_only_you(_),
        rows=(
            (
                Button(SESSION_GOING, _.label("Take the place"), session.id, Tone.MAIN),
                Button(SESSION_LATER, _.label("I'll take part later"), session.id),
                Button(SESSION_CANNOT, _.label("Can't make it"), session.id),
            ),
        ),
    )


def gone(_: Words, own: OwnReply) -> Card:
    """Say that a place went to the next, and what somebody can do now."""
    session = own.session
    return Card(
        title=_("The place went to the next person"),
        wrote=heading(session),
        body="\n".join((_("That is fine. You are still on the waiting list."), when_and_how(_, session))),
        small=_only_you(_),
        rows=((_look_at(_, session), Button(SESSION_LATER, _.label("I'll take part later"), session.id)),),
    )


def gone_line(_: Words, own: OwnReply) -> NoteLine:
    """Say the same in one line, among others."""
    return NoteLine(
        title=_("A session: {title}", title=limits.cut(own.session.words.title, limits.NAME)),
        begins=own.session.starts_at,
        button=Button(MY_SESSION, _.label("Look"), own.session.id),
        small=_("The place went to the next person. You are still on the waiting list."),
    )


def caught_up(_: Words, own: OwnReply, twin: SubjectRenderer | None) -> Card:
    """Hand over what a session was about; to those who could not come, first the way to say their part."""
    session, going = own.session, own.reply is ReplyKind.GOING
    until = own.twin.closes_at if own.twin else None
    there = (Button(SESSION_WAS_THERE, _.label("I was there"), session.id),)
    no_more = (Button(verbs.SESSION_NO_MORE, _.label("No more about this one"), session.id),)
    ways = (*(there if going else ()), *_to_twin(_, own, twin), *no_more)
    open_too = (
        _("The same questions are open to you until {when}. It counts just the same.", when=moment(until))
        if until
        else ""
    )
    return Card(
        title=_("Here is the 3-minute catch-up"),
        wrote="\n".join((heading(session), *told(_, session))),
        body=open_too,
        small=_("When it suits you, or not at all."),
        rows=(ways,),
    )


def caught_up_line(_: Words, own: OwnReply) -> NoteLine:
    """Say the same in one line, among others."""
    return NoteLine(
        title=_("The 3-minute catch-up: {title}", title=limits.cut(own.session.words.title, limits.NAME)), minutes=3
    )


def _to_twin(_: Words, own: OwnReply, twin: SubjectRenderer | None) -> tuple[Button, ...]:
    return (twin.answer(_, own.twin),) if own.twin is not None and twin is not None else ()


def _look_at(_: Words, session: Session) -> Button:
    return Button(MY_SESSION, _.label("Look at the session"), session.id)


def _only_you(_: Words) -> str:
    return _("Nobody is told what you press here.")
