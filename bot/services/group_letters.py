"""What is said in the advisory group's channel, and to those who wait for its answer."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter, Note
from bot.domain.oversight import Ending, Oversight, OversightId
from bot.domain.people import NOBODY, ChannelId, GuildId
from bot.domain.proposals import Proposal, ProposalId
from bot.services.notes import write_to_person
from storage import letters, oversight_reasons, oversights, proposals, servers
from storage.store import Transaction

_WORTH_POSTING = timedelta(days=30)  # for somebody to let the bot write there
_WORTH_TELLING = timedelta(days=14)
_NO_FIGHT = timedelta(days=1)

TABLE: Final = LetterKind("group_table")
ITEM_CARD: Final = LetterKind("oversight_card")
ITEM_EDIT: Final = LetterKind("oversight_edit")
ITEM_TOLD: Final = LetterKind("oversight_told")
ITEM_LATE: Final = LetterKind("oversight_late")
IDEA_CARD: Final = LetterKind("idea_card")
IDEA_EDIT: Final = LetterKind("idea_edit")
IDEA_ANSWER: Final = LetterKind("idea_answer")  # to whoever signed it
IDEA_ANSWERED: Final = LetterKind("idea_answered")  # to everyone, where nobody knows who sent it
EDITS = frozenset({TABLE.name, ITEM_EDIT.name, IDEA_EDIT.name})


def post_table(tx: Transaction, guild: GuildId, place: ChannelId, *, now: datetime) -> None:
    """Have the card of the group itself put up in its channel, once; asked again, have it brought up to date."""
    key = f"{TABLE.name}:{place}"
    stands = letters.sent_message(tx, key) is not None
    written = f"{key}:{_stamp(now)}" if stands else key
    edits, until = key if stands else None, now + _WORTH_POSTING
    letters.revive_letter(tx, key, expires_at=until, now=now)
    letters.write_letter(tx, NewLetter(TABLE, written, guild, place, None, str(guild), now, until, edits=edits))


def post_item(tx: Transaction, item: Oversight, place: ChannelId, *, now: datetime) -> None:
    """Have the card of something that is put to the group posted in its channel, and its table brought up to date."""
    post_table(tx, item.guild, place, now=now)
    _post(tx, ITEM_CARD, item.guild, place, item.id, now=now)


def edit_item(tx: Transaction, item: Oversight, *, now: datetime) -> None:
    """Have that card say where it stands now."""
    _edit(tx, ITEM_CARD, ITEM_EDIT, item.guild, item.id, now=now)


def post_idea(tx: Transaction, idea: Proposal, place: ChannelId, *, now: datetime) -> None:
    """Have an idea posted in the group's channel, and its table brought up to date."""
    post_table(tx, idea.guild, place, now=now)
    _post(tx, IDEA_CARD, idea.guild, place, idea.id, now=now)


def edit_idea(tx: Transaction, idea: Proposal, *, now: datetime) -> None:
    """Have the card of an idea say where it stands now."""
    _edit(tx, IDEA_CARD, IDEA_EDIT, idea.guild, idea.id, now=now)


def bring_cards(tx: Transaction, guild: GuildId, place: ChannelId, *, now: datetime) -> None:
    """Have what waits for the group posted in this channel; where it stands already, have it brought up to date."""
    post_table(tx, guild, place, now=now)
    for item in oversights.waiting(tx, guild):
        _bring(tx, f"{ITEM_CARD.name}:{item.id}", place, now=now)
        edit_item(tx, item, now=now)
    for idea in (*proposals.waiting(tx, guild, to_group=True), *proposals.told(tx, guild, to_group=True)):
        _bring(tx, f"{IDEA_CARD.name}:{idea.id}", place, now=now)
        edit_idea(tx, idea, now=now)


def replace_card(tx: Transaction, card: str, place: ChannelId, *, now: datetime) -> None:
    """Have a card posted anew, because somebody deleted it: at most once a day, to start no fight."""
    before = letters.posted_again_at(tx, card)
    if card in changing_cards(tx) and (before is None or now - before >= _NO_FIGHT):
        letters.post_again(tx, card, place, expires_at=now + _WORTH_POSTING, now=now)


def changing_cards(tx: Transaction) -> frozenset[str]:
    """Return the dedupe keys of the cards that may change yet."""
    items = {f"{ITEM_CARD.name}:{item}" for item in oversights.open_ids(tx)}
    ideas = {f"{IDEA_CARD.name}:{idea}" for idea in proposals.before_groups(tx)}
    return frozenset(items | ideas | {f"{TABLE.name}:{place}" for place in servers.advisory_channels(tx)})


def end(tx: Transaction, item: Oversight, ending: Ending, *, now: datetime) -> None:
    """Note how something ended, forget who said what of it, and write the files anew, so that none of it lingers."""
    oversight_reasons.untie(tx, item.id)
    oversights.end(tx, item.id, ending, now=now)
    edit_item(tx, item, now=now)
    tx.rewrite()


def tell_coordinator(tx: Transaction, item: Oversight, kind: LetterKind, *, now: datetime) -> None:
    """Have the coordinator who wrote a draft told what became of it, once on this occasion."""
    found = tx.submissions.find(tx, item.submission)
    if found is None or found.author == NOBODY:
        return
    note = Note(kind, item.id, now, now + _WORTH_TELLING, occasion=_stamp(now))
    write_to_person(tx, item.guild, found.author, note)


def tell_proposer(tx: Transaction, idea: Proposal, *, now: datetime) -> None:
    """Have whoever sent an idea told its answer: by a private letter, or through the place where nobody is known."""
    until = now + _WORTH_TELLING
    if idea.person is not None:
        write_to_person(tx, idea.guild, idea.person, Note(IDEA_ANSWER, idea.id, now, until))
        return
    place = servers.server(tx, idea.guild).notices_channel
    if place is not None:
        key = f"{IDEA_ANSWERED.name}:{idea.id}"
        letters.write_letter(tx, NewLetter(IDEA_ANSWERED, key, idea.guild, place, None, idea.id, now, until))


def _post(
    tx: Transaction,
    kind: LetterKind,
    guild: GuildId,
    place: ChannelId,
    subject: OversightId | ProposalId,
    *,
    now: datetime,
) -> None:
    key, until = f"{kind.name}:{subject}", now + _WORTH_POSTING
    letters.write_letter(tx, NewLetter(kind, key, guild, place, None, subject, now, until))


def _edit(
    tx: Transaction,
    posted: LetterKind,
    kind: LetterKind,
    guild: GuildId,
    subject: OversightId | ProposalId,
    *,
    now: datetime,
) -> None:
    card = f"{posted.name}:{subject}"
    place = letters.place_of(tx, card)
    if place is None:
        return
    key, until = f"{kind.name}:{subject}:{_stamp(now)}", now + _WORTH_POSTING
    letters.write_letter(tx, NewLetter(kind, key, guild, place, None, subject, now, until, edits=card))


def _bring(tx: Transaction, card: str, place: ChannelId, *, now: datetime) -> None:
    if letters.place_of(tx, card) != place:
        letters.post_again(tx, card, place, expires_at=now + _WORTH_POSTING, now=now)


def _stamp(now: datetime) -> str:
    return f"{now:%Y%m%dT%H%M%S%f}"
