"""What buttons, menu and form on the way in lead to; and leaving, of which nobody asks why."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from bot.domain.hours import Pattern
from bot.domain.people import RoleGroup
from bot.domain.preferences import Joined, Joining, ShownAs
from bot.services import joining, partners, servers
from bot.text import Words, languages_here
from cogs.joining import cards, verbs
from cogs.kit import error_cards, people, roles
from cogs.kit.cards import Card
from cogs.kit.clean import one_line
from cogs.kit.forms import FormIn
from cogs.kit.made_up_names import look_again
from cogs.kit.press import Handler, Press, Reply, open_form, show, show_alike
from cogs.kit.verbs import JOIN, LEAVE, Verb

Screen = Callable[[Words, Joining], Card]


async def join(press: Press) -> Reply:
    """Ask for the language; show those who take part what they chose."""
    way = await press.run(joining.begin, press.actor, now=press.now)
    if isinstance(way, Joined):
        return show(cards.already, way)
    here, texts = await press.run(servers.server_of, press.actor.guild), press.bot.texts
    offered = tuple(
        (code, texts.words(code)(cards.ASKED_IN_EACH)) for code in people.languages_in_order(texts.languages, here)
    )
    return show(cards.language, offered)


async def choose_language(press: Press, language: str) -> Reply:
    """Go on in this language, and say what this is; one that is offered no more is of no use."""
    if language not in press.bot.texts.languages:
        return show(error_cards.gone)
    way = await press.run(joining.choose_language, press.actor, language, now=press.now)
    press.forget_language()
    return show(cards.already, way) if isinstance(way, Joined) else show_alike(cards.what_this_is)


async def say_more(_: Press) -> Reply:
    """Say the rest of what this is."""
    return show_alike(cards.more)


async def ask_who(press: Press) -> Reply:
    """Ask for the role group and the name."""
    return _screen(await press.run(joining.begin, press.actor, now=press.now), cards.who)


async def choose_group(press: Press, group: RoleGroup) -> Reply:
    """Say which role group fits; whoever takes part already changes to it."""
    way = await press.run(joining.choose_group, press.actor, group, now=press.now)
    reply = _screen(way, cards.who)
    return replace(reply, then=lambda: roles.mirror(press, group)) if isinstance(way, Joined) else reply


async def choose_name(press: Press) -> Reply:
    """Say which name is shown; one that is made up takes a form."""
    shown_as = press.one_of(ShownAs)
    if shown_as is ShownAs.PSEUDONYM:
        way = await press.run(joining.begin, press.actor, now=press.now)
        before = way.preferences if isinstance(way, Joined) else way
        return open_form(cards.name_form, before.pseudonym)
    way = await press.run(joining.choose_name, press.actor, shown_as, now=press.now)
    press.bot.wake()
    return _screen(way, cards.who)


async def take_name(press: Press) -> Reply:
    """Keep the name that was made up."""
    name = one_line(press.typed.get("name", ""))
    way = await press.run(joining.choose_name, press.actor, ShownAs.PSEUDONYM, name, now=press.now)
    press.bot.wake()
    return replace(_screen(way, cards.who), then=lambda: look_again(press))


async def ask_when(press: Press) -> Reply:
    """Ask when somebody may be reached."""
    return _next_screen(await press.run(joining.begin, press.actor, now=press.now))


async def choose_pattern(press: Press, pattern: Pattern) -> Reply:
    """Say which way of working is theirs."""
    return _next_screen(await press.run(joining.choose_pattern, press.actor, pattern, now=press.now))


async def take_part(press: Press) -> Reply:
    """Take the one yes; where something is still to be chosen, show that screen."""
    way = await press.run(joining.take_part, press.actor, now=press.now)
    if isinstance(way, Joining):
        return _next_screen(way)
    return replace(show(cards.welcome, way), then=lambda: roles.mirror(press, way.partner.role_group))


async def leave(_: Press) -> Reply:
    """Say what goes and what stays, before anything does."""
    return show_alike(cards.leaving)


async def leave_now(press: Press) -> Reply:
    """Let a person go, and take the role of their group off; goodbye is said in the language they had."""
    await press.run(partners.leave, press.actor, now=press.now)
    press.bot.wake()
    return replace(show_alike(cards.left), then=lambda: roles.mirror(press, None))


def _next_screen(way: Joining | Joined) -> Reply:
    return _screen(way, cards.when if isinstance(way, Joining) and way.role_group else cards.who)


def _screen(way: Joining | Joined, draw: Screen) -> Reply:
    return show(cards.already, way) if isinstance(way, Joined) else show(draw, way)


def _verb(beginning: str, value: RoleGroup | Pattern) -> Verb:
    return Verb(f"{beginning}-{value.value.replace('_', '-')}")


PRESSES: Mapping[Verb, Handler] = {  # each choice on a button is a verb of its own
    JOIN: join,
    **{Verb(f"join-in-{code}"): partial(choose_language, language=code) for code in languages_here()},
    verbs.JOIN_MORE: say_more,
    verbs.JOIN_ON: ask_who,
    **{_verb("join-as", group): partial(choose_group, group=group) for group in RoleGroup},
    verbs.JOIN_SHOWN: choose_name,
    verbs.JOIN_NEXT: ask_when,
    **{_verb("join-when", one): partial(choose_pattern, pattern=one) for one in cards.OFFERED},
    verbs.JOIN_YES: take_part,
    LEAVE: leave,
    verbs.LEAVE_NOW: leave_now,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.JOIN_NAME: (take_name, cards.name_form)}
