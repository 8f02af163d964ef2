"""My data: see it, take it along, ask about it, have it deleted."""

from typing import Final

from bot.services.mydata import forget_asking, requests
from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.kit.letters import always
from cogs.mydata import cards, messages, views

FEATURE: Final = Feature(
    name="mydata",
    presses={**views.PRESSES, **messages.PRESSES},
    forms=views.FORMS,
    commands=(SlashCommand("requests", "For coordinators: when requests about data are due", views.requests),),
    letters={requests.ANSWER: always(cards.answer_note)},
    expiry=(forget_asking,),
    to_do=(views.requests_due,),
    meanings={
        ("kind", "question"): later("a question"),
        ("kind", "correction"): later("something to put right"),
        ("kind", "complaint"): later("a complaint"),
        ("kind", "data_answer"): later("an answer about your data"),
        ("action", "see own data"): later("asked about own data"),
        ("action", "export own data"): later("took own data along"),
        ("action", "correct own data"): later("asked to put own data right"),
        ("action", "have own data deleted"): later("had own data deleted"),
        ("action", "complain about data"): later("complained about data"),
        ("action", "see when data requests are due"): later("answered a request about data"),
    },
)
