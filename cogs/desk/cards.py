"""What the desk shows: the front door, joining, settings, help."""

from collections.abc import Sequence

from bot.domain.people import Partner, RoleGroup
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


def choose_group(_: Words, *, joined: RoleGroup | None) -> Card:
    """Ask which role group a person is in."""
    small = _("We keep your Discord number and this choice. No employer, no address. You can leave with one press.")
    return Card(
        title=_("Which of these are you?"),
        body=_("Choose the one that fits best. Nobody here ranks above anybody else."),
        small=small,
        rows=(
            Menu(
                "join-as",
                "-",
                _.label("Choose one"),
                tuple(
                    Choice(group.value, people.short(_, group), _group_hint(_, group), chosen=group is joined)
                    for group in RoleGroup
                ),
            ),
        ),
    )


def _group_hint(_: Words, group: RoleGroup) -> str:
    return _("Carer, aide, personal assistant, support worker") if group is RoleGroup.WORKER else ""


def welcome(_: Words, partner: Partner) -> Card:
    """Thank somebody for joining."""
    return Card(
        title=_("Thank you. You have joined."),
        body=_("You are here as: **{group}**.", group=people.one(_, partner.role_group))
        + "\n\n"
        + _("When something opens, it appears in the notices channel. Answer when it suits you, or not at all."),
        rows=((Button("open", _.label("What is open"), tone=Tone.MAIN), Button("me", _.label("My settings"))),),
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


def left(_: Words) -> Card:
    """Say goodbye without asking why."""
    return Card(
        title=_("You have left"),
        body=_("We have deleted your group and your language.")
        + "\n\n"
        + _(
            "Answers you gave in open votes still count, sealed as they are. "
            "The list of who was asked in a vote is deleted 30 days after it closes."
        )
        + "\n\n"
        + _("You are welcome back at any time."),
        rows=((Button("join", _.label("Join again")),),),
    )


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
