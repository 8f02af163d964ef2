"""77 people vote at once in a vote of each kind; ours also on a disk that takes 5 ms longer for each commit.

Where somebody chooses on their paper the bare bot shows a paper of its own; where they choose or write in a form, a
form. A written answer is two presses, timed apart: the form, with words that the guard looks at, and "Seal it" on what
that shows.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from typing import Final

from bot.domain.polls import PollKind
from bot.rehearsal.wire import Json, from_text, to_bytes
from tests.benchmarks.answering import AT_ONCE, PREVIEW, WRITTEN, pressed_on
from tests.benchmarks.bare import IN_YOUR_WORDS
from tests.benchmarks.bare_cards import OPTIONS
from tests.benchmarks.contestants import Contestant, take_paper
from tests.benchmarks.report import is_bare
from tests.benchmarks.rounds import Plan, Results, to_and_fro, warm_up, watch
from tests.benchmarks.scene import WORDS
from tests.benchmarks.timing_standin import ANSWERED_WITH, Burst, Learnt, TimingStandin

SEAL_IT: Final = "Seal it"
_LEARNT: Final = "Somebody to ask at night."
_COMMANDS: Final = {PollKind.MULTIPLE: "/several", PollKind.WRITTEN: "/write"}  # of the bare bot, which has no cards
WRITTEN_FORM: Final = "written: its form"
_BY_FORM: Final = frozenset(_COMMANDS)


async def vote_in_turns(contestants: Sequence[Contestant], plan: Plan) -> dict[str, Results]:
    """Have 77 people vote, in turns; return the figures of each kind, and those of the form of a written answer."""
    results: dict[str, Results] = {
        name: {one.name: defaultdict(list) for one in contestants} for name in (*PollKind, WRITTEN_FORM)
    }
    for kind in PollKind:
        steps = {one.name: await _learn(one, kind) for one in contestants}
        names = (WRITTEN_FORM, kind) if kind is PollKind.WRITTEN else (kind,)
        for number in range(plan.rounds):
            for one in to_and_fro(contestants, number):
                await warm_up(one)
                for time in range(plan.bursts.get(AT_ONCE, 1)):
                    bursts: list[Burst] = []
                    for name, step in zip(names, steps[one.name], strict=True):
                        figures = await watch(one, _burst(one.standin, kind, step, time, bursts))
                        results[name][one.name][AT_ONCE].append(figures)
    return results


async def _learn(one: Contestant, kind: PollKind) -> tuple[Learnt, ...]:
    """Have the first of all vote, and remember each press that sends something."""
    person = one.standin.person(one.standin.people[0].name)
    if is_bare(one.name):
        await person.runs(_COMMANDS.get(kind, "/vote"))
        if kind in _BY_FORM:
            await person.presses("Answer privately")
    else:
        await take_paper(person, kind)
    if kind is PollKind.WRITTEN:
        send = await one.standin.learn(person.fills({IN_YOUR_WORDS: _LEARNT}), PREVIEW)
        return send, await one.standin.learn(person.presses(SEAL_IT), ANSWERED_WITH)
    if kind is PollKind.MULTIPLE:
        return (await one.standin.learn(person.fills({"Choose up to 2": OPTIONS[:2]}), ANSWERED_WITH),)
    option = (OPTIONS if is_bare(one.name) else WORDS[kind].options)[1]
    return (await one.standin.learn(person.chooses("Choose one", option), ANSWERED_WITH),)


async def _burst(
    standin: TimingStandin, kind: PollKind, step: Learnt, time: int, bursts: list[Burst]
) -> AsyncIterator[Burst]:
    """Yield one more burst, and keep it; after another one, of those who seal what they were shown in that."""
    if bursts:
        sent = [pressed_on(shown, SEAL_IT) for shown in bursts[-1].answers]
    else:
        sent = [_answer(kind, step.press, time + number) for number in range(AT_ONCE)]
    bursts.append(await standin.press(standin.people[:AT_ONCE], step, sent))
    yield bursts[-1]


def _answer(kind: PollKind, press: Json, number: int) -> Json:
    """Return what this person sends: another answer than the next."""
    if kind is PollKind.WRITTEN:
        words = WRITTEN[number % len(WRITTEN)]
        written: Json = from_text(to_bytes(press["data"]).replace(_LEARNT.encode(), words.encode()))
        return written
    if kind is PollKind.MULTIPLE:
        return _with_ticks(press["data"], number)
    options = press["message"]["components"][0]["components"][0]["options"]
    return {"values": [options[number % len(options)]["value"]]}


def _with_ticks(data: Json, number: int) -> Json:
    """Tick one answer of the two that were learnt, or both."""
    copied: Json = from_text(to_bytes(data))
    for part in copied["components"]:
        ticked = part.get("component", {}).get("values")
        if ticked:
            part["component"]["values"] = ticked[number % 2 :]
    return copied
