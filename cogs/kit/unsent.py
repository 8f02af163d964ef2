"""Words of forms that came to nothing yet: for a quarter of an hour in memory, and for a day on disk.

On disk come only words that the guard found nothing in, or what is left of them without what it found. A field of one's
own, which nobody else reads, is looked at for that as well: with something in it the words stay in memory alone.
So does a secret answer, whatever is in it, until it is sealed; and nothing is counted of why it was held.
"""

import secrets
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.clock import Clock
from bot.domain.guard import look
from bot.domain.limits import FORM_DRAFTS
from bot.domain.people import GuildId, Membership, PersonId
from bot.domain.unsent import Unsent
from bot.services import unsent as service
from cogs.kit.clean import tidied
from cogs.kit.forms import Form, filled
from cogs.kit.press import Press, TakenForm, TakenForms

IN_MEMORY_FOR: Final = timedelta(minutes=15)
_MOST: Final = 500
_SEALED: Final = "sealed."  # before the number of words that are a secret answer


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that came to nothing and are kept: `ref` finds them again, within a day or only for minutes."""

    ref: str
    typed: str
    for_a_day: bool


@dataclass(frozen=True, slots=True)
class _Remembered:
    until: datetime
    unsent: Unsent
    may_go_on: bool


class UnsentInMemory:
    """Words as they were typed, by number, for the one who typed them; those of whom that is asked may go on so."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Remembered] = OrderedDict()

    def keep(self, unsent: Unsent, *, may_go_on: bool = False) -> None:
        """Remember these words; the oldest of the same person make room."""
        self._forget_old()
        theirs = [number for number, one in self._kept.items() if one.unsent.person == unsent.person]
        for oldest in theirs[: max(0, len(theirs) - FORM_DRAFTS + 1)]:
            del self._kept[oldest]
        self._kept[unsent.id] = _Remembered(self._clock.now() + IN_MEMORY_FOR, unsent, may_go_on)

    def find(self, person: PersonId, number: str, *, to_go_on: bool = False) -> Unsent | None:
        """Return this person's words, or None when they are gone, somebody else's, or may not go on as they are."""
        self._forget_old()
        found = self._kept.get(number)
        if found is None or found.unsent.person != person or (to_go_on and not found.may_go_on):
            return None
        return found.unsent

    def drop(self, person: PersonId, form: str, about: str) -> None:
        """Forget what this person typed into a form about this."""
        for number, one in list(self._kept.items()):
            if (one.unsent.person, one.unsent.form, one.unsent.about) == (person, form, about):
                del self._kept[number]

    def _forget_old(self) -> None:
        now = self._clock.now()
        while self._kept and (len(self._kept) > _MOST or next(iter(self._kept.values())).until <= now):
            self._kept.popitem(last=False)


class UnsentForms:
    """Keeps words of forms and gives them back, to the one who typed them."""

    def __init__(self, clock: Clock, taken: TakenForms) -> None:
        self.memory = UnsentInMemory(clock)
        self._looked_over = UnsentInMemory(clock)  # secret answers without what the guard found, in place of the disk
        self._taken = taken
        self._whose: set[tuple[GuildId, PersonId]] | None = None

    async def keep(self, press: Press) -> Kept | None:
        """Keep what was typed into a form that came to nothing, so that it opens again with the words in it."""
        kept = self.keep_in_memory(press)
        taken = self._taken.get(press.verb)
        if kept is None or taken is None or not press.cleared or is_sealed(kept.ref):
            return kept
        if press.actor.membership is Membership.NOT_HERE:
            return kept
        if any(map(_says_something, _unguarded(press, taken))):
            return kept
        await self.keep_looked_over(press, press.unsent(kept.ref))
        return replace(kept, for_a_day=True)

    async def keep_looked_over(self, press: Press, unsent: Unsent, reasons: Iterable[str] = ()) -> None:
        """Keep words that may lie on disk, and count why the guard held any; of a secret answer only in memory."""
        if is_sealed(unsent.id):
            self._looked_over.keep(unsent)
            return
        await press.run(service.keep_unsent, unsent, reasons, now=press.now)
        (await self._those(press)).add((unsent.guild, unsent.person))

    def keep_in_memory(self, press: Press) -> Kept | None:
        """Keep what was typed into a form in memory alone."""
        if not press.typed or press.verb not in self._taken:
            return None
        unsent = self.of(press)
        self.memory.keep(unsent)
        return Kept(unsent.id, "\n".join(filter(None, unsent.words.values())), for_a_day=False)

    def of(self, press: Press) -> Unsent:
        """Return what was typed and chosen under a new number, which says of a secret answer that it is one."""
        number = secrets.token_hex(16)
        return press.unsent(_SEALED + number if self._taken[press.verb].sealed else number)

    async def find(self, press: Press) -> Unsent | None:
        """Return the words that are pressed about: as they were typed, if those are still known."""
        found = self.memory.find(press.actor.person, press.ref)
        return found or await self.find_kept(press)

    async def find_kept(self, press: Press) -> Unsent | None:
        """Return the words that are pressed about as they were kept once they were looked over."""
        if is_sealed(press.ref):
            return self._looked_over.find(press.actor.person, press.ref)
        return await press.run(service.unsent_of, press.actor.guild, press.actor.person, press.ref, now=press.now)

    async def fill(self, press: Press, form: Form) -> Form:
        """Return a form with the words in it that were typed into the same one before and have not gone on."""
        guild, person = press.actor.guild, press.actor.person
        if form.sealed or (guild, person) not in await self._those(press):
            return form
        found = await press.run(service.newest_unsent, guild, person, form=form.verb, about=form.ref, now=press.now)
        return form if found is None or not any(found.words.values()) else filled(form, found.typed)

    async def drop(self, press: Press) -> None:
        """Forget the words of this form: they have gone on, or are not to be kept."""
        guild, person = press.actor.guild, press.actor.person
        if self._forget(press) or (guild, person) not in await self._those(press):
            return
        await press.run(service.drop_unsent, guild, person, form=press.verb, about=press.ref)

    async def wipe(self, press: Press) -> None:
        """Forget them because whoever typed them wishes it: nothing of them lingers in a file."""
        if not self._forget(press):
            guild, person = press.actor.guild, press.actor.person
            await press.run(service.wipe_unsent, guild, person, form=press.verb, about=press.ref)

    def _forget(self, press: Press) -> bool:
        """Forget in memory what was typed into this form; tell whether it can lie nowhere else."""
        for memory in (self.memory, self._looked_over):
            memory.drop(press.actor.person, press.verb, press.ref)
        return self._taken[press.verb].sealed

    async def _those(self, press: Press) -> set[tuple[GuildId, PersonId]]:
        """Return whoever may have words on disk: most have none, and their forms need not wait for the disk."""
        if self._whose is None:
            found = await press.run(service.whose_unsent)
            self._whose = (self._whose or set()) | found
        return self._whose


def _unguarded(press: Press, taken: TakenForm) -> Iterable[str]:
    return (words for key, words in press.written.items() if key in taken.unguarded)


def _says_something(words: str) -> bool:
    looked = look(tidied(words))
    return bool(looked.finds or looked.signs)


def is_sealed(number: str) -> bool:
    """Tell whether words of this number are a secret answer."""
    return number.startswith(_SEALED)
