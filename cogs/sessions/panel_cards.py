"""The panel of a session that is being planned: how it stands, and all that can still be chosen."""

from typing import Final

from bot.domain.join_links import LinkCaution
from bot.domain.session_drafts import PreparedSession, SessionCaution
from bot.domain.sessions import Repeats, Session
from bot.domain.small_numbers import SMALLEST
from bot.text import Words
from cogs.kit import people
from cogs.kit.audience import audience_menu
from cogs.kit.before_group import BeforeGroup, came_back, why
from cogs.kit.cards import Button, Card, Row, Tone
from cogs.kit.clean import as_heading, shown
from cogs.kit.closing import Understood
from cogs.kit.drafts import said_first
from cogs.kit.nouns import already_open
from cogs.kit.plain_words import advice_in_short, plain_words
from cogs.kit.verbs import ASK_AS_VOTE, SESSION_DRAFT
from cogs.sessions import cards, fair_cards, link_cards, time_menus, verbs

BEFORE_GROUP: Final = BeforeGroup(
    verbs.SESSION_PREVIEW, verbs.SESSION_SEND, verbs.SESSION_BACK, verbs.SESSION_POST, verbs.SESSION_DISCARD
)


def desk(
    _: Words, prepared: PreparedSession, *, group: bool, anew: bool = False, understood: Understood | None = None
) -> Card:
    """Show a draft as it stands; `group`: an advisory group sits, `anew`: it is not the draft they had."""
    session = prepared.session
    question = "\n".join(filter(None, (as_heading(session.words.title), why(prepared.reasons))))
    held = BEFORE_GROUP.held(_, prepared.item, wrote=wrote(_, session), question=question, says=cannot_open(_))
    return held or _panel(_, prepared, group, said_first(_, anew=anew, understood=understood))


def cannot_open(_: Words) -> str:
    """Say what a coordinator does whose session was stopped."""
    return _("It cannot be planned. You can start a new one with /session plan.")


def know(_: Words, prepared: PreparedSession) -> Card:
    """Say in full what to know before people are told of it, and what would be easier to read."""
    parts = [*cautions(_, prepared), already_open(_, prepared.open_already)]
    if prepared.advice:
        parts.append(plain_words(_, prepared.advice))
    return Card(
        title=_("What to know"),
        body="\n".join(parts),
        rows=((Button(SESSION_DRAFT, _.label("Go back"), prepared.session.id),),),
    )


def cautions(_: Words, prepared: PreparedSession) -> tuple[str, ...]:
    """Say what stands in its way, and then what else to know."""
    said = {
        SessionCaution.NO_ANSWERS: _("The question for those who cannot come needs a ready-made answer."),
        SessionCaution.TIMES_OPEN: _("Choose one of the times, once partners have said which."),
        SessionCaution.GROUPS_CHANGED: _("Role groups have changed. Choose again who is asked."),
        SessionCaution.NO_NOTICES_CHANNEL: _("There is no notices channel."),
        SessionCaution.IMPOSSIBLE_START: _("Choose another time. One is past, or over a year ahead."),
        SessionCaution.NOWHERE: _("There is no link or place yet."),
        SessionCaution.OTHER_LINK: link_cards.caution(_, LinkCaution.OTHER),
        SessionCaution.NO_MEETING: link_cards.caution(_, LinkCaution.NO_MEETING),
        SessionCaution.SIGNS_IN: link_cards.caution(_, LinkCaution.SIGNS_IN),
        SessionCaution.LINK_ENDS: _("Teams ends a link 60 days after its meeting. Check it before each date."),
    }
    return tuple(said[caution] for caution in prepared.warnings)


def wrote(_: Words, session: Session) -> str:
    """Show what it is called and for, and what those are asked who cannot come."""
    boxes = (f"- {shown(one)}" for one in session.words.twin.prompts)
    return "\n".join((in_short(_, session), *boxes))


