"""How the stage says no: Discord's status, number and words."""

from bot.rehearsal.wire import Json

_UNKNOWN = {
    "Account": 10001,
    "Application": 10002,
    "Channel": 10003,
    "Guild": 10004,
    "Invite": 10006,
    "Member": 10007,
    "Message": 10008,
    "Permission Overwrite": 10009,
    "Role": 10011,
    "User": 10013,
    "Webhook": 10015,
    "Guild Scheduled Event": 10070,
    "application command permissions": 10066,
    "interaction": 10062,
    "application command": 10063,
}

Path = tuple[str | int, ...]


class Refused(Exception):
    """A request that Discord would turn down, with what it would answer."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"message": message, "code": code}
        if errors:
            self.body["errors"] = errors


def unknown(what: str) -> Refused:
    """Say that something does not exist, or no longer does."""
    return Refused(404, _UNKNOWN[what], f"Unknown {what}")


def no_access() -> Refused:
    """Say that the bot cannot see this place."""
    return Refused(403, 50001, "Missing Access")


def no_permission() -> Refused:
    """Say that the bot sees this place but may not do this."""
    return Refused(403, 50013, "Missing Permissions")


def unauthorized() -> Refused:
    """Say that the token is wrong."""
    return Refused(401, 0, "401: Unauthorized")


class Mistakes:
    """Collects everything wrong with one request, so that it is refused once with all of it."""

    __slots__ = ("_errors",)

    def __init__(self) -> None:
        self._errors: Json = {}

    def add(self, path: Path, code: str, message: str) -> None:
        """Note one mistake at this place in the request."""
        place = self._errors
        for part in path:
            place = place.setdefault(str(part), {})
        place.setdefault("_errors", []).append({"code": code, "message": message})

    def required(self, path: Path) -> None:
        """Note something that should be there and is not."""
        self.add(path, "BASE_TYPE_REQUIRED", "This field is required")

    def length(self, path: Path, low: int, high: int) -> None:
        """Note a text or list of the wrong length."""
        if low:
            self.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        else:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")

    def choice(self, path: Path, allowed: object) -> None:
        """Note a value outside those that exist."""
        self.add(path, "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")

    def refuse(self) -> None:
        """Turn the request down if anything was wrong with it."""
        if self._errors:
            raise Refused(400, 50035, "Invalid Form Body", self._errors)


def invalid(path: Path, code: str, message: str) -> Refused:
    """Turn a request down for one mistake."""
    mistakes = Mistakes()
    mistakes.add(path, code, message)
    return Refused(400, 50035, "Invalid Form Body", mistakes._errors)
