"""Naming those whom people here turn to, before anybody is let in."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor, Nation, PersonId, Server
from bot.domain.refusals import NotReady
from bot.domain.safety import SafeguardingWords, check_words
from bot.services.concerns import tell_new_lead
from bot.services.permission import act
from storage import servers
from storage.store import Transaction

_WELSH, _ENGLISH = "cy", "en"


def name_lead(tx: Transaction, actor: Actor, words: SafeguardingWords, *, now: datetime) -> Server:
    """Say who the safeguarding lead is, how to reach them, and which numbers are called here."""
    here = act(tx, actor, Action.NAME_LEAD, now=now)
    check_words(words)
    named = replace(
        here,
        lead=words.lead,
        lead_name=words.lead_name,
        lead_contact=words.lead_contact,
        local_numbers=words.local_numbers,
    )
    servers.put_server(tx, named)
    tell_new_lead(tx, here, named, now=now)
    return named


def choose_lead_account(tx: Transaction, actor: Actor, lead: PersonId | None, *, now: datetime) -> Server:
    """Say which Discord account is the lead's; None when they have none here, and are phoned instead."""
    here = act(tx, actor, Action.NAME_LEAD, now=now)
    if not here.lead_name:
        raise NotReady("Say first who the safeguarding lead is.")
    known = replace(here, lead=lead)
    servers.put_server(tx, known)
    tell_new_lead(tx, here, known, now=now)
    return known


def choose_nation(tx: Transaction, actor: Actor, nation: Nation, *, now: datetime) -> Server:
    """Say which nation a server is in: in Wales it speaks Welsh first; the time zone stays as it is."""
    here = act(tx, actor, Action.SET_UP, now=now)
    language = here.language
    if nation is not here.nation and Nation.WALES in (nation, here.nation):
        language = _WELSH if nation is Nation.WALES else _ENGLISH
    moved = replace(here, nation=nation, language=language)
    servers.put_server(tx, moved)
    return moved
