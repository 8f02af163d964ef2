"""Record: what somebody took part in, for them alone, and a certificate that they prepare."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.record.certificates import (
    begin_certificate,
    certificate_to_make,
    choose_certificate_language,
    choose_for_certificate,
    forget_certificates,
    write_certificate,
)
from bot.services.record.own import entry_of, forget_entry, keep_entry, my_record
from storage.record import forget_entry as forget_kept
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(took_back=forget_kept)

__all__ = [
    "NOUN",
    "begin_certificate",
    "certificate_to_make",
    "choose_certificate_language",
    "choose_for_certificate",
    "entry_of",
    "forget_certificates",
    "forget_entry",
    "keep_entry",
    "my_record",
    "write_certificate",
]
