"""How each value is read; a ValueError holds what follows the setting's name in a sentence."""

import re
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from bot.text import languages_here

_REAL_TOKEN = re.compile(r"[A-Za-z0-9_-]{18,}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}")


class Secret:
    """A text that is never shown; whoever needs it asks for it by name."""

    __slots__ = ("_hidden",)

    def __init__(self, hidden: str) -> None:
        self._hidden = hidden

    def reveal(self) -> str:
        """Return the text itself, to hand it to whom it is meant for."""
        return self._hidden

    def __repr__(self) -> str:
        return "Secret(hidden)"

    def __reduce__(self) -> NoReturn:
        message = "a secret stays in the programme that read it"
        raise TypeError(message)


def read_path(value: str) -> Path:
    """Read a path; `~` is the home folder."""
    return Path(value).expanduser()


def one_of(*choices: str) -> Callable[[str], str]:
    """Make a reader for one word out of these."""

    def read(value: str) -> str:
        if value.lower() not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return value.lower()

    return read


def pace_up_to(most: int) -> Callable[[str], float]:
    """Make a reader for so many a second."""

    def read(value: str) -> float:
        sentence = f"must be a number above 0 and up to {most}, such as 2 or 0.5"
        try:
            pace = float(value)
        except ValueError:
            raise ValueError(sentence) from None
        if not 0 < pace <= most:
            raise ValueError(sentence)
        return pace

    return read


def read_port(value: str) -> int:
    """Read a port number."""
    if not (value.isdecimal() and len(value) <= 5 and 1 <= int(value) <= 65535):
        raise ValueError("must be a port: a whole number from 1 to 65535")
    return int(value)


def read_yes_or_no(value: str) -> bool:
    """Read a yes or a no."""
    if value.lower() not in {"yes", "no"}:
        raise ValueError("must be yes or no")
    return value.lower() == "yes"


def read_languages(value: str) -> tuple[str, ...]:
    """Read languages that have a catalogue."""
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in value.split(",") if part.strip()))
    unknown = [language for language in wanted if language not in languages_here()]
    if unknown or not wanted:
        raise ValueError(f"must name languages out of these, with commas between: {', '.join(languages_here())}")
    return wanted


def read_token(value: str) -> Secret:
    """Read a token, which is from then on never shown."""
    if re.search(r"\s", value):
        raise ValueError('must be the token alone, without spaces and without the word "Bot"')
    return Secret(value)


def read_database(value: str) -> str:
    """Read the address of a database."""
    if not value.startswith("sqlite:///"):
        raise ValueError("must start with sqlite:/// and name a file; other databases are not built yet")
    return value


def read_api(value: str) -> str:
    """Read the address of a Discord-compatible server."""
    sentence = "must be a web address, such as http://127.0.0.1:8080/api/v10"
    try:
        parts = urlsplit(value)
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        raise ValueError(sentence) from None
    if not known or parts.hostname is None:
        raise ValueError(sentence)
    if parts.scheme == "http" and not _is_this_computer(parts.hostname):
        raise ValueError("must start with https:// unless it is on this computer")
    return value.rstrip("/")


def _is_this_computer(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_discord(url: str) -> bool:
    """Tell whether this is Discord itself and nobody else."""
    host = urlsplit(url).hostname or ""
    return host == "discord.com" or host.endswith(".discord.com")


def looks_real(token: str) -> bool:
    """Tell whether Discord itself could have given out this token; a stage's own says that it is for rehearsals."""
    return _REAL_TOKEN.fullmatch(token) is not None and ".rehearsal-" not in token
