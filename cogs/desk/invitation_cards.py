"""What /setup shows and asks about an invitation for partners."""

from datetime import datetime

from bot.text import Words
from cogs.desk import verbs
from cogs.kit.cards import Button, Card, Tone, moment
from cogs.kit.forms import Field, Form
from cogs.kit.verbs import Verb


def offer(_: Words) -> Card:
    """Say what there would be, and ask which invitation."""
    return Card(
        title=_("An invitation to print"),
        body=_("A sheet for the wall: a square to scan, and the address in letters.")
        + "\n\n"
        + _("Anybody who has the address can come into this server. It does not end until you end it."),
        rows=(
            (
                Button(verbs.SETUP_INVITE_MAKE, _.label("Make one"), tone=Tone.MAIN),
                Button(verbs.SETUP_INVITE_WRITE, _.label("I have one")),
                _back(_, verbs.SETUP_LOOK),
            ),
        ),
    )


def making(_: Words) -> Card:
    """Say that it may take a moment."""
    return Card(title=_("The sheet follows here"), body=_("This takes a few seconds."))


def made(_: Words, address: str) -> Card:
    """Stand above the sheet."""
    return Card(
        title=_("The sheet to print"),
        body=_("The address on it: **{address}**", address=address)
        + "\n\n"
        + _("Hang it where people can look at it alone. Nobody is told who does."),
        small=_("To end it: Server settings, Invites."),
    )


def not_allowed(_: Words) -> Card:
    """Say that Discord does not let the bot make one, and the two ways on."""
    return Card(
        title=_("The bot may not make an invitation"),
        body=_("You can allow it under Permissions. Or make one in Discord, and give it here."),
        rows=(
            (
                Button(verbs.SETUP_PERMISSIONS, _.label("Permissions"), tone=Tone.MAIN),
                Button(verbs.SETUP_INVITE_WRITE, _.label("I have one")),
                _back(_, verbs.SETUP_INVITE),
            ),
        ),
    )


def leads_nowhere(_: Words) -> Card:
    """Say that Discord knows no such invitation."""
    return _wrong(_, _("Discord knows no such invitation. Perhaps a letter is wrong, or it has ended."))


def leads_elsewhere(_: Words) -> Card:
    """Say that it is another server's."""
    return _wrong(_, _("This invitation leads to another server."))


def ends(_: Words, when: datetime) -> Card:
    """Say that it would not last on a wall."""
    return _wrong(
        _,
        _("This invitation ends on {when}.", when=moment(when))
        + "\n\n"
        + _("In Discord, choose “{choice}” for when it ends, then give it here.", choice="Never"),
    )


def form(_: Words) -> Form:
    """Take an address."""
    hint = _("Such as {address}", address="discord.gg/AbCdEf")
    field = Field("address", _("Its address"), hint, most=100, guarded=False)
    return Form(verbs.SETUP_INVITE, _("An invitation that you have"), (field,))


def _wrong(_: Words, why: str) -> Card:
    return Card(
        title=_("Please take another invitation"),
        body=why,
        rows=(
            (
                Button(verbs.SETUP_INVITE_MAKE, _.label("Make one"), tone=Tone.MAIN),
                Button(verbs.SETUP_INVITE_WRITE, _.label("I have one")),
                _back(_, verbs.SETUP_INVITE),
            ),
        ),
    )


def _back(_: Words, verb: Verb) -> Button:
    return Button(verb, _.label("Back"))
