"""What must be so of a question and its answers in every life, whatever the weather."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from bot.domain.topics import Topic
from bot.rehearsal.person import screen
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message
from storage import topics
from storage.letters import letters as letters_table
from storage.store import Transaction
from tests.simulation import promises
from tests.simulation.post.kept import came_well
from tests.simulation.topics import words
from tests.simulation.topics.coordinator import OUTCOMES
from tests.simulation.topics.people import TAKEN_BACK
from tests.simulation.topics.recorder import Tried
from tests.simulation.topics.words import Said, Typed, part_of

if TYPE_CHECKING:
    from tests.simulation.topics.life import TopicLife

_SETTLED: Final = "('sent', 'expired', 'dead', 'cancelled')"
_GROUPS: Final = {"worker": "a homecare worker", "manager": "a manager", "family_carer": "a family carer"}
_CLOSED, _TAKEN_BACK = "This question has closed", "An answer was taken back"


@dataclass(frozen=True, slots=True)
class Found:
    """What is kept at the end."""

    topics: Sequence[Any]
    answers: Sequence[Any]
    resonances: Sequence[Any]
    letters: Sequence[Any]
    to_people: Sequence[Any]
    partners: frozenset[int]
    begun: int


def read(tx: Transaction) -> Found:
    """Read it."""
    ask = tx.sql.exec_driver_sql
    people = tx.sql.execute(letters_table.select().where(letters_table.c.person.is_not(None))).all()
    return Found(
        ask("SELECT * FROM topics WHERE state != 'draft'").all(),
        ask("SELECT * FROM contributions ORDER BY id").all(),
        ask("SELECT * FROM resonances").all(),
        ask("SELECT kind, subject, state, message, edits, error FROM letters WHERE person IS NULL").all(),
        people,
        frozenset(ask("SELECT person FROM partners").scalars()),
        int(ask("SELECT count(*) FROM begun_answers").scalar() or 0),
    )


def question(tx: Transaction) -> Topic:
    """Return the question that is open."""
    (one,) = topics.running(tx)
    return one


def all_decided(tx: Transaction) -> bool:
    """Tell whether it is decided of every answer what became of it."""
    return not tx.sql.exec_driver_sql("SELECT 1 FROM contributions WHERE outcome IS NULL LIMIT 1").all()


def nothing_left(life: "TopicLife", tx: Transaction) -> bool:
    """Tell whether no question is open, all is told that can be or waits to be read, and every thread is closed."""
    here = life.stage.world.guild.members
    ask = tx.sql.exec_driver_sql
    waiting = (
        "SELECT 1 FROM topics WHERE state = 'open'",
        f"SELECT 1 FROM letters WHERE person IS NULL AND state NOT IN {_SETTLED}",
        "SELECT 1 FROM threads WHERE state != 'locked'",
        "SELECT 1 FROM begun_answers",
        "SELECT 1 FROM unsent_words",
    )
    untold = ask(
        "SELECT author FROM contributions JOIN partners ON author = person WHERE outcome IS NOT told_outcome AND NOT "
        "EXISTS (SELECT 1 FROM letters WHERE subject = contributions.id AND kind LIKE '%_changed' "
        "AND state = 'waiting')"
    )
    return not any(ask(f"{one} LIMIT 1").all() for one in waiting) and not here.keys() & set(untold.scalars())


def nothing_lingers(life: "TopicLife") -> None:
    """See that what somebody has taken back, and was told so, is in no file any more."""
    files = promises.files(life.programme.machine.folder)
    for one in life.partners:
        mine = [tried for tried in life.recorder.tried if tried.whose == one.account.name]
        if not mine or not mine[-1].done or mine[-1].told != TAKEN_BACK:
            continue  # after the deletion of everything about somebody the files are cleaned within the hour
        said = " ".join(tried.said.words for tried in mine if tried.said)
        for text in {typed.first for typed in one.typed if typed.first and typed.first in said}:
            assert not [name for name, content in files.items() if text.encode() in content], "Words taken back linger."


def is_kept_open(life: "TopicLife") -> bool:
    """Tell whether one thread stands, and anything can be said in it."""
    found = [one.thread for one in life.environment_faults.threads() if one.thread]
    return len(found) == 1 and not found[0].archived and not found[0].locked


def check(life: "TopicLife", found: Found) -> None:
    """See that every promise was kept."""
    _answers_are_as_acknowledged(life, found)
    _nothing_taken_away_is_left(life, found)
    _resonances_are_as_acknowledged(life, found)
    _decisions_are_as_acknowledged(life, found)
    _private_stays_private(life)
    came_well(life.recorder, life.residents, found.to_people)
    if not life.environment_faults.removed:
        _thread_says_what_is_kept(life, found)


def _answers_are_as_acknowledged(life: "TopicLife", found: Found) -> None:
    assert len(found.topics) == 1, "One press opened two questions."
    by_whom: dict[str, list[Tried]] = defaultdict(list)
    for one in life.recorder.tried:
        by_whom[one.whose].append(one)
    names = {one.id: one.name for one in life.stage.world.accounts.values()}
    asked = life.asks.asked
    kept = [_said(row) for row in found.answers if row.author == 0]
    for whose, tries in by_whom.items():
        allowed = _may_stand(tries) if whose in asked or whose.startswith("caller") else {None}
        if whose.startswith("caller"):
            there = [one for one in kept if one in allowed]
            kept = [one for one in kept if one not in there]
        else:
            there = [_said(row) for row in found.answers if row.author and names[row.author] == whose]
        assert len(there) <= 1, f"{whose} has two answers."
        stands = {one.words for one in there} or {""}
        may = {one.words if one else "" for one in allowed}
        assert stands <= may, f"{whose}: {stands} stands there, it may be {may}."
    assert not kept, f"Nobody rang and said {kept}."
    unheard = [names[row.author] for row in found.answers if row.author and names[row.author] not in by_whom]
    assert not unheard, f"{unheard} never answered."


def _may_stand(tries: Sequence[Tried]) -> set[Said | None]:
    """Say what may stand there: what was acknowledged last, or was tried after it.

    Of two that were on their way at once, either may have come last: life 1872 posted while all of hers was deleted.
    """
    allowed: set[Said | None] = {None}
    for number, one in enumerate(tries):
        beside = {other.said for other in tries[:number] if other.done_at is not None and other.done_at > one.begun}
        allowed = {one.said} | beside if one.done else allowed | {one.said}
    return allowed


def _said(row: Any) -> Said:
    typed = Typed(row.option, row.first_words, row.follow_up, row.added)
    return Said(typed.words, row.name or _GROUPS[row.role_group])


def _thread_says_what_is_kept(life: "TopicLife", found: Found) -> None:
    """In the one thread stands each answer once, letter for letter, and once how it closed; it is locked."""
    if life.environment_faults.closed_threads_removed and not life.environment_faults.threads():
        return  # one that a moderator removes after it was locked stays away (life 926)
    (thread,) = life.environment_faults.threads()
    messages = {one.id: one for one in thread.messages.values() if one.author is life.stage.world.bot}
    where = {letter.subject: letter.message for letter in found.letters if letter.kind == "contribution"}
    for row in found.answers:
        numbers = [number for subject, number in where.items() if subject.partition(".")[0] == row.id]
        said = [part_of(message) for message in (messages.pop(number, None) for number in numbers) if message]
        parts = [one for one in said if one is not None]
        assert parts, f"{_said(row)} stands nowhere."
        assert len(parts) == parts[0].of, f"{_said(row)} does not stand there whole."
        assert words.whole(parts) == _said(row), f"{words.whole(parts)} stands there, {_said(row)} is kept."
        left = row.author and row.author not in found.partners
        assert not left or not row.name, f"{row.name} has left, and is named."
    titles = [_title(one) for one in messages.values() if not one.is_system]
    assert titles.count(_CLOSED) == 1, f"How it closed is said {titles.count(_CLOSED)} times."
    assert not set(titles) - {_CLOSED, _TAKEN_BACK}, f"{titles} stands in the thread."
    assert thread.thread is not None
    assert thread.thread.locked, "The thread of a closed question is not locked."
    cards = [message for message in _notices(life) if message.id == thread.id]
    if not cards and life.environment_faults.done["card_removed"] > 1:
        return  # it is posted anew once a day, and starts no fight
    assert [_title(card) for card in cards] == [_CLOSED], "The card does not say that the question has closed."
    assert [screen.buttons(card) for card in cards] == [[]]


def _title(message: Message) -> str:
    return str(message.embeds[0].get("title", "")) if message.embeds else ""


def _notices(life: "TopicLife") -> list[Message]:
    places: list[Channel] = life.stage.world.places(life.stage.world.guild)
    return [message for one in places if one.name == "notices" for message in one.messages.values()]


def _nothing_taken_away_is_left(life: "TopicLife", found: Found) -> None:
    """What is kept no more, or never was, stands in no file, no log and nothing that others can read."""
    assert found.begun == 0
    typed = [one for writer in (*life.partners, life.typist) for one in writer.typed]
    standing = " ".join(_said(row).words for row in found.answers)
    every = {text for one in typed for text in (one.first, one.follow_up, one.added) if text}
    gone = {text for text in every if text not in standing}
    held = (one for writer in (*life.partners, life.typist) for one in writer.secrets)
    secret = {one.partition("@")[0] for one in held}  # what is shown has something before its sign
    for name, content in promises.files(life.programme.machine.folder).items():
        assert not [one for one in gone | secret if one.encode() in content], f"{name} still holds words taken away."
    log = "\n".join(line for _, line in life.log.heard)
    assert not [one for one in every | secret if one in log], "The log says what people wrote."
    public = b"\n".join(life.recorder.public)
    assert not [one for one in secret if one.encode() in public], "What points to somebody was said in public."
    readable = "\n".join(screen.words(one) for place in _places(life) for one in place.messages.values())
    assert not [one for one in gone if one in readable], "Words that were taken away can still be read."


def _places(life: "TopicLife") -> list[Channel]:
    return [one for one in life.stage.world.channels.values() if one not in life.environment_faults.removed]


def _resonances_are_as_acknowledged(life: "TopicLife", found: Found) -> None:
    authors = {row.id: row.author for row in found.answers}
    here = set(authors.values())
    for row in found.resonances:
        assert row.person in here, "Somebody has a say who has no answer."
        assert authors[row.contribution] != row.person, "Somebody speaks for themselves."
    if found.topics[0].state == "closed":
        assert not found.resonances, "Who said what of an answer is kept after the close."


def _decisions_are_as_acknowledged(life: "TopicLife", found: Found) -> None:
    """What became of each answer is what was saved last; its author heard of it once, and again where it changed."""
    told = Counter(row.subject for row in found.to_people if row.kind.startswith("what_came_of_it") and _came(row))
    for row in found.answers:
        allowed: list[str | None] = [None]
        for one in life.recorder.decided:
            if row.id in one.answers:
                outcome = OUTCOMES[one.outcome]
                allowed = [outcome] if one.done else [*allowed, outcome]
        assert row.outcome in allowed, f"It came to {row.outcome}, and may be {allowed}."
        changes = len([one for one, _ in groupby(d.outcome for d in life.recorder.decided if row.id in d.answers)])
        assert told[row.id] <= changes, f"{told[row.id]} notes came about what changed {changes} times."


def _came(letter: Any) -> bool:
    return letter.state in ("sent", "carried")


def _private_stays_private(life: "TopicLife") -> None:
    assert life.recorder.leaks == []
    for phone in life.stage.world.phones.values():
        assert set(phone.pushes) <= {"A note from Kitchen Table", "Nodyn gan Kitchen Table"}
