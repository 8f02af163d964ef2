"""What /setup shows."""

from collections.abc import Sequence
from typing import Final

from bot.domain.people import Server, Silence
from bot.domain.permissions import Permission
from bot.text import Words
from cogs.desk import verbs
from cogs.desk.rooms import SetupPlan
from cogs.desk.safeguarding_cards import missing
from cogs.kit import people
from cogs.kit.blocked_channels import ChannelObstacle, one_of_each, said_of
from cogs.kit.cards import Button, Card, Choice, Menu, Tone
from cogs.kit.clean import shown
from cogs.kit.readers import said_of_readers
from cogs.kit.verbs import TEST_NOTE, TO_DO

DAYS_TO_ANSWER: Final = (1, 3, 7, 14)


def plan_card(
    _: Words, plan: SetupPlan, waiting: tuple[ChannelObstacle, ...], server: Server, offered: Sequence[str]
) -> Card:
    """Show what would be made, what stands in the way, and what waits."""
    parts = (
        _list(_("**Already here, and used as it is**"), plan.here),
        _list(_("**Would be made**"), plan.to_make),
        _list(_("**Waiting**"), [said_of(_, one) for one in one_of_each(waiting)]),
        _not_allowed(_, plan),
        _threads(_, plan),
        missing(_, server),
    )
    go = Button(
        verbs.SETUP_GO,
        _.label("Set it up") if plan.to_make else _.label("Check and post the front door"),
        tone=Tone.MAIN,
    )
    turn_to = Button(
        verbs.SETUP_SAFE, _.label("Who people turn to"), tone=Tone.PLAIN if server.is_safe_to_open else Tone.MAIN
    )
    again, to_do = Button(verbs.SETUP_LOOK, _.label("Look again")), Button(TO_DO, _.label("To do"))
    return Card(
        title=_("Setting up this server"),
        body=_in_the_way(_, plan) or "\n\n".join(part for part in parts if part),
        small=_("Nothing has been changed yet."),
        rows=(
            _language(_, server.language, offered),
            _silence(_, server),
            (go, turn_to, again, to_do) if plan.can_go_ahead else (turn_to, again, to_do),
            (
                *_permissions(_, plan),
                *(_invitation(_) if server.is_safe_to_open and not plan.to_make else ()),
                Button(TEST_NOTE, _.label("Send me a test note")),
            ),
        ),
    )


def working(_: Words) -> Card:
    """Say that it may take a moment."""
    return Card(title=_("Setting up…"), body=_("This takes a few seconds."))


def unsafe(_: Words, plan: SetupPlan, server: Server) -> Card:
    """Say what the server has now, and what it lacks before anybody can join."""
    return Card(
        title=_("Almost ready"),
        body=_list(_("**In use**"), plan.here) + "\n\n" + missing(_, server),
        small=_("The front door goes up, and partners can join, once that is there."),
        rows=((Button(verbs.SETUP_SAFE_WRITE, _.label("Write it"), tone=Tone.MAIN),),),
    )


def done(_: Words, plan: SetupPlan) -> Card:
    """Say what the server has now, and what the owner does next."""
    return Card(
        title=_("This server is ready"),
        body=_("**Next:** give out the roles Coordinator and Advisory group.")
        + "\n\n"
        + _("Once 8 have joined, a coordinator can open a vote with /poll open."),
        small=_who_gets_in(_, plan),
        rows=(
            (
                Button(verbs.SETUP_LOOK, _.label("Look again")),
                *_permissions(_, plan),
                *_invitation(_),
                Button(TEST_NOTE, _.label("Send me a test note")),
            ),
        ),
    )


def stuck(_: Words, plan: SetupPlan, not_permitted: str = "") -> Card:
    """Say what Discord did not allow."""
    parts = (
        _not_permitted(_, not_permitted) or _in_the_way(_, plan),
        _("What was made stays. Mend this and press again."),
    )
    return Card(
        title=_("Discord did not allow all of it"),
        body="\n\n".join(part for part in parts if part),
        rows=((Button(verbs.SETUP_LOOK, _.label("Look again"), tone=Tone.MAIN), *_permissions(_, plan)),),
    )


