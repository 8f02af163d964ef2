"""What the operator may set, and what is said when it cannot be."""

import pickle
from pathlib import Path

import pytest

from bot.settings import Secret, Settings, SettingsError, described

REAL_LOOKING = "MTE4NDk1Njc4OTAxMjM0NTY3OA.GxYzAb." + "k" * 38


def mistakes_in(environ: dict[str, str], env_file: Path | None = None) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.load(environ, env_file)
    return caught.value.mistakes


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.load({})
    assert settings == Settings()
    assert settings.token is None
    assert settings.languages == ("en", "cy")


def test_what_is_set_is_read(tmp_path: Path) -> None:
    settings = Settings.load(
        {
            "DATA_DIR": str(tmp_path / "data"),
            "KEY_DIR": str(tmp_path / "keys"),
            "HEALTH_PORT": "8080",
            "LOG_LEVEL": "WARNING",
            "DMS_PER_SECOND": "0.5",
            "LANGUAGES": "cy, en",
            "GC_TUNING": "no",
            "DATABASE_URL": "sqlite:///elsewhere.db",
        }
    )
    assert settings.data_dir == tmp_path / "data"
    assert settings.health_port == 8080
    assert settings.log_level == "warning"
    assert settings.dms_per_second == 0.5
    assert settings.languages == ("cy", "en")
    assert settings.gc_tuning is False
    assert settings.warnings == ()


def test_the_environment_counts_more_than_the_file(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("LOG_LEVEL=debug\nLOG_FORMAT=json\n")
    env_file.chmod(0o600)
    settings = Settings.load({"LOG_LEVEL": "error", "LOG_FORMAT": " "}, env_file)
    assert (settings.log_level, settings.log_format) == ("error", "json")


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    told = mistakes_in(
        {
            "DISCORD_TOKEN": "Bot abc",
            "KEY_DIR": str(tmp_path / "keys"),
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": "postgresql://x:secret@y/z",
            "HEALTH_PORT": "70000",
            "LOG_LEVEL": "loud",
            "LOG_FORMAT": "xml",
            "MESSAGES_PER_SECOND": "many",
            "DMS_PER_SECOND": "0",
            "LANGUAGES": "en,xx",
            "GC_TUNING": "perhaps",
            "DISCORD_API_URL": "discord",
        }
    )
    assert len(told) == 11
    assert all(sentence.endswith(".") for sentence in told)
    assert "LOG_LEVEL must be one of debug, info, warning, error." in told
    assert "secret" not in " ".join(told)


@pytest.mark.parametrize("inside", ["data", "data/keys", "data/../data/deep/keys"])
def test_keys_never_lie_where_backups_are_made(tmp_path: Path, inside: str) -> None:
    told = mistakes_in({"DATA_DIR": str(tmp_path / "data"), "KEY_DIR": str(tmp_path / inside)})
    assert told == ("KEY_DIR must lie outside DATA_DIR, so that no backup ever holds a key.",)


def test_a_link_does_not_hide_where_the_keys_are(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "elsewhere").symlink_to(tmp_path / "data")
    assert "KEY_DIR" in mistakes_in({"DATA_DIR": str(tmp_path / "data"), "KEY_DIR": str(tmp_path / "elsewhere")})[0]


def test_the_data_do_not_lie_among_the_keys(tmp_path: Path) -> None:
    assert "DATA_DIR" in mistakes_in({"DATA_DIR": str(tmp_path / "all" / "data"), "KEY_DIR": str(tmp_path / "all")})[0]


def test_a_real_token_goes_to_discord_only() -> None:
    (told,) = mistakes_in({"DISCORD_TOKEN": REAL_LOOKING, "DISCORD_API_URL": "http://127.0.0.1:8080/api/v10"})
    assert "looks like a real one" in told
    assert REAL_LOOKING not in told
    assert Settings.load({"DISCORD_TOKEN": REAL_LOOKING, "DISCORD_API_URL": "https://canary.discord.com/api/v10"}).token


@pytest.mark.parametrize(
    "address",
    [
        "ftp://127.0.0.1",
        "http://",
        "http://example.org/api",
        "https://[::1",
        "http://127.0.0.1:99999/",
        "http://discord.com",
    ],
)
def test_an_address_that_cannot_be_is_refused(address: str) -> None:
    assert mistakes_in({"DISCORD_API_URL": address})[0].startswith("DISCORD_API_URL must ")


def test_another_server_on_this_computer_is_fine_with_an_invented_token() -> None:
    settings = Settings.load({"DISCORD_TOKEN": "rehearsal", "DISCORD_API_URL": "http://localhost:1/api/v10/"})
    assert settings.discord_api_url == "http://localhost:1/api/v10"


def test_a_stage_names_its_tokens_so_that_they_cannot_be_taken_for_real_ones() -> None:
    token = "MTE4NDk1Njc4OTAxMjM0NTY3.1MN_QA.rehearsal-" + "k" * 28
    assert Settings.load({"DISCORD_TOKEN": token, "DISCORD_API_URL": "http://127.0.0.1:1/api/v10"}).token is not None


def test_a_token_can_lie_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(REAL_LOOKING + "\n")
    settings = Settings.load({"DISCORD_TOKEN_FILE": str(tmp_path / "token")})
    assert settings.token is not None
    assert settings.token.reveal() == REAL_LOOKING


def test_a_token_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(REAL_LOOKING)
    (tmp_path / "token").chmod(0o644)
    (warning,) = Settings.load({"DISCORD_TOKEN_FILE": str(tmp_path / "token")}).warnings
    assert warning == "token could be read by others on this computer. Now only its owner can."
    assert (tmp_path / "token").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("content", "said"), [("", "is empty"), ("two words", "nothing else"), (b"\xff\xfe", "nothing else")]
)
def test_a_token_file_holds_the_token_alone(tmp_path: Path, content: str | bytes, said: str) -> None:
    (tmp_path / "token").write_bytes(content if isinstance(content, bytes) else content.encode())
    (told,) = mistakes_in({"DISCORD_TOKEN_FILE": str(tmp_path / "token")})
    assert said in told


