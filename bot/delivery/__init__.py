"""Sends letters, once each; features teach it how theirs read."""

from bot.delivery.message import Message, Writer
from bot.delivery.pace import Pace
from bot.delivery.postman import Postman
from bot.delivery.wire import DiscordWire, Undelivered, Wire

__all__ = ["DiscordWire", "Message", "Pace", "Postman", "Undelivered", "Wire", "Writer"]
