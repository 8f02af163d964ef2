"""What the operator decides, read from the environment and from `.env`; all mistakes are told at once."""

import difflib
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from io import StringIO
from pathlib import Path
from typing import Any

from bot.settings.values import (
    Secret,
    is_discord,
    looks_real,
    one_of,
    pace_up_to,
    read_api,
    read_database,
    read_languages,
    read_path,
    read_port,
    read_token,
    read_yes_or_no,
)

_OURS = ("DISCORD_", "KITCHEN_TABLE_")


class SettingsError(Exception):
    """Something the operator set cannot be; `mistakes` holds one plain sentence for each, never a secret."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def _setting(name: str, sentence: str, read: Callable[[str], object]) -> Mapping[str, Any]:
    return {"name": name, "sentence": sentence, "read": read}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an operator may decide. `warnings` are for the operator to read, and stop nothing."""

    token: Secret | None = field(
        default=None,
        metadata=_setting(
            "DISCORD_TOKEN",
            "The bot's token from Discord's developer page; without one a rehearsal starts.",
            read_token,
        ),
    )
    token_file: Path | None = field(
        default=None,
        metadata=_setting("DISCORD_TOKEN_FILE", "A file that holds the token, instead of DISCORD_TOKEN.", read_path),
    )
    data_dir: Path = field(
        default=Path("data"), metadata=_setting("DATA_DIR", "The folder for the database and its backups.", read_path)
    )
    key_dir: Path = field(
        default=Path("keys"),
        metadata=_setting(
            "KEY_DIR", "The folder for the keys of open polls: outside DATA_DIR, and never in a backup.", read_path
        ),
    )
    database_url: str | None = field(
        default=None,
        metadata=_setting("DATABASE_URL", "The database, if it is not kitchen-table.db in DATA_DIR.", read_database),
    )
    discord_api_url: str = field(
        default="https://discord.com/api/v10",
        metadata=_setting(
            "DISCORD_API_URL", "Where Discord's interface is; only a rehearsal puts another server here.", read_api
        ),
    )
    health_port: int | None = field(
        default=None,
        metadata=_setting(
            "HEALTH_PORT", "A port on this computer that tells whether the bot is well; none if left empty.", read_port
        ),
    )
    log_level: str = field(
        default="info",
        metadata=_setting(
            "LOG_LEVEL",
            "How much is logged: debug, info, warning or error; never what people write.",
            one_of("debug", "info", "warning", "error"),
        ),
    )
    log_format: str = field(
        default="console",
        metadata=_setting(
            "LOG_FORMAT", "How it is logged: console for people, json for programmes.", one_of("console", "json")
        ),
    )
    messages_per_second: float = field(
        default=5.0,
        metadata=_setting(
            "MESSAGES_PER_SECOND", "The most messages sent in a second, answers to presses aside.", pace_up_to(40)
        ),
    )
    dms_per_second: float = field(
        default=1.0, metadata=_setting("DMS_PER_SECOND", "The most private messages sent in a second.", pace_up_to(5))
    )
    languages: tuple[str, ...] = field(
        default=("en", "cy"),
        metadata=_setting("LANGUAGES", "The languages people can choose, with commas between.", read_languages),
    )
    members_intent: bool = field(
        default=False,
        metadata=_setting(
            "MEMBERS_INTENT",
            "Whether Discord tells the bot who leaves: yes only if Server Members Intent is on, on the developer page.",
            read_yes_or_no,
        ),
    )
    gc_tuning: bool = field(
        default=True,
        metadata=_setting(
            "GC_TUNING", "Whether Python clears its memory less often, for quicker answers: yes or no.", read_yes_or_no
        ),
    )
    warnings: tuple[str, ...] = ()

    @classmethod
    def load(cls, environ: Mapping[str, str], env_file: Path | None = None) -> "Settings":
        """Read the environment, then `env_file` for what the environment leaves open.

        Raises SettingsError with every mistake there is.
        """
        reading = _Reading()
        given = reading.env_file(env_file) if env_file is not None else {}
        reading.unknown_names(given, environ)
        settings = reading.settings({**given, **{name: value for name, value in environ.items() if value.strip()}})
        if reading.mistakes:
            raise SettingsError(tuple(reading.mistakes))
        return settings


