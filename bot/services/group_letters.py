"""What is said in the advisory group's channel, and to those who wait for its answer."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter, PrivateLetter
from bot.domain.nouns import Noun
from bot.domain.oversight import Ending, Oversight
from bot.domain.people import NOBODY, ChannelId, GuildId, Server
from bot.domain.proposals import Proposal
from bot.domain.standing_cards import WORTH_POSTING, StandingCard, StandingCardKind
from bot.services.notes import write_to_person
from bot.services.standing_cards import edit, stand
from storage import letters, oversight_reasons, oversights, proposals, servers
from storage.store import Transaction

TABLE: Final = LetterKind("group_table")
ITEM_CARD: Final = LetterKind("oversight_card")
ITEM_EDIT: Final = LetterKind("oversight_edit")
ITEM_TOLD: Final = LetterKind("oversight_told")
ITEM_LATE: Final = LetterKind("oversight_late")
IDEA_CARD: Final = LetterKind("idea_card")
IDEA_EDIT: Final = LetterKind("idea_edit")
IDEA_ANSWER: Final = LetterKind("idea_answer")  # to whoever signed it
IDEA_ANSWERED: Final = LetterKind("idea_answered")  # to everyone, where nobody knows who sent it
_WORTH_TELLING: Final = timedelta(days=14)


def post_item(tx: Transaction, item: Oversight, place: ChannelId, *, now: datetime) -> None:
    """Have the card of something that is put to the group posted in its channel, and its table brought up to date."""
    stand(tx, _table(item.guild, place, now), place, now=now)
    stand(tx, _item(item, now), place, now=now)


def edit_item(tx: Transaction, item: Oversight, *, now: datetime) -> None:
    """Have that card say where it stands now."""
    edit(tx, _item(item, now), now=now)


def post_idea(tx: Transaction, idea: Proposal, place: ChannelId, *, now: datetime) -> None:
    """Have an idea posted in the group's channel, and its table brought up to date."""
    stand(tx, _table(idea.guild, place, now), place, now=now)
    stand(tx, _idea(idea, now), place, now=now)


def edit_idea(tx: Transaction, idea: Proposal, *, now: datetime) -> None:
    """Have the card of an idea say where it stands now."""
    edit(tx, _idea(idea, now), now=now)


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
    note = PrivateLetter(kind, item.id, now, now + _WORTH_TELLING, occasion=f"{now:%Y%m%dT%H%M%S%f}")
    write_to_person(tx, item.guild, found.author, note)


def tell_proposer(tx: Transaction, idea: Proposal, *, now: datetime) -> None:
    """Have whoever sent an idea told its answer: by a private letter, or through the place where nobody is known."""
    until = now + _WORTH_TELLING
    if idea.person is not None:
        write_to_person(tx, idea.guild, idea.person, PrivateLetter(IDEA_ANSWER, idea.id, now, until))
        return
    place = servers.server(tx, idea.guild).notices_channel
    if place is not None:
        key = f"{IDEA_ANSWERED.name}:{idea.id}"
        letters.write_letter(tx, NewLetter(IDEA_ANSWERED, key, idea.guild, place, None, idea.id, now, until))


def _table(guild: GuildId, place: ChannelId, now: datetime) -> StandingCard:
    return StandingCard(TABLE, TABLE, guild, str(guild), str(place), now + WORTH_POSTING)


def _item(item: Oversight, now: datetime) -> StandingCard:
    return StandingCard(ITEM_CARD, ITEM_EDIT, item.guild, item.id, item.id, now + WORTH_POSTING)


def _idea(idea: Proposal, now: datetime) -> StandingCard:
    return StandingCard(IDEA_CARD, IDEA_EDIT, idea.guild, idea.id, idea.id, now + WORTH_POSTING)


def _place(here: Server) -> ChannelId | None:
    return here.advisory_channel


def _tables(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    known = servers.every_server(tx) if guild is None else (servers.server(tx, guild),)
    return [_table(one.guild, one.advisory_channel, now) for one in known if one.advisory_channel is not None]


def _items(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    return [_item(item, now) for item in oversights.waiting(tx, guild)]


def _ideas(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    return [_idea(idea, now) for idea in proposals.before_group(tx, guild)]


NOUN: Final[Noun[Transaction]] = Noun(
    cards=(
        StandingCardKind(edited_as=TABLE, place=_place, changing=_tables),
        StandingCardKind(edited_as=ITEM_EDIT, place=_place, changing=_items),
        StandingCardKind(edited_as=IDEA_EDIT, place=_place, changing=_ideas),
    )
)
