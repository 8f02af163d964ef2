"""My data: see it, take it along, ask about it, have it deleted."""

from typing import Final

from bot.jobs import Job, Work
from bot.services import mydata
from bot.services.mydata import forget_asking, requests
from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.kit.letters import always
from cogs.mydata import cards, messages, views


async def _clean(work: Work) -> None:
    cleaning = await work.run(mydata.begin_cleaning)
    if cleaning is None:
        work.complain(mydata.NO_KEYS)
        return
    cleaned = await work.beside(mydata.clean_next, cleaning)
    if cleaned is not None and cleaned.problem:
        work.complain(cleaned.problem)
    await work.run(mydata.note_cleaned, cleaning, cleaned, now=work.now)


FEATURE: Final = Feature(
    name="mydata",
    presses={**views.PRESSES, **messages.PRESSES},
    forms=views.FORMS,
    commands=(SlashCommand("requests", "For coordinators: when requests about data are due", views.requests),),
    letters={requests.ANSWER: always(cards.answer_note)},
    jobs=(Job("take people out of older copies", _clean, mydata.cleaning_due),),
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
