"""Presses, commands and forms on their way from a person to the bot, and what came back."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.rehearsal.wire import Json
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message


class Kind(IntEnum):
    """What somebody did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    FORM = 5


class State(StrEnum):
    """How far an interaction has come."""

    WAITING = "waiting"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(slots=True, eq=False)
class Interaction:
    """One act of one person; `answered` is done at the first answer, or when it came too late."""

    id: int
    token: str
    kind: Kind
    person: Account
    channel: Channel
    data: Json
    made_at: datetime
    answered: asyncio.Future[State]
    message: Message | None = None
    came_through: "Interaction | None" = None
    state: State = State.WAITING
    answer: int | None = None
    original: Message | None = None
    form: "OpenedForm | None" = None
    choices: tuple[Json, ...] = ()
    too_late: asyncio.TimerHandle | None = None

    @property
    def failed(self) -> bool:
        """Whether the person was told that it failed."""
        return self.state is State.FAILED

    def origin(self) -> Json:
        """Return what a message says about the interaction it came from."""
        origin: Json = {
            "id": str(self.id),
            "type": int(self.kind),
            "user": self.person.wire,
            "authorizing_integration_owners": self.owners(),
        }
        if self.kind is Kind.COMMAND:
            origin |= {"name": self.data["name"], "command_type": self.data["type"]}
        elif self.kind is Kind.COMPONENT and self.message is not None:
            origin["interacted_message_id"] = str(self.message.id)
        elif self.came_through is not None:
            origin["triggering_interaction_metadata"] = self.came_through.origin()
        return origin

    def owners(self) -> Json:
        """Return who installed the app where this happened."""
        return {"0": "0" if self.channel.guild is None else str(self.channel.guild.id)}


@dataclass(slots=True, eq=False)
class OpenedForm:
    """A form that the bot has opened on somebody's screen."""

    custom_id: str
    title: str
    components: tuple[Json, ...]
    opened_by: Interaction
    answers: dict[str, object] = field(default_factory=dict)
