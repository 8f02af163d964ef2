"""77 people answer a question at once: they send the form, with words that the guard looks at, and then post it."""

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from bot.clock import Clock
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.topics import TopicId, TopicWords
from bot.rehearsal.wire import Json, from_text, to_bytes
from bot.services import topics
from storage import contributions
from storage.keys import Keys
from storage.store import Store, Transaction
from tests.benchmarks.bare import PROMPT
from tests.benchmarks.bare_cards import OPTIONS, QUESTION
from tests.benchmarks.contestants import Contestant
from tests.benchmarks.report import BARE
from tests.benchmarks.rounds import Plan, Results, settle, to_and_fro, warm_up, watch
from tests.benchmarks.timing_standin import Burst, Learnt, TimingStandin

AT_ONCE: Final = 77
PREVIEW, RECEIPT = b"This is what others will see", b"It is there. Thank you."
POST_IT: Final = "Post it"
_LEARNT: Final = "A card that I can keep in the car would help."
WRITTEN: Final = (
    "I would like more time for each visit, because the ladies need to talk and we run from house to house.",
    "She stops wanting her tea, and then she sleeps more. I tell the office, and nobody rings back that day.",
    "A short film on my phone, because I have ten minutes in the car and no table to put a book on.",
    "Somebody to ask at night. We are alone there, and the family looks at us as if we were the nurse.",
    "To hear afterwards what became of them. We go to the next house and never know.",
    "Tips for the mouth and the skin. I learned them from an older colleague and not in any course.",
    "Less paper. I write the same thing three times, and the next carer reads none of it.",
)
_A_TOPIC: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class _Steps:
    """How one bot's form is sent, and how what it shows then is posted."""

    send: Learnt
    post: Learnt


async def open_topics(standin: TimingStandin, folder: Path, clock: Clock, number: int) -> tuple[TopicId, ...]:
    """Open as many questions as there are rounds, and one to begin with: each is answered once by everyone."""
    owner = Actor(PersonId(standin.world.guild.owner_id), GuildId(standin.world.guild.id), is_owner=True)

    def open_one(tx: Transaction) -> TopicId:
        words = TopicWords(QUESTION, "It goes into session 4.", OPTIONS, (PROMPT,))
        draft = topics.draft_topic(tx, owner, words, now=clock.now())
        return topics.open_topic(tx, owner, draft.id, now=clock.now()).id

    store = await Store.open(folder / "data", Keys(folder / "keys"))
    try:
        return tuple([await store.run(open_one) for _ in range(number)])
    finally:
        await store.close()


async def count_answers(folder: Path, asked: Sequence[TopicId]) -> int:
    """Say how many answers are kept, from the database of a bot that has stopped."""
    store = await Store.open(folder / "data", Keys(folder / "keys"))
    try:
        return sum([await store.run(contributions.count_answers, one) for one in asked])
    finally:
        await store.close()


async def answer_in_turns(
    contestants: Sequence[Contestant], asked: Mapping[str, Sequence[TopicId]], plan: Plan
) -> tuple[Results, dict[str, int]]:
    """Have 77 people answer, in turns; also return how many were thanked by each bot, the first round included."""
    results: Results = {one.name: defaultdict(list) for one in contestants}
    thanked = dict.fromkeys((one.name for one in contestants), 0)
    steps = {one.name: await _learn(one) for one in contestants}
    for number in range(plan.rounds + 1):
        for one in to_and_fro(contestants, number):
            await warm_up(one)
            topic = asked[one.name][number] if one.name in asked else ""
            bursts: list[Burst] = []
            figures = await watch(one, _answer(one.standin, steps[one.name], topic, bursts))
            thanked[one.name] += sum(RECEIPT in answer for answer in bursts[-1].answers)
            if number:  # the first is for nothing: whoever showed their form to be learnt has answered there
                results[one.name][AT_ONCE].append(figures)
            await settle(plan.settled)  # what was posted arrives in its thread
    return results, thanked


async def _learn(one: Contestant) -> _Steps:
    person = one.standin.person(one.standin.people[0].name)
    if one.name == BARE:
        await person.runs("/question")
    await person.presses("Answer")
    form = person.fills({"Choose one": OPTIONS[2], PROMPT: _LEARNT})
    send = await one.standin.learn(form, PREVIEW)
    return _Steps(send, await one.standin.learn(person.presses(POST_IT), RECEIPT))


async def _answer(standin: TimingStandin, steps: _Steps, topic: str, bursts: list[Burst]) -> AsyncIterator[Burst]:
    people = standin.people[:AT_ONCE]
    forms = [_form(steps.send, words, topic) for words in islice(cycle(WRITTEN), AT_ONCE)]
    bursts.append(await standin.press(people, steps.send, forms))
    yield bursts[-1]
    bursts.append(await standin.press(people, steps.post, [pressed_on(shown, POST_IT) for shown in bursts[-1].answers]))
    yield bursts[-1]


def _form(send: Learnt, words: str, topic: str) -> Json:
    data: Json = from_text(to_bytes(send.press["data"]).replace(_LEARNT.encode(), words.encode()))
    return {**data, "custom_id": _A_TOPIC.sub(topic, data["custom_id"])}


def pressed_on(shown: bytes, label: str) -> Json:
    """Return what somebody sends who presses this button on what they were shown."""
    answer = from_text(shown)
    rows = answer.get("data", answer)["components"]
    button = next(one for row in rows for one in row["components"] if one.get("label") == label)
    return {"custom_id": button["custom_id"]}
