"""The door of the page: loopback only, one ticket, one session, and nobody else's pages."""

import hmac
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_MOST_SESSIONS = 16


class Door:
    """Lets in whoever holds the ticket, once; `announce` hears of a new ticket when a spent one is shown again."""

    __slots__ = ("_announce", "_sessions", "ticket")

    def __init__(self, announce: Callable[[str], None] | None = None) -> None:
        self.ticket = secrets.token_urlsafe(24)
        self._announce = announce
        self._sessions: list[str] = []

    def enter(self, ticket: str) -> str | None:
        """Trade the ticket for a session; a spent or wrong one opens nothing."""
        if not hmac.compare_digest(ticket.encode(), self.ticket.encode()):
            if self._announce is not None:
                self._announce(self.ticket)
            return None
        self.ticket = secrets.token_urlsafe(24)
        session = secrets.token_urlsafe(32)
        self._sessions = [*self._sessions[1 - _MOST_SESSIONS :], session]
        return session

    def knows(self, session: str) -> bool:
        """Tell whether this session was opened here, taking the same time either way."""
        matches = [hmac.compare_digest(session.encode(), one.encode()) for one in self._sessions]
        return any(matches)


def cookie_name(request: web.BaseRequest) -> str:
    """Return the session's cookie; browsers share cookies between ports, so it carries the port."""
    return f"kitchen-table-{_here(request)[1]}"


def _here(request: web.BaseRequest) -> tuple[str, int]:
    address = request.transport.get_extra_info("sockname") if request.transport else None
    return (str(address[0]), int(address[1])) if address else ("127.0.0.1", 0)


def at_home(handler: Handler) -> Handler:
    """Answer only those who call this machine by its number or localhost, and add the headers every answer carries."""

    async def guarded(request: web.BaseRequest) -> web.StreamResponse:
        address, port = _here(request)
        if request.headers.get("Host") not in {f"{address}:{port}", f"localhost:{port}"}:
            return web.Response(status=421, text=f"This page answers only to {address}.", headers=HEADERS)
        answer = await handler(request)
        if not answer.prepared:
            answer.headers.update(HEADERS)
        return answer

    return guarded


def own_page(handler: Handler) -> Handler:
    """Answer only the page itself: never another site, another origin, or a bare link."""

    async def guarded(request: web.BaseRequest) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        if site != "same-origin" or origin not in {None, f"http://{request.host}"}:
            return refused(403, "Another page may not ask this.")
        if request.method == "POST" and (origin is None or request.content_type != "application/json"):
            return refused(403, "Only the page itself may ask this.")
        return await handler(request)

    return at_home(guarded)


def let_in(door: Door, handler: Handler) -> Handler:
    """Answer only those who came in through the door."""

    async def guarded(request: web.BaseRequest) -> web.StreamResponse:
        if not door.knows(request.cookies.get(cookie_name(request), "")):
            return refused(401, "Please open the whole link that the rehearsal printed.")
        return await handler(request)

    return own_page(guarded)


def refused(status: int, problem: str) -> web.Response:
    """Say no, in a sentence."""
    return web.json_response({"problem": problem}, status=status)
