"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

HELP: Final = Verb("help")
SETUP_GO: Final = Verb("setup-go")
SETUP_INVITE: Final = Verb("setup-invite")
SETUP_INVITE_MAKE: Final = Verb("setup-invite-make")
SETUP_INVITE_WRITE: Final = Verb("setup-invite-write")
SETUP_LANGUAGE: Final = Verb("setup-language")
SETUP_LEAD: Final = Verb("setup-lead")
SETUP_LEAD_SURE: Final = Verb("setup-lead-sure")
SETUP_LOOK: Final = Verb("setup-look")
SETUP_NATION: Final = Verb("setup-nation")
SETUP_PERMISSIONS: Final = Verb("setup-permissions")
SETUP_SAFE: Final = Verb("setup-safe")
SETUP_SAFE_WRITE: Final = Verb("setup-safe-write")
SETUP_SILENCE: Final = Verb("setup-silence")
