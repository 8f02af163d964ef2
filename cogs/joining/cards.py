"""The four screens on the way in, and goodbye."""

from collections.abc import Sequence

from bot.domain.hours import Pattern, hours_for
from bot.domain.people import RoleGroup
from bot.domain.preferences import Consent, Joined, Joining, ShownAs
from bot.services.joining import LONGEST_NAME
from bot.text import Words, later
from cogs.joining import verbs
from cogs.kit import people, week
from cogs.kit.cards import Button, Card, Choice, Menu, Tone
from cogs.kit.clean import shown
from cogs.kit.forms import A_NAME, Field, Form
from cogs.kit.verbs import DELETE_MESSAGES, JOIN, LEAVE, MY_DATA, MY_SETTINGS, TEST_NOTE, WHAT_IS_OPEN, Verb

ASKED_IN_EACH = later("Which language would you like?")
OFFERED = tuple(pattern for pattern in Pattern if pattern is not Pattern.OWN)
_IN_A_ROW = 3
_ANYWHERE = "UTC"  # the clock on the wall is the same in every zone
Row = tuple[Button, ...]


def language(_: Words, offered: Sequence[tuple[str, str]]) -> Card:
    """Ask for the language, in each of them: codes come with the question in their own words."""
    buttons = tuple(Button(Verb(f"join-in-{code}"), people.language_called(code)) for code, _asked in offered)
    return Card(
        title=_("Taking part"),
        body="\n".join(f"**{asked}**" for _code, asked in offered),
        small=_("1 of 4. You can change it later."),
        rows=_rows(buttons, 5),
    )


def what_this_is(_: Words) -> Card:
    """Say what somebody is asked into, before they say who they are."""
    lines = (
        _("**Your group.** Everybody here, managers too, can see on Discord which group you choose."),
        _("**What.** We make training and cards for homecare."),
        _("**Who sees what.** Votes are sealed. What you post, others can read."),
        _("**Not secret.** Discord and whoever runs this bot see that you joined."),
        _("**Time.** 1 to 5 minutes for most things."),
    )
    return Card(
        title=_("What this is"),
        body="\n".join(lines),
        small=_("2 of 4"),
        rows=((Button(verbs.JOIN_ON, _.label("Go on"), tone=Tone.MAIN), Button(verbs.JOIN_MORE, _.label("More"))),),
    )


def more(_: Words) -> Card:
    """Say the rest of it, for those who want to know."""
    lines = (
        _("Coordinators ask. You can send ideas of your own, too."),
        _("Your role group and settings are kept until you leave."),
        _("A screenshot cannot be stopped."),
        _("This is not a place to report harm. In danger, call 999."),
    )
    return Card(
        title=_("More about it"),
        body="\n\n".join(lines),
        rows=((Button(verbs.JOIN_ON, _.label("Go on"), tone=Tone.MAIN),),),
    )


def who(_: Words, so_far: Joining) -> Card:
    """Ask for the role group and the name that is shown."""
    rows: tuple[Row | Menu, ...] = (*_groups(_, so_far.role_group), _names(_, so_far.shown_as))
    go_on: Row = (Button(verbs.JOIN_NEXT, _.label("Go on"), tone=Tone.MAIN),)
    return Card(
        title=_("Which of these are you?"),
        body=_("Carers, aides, PAs and domiciliary care workers are homecare workers.")
        + "\n\n"
        + _shown(_, so_far.shown_as, so_far.pseudonym, so_far.role_group),
        small=_("3 of 4. Everybody here sees your group. We ask for no employer and no address."),
        rows=(*rows, go_on) if so_far.role_group else rows,
    )


def name_form(_: Words, pseudonym: str = "") -> Form:
    """Take a name somebody makes up."""
    label, hint = _.label("The name shown"), _("It need not be like your own.")
    field = Field("name", label, hint, pseudonym, most=LONGEST_NAME, expects=A_NAME)
    return Form(verbs.JOIN_NAME, _.label("A name you make up"), (field,))


def when(_: Words, so_far: Joining) -> Card:
    """Ask when somebody may be reached, and for one explicit yes."""
    buttons = tuple(
        _choice("join-when", one.value, week.pattern_on_button(_, one), chosen=one is so_far.pattern) for one in OFFERED
    )
    if so_far.pattern is None:
        return Card(
            title=_("When may we write to you?"),
            body=_("What is your working week most like? We write at other times. You can change it later."),
            small=_("4 of 4"),
            rows=_rows(buttons),
        )
    return Card(
        title=_("When may we write to you?"),
        body=_promise(_, so_far.pattern) + "\n\n" + _("Your yes says: “{text}”", text=_yes(_)),
        small=_("4 of 4"),
        rows=(*_rows(buttons), (Button(verbs.JOIN_YES, _.label("Yes, take part"), tone=Tone.MAIN),)),
    )


