"""No text that somebody writes may keep the programme busy: each pattern was looked at, and says why it is quick."""

import ast
from typing import Final

from tests.rules.project import files, name_of, tree_of

_NO_REPEAT = "it repeats nothing, or one kind of character that nothing after it could take too"
REVIEWED: Final = {
    "bot/domain/guard/patterns.py": dict.fromkeys(
        ("pattern", "phrase", "any_of"), "nothing they make repeats without end: tests/domain/guard sees to it"
    ),
    "bot/domain/join_links.py": {
        "_MEANT": "it repeats where a word begins, up to its last point that has letters and a slash after it",
        "_MEETING": _NO_REPEAT,
        **dict.fromkeys(
            ("_LEADS_IN", "_SIGNS_IN", "_ADDRESS", "_HOST", "_SHOWN", "_NEVER", "_HOST_KEY", "_HOST_PATH"),
            "whatever they are matched with has 512 characters at most",
        ),
        "_check_who_it_is_for": _NO_REPEAT,
    },
    "bot/domain/guard/places.py": {"_NUMBER": "whatever it is matched with has 512 characters at most"},
    "bot/domain/meeting_places.py": {"_NAMED": _NO_REPEAT},
    "bot/domain/plain_words.py": {"_SENTENCE": "it looks at two characters", "_JARGON": "it repeats nothing"},
    "bot/domain/pay_words.py": dict.fromkeys(
        (
            "_MONEY",
            "_IS_A_SUM",
            "_NOT_MONEY",
            "_CODE",
            "_MENTION",
            "_WAITS",
            "_PERSONAL",
            "_ONE_OF_THEM",
            "_CAPITAL",
            "_SENTENCES",
        ),
        "it repeats words, of which none goes on into the next, three times at most",
    ),
    "bot/domain/times/clock_words.py": {"_shift": "it is given a few words that were found already"},
    "bot/domain/times/day_and_month.py": {"read_day": "it is tried at the beginning alone"},
    "bot/domain/times/repeating.py": {"_names": "it is given a few words that were found already"},
    "bot/domain/times/phrases.py": {
        "_DASHES": _NO_REPEAT,
        "_QUOTES": _NO_REPEAT,
        "_GAP": _NO_REPEAT,
        "_WORD": _NO_REPEAT,
        "_UNSAYABLE": "it looks at one character on either side",
        "compiled": "whatever it is matched with was cut to 100 characters",
    },
    "bot/domain/written_words.py": {
        "_UNSEEN": _NO_REPEAT,
        "_BLANKS": _NO_REPEAT,
        "_FLAGS": "it looks at seven characters",
    },
    "bot/printing/typesetter.py": {
        "_NO_LETTERS": _NO_REPEAT,
        "_JOINED": "it looks at four characters",
        "_GRAPHEME": "each is taken whole",
    },
    "bot/settings/values.py": {"_REAL_TOKEN": "what the operator sets, once"},
    "cogs/kit/clean.py": {
        "_INVISIBLE": "it looks one character back, and takes a run whole",
        "_LOOSE_JOINER": "it looks one character back, which is no joiner where a run goes on",
        "_TAGS": "a run is taken whole, with the flag before it, and never again",
        "_BLANKS": _NO_REPEAT,
        "_EMPTY_LINES": _NO_REPEAT,
        "_LINE_BREAK": _NO_REPEAT,
        "_MARKS": _NO_REPEAT,
        "_LINE_START": "it begins where a line does, ends before the line does, and gives nothing back",
        "_LINK": "it looks at ten characters at most",
        "_NAMED": "it looks at one character more",
    },
    "bot/domain/typed_words.py": {"_unseen": _NO_REPEAT},
    "bot/domain/quoting.py": {"_WORD": "each letter is in one alternative alone", "_INSIDE": _NO_REPEAT},
    "cogs/kit/limits.py": {"_GRAPHEME": "it is asked for as many as fit on a card, one after the other"},
    "cogs/polls/options.py": {"_MAY_BE_LEFT_OUT": "it looks at four characters at most"},
    "cogs/notes/cards.py": {"_PAGE": _NO_REPEAT},
    "cogs/reminders/values.py": {"_REF": _NO_REPEAT, "_FIGURES": _NO_REPEAT},
    "storage/key_folder.py": {"NAME": _NO_REPEAT},
}


def patterns_in(tree: ast.Module) -> set[str]:
    """Name what each pattern in a file is called by: its name, or the function that makes it."""
    found = set()
    for statement in tree.body:
        if any(_is_compiling(node) for node in ast.walk(statement)):
            found.add(_name(statement))
    return found


def _is_compiling(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in {"re", "regex"}
        and node.attr in {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
    )


def _name(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0])
    if isinstance(statement, ast.AnnAssign):
        return ast.unparse(statement.target)
    return getattr(statement, "name", ast.unparse(statement))


def test_every_pattern_that_meets_what_people_write_was_looked_at() -> None:
    found = {
        name_of(path): patterns
        for path in files("bot", "cogs", "storage", ending=".py")
        if not name_of(path).startswith("bot/rehearsal") and (patterns := patterns_in(tree_of(path)))
    }
    found["bot/settings/values.py"] -= {"read_token"}  # finds one space; what the operator sets
    assert found == {place: set(patterns) for place, patterns in REVIEWED.items()}
