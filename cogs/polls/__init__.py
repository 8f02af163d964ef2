"""Polls: a vote from the coordinator's form to the result."""

from typing import Final

from bot.services import polls
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.polls import cards, drafting, jobs, letters, oversight_cards, subject_cards, views

FEATURE: Final = Feature(
    name="polls",
    presses={**views.PRESSES, **drafting.PRESSES},
    forms=drafting.FORMS,
    commands=(
        CommandGroup(
            "poll",
            "Ask everyone, in private",
            (SlashCommand("open", "For coordinators: write a vote and open it", drafting.write),),
        ),
    ),
    letters=letters.RENDERERS,
    nouns=(polls.NOUN,),
    subjects={polls.KIND: subject_cards.RENDERER},
    happenings={polls.KIND: subject_cards.happened},
    submissions={polls.KIND: oversight_cards.RENDERER},
    jobs=jobs.JOBS,
    expiry=(polls.forget_electorates, polls.forget_drafts),
    help=cards.HELP,
    meanings={
        ("action", "answer a vote"): later("answered a vote"),
        ("action", "write a vote"): later("wrote a vote"),
        ("action", "open a vote"): later("opened a vote"),
    },
)
