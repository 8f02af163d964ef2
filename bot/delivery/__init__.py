"""Sends letters, once each; the features say how theirs read."""

from bot.delivery.message import Message, Renderer
from bot.delivery.pace import Pace
from bot.delivery.postman import Postman
from bot.delivery.wire import DiscordWire, Undelivered, Wire

__all__ = ["DiscordWire", "Message", "Pace", "Postman", "Renderer", "Undelivered", "Wire"]