def permissions(_: Words, lacking: Sequence[Permission], link: str) -> Card:
    """Say what the bot may not do yet, what each of it is for, and how to allow all of it at once."""
    back = Button(verbs.SETUP_LOOK, _.label("Back to setting up"))
    if not lacking:
        return Card(title=_("Permissions"), body=_("The bot may do everything that it needs."), rows=((back,),))
    lines = [_("**{name}**: {purpose}", name=one.shown, purpose=_(one.purpose)) for one in lacking]
    return Card(
        title=_("What the bot may not do yet"),
        body=_list(_("**Missing**"), lines)
        + "\n\n"
        + _("[Allow all of it here]({link}). Then press Look again.", link=link),
        rows=((Button(verbs.SETUP_PERMISSIONS, _.label("Look again"), tone=Tone.MAIN), back),),
    )


def to_permissions(_: Words) -> tuple[Button, ...]:
    """Lead the owner to what the bot may not do yet."""
    return (Button(verbs.SETUP_PERMISSIONS, _.label("Permissions")),)


def to_mend(_: Words, number: int) -> str:
    """Say on the coordinators' card that permissions are missing, and who can mend it."""
    return f"{_missing_permissions(_, number)} " + _("The server's owner can mend it with /setup.")


def threads_to_mend(_: Words, names: Sequence[str]) -> str:
    """Say on the coordinators' card that others can write where the bot alone should, and who can mend it."""
    return f"{_open_threads(_, names)} " + _("The server's owner can mend it with /setup.")


def _who_gets_in(_: Words, plan: SetupPlan) -> str:
    """Say who sees the group's room; once that is well, who writes where the bot alone should."""
    if plan.advisory_readers.is_private and plan.thread_writers:
        return _threads(_, plan)
    return said_of_readers(_, plan.advisory_room, plan.advisory_readers)


def _threads(_: Words, plan: SetupPlan) -> str:
    return _open_threads(_, plan.thread_writers) if plan.thread_writers else ""


def _open_threads(_: Words, names: Sequence[str]) -> str:
    return _("In threads of the notices channel others can write: {names}.", names=", ".join(map(shown, names)))


def _invitation(_: Words) -> tuple[Button, ...]:
    return (Button(verbs.SETUP_INVITE, _.label("An invitation to print")),)


def _permissions(_: Words, plan: SetupPlan) -> tuple[Button, ...]:
    return to_permissions(_) if plan.lacking else ()


def _not_allowed(_: Words, plan: SetupPlan) -> str:
    return _missing_permissions(_, len(plan.lacking)) if plan.lacking else ""


def _missing_permissions(_: Words, number: int) -> str:
    return _.number("{n} permission is missing.", "{n} permissions are missing.", number)


def _not_permitted(_: Words, name: str) -> str:
    if not name:
        return ""
    return _(
        "The bot was not allowed to make or change “{name}”. Under its settings, Permissions, let Kitchen Table "
        "view and manage it. Or give it another name: then a new one is made.",
        name=shown(name),
    )


def _in_the_way(_: Words, plan: SetupPlan) -> str:
    lines = [
        _("The bot needs the permission “{name}”. Turn it on under Server settings, Roles, Kitchen Table.", name=name)
        for name in plan.missing_permissions
    ] + [
        _("The role “{name}” stands above the bot's own. Under Roles, drag Kitchen Table above it.", name=shown(name))
        for name in plan.roles_too_high
    ]
    lines += [
        _(
            "The role “{name}” lets people do or see more than others. "
            "Rename it, or take its permissions away, in channels too: whoever joins can choose it.",
            name=shown(name),
        )
        for name in plan.roles_with_power
    ]
    more = _.number("{n} more after that.", "{n} more after that.", len(lines) - 1) if len(lines) > 1 else ""
    return "\n".join(part for part in (_list(_("**In the way**"), lines[:1]), more) if part)


def _list(heading: str, lines: tuple[str, ...] | list[str]) -> str:
    return "\n".join((heading, *(f"- {line}" for line in lines))) if lines else ""


def _language(_: Words, language: str, offered: Sequence[str]) -> Menu:
    return Menu(
        verbs.SETUP_LANGUAGE, "-", _.label("Language of this server"), people.language_choices(offered, language)
    )


def _silence(_: Words, server: Server) -> Menu:
    """Ask how long the advisory group has for an answer, and what no answer means."""
    choices = []
    for silence in Silence:
        for days in DAYS_TO_ANSWER:
            then = (
                _.label("without an answer: it goes ahead")
                if silence is Silence.GOES_AHEAD
                else _.label("without an answer: it goes on waiting")
            )
            label = _.number("{n} day", "{n} days", days) + f" {then}"
            chosen = silence is server.silence and days == server.oversight_days
            choices.append(Choice(f"{silence.value}:{days}", label, chosen=chosen))
    return Menu(verbs.SETUP_SILENCE, "-", _.label("If the advisory group does not answer"), tuple(choices))
