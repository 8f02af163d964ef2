"""What coordinators press once a question has closed, and what the advisory group is shown when they do not."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.people import GuildId, PersonId
from bot.domain.times.day_and_month import read_date
from bot.domain.topics import Topic, TopicId
from bot.jobs import Job, once
from bot.services import servers, topics
from bot.services.topics.hearing import OVERDUE
from cogs.kit.clean import tidied
from cogs.kit.forms import FormIn
from cogs.kit.gathered import SOON, ToDoLine
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import Verb
from cogs.topics import hearing_cards, verbs


async def choose_topic(press: Press) -> Reply:
    """List the questions that answers may have come to."""
    return show(hearing_cards.asked_and_closed, await press.run(topics.topics_asked, press.actor, now=press.now))


async def ask_heard(press: Press) -> Reply:
    """Open the form for what was heard."""
    return open_form(hearing_cards.heard_form, await press.run(topics.closed_topic, press.actor, TopicId(press.ref)))


async def take_heard(press: Press) -> Reply:
    """Say what was heard."""
    words = tidied(press.typed.get("heard", ""))
    topic = await press.run(topics.say_heard, press.actor, TopicId(press.ref), words, now=press.now)
    press.bot.wake()
    return await _heard(press, topic)


async def choose_do_by(press: Press) -> Reply:
    """Say by when it is told what was done."""
    day = read_date(press.value)
    topic = await press.run(topics.choose_do_by, press.actor, TopicId(press.ref), day, now=press.now)
    press.bot.wake()
    return await _heard(press, topic)


async def ask_done(press: Press) -> Reply:
    """Open the form for what was done."""
    return open_form(hearing_cards.done_form, await press.run(topics.closed_topic, press.actor, TopicId(press.ref)))


async def take_done(press: Press) -> Reply:
    """Say what was done."""
    words = tidied(press.typed.get("done", ""))
    topic = await press.run(topics.say_done, press.actor, TopicId(press.ref), words, now=press.now)
    press.bot.wake()
    return show(hearing_cards.done, topic)


def owed(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look what is owed about questions that have closed."""
    return [
        ToDoLine(
            SOON,
            partial(hearing_cards.owed, found=one),
            partial(hearing_cards.to_settle, found=one),
            (one.topic.id,),
            hearing_cards.has_closed,
        )
        for one in topics.owed_here(at.tx, guild)
    ]


async def _heard(press: Press, topic: Topic) -> Reply:
    here = await press.run(servers.server_of, press.actor.guild)
    return show(hearing_cards.heard, topic, press.now, here.zone)


def _overdue(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = topics.overdue_in(at.tx, letter)
    if found is None:
        return None
    topic, debt, due = found
    return RenderedLetter(partial(hearing_cards.overdue, topic=topic, debt=debt, due=due))


PRESSES: Mapping[Verb, Handler] = {
    verbs.TOPIC_HEARD: ask_heard,
    verbs.TOPIC_DO_BY: choose_do_by,
    verbs.TOPIC_DONE: ask_done,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    verbs.TOPIC_HEARD_WORDS: (take_heard, hearing_cards.heard_form),
    verbs.TOPIC_DONE_WORDS: (take_done, hearing_cards.done_form),
}
RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {OVERDUE: _overdue}
JOB: Final = Job("show what is overdue about questions", once(topics.show_overdue), topics.next_overdue)
