"""What waits for somebody behind a button, and that they are there to press it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from bot.domain.letters import Letter, LetterState
from bot.domain.people import Actor
from bot.services.notes import note_arrived
from storage import letters, partners
from storage.contacts import Contact, contact_with, keep_contact, remove_contact
from storage.store import Transaction

_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Greeting:
    """The person's own language and the server's, and whether there is something to tell them beside the answer.

    `easy` is for those who want shorter cards.
    """

    languages: tuple[str | None, str | None]
    has_news: bool
    easy: bool = False


class News(Enum):
    """What somebody is told beside the answer to what they pressed."""

    NOTHING = auto()
    SOMETHING_WAITS = auto()  # notes wait for them behind a button
    WELCOME_BACK = auto()  # they were out of the server


def greet(tx: Transaction, actor: Actor, *, present: bool, unnoticed: bool, now: datetime) -> Greeting:
    """Return how to speak to whoever presses; one who is `present` in the server is away no longer.

    A press that goes `unnoticed` changes nothing that is kept about reaching somebody, whoever they are.
    """
    mine, theirs, known, easy = partners.greeting(tx, actor.guild, actor.person)
    has_news = known and not unnoticed and _note_press(tx, actor, present=present, now=now)
    return Greeting((mine, theirs), has_news=has_news, easy=easy)


def _note_press(tx: Transaction, actor: Actor, *, present: bool, now: datetime) -> bool:
    """Note that somebody answers what they are sent, and is in the server; tell whether there may be news for them."""
    known = contact_with(tx, actor.guild, actor.person) or Contact()
    here = replace(known, unanswered=0, unanswered_apart=0)
    if present and known.away_since is not None:
        here = replace(here, away_since=None, is_back=True)
        for back in tx.nouns.back:
            back(tx, actor.guild, actor.person, now=now)
    if here == known:
        return True
    if here == Contact() and not letters.waiting_for(tx, actor.guild, actor.person, now=now):
        remove_contact(tx, actor.guild, actor.person)
        return False
    keep_contact(tx, actor.guild, actor.person, here)
    return True


def news_for(tx: Transaction, actor: Actor, *, insist: bool, now: datetime) -> News:
    """Say what to tell somebody who has just pressed; what waits is offered once a day, unless they ask for it.

    Whoever presses may have opened their private messages: the next note is tried there again.
    """
    contact = contact_with(tx, actor.guild, actor.person)
    if contact is None or contact.away_since is not None:
        return News.NOTHING
    waits = bool(letters.waiting_for(tx, actor.guild, actor.person, now=now))
    news = _news(contact, waits=waits, insist=insist, now=now)
    if waits:
        offered = contact.offered_at if news is News.NOTHING else now
        keep_contact(tx, actor.guild, actor.person, Contact(offered_at=offered))
    else:
        remove_contact(tx, actor.guild, actor.person)
    return news


def _news(contact: Contact, *, waits: bool, insist: bool, now: datetime) -> News:
    if contact.is_back:
        return News.WELCOME_BACK
    due = contact.offered_at is None or not timedelta(0) <= now - contact.offered_at < _A_DAY
    return News.SOMETHING_WAITS if waits and (insist or due) else News.NOTHING


def waiting_for(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Letter, ...]:
    """Return what waits behind a button for the one who asks, what ends soonest first."""
    return letters.waiting_for(tx, actor.guild, actor.person, now=now)


def mark_seen(tx: Transaction, actor: Actor, letter: Letter, *, now: datetime) -> None:
    """Note that this letter was shown to the one it is for, or says nothing any more."""
    if letter.person == actor.person:
        letters.mark_ended(tx, letter, LetterState.SENT)
        note_arrived(tx, replace(letter, state=LetterState.SENT), written_at=now, now=now)
