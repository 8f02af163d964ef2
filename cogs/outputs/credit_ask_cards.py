"""What coordinators see of asking everybody how to name them: nothing on it depends on what anybody answered."""

from bot.domain.credits import DAYS_ASKED, CreditAsking
from bot.domain.outputs import CREDIT_ASKED_FOR, Output, OutputState
from bot.domain.small_numbers import SMALLEST
from bot.text import Words
from cogs.kit.cards import Button, Card, Choice, Menu, Row, moment
from cogs.kit.clean import as_heading
from cogs.kit.nouns import already_open
from cogs.outputs import verbs


def button(_: Words, output: Output) -> Button:
    """Lead from its panel to asking, or to how long people are asked."""
    if output.state is OutputState.ASKING:
        return Button(verbs.CREDIT_ASK, _.label("People are asked for names"), output.id)
    return Button(verbs.CREDIT_ASK, _.label("Ask how people wish to be named"), output.id)


def asking(_: Words, found: CreditAsking) -> Card:
    """Say what asking costs people before they are asked, or until when they are asked."""
    return _asked(_, found) if found.output.state is OutputState.ASKING else _before(_, found)


def _before(_: Words, found: CreditAsking) -> Card:
    asked = _.number("{n} person", "{n} people", found.people) if found.people >= SMALLEST else _("few so far")
    parts = (
        _("Everybody who has joined is asked, whatever they did: **{people}**.", people=asked),
        _("Each gets a note in their hours, and one more the day before the end. It takes a minute."),
        _("Nobody sees an answer before it is published, you neither. Without an answer nobody is named."),
    )
    return Card(
        title=_("Ask how people wish to be named?"),
        wrote=as_heading(found.output.words.title),
        body="\n".join(parts),
        small=already_open(_, found.open_already),
        rows=(_how_long(_, found.output), (_back(_, found.output),)),
    )


def _asked(_: Words, found: CreditAsking) -> Card:
    until = found.output.asked_until
    return Card(
        title=_("People are asked how to name them"),
        wrote=as_heading(found.output.words.title),
        body="\n".join(
            (
                *([_("Time to answer: until {when}.", when=moment(until))] if until else []),
                _("How many have answered is shown to nobody. Names appear when it is published."),
            )
        ),
        small=_("Many work nights or weekends. A week more brings nobody another note."),
        rows=(
            (
                Button(verbs.CREDIT_ASK_LONGER, _.label("Ask for a week more"), found.output.id),
                _back(_, found.output),
            ),
        ),
    )


def _how_long(_: Words, output: Output) -> Row:
    called = {7: _.label("One week"), 14: _.label("Two weeks"), 21: _.label("Three weeks")}
    usual = CREDIT_ASKED_FOR.days
    choices = tuple(Choice(str(days), called[days], _.label("usual") if days == usual else "") for days in DAYS_ASKED)
    return Menu(verbs.CREDIT_ASK_FOR, output.id, _.label("Ask now, for how long?"), choices)


def _back(_: Words, output: Output) -> Button:
    return Button(verbs.OUTPUT, _.label("Go back"), output.id)
