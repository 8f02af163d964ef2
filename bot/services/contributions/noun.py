"""What others may ask of answers, with a name or without."""

from typing import Final

from bot.domain.nouns import Noun
from bot.services.contributions.anonymous import ASKED_CARDS, NOTICES, end_boxes_of
from bot.services.contributions.happened import happened
from bot.services.contributions.own import let_nobody_quote, show_by_group, take_back_all
from bot.services.contributions.posts import POSTS
from bot.services.contributions.sources import AnswerSources
from bot.services.contributions.telling import CAME_OF_IT, CHANGED, note_change_told, note_told
from bot.services.contributions.took_part import took_part
from storage.store import Transaction

NOUN: Final[Noun[Transaction]] = Noun(
    cards=(POSTS, NOTICES, ASKED_CARDS),
    happened=happened,
    left=show_by_group,
    erasing=take_back_all,
    unquoted=let_nobody_quote,
    server_forgotten=end_boxes_of,
    arrived={CAME_OF_IT.name: note_told, CHANGED.name: note_change_told},
    sources=AnswerSources(),
    took_part=took_part,
)
