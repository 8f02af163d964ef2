"""Weighs the words of the texts, and writes down their points: python -m tests.domain.guard.weighing.

A word has one point where it is e times as likely where a sign is, two where it is e times e as likely, and so on;
below nought where it is less likely. Names, and words for where people come from or what they believe, have none:
they must not count for or against anybody.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from bot.domain.guard import Sign
from bot.domain.guard.known_names import ALSO_WORDS, FIRST_NAMES
from bot.domain.guard.points import bare, thoughts
from tests.domain.guard.texts import Sample, samples

HERE: Final = Path(__file__).parents[3] / "bot" / "domain" / "guard"
KINDS: Final = ("signs", "must_not_trigger", "must_block", "must_ask")
MOST: Final = 4  # points of one word
DOUBT: Final = 2
SELDOM: Final = 2  # texts that a word must stand in
_LINE: Final = 116
_GROUPS: Final = """
    african asian bangladeshi bengali black british caribbean catholic chinese christian english european filipino
    foreign gay hindu indian irish jewish kenyan lesbian muslim nepali nigerian pakistani philippines poland polish
    punjabi romania romanian scottish sikh somali trans ukraine ukrainian urdu welsh white zimbabwe zimbabwean
"""
_NEVER: Final = frozenset(map(bare, (*FIRST_NAMES, *ALSO_WORDS, *_GROUPS.split())))


def every_text() -> tuple[tuple[frozenset[str], str], ...]:
    """Return all texts, each with the signs that are in it."""
    return tuple((_signs(kind, one), one.text) for kind in KINDS for one in samples(kind))


def weighed(texts: Iterable[tuple[frozenset[str], str]]) -> Mapping[Sign, Mapping[str, int]]:
    """Return the points of each word for each sign, as these texts have it."""
    read = [(signs, frozenset().union(*thoughts(text.lower()))) for signs, text in texts]
    return {sign: _points(sign, read) for sign in Sign}


def _points(sign: Sign, read: list[tuple[frozenset[str], frozenset[str]]]) -> Mapping[str, int]:
    inside = Counter(word for signs, words in read if sign in signs for word in words)
    outside = Counter(word for signs, words in read if sign not in signs for word in words)
    number = sum(sign in signs for signs, _ in read)
    share = number / len(read)  # of which a word is taken to have met DOUBT texts before, so that few say little
    found = {}
    for word in sorted((inside.keys() | outside.keys()) - _NEVER):
        if inside[word] + outside[word] >= SELDOM and (len(word) > 1 or word == "i"):
            likelier = (inside[word] + DOUBT * share) / (outside[word] + DOUBT * (1 - share)) * (1 - share) / share
            points = max(-MOST, min(MOST, round(math.log(likelier))))
            if points:
                found[word] = points
    return found


def _signs(kind: str, one: Sample) -> frozenset[str]:
    return one.expected if kind == "signs" else frozenset()


def page(sign: Sign, points: Mapping[str, int]) -> str:
    """Return the file of one sign: its words by their points."""
    parts = [
        f'"""The words that count for the sign of {sign}, by their points: weighed, never changed by hand."""\n',
        "from typing import Final\n",
        "from bot.domain.guard.patterns import words\n",
        "_BY_POINTS: Final = {",
    ]
    for number in sorted(set(points.values()), reverse=True):
        parts.append(f'    {number}: """')
        parts += _lines(word for word, of in points.items() if of == number)
        parts.append('    """,')
    parts += [
        "}",
        "POINTS: Final = {word: number for number, these in _BY_POINTS.items() for word in words(these)}",
        "",
    ]
    return "\n".join(parts)


def _lines(words: Iterable[str]) -> list[str]:
    lines = ["   "]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > _LINE:
            lines.append("   ")
        lines[-1] += f" {word}"
    return lines


def path_of(sign: Sign) -> Path:
    """Return where the words of a sign stand."""
    return HERE / f"said_of_{sign}.py"


if __name__ == "__main__":
    for each, its_points in weighed(every_text()).items():
        path_of(each).write_text(page(each, its_points), "utf-8")
