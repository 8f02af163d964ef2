"""What reminders in one's own words lead to, and the list of all that is coming."""

from collections.abc import Mapping

from bot.domain.refusals import NotFound
from bot.domain.reminders import About, Often, Reminder, ReminderId, ReminderState
from bot.domain.subjects import Subject
from bot.services.reminders import telling, writing
from bot.services.reminders.telling import Coming
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line
from cogs.kit.door import door_of
from cogs.kit.forms import FormIn
from cogs.reminders import letter_cards, own_cards, views
from cogs.reminders.values import changing, matter_in, no_choice


async def write(ask: Ask) -> Reply:
    """Open the form for a new reminder."""
    await ask.run(writing.may_be_reminded, ask.actor)
    return open_form(own_cards.own_form)


async def take(ask: Ask) -> Reply:
    """Keep what was written; without a time, ask for it by menus."""
    words, when = (one_line(ask.typed.get(field, "")) for field in ("what", "when"))
    if ask.ref == NO_REFERENCE:
        found = await ask.run(writing.write_reminder, ask.actor, words, when, now=ask.now)
    else:
        found = await ask.run(writing.rewrite_reminder, ask.actor, _which(ask), words, when, now=ask.now)
    if isinstance(found, Reminder) and found.state is not ReminderState.COMING:
        return await views.ask_day(ask, matter_in(changing(found.id)))
    return await views.understood(ask, found)


async def change(ask: Ask) -> Reply:
    """Let a reminder be changed: one's own words in the form they were written in, others by their choices."""
    known = await _mine(ask)
    if known.about is About.OWN:
        return open_form(own_cards.own_form, ask.ref, known)
    return await views.choices(ask)


async def often(ask: Ask) -> Reply:
    """Have it come this often."""
    value = ask.values[0]
    chosen = next((one for one in Often if one.value == value), None)
    if chosen is None:
        raise no_choice()
    return await views.kept(ask, await ask.run(writing.choose_often, ask.actor, _which(ask), chosen, now=ask.now))


async def delete(ask: Ask) -> Reply:
    """Take a reminder away."""
    await ask.run(writing.delete_reminder, ask.actor, _which(ask))
    return show(own_cards.deleted)


async def stop(ask: Ask) -> Reply:
    """Have what comes round come no more."""
    await ask.run(writing.delete_reminder, ask.actor, _which(ask))
    return show(letter_cards.stopped)


async def coming(ask: Ask) -> Reply:
    """List what is coming."""
    every = await ask.run(telling.coming_for, ask.actor, now=ask.now)
    return show(own_cards.coming, every, door_of(ask.bot).subjects, ask.now)


async def coming_one(ask: Ask) -> Reply:
    """Show one of them, or the next ones on the list."""
    every, drawn_by = await ask.run(telling.coming_for, ask.actor, now=ask.now), door_of(ask.bot).subjects
    kind, _, value = ask.values[0].partition(".")
    if kind == own_cards.MORE:
        first = int(value) if value.isascii() and value.isdecimal() and len(value) < 4 else 0
        return show(own_cards.coming, every, drawn_by, ask.now, first if first < len(every) else 0)
    one = next((one for one in every if own_cards.value_of(one) == ask.values[0]), None)
    match one:
        case Coming(reminder=Reminder() as known):
            return show(own_cards.kept, known, one.subject, drawn_by, ask.now)
        case Coming(subject=Subject() as subject):
            return show(own_cards.planned, subject, one, drawn_by, ask.now)
    raise NotFound("This reminder is not here any more. You can write a new one with /remind me.")


async def _mine(ask: Ask) -> Reminder:
    return await ask.run(writing.my_reminder, ask.actor, _which(ask))


def _which(ask: Ask) -> ReminderId:
    return ReminderId(matter_in(ask.ref).id)


PRESSES: Mapping[str, Handler] = {
    "remind-me": write,
    "remind-change": change,
    "remind-often": often,
    "remind-delete": delete,
    "remind-stop": stop,
    "coming": coming,
    "coming-one": coming_one,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {"remind-own": (take, own_cards.own_form)}
