"""Record: what somebody took part in, for them alone, and a certificate to take along."""

from typing import Final

from bot.services import record
from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.record import certificates, views

FEATURE: Final = Feature(
    name="record",
    presses={**views.PRESSES, **certificates.PRESSES},
    forms=certificates.FORMS,
    commands=(SlashCommand("record", "What you took part in, and a certificate of it", views.my_record),),
    nouns=(record.NOUN,),
    expiry=(record.forget_certificates,),
    meanings={("action", "see own record"): later("looked at own record")},
)
