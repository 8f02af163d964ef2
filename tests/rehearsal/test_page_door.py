"""Who may come in by the page's door, and who may not."""

from collections.abc import AsyncIterator
from io import BytesIO

import aiohttp
import pytest

from bot.rehearsal.__main__ import main
from bot.rehearsal.page import Page
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import Json
from tests.clocks import clock_at


class Visitor:
    """Somebody with a browser, or with worse."""

    def __init__(self, stage: Stage, page: Page, announced: list[str]) -> None:
        self.stage, self.page, self.announced = stage, page, announced
        self.world = stage.world
        self.web = aiohttp.ClientSession(stage.base_url, cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def asks(self, path: str, **headers: str) -> tuple[int, Json]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.web.get(path, headers=named) as answer:
            return answer.status, await answer.json(content_type=None)

    async def posts(self, path: str, body: Json, **headers: str) -> tuple[int, Json]:
        named = {"Origin": self.stage.base_url} | {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.web.post(path, json=body, headers=named) as answer:
            return answer.status, await answer.json(content_type=None)

    async def enters(self) -> None:
        status, _ = await self.posts("/page/enter", {"token": self.page.ticket})
        assert status == 200

    def somebody(self, name: str = "Amara") -> str:
        return str(self.world.find_account(name).id)


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    stage = await Stage.open(clock_at())
    announced: list[str] = []
    stage.page = page = Page(stage.world, announced.append)
    visitor = Visitor(stage, page, announced)
    yield visitor
    await visitor.web.close()
    await stage.close()


async def test_nothing_is_shown_without_the_ticket(visitor: Visitor) -> None:
    for path in (
        "/page/people",
        f"/page/screen?person={visitor.somebody()}",
        "/page/events?person=1",
        "/page/commands",
    ):
        status, told = await visitor.asks(path)
        assert status == 401
        assert set(told) == {"problem"}
    status, _ = await visitor.posts("/page/act", {"person": visitor.somebody(), "verb": "says"})
    assert status == 401
    assert (await visitor.posts("/page/clock", {"hours": 24}))[0] == 401


async def test_the_ticket_opens_once_and_a_spent_one_prints_a_new_one(visitor: Visitor) -> None:
    ticket = visitor.page.ticket
    await visitor.enters()
    assert (await visitor.asks("/page/people"))[0] == 200
    visitor.web.cookie_jar.clear()
    assert (await visitor.posts("/page/enter", {"token": ticket}))[0] == 401
    assert visitor.announced == [visitor.page.ticket] != [ticket]
    await visitor.enters()


async def test_a_reload_with_the_old_address_keeps_the_session(visitor: Visitor) -> None:
    ticket = visitor.page.ticket
    await visitor.enters()
    assert (await visitor.posts("/page/enter", {"token": ticket}))[0] == 200
    assert visitor.announced == []


async def test_the_session_cookie_is_out_of_reach(visitor: Visitor) -> None:
    body = {"token": visitor.page.ticket}
    async with visitor.web.post("/page/enter", json=body, headers={"Origin": visitor.stage.base_url}) as answer:
        cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert visitor.page.ticket not in cookie


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {"Content_Type": "text/plain"},
    ],
)
async def test_another_page_can_do_nothing(visitor: Visitor, headers: dict[str, str]) -> None:
    await visitor.enters()
    status, _ = await visitor.posts("/page/clock", {"hours": 24}, **headers)
    assert status == 403
    if "Content_Type" not in headers:
        assert (await visitor.asks("/page/people", **headers))[0] == 403


