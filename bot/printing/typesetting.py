"""Setting text on paper: a page and what it says go in, a PDF or a picture comes out; never on the loop.

It is done in a process of its own. Typst keeps what it has set for as long as its process lives: 0.15 MB for each
certificate, with whose it is. And nothing that goes wrong there touches the bot.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Final

_TYPESETTER: Final = Path(__file__).with_name("typesetter.py")
_MISSING: Final = 3
_LONGEST: Final = 30  # seconds: nobody waits any more
_one_at_a_time: Final = Lock()  # each takes 60 MB meanwhile


class CannotPrint(Exception):
    """A character is in no font that is printed with."""


def as_pdf(page: Path, told: object, **given: str) -> bytes:
    """Return a page that says this as a tagged PDF, by the rules of PDF/UA-1; `given` is more that it asks for.

    Raises CannotPrint where it says something that cannot be printed.
    """
    return _asked({"kind": "pdf", "page": page.read_text("utf-8"), "told": told, "given": given})


def as_picture(page: Path, told: object, *, sharp: int, leaves_out: bool = False, **given: str) -> bytes:
    """Return the one page that says this as a PNG, with so many dots an inch.

    With `leaves_out`, without the characters that no font here has.
    """
    return _asked(
        {
            "kind": "png",
            "page": page.read_text("utf-8"),
            "told": told,
            "given": given,
            "sharp": sharp,
            "leaves_out": leaves_out,
        }
    )


def unprintable(*texts: str) -> tuple[str, ...]:
    """Return the characters that no font here has, as readers see them, each once, in their order."""
    if all(text.isascii() and text.replace("\n", "").isprintable() for text in texts):
        return ()
    return tuple(json.loads(_asked({"texts": texts})))


def without(text: str, characters: Sequence[str]) -> str:
    """Return a text on one line without these: for what whoever prints it cannot put into other words."""
    for one in characters:
        text = text.replace(one, "")
    return " ".join(text.split())


def _asked(what: dict[str, Any]) -> bytes:
    """Have it done; the process is given nothing but what to do: no settings, so no token."""
    command = (sys.executable, "-I", "-B", str(_TYPESETTER))
    with _one_at_a_time:
        done = subprocess.run(  # noqa: S603 - a file of our own
            command, input=json.dumps(what).encode(), capture_output=True, check=False, timeout=_LONGEST, env={}
        )
    if done.returncode == _MISSING:
        raise CannotPrint
    if done.returncode:
        raise RuntimeError(f"the typesetter ended with {done.returncode}")  # what it says may hold somebody's words
    return done.stdout
