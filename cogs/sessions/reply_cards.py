"""What somebody is told who says whether they come to a session, and what they said yes to: for themselves alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.replies import OwnReply, PlaceState, ReplyKind
from bot.domain.sessions import Session
from bot.domain.subjects import Subject
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Choice, Row, Tone, moment
from cogs.kit.clean import as_heading, shown
from cogs.kit.menus import menus
from cogs.kit.nouns import SubjectRenderer
from cogs.kit.verbs import (
    CATCH_UP,
    MY_SESSION,
    REMIND,
    SAID_YES,
    SESSION_CANNOT,
    SESSION_GOING,
    SESSION_LATER,
    WHAT_IS_OPEN,
)
from cogs.sessions import verbs

_LISTED: Final = 6  # with the longest titles, in two languages


def replied(_: Words, own: OwnReply, twin: SubjectRenderer | None) -> Card:
    """Answer a tap: what it means, and what somebody can do now."""
    if own.reply in (None, ReplyKind.GOING):
        return _going(_, own)
    return _not_going(_, own, twin)


def _going(_: Words, own: OwnReply) -> Card:
    session = own.session
    title = {
        PlaceState.HELD: _("You have a place"),
        PlaceState.WAITING: _("You are on the waiting list"),
        PlaceState.OFFERED: _("A place is kept for you"),
    }[own.place or PlaceState.WAITING]
    return Card(
        title=title,
        wrote=as_heading(session.words.title),
        body="\n".join(filter(None, (_again(_, own), facts(_, session), said(_, own)))),
        small=nobody_is_told(_),
        rows=((Button(MY_SESSION, _way_in(_, own), session.id, Tone.MAIN), *_other_taps(_, own)),),
    )


def _not_going(_: Words, own: OwnReply, twin: SubjectRenderer | None) -> Card:
    session = own.session
    return Card(
        title=_("That's fine"),
        wrote=as_heading(session.words.title),
        body="\n".join(filter(None, (_again(_, own), said(_, own), _catch_up_comes(_, session)))),
        small=nobody_is_told(_),
        rows=tuple(filter(None, (_to_twin(_, own, twin), _other_taps(_, own)))),
    )


def said_yes(_: Words, mine: Sequence[OwnReply]) -> Card:
    """List what somebody said yes to, soonest first."""
    if not mine:
        return Card(
            title=_("What I said yes to"),
            body=_("Nothing just now. When you say yes to a session, it stands here."),
            small=nobody_is_told(_),
            rows=((Button(WHAT_IS_OPEN, _.label("What is open")), Button(CATCH_UP, _.label("Catch up"))),),
        )
    choices = tuple(
        Choice(one.session.id, limits.cut(one.session.words.title, limits.SELECT_TEXT), _.both(_standing, one))
        for one in mine
    )
    lines = [_listed(_, one) for one in mine[:_LISTED]]
    if len(mine) > _LISTED:
        lines.append(_.number("And {n} more.", "And {n} more.", len(mine) - _LISTED))
    return Card(
        title=_("What I said yes to"),
        body="\n\n".join(lines),
        small=nobody_is_told(_),
        rows=menus(_, verbs.SAID_YES_TO, _.label("Look at one"), choices),
    )


def hears_no_more(_: Words, session: Session) -> Card:
    """Say that somebody hears no more of a session and of what is its twin."""
    return Card(
        title=_("You hear no more about this one"),
        wrote=as_heading(session.words.title),
        body=_("You get no more notes about it. You can still take part."),
        small=_("Only you can see this. Nobody is told."),
        rows=((Button(verbs.SESSION_HEAR_AGAIN, _.label("Undo"), session.id), _look(_, session)),),
    )


def hears_again(_: Words, session: Session) -> Card:
    """Say that somebody hears of both again."""
    return Card(
        title=_("You hear about this one again"),
        wrote=as_heading(session.words.title),
        body=_("What is still to come, you get. It comes in your hours."),
        rows=((_look(_, session), Button(verbs.SESSION_NO_MORE, _.label("No more about this one"), session.id)),),
    )


def _look(_: Words, session: Session) -> Button:
    return Button(MY_SESSION, _.label("Look at the session"), session.id)


def facts(_: Words, session: Session) -> str:
    """Say when it is, and how long it takes."""
    about = _.number("about {n} minute", "about {n} minutes", session.minutes)
    return f"{moment(session.starts_at)} · {about}"


def nobody_is_told(_: Words) -> str:
    """Promise that what somebody said is their own business."""
    return _("Only you can see this. Nobody is told what you said.")


def ways_on(_: Words, own: OwnReply, twin: SubjectRenderer | None, *more: Button) -> tuple[Row, ...]:
    """Offer the taps that were not made, the twin unless they come, and all that somebody said yes to."""
    last = (Button(SAID_YES, _.label("What I said yes to")), *more)
    instead = () if own.reply is ReplyKind.GOING else _to_twin(_, own, twin)
    return tuple(filter(None, (_other_taps(_, own), instead, last)))


def _other_taps(_: Words, own: OwnReply) -> tuple[Button, ...]:
    """Let somebody change their mind in one tap; who waits or is offered a place can press again for it."""
    ref, offered = own.session.id, own.place is PlaceState.OFFERED
    going = Button(SESSION_GOING, _.label("I'll be there"), ref)
    those = (
        (ReplyKind.GOING, Button(SESSION_GOING, _.label("Take the place"), ref, Tone.MAIN) if offered else going),
        (ReplyKind.LATER, Button(SESSION_LATER, _.label("I'll take part later"), ref)),
        (ReplyKind.CANNOT, Button(SESSION_CANNOT, _.label("Can't make it"), ref)),
    )
    waits = own.place in (PlaceState.OFFERED, PlaceState.WAITING)
    return tuple(button for reply, button in those if own.reply is not reply or waits)


def _way_in(_: Words, own: OwnReply) -> str:
    if own.has_place and own.session.is_online:
        return _.label("How to join")
    return _.label("Look at the session")


def _to_twin(_: Words, own: OwnReply, twin: SubjectRenderer | None) -> tuple[Button, ...]:
    """Hand over the question that is open to those who cannot come."""
    if own.twin is None or twin is None:
        return ()
    remind = Button(REMIND, _.label("Remind me"), f"subject.{own.twin.id}")
    no_more = Button(verbs.SESSION_NO_MORE, _.label("No more about this one"), own.session.id)
    return replace(twin.answer(_, own.twin), label=_.label("Answer the questions")), remind, no_more


def said(_: Words, own: OwnReply) -> str:
    """Say how somebody stands, and what they can do or wait for."""
    if own.reply is None:
        return _("You have not said yet whether you come. You never have to.")
    if own.reply is not ReplyKind.GOING:
        return _until(_, own.twin)
    if own.offered_until is not None:
        until = moment(own.offered_until)
        return _("A place is kept for you until {when}. Press “Take the place” to have it.", when=until)
    if own.place is PlaceState.WAITING:
        turn = _("All places are taken just now. When one is free, we ask people in the order of pressing.")
        return f"{turn} {_('In the last two hours it goes to whoever presses first.')}"
    reminds = _("We remind you up to twice, in your hours.")
    return f"{reminds} {_('If you cannot come after all, one press gives your place to the next.')}"


def _until(_: Words, twin: Subject | None) -> str:
    if twin is None or twin.closes_at is None:
        return _("You can take part in another way, when it suits you.")
    return _("The same questions are in the thread until {when}. It counts just the same.", when=moment(twin.closes_at))


def _catch_up_comes(_: Words, session: Session) -> str:
    return "" if session.after.caught_up else _("The 3-minute catch-up comes to you after the session.")


def _again(_: Words, own: OwnReply) -> str:
    return _("You had said so before. Nothing has changed.") if own.again else ""


def _listed(_: Words, one: OwnReply) -> str:
    return (
        f"**{shown(limits.cut(one.session.words.title, limits.NAME))}**\n{facts(_, one.session)} · {_standing(_, one)}"
    )


def _standing(_: Words, one: OwnReply) -> str:
    return {
        PlaceState.HELD: _("you have a place"),
        PlaceState.WAITING: _("on the waiting list"),
        PlaceState.OFFERED: _("a place is kept for you"),
    }[one.place or PlaceState.WAITING]
