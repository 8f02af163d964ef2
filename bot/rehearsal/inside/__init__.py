"""The stage without sockets: the same world, requests and gateway inside one process, on time that jumps."""

from bot.rehearsal.inside.loop import VirtualLoop
from bot.rehearsal.inside.weather import CALM, Calm, Fate, Weather
from bot.rehearsal.inside.wire import Answer, Passage, Wire

__all__ = ["CALM", "Answer", "Calm", "Fate", "Passage", "VirtualLoop", "Weather", "Wire"]