async def test_a_post_without_an_origin_is_refused(visitor: Visitor) -> None:
    await visitor.enters()
    async with visitor.web.post("/page/clock", json={"hours": 1}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:80", ""])
async def test_a_forged_host_gets_nothing_not_even_the_empty_page(visitor: Visitor, host: str) -> None:
    await visitor.enters()
    for path in ("/", "/page/main.js", "/page/people", "/page/nowhere"):
        async with visitor.web.get(path, headers={"Host": host}) as answer:
            assert answer.status in {400, 421}


async def test_every_answer_carries_the_strict_policy(visitor: Visitor) -> None:
    for path in ("/", "/page/main.js", "/page/style/base.css", "/page/people", "/nowhere"):
        async with visitor.web.get(path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["/page/../page.py", "/page/%2e%2e/door.py", "/page/static/main.js", "/page/"])
async def test_only_the_pages_own_files_are_served(visitor: Visitor, path: str) -> None:
    async with visitor.web.get(path) as answer:
        assert answer.status == 404


@pytest.mark.parametrize("hours", [0, -1, 10**9, "24", None, 1.5, True])
async def test_the_clock_never_goes_back(visitor: Visitor, hours: object) -> None:
    await visitor.enters()
    before = visitor.world.now()
    status, told = await visitor.posts("/page/clock", {"hours": hours})
    assert status == 400
    assert told["problem"]
    assert (visitor.world.now() - before).total_seconds() < 60


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"person": "1", "verb": "says"},
        {"verb": "says", "channel": "x", "content": "x"},
        {"verb": "says", "channel": "1", "content": "x"},
        {"verb": "says"},
        {"verb": "presses", "channel": None, "message": "1"},
        {"verb": "submits", "form": "1", "answers": {}},
        {"verb": "runs", "channel": None, "name": "nothing", "options": []},
        {"verb": "dismisses", "message": "x"},
        {"verb": "flies"},
    ],
)
async def test_nonsense_is_refused_in_a_sentence(visitor: Visitor, body: dict[str, object]) -> None:
    await visitor.enters()
    status, told = await visitor.posts("/page/act", {"person": visitor.somebody(), **body})
    assert status in {200, 400}
    assert told["problem"]


REAL = (
    "Here: " + "MTA" + "x" * 23 + ".GaBcDe." + "y" * 38,
    "mfa." + "z" * 84,
    "https://discord.com/api/webhooks/123456789012345678/" + "w" * 68,
)


@pytest.mark.parametrize("secret", REAL, ids=["bot", "account", "webhook"])
async def test_what_looks_like_a_real_token_is_refused_wherever_it_is_written(visitor: Visitor, secret: str) -> None:
    await visitor.enters()
    general = str(visitor.world.places(visitor.world.guild)[0].id)
    bodies: list[Json] = [
        {"verb": "says", "channel": general, "content": secret},
        {"verb": "runs", "channel": general, "name": "x", "options": {"text": secret}},
        {"verb": "runs", "channel": general, "name": "x", "options": {secret: "text"}},
        {"verb": "submits", "form": "1", "answers": {"words": [{"filename": secret, "data": ""}]}},
    ]
    for body in bodies:
        _, told = await visitor.posts("/page/act", {"person": visitor.somebody(), **body})
        assert "real Discord token" in told["problem"]
        assert secret not in str(told)
    assert not visitor.world.places(visitor.world.guild)[0].messages


async def test_the_rehearsals_own_token_and_plain_words_are_not_mistaken_for_one(visitor: Visitor) -> None:
    await visitor.enters()
    general = str(visitor.world.places(visitor.world.guild)[0].id)
    for words in (visitor.world.bot_token, "www.gov.uk/guidance.and-so-on.pdf", "a" * 500):
        body = {"person": visitor.somebody(), "verb": "says", "channel": general, "content": words}
        assert (await visitor.posts("/page/act", body))[1] == {}


async def test_too_much_at_once_is_refused(visitor: Visitor) -> None:
    await visitor.enters()
    much = BytesIO(b'{"verb": "' + b"x" * (13 << 20) + b'"}')
    headers = {"Origin": visitor.stage.base_url, "Content-Type": "application/json"}
    async with visitor.web.post("/page/act", data=much, headers=headers) as answer:
        assert answer.status == 400
        assert (await answer.json())["problem"]


def test_another_address_needs_a_flag_and_is_told_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    for address in ("0.0.0.0", "192.0.2.7"):
        with pytest.raises(SystemExit) as stopped:
            main(["--address", address])
        assert stopped.value.code == 2
        said = capsys.readouterr().err
        assert "--let-others-in" in said
        assert address in said
