"""Messages: what was written, by whom, and who besides them may read it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world.accounts import Account

HAS_THREAD, EPHEMERAL, LOADING, SILENT, COMPONENTS_V2 = 1 << 5, 1 << 6, 1 << 7, 1 << 12, 1 << 15
ADDED, REMOVED, RENAMED, PINNED, JOINED, THREAD_OPENED, THREAD_BEGINS = 1, 2, 4, 6, 7, 18, 21
_SYSTEM = frozenset({ADDED, REMOVED, RENAMED, PINNED, JOINED, THREAD_OPENED, THREAD_BEGINS})
_LASTING = frozenset({ADDED, REMOVED, RENAMED, THREAD_BEGINS})


def without_content(wire: Json, bot: str) -> Json:
    """Return a message as bots see it that may not read what people write: blank, unless it is theirs or calls them."""
    theirs = wire["author"]["id"] == bot or any(one["id"] == bot for one in wire["mentions"])
    shown = wire if theirs else {**wire, "content": "", "embeds": [], "attachments": [], "components": []}
    inner = wire.get("referenced_message")
    return shown if not inner else {**shown, "referenced_message": without_content(inner, bot)}


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written, checked and ready."""

    content: str = ""
    embeds: tuple[Json, ...] = ()
    components: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    flags: int = 0
    allowed_mentions: Json | None = None
    nonce: str | int | None = None
    enforce_nonce: bool = False
    reply_to: int | None = None


class Begun(Protocol):
    """The thread that was begun on a message."""

    def wire(self) -> Json:
        """Return it as Discord sends it."""
        ...


@dataclass(slots=True, eq=False)
class Message:
    """One message; `private_to` is the only person who sees it; a system message says what it is `about`."""

    id: int
    channel_id: int
    guild_id: int | None
    author: Account
    written_at: datetime
    draft: Draft
    private_to: int | None = None
    pinned_at: datetime | None = None
    replies_to: "Message | None" = None
    edited_at: datetime | None = None
    type: int = 0
    application_id: int | None = None
    through: Json | None = None
    mentions: tuple[Account, ...] = ()
    mentioned_roles: tuple[int, ...] = ()
    mentions_everyone: bool = False
    reactions: dict[str, list[Account]] = field(default_factory=dict)
    about: Json | None = None
    thread: Begun | None = None
    gone: bool = False
    _wire: Json | None = field(default=None, repr=False)

    @property
    def content(self) -> str:
        """The text of the message itself."""
        return self.draft.content

    @property
    def embeds(self) -> tuple[Json, ...]:
        """The cards under the text."""
        return self.draft.embeds

    @property
    def components(self) -> tuple[Json, ...]:
        """What can be pressed or chosen, or the whole layout."""
        return self.draft.components

    @property
    def attachments(self) -> tuple[Json, ...]:
        """The files."""
        return self.draft.attachments

    @property
    def loose_files(self) -> tuple[Json, ...]:
        """The files that stand in no card; as on Discord, those that do are told of nowhere else."""
        shown = {embed[key]["url"] for embed in self.embeds for key in ("image", "thumbnail") if key in embed}
        return tuple(one for one in self.attachments if one["url"] not in shown)

    @property
    def loading(self) -> bool:
        """Whether the bot is still thinking about what to say here."""
        return bool(self.draft.flags & LOADING)

    @property
    def is_system(self) -> bool:
        """Whether this is one of Discord's own lines, which nobody can change."""
        return self.type in _SYSTEM

    @property
    def lasts(self) -> bool:
        """Whether this is one of those of Discord's own lines that nobody can remove either."""
        return self.type in _LASTING

    def changed(self) -> None:
        """Forget how this message was last sent."""
        self._wire = None

    def wire(self) -> Json:
        """Return the message as Discord sends it; callers must not alter it."""
        told = self._alone()
        if self.thread is not None:
            told = {**told, "thread": self.thread.wire()}
        if self.replies_to is None:
            return told
        return {**told, "referenced_message": None if self.replies_to.gone else self.replies_to._alone()}

    def _alone(self) -> Json:
        if self._wire is None:
            self._wire = self._built()
        return self._wire

    def _built(self) -> Json:
        draft = self.draft
        built: Json = {
            "id": str(self.id),
            "type": self.type,
            "channel_id": str(self.channel_id),
            "author": self.author.wire,
            "content": draft.content,
            "mentions": [one.wire for one in self.mentions],
            "mention_roles": [str(role) for role in self.mentioned_roles],
            "mention_everyone": self.mentions_everyone,
            "attachments": list(self.loose_files),
            "embeds": list(draft.embeds),
            "components": list(draft.components),
            "timestamp": moment(self.written_at),
            "edited_timestamp": moment(self.edited_at) if self.edited_at else None,
            "flags": draft.flags | (HAS_THREAD if self.thread else 0),
            "pinned": self.pinned_at is not None,
            "tts": False,
        }
        if draft.nonce is not None:
            built["nonce"] = draft.nonce
        return built | self._origin()

    def _origin(self) -> Json:
        origin: Json = {} if self.about is None else {"message_reference": self.about}
        if self.author.bot and self.author.wire["discriminator"] == "0000":
            origin["webhook_id"] = str(self.author.id)
        if self.reactions:
            origin["reactions"] = [_reaction(emoji, people) for emoji, people in self.reactions.items()]
        if self.application_id is not None:
            origin["application_id"] = str(self.application_id)
            origin["webhook_id"] = str(self.application_id)
        if self.through is not None:
            origin["interaction_metadata"] = self.through
        if self.draft.reply_to is not None:
            place = {"type": 0, "channel_id": str(self.channel_id), "message_id": str(self.draft.reply_to)}
            if self.guild_id is not None:
                place["guild_id"] = str(self.guild_id)
            origin["message_reference"] = place
            origin["referenced_message"] = None
        return origin


def _reaction(emoji: str, people: list[Account]) -> Json:
    return {
        "emoji": {"id": None, "name": emoji},
        "count": len(people),
        "count_details": {"burst": 0, "normal": len(people)},
        "burst_colors": [],
        "me_burst": False,
        "me": any(one.bot for one in people),
    }
