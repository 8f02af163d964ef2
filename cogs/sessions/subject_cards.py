"""How sessions are drawn for features that name none."""

from collections.abc import Sequence
from typing import Final

from bot.domain.happenings import Section
from bot.domain.progress import ProgressEntry
from bot.domain.record import RecordEntry
from bot.domain.subjects import Subject
from bot.services.sessions import SessionNews, SessionNewsKind
from bot.text import Words
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.clean import as_heading
from cogs.kit.letters import NoteLine
from cogs.kit.nouns import LISTED, EntryWords, SubjectRenderer, listed, no_more, once_more, short
from cogs.kit.verbs import MY_SESSION


def line(_: Words, session: Subject) -> NoteLine:
    """Name it among other things."""
    return NoteLine(
        title=_("A session: {title}", title=session.title),
        minutes=session.minutes,
        begins=session.closes_at,
        button=Button(MY_SESSION, _.label("Look"), session.id),
    )


def entry(_: Words, one: RecordEntry) -> EntryWords:
    """Name it in the record of somebody who says that they were there."""
    return EntryWords(_("The session “{title}”", title=one.title))


def answer(_: Words, session: Subject) -> Button:
    """Lead to saying whether one comes."""
    return Button(MY_SESSION, _.label("Say if you come"), session.id, Tone.MAIN)


def facts(_: Words, session: Subject) -> str:
    """Say how long it takes, and when it begins."""
    about = _.number("about {n} minute", "about {n} minutes", session.minutes or 1)
    return f"{about} · {_('begins {when}', when=moment(session.closes_at))}" if session.closes_at else about


def planned(_: Words, session: Subject) -> Card:
    """Say of a reminder that it belongs to a session."""
    return Card(
        title=_("A reminder about a session"),
        wrote=as_heading(session.title),
        small=_("It comes to everybody who said yes."),
    )


def follows(_: Words) -> str:
    """Say that a reminder moves with the session."""
    return _("If the session moves, this moves too.")


def opted_out(_: Words, session: Subject) -> Card:
    """Say that somebody hears no more of a session."""
    body = _("You get no more notes about it. You can still come.")
    return no_more(
        _, session, _("You hear no more about this session"), body, Button(MY_SESSION, _.label("Look"), session.id)
    )


def heard_again(_: Words, session: Subject) -> Card:
    """Say that somebody hears of a session again."""
    return once_more(_, session, _("You hear about this session again"), answer(_, session))


def none(_: Words) -> str:
    """Say where to look for new ones."""
    return _("New sessions appear in the notices channel.")


def progress(_: Words, entry: ProgressEntry) -> str:
    """Say when a session is, or was."""
    return f"{_('A session: {title}', title=short(entry.title))} · {moment(entry.moment)}"


def happened(_: Words, _section: Section, those: Sequence[SessionNews]) -> Sequence[str]:
    """Say which sessions were announced, moved or cancelled, and of which there is a catch-up.

    So many that they fit nowhere are counted: the programme's card names each.
    """
    if len(those) > LISTED:
        return ("- " + _.number("News of {n} session", "News of {n} sessions", len(those)),)
    return listed(_, those, _news)


def _news(_: Words, news: SessionNews) -> str:
    title, when = short(news.session.words.title), moment(news.session.starts_at)
    return {
        SessionNewsKind.ANNOUNCED: _("A session: {title} · {when}", title=title, when=when),
        SessionNewsKind.MOVED: _("{title} · moved to {when}", title=title, when=when),
        SessionNewsKind.CANCELLED: _("{title} · cancelled", title=title),
        SessionNewsKind.CAUGHT_UP: _("{title} · 3-minute catch-up", title=title),
    }[news.what]


RENDERER: Final = SubjectRenderer(line, answer, facts, planned, follows, opted_out, heard_again, none)
