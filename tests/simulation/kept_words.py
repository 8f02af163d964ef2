"""What people read of the secrecy of a vote, sentence by sentence, and what must be stored for it to be so."""

import hmac
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from nacl.bindings import crypto_box_seal_open, crypto_scalarmult_base

from bot.domain.ballots import BALLOT_SIZE, WRITTEN_SIZE, Ballot, unpack_ballot
from bot.domain.polls import PollKind
from storage.keys import SEAL_SIZE, TAG_SIZE
from tests.services.papers import Ending, chosen, written
from tests.services.polling_place import MANAGER, WORKER
from tests.simulation.stored import Asked, Came, Life

POOLS: Final = {MANAGER: "manager", WORKER: "worker family_carer"}
_PRIVATE, _OF_TAGS = slice(8, 40), slice(40, 72)  # where the two halves of a key lie in its file
Check = Callable[[Life, Asked], None]


def nothing_to_see(_life: Life, _asked: Asked) -> None:
    """Say something that is no matter of what is stored."""


def lies_sealed(life: Life, asked: Asked) -> None:
    """While it is open each answer lies there once, sealed, under a tag: choice, role group, and nothing else."""
    private, tag_key = _key_of(life, asked)
    whose = {_tag(tag_key, life.numbers[one.name]): one for one in life.came[asked]}
    boxed = {one["tag"]: one["sealed"] for one in life.rows(life.answered, "ballots", asked)}
    waiting = {one["tag"]: one["sealed"] for one in life.rows(life.answered, "ballot_drafts", asked)}
    size = WRITTEN_SIZE if asked.kind is PollKind.WRITTEN else BALLOT_SIZE
    assert {len(one) for one in (*boxed.values(), *waiting.values())} == {size + SEAL_SIZE}
    held = {whose[tag].name: _opened(private, sealed) for tag, sealed in boxed.items()}
    assert held == {name: _ballot(one) for name, one in life.counting(asked).items()}
    last = {one.name: one for one in life.came[asked]}
    assert {whose[tag].name: _opened(private, sealed) for tag, sealed in waiting.items()} == {
        name: _ballot(one) for name, one in last.items() if one.visit.ends is Ending.WAITING
    }
    with_it = [name for name, content in life.answered.everything.items() if private in content or tag_key in content]
    assert with_it == [_key_file(life, asked)]


def goes_with_its_key(life: Life, asked: Asked) -> None:
    """After it nothing is left of the box, of who was asked, and of the key, in any file or backup."""
    assert [life.rows(life.ended, table, asked) for table in ("ballots", "ballot_drafts", "electorates")] == [
        [],
        [],
        [],
    ]
    assert _key_file(life, asked) not in life.ended.files
    private, tag_key = _key_of(life, asked)
    tags = [_tag(tag_key, life.numbers[one.name]) for one in life.came[asked]]
    sealed = [one["sealed"] for table in ("ballots", "ballot_drafts") for one in life.rows(life.answered, table, asked)]
    gone = (private, tag_key, *tags, *(one[:SEAL_SIZE] for one in sealed))
    assert [name for name, content in life.ended.everything.items() if any(one in content for one in gone)] == []


def is_counted_exactly(life: Life, asked: Asked) -> None:
    """The numbers that are kept are those of all who answered."""
    row, told = life.row(life.ended, asked), life.counting(asked).values()
    assert (row["result"], row["answers"]) == ("counts", len(told))
    assert _numbers(life, asked)[""] == _sum(told)


def by_everybody_alone(life: Life, asked: Asked) -> None:
    """No number of any group is kept."""
    is_counted_exactly(life, asked)
    assert list(_numbers(life, asked)) == [""]
    assert {one["answers"] for one in life.rows(life.ended, "pool_outcomes", asked)} <= {None}


def by_group_too(life: Life, asked: Asked) -> None:
    """The numbers of each group are kept besides, as they were said to be."""
    is_counted_exactly(life, asked)
    for group, pool in POOLS.items():
        theirs = [one for one in life.counting(asked).values() if one.group is group]
        assert _numbers(life, asked)[pool] == _sum(theirs)


def is_blurred(life: Life, asked: Asked) -> None:
    """Of all together a number for each answer is kept, and it is said to be blurred."""
    assert life.row(life.ended, asked)["result"] == "blurred"
    assert list(_numbers(life, asked)) == [""]


def nobody_knows_how_many(life: Life, asked: Asked) -> None:
    """How many answered is kept nowhere."""
    rows = (life.row(life.ended, asked), *life.rows(life.ended, "pool_outcomes", asked))
    assert {row["answers"] for row in rows} == {None}


