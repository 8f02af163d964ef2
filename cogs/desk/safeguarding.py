"""What the owner says in /setup about those whom people turn to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.people import Nation, PersonId
from bot.domain.refusals import Invalid
from bot.domain.safety import SafeguardingWords
from bot.services import safeguarding, servers
from cogs.desk import safeguarding_cards
from cogs.kit.clean import one_line, tidied
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, open_form, show


async def turn_to(press: Press) -> Reply:
    """Show whom people here turn to, or what is missing."""
    return show(safeguarding_cards.turn_to, await press.run(servers.server_to_set_up, press.actor))


async def write(press: Press) -> Reply:
    """Open the form with what is known already."""
    return open_form(safeguarding_cards.words_form, await press.run(servers.server_to_set_up, press.actor))


async def take_words(press: Press) -> Reply:
    """Keep who the lead is, how they are reached, and the local numbers; show them back."""
    before = await press.run(servers.server_to_set_up, press.actor)
    words = SafeguardingWords(
        lead_name=one_line(press.typed.get("lead_name", "")),
        lead_contact=one_line(press.typed.get("lead_contact", "")),
        local_numbers=tidied(press.typed.get("local_numbers", "")),
    )
    if before.lead_name == words.lead_name:  # another lead has another account
        words = replace(words, lead=before.lead)
    named = await press.run(safeguarding.name_lead, press.actor, words, now=press.now)
    press.bot.wake()
    return show(safeguarding_cards.turn_to, named)


async def choose_account(press: Press) -> Reply:
    """Say which Discord account is the lead's, or that they have none."""
    chosen = PersonId(int(press.values[0])) if press.values else None
    if chosen is not None and _is_programme(press, press.values[0]):
        raise Invalid("That is a programme. Choose the lead's own account, or nobody.")
    known = await press.run(safeguarding.choose_lead_account, press.actor, chosen, now=press.now)
    press.bot.wake()
    return show(safeguarding_cards.turn_to, known)


async def choose_nation(press: Press) -> Reply:
    """Say which nation the server is in."""
    server = await press.run(safeguarding.choose_nation, press.actor, Nation(press.values[0]), now=press.now)
    press.forget_language()
    return show(safeguarding_cards.turn_to, server)


def _is_programme(press: Press, number: str) -> bool:
    data: Mapping[str, Any] = press.interaction.data or {}
    people: Mapping[str, Any] = data.get("resolved", {}).get("users", {})
    return bool(people.get(number, {}).get("bot"))


PRESSES: Mapping[str, Handler] = {
    "setup-safe": turn_to,
    "setup-safe-write": write,
    "setup-lead": choose_account,
    "setup-nation": choose_nation,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {
    "setup-safe": (take_words, safeguarding_cards.empty_form),
}