def in_short(_: Words, session: Session) -> str:
    """Show the same without the boxes for words."""
    words, twin = session.words, session.words.twin
    asked = f"{_('**In the thread:**')} {shown(twin.question)}" if twin.question else ""
    taps = (f"○ {shown(one)}" for one in twin.options)
    return "\n".join(filter(None, (as_heading(words.title), shown(words.aim), asked, *taps)))


def about(_: Words, session: Session) -> tuple[str, ...]:
    """Say when it is, how often, by what people meet and who leads it, and what is offered."""
    offered = " · ".join(shown(one) for one in (session.offer, session.costs) if one)
    return tuple(
        filter(
            None,
            (
                f"{_('**When:**')} {cards.held(_, session)}",
                _again(_, session),
                f"{_('**How:**')} {_how(_, session)}",
                f"{_('**Offered:**')} {offered}" if offered else "",
            ),
        )
    )


def _again(_: Words, session: Session) -> str:
    also = _.moment(session.second.moment, session.second.zone) if session.second else ""
    often = time_menus.repeated_as(_, session.repeats, session.occasions) if session.repeats is not Repeats.NO else ""
    said = " · ".join(filter(None, (also, often)))
    return f"{_('**Again:**')} {said}" if said else ""


def _how(_: Words, session: Session) -> str:
    venue = cards.venue(_, session.venue)
    places = "" if session.places is None else _.number("{n} place", "{n} places", session.places)
    return " · ".join(filter(None, (venue, places, shown(session.words.led_by))))


def _panel(_: Words, prepared: PreparedSession, group: bool, first: str) -> Card:  # noqa: FBT001 - as on the desk
    """Show everything about a draft that can still be chosen; `first` is what they must hear before all else."""
    session = prepared.session
    above = "" if first else came_back(_, prepared.item)
    hard = "" if session.candidates else fair_cards.hard(_, prepared.fair)  # of several times none is chosen yet
    notes = filter(
        None,
        (
            first,
            *cautions(_, prepared)[:1],
            "" if session.candidates else fair_cards.fairer(_, prepared.fair, session.meant.zone),
            advice_in_short(_, prepared.advice),
            already_open(_, prepared.open_already),
        ),
    )
    return Card(
        title=_("Your session"),
        wrote="\n".join(filter(None, (in_short(_, session), why(prepared.reasons)))),
        body="\n".join(filter(None, (above, *about(_, session), hard, _for_whom(_, prepared)))),
        small=next(notes, ""),  # what is left out stands behind "What to know"
        rows=_rows(_, prepared, group),
    )


def _for_whom(_: Words, prepared: PreparedSession) -> str:
    asked = _.number("{n} person", "{n} people", prepared.asked) if prepared.asked >= SMALLEST else _("few so far")
    return f"{_('**For:**')} {people.audience(_, prepared.session.audience)} · {asked}"


def _rows(_: Words, prepared: PreparedSession, group: bool) -> tuple[Row, ...]:  # noqa: FBT001 - as on the desk
    session = prepared.session
    ask = (Button(ASK_AS_VOTE, _.label("Ask partners which time"), session.id, Tone.MAIN),)
    return (
        time_menus.starts(_, prepared),
        time_menus.often(_, session),
        audience_menu(_, verbs.SESSION_WHO, session.id, session.audience, prepared.pools),
        (
            Button(verbs.SESSION_REWRITE, _.label("Change the words"), session.id),
            Button(verbs.SESSION_ABOUT, _.label("About it"), session.id),
            Button(verbs.SESSION_TWIN, _.label("The question"), session.id),
            Button(verbs.SESSION_KNOW, _.label("What to know"), session.id),
            *(ask if session.candidates else ()),
        ),
        (
            Button(verbs.SESSION_PREVIEW, _.label("See it as a worker"), session.id, Tone.MAIN),
            Button(verbs.SESSION_FAIR, _.label("Fair times"), session.id),
            BEFORE_GROUP.go(_, session.id, group=group, item=prepared.item),
            Button(verbs.SESSION_DISCARD, _.label("Throw it away"), session.id, Tone.GRAVE),
        ),
    )
