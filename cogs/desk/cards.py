"""What the desk shows: the front door, settings, help."""

from collections.abc import Sequence

from bot.domain.people import Partner
from bot.text import Words
from cogs.kit import people
from cogs.kit.cards import Button, Card, Choice, Menu, Tone

AS_THE_SERVER = "server"
_LANGUAGES = {"en": "English", "cy": "Cymraeg"}  # each called what its own speakers call it


def front_door(_: Words) -> Card:
    """Welcome everyone to the server."""
    return Card(
        title=_("Welcome to the kitchen table"),
        body=_(
            "Here we make training, cards and policies for homecare together. "
            "Homecare workers, managers, people drawing on care, family carers and researchers all have the same say."
        )
        + "\n\n"
        + _("Take part from your phone, when it suits you, or not at all."),
        small=_("This is not a place to report harm. If somebody is in danger now, call 999."),
        rows=(
            (Button("join", _.label("Join"), tone=Tone.MAIN), Button("open", _.label("What is open"))),
            (Button("me", _.label("My settings")), Button("help", _.label("Help"))),
        ),
    )


def settings(_: Words, partner: Partner | None, language: str | None, offered: Sequence[str]) -> Card:
    """Show a person their own settings."""
    if partner is None:
        body = _("You have not joined yet. You can still choose a language.")
        row: tuple[Button, ...] = (Button("join", _.label("Join"), tone=Tone.MAIN),)
    else:
        body = _("You are here as: **{group}**.", group=people.one(_, partner.role_group))
        row = (Button("join", _.label("Change my group")), Button("leave", _.label("Leave"), tone=Tone.GRAVE))
    return Card(
        title=_("My settings"),
        body=body,
        small=_("Only you can see this."),
        rows=(_my_language(_, language, offered), row),
    )


def _my_language(_: Words, language: str | None, offered: Sequence[str]) -> Menu:
    nobody_s = Choice(AS_THE_SERVER, _.label("As the server does"), chosen=language not in offered)
    return Menu("my-language", "-", _.label("Language"), (*languages(offered, language), nobody_s))


def languages(offered: Sequence[str], chosen: str | None) -> tuple[Choice, ...]:
    """List the languages to choose from."""
    return tuple(Choice(code, _LANGUAGES.get(code, code), chosen=code == chosen) for code in offered)


def help_card(_: Words) -> Card:
    """Explain what this is."""
    lines = (
        _("**What it is.** A bot through which we decide and write things together, in everyone's own time."),
        _("**What you can do.** Join, answer votes in private, change your mind until a vote closes."),
        _("**Who sees it.** Your answers to votes are sealed. Nobody in this server can see who chose what."),
        _("**Who decides.** Partners decide together. Coordinators open votes and cannot see a single answer."),
    )
    return Card(
        title=_("Help"),
        body="\n\n".join(lines),
        small=_("This is not a place to report harm. If somebody is in danger now, call 999."),
        rows=((Button("open", _.label("What is open"), tone=Tone.MAIN), Button("me", _.label("My settings"))),),
    )
