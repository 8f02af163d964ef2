"""The rest of what is one's own to choose: reading, what helps, credit, consents; and the way out."""

from collections.abc import Mapping
from typing import Final

from bot.domain.consents import VERSIONS
from bot.domain.preferences import Consent, Credit, Preferences, Reading
from bot.services.preferences import LONGEST_HELPS, LONGEST_PSEUDONYM
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Choice, Menu, Tone
from cogs.kit.clean import shown
from cogs.kit.forms import A_NAME, Field, Form
from cogs.kit.verbs import JOIN, LEAVE, MY_CONSENTS, MY_CREDITS, MY_DATA, MY_SETTINGS, MY_THANKS
from cogs.me import verbs
from cogs.me.cards import back

ASKED_FOR: Final = tuple(one for one in Consent if one is not Consent.TAKE_PART)  # that one ends by leaving


def more(_: Words, chosen: Preferences) -> Card:
    """Lead to the rest."""
    easy = chosen.reading is Reading.EASY
    reading = (
        Button(verbs.READ_PLAIN, _.label("Show me full screens"))
        if easy
        else Button(verbs.READ_EASY, _.label("Show me shorter screens"))
    )
    return Card(
        title=_("More"),
        body=_("You see shorter screens where we have them.") if easy else _("You see full screens."),
        small=_("Only you can see this."),
        rows=(
            (
                reading,
                Button(verbs.MY_HELPS, _.label("What helps me")),
                Button(verbs.MY_CREDIT, _.label("Credit")),
                Button(MY_CONSENTS, _.label("What I agreed to")),
            ),
            (
                Button(MY_THANKS, _.label("Thanks")),
                Button(MY_DATA, _.label("My data")),
                Button(JOIN, _.label("Change my group")),
                Button(LEAVE, _.label("Leave"), tone=Tone.GRAVE),
                back(_, MY_SETTINGS),
            ),
        ),
    )


def helps(_: Words, chosen: Preferences) -> Card:
    """Show somebody the words they keep for themselves."""
    clear = (Button(verbs.HELPS_CLEAR, _.label("Delete it")),) if chosen.helps else ()
    return Card(
        title=_("What helps me"),
        body="" if chosen.helps else _("A place to write down what makes taking part easier."),
        wrote=shown(chosen.helps),
        small=_("Nobody here can read this but you. Show it to somebody if you like."),
        rows=((Button(verbs.HELPS_WRITE, _.label("Write it")), *clear, back(_, verbs.MY_MORE)),),
    )


def helps_form(_: Words, written: str = "") -> Form:
    """Take what helps."""
    hint = _("Such as: a call before, large print, short messages")
    field = Field(
        "helps",
        _("What helps me"),
        hint,
        value=written,
        long=True,
        required=False,
        most=LONGEST_HELPS,
        guarded=False,
    )
    return Form(verbs.MY_HELPS, _("What helps me"), (field,))


def credit(_: Words, chosen: Preferences) -> Card:
    """Say how somebody usually wishes to be named, which is offered first when they are asked, and the other ways."""
    said = {
        Credit.NAME: _("First comes: **By my name**."),
        Credit.PSEUDONYM: _("First comes a name you made up: **{name}**.", name=shown(chosen.pseudonym)),
        Credit.NONE: _("First comes: **Leave me out**."),
    }[chosen.credit]
    return Card(
        title=_("Credit"),
        body=_("When something is made, we ask how to name you in it.") + " " + said,
        small=_("You choose each time. Without an answer you are not named."),
        rows=(
            (
                Button(verbs.CREDIT_NAME, _.label("By my name")),
                Button(verbs.CREDIT_PSEUDONYM, _.label("By a name I make up")),
                Button(verbs.CREDIT_NONE, _.label("Leave me out")),
            ),
            (Button(MY_CREDITS, _.label("How I'm credited")), back(_, verbs.MY_MORE)),
        ),
    )


def pseudonym_form(_: Words, pseudonym: str = "") -> Form:
    """Take a name somebody makes up."""
    label, hint = _("The name that others see"), _("It need not be like your own.")
    field = Field("name", label, hint, value=pseudonym, most=LONGEST_PSEUDONYM, expects=A_NAME)
    return Form(verbs.CREDIT_PSEUDONYM, _("A name you make up"), (field,))


def agreed(_: Words, given: Mapping[Consent, bool]) -> Card:
    """Show the consents in their own words, and let each be given or taken back."""
    lines = (_said(_, one, yes=given.get(one, False)) for one in ASKED_FOR)
    choices = tuple(_change(_, one, yes=given.get(one, False)) for one in ASKED_FOR)
    return Card(
        title=_("What I agreed to"),
        body="\n".join(lines),
        rows=(Menu(verbs.CONSENT, "-", _.label("Change one"), choices), (back(_, verbs.MY_MORE),)),
    )


def _said(_: Words, consent: Consent, *, yes: bool) -> str:
    text = people.consent_asked(_, consent)
    return _("**Yes:** {text}", text=text) if yes else _("**No:** {text}", text=text)


def _change(_: Words, consent: Consent, *, yes: bool) -> Choice:
    """Offer to take back a yes, or to say yes to the very words on the screen."""
    name, hint = _.both(_short, consent), _.both(_now, yes=yes)
    return Choice(f"{consent.value}.no" if yes else f"{consent.value}.yes.{VERSIONS[consent]}", name, hint)


def _now(_: Words, *, yes: bool) -> str:
    return _("Now yes. Take it back.") if yes else _("Now no. Say yes.")


def _short(_: Words, consent: Consent) -> str:
    return {
        Consent.TAKE_PART: _("Take part"),
        Consent.BE_QUOTED: _("Be quoted"),
        Consent.BE_NAMED: _("Be named"),
        Consent.BE_CONTACTED_LATER: _("Be written to later"),
        Consent.RESEARCH: _("Be part of research"),
    }[consent]