def is_agreed_or_not(life: Life, asked: Asked) -> None:
    """A verdict is kept for each group with a say, and of a sensitive vote no number but blurred ones."""
    kept = life.rows(life.ended, "pool_outcomes", asked)
    assert {one["pool"] for one in kept} == (set(POOLS.values()) if len(asked.groups) > 1 else {""})
    for one in kept:
        yes, no = (_sum(_of_pool(life, asked, one["pool"]))[place] for place in (0, 1))
        assert (one["verdict"] == "reached") is (100 * yes >= life.row(life.ended, asked)["percent"] * (yes + no))
        assert one["answers"] is None


def is_read_if_enough_wrote(life: Life, asked: Asked) -> None:
    """What was sealed is kept in words, or if few wrote only what its author wished; nothing else that was written."""
    told, row = life.counting(asked).values(), life.row(life.ended, asked)
    enough = len(told) >= (10 if row["sensitivity"] == "sensitive" else 5)
    assert (row["result"], row["answers"]) == ("words" if enough else "too_few", None)
    stand = [one for one in told if enough or written(one.visit.choice)[1]]
    kept = life.rows(life.ended, "written_answers", asked)
    assert sorted((one["words"], one["pool"]) for one in kept) == sorted(
        (_ballot(one).words, "" if enough else POOLS[one.group]) for one in stand
    )
    assert sorted(one["place"] for one in kept) == list(range(len(stand)))


_SEALED: Final = (
    "Nobody in this server can see who {did} what: not coordinators, not the owner, not an administrator.",
    "The bot seals each answer, {counts} at the end, and destroys the key.",
    "Two limits. Whoever runs the bot's computer could read answers until the end, or later with a copied key.",
    "Discord could see what you {did}.",
)
SAID: Final[Mapping[str, Sequence[Check]]] = {  # the rest of the first is what everything here is compared for
    **{
        sentence.format(did=did, counts=counts): checks
        for did, counts in (("chose", "counts them"), ("wrote", "opens them all"))
        for sentence, checks in zip(
            _SEALED, ((lies_sealed,), (lies_sealed, goes_with_its_key), (lies_sealed,), (nothing_to_see,)), strict=True
        )
    },
    "Numbers are exact.": (by_everybody_alone,),
    "If everyone answers alike, everyone knows what you chose.": (is_counted_exactly,),
    "Numbers are exact, by role group.": (by_group_too,),
    "If your whole group answers alike, everyone knows what you chose.": (by_group_too,),
    "The numbers are a little blurred, on purpose.": (is_blurred, nobody_knows_how_many),
    "How many answered is not told.": (nobody_knows_how_many,),
    "Whether it is adopted is told exactly.": (is_agreed_or_not,),
    "If 5 or more write, everybody reads all answers, shuffled.": (is_read_if_enough_wrote,),
    "If 10 or more write, everybody reads all answers, shuffled.": (is_read_if_enough_wrote,),
    "How you write may show who you are.": (nothing_to_see,),
}


def sentences(said: str) -> Iterator[str]:
    """Return the sentences that somebody read, of those that are known here; fail where there is another."""
    left = said
    for sentence in sorted(SAID, key=len, reverse=True):
        if sentence in left:
            left = left.replace(sentence, "")
            yield sentence
    assert left.split() == [], f"say in SAID what must be stored for this to be so: {left.strip()}"


def _key_file(life: Life, asked: Asked) -> str:
    return f"keys/{life.row(life.answered, asked)['id']}.key"


def _key_of(life: Life, asked: Asked) -> tuple[bytes, bytes]:
    content = life.answered.files[_key_file(life, asked)]
    return content[_PRIVATE], content[_OF_TAGS]


def _tag(tag_key: bytes, person: int) -> bytes:
    return hmac.digest(tag_key, person.to_bytes(8), "sha256")[:TAG_SIZE]


def _opened(private: bytes, sealed: bytes) -> Ballot:
    return unpack_ballot(crypto_box_seal_open(sealed, crypto_scalarmult_base(private), private))


def _ballot(one: Came) -> Ballot:
    if one.visit.kind is not PollKind.WRITTEN:
        return Ballot(frozenset(chosen(one.visit.kind, one.visit.choice)), one.group)
    words, under_group = written(one.visit.choice)
    return Ballot(frozenset(), one.group, " ".join(words.split()), under_group)


def _of_pool(life: Life, asked: Asked, pool: str) -> Sequence[Came]:
    return [one for one in life.counting(asked).values() if pool in ("", POOLS[one.group])]


def _sum(answers: Any) -> Mapping[int, int]:
    return Counter(place for one in answers for place in chosen(one.visit.kind, one.visit.choice))


def _numbers(life: Life, asked: Asked) -> Mapping[str, Mapping[int, int]]:
    kept: dict[str, Counter[int]] = {}
    for row in life.rows(life.ended, "poll_counts", asked):
        kept.setdefault(row["pool"], Counter())[row["option"]] = row["answers"]
    return kept
