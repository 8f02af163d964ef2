"""What each of the five consents says: the very words that somebody says yes to."""

from bot.domain.preferences import Consent
from bot.text import Words


def asked(_: Words, consent: Consent) -> str:
    """Say what a yes to this consent means."""
    return {
        Consent.TAKE_PART: _("I take part. I can leave at any time with one press."),
        Consent.BE_QUOTED: _("My words may be quoted in what we make, without my name."),
        Consent.BE_NAMED: _("The name I chose here may stand in what we make."),
        Consent.BE_CONTACTED_LATER: _("When this programme is over, you may write to me about a new one."),
        Consent.RESEARCH: _("What I write here may be used for research, without my name."),
    }[consent]
