"""What a coordinator sees who moves a session: as it is, as it would be, and what another changed meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.meeting_places import WHERE_LENGTH, meeting_place
from bot.domain.session_moves import PreparedMove
from bot.domain.sessions import Session
from bot.domain.times import Which
from bot.text import Words
from cogs.kit import limits
from cogs.kit import when as times
from cogs.kit.cards import NO_REFERENCE, Button, Card, Choice, Menu, Tone, moment
from cogs.kit.forms import Field, Form
from cogs.kit.menus import menus
from cogs.sessions import cards, link_cards, verbs

TIME_LENGTH: Final = 100
FIGURES: Final = 4  # of minutes
PART: Final = "."
_A, _LETTERS = ord("a"), 26


def choose(_: Words, planned: Sequence[Session]) -> Card:
    """Ask which session is to be moved or cancelled."""
    if not planned:
        return Card(title=_("No session is planned"), body=_("You can plan one with /session plan."))
    rows = which_one(_, _.label("Choose a session"), planned)
    return Card(title=_("Move or cancel a session"), body=_("Choose which one."), rows=rows)


def which_one(_: Words, label: str, planned: Sequence[Session]) -> tuple[Menu, ...]:
    """Let one be chosen, to be moved or cancelled."""
    choices = tuple(
        Choice(one.id, limits.cut(one.words.title, limits.SELECT_TEXT), _.both(cards.starts, one)) for one in planned
    )
    return menus(_, verbs.SESSION_CHOSEN, label, choices)


def desk(_: Words, session: Session) -> Card:
    """Show a session that can be moved or cancelled."""
    return Card(
        title=_("Move or cancel a session"),
        wrote=cards.heading(session),
        body="\n".join((when_and_how(_, session), who_hears(_, session))),
        rows=(
            (
                Button(verbs.SESSION_MOVE_TIME, _.label("Another time"), session.id, Tone.MAIN),
                Button(verbs.SESSION_MOVE_PLACE, _.label("Another link or place"), session.id),
                Button(verbs.SESSION_CANCEL, _.label("Cancel it"), session.id, Tone.GRAVE),
            ),
        ),
    )


def time_form(_: Words, session: Session | None = None) -> Form:
    """Take a day, a time and how long it lasts."""
    meant = f"{session.meant.local:%d/%m/%Y %H:%M}" if session else ""
    hint = _("Like this: Thursday 8pm, or 25/3/2027 20:00. In English, please.")
    return Form(
        verb=verbs.SESSION_MOVE_SEND,
        ref=seen(session) if session else NO_REFERENCE,
        title=_.label("When it is"),
        fields=(
            Field("starts_at", _.label("Day and time"), hint, meant, most=TIME_LENGTH, guarded=False),
            Field(
                "minutes",
                _.label("Minutes"),
                value=str(session.minutes) if session else "",
                most=FIGURES,
                guarded=False,
            ),
        ),
    )


def place_form(_: Words, session: Session | None = None) -> Form:
    """Take another link or place."""
    where = session.words.where if session else ""
    hint = _("A link to Teams, Zoom or Meet, a phone number, or a place.")
    return Form(
        verb=verbs.SESSION_PLACE_SEND,
        ref=seen(session) if session else NO_REFERENCE,
        title=_.label("Link or place"),
        fields=(Field("where", _.label("Link or place"), hint, where, most=WHERE_LENGTH, is_place=True),),
    )


def which(_: Words, session: Session, readings: Which, minutes: int) -> Card:
    """Ask which of the times is meant that the words can be read as."""
    menu = times.menu(_, readings, verb=verbs.SESSION_MOVE_AT, ref=session.id, zone=session.meant.zone)
    choices = tuple(replace(one, value=_value(session, minutes, one.value)) for one in menu.choices)
    return Card(
        title=_("Which time do you mean?"),
        body=times.why(_, readings),
        small=_("Nothing is changed until you choose."),
        rows=(
            replace(menu, choices=choices),
            (
                Button(verbs.SESSION_MOVE_TIME, _.label("Write it again"), session.id),
                Button(verbs.SESSION_MOVE, _.label("Go back"), session.id),
            ),
        ),
    )


def confirm(_: Words, move: PreparedMove) -> Card:
    """Show before and after, and what follows; where somebody changed it meanwhile, say so first."""
    before, after = move.before, move.after
    return Card(
        title=_("Somebody changed it meanwhile") if move.meanwhile else _("Move this session?"),
        wrote=cards.heading(before),
        body="\n".join(
            filter(
                None,
                (
                    _("**Now:** {when}", when=when_and_how(_, before)),
                    _("**Then:** {when}", when=when_and_how(_, after)),
                    twin_closes(_, move),
                    who_hears(_, before),
                ),
            )
        ),
        small=_("Nothing is changed until you choose."),
        rows=(
            Menu(verbs.SESSION_MOVE_NOW, before.id, _.label("Move it"), (_choice(_, move),)),
            (
                Button(verbs.SESSION_MOVE_TIME, _.label("Write it again"), before.id),
                Button(verbs.SESSION_MOVE, _.label("Leave it"), before.id),
            ),
        ),
    )


def moved(_: Words, move: PreparedMove) -> Card:
    """Say where and when it is from now on."""
    told = move.after.opened_at is not None
    return Card(
        title=_("The session has moved"),
        wrote=cards.heading(move.after),
        body="\n".join(
            filter(
                None,
                (
                    when_and_how(_, move.after),
                    twin_closes(_, move),
                    is_told(_) if told else "",
                    _of_its_link(_, move),
                ),
            )
        ),
        rows=((Button(verbs.SESSION_MOVE, _.label("Change it again"), move.after.id),),),
    )


def _of_its_link(_: Words, move: PreparedMove) -> str:
    """Say what to know of a link that is new."""
    if move.after.words.where == move.before.words.where:
        return ""
    caution = meeting_place(move.after.words.where).caution
    return "" if caution is None else link_cards.caution(_, caution)


def when_and_how(_: Words, session: Session) -> str:
    """Say when it is, and by what or where people meet."""
    return f"{cards.held(_, session)} · {cards.venue(_, session.venue)}"


def who_hears(_: Words, session: Session) -> str:
    """Say who is told of a change, before it is made."""
    if session.opened_at is None:
        return _("Nobody has been told of it yet.")
    return _("Everybody who said yes is told at once.")


def is_told(_: Words) -> str:
    """Say who is told of a change that has been made."""
    return _("Everybody who said yes is told now. The card says it too.")


def twin_closes(_: Words, move: PreparedMove) -> str:
    """Say until when those can take part who cannot come."""
    if move.twin_closes is None:
        return ""
    return _("The question for those who cannot come closes {when}.", when=moment(move.twin_closes))


def seen(session: Session) -> str:
    """Name a session as its coordinator sees it just now: by its edition, in letters, and its reference."""
    return f"{_in_letters(session.edition)}{PART}{session.id}"


def edition_in(letters: str) -> int:
    """Return the edition that these letters stand for."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - _A + 1
    return number - 1


def _in_letters(number: int) -> str:
    """Write a number as columns of a sheet are called: a to z, aa, ab, and so on."""
    more, last = divmod(number, _LETTERS)
    return (_in_letters(more - 1) if more else "") + chr(_A + last)


def _choice(_: Words, move: PreparedMove) -> Choice:
    starts = str(int(move.after.starts_at.timestamp()))
    which = times.which_of_two(_, move.after.starts_at.astimezone(ZoneInfo(move.after.meant.zone)))
    return Choice(_value(move.before, move.after.minutes, starts), _.both(cards.starts, move.after), which)


def _value(session: Session, minutes: int, starts: str) -> str:
    return PART.join((str(session.edition), str(minutes), starts))
