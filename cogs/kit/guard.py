"""The guard before every form: what is typed is looked at before anybody else can read it.

What points to somebody for sure is never kept: not on disk, not in a log, and in memory no longer than this press. What
may point to somebody stays in memory until whoever typed it has decided, a quarter of an hour at most; so does all of a
secret answer.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.guard import PLAIN_WORDS, FindReason, Looked, Sign, as_place, look_together
from bot.domain.join_links import is_link
from bot.domain.pay_words import speaks_of_ones_pay
from bot.domain.refusals import Invalid
from bot.domain.unsent import Unsent
from bot.text import Words, later
from cogs.kit import error_cards, guard_cards
from cogs.kit.cards import Card, CardIn
from cogs.kit.clean import tidied
from cogs.kit.forms import Typed
from cogs.kit.guard_cards import Held
from cogs.kit.press import Handler, Press, Reply, TakenForm, TakenForms, show
from cogs.kit.unsent import UnsentForms
from cogs.kit.verbs import Verb

SignsScreen = Callable[[Press, frozenset[Sign]], Awaitable[CardIn]]
MAY_SHARE: Final = frozenset({Sign.DESPAIR})
ONES_PAY: Final = later(
    "This is about the pay of one person, and everybody would read it. Please tell them privately: /thanks give."
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was seen in the fields of one form, by key."""

    fields: Mapping[str, Looked]
    written: Typed

    @property
    def signs(self) -> frozenset[Sign]:
        return frozenset().union(*(one.signs for one in self.fields.values()))

    @property
    def blocks(self) -> bool:
        return any(one.blocks for one in self.fields.values())

    @property
    def is_clear(self) -> bool:
        return not self.signs and not any(one.finds for one in self.fields.values())

    @property
    def reasons(self) -> tuple[FindReason, ...]:
        return tuple(sorted(frozenset().union(*(one.reasons for one in self.fields.values()))))

    @property
    def parts(self) -> tuple[str, ...]:
        found = (self.written[key][find.start : find.end] for key, one in self.fields.items() for find in one.finds)
        return tuple(dict.fromkeys(found))

    @property
    def cleaned(self) -> Typed:
        return {**self.written, **{key: one.cleaned for key, one in self.fields.items()}}


