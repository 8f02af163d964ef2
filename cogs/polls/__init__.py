"""Polls: a vote from the coordinator's form to the result."""

from functools import partial
from typing import Final

from bot.jobs import Job, Work, once
from bot.services import polls
from bot.services.drafts import forget_drafts
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.polls import (
    cards,
    chart_views,
    draft_cards,
    drafting,
    exporting,
    following,
    letters,
    listing,
    moving,
    opening,
    oversight_cards,
    previewing,
    subject_cards,
    views,
    withdrawing,
    wording,
)

_KEY_AWAY: Final = "A vote cannot be closed yet: {why}. Look at KEY_DIR, or run: python -m bot doctor."


async def _close(work: Work) -> None:
    await work.each(polls.end_poll, await work.run(polls.polls_to_end, now=work.now), key_away=_KEY_AWAY)


_JOBS: Final = (
    Job("close votes", _close, polls.next_to_end, checks_clock=True),
    Job("destroy keys of closed votes", once(polls.destroy_left_keys), polls.keys_left),
    Job("show turnouts", once(polls.refresh_turnouts), polls.next_turnout),
)
FEATURE: Final = Feature(
    name="polls",
    presses={
        **views.PRESSES,
        **chart_views.PRESSES,
        **wording.PRESSES,
        **drafting.PRESSES,
        **previewing.PRESSES,
        **opening.PRESSES,
        **listing.PRESSES,
        **moving.PRESSES,
        **withdrawing.PRESSES,
        **exporting.PRESSES,
        **following.PRESSES,
    },
    forms={**views.FORMS, **wording.FORMS, **drafting.FORMS, **previewing.FORMS, **following.FORMS},
    unnoticed=views.UNNOTICED | previewing.UNNOTICED,
    commands=(
        CommandGroup(
            "poll",
            "Ask everyone, in private",
            (
                SlashCommand("open", "For coordinators: write a vote and open it", wording.begin),
                SlashCommand("list", "For coordinators: all votes here, and what can be done with each", listing.look),
            ),
        ),
    ),
    letters=letters.RENDERERS,
    nouns=(polls.NOUN,),
    subjects={polls.KIND: subject_cards.RENDERER},
    progress={polls.KIND: subject_cards.progress},
    happenings={polls.KIND: subject_cards.happened},
    submissions={polls.KIND: oversight_cards.RENDERER},
    drafts={polls.KIND: draft_cards.DRAFTS},
    jobs=_JOBS,
    expiry=(partial(forget_drafts, kind=polls.DRAFTS),),
    help=cards.HELP,
    to_do=(following.owed, listing.to_ask_again),
    meanings={
        ("action", "answer a vote"): later("answered a vote"),
        ("action", "write a vote"): later("wrote a vote"),
        ("action", "open a vote"): later("opened a vote"),
        ("action", "let a vote go on longer"): later("let a vote go on longer"),
        ("action", "close a vote early"): later("closed a vote early"),
        ("action", "withdraw a vote"): later("withdrew a vote"),
        ("action", "read a result"): later("read a result"),
        ("action", "take results along"): later("took results along"),
        ("action", "say what came of a vote"): later("said what came of a vote"),
    },
)
