"""Writing without a name: from the form to the seal, for as long as nobody has seen it.

Everything here is the same whether or not, and whenever, somebody has written. Between the form and the seal the words
lie sealed as well.
"""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.actions import Action
from bot.domain.anonymous import (
    AnonymousAnswer,
    Box,
    BoxState,
    OwnAnonymous,
    pack_answer,
    shown_by,
    stands_under,
    unpack_answer,
    unpack_place,
    unpack_wish,
)
from bot.domain.anonymous_words import plain_answer
from bot.domain.contributions import GivenAnswer, checked_answer
from bot.domain.people import Actor, RoleGroup
from bot.domain.preferences import Quote
from bot.domain.refusals import NotAllowed, NotFound, NotReady, TooLate
from bot.domain.small_numbers import SMALLEST, Pool, pools_of
from bot.domain.topics import TopicId
from bot.services.contributions.anonymous.keys import one_opened, tag_in
from bot.services.permission import allow
from storage import contributions
from storage.contributions import anonymous
from storage.partners import count_joined, languages, partner
from storage.servers import server
from storage.store import Transaction

_MARK_SIZE: Final = 8  # bytes
_LETTERS: Final = str.maketrans("0123456789", "ghijklmnop")


def own_anonymous(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> OwnAnonymous:
    """Return what somebody wrote to a topic without a name, as it stands now, for them alone.

    To whoever may write there; and for as long as their key lives to everybody who once wrote, whatever they are now.
    """
    try:
        own = find_own(tx, actor, topic_id)
    except NotFound:
        _may_write(tx, actor, topic_id, now)
        raise
    if own.draft is None and own.sealed is None and own.shown is None:
        _may_write(tx, actor, topic_id, now)
    return own


def find_own(tx: Transaction, actor: Actor, topic_id: TopicId) -> OwnAnonymous:
    """Return the same to whoever asks, where there is nothing of theirs too."""
    allow(tx, actor, Action.SEE_OWN_WORDS)
    return _own(tx, actor, _box(tx, actor, topic_id))


def all_own_anonymous(tx: Transaction, actor: Actor) -> tuple[OwnAnonymous, ...]:
    """Return what somebody wrote without a name and can still find, newest topics first, for them alone."""
    allow(tx, actor, Action.SEE_OWN_WORDS)
    found = (_own_if_opened(tx, actor, box) for box in anonymous.boxes_with_key(tx, actor.guild))
    return tuple(own for own in found if own is not None and (own.draft or own.sealed or own.shown))


def write_anonymously(
    tx: Transaction, actor: Actor, topic_id: TopicId, answer: GivenAnswer, *, now: datetime
) -> OwnAnonymous:
    """Keep what somebody wrote, sealed, until they have seen it as others will; nothing of it is sent yet."""
    box, group = _may_write(tx, actor, topic_id, now)
    own = _own(tx, actor, box)
    if own.shown is not None:
        raise TooLate("Your words without a name stand there already. Take them back to write others.")
    checked = checked_answer(plain_answer(answer), box.topic.words)
    before = own.draft or own.sealed
    if (
        before is None or before.role_group is not group
    ):  # under another group it would stand under what nobody agreed to
        before = AnonymousAnswer(group, checked, before.quote if before else Quote.NO)
    return _keep(tx, actor, own, replace(before, answer=checked))


def choose_for_anonymous(
    tx: Transaction,
    actor: Actor,
    topic_id: TopicId,
    *,
    under_group: bool | None = None,
    quote: Quote | None = None,
    now: datetime,
) -> OwnAnonymous:
    """Say of a draft whether it may stand under its author's group, or be quoted; where none waits, nothing changes."""
    box, _ = _may_write(tx, actor, topic_id, now)
    own = _own(tx, actor, box)
    if own.draft is None:
        return own
    chosen = replace(
        own.draft,
        under_group=own.draft.under_group if under_group is None else under_group,
        pool=own.draft.pool if under_group is None else own.pool,
        quote=quote or own.draft.quote,
    )
    return _keep(tx, actor, own, chosen)


def seal_anonymous(tx: Transaction, actor: Actor, topic_id: TopicId, *, seen: str, now: datetime) -> OwnAnonymous:
    """Send what somebody wrote, in place of what they sent before and nobody has seen; it waits for others.

    Where nothing waits to be sealed, or not what they have `seen`, which is known by its mark, nothing changes.
    """
    box, _ = _may_write(tx, actor, topic_id, now)
    own = _own(tx, actor, box)
    if own.draft is None or own.mark != seen:
        return own
    tag = tag_in(tx, box, actor.person)
    anonymous.ANSWERS.put(tx, topic_id, tag, tx.keys.seal(box.public_key, pack_answer(own.draft)))
    tx.failpoint("anonymous.moved")
    anonymous.DRAFTS.remove(tx, topic_id, tag)
    tx.failpoint("anonymous.sealed")
    return replace(own, draft=None, sealed=own.draft)


def drop_anonymous_draft(tx: Transaction, actor: Actor, topic_id: TopicId) -> OwnAnonymous:
    """Throw away what somebody wrote and did not send."""
    own = find_own(tx, actor, topic_id)
    anonymous.DRAFTS.remove(tx, topic_id, tag_in(tx, own.box, actor.person))
    return replace(own, draft=None, mark="")


def take_out_anonymous(tx: Transaction, actor: Actor, topic_id: TopicId) -> OwnAnonymous:
    """Take back what somebody sent and nobody has seen; the same is said whether or not there was anything."""
    own = find_own(tx, actor, topic_id)
    tag = tag_in(tx, own.box, actor.person)
    anonymous.ANSWERS.remove(tx, topic_id, tag)
    anonymous.DRAFTS.remove(tx, topic_id, tag)
    tx.failpoint("anonymous.taken_out")
    return replace(own, draft=None, mark="", sealed=None)


def say_what_becomes_of_it(
    tx: Transaction, actor: Actor, topic_id: TopicId, *, under_group: bool, now: datetime
) -> OwnAnonymous:
    """Say of what is sealed, once too few have written, whether it may stand under its author's group."""
    own = find_own(tx, actor, topic_id)
    if own.sealed is None:
        return own
    if own.box.decide_by is not None and now >= own.box.decide_by:
        raise TooLate("It is too late to change what becomes of it.")
    said = replace(own.sealed, under_group=under_group, pool=own.pool)
    tag = tag_in(tx, own.box, actor.person)
    anonymous.ANSWERS.put(tx, topic_id, tag, tx.keys.seal(own.box.public_key, pack_answer(said)))
    return replace(own, sealed=said)


def _box(tx: Transaction, actor: Actor, topic_id: TopicId) -> Box:
    box = anonymous.box_of(tx, topic_id)
    if box is None or box.topic.guild != actor.guild:
        raise NotFound("This question is not here any more.")
    if box.state is BoxState.LOST:
        raise TooLate("What was written here without a name is lost. Nobody read it. We are sorry.")
    if not box.is_sealed:
        raise TooLate("Nothing leads from these words to anybody any more, so nobody can find theirs.")
    return box


def _may_write(tx: Transaction, actor: Actor, topic_id: TopicId, now: datetime) -> tuple[Box, RoleGroup]:
    """Return what somebody may write into, and as who; that they are back is noted by nothing: it would tell who."""
    allow(tx, actor, Action.ANSWER_TOPIC)
    box, mine = _box(tx, actor, topic_id), partner(tx, actor.guild, actor.person)
    if mine is None:
        raise LookupError("only who has joined is allowed to")
    if box.topic.audience and mine.role_group not in box.topic.audience:
        raise NotAllowed("This question is for others this time. You can see on its card for whom it is.")
    if box.state is not BoxState.OPEN or now >= box.topic.closes_at:
        raise TooLate("This question has closed. What was heard is where it was asked.")
    return box, mine.role_group


def _own_if_opened(tx: Transaction, actor: Actor, box: Box) -> OwnAnonymous | None:
    """Return what is theirs in one box of many: one whose key is away keeps nobody from all else that is theirs."""
    try:
        return _own(tx, actor, box)
    except (NotReady, TooLate):
        return None


def _own(tx: Transaction, actor: Actor, box: Box) -> OwnAnonymous:
    tag = tag_in(tx, box, actor.person)
    draft = one_opened(tx, box, anonymous.DRAFTS, tag, unpack_answer)
    sealed = one_opened(tx, box, anonymous.ANSWERS, tag, unpack_answer)
    wish = one_opened(tx, box, anonymous.WISHES, tag, unpack_wish)
    place = one_opened(tx, box, anonymous.SHOWN, tag, unpack_place)
    shown = None if place is None else contributions.contribution(tx, actor.guild, place[0])
    mine = partner(tx, actor.guild, actor.person)
    written = draft or sealed
    return OwnAnonymous(
        box=box,
        shown_by=box.decide_by or shown_by(box.topic.closes_at, server(tx, actor.guild).zone),
        draft=draft[0] if draft else None,
        mark=_mark_of(draft[1]) if draft else "",
        sealed=sealed[0] if sealed else None,
        shown=shown,
        asked_back=None if shown is None else anonymous.asked_of(tx, shown.id),
        wish=wish[0] if wish else None,
        wish_mark=_mark_of(wish[1]) if wish else "",
        pool=_pool_of(tx, box, written[0]) if written else pool_in(tx, box, mine.role_group) if mine else (),
        few_speak=_few_speak(tx, actor),
    )


def _pool_of(tx: Transaction, box: Box, given: AnonymousAnswer) -> Pool:
    return stands_under(given, pool_in(tx, box, given.role_group))


def pool_in(tx: Transaction, box: Box, group: RoleGroup) -> Pool:
    """Return under whom words of this group can stand: as many as five, of those who are asked now."""
    asked = box.topic.audience
    sizes = {one: number for one, number in count_joined(tx, box.topic.guild).items() if not asked or one in asked}
    pools = pools_of(sizes, least=SMALLEST)
    return next((pool for pool in pools if group in pool), pools[-1] if pools else ())


def _few_speak(tx: Transaction, actor: Actor) -> bool:
    """Tell whether somebody chose another language than the server's: it may tell who wrote.

    It does not depend on how many did: four who agreed on it could see by the fifth what somebody has chosen.
    """
    mine, usual = languages(tx, actor.guild, actor.person)
    return mine not in {None, usual}


def _keep(tx: Transaction, actor: Actor, own: OwnAnonymous, draft: AnonymousAnswer) -> OwnAnonymous:
    sealed = tx.keys.seal(own.box.public_key, pack_answer(draft))
    anonymous.DRAFTS.put(tx, own.box.topic.id, tag_in(tx, own.box, actor.person), sealed)
    tx.failpoint("anonymous.kept")
    return replace(own, draft=draft, mark=_mark_of(sealed))


def _mark_of(sealed: bytes) -> str:
    """Return letters by which one draft is told from another: made of the noise of its seal, they say nothing of it."""
    return hashlib.blake2b(sealed, digest_size=_MARK_SIZE).hexdigest().translate(_LETTERS)
