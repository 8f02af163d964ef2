"""What is told once a session is over: by its coordinator, and to whoever catches up with it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.domain.afterwards import (
    CATCH_UP_LENGTH,
    FOLLOWS_LENGTH,
    HEARD_LENGTH,
    SessionAfterwards,
    SessionCatchUp,
    SessionNumbers,
)
from bot.domain.join_links import LINK_LENGTH
from bot.domain.people import RoleGroup
from bot.domain.sessions import Afterwards, Session
from bot.text import Words
from cogs.kit import limits, people
from cogs.kit.cards import NO_REFERENCE, Button, Card, Row, Tone, moment
from cogs.kit.clean import shown
from cogs.kit.forms import Field, Form
from cogs.kit.nouns import short
from cogs.kit.verbs import ANSWER_TOPIC, KEEP_ENTRY, SESSION_CATCH_UP, SESSION_WAS_THERE, TO_DO
from cogs.sessions import verbs
from cogs.sessions.cards import heading, held

_FIGURES: Final = 3
_SHOWN: Final = 350  # of long words, beside the numbers; the rest stands in the form, and where everybody reads it


def desk(_: Words, found: SessionAfterwards) -> Card:
    """Show a coordinator what was told of a session, and how many were there."""
    session = found.session
    said = session.after
    begins = replace(said, caught_up=limits.cut(said.caught_up, _SHOWN), heard=limits.cut(said.heard, _SHOWN))
    wrote = [heading(session), *told(_, replace(session, after=begins))]
    if said.heard:
        wrote.append(f"{_('**Heard there:**')} {shown(begins.heard)}")
    write = _.label("Change the words") if said.said_at else _.label("Write the catch-up")
    return Card(
        title=_("After the session"),
        wrote="\n".join(wrote),
        body="\n".join((held(_, session), *_numbers(_, found.numbers))),
        small=_is_told(_, said),
        rows=(
            (
                Button(verbs.SESSION_TELL, write, session.id, Tone.PLAIN if said.said_at else Tone.MAIN),
                Button(verbs.SESSION_COUNT, _.label("How many came"), session.id),
                Button(TO_DO, _.label("To do")),
            ),
        ),
    )


def _is_told(_: Words, said: Afterwards) -> str:
    """Say where it is read, so that nobody looks for a button that sends it."""
    if not said.said_at:
        return _("Those who could not come wait for it.")
    card = _("It stands on the session's card now.")
    if not said.caught_up:
        return card
    return f"{card} {_('A note goes out too.')}"


def words_form(_: Words, session: Session | None = None) -> Form:
    """Take the catch-up, slides, what was heard, and what happens next."""
    said, ref = (session.after, session.id) if session else (Afterwards(), NO_REFERENCE)
    return Form(
        verbs.SESSION_TELL_SEND,
        _.label("After the session"),
        (*_told_in_full(_, said), *_in_short(_, said)),
        ref,
        public=True,
    )


def _told_in_full(_: Words, said: Afterwards) -> tuple[Field, ...]:
    return (
        Field(
            "caught_up",
            _.label("The 3-minute catch-up"),
            _("What was talked about, for whoever was at work."),
            said.caught_up,
            long=True,
            required=False,
            most=CATCH_UP_LENGTH,
        ),
        Field(
            "slides",
            _.label("A link to notes or slides"),
            _("Everybody who takes part can open it."),
            said.slides,
            required=False,
            most=LINK_LENGTH,
            is_place=True,
        ),
    )


def _in_short(_: Words, said: Afterwards) -> tuple[Field, ...]:
    return (
        Field(
            "heard",
            _.label("What you heard"),
            _("It goes into the thread, marked as heard at the session. No names."),
            said.heard,
            long=True,
            required=False,
            most=HEARD_LENGTH,
        ),
        Field(
            "follows",
            _.label("What happens next"),
            _("And by when."),
            said.follows,
            required=False,
            most=FOLLOWS_LENGTH,
        ),
    )


def count_form(_: Words, found: SessionAfterwards | None = None) -> Form:
    """Take how many of each group came."""
    came = found.numbers.came if found else {}
    return Form(
        verb=verbs.SESSION_COUNT_SEND,
        ref=found.session.id if found else NO_REFERENCE,
        title=_.label("How many came"),
        fields=tuple(
            Field(
                group.value,
                people.many(_, group),
                _("A number. Leave it empty where you do not know.") if group is RoleGroup.WORKER else "",
                str(came.get(group, "")),
                required=False,
                most=_FIGURES,
                guarded=False,
            )
            for group in RoleGroup
        ),
    )


def catch_up(_: Words, found: SessionCatchUp) -> Card:
    """Show what was told of a session to whoever takes part; the same to those who came and those who could not."""
    session = found.session
    said = told(_, session)
    return Card(
        title=_("The 3-minute catch-up"),
        wrote="\n".join((heading(session), *said)),
        body="" if said else _("It is not written yet. When it is, you find it here and on the card of the session."),
        small=_("The question of this session is open until {when}.", when=moment(found.twin.closes_at))
        if found.twin is not None and found.twin.closes_at is not None
        else "",
        rows=_ways(_, found),
    )


def was_there(_: Words, found: SessionCatchUp) -> Card:
    """Say that it is kept that somebody was there, or that it is taken back."""
    told = _("Thank you for coming. This is kept for you.") if found.was_there else _("It is taken back.")
    return Card(
        title=_("I was there"),
        wrote=heading(found.session),
        body=told,
        small=_("Only you can see it. It is deleted 30 days after the session, unless you keep it.")
        if found.was_there
        else _("Nobody is listed."),
        rows=_ways(_, found),
    )


def owed(_: Words, session: Session) -> str:
    """Say that nothing has been told yet of a session that is over."""
    return _("“{title}” is over. Write the catch-up for those who could not come.", title=short(session.words.title))


def to_settle(_: Words, session: Session) -> tuple[Button, ...]:
    """Lead to what is owed."""
    return (Button(verbs.SESSION_TELL, _.label("Write the catch-up"), session.id),)


def is_over(_: Words) -> str:
    """Say that a session is over, and nothing of what it was."""
    return _("A session is over. Those who could not come wait for the catch-up.")


def told(_: Words, session: Session) -> tuple[str, ...]:
    """Show what was told of a session: the catch-up, notes or slides, and what happens next."""
    said = session.after
    return tuple(
        filter(
            None,
            (
                shown(said.caught_up),
                f"{_('**Notes or slides:**')} <{said.slides}>" if said.slides else "",
                f"{_('**What happens next:**')} {shown(said.follows)}" if said.follows else "",
            ),
        )
    )


def _numbers(_: Words, numbers: SessionNumbers) -> tuple[str, ...]:
    """Say how many there were, as totals and never who; under five nothing is said of what people pressed."""
    lines = []
    if numbers.booked is not None:
        lines.append(_("**Had said yes:** {n}", n=numbers.booked.total))
    if numbers.came:
        lines.append(f"{_('**Came, as you counted:**')} {_by_group(_, numbers.came)}")
    if numbers.were_there is not None:
        lines.append(_("**Say they were there:** {n}", n=numbers.were_there))
    return tuple(lines)


def _by_group(_: Words, came: Mapping[RoleGroup, int]) -> str:
    return " · ".join(f"{people.many(_, group)} {came[group]}" for group in RoleGroup if group in came)


def _ways(_: Words, found: SessionCatchUp) -> tuple[Row, ...]:
    session = found.session
    answer = Button(ANSWER_TOPIC, _.label("Answer the question"), found.twin.id, Tone.MAIN) if found.twin else None
    if found.was_there:
        there: Button | None = Button(verbs.SESSION_NOT_THERE, _.label("I was not there"), session.id)
        keep: Button | None = Button(KEEP_ENTRY, _.label("Keep it in my record"), session.id)
    else:
        keep = None
        there = Button(SESSION_WAS_THERE, _.label("I was there"), session.id)
    said = there if found.can_say else None
    read = (
        Button(SESSION_CATCH_UP, _.label("3-minute catch-up"), session.id)
        if found.was_there is not None and session.after.said_at
        else None
    )
    row = tuple(one for one in (answer, said, keep, read) if one is not None)
    return (row,) if row else ()