def described() -> Iterator[tuple[str, str, object]]:
    """Yield each setting's name, its sentence and its default, in the order people meet them."""
    for each in fields(Settings):
        if each.metadata:
            yield each.metadata["name"], each.metadata["sentence"], each.default


class _Reading:
    """One reading of the settings, and what turned out wrong on the way."""

    def __init__(self) -> None:
        self.mistakes: list[str] = []
        self.warnings: list[str] = []

    def env_file(self, path: Path) -> dict[str, str]:
        if not path.is_file():
            return {}
        try:
            self._keep_to_owner(path)
            text = path.read_text("utf-8-sig")
        except OSError as error:
            self.mistakes.append(f"{path.name} cannot be read: {error.strerror}.")
            return {}
        except UnicodeDecodeError:
            self.mistakes.append(f"{path.name} is not a text in UTF-8.")
            return {}
        return self._parsed(path.name, text)

    def _parsed(self, name: str, text: str) -> dict[str, str]:
        from dotenv.parser import parse_stream  # noqa: PLC0415 - many start without a file

        given: dict[str, str] = {}
        for binding in parse_stream(StringIO(text)):
            key, value = binding.key or "", binding.value
            if binding.error or (key and (value is None or not key.isidentifier())):
                self.mistakes.append(f"{name}, line {binding.original.line}, is not NAME=value.")
            elif value and value.strip():
                given[key] = value
        return given

    def _keep_to_owner(self, path: Path) -> None:
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            try:
                path.chmod(0o600)
            except OSError:
                self.warnings.append(
                    f"{path.name} can be read by others on this computer. Please run: chmod 600 {path}"
                )
            else:
                self.warnings.append(f"{path.name} could be read by others on this computer. Now only its owner can.")

    def unknown_names(self, given: Mapping[str, str], environ: Mapping[str, str]) -> None:
        known = [name for name, _, _ in described()]
        looks_ours = [
            name for name in environ if name.startswith(_OURS) or difflib.get_close_matches(name, known, 1, 0.85)
        ]
        for name in dict.fromkeys([*given, *looks_ours]):
            if name not in known:
                near = difflib.get_close_matches(name.upper(), known, 1, 0.6)
                meant = f" Did you mean {near[0]}?" if near else ""
                self.warnings.append(f"There is no setting called {name}, so it changes nothing.{meant}")

    def settings(self, given: Mapping[str, str]) -> Settings:
        values: dict[str, Any] = {}
        for each in fields(Settings):
            name = each.metadata.get("name", "")
            if given.get(name, "").strip():
                try:
                    values[each.name] = each.metadata["read"](given[name].strip())
                except ValueError as error:
                    self.mistakes.append(f"{name} {error}.")
        if "token_file" in values:
            self._token_from_file(values)
        settings = Settings(**values)
        self._together(settings)
        return Settings(**values, warnings=tuple(self.warnings))

    def _token_from_file(self, values: dict[str, Any]) -> None:
        if "token" in values:
            self.mistakes.append("DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: keep one of them.")
            return
        try:
            self._keep_to_owner(values["token_file"])
            text = values["token_file"].read_text("utf-8").strip()
            values["token"] = read_token(text)
        except OSError as error:
            self.mistakes.append(f"The file that DISCORD_TOKEN_FILE names cannot be read: {error.strerror}.")
        except ValueError:
            self.mistakes.append("The file that DISCORD_TOKEN_FILE names must hold the token and nothing else.")
        else:
            if not text:
                self.mistakes.append("The file that DISCORD_TOKEN_FILE names is empty.")

    def _together(self, settings: Settings) -> None:
        data, keys = settings.data_dir.resolve(), settings.key_dir.resolve()
        if keys.is_relative_to(data):
            self.mistakes.append("KEY_DIR must lie outside DATA_DIR, so that no backup ever holds a key.")
        elif data.is_relative_to(keys):
            self.mistakes.append("DATA_DIR must lie outside KEY_DIR, so that the keys have a folder of their own.")
        token = settings.token.reveal() if settings.token else ""
        if looks_real(token) and not is_discord(settings.discord_api_url):
            self.mistakes.append(
                "DISCORD_TOKEN looks like a real one, but DISCORD_API_URL is not Discord. The token was not sent. "
                "Take one of them away."
            )