def test_a_token_is_set_in_one_place(tmp_path: Path) -> None:
    (told,) = mistakes_in({"DISCORD_TOKEN_FILE": str(tmp_path / "none"), "DISCORD_TOKEN": "a"})
    assert "both set" in told
    (told,) = mistakes_in({"DISCORD_TOKEN_FILE": str(tmp_path / "none")})
    assert "No such file" in told


def test_a_secret_is_never_shown() -> None:
    secret = Secret(REAL_LOOKING)
    shown = [repr(secret), str(secret), f"{secret}", f"{secret!r}", f"{Settings(token=secret)}", "%s" % secret]  # noqa: UP031
    assert not [each for each in shown if REAL_LOOKING in each]
    with pytest.raises(TypeError):
        pickle.dumps(secret)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("DISCORD_TOKN", "DISCORD_TOKEN"), ("DATADIR", "DATA_DIR"), ("log_level", "LOG_LEVEL"), ("COLOUR", None)],
)
def test_an_unknown_name_in_the_file_is_warned_about(tmp_path: Path, written: str, meant: str | None) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(f"{written}=canary\n")
    env_file.chmod(0o600)
    (warning,) = Settings.load({}, env_file).warnings
    assert written in warning
    assert "canary" not in warning
    assert warning.endswith(f"Did you mean {meant}?" if meant else "changes nothing.")


def test_only_names_that_look_like_ours_are_warned_about_in_the_environment() -> None:
    warnings = Settings.load({"PATH": "x", "HOME": "y", "DISCORD_TOKE": "z", "HEALTHPORT": "1"}).warnings
    assert len(warnings) == 2


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_file_others_can_read_is_closed_to_them(tmp_path: Path, mode: int) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("LOG_LEVEL=info\n")
    env_file.chmod(mode)
    (warning,) = Settings.load({}, env_file).warnings
    assert warning == ".env could be read by others on this computer. Now only its owner can."
    assert env_file.stat().st_mode & 0o777 == 0o600
    assert Settings.load({}, env_file).warnings == ()


@pytest.mark.parametrize("line", [REAL_LOOKING, REAL_LOOKING + "=", "'", 'LOG_LEVEL="info', "= 1"])
def test_a_line_that_is_no_setting_is_named_by_its_number_alone(tmp_path: Path, line: str) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(f"# ours\nLOG_FORMAT=json\n{line}\n")
    env_file.chmod(0o600)
    assert ".env, line 3, is not NAME=value." in mistakes_in({}, env_file)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes(b"LOG_LEVEL=\xff\n")
    assert mistakes_in({}, env_file) == (".env is not a text in UTF-8.",)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes(b"\xef\xbb\xbfLOG_LEVEL=error\r\n")
    env_file.chmod(0o600)
    settings = Settings.load({}, env_file)
    assert (settings.log_level, settings.warnings) == ("error", ())


def test_the_example_names_every_setting_with_its_sentence_and_default() -> None:
    example = Path(".env.example").read_text("utf-8")
    expected = [f"# {sentence}\n{name}={_written(default)}\n" for name, sentence, default in described()]
    assert example.split("\n\n", 1)[1] == "\n".join(expected)


def test_the_example_itself_can_be_loaded(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(Path(".env.example").read_text("utf-8"))
    (tmp_path / ".env").chmod(0o600)
    assert Settings.load({}, tmp_path / ".env") == Settings()


def _written(default: object) -> str:
    match default:
        case None:
            return ""
        case bool():
            return "yes" if default else "no"
        case tuple():
            return ",".join(default)
        case float():
            return f"{default:g}"
        case _:
            return str(default)
