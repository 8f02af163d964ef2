"""Naming those whom people here turn to, before anybody is let in."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.names import is_same_name
from bot.domain.people import Actor, Nation, Server
from bot.domain.safety import SafeguardingWords, check_words
from bot.services import concerns
from bot.services.permission import act
from storage import servers
from storage.store import Transaction

_WELSH, _ENGLISH = "cy", "en"


def name_lead(tx: Transaction, actor: Actor, words: SafeguardingWords, *, now: datetime) -> Server:
    """Say who the safeguarding lead is, how to reach them, and which numbers are called here.

    Somebody else has another account: it has to be chosen, and to say yes, before people can ask for them by a press.
    """
    here = act(tx, actor, Action.NAME_LEAD, now=now)
    check_words(words)
    named = replace(here, lead_name=words.lead_name, lead_contact=words.lead_contact, local_numbers=words.local_numbers)
    if not is_same_name(here.lead_name, words.lead_name):
        named = replace(named, lead=None, lead_answer=None, lead_called="", lead_since=now, lead_told_at=None)
    servers.put_server(tx, named)
    concerns.move_to(tx, here, named, now=now)
    return named


def choose_nation(tx: Transaction, actor: Actor, nation: Nation, *, now: datetime) -> Server:
    """Say which nation a server is in: in Wales it speaks Welsh first; the time zone stays as it is."""
    here = act(tx, actor, Action.SET_UP, now=now)
    language = here.language
    if nation is not here.nation and Nation.WALES in (nation, here.nation):
        language = _WELSH if nation is Nation.WALES else _ENGLISH
    moved = replace(here, nation=nation, language=language)
    servers.put_server(tx, moved)
    return moved
