"""The verbs of its own controls."""

from typing import Final

from cogs.kit.verbs import Verb

THANKS_BEGIN: Final = Verb("thanks-begin")
THANKS_DROP: Final = Verb("thanks-drop")
THANKS_EARLIER: Final = Verb("thanks-earlier")
THANKS_GOT: Final = Verb("thanks-got")
THANKS_GOT_EARLIER: Final = Verb("thanks-got-earlier")
THANKS_GROUP: Final = Verb("thanks-group")
THANKS_NO_MORE: Final = Verb("thanks-no-more")
THANKS_OFF: Final = Verb("thanks-off")
THANKS_PEOPLE: Final = Verb("thanks-people")
THANKS_PRIVATELY: Final = Verb("thanks-privately")
THANKS_SEND: Final = Verb("thanks-send")
THANKS_SHOWN: Final = Verb("thanks-shown")
THANKS_TURN: Final = Verb("thanks-turn")
THANKS_WALL: Final = Verb("thanks-wall")
THANKS_WISH: Final = Verb("thanks-wish")
THANKS_WORDS: Final = Verb("thanks-words")
