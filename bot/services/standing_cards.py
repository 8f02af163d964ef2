"""Cards that stand in a channel: posted once, edited, moved with their channel, replaced when deleted, and kept."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.letters import Letter, NewLetter
from bot.domain.people import ChannelId, Server
from bot.domain.standing_cards import REPLACED_EVERY, StandingCard, StandingCardKind, looks
from bot.domain.threads import CardThread
from storage import letters
from storage.store import Transaction


def stand(tx: Transaction, card: StandingCard, place: ChannelId, *, now: datetime) -> None:
    """Have a card stand in this place as it is now: posted if it never was, moved there, or brought up to date."""
    before = letters.place_of(tx, card.key)
    if before is None:
        posted = NewLetter(card.posted_as, card.key, card.guild, place, None, card.subject, now, card.until)
        letters.write_letter(tx, posted)
    elif before != place:
        letters.post_again(tx, card.key, place, expires_at=card.until, now=now)
    else:
        letters.revive_letter(tx, card.key, expires_at=card.until, now=now)
        if not letters.is_unposted(tx, card.key):  # it will say what is so when it goes
            edit(tx, card, now=now)


def say_once(tx: Transaction, card: StandingCard, place: ChannelId, *, now: datetime) -> None:
    """Have something said in this place, once; it is looked after later, to see whether it still stands there."""
    letters.write_letter(
        tx, NewLetter(card.posted_as, card.key, card.guild, place, None, card.subject, now, card.until)
    )
    for look in looks(card.until - now):
        key = f"{card.edited_as.name}:{card.key}:{look}"
        again = NewLetter(card.edited_as, key, card.guild, place, None, card.subject, now + look, card.until, card.key)
        letters.write_letter(tx, again)


def edit(tx: Transaction, card: StandingCard, *, now: datetime) -> None:
    """Have a card say what is so now, once on this occasion, wherever it stands; one never posted stays away."""
    place = letters.place_of(tx, card.key)
    if place is None:
        return
    key = f"{card.edited_as.name}:{card.key}:{now:%Y%m%dT%H%M%S%f}"
    change = NewLetter(card.edited_as, key, card.guild, place, None, card.subject, now, card.until, edits=card.key)
    letters.write_letter(tx, change)


def bring(tx: Transaction, here: Server, *, now: datetime) -> None:
    """Have every card of a server that may change stand where the server has its place now."""
    for kind in tx.nouns.cards:
        place = None if kind.place is None or kind.said_once else kind.place(here)
        if place is not None:
            for card in kind.changing(tx, here.guild, now=now):
                if now < card.until:
                    stand(tx, card, place, now=now)


def bring_into_thread(tx: Transaction, thread: CardThread, *, now: datetime) -> str | None:
    """Have all that belongs in a thread stand in it, which has just been started: nothing does yet.

    Return the key of what it ends with, if that has been said already.
    """
    kinds = [kind for kind in tx.nouns.cards if kind.place is None]
    cards = [one for kind in kinds for one in kind.changing(tx, thread.guild, now=now) if one.within == thread.card]
    useful = sorted((one for one in cards if now < one.until), key=lambda one: one.last)
    for card in useful:
        _put(tx, card, thread.id, now=now)
    return useful[-1].key if useful and useful[-1].last else None


def _put(tx: Transaction, card: StandingCard, place: ChannelId, *, now: datetime) -> None:
    """Have a card posted where it does not stand yet, wherever else it stood."""
    if letters.place_of(tx, card.key) is None:
        stand(tx, card, place, now=now)
    else:
        letters.post_again(tx, card.key, place, expires_at=card.until, now=now)


def look_after(tx: Transaction, key: str, *, now: datetime) -> None:
    """Have a card say what it says once more: that shows whether it still stands."""
    for card in _with_places_of_their_own(tx, now):
        if card.key == key:
            edit(tx, card, now=now)


def post_anew(tx: Transaction, key: str, *, now: datetime) -> datetime | None:
    """Post a card anew on which nothing can be built any more; return when to ask again: None once it is done.

    Once a day at most. One that changes no more is not posted anew, and asked about no more.
    """
    place = letters.place_of(tx, key)
    card = next((one for one in _with_places_of_their_own(tx, now) if one.key == key and now < one.until), None)
    if card is None or place is None:
        return None
    before = letters.posted_again_at(tx, key)
    if before is not None and now - before < REPLACED_EVERY:
        return before + REPLACED_EVERY
    letters.post_again(tx, key, place, expires_at=card.until, now=now)
    return None


def replace_deleted(tx: Transaction, change: Letter, *, now: datetime) -> None:
    """Post a card anew that was gone when this letter was to change it, if it may change yet.

    Once a day at most, unless its noun wants it back at once, or once and never again.
    """
    for kind in tx.nouns.cards:
        if kind.edited_as.name != change.kind or change.place is None or kind.place is None:
            continue
        for card in kind.changing(tx, change.guild, now=now):
            if card.key == change.edits and now < card.until and _comes_back(tx, kind, card, now):
                letters.post_again(tx, card.key, change.place, expires_at=card.until, now=now)


def changing(tx: Transaction, *, now: datetime) -> frozenset[str]:
    """Return the dedupe keys of all cards that may change yet: they are remembered as long."""
    return frozenset(card.key for card in _with_places_of_their_own(tx, now))


def _with_places_of_their_own(tx: Transaction, now: datetime) -> Iterator[StandingCard]:
    """Yield every card that may change yet, but for what stands in threads: that is kept with them."""
    for kind in tx.nouns.cards:
        if kind.place is not None:
            yield from kind.changing(tx, None, now=now)


def _comes_back(tx: Transaction, kind: StandingCardKind[Transaction], card: StandingCard, now: datetime) -> bool:
    if kind.replaced_at_once:
        return True
    before = letters.posted_again_at(tx, card.key)
    return before is None or (not kind.said_once and now - before >= REPLACED_EVERY)
