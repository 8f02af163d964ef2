"""Looks at words before anybody else reads them, for what may point to a person who receives care."""

from bot.domain.guard.looking import look as look
from bot.domain.guard.places import as_place as as_place
from bot.domain.guard.places import is_dialled as is_dialled
from bot.domain.guard.records import PLAIN_WORDS as PLAIN_WORDS
from bot.domain.guard.records import Find as Find
from bot.domain.guard.records import FindReason as FindReason
from bot.domain.guard.records import Looked as Looked
from bot.domain.guard.records import Sign as Sign
from bot.domain.guard.together import look_together as look_together
from bot.domain.guard.together import points_together as points_together
