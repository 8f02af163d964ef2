"""What is said to somebody who is worried, for each situation: whom to call in this nation, and who is there locally.

The figures and where they were read: `bot/domain/signposts.py`. Nothing is said here that stands there unconfirmed.
"""

from collections.abc import Callable, Mapping
from typing import Final

from bot.domain import signposts
from bot.domain.people import Server
from bot.domain.safety import Situation
from bot.domain.signposts import Signpost, may_show, regulator
from bot.text import Words
from cogs.kit.cards import Button, Card, Choice, Menu
from cogs.kit.clean import shown
from cogs.kit.verbs import CALL_ME, WORRIED
from cogs.safety import verbs

Said = tuple[str, tuple[str, ...]]


def called(_: Words, situation: Situation) -> str:
    """Name a situation on a menu's line."""
    return {
        Situation.DANGER: _.label("Somebody is in danger now"),
        Situation.HARM: _.label("Somebody is hurt, or loses money"),
        Situation.EXPLOITED: _.label("I am not safe at work"),
        Situation.UPSET: _.label("I am upset or grieving"),
        Situation.WRONG: _.label("Something at work is wrong"),
        Situation.OTHER: _.label("Something else"),
    }[situation]


def hint(_: Words, situation: Situation) -> str:
    """Say a little more on a menu's line, where the name alone may not be enough."""
    return _("Or my employer holds my papers") if situation is Situation.EXPLOITED else ""


def menu(_: Words) -> Menu:
    """Offer the situations."""
    choices = tuple(Choice(one.value, called(_, one), hint(_, one)) for one in Situation)
    return Menu(verbs.WORRIED_ABOUT, "-", _.label("Choose what fits best"), choices)


def card(_: Words, server: Server, situation: Situation) -> Card:
    """Say whom to call in this situation."""
    title, lines = _SAID[situation](_, server)
    calls_help = situation in (Situation.UPSET, Situation.OTHER)
    call = (Button(CALL_ME, _.label("Please call me")),) if calls_help else ()
    return Card(
        title=title,
        body="\n".join(line for line in lines if line),
        small=_("Nobody sees that you read this."),
        rows=((*ask_button(_, server), *call, Button(WORRIED, _.label("Back"))),),
    )


def ask_button(_: Words, server: Server) -> tuple[Button, ...]:
    """Let people ask for the lead, where one said yes and can be told."""
    return (Button(verbs.WORRIED_ASK, _.label("Ask the lead to contact me")),) if server.reachable_lead else ()


def tell_today(_: Words, server: Server) -> tuple[str, ...]:
    """Say whom to tell of harm, today."""
    return (
        _("Tell your manager or the council today."),
        _("Is your manager part of it? Then tell the council, or somebody below."),
        _listed(_, server, regulator(server.nation)),
    )


def who_helps_at_work(_: Words, server: Server) -> tuple[str, ...]:
    """Say who helps somebody who is not safe at work, and is nobody here."""
    return (
        _("Help is free and private. You need not tell anyone here."),
        _about(_, server, signposts.MODERN_SLAVERY, _("any hour, with interpreters")),
        _("In danger now: **999**"),
    )


def who_listens(_: Words, server: Server) -> tuple[str, ...]:
    """Say who listens to somebody who is upset or grieving."""
    return (
        _("That sounds very hard. Somebody will listen."),
        _about(_, server, signposts.SAMARITANS, _("free, at any hour")),
        _about(_, server, signposts.SHOUT, _("by text, at any hour")),
        _about(_, server, signposts.NHS_CRISIS, _("then press 2")),
        _about(_, server, signposts.CRUSE, _("after a death")),
    )


def _danger(_: Words, server: Server) -> Said:
    return _("Call 999 now"), (
        _("Do this before anything else. Nobody watches this chat day and night."),
        _("When they are safe, call a number below."),
        local(_, server),
    )


def _harm(_: Words, server: Server) -> Said:
    return _("Somebody is hurt, or loses money"), (
        *tell_today(_, server),
        _about(_, server, signposts.HOURGLASS, _("harm to older people")),
        local(_, server),
    )


def _exploited(_: Words, server: Server) -> Said:
    return _("Nobody should treat you like that"), (*who_helps_at_work(_, server), local(_, server))


def _upset(_: Words, server: Server) -> Said:
    return _("You do not have to carry it alone"), (*who_listens(_, server), local(_, server))


def _wrong(_: Words, server: Server) -> Said:
    return _("Something at work is wrong"), (
        _("You can speak up. Tell your manager, or somebody above them."),
        _("Is that not safe? Then tell the council, or somebody below."),
        _listed(_, server, regulator(server.nation)),
        local(_, server),
    )


def _other(_: Words, server: Server) -> Said:
    return _("Something else"), (
        _("You can talk about anything with somebody below."),
        _about(_, server, signposts.SAMARITANS, _("free, at any hour")),
        local(_, server),
    )


_SAID: Final[Mapping[Situation, Callable[[Words, Server], Said]]] = {
    Situation.DANGER: _danger,
    Situation.HARM: _harm,
    Situation.EXPLOITED: _exploited,
    Situation.UPSET: _upset,
    Situation.WRONG: _wrong,
    Situation.OTHER: _other,
}


def local(_: Words, server: Server) -> str:
    """Name the safeguarding lead here, and the local numbers, in the owner's own words."""
    if not server.is_safe_to_open:
        return ""
    lead = _(
        "Safeguarding lead: **{name}**, {contact}", name=shown(server.lead_name), contact=shown(server.lead_contact)
    )
    return "\n".join((f"- {lead}", _("Nobody answers? Call:"), local_numbers(server)))


def local_numbers(server: Server) -> str:
    """List the local numbers, in the owner's own words."""
    return "\n".join(f"- {shown(line)}" for line in server.local_numbers.splitlines() if line)


def _about(_: Words, server: Server, signpost: Signpost, about: str) -> str:
    if not may_show(signpost, server.nation):
        return ""
    return f"- {signpost.name}: **{signpost.number}**, {about}"


def _listed(_: Words, server: Server, signpost: Signpost | None) -> str:
    return "" if signpost is None else f"- {signpost.name}: **{signpost.number}**"