def welcome(_: Words, joined: Joined) -> Card:
    """Thank somebody for joining."""
    return Card(
        title=_("Thank you. You have joined."),
        body=_("You are here as: **{group}**.", group=people.one(_, joined.partner.role_group))
        + "\n\n"
        + _("When something opens, it appears in the notices channel. Answer when it suits you, or not at all."),
        rows=(
            (
                Button(WHAT_IS_OPEN, _.label("What is open"), tone=Tone.MAIN),
                Button(MY_SETTINGS, _.label("My settings")),
                Button(TEST_NOTE, _.label("Send me a test note")),
            ),
        ),
    )


def already(_: Words, joined: Joined) -> Card:
    """Show somebody who takes part what they chose, and let them change their role group."""
    partner, chosen = joined.partner, joined.preferences
    lines = (
        _("You are here as: **{group}**.", group=people.one(_, partner.role_group)),
        _shown(_, chosen.shown_as, chosen.pseudonym, partner.role_group),
        _("Your week: **{pattern}**.", pattern=week.pattern_called(_, chosen.hours.pattern)),
    )
    rows: tuple[Row | Menu, ...] = (*_groups(_, partner.role_group), _names(_, chosen.shown_as))
    here: Row = (Button(MY_SETTINGS, _.label("My settings")), Button(LEAVE, _.label("Leave"), tone=Tone.GRAVE))
    return Card(
        title=_("You take part"),
        body="\n".join(lines[:1] if _.easy else lines),
        small=_("Does something else fit better? Change it here."),
        rows=(*rows, here),
    )


def leaving(_: Words) -> Card:
    """Say what goes and what stays, before anything does."""
    return Card(
        title=_("Leave?"),
        body=_("**What goes, at once and for good:** your group, your language and all your choices.")
        + "\n\n"
        + _("**What stays until it is answered:** your calls, concerns, data requests and signed ideas.")
        + "\n\n"
        + _("Answers in open votes still count, sealed. While you are in the server, you can change them.")
        + "\n\n"
        + _("Your answers to questions stay, under your role group."),
        small=_("Nobody asks why."),
        rows=(
            (
                Button(verbs.LEAVE_NOW, _.label("Yes, leave now"), tone=Tone.GRAVE),
                Button(MY_SETTINGS, _.label("No, stay"), tone=Tone.MAIN),
                Button(MY_DATA, _.label("My data")),
            ),
        ),
    )


def left(_: Words) -> Card:
    """Say that it is done, and what still stands in private."""
    return Card(
        title=_("You have left"),
        body=_("We have deleted your group, your language and all your choices.")
        + "\n\n"
        + _("Our private messages still stand in Discord, where only you see them.")
        + "\n\n"
        + _("You are welcome back at any time."),
        rows=(
            (
                Button(JOIN, _.label("Join again")),
                Button(DELETE_MESSAGES, _.label("Delete our private messages")),
                Button(MY_DATA, _.label("My data")),
            ),
        ),
    )


def _groups(_: Words, chosen: RoleGroup | None) -> tuple[Row, ...]:
    return _rows(
        tuple(_choice("join-as", group.value, people.short(_, group), chosen=group is chosen) for group in RoleGroup)
    )


def _names(_: Words, chosen: ShownAs) -> Menu:
    choices = (
        (ShownAs.ROLE, _.label("Show what I am"), _("For example: a homecare worker")),
        (ShownAs.NAME, _.label("Show my name in this server"), ""),
        (ShownAs.PSEUDONYM, _.label("Show a name I make up"), ""),
    )
    lines = tuple(Choice(one.value, label, hint, chosen=one is chosen) for one, label, hint in choices)
    return Menu(verbs.JOIN_SHOWN, "-", _.label("The name shown"), lines)


def _shown(_: Words, shown_as: ShownAs, pseudonym: str, group: RoleGroup | None) -> str:
    if shown_as is ShownAs.PSEUDONYM:
        return _("Your words are shown as from **{name}**.", name=shown(pseudonym))
    if shown_as is ShownAs.NAME:
        return _("Your words are shown with your name in this server.")
    if group is None:
        return _("Your words are shown with what you are, not with your name.")
    return _("Your words are shown as from **{name}**.", name=people.a_person(_, group))


def _promise(_: Words, pattern: Pattern) -> str:
    named, daily = week.pattern_called(_, pattern), week.daily(hours_for(pattern, _ANYWHERE).windows)
    return _("**{pattern}.** Notes come at {span}, once a day at most.", pattern=named, span=daily)


def _yes(_: Words) -> str:
    return people.consent_asked(_, Consent.TAKE_PART)


def _choice(verb: str, value: str, label: str, *, chosen: bool) -> Button:
    tick = "✓ " if chosen else ""
    return Button(Verb(f"{verb}-{value.replace('_', '-')}"), tick + label, tone=Tone.MAIN if chosen else Tone.PLAIN)


def _rows(buttons: Row, size: int = _IN_A_ROW) -> tuple[Row, ...]:
    return tuple(buttons[first : first + size] for first in range(0, len(buttons), size))
