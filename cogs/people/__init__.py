"""People as numbers for coordinators, and asking to be called."""

from typing import Final

from bot.services.calls import forget_calls
from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.people import hello, views

FEATURE: Final = Feature(
    name="people",
    presses={**views.PRESSES, **hello.PRESSES},
    commands=(SlashCommand("people", "For coordinators: people as numbers, and who asks for a call", views.people),),
    letters={**views.RENDERERS, **hello.RENDERERS},
    expiry=(forget_calls,),
    to_do=(views.calls_to_make,),
    meanings={
        ("suits", "any"): later("at any time"),
        ("suits", "morning"): later("in the morning"),
        ("suits", "afternoon"): later("in the afternoon"),
        ("suits", "evening"): later("in the evening"),
        ("suits", "write_first"): later("write to me first"),
        ("action", "ask for a call"): later("asked for a call"),
        ("kind", "hello"): later("a hello that asked for nothing"),
        ("action", "say hello to everybody"): later("said hello to everybody"),
        ("action", "see people as numbers"): later("saw people as numbers"),
        ("action", "answer the queue of calls"): later("answered the queue of calls"),
    },
)
