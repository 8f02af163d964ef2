"""Walks."""

from typing import Final

from bot.domain.walks import CARD, CHANGED, INVITATION
from cogs.walks import cards, letters, verbs, views

from bot.jobs import Job, once
from bot.services import walks
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand

FEATURE: Final = Feature(
    name="walks",
    presses={verbs.COME: views.come},
    forms={verbs.PLAN: (views.plan, cards.form)},
    commands=(CommandGroup("walk", "Walks", (SlashCommand("plan", "Propose a walk", views.begin),)),),
    letters={CARD: letters.card, CHANGED: letters.card, INVITATION: letters.invitation},
    nouns=(walks.NOUN,),
    subjects={walks.KIND: cards.SUBJECT},
    happenings={walks.KIND: cards.happened},
    submissions={walks.KIND: cards.SUBMISSION},
    jobs=(Job("end walks", once(walks.end_walks), walks.next_due),),
    meanings={
        ("action", "propose a walk"): later("proposed a walk"),
        ("action", "come along"): later("came along"),
    },
)
