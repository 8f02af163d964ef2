"""What comes of a vote: by when people hear it, saying it, and what they were told."""

from datetime import datetime
from typing import Final

from bot.domain.hearing import SAID_LENGTH
from bot.domain.next_steps import NextStep
from bot.domain.poll_outcomes import Outcome
from bot.domain.polls import Poll
from bot.text import Words
from cogs.kit.cards import NO_REFERENCE, Button, Card, Tone, on_day
from cogs.kit.clean import as_heading, shown, shown_in
from cogs.kit.forms import Field, Form, Says
from cogs.kit.nouns import short
from cogs.kit.verbs import TO_DO
from cogs.polls import verbs

_ENDINGS: Final = (".", "!", "?", "…")
_ROOM: Final = 300  # on a result, which may be long; all of it stands in a message of its own


def hear_by(_: Words, by: datetime) -> str:
    """Say by when people hear what came of a vote."""
    return _("You hear by {day} what came of it.", day=on_day(by))


def promised(_: Words, poll: Poll) -> str:
    """Say before anybody answers what happens with a vote, and by when people hear of it."""
    if not poll.next_step:
        return hear_by(_, poll.hear_by)
    happens = _("**Then:** {next_step}", next_step=shown(poll.next_step))
    ends = "" if poll.next_step.endswith(_ENDINGS) else "."
    return f"{happens}{ends} {_('You hear by {day}.', day=on_day(poll.hear_by))}"


def came_of_it(_: Words, outcome: Outcome) -> str:
    """Say on a result what came of it, in everybody's languages: nothing until it was said."""
    if not outcome.came_of_it:
        return ""
    return f"**{_.label('What came of it')}:** {shown_in(outcome.came_of_it, _ROOM)}"


def told_form(_: Words, step: NextStep | None = None) -> Form:
    """Take what came of a vote."""
    field = Field(
        "told",
        _.label("What was done?"),
        _("In a sentence or two. Everybody reads it, and it cannot be changed."),
        long=True,
        most=SAID_LENGTH,
    )
    ref, about = (step.poll.id, (Says(as_heading(step.poll.question)),)) if step else (NO_REFERENCE, ())
    title = _.label("What came of it")
    return Form(verb=verbs.POLL_TELL_WORDS, ref=ref, title=title, fields=(*about, field), public=True)


def told(_: Words, step: NextStep) -> Card:
    """Say that people hear it now."""
    return Card(
        title=_("People hear it now"),
        wrote=_quoted(step),
        body=_("It goes to the notices channel. It stands on the result too."),
        small=_("It is said once, so it does not change."),
        rows=(_on(_),),
    )


def told_already(_: Words, step: NextStep, typed: str = "") -> Card:
    """Say kindly that somebody was quicker; what was `typed` went nowhere."""
    yours = f"**{_.label('You wrote this. It was not sent:')}**\n> {shown(typed)}" if typed else ""
    return Card(
        title=_("This was said already"),
        wrote="\n\n".join(filter(None, (_quoted(step), yours))),
        body=_("Another coordinator has said it already. People have heard it."),
        rows=(_on(_),),
    )


def notice(_: Words, step: NextStep) -> Card:
    """Tell everybody what came of a vote."""
    return Card(title=_("What came of a vote"), wrote=f"{as_heading(step.poll.question)}\n{shown(step.words)}")


def owed(_: Words, step: NextStep, now: datetime) -> str:
    """Say to coordinators what is owed of one vote, and by when."""
    asked = _("A vote: {question}", question=short(step.poll.question))
    by = on_day(step.due)
    if step.is_overdue(now):
        return f"{asked} · " + _("**This is late.** People were to hear by {day} what came of it.", day=by)
    return f"{asked} · " + _("Say by {day} what came of it.", day=by)


def to_tell(_: Words, step: NextStep) -> tuple[Button, ...]:
    """Lead there."""
    return (say_it(_, step.poll),)


def say_it(_: Words, poll: Poll) -> Button:
    """Lead to the form in which it is said."""
    return Button(verbs.POLL_TELL, _.label("Say what was done"), poll.id)


def is_due(_: Words) -> str:
    """Say that something is owed, and nothing of what it is."""
    return _("A vote has ended. Please say soon what came of it: people wait for that.")


def said(_: Words, step: NextStep) -> str:
    """Say in short what came of it."""
    return f"{short(step.poll.question)} · " + _("What came of it: {words}", words=short(step.words))


def _quoted(step: NextStep) -> str:
    return f"{as_heading(step.poll.question)}\n> {shown(step.words)}"


def _on(_: Words) -> tuple[Button, ...]:
    return (Button(TO_DO, _.label("To do"), tone=Tone.MAIN),)
