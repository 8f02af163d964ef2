"""What reminders in one's own words lead to, and the list of all that is coming."""

from collections.abc import Mapping

from bot.domain.refusals import NotFound
from bot.domain.reminders import Often, Reminder, ReminderId, ReminderKind, ReminderState
from bot.domain.subjects import Subject
from bot.services.reminders import reminder_letters, writing
from bot.services.reminders.reminder_letters import Coming
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line
from cogs.kit.forms import FormIn
from cogs.kit.press import Handler, Press, Reply, not_a_choice, open_form, show
from cogs.kit.router import router_of
from cogs.kit.verbs import COMING, Verb
from cogs.reminders import letters, own_cards, verbs, views
from cogs.reminders.values import changing, matter_in


async def write(press: Press) -> Reply:
    """Open the form for a new reminder."""
    await press.run(writing.may_be_reminded, press.actor)
    return open_form(own_cards.own_form)


async def take(press: Press) -> Reply:
    """Keep what was written; without a time, ask for it by menus."""
    words, when = (one_line(press.typed.get(field, "")) for field in ("what", "when"))
    if press.ref == NO_REFERENCE:
        found = await press.run(writing.write_reminder, press.actor, words, when, now=press.now)
    else:
        found = await press.run(writing.rewrite_reminder, press.actor, _which(press), words, when, now=press.now)
    if isinstance(found, Reminder) and found.state is not ReminderState.COMING:
        return await views.ask_day(press, matter_in(changing(found.id)))
    return await views.understood(press, found)


async def change(press: Press) -> Reply:
    """Let a reminder be changed: one's own words in the form they were written in, others by their choices."""
    known = await _mine(press)
    if known.about is ReminderKind.OWN:
        return open_form(own_cards.own_form, press.ref, known)
    return await views.choices(press)


async def often(press: Press) -> Reply:
    """Have it come this often."""
    value = press.value
    chosen = next((one for one in Often if one.value == value), None)
    if chosen is None:
        raise not_a_choice()
    return await views.kept(
        press, await press.run(writing.choose_often, press.actor, _which(press), chosen, now=press.now)
    )


async def delete(press: Press) -> Reply:
    """Take a reminder away."""
    await press.run(writing.delete_reminder, press.actor, _which(press))
    return show(own_cards.deleted)


async def stop(press: Press) -> Reply:
    """Have what comes round come no more."""
    await press.run(writing.delete_reminder, press.actor, _which(press))
    return show(letters.stopped)


async def coming(press: Press) -> Reply:
    """List what is coming."""
    every = await press.run(reminder_letters.coming_for, press.actor, now=press.now)
    return show(own_cards.coming, every, router_of(press.bot).subjects, press.now)


async def coming_one(press: Press) -> Reply:
    """Show one of them, or the next ones on the list."""
    every = await press.run(reminder_letters.coming_for, press.actor, now=press.now)
    drawn_by = router_of(press.bot).subjects
    kind, _, value = press.value.partition(".")
    if kind == own_cards.MORE:
        first = int(value) if value.isascii() and value.isdecimal() and len(value) < 4 else 0
        return show(own_cards.coming, every, drawn_by, press.now, first if first < len(every) else 0)
    one = next((one for one in every if own_cards.value_of(one) == press.value), None)
    match one:
        case Coming(reminder=Reminder() as known):
            return show(own_cards.kept, known, one.subject, drawn_by, press.now)
        case Coming(subject=Subject() as subject):
            return show(own_cards.planned, subject, one, drawn_by, press.now)
    raise NotFound("This reminder is not here any more. You can write a new one with /remind me.")


async def _mine(press: Press) -> Reminder:
    return await press.run(writing.my_reminder, press.actor, _which(press))


def _which(press: Press) -> ReminderId:
    return ReminderId(matter_in(press.ref).id)


PRESSES: Mapping[Verb, Handler] = {
    verbs.REMIND_ME: write,
    verbs.REMIND_CHANGE: change,
    verbs.REMIND_OFTEN: often,
    verbs.REMIND_DELETE: delete,
    verbs.REMIND_STOP: stop,
    COMING: coming,
    verbs.COMING_ONE: coming_one,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {verbs.REMIND_OWN: (take, own_cards.own_form)}
