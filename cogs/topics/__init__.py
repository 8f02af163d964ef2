"""Topics: a question from the coordinator's form to what was done."""

from functools import partial
from typing import Final

from bot.jobs import Job, Work
from bot.services import topics
from bot.services.drafts import forget_drafts
from bot.text import later
from cogs.kit import threads
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.topics import (
    draft_cards,
    hearing,
    hearing_cards,
    letters,
    listing,
    opening,
    oversight_cards,
    subject_cards,
    views,
    writing,
)


async def _close(work: Work) -> None:
    await work.each(topics.close_topic, await work.run(topics.topics_to_close, now=work.now))


_JOBS: Final = (Job("close questions", _close, topics.next_to_close, checks_clock=True), threads.JOB, hearing.JOB)
FEATURE: Final = Feature(
    name="topics",
    presses={**writing.PRESSES, **opening.PRESSES, **listing.PRESSES, **views.PRESSES, **hearing.PRESSES},
    forms={**writing.FORMS, **hearing.FORMS},
    unnoticed=views.UNNOTICED,
    commands=(
        CommandGroup(
            "topic",
            "Ask a question that stays open for weeks",
            (
                SlashCommand("open", "For coordinators: write a question and open it", writing.DRAFTING.write),
                SlashCommand("list", "For coordinators: all questions here, and what is owed", listing.look),
                SlashCommand("close", "For coordinators: close a question before its time", listing.choose),
                SlashCommand("answers", "For coordinators: what came of the answers", hearing.choose_topic),
            ),
        ),
    ),
    listeners={"on_raw_thread_delete": threads.note_deleted},
    letters={**letters.RENDERERS, **hearing.RENDERERS},
    nouns=(topics.NOUN,),
    subjects={topics.KIND: subject_cards.RENDERER},
    submissions={topics.KIND: oversight_cards.RENDERER},
    progress={topics.KIND: subject_cards.progress},
    happenings={topics.KIND: hearing_cards.happened},
    drafts={topics.KIND: draft_cards.DRAFTS},
    jobs=_JOBS,
    to_do=(hearing.owed,),
    expiry=(partial(forget_drafts, kind=topics.DRAFTS),),
    meanings={
        ("kind", "topic_note"): later("a question that is open"),
        ("action", "answer a question"): later("answered a question"),
        ("action", "write a question"): later("wrote a question"),
        ("action", "open a question"): later("opened a question"),
        ("action", "say what came of answers"): later("said what came of answers"),
        ("action", "take answers along"): later("took answers along"),
        ("action", "close a question early"): later("closed a question early"),
    },
)
