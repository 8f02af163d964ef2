"""Who held something up, and who decided it: no file tells, once it is decided, whoever they were."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import strategies as st

from bot.domain.oversight import Voice
from bot.services import oversight_reasons
from storage.store import Transaction
from tests.services.group_table import Table, table
from tests.services.polling_place import GUILD, Listener
from tests.services.promise import Promise, by_each_seed, in_each_budget, unnoticed

PEOPLE = 12
Press = tuple[int, Voice | None]  # a member, and what they say; None for a pause
presses = st.lists(st.tuples(st.integers(0, 4), st.sampled_from((*Voice, None))), max_size=8)


async def play(history: list[Press], who: list[int]) -> tuple[dict[str, bytes], list[tuple[object, ...]], list[str]]:
    """Let these people press in this order, then three more decide; return the files, the letters and the log."""
    ear, root = Listener(), logging.getLogger()
    with tempfile.TemporaryDirectory() as folder:
        async with table(Path(folder), size=PEOPLE) as group:
            root.addHandler(ear)
            level = root.level
            root.setLevel(logging.DEBUG)
            try:
                await _play(group, history, who)
                return group.files(), await group.place.letters(), ear.heard
            finally:
                root.removeHandler(ear)
                root.setLevel(level)


async def _play(group: Table, history: list[Press], who: list[int]) -> None:
    item = await group.puts()
    run, now = group.place.store.run, group.place.now
    await run(oversight_reasons.write_reason, group.member(who[0]), item.id, "The same words", now=now)
    await run(oversight_reasons.send_reason, group.member(who[0]), item.id, now=now)
    for member, voice in history:
        if (await group.now_is()).ending is not None:
            break
        await (group.pauses(who[member]) if voice is None else group.says(who[member], voice))
    if (await group.now_is()).ending is None:
        for member in (5, 6, 7):
            if (await group.now_is()).ending is None:
                await group.says(who[member], Voice.CHANGE)
    assert (await group.now_is()).ending is not None
    for person in group.place.asked:
        tag = group.place.keys.person_tag(GUILD, person, about=item.id)
        assert not [name for name, content in group.place.files().items() if tag in content]


async def nothing_tells_who_pressed(history: list[Press], other: list[int]) -> None:
    alike = await play(history, list(range(8))) == await play(history, other)  # a difference would fill the screen
    assert alike


ALIKE = Promise(
    nothing_tells_who_pressed,
    (presses.filter(lambda said: not any(voice is Voice.GOES_AHEAD for _, voice in said)), st.permutations(range(8))),
)


@in_each_budget
def test_nobody_can_tell_who_held_it_up_and_who_decided(examples: int) -> None:
    ALIKE.is_kept(examples)


def files_not_rewritten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Transaction, "rewrite", lambda tx: None)


def reasons_that_stay_tied(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("storage.oversight_reasons.untie", lambda tx, item: None)


def who_it_was_in_the_audit_log(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("bot.services.permission.WITHOUT_WHO", frozenset())


@by_each_seed
@pytest.mark.parametrize("mistake", [files_not_rewritten, reasons_that_stay_tied, who_it_was_in_the_audit_log])
def test_a_mistake_is_noticed_by_every_seed(
    mistake: Callable[[pytest.MonkeyPatch], None], seeds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake(monkeypatch)
    assert unnoticed(ALIKE, seeds) == []


@pytest.mark.parametrize("voice", [None, *Voice])
async def test_while_it_waits_a_row_has_one_size_whatever_somebody_pressed(tmp_path: Path, voice: Voice | None) -> None:
    async with table(tmp_path) as group:
        await group.puts()
        await (group.pauses(0) if voice is None else group.says(0, voice))
        rows = await group.place.rows("oversight_voices", "length(tag)")
        assert rows == [(16,)]
