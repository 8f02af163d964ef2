"""A whole programme: answers by note, card and phone are one kind, and each author hears what came of theirs."""

import csv
import io
from datetime import timedelta
from pathlib import Path

from bot.domain.contributions import AT_ONCE, ContributionOutcome
from bot.domain.people import Actor, RoleGroup
from bot.domain.topics import HEAR_WITHIN, Topic
from bot.services import contributions as asked
from bot.services import topics
from bot.text import Words
from cogs.contributions.answer_file import as_table
from tests.services.outcomes import DAY, Answered, answered
from tests.services.polling_place import OWNER
from tests.services.programme import MANAGERS, NO_ACCOUNT, WAYS, WORKERS, Said, programme


async def comes(there: Answered, topic: Topic, said: Said, way: str, *, has_account: bool) -> None:
    """Let an answer come by a note, a card or the phone, as each of them asks."""
    actor, now = there.place.actor(said.person), there.place.now
    if way == "phone":
        group = RoleGroup.MANAGER if said.is_manager else RoleGroup.WORKER
        begun = (
            await there.run(asked.type_for_partner, OWNER, topic.id, actor.person, "Somebody", now=now)
            if has_account
            else await there.run(asked.type_for_group, OWNER, topic.id, group, now=now)
        )
        seen = await there.run(asked.take_typed, OWNER, begun.id, said.answer, now=now)
        await there.run(asked.post_typed, OWNER, seen.begun.id, now=now)
    else:
        if way == "note":
            await there.run(asked.question, actor, topic.id, now=now)
        seen = await there.run(asked.begin_answer, actor, topic.id, said.answer, now=now)
        await there.run(asked.post_answer, actor, seen.begun.id, now=now)


async def decides_on_all(there: Answered, topic: Topic, who: Actor = OWNER) -> None:
    """Go through the list page by page, as a coordinator does."""
    outcomes = list(ContributionOutcome)
    page = await there.run(asked.answers_page, who, topic.id)
    while page.answers:
        outcome = outcomes[page.undecided % len(outcomes)]
        page = await there.decides(topic, [one.id for one in page.answers[:AT_ONCE]], outcome, theme="Small things")


async def is_gone_through(there: Answered, questions: int) -> list[Topic]:
    """Ask so many questions, have them answered and closed, and go through all that came."""
    asked_of: list[Topic] = []
    count = 0
    for number, (words, answers) in zip("abcdef012345", list(programme())[:questions], strict=False):
        topic = await there.asks(number, words=words)
        asked_of.append(topic)
        for said in answers:
            await comes(there, topic, said, WAYS[count % 3], has_account=count % NO_ACCOUNT != 2)
            count += 1
        there.place.now += timedelta(hours=2)
    for place, topic in enumerate(asked_of):
        if place % 2:  # begun while it is open
            await decides_on_all(there, topic)
        asked_of[place] = await there.closes(topic)
        await decides_on_all(there, topic)
        await there.run(topics.say_heard, OWNER, topic.id, "Small things come first.", now=there.place.now)
    return asked_of


async def all_are_told(there: Answered, every: list[Topic]) -> None:
    """Let the days pass in which people are told, and a coordinator ring those who have no account."""
    for topic in every:
        for told in await there.run(asked.owed_by_phone, OWNER, topic.id):
            await there.run(asked.note_phoned, OWNER, told.answer.id, now=there.place.now)
    for day in range(HEAR_WITHIN.days):
        await there.post_goes(at=there.place.now + day * DAY)


async def check(there: Answered, every: list[Topic], *, workers: int, managers: int) -> None:
    """See that it is one kind of record, that nothing leaves with it, and that each author was told in time."""
    found = [one for topic in every for one in await there.every(topic)]
    groups = [one.role_group for one in found]
    assert (groups.count(RoleGroup.WORKER), groups.count(RoleGroup.MANAGER)) == (workers, managers)
    columns = {name for _, name, *_ in await there.place.rows("pragma_table_info('contributions')")}
    assert not {name for name in columns if any(way in str(name) for way in (*WAYS, "way", "route", "source"))}
    due = {topic.id: topic.told_by for topic in every}
    assert all(one.told_at is not None and one.told_at <= due[one.topic] for one in found)
    assert all(one.decision is not None and one.told is one.decision.outcome for one in found)
    taken = await there.run(asked.export_answers, OWNER, now=there.place.now)
    lines = list(csv.reader(io.StringIO(as_table(Words(), taken).removeprefix("\ufeff"), newline="")))
    assert len(lines) == 1 + workers + managers
    assert not set(WAYS) & {heading.casefold() for heading in lines[0]}
    lengths = [sum(map(len, line)) for line in lines[1:]]
    assert lengths not in (sorted(lengths), sorted(lengths, reverse=True))


async def test_201_answers_of_a_programme_become_one_kind_of_record_and_each_author_is_told(tmp_path: Path) -> None:
    async with answered(tmp_path, size=WORKERS + MANAGERS, groups=_groups()) as there:
        every = await is_gone_through(there, 12)
        await all_are_told(there, every)
        await check(there, every, workers=141, managers=60)


def _groups() -> list[RoleGroup]:
    return [RoleGroup.WORKER] * WORKERS + [RoleGroup.MANAGER] * MANAGERS
