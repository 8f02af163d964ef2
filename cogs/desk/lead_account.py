"""Choosing the lead's account: the owner reads whose it is before it is asked anything."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.people import PersonId, RoleGroup, Server
from bot.domain.refusals import Invalid
from bot.services import leads
from cogs.desk import safeguarding_cards, verbs
from cogs.kit.clean import one_line
from cogs.kit.custom_ids import MOST_ID
from cogs.kit.people import account_called
from cogs.kit.press import Handler, Press, Reply, not_a_choice, show
from cogs.kit.verbs import Verb


async def choose(press: Press) -> Reply:
    """Show the owner whose account they chose; or, if they chose nobody, that the lead has none here."""
    if not press.values:
        return await _choose(press, None)
    person, number = PersonId(press.number(most=MOST_ID)), press.value
    if press.resolved("users", number).get("bot"):
        raise Invalid("That is a programme. Choose the lead's own account, or nobody.")
    account = await press.run(leads.look_at_account, press.actor, person)
    worn = frozenset(map(int, press.resolved("members", number).get("roles", ())))
    seen = replace(account, role_group=account.role_group or _worn(account.server, worn))
    return show(safeguarding_cards.confirm, seen, _called(press, number))


async def be_sure(press: Press) -> Reply:
    """Ask the account, now that the owner has read whose it is; or let them choose again."""
    number, _, called = press.value.partition(":")
    if number == safeguarding_cards.NOBODY:
        looked = await press.run(leads.look_at_account, press.actor, press.actor.person)
        return show(safeguarding_cards.turn_to, looked.server)
    if not (number.isascii() and number.isdecimal() and int(number) <= MOST_ID):
        raise not_a_choice()
    return await _choose(press, PersonId(int(number)), one_line(called))


async def _choose(press: Press, person: PersonId | None, called: str = "") -> Reply:
    server = await press.run(leads.choose_account, press.actor, person, called, now=press.now)
    press.bot.wake()
    return show(safeguarding_cards.turn_to, server)


def _called(press: Press, number: str) -> str:
    user, member = press.resolved("users", number), press.resolved("members", number)
    username = str(user.get("username", ""))
    return account_called(str(member.get("nick") or user.get("global_name") or username), username)


def _worn(server: Server, roles: frozenset[int]) -> RoleGroup | None:
    """Return the role group whose role somebody wears; a manager is told first, for the owner is warned of one."""
    worn = {group for group, role in (server.group_roles or {}).items() if role in roles}
    return RoleGroup.MANAGER if RoleGroup.MANAGER in worn else next(iter(worn), None)


PRESSES: Mapping[Verb, Handler] = {verbs.SETUP_LEAD: choose, verbs.SETUP_LEAD_SURE: be_sure}
