"""Writing without a name: the form, what others will read, the seal, and taking out what nobody has seen yet."""

from collections.abc import Mapping

from bot.domain.anonymous import BoxState, OwnAnonymous
from bot.domain.preferences import Quote
from bot.domain.topics import TopicId
from bot.services.contributions import anonymous
from cogs.contributions.anonymous import cards, verbs
from cogs.contributions.anonymous.looking import look
from cogs.contributions.answering import answer_in
from cogs.contributions.parts import read_part
from cogs.kit import too_few
from cogs.kit.forms import FormIn
from cogs.kit.press import FormAbout, Handler, Press, Reply, Sheet, open_form, read_back, show
from cogs.kit.verbs import ANSWER_ANONYMOUSLY, Verb


async def begin(press: Press) -> Reply:
    """Open the form; whoever has written sees their words instead."""
    found = await _own(press)
    if found.draft is None and found.sealed is None and found.shown is None:
        return open_form(cards.form, found)
    return look(found)


async def write(press: Press) -> Reply:
    """Open the form with what stands there already; where nothing can be written any more, show how far it has come."""
    found = await _own(press)
    if found.shown is not None or found.box.state is not BoxState.OPEN:
        return look(found)
    return open_form(cards.form, found)


async def _form(press: Press) -> FormIn:
    found = await _own(press)
    return lambda _: cards.form(_, found)


async def take_words(press: Press) -> Reply:
    """Keep what was written, sealed, and show it as others will read it."""
    given = answer_in(press)
    return look(await press.run(anonymous.write_anonymously, press.actor, _topic(press), given, now=press.now))


async def choose_group(press: Press) -> Reply:
    """Say what becomes of it if too few write."""
    under_group = too_few.chosen(press)
    return look(
        await press.run(
            anonymous.choose_for_anonymous, press.actor, _topic(press), under_group=under_group, now=press.now
        )
    )


async def choose_quote(press: Press) -> Reply:
    """Say whether it may be quoted."""
    quote = press.one_of(Quote)
    return look(await press.run(anonymous.choose_for_anonymous, press.actor, _topic(press), quote=quote, now=press.now))


async def seal(press: Press) -> Reply:
    """Seal it, and read it back once; where they have not seen what waits, show that first."""
    mark, _, topic = press.ref.rpartition(".")
    found = await press.run(anonymous.seal_anonymous, press.actor, TopicId(topic), seen=mark, now=press.now)
    if found.draft is not None:
        return show(cards.preview, found, found.draft, anew=True)
    given = found.sealed
    if given is None or found.mark != mark:
        return look(found)
    return read_back(lambda _: cards.you_wrote(_, found, given), cards.sealed, found.box, found.shown_by)


async def drop(press: Press) -> Reply:
    """Throw away what was written and not sealed."""
    return show(cards.dropped, await press.run(anonymous.drop_anonymous_draft, press.actor, _topic(press)))


async def take_out(press: Press) -> Reply:
    """Leave nothing of somebody's that waits."""
    found = await press.run(anonymous.take_out_anonymous, press.actor, _topic(press))
    return look(found) if found.shown else show(cards.taken_out, found.box)


async def look_at_part(press: Press) -> Reply:
    """Show another part of a long answer."""
    ref, part = read_part(press.ref)
    return look(await press.run(anonymous.find_own, press.actor, TopicId(ref)), part)


async def _own(press: Press) -> OwnAnonymous:
    return await press.run(anonymous.own_anonymous, press.actor, _topic(press), now=press.now)


def _topic(press: Press) -> TopicId:
    return TopicId(press.ref)


PRESSES: Mapping[Verb, Handler] = {
    ANSWER_ANONYMOUSLY: begin,
    verbs.UNNAMED_WORDS: write,
    verbs.UNNAMED_GROUP: choose_group,
    verbs.UNNAMED_QUOTE: choose_quote,
    verbs.UNNAMED_SEAL: seal,
    verbs.UNNAMED_DROP: drop,
    verbs.UNNAMED_OUT: take_out,
    verbs.UNNAMED_PART: look_at_part,
}
FORMS: Mapping[Verb, tuple[Handler, Sheet]] = {
    verbs.UNNAMED_WORDS: (take_words, FormAbout(_form, cards.empty_form)),
}
