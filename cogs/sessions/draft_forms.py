"""The forms in which a session is planned: its words, what it is, its times, and what its twin asks."""

from typing import Final

from bot.domain.meeting_places import WHERE_LENGTH
from bot.domain.session_times import MOST_CANDIDATES
from bot.domain.session_words import AIM_LENGTH, COSTS_LENGTH, LED_BY_LENGTH, TITLE_LENGTH
from bot.domain.sessions import Session, SessionWords, Venue
from bot.domain.topic_words import (
    MOST_OPTIONS,
    MOST_PROMPTS,
    OFFER_LENGTH,
    OPTION_LENGTH,
    PROMPT_LENGTH,
    QUESTION_LENGTH,
)
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Choice
from cogs.kit.forms import A_NAME, Choose, Field, Form
from cogs.sessions import verbs

_ROOM: Final = 2  # times as many characters as fit, so that who writes too much is told, and not cut off
FIGURES: Final = 3
_TIME_LENGTH: Final = 100


def words_form(_: Words, session: Session | None = None) -> Form:
    """Take what it is called and for, where people meet, and who leads it."""
    words = session.words if session else SessionWords("", "")
    where = _("A link to Teams, Zoom or Meet, a phone number, or a place. It may wait.")
    led = _("For example: Grace and Amara. It may stay empty.")
    return Form(
        verbs.SESSION_WORDS,
        _.label("A session"),
        (
            Field("title", _.label("What it is called"), value=words.title, most=TITLE_LENGTH),
            Field(
                "aim", _.label("What it is for"), _("One sentence. It stands on the card."), words.aim, most=AIM_LENGTH
            ),
            Field(
                "where", _.label("Link or place"), where, words.where, required=False, most=WHERE_LENGTH, is_place=True
            ),
            Field(
                "led_by",
                _.label("Who leads it"),
                led,
                words.led_by,
                required=False,
                most=LED_BY_LENGTH,
                expects=A_NAME,
            ),
        ),
        session.id if session else NO_REFERENCE,
        public=True,
    )


def about_form(_: Words, session: Session | None = None) -> Form:
    """Take how long it lasts, by what people meet, how many find a place, what is offered and what is covered."""
    places = "" if session is None or session.places is None else str(session.places)
    return Form(
        verbs.SESSION_ABOUT_SEND,
        _.label("About it"),
        (
            Field(
                "minutes",
                _.label("How many minutes"),
                _("From 15 minutes to 8 hours."),
                str(session.minutes) if session else "",
                most=FIGURES,
            ),
            Choose("venue", _.label("How people meet"), _venues(_), value=session.venue if session else ""),
            Field(
                "places",
                _.label("How many places"),
                _("Leave it empty for no limit."),
                places,
                required=False,
                most=FIGURES,
            ),
            *_offered(_, session),
        ),
        session.id if session else NO_REFERENCE,
        public=True,
    )


def _offered(_: Words, session: Session | None) -> tuple[Field, ...]:
    offer = _("One plain sentence, or nothing. It is the same live and in the thread.")
    costs = _("For example: bus fares, and care for somebody at home. Or nothing.")
    return (
        Field(
            "offer",
            _.label("What is offered"),
            offer,
            session.offer if session else "",
            required=False,
            most=OFFER_LENGTH,
        ),
        Field(
            "costs",
            _.label("Which costs are covered"),
            costs,
            session.costs if session else "",
            required=False,
            most=COSTS_LENGTH,
        ),
    )


def twin_form(_: Words, session: Session | None = None) -> Form:
    """Take what those are asked who cannot come: it stays open for three weeks after the session."""
    twin = (session.words if session else SessionWords("", "")).twin
    options, prompts = "\n".join(twin.options), "\n".join(twin.prompts)
    taps = _("From 1 to 4. “Something else” is added by itself.")
    boxes = _("Up to 2 short boxes, each with a line above it. Both may stay empty.")
    return Form(
        verbs.SESSION_TWIN_SEND,
        _.label("The question"),
        (
            Field(
                "question",
                _.label("Question"),
                _("It opens with the session, and stays open for 3 weeks after it."),
                twin.question,
                most=QUESTION_LENGTH,
            ),
            Field(
                "options",
                _.label("Ready-made answers, one a line"),
                taps,
                options,
                long=True,
                most=_ROOM * MOST_OPTIONS * OPTION_LENGTH,
            ),
            Field(
                "prompts",
                _.label("To answer in words, one a line"),
                boxes,
                prompts,
                long=True,
                required=False,
                most=_ROOM * MOST_PROMPTS * PROMPT_LENGTH,
            ),
        ),
        session.id if session else NO_REFERENCE,
        public=True,
    )


def times_form(_: Words, ref: str = NO_REFERENCE) -> Form:
    """Take several times, for partners to say which suits them best."""
    hint = _("From 2 to 5, each like this: Thursday 25 March 8pm. In English, please.")
    times = Field(
        "times",
        _.label("One time a line"),
        hint,
        long=True,
        most=MOST_CANDIDATES * _TIME_LENGTH,
        guarded=False,
    )
    return Form(verbs.SESSION_TIMES, _.label("Which time?"), (times,), ref)


def _venues(_: Words) -> tuple[Choice, ...]:
    return (
        Choice(Venue.TEAMS, _.label("Teams")),
        Choice(Venue.ZOOM, _.label("Zoom")),
        Choice(Venue.MEET, _.label("Google Meet")),
        Choice(Venue.PHONE, _.label("Phone")),
        Choice(Venue.IN_PERSON, _.label("In person"), _("Everybody sees the place.")),
        Choice(Venue.OTHER, _.label("Another link")),
    )
