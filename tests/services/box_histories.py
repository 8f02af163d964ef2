"""What is promised of answers without a name, as properties of pairs of histories that are drawn at random."""

import logging
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from bot.domain.people import RoleGroup
from bot.services.contributions import my_words
from tests.services.boxes import LEAST, TOPIC, AnswerPlace, Later, What, Writes
from tests.services.polling_place import MANAGER, NOON, WORKER, Listener, dense, polling_place
from tests.services.promise import Promise
from tests.services.secrecy import Trace, alike, every_row

SIZE: Final = 12
BOTH: Final = (WORKER, MANAGER)
_LOOKS: Final = 4  # one copy after so many
_WORDS: Final = 40  # different answers
_BEFORE: Final = dict.fromkeys((What.WAITING, What.DROPPED), What.WAITING)  # what is undone by what follows


@dataclass(frozen=True, slots=True)
class Story:
    """What people write until the first evening, do with it the day after, and write then.

    `replies` are others by this number; `restarts` before these; where it `ends`, so does the key. `copies`: files are
    looked at; where it ends, until what waits is shown.
    """

    first: Sequence[Writes]
    second: Sequence[Writes] = ()
    replies: int = 0
    evening: bool = True
    ends: bool = False
    groups: Sequence[RoleGroup] = (WORKER,)
    size: int = SIZE
    restarts: frozenset[int] = frozenset()
    copies: bool = True


@dataclass(slots=True)
class Left(Trace):
    """The same, and what stands in the thread after each evening, in its order, and what everybody finds of theirs."""

    read: list[tuple[object, ...]] = field(default_factory=list)
    mine: list[object] = field(default_factory=list)


async def play(story: Story) -> Left:
    """Play one history in a fresh place, and return all it left."""
    left, ear, root = Left(), Listener(), logging.getLogger()
    with tempfile.TemporaryDirectory() as folder:
        async with polling_place(Path(folder), size=story.size, groups=story.groups) as place:
            root.addHandler(ear)
            level = root.level
            root.setLevel(logging.DEBUG)
            try:
                await _play(AnswerPlace(place), story, left)
                left.files.append(place.files())
                left.keys = place.keys.known()
            finally:
                root.removeHandler(ear)
                root.setLevel(level)
    left.log = ear.heard
    return left


async def _play(here: AnswerPlace, story: Story, left: Left) -> None:
    await here.opens()
    left.tags = tuple(here.place.keys.tag(TOPIC, person) for person in here.place.asked)
    await _write(here, story, story.first, left)
    left.box = await every_row(here.place)
    if not story.evening:
        return
    await here.evening(0)
    await _look(here, left)
    if story.copies:
        left.files.append(here.place.files())
    if await here.shown():
        await _wish(here, story)
    here.place.now = NOON + timedelta(days=1)
    await _write(here, replace(story, copies=story.copies and not story.ends), story.second, left)
    if story.ends:
        await here.comes_to_its_end(1)
        await _look(here, left)


async def _wish(here: AnswerPlace, story: Story) -> None:
    """Ask about everything that is shown, and have authors do what they do, in the order of what they wrote."""
    await here.asks_back_everybody()
    here.place.now += timedelta(hours=2)
    for one in sorted(story.first, key=lambda one: one.words):
        if one.later is not Later.NOTHING:
            here.place.now += timedelta(minutes=1)
            await here.wishes(one, one.words + story.replies)


async def _write(here: AnswerPlace, story: Story, written: Sequence[Writes], left: Left) -> None:
    for number, one in enumerate(written):
        if number in story.restarts:
            await here.place.restarts()
        here.place.now += timedelta(minutes=one.minutes)
        await here.writes(one)
        if number % _LOOKS == 0 and story.copies:
            left.files.append(here.place.files())
            left.backups.append(here.place.backup())


async def _look(here: AnswerPlace, left: Left) -> None:
    left.letters += await here.place.letters()
    left.read.append(tuple((one.id, one.answer, one.quote, one.pool, one.posted_at) for one in await here.shown()))
    if not here.place.keys.known():
        for person in range(len(here.place.asked)):
            left.mine.append(await here.place.store.run(my_words, here.place.actor(person), now=here.place.now))


async def words_leave_no_trace_while_sealed(story: Story, seed: int) -> None:
    """S1: the same people at the same times, with any other words, choices and replies, leave the same bytes."""
    chance = random.Random(seed)

    def others(written: Sequence[Writes]) -> Sequence[Writes]:
        return [replace(one, words=chance.randrange(_WORDS)) for one in written]

    other = replace(story, second=others(story.second), replies=chance.randrange(3))
    if not story.evening:
        other = replace(other, first=others(story.first))
    alike(await play(story), await play(other), "files", "backups", "letters", "log")


