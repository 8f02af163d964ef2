"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

CERTIFICATE: Final = Verb("certificate")
CERTIFICATE_CHOSEN: Final = Verb("certificate-chosen")
CERTIFICATE_LANGUAGE: Final = Verb("certificate-language")
CERTIFICATE_LOOK: Final = Verb("certificate-look")
CERTIFICATE_MAKE: Final = Verb("certificate-make")
CERTIFICATE_PAGE: Final = Verb("certificate-page")
CERTIFICATE_WORDS: Final = Verb("certificate-words")
CERTIFICATE_WRITE: Final = Verb("certificate-write")
RECORD_ENTRY: Final = Verb("record-entry")
RECORD_FILE: Final = Verb("record-file")
RECORD_FORGET: Final = Verb("record-forget")
