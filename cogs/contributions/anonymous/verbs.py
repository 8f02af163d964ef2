"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

UNNAMED_BACK: Final = Verb("unnamed-back")
UNNAMED_BACK_AT_ONCE: Final = Verb("unnamed-back-at-once")
UNNAMED_BACK_LATER: Final = Verb("unnamed-back-later")
UNNAMED_CHOSEN: Final = Verb("unnamed-chosen")
UNNAMED_DECIDE: Final = Verb("unnamed-decide")
UNNAMED_DROP: Final = Verb("unnamed-drop")
UNNAMED_GROUP: Final = Verb("unnamed-group")
UNNAMED_KEEP: Final = Verb("unnamed-keep")
UNNAMED_MINE: Final = Verb("unnamed-mine")
UNNAMED_OUT: Final = Verb("unnamed-out")
UNNAMED_PART: Final = Verb("unnamed-part")
UNNAMED_QUOTE: Final = Verb("unnamed-quote")
UNNAMED_REPLY: Final = Verb("unnamed-reply")
UNNAMED_REPLY_SEND: Final = Verb("unnamed-reply-send")
UNNAMED_REPLY_WORDS: Final = Verb("unnamed-reply-words")
UNNAMED_SEAL: Final = Verb("unnamed-seal")
UNNAMED_WORDS: Final = Verb("unnamed-words")
