"""Contributions: answering a question on one's phone, and what came of it."""

from typing import Final

from bot.jobs import Job, Work, once
from bot.services import contributions
from bot.services.contributions import anonymous as unnamed
from bot.text import later
from cogs.contributions import (
    anonymous,
    answering,
    asking_back,
    by_phone,
    deciding,
    exporting,
    letters,
    outcome_words,
    own,
    telling,
    trying,
)
from cogs.kit.feature import Feature, SlashCommand


async def _follow(work: Work) -> None:
    while await work.run(contributions.follow_some, now=work.now):
        pass  # a few at a time: presses have their turn in between


_KEY_AWAY: Final = "Answers without a name cannot be shown yet: {why}. Look at KEY_DIR, or run: python -m bot doctor."


async def _show(work: Work) -> None:
    await work.each(unnamed.look_into_box, await work.run(unnamed.boxes_due, now=work.now), key_away=_KEY_AWAY)


FEATURE: Final = Feature(
    name="contributions",
    presses={
        **answering.PRESSES,
        **own.PRESSES,
        **by_phone.PRESSES,
        **deciding.PRESSES,
        **asking_back.PRESSES,
        **telling.PRESSES,
        **exporting.PRESSES,
        **trying.PRESSES,
        **anonymous.PRESSES,
    },
    forms={
        **answering.FORMS,
        **by_phone.FORMS,
        **deciding.FORMS,
        **asking_back.FORMS,
        **trying.FORMS,
        **anonymous.FORMS,
    },
    unnoticed=anonymous.UNNOTICED,
    commands=(SlashCommand("phone", "For coordinators: type what somebody answers by phone", by_phone.begin),),
    letters={**letters.RENDERERS, **telling.RENDERERS, **anonymous.RENDERERS},
    nouns=(contributions.NOUN,),
    happenings={contributions.KIND: outcome_words.happened},
    took_part={contributions.KIND: outcome_words.entry},
    jobs=(
        Job("follow answers", _follow, contributions.next_to_follow),
        Job("show answers without a name", _show, unnamed.next_box_due, checks_clock=True),
        Job("destroy keys of answers without a name", once(unnamed.destroy_left_keys), unnamed.keys_left),
    ),
    expiry=(contributions.forget_begun, contributions.forget_batches),
    meanings={
        ("quote", "yes"): later("yes"),
        ("quote", "in_other_words"): later("only in other words"),
        ("quote", "no"): later("no"),
        ("resonance", "same"): later("the same for me"),
        ("resonance", "different"): later("different where I work"),
        ("action", "type somebody's answer"): later("typed somebody's answer, with their yes"),
        ("action", "see own words"): later("looked at own words"),
        ("kind", "what_came_of_it"): later("what came of your words"),
        ("kind", "what_came_of_it_changed"): later("what came of your words has changed"),
        ("outcome", "used"): later("used"),
        ("outcome", "partly"): later("partly used"),
        ("outcome", "not_used"): later("not used this time"),
        ("outcome", "parked"): later("kept for another time"),
        **{("reason", reason.value): said for reason, said in outcome_words.REASONS.items()},
    },
)
