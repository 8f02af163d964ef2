"""Sends letters, once each; the features say how theirs read."""

from bot.delivery.message import OutgoingMessage, Renderer
from bot.delivery.pace import Pace
from bot.delivery.postman import Postman
from bot.delivery.threads import DiscordThreads, ThreadKeeper
from bot.delivery.transport import DiscordTransport, SendFailed, Transport

__all__ = [
    "DiscordThreads",
    "DiscordTransport",
    "OutgoingMessage",
    "Pace",
    "Postman",
    "Renderer",
    "SendFailed",
    "ThreadKeeper",
    "Transport",
]
