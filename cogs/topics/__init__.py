"""Topics: a question from the coordinator's form to what was done."""

from typing import Final

from bot.services import topics
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.topics import draft_cards, letters, subject_cards, writing

FEATURE: Final = Feature(
    name="topics",
    presses=writing.PRESSES,
    forms=writing.FORMS,
    commands=(
        CommandGroup(
            "topic",
            "Ask a question that stays open for weeks",
            (SlashCommand("open", "For coordinators: write a question and open it", writing.write),),
        ),
    ),
    letters=letters.RENDERERS,
    nouns=(topics.NOUN,),
    subjects={topics.KIND: subject_cards.RENDERER},
    drafts={topics.KIND: draft_cards.DRAFTS},
    expiry=(topics.forget_topic_drafts,),
    meanings={
        ("action", "answer a question"): later("answered a question"),
        ("action", "write a question"): later("wrote a question"),
        ("action", "open a question"): later("opened a question"),
    },
)
