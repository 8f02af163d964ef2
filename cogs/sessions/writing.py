"""What a coordinator's forms and panel lead to: words, people, times, and all else about a session."""

from collections.abc import Mapping
from typing import Final

from bot.domain.refusals import Invalid
from bot.domain.session_drafts import PreparedSession, SessionChange
from bot.domain.session_times import OFTEN
from bot.domain.sessions import Repeats, Session, SessionId, SessionWords, TwinWords, Venue
from bot.services import sessions
from bot.text import Words
from cogs.kit.audience import chosen_audience
from cogs.kit.cards import NO_REFERENCE
from cogs.kit.clean import one_line, tidied
from cogs.kit.closing import Understood
from cogs.kit.drafting import ChoosingClose, DraftingByForm
from cogs.kit.forms import FormIn, Typed
from cogs.kit.group import group_is_there
from cogs.kit.press import Handler, Press, Reply, not_a_choice, one_of, open_form, show
from cogs.kit.verbs import Verb
from cogs.sessions import draft_cards, draft_forms, panel_cards, time_menus, times_asked, verbs

_ENDS: Final = (".", "?", "!", "…")


async def take_words(press: Press) -> Reply:
    """Keep what was typed: in place of a draft's words, or as a new draft when there is none, or none any more."""
    words = _words_typed(press)
    if press.ref == NO_REFERENCE:
        words = _with_twin(await press.words(), words)
        return await panel(press, (await press.run(sessions.draft_session, press.actor, words, now=press.now)).id)
    session = await press.run(sessions.reword_session, press.actor, SessionId(press.ref), words, now=press.now)
    return await panel(press, session.id, anew=session.id != press.ref)


async def rewrite(press: Press) -> Reply:
    """Open the form again with the draft's words in it."""
    return open_form(draft_forms.words_form, (await prepared(press)).session)


async def about(press: Press) -> Reply:
    """Open the form for all that is not words or times."""
    return open_form(draft_forms.about_form, (await prepared(press)).session)


async def take_about(press: Press) -> Reply:
    """Keep how long it lasts, how people meet, and what is offered."""
    return await _change(press, _about_typed(press.typed))


async def twin(press: Press) -> Reply:
    """Open the form for what those are asked who cannot come."""
    return open_form(draft_forms.twin_form, (await prepared(press)).session)


async def take_twin(press: Press) -> Reply:
    """Keep what those are asked who cannot come."""
    question = one_line(press.typed.get("question", ""))
    asked = TwinWords(question, lines_typed(press, "options"), lines_typed(press, "prompts"))
    return await _change(press, SessionChange(twin=asked))


async def choose_people(press: Press) -> Reply:
    """Say who is asked: everyone, or some role groups, small ones together."""
    before = (await prepared(press)).session.audience
    return await _change(press, SessionChange(audience=chosen_audience(press, before)))


async def choose_start(press: Press) -> Reply:
    """Say when it is: at a time that is offered, at another by form, or when partners say."""
    if press.value == time_menus.OTHER:
        return open_form(time_menus.START.form, press.ref)
    if press.value == time_menus.ASK:
        return open_form(draft_forms.times_form, press.ref)
    return await _START.choose_moment(press)


async def choose_often(press: Press) -> Reply:
    """Say how often it is held."""
    if press.value == time_menus.TWICE:
        return open_form(time_menus.SECOND.form, press.ref)
    if press.value == time_menus.NOT_TWICE:
        return await _change(press, SessionChange(once=True))
    if press.value == time_menus.ONCE:
        return await _change(press, SessionChange(repeats=Repeats.NO, occasions=1, once=True))
    repeats, _, number = press.value.partition(" ")
    if number not in set(map(str, OFTEN)):
        raise not_a_choice()
    return await _change(press, SessionChange(repeats=one_of(Repeats, repeats), occasions=int(number)))


async def panel(press: Press, ref: str, *, anew: bool = False, understood: Understood | None = None) -> Reply:
    """Show the draft and what can still be chosen; `anew`: it is not the draft they had."""
    found = await press.run(sessions.prepared_session, press.actor, SessionId(ref), now=press.now)
    return show(panel_cards.desk, found, group=await group_is_there(press), anew=anew, understood=understood)


