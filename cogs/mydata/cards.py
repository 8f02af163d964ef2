"""The screens of My data, for whoever it is about."""

from collections.abc import Sequence

from bot.domain.data_requests import DataRequest, RequestKind
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Choice, Menu, Tone
from cogs.kit.forms import Field, Form
from cogs.kit.verbs import DELETE_MESSAGES, JOIN, MY_DATA, MY_RECORD, MY_SETTINGS
from cogs.mydata import verbs
from cogs.mydata.pages import DataPage, fate, lines, titled


def my_data(_: Words) -> Card:
    """Offer what people can do about their data."""
    return Card(
        title=_("My data"),
        body=_("See what is kept about you here. Take it along, put it right, or have it deleted."),
        small=_("Only you can see this."),
        rows=(
            (
                Button(verbs.DATA_SEE, _.label("See it"), tone=Tone.MAIN),
                Button(verbs.DATA_EXPORT, _.label("Take it along")),
                Button(MY_RECORD, _.label("My record")),
            ),
            (
                Button(verbs.DATA_CORRECT, _.label("Put something right")),
                Button(verbs.DATA_ASK, _.label("Ask")),
                Button(verbs.DATA_COMPLAIN, _.label("Complain")),
            ),
            (
                Button(DELETE_MESSAGES, _.label("Delete our private messages")),
                Button(verbs.DATA_DELETE, _.label("Delete everything"), tone=Tone.GRAVE),
            ),
        ),
    )


def page(_: Words, found: Sequence[DataPage], number: int) -> Card:
    """Show one screen of what is held, with a way to every other."""
    here = found[number]
    every = tuple(Choice(str(place), _both(_, one), chosen=place == number) for place, one in enumerate(found))
    return Card(
        title=titled(_, here),
        body=lines(_, here),
        small=fate(_, here.holding),
        rows=(Menu(verbs.DATA_PAGE, "-", _.label("What to see"), every), (_back(_),)),
    )


def exporting(_: Words) -> Card:
    """Say that the files follow."""
    return Card(
        title=_("Your data, to take along"),
        body=_("Two files follow here. One is a page to read. The other is for programmes."),
        small=_("Only you can see them. Keep them where nobody else looks."),
        rows=((_back(_),),),
    )


def files(_: Words) -> Card:
    """Stand above the files."""
    return Card(title=_("Your data"), body=_("A page to read, and the same for programmes."))


def correct(_: Words) -> Card:
    """Lead to the settings for what people can change themselves, and to a form for the rest."""
    return Card(
        title=_("Put something right"),
        body=_("Your group, your times, your language: you can change these yourself, under My settings.")
        + "\n\n"
        + _("For anything else, write to us. A coordinator reads your words without your name."),
        rows=(
            (
                Button(MY_SETTINGS, _.label("My settings"), tone=Tone.MAIN),
                Button(verbs.DATA_WRITE, _.label("Write what is wrong")),
                _back(_),
            ),
        ),
    )


def complain(_: Words) -> Card:
    """Offer to complain with one press, or in words."""
    return Card(
        title=_("Complain about your data"),
        body=_("One press is enough. You can also say what it is about.")
        + "\n\n"
        + _("A coordinator reads it without your name. You hear from us within 30 days.")
        + "\n\n"
        + _("You can also complain to the Information Commissioner: ico.org.uk"),
        rows=(
            (
                Button(verbs.DATA_COMPLAIN_NOW, _.label("Complain now"), tone=Tone.MAIN),
                Button(verbs.DATA_COMPLAIN_SAY, _.label("Say what it is about")),
                _back(_),
            ),
        ),
    )


def asked(_: Words, request: DataRequest) -> Card:
    """Say that a request has arrived, and by when it is answered."""
    thanks = {
        RequestKind.QUESTION: _("We have your question"),
        RequestKind.CORRECTION: _("We have your request"),
        RequestKind.COMPLAINT: _("We have your complaint"),
    }[request.kind]
    return Card(
        title=thanks,
        body=_("You have an answer by **{day}** at the latest.", day=_.day(request.due))
        + "\n\n"
        + _("Coordinators see the dates and your words. They do not see who you are."),
        rows=((Button(verbs.DATA_SEE, _.label("See it")), _back(_)),),
    )


def delete(_: Words) -> Card:
    """Say what goes, what stays and why, before anything does."""
    return Card(
        title=_("Delete everything about you?"),
        body=_("**What goes:** your group, settings, consents, answers, notes and requests. You take part no longer.")
        + "\n\n"
        + _("**What stays:** totals and decisions. They belong to everyone, without your number.")
        + "\n\n"
        + _("A sealed vote holds no name, so it counts. Words shown without a name stay: nothing leads to you.")
        + " "
        + _("The log keeps a tag that nobody here can read."),
        rows=(
            (
                Button(verbs.DATA_DELETE_NOW, _.label("Yes, delete it"), tone=Tone.GRAVE),
                Button(MY_DATA, _.label("No, keep it"), tone=Tone.MAIN),
            ),
        ),
    )


def deleted(_: Words) -> Card:
    """Say that it is done, and what stayed."""
    return Card(
        title=_("Your data is deleted"),
        body=_("We have deleted it. Within an hour it is gone from the older copies too.")
        + "\n\n"
        + _("The totals of votes stay as they were. Nothing in them leads to you.")
        + "\n\n"
        + _("Our private messages still stand in Discord, where only you see them."),
        rows=(
            (
                Button(DELETE_MESSAGES, _.label("Delete our private messages")),
                Button(JOIN, _.label("Join again")),
            ),
        ),
    )


def answer_note(_: Words) -> Card:
    """Tell somebody privately that there is an answer; what it says waits behind a button."""
    return Card(
        title=_("An answer about your data"),
        body=_("You asked something about your data. The answer is under My data."),
        rows=((Button(verbs.DATA_SEE, _.label("See it"), tone=Tone.MAIN),),),
    )


def words_form(_: Words, kind: RequestKind) -> Form:
    """Take words about one's data."""
    verb, title, label = {
        RequestKind.QUESTION: (verbs.DATA_QUESTION, _("Ask about your data"), _("What would you like to know?")),
        RequestKind.CORRECTION: (
            verbs.DATA_CORRECTION,
            _("Put something right"),
            _("What is wrong, and what is right?"),
        ),
        RequestKind.COMPLAINT: (verbs.DATA_COMPLAINT, _("Complain about your data"), _("What is it about?")),
    }[kind]
    hint = _("A coordinator reads this without your name.")
    return Form(verb, title, (Field("words", label, hint, long=True, most=1000),))


def _back(_: Words) -> Button:
    return Button(MY_DATA, _.label("Back"))


def _both(_: Words, one: DataPage) -> str:
    return limits.cut(_.both(titled, one), limits.SELECT_TEXT)