class Guard:
    """Looks at what is typed into forms, and asks whoever typed it what is to become of what it holds.

    `signs` draws the screen for those who may need help: a feature hands it over.
    """

    def __init__(self, taken: TakenForms, unsent: UnsentForms) -> None:
        self._taken = taken
        self._unsent = unsent
        self.signs: SignsScreen | None = None
        self.presses: Mapping[Verb, Handler] = {
            guard_cards.USE: self._use,
            guard_cards.FINE: self._is_fine,
            guard_cards.DROP: self._drop,
        }

    async def take(self, press: Press) -> Reply:
        """Let a form that was sent go on to its handler, or ask first."""
        taken = self._taken[press.verb]
        seen = _seen(press, taken)
        if seen.is_clear:
            return await self._let_through(press, taken)
        seen = _seen(press, taken, guard_cards.stand_ins(await press.words()))
        before = self._unsent.of(press)
        press.written = press.typed = {}  # nothing of it is kept by whoever answers for a surprise
        if seen.signs:
            return await self._help(press, before, seen, asks=taken.asks)
        held = await self._hold(press, before, seen)
        return show(guard_cards.blocked if seen.blocks else guard_cards.asked, held)

    async def _hold(self, press: Press, before: Unsent, seen: _Seen) -> Held:
        """Keep what is left without the parts that were found; as it was typed only in memory, if it is in doubt."""
        cleaned = replace(before, words=seen.cleaned)
        await self._unsent.keep_looked_over(press, cleaned, seen.reasons)
        if not seen.blocks:
            self._unsent.memory.keep(before, may_go_on=not seen.signs)
        return _held(cleaned, seen)

    async def _help(self, press: Press, before: Unsent, seen: _Seen, *, asks: bool) -> Reply:
        """Show whom to call, at once; only what is one's own may still be shared, or what is asked of everybody."""
        if seen.signs <= MAY_SHARE:
            held, ways = await self._hold(press, before, seen), guard_cards.to_share
        else:
            held = await self._put_away(press, before, seen, may_go_on=asks)
            ways = guard_cards.to_ask if asks else guard_cards.not_shared
        screen = _nothing_to_say if self.signs is None else await self.signs(press, seen.signs)
        return show(lambda _: ways(_, screen(_), held))

    async def _put_away(self, press: Press, before: Unsent, seen: _Seen, *, may_go_on: bool) -> Held:
        """Keep in memory alone what is not passed on; on disk only which form it was, for it to be opened again."""
        cleaned = replace(before, words=seen.cleaned) if seen.blocks else before
        self._unsent.memory.keep(cleaned, may_go_on=may_go_on)
        empty = replace(before, words=dict.fromkeys(before.words, ""), choices={})
        await self._unsent.keep_looked_over(press, empty)
        return Held(before.id, (), "")

    async def _use(self, press: Press) -> Reply:
        """Go on with the words that are kept."""
        return await self._go_on(press, await self._unsent.find_kept(press))

    async def _is_fine(self, press: Press) -> Reply:
        """Go on with the words as they were typed, if those are still known."""
        as_typed = self._unsent.memory.find(press.actor.person, press.ref, to_go_on=True)
        if as_typed is not None:
            return await self._go_on(press, as_typed)
        kept = await self._unsent.find_kept(press)
        if kept is None or not any(kept.words.values()):
            return show(error_cards.words_gone)
        return show(guard_cards.only_without, _held(kept))

    async def _drop(self, press: Press) -> Reply:
        """Keep nothing of it."""
        kept = await self._unsent.find_kept(press)
        if kept is not None:
            press.resume(kept)
            await self._unsent.wipe(press)
        return show(guard_cards.dropped)

    async def _go_on(self, press: Press, unsent: Unsent | None) -> Reply:
        taken = None if unsent is None else self._taken.get(Verb(unsent.form))
        if unsent is None or taken is None:
            return replace(show(error_cards.words_gone), beside=True)
        press.resume(unsent)
        return await self._let_through(press, taken)

    async def _let_through(self, press: Press, taken: TakenForm) -> Reply:
        press.cleared = True
        if taken.public and any(map(speaks_of_ones_pay, press.written.values())):
            raise Invalid(ONES_PAY)
        reply = await taken.handler(press)
        await self._unsent.drop(press)  # before the answer: whoever has it may be writing in the same form again
        return reply


def _seen(press: Press, taken: TakenForm, words: Mapping[FindReason, str] = PLAIN_WORDS) -> _Seen:
    written = {key: tidied(text) for key, text in press.written.items()}
    looked = look_together({key: text for key, text in written.items() if _is_looked_at(key, text, taken)}, words)
    looked |= {key: as_place(looked[key], written[key], words) for key in taken.places & set(looked)}
    worth_saying = {key: one for key, one in looked.items() if not _is_expected(one, taken.expected.get(key))}
    return _Seen(worth_saying, written)


def _is_looked_at(key: str, text: str, taken: TakenForm) -> bool:
    return key not in taken.unguarded and not (key in taken.places and is_link(text))


def _is_expected(looked: Looked, expected: frozenset[FindReason] | None) -> bool:
    return bool(expected) and not looked.blocks and not looked.signs and looked.reasons <= (expected or frozenset())


def _held(kept: Unsent, seen: _Seen | None = None) -> Held:
    words = "\n".join(filter(None, kept.words.values()))
    if seen is None:
        return Held(kept.id, (), words)
    return Held(kept.id, seen.parts, words, has_code=FindReason.CODE in seen.reasons)


def _nothing_to_say(_: Words) -> Card:
    return Card(title=_("Please check one thing first"), body=_("In danger now? Call **999**."))