async def prepared(press: Press) -> PreparedSession:
    """Return the draft that is pressed about."""
    return await press.run(sessions.prepared_session, press.actor, SessionId(press.ref), now=press.now)


def lines_typed(press: Press, key: str) -> tuple[str, ...]:
    """Return what was typed into a field, line by line."""
    return tuple(filter(None, map(one_line, tidied(press.typed.get(key, "")).split("\n"))))


async def take_times(press: Press) -> Reply:
    """Keep the times that partners are asked about."""
    found = await times_asked.read(press, lines_typed(press, "times"))
    return await _change(press, SessionChange(candidates=found))


async def _opened(_: Press, session: Session) -> Reply:
    return show(draft_cards.planned, session)


async def _change(press: Press, change: SessionChange) -> Reply:
    await _keep(press, change)
    return await panel(press, press.ref)


async def _keep(press: Press, change: SessionChange) -> None:
    await press.run(sessions.change_session, press.actor, SessionId(press.ref), change, now=press.now)


def _words_typed(press: Press) -> SessionWords:
    """Read the words of a session from its form; a link stays as it was typed."""
    return SessionWords(
        title=one_line(press.typed.get("title", "")),
        aim=one_line(press.typed.get("aim", "")),
        where=press.typed.get("where", ""),
        led_by=one_line(press.typed.get("led_by", "")),
    )


def _with_twin(_: Words, words: SessionWords) -> SessionWords:
    """Begin with a question that fits every session: those who plan it see it, and write a better one."""
    called = words.title if words.title.endswith(_ENDS) else f"{words.title}."
    asked = TwinWords(
        f"{called} {_('How much does this matter where you work?')}" if words.title else "",
        (_("A great deal"), _("A little"), _("Not at all")),
        (_("What would you tell the others?"),),
    )
    return SessionWords(words.title, words.aim, words.where, words.led_by, asked)


def _about_typed(typed: Typed) -> SessionChange:
    """Read what the form about a session brings; refuse what it does not offer, and what is no number."""
    places = one_line(typed.get("places", ""))
    return SessionChange(
        minutes=_number(typed.get("minutes", "")),
        venue=one_of(Venue, typed.get("venue", "")),
        places=_number(places) if places else None,
        for_all=not places,
        offer=one_line(typed.get("offer", "")),
        costs=one_line(typed.get("costs", "")),
    )


def _number(typed: str) -> int:
    number = one_line(typed)
    if not (number.isascii() and number.isdecimal() and len(number) <= draft_forms.FIGURES):
        raise Invalid("Please write minutes and places in figures, such as 90.")
    return int(number)


DRAFTING: Final = DraftingByForm(
    kind=sessions.DRAFTS,
    begin=verbs.SESSION_BEGIN,
    found=draft_cards.DRAFTS,
    before_group=panel_cards.BEFORE_GROUP,
    words=draft_forms.words_form,
    panel=panel,
    opened=_opened,
)
_START: Final = ChoosingClose(
    kind=sessions.DRAFTS,
    closing=time_menus.START,
    panel=panel,
    change=lambda press, starts_at: _keep(press, SessionChange(starts_at=starts_at)),
)
_SECOND: Final = ChoosingClose(
    kind=sessions.DRAFTS,
    closing=time_menus.SECOND,
    panel=panel,
    change=lambda press, second_at: _keep(press, SessionChange(second_at=second_at)),
)
PRESSES: Mapping[Verb, Handler] = {
    **DRAFTING.presses,
    verbs.SESSION_BEGIN: DRAFTING.write_new,
    **_START.presses,
    **_SECOND.presses,
    verbs.SESSION_STARTS: choose_start,
    verbs.SESSION_OFTEN: choose_often,
    verbs.SESSION_REWRITE: rewrite,
    verbs.SESSION_ABOUT: about,
    verbs.SESSION_TWIN: twin,
    verbs.SESSION_WHO: choose_people,
}
FORMS: Mapping[Verb, tuple[Handler, FormIn]] = {
    **_START.forms,
    **_SECOND.forms,
    verbs.SESSION_WORDS: (take_words, draft_forms.words_form),
    verbs.SESSION_ABOUT_SEND: (take_about, draft_forms.about_form),
    verbs.SESSION_TWIN_SEND: (take_twin, draft_forms.twin_form),
    verbs.SESSION_TIMES: (take_times, draft_forms.times_form),
}
