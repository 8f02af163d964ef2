"""The texts that the guard is held to are enough, each once, and each says what is to be found."""

from collections import Counter

from bot.domain.guard import FindReason, Sign
from tests.domain.guard.texts import samples

KINDS = ("must_block", "must_ask", "must_not_trigger", "signs")
REASONS = {reason.value for reason in FindReason}


def test_there_are_enough_of_each_kind() -> None:
    counts = {kind: len(samples(kind)) for kind in KINDS}
    assert all(counts[kind] >= least for kind, least in zip(KINDS, (200, 120, 200, 60), strict=True)), counts


def test_each_text_is_there_once() -> None:
    times = Counter(" ".join(sample.text.lower().split()) for kind in KINDS for sample in samples(kind))
    assert [text for text, count in times.items() if count > 1] == []


def test_each_says_what_is_to_be_found() -> None:
    found = {kind: {name for sample in samples(kind) for name in sample.expected} for kind in KINDS}
    assert found == {
        "must_block": REASONS - {FindReason.COMPANY},
        "must_ask": REASONS,
        "must_not_trigger": set(),
        "signs": {sign.value for sign in Sign},
    }
    assert [sample.text for kind in KINDS[:2] for sample in samples(kind) if not sample.expected] == []
    assert sum(not sample.expected for sample in samples("signs")) >= 40