async def words_may_change_hands(story: Story, hands: Sequence[int]) -> None:
    """S2: when the same words come from others of those who write, all that is read and left is the same.

    While their key lives, so are the files from the first word to the evening on which they are shown.
    """
    count = [number for number, one in enumerate(story.first) if one.counts]
    come = [count[hand] for hand in hands if hand < len(count)]
    others = list(story.first)
    for number, hand in zip(count, come, strict=True):
        theirs = story.first[hand]
        others[number] = replace(story.first[number], words=theirs.words, later=theirs.later)
    one, two = await play(story), await play(replace(story, first=others))
    alike(one, two, "backups", "box")
    _nobody_is_seen(one, two)


async def nobody_can_tell_who_wrote(story: Story, seed: int) -> None:
    """S3: when others of those who are asked wrote it, took it back, were asked back and replied, the same is left."""
    people = random.Random(seed).sample(range(story.size), len(story.first) + len(story.second))
    first = [replace(one, person=who) for one, who in zip(story.first, people, strict=False)]
    second = [replace(one, person=who) for one, who in zip(story.second, people[len(first) :], strict=True)]
    _nobody_is_seen(await play(story), await play(replace(story, first=first, second=second)))


def _nobody_is_seen(one: Left, two: Left) -> None:
    alike(one, two, "files", "letters", "log", "keys", "read", "mine")
    assert one.keys == frozenset()
    for name, content in one.files[-1].items():
        found = dense(content)
        assert not [tag for tag in one.tags if tag in found], name


async def the_batch_knows_no_order(story: Story, seed: int) -> None:
    """S4: in which order, when and how often people wrote changes neither what lies there nor what is read."""
    chance = random.Random(seed)
    begun = [one for one in story.first if chance.random() < 0.5]
    earlier = [Writes(one.person, chance.randrange(_WORDS), _BEFORE.get(one.what, What.SENT)) for one in begun]
    shuffled = [replace(one, minutes=3) for one in chance.sample(story.first, len(story.first))]
    one, two = await play(story), await play(replace(story, first=[*earlier, *shuffled]))
    alike(one, two, "box", "read", "letters", "files")


_seeds, _minutes = st.integers(0, 2**32), st.sampled_from((0, 1, 20))
_words, _whats, _laters = st.integers(0, _WORDS - 1), st.sampled_from(What), st.sampled_from(Later)
_any_writes = st.builds(Writes, st.integers(0, SIZE - 1), _words, _whats, _minutes)
_BATCH: Final = tuple(Writes(person, person + 3) for person in range(6))  # that is shown on the first evening


@st.composite
def _day_after(draw: st.DrawFn) -> Story:
    first = [replace(one, later=draw(_laters)) for one in _BATCH]
    others = st.builds(Writes, st.integers(len(_BATCH), SIZE - 1), _words, _whats, _minutes)
    return Story(first, draw(st.lists(others, max_size=8)))


@st.composite
def _to_the_end(
    draw: st.DrawFn, groups: Sequence[RoleGroup] = (WORKER,), most: int = 8, *, copies: bool = False
) -> Story:
    """Draw some who write before the first evening, most of whom count, and too few who do after it."""
    many, few = draw(st.integers(2, most)), draw(st.integers(0, LEAST - 1))
    whats = [What.SENT] * LEAST + draw(st.lists(_whats, min_size=most, max_size=most))
    first = [Writes(n, 3 * n + n % 2, whats[n], draw(_minutes), draw(_laters)) for n in range(many)]
    first = [one if one.counts else replace(one, later=Later.NOTHING) for one in first]
    second = [Writes(many + n, 3 * (n + 9) + n % 3) for n in range(few)]
    if len(groups) > 1:  # what is shown under a group at last tells which, as its author wished
        second = [replace(one, words=one.words - one.words % 3) for one in second]
        if sum(one.counts for one in first) < LEAST:
            first = [replace(one, words=one.words - one.words % 3) for one in first]
    return Story(first, second, ends=True, groups=groups, copies=copies)


_hands = st.permutations(range(8))
SEALED: Final = Promise(
    words_leave_no_trace_while_sealed,
    (st.builds(Story, st.lists(_any_writes, max_size=12), evening=st.just(False)), _seeds),
)
DAY_AFTER: Final = Promise(words_leave_no_trace_while_sealed, (_day_after(), _seeds))
HANDS: Final = Promise(words_may_change_hands, (_to_the_end(BOTH, copies=True), _hands))
WRITERS: Final = Promise(nobody_can_tell_who_wrote, (_to_the_end(), _seeds))
WRITERS_OF_ANY_GROUP: Final = Promise(nobody_can_tell_who_wrote, (_to_the_end(BOTH), _seeds))
ORDERS: Final = Promise(the_batch_knows_no_order, (_to_the_end(), _seeds))
EVERY: Final = (SEALED, DAY_AFTER, HANDS, WRITERS, WRITERS_OF_ANY_GROUP, ORDERS)
