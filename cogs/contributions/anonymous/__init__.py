"""Answering a question without a name, and what whoever did so can still do."""

from typing import Final

from cogs.contributions.anonymous import letters, own, replying, writing
from cogs.kit.verbs import MY_WORDS

PRESSES: Final = {**writing.PRESSES, **own.PRESSES, **replying.PRESSES}
FORMS: Final = {**writing.FORMS, **replying.FORMS}
UNNOTICED: Final = frozenset({*PRESSES, *FORMS, MY_WORDS})  # whoever has just written looks at theirs
RENDERERS: Final = letters.RENDERERS
