"""Something made together of what people answered, on its way to the card that everybody reads."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.nouns import Noun
from bot.domain.outputs import LineId, Output
from bot.domain.people import GuildId, MessageId, PersonId, RoleGroup
from bot.domain.sources import Piece, PieceSource, Said
from bot.domain.subjects import SubjectId
from bot.services import letters, outputs
from bot.services.outputs import OutputCard
from storage import outputs as table
from storage.store import Store, Transaction
from tests.services.asked import BETHAN, MANAGERS, WORKERS, furnish
from tests.services.named import CARD, made
from tests.services.polling_place import NOON, NOTICES

DAY = timedelta(days=1)
WORKER, MANAGER = RoleGroup.WORKER, RoleGroup.MANAGER
HEARD = SubjectId("5e" * 16)


@dataclass
class Heard:
    """A question that people answered, of a noun made up for it."""

    wrote: dict[PersonId, RoleGroup] = field(default_factory=dict)
    is_sensitive: bool = False
    kept: list[Piece] = field(default_factory=list)

    def sources(self, _tx: Transaction, _guild: GuildId, /) -> tuple[PieceSource, ...]:
        return (PieceSource(HEARD, "What helps?", self.is_sensitive),)

    def pieces(self, _tx: Transaction, _guild: GuildId, source: SubjectId, /) -> tuple[Piece, ...]:
        return tuple(self.kept) if source == HEARD else ()

    def piece(self, _tx: Transaction, _guild: GuildId, piece: str, /) -> Piece | None:
        return next((one for one in self.kept if one.id == piece), None)

    def said(self, _tx: Transaction, _guild: GuildId, /) -> tuple[Said, ...]:
        return tuple(Said(one.words, one.quote) for one in self.kept)

    def writers(self, _tx: Transaction, _guild: GuildId, source: SubjectId, /) -> Mapping[PersonId, RoleGroup]:
        return self.wrote if source == HEARD else {}

    def written_in(self, _tx: Transaction, _guild: GuildId, _message: MessageId, /) -> PersonId | None:
        return None


async def made_of_answers(store: Store) -> Heard:
    """Let nine workers and six managers have answered, and a card be made of that: it has one line."""
    found = Heard({**dict.fromkeys(WORKERS, WORKER), **dict.fromkeys(MANAGERS, MANAGER)})
    store.nouns.add(Noun(sources=found))
    await furnish(store)
    await made(store)
    await writes(store, "She stops wanting her tea.")
    return found


async def writes(store: Store, words: str) -> LineId:
    """Have Bethan add a line."""
    line = (await store.run(outputs.add_line, BETHAN, CARD, words)).line.id
    await store.run(table.keep_sources, CARD, [HEARD])
    return line


async def publishes(store: Store, now: timedelta = timedelta()) -> Output:
    """Have Bethan look at it, and publish it."""
    seen = (await store.run(outputs.preview_output, BETHAN, CARD, now=NOON + now)).seen
    return await store.run(outputs.publish_output, BETHAN, CARD, seen_before=seen, now=NOON + now)


async def card(store: Store) -> OutputCard:
    """Return what everybody reads."""
    return await store.run(outputs.published_output, BETHAN, CARD)


async def reads(store: Store) -> list[str]:
    return [line.words for line in (await card(store)).edition.lines]


async def names(store: Store) -> list[str]:
    named = (await card(store)).named
    return sorted({*named.others, *(name for _, those in named.by_role for name in those)})


async def sent(store: Store) -> Counter[str]:
    """Count what was to go to the notices channel, by its kind."""
    rows = await store.run(
        lambda tx: tx.sql.exec_driver_sql(
            "SELECT kind FROM letters WHERE place = ? AND state <> 'cancelled'", (NOTICES,)
        ).all()
    )
    return Counter(kind for (kind,) in rows)


async def arrives(store: Store, now: timedelta = timedelta()) -> None:
    """Let all that is due for the channel have gone out."""
    claimed = await store.run(letters.claim_due, now=NOON + now, places=9, people=0)
    for number, letter in enumerate(claimed.letters, 1):
        await store.run(letters.mark_sent, letter, MessageId(number), at=NOON + now)
