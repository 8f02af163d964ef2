"""The advisory group: what it is asked first, and ideas from everybody."""

from typing import Final

from bot.jobs import Job, Work
from bot.services import group_letters, oversight, proposals
from bot.text import later
from cogs.advisory import idea_cards, idea_draft_cards, ideas, letters, views
from cogs.kit.feature import Feature, SlashCommand
from cogs.kit.membership import look_over_all


async def _settle_silences(work: Work) -> None:
    await look_over_all(work)  # what goes ahead opens for those who are in the server then
    await work.run(oversight.settle_silences, now=work.now)


FEATURE: Final = Feature(
    name="advisory",
    presses={**views.PRESSES, **ideas.PRESSES},
    forms={**views.FORMS, **ideas.FORMS},
    commands=(SlashCommand("advisory", "For the advisory group and coordinators: what waits", views.what_waits),),
    letters=letters.RENDERERS,
    nouns=(group_letters.NOUN, proposals.NOUN),
    happenings={proposals.KIND: idea_cards.happened},
    took_part={proposals.KIND: idea_cards.entry},
    drafts={proposals.KIND: idea_draft_cards.DRAFTS},
    jobs=(Job("settle what the group did not answer", _settle_silences, oversight.next_due),),
    to_do=(ideas.ideas_to_answer,),
    expiry=(oversight.forget_items, proposals.forget_ideas),
    meanings={
        ("action", "propose something"): later("sent an idea"),
        ("action", "send to the advisory group"): later("sent something to the advisory group"),
        ("action", "answer a proposal"): later("answered an idea"),
        ("action", "read what the advisory group is asked"): later("read what the advisory group is asked"),
        ("action", "pause or decide for the advisory group"): later("decided for the advisory group"),
    },
)
