"""Words that are shown without a name: taking them back, asking whoever wrote them, and replying to that.

What is seen of it by others happens at 20:00, so that nobody can tell from the moment who it was.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.anonymous import (
    AskedBack,
    AuthorWish,
    OwnAnonymous,
    pack_wish,
)
from bot.domain.anonymous_words import checked_question_back, checked_reply
from bot.domain.contributions import Contribution, ContributionId
from bot.domain.people import Actor
from bot.domain.refusals import NotFound, TooLate
from bot.domain.topics import Topic, TopicId
from bot.services.contributions.anonymous.keys import tag_in
from bot.services.contributions.anonymous.notices import say_asked_back, take_down_asked
from bot.services.contributions.anonymous.writing import find_own
from bot.services.contributions.removing import remove_answer
from bot.services.permission import act, allow
from storage import contributions
from storage.contributions import anonymous
from storage.store import Transaction


def wish_taken_back(tx: Transaction, actor: Actor, topic_id: TopicId) -> OwnAnonymous:
    """Have one's shown words taken back the next evening."""
    own = find_own(tx, actor, topic_id)
    return own if own.shown is None else _wish(tx, actor, own, AuthorWish(take_back=True))


def take_back_now(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> OwnAnonymous:
    """Take one's shown words back at once: whoever looks just then sees when they went."""
    own = find_own(tx, actor, topic_id)
    if own.shown is None:
        return own
    anonymous.WISHES.remove(tx, topic_id, tag_in(tx, own.box, actor.person))
    take_down_asked(tx, own.box.topic, own.shown.id, now=now)
    remove_answer(tx, own.box.topic, own.shown, now=now)
    anonymous.SHOWN.remove(tx, topic_id, tag_in(tx, own.box, actor.person))
    tx.rewrite()
    tx.failpoint("anonymous.taken_back")
    return replace(own, shown=None, asked_back=None, wish=None)


def drop_wish(tx: Transaction, actor: Actor, topic_id: TopicId) -> OwnAnonymous:
    """Leave one's shown words as they are, after all."""
    own = find_own(tx, actor, topic_id)
    anonymous.WISHES.remove(tx, topic_id, tag_in(tx, own.box, actor.person))
    return replace(own, wish=None)


def own_asked(tx: Transaction, actor: Actor, topic_id: TopicId) -> OwnAnonymous:
    """Return one's own words about which something was asked back, to whoever may still reply."""
    own = find_own(tx, actor, topic_id)
    if own.shown is None or own.asked_back is None:
        raise _not_theirs()
    if own.asked_back.reply:
        raise TooLate("Your reply stands there already.")
    return own


def own_asked_about(tx: Transaction, actor: Actor, contribution_id: ContributionId) -> OwnAnonymous:
    """Return the same to whoever wrote just these words; everybody else learns that they did not."""
    allow(tx, actor, Action.SEE_OWN_WORDS)
    about = contributions.contribution(tx, actor.guild, contribution_id)
    if about is None:
        raise NotFound("These words are not here any more.")
    own = find_own(tx, actor, about.topic)
    if own.shown is None or own.shown.id != contribution_id:
        raise _not_theirs()
    return own_asked(tx, actor, about.topic)


def write_reply(tx: Transaction, actor: Actor, topic_id: TopicId, words: str) -> OwnAnonymous:
    """Keep a reply to what was asked back, sealed, until its author has seen it as others will."""
    own = own_asked(tx, actor, topic_id)
    if own.wish is not None and own.wish.take_back:
        raise TooLate("Your words are to be taken back. Keep them first, under My words. Then you can reply.")
    return _wish(tx, actor, own, AuthorWish(reply=checked_reply(words)))


def agree_to_reply(tx: Transaction, actor: Actor, topic_id: TopicId, *, seen: str) -> OwnAnonymous:
    """Have a reply shown the next evening; where another waits than was `seen`, nothing changes."""
    own = own_asked(tx, actor, topic_id)
    if own.wish is None or not own.wish.reply or own.wish_mark != seen:
        return own
    return _wish(tx, actor, own, replace(own.wish, agreed=True))


def words_to_ask_about(tx: Transaction, actor: Actor, contribution_id: ContributionId) -> tuple[Topic, Contribution]:
    """Return words without a name to a coordinator who would ask back about them; refuse where nobody can reply."""
    allow(tx, actor, Action.DECIDE_OUTCOMES)
    about = contributions.contribution(tx, actor.guild, contribution_id)
    if about is None or not about.is_anonymous:
        raise NotFound("These words are not here any more.")
    box = anonymous.box_of(tx, about.topic)
    if box is None or not box.is_sealed:
        raise TooLate("Nothing leads from these words to anybody any more, so nobody could reply.")
    if anonymous.asked_of(tx, contribution_id) is not None:
        raise TooLate("Something was asked about these words already. One question is asked about each.")
    return box.topic, about


def ask_back(tx: Transaction, actor: Actor, contribution_id: ContributionId, words: str, *, now: datetime) -> Topic:
    """Ask whoever wrote some words something, in the thread, where everybody reads it."""
    topic, about = words_to_ask_about(tx, actor, contribution_id)
    asked = AskedBack(about.id, checked_question_back(words))
    act(tx, actor, Action.DECIDE_OUTCOMES, now=now)
    anonymous.ask(tx, asked)
    say_asked_back(tx, topic, about.id, now=now)
    tx.failpoint("anonymous.asked")
    return topic


def _not_theirs() -> NotFound:
    return NotFound("These are not your words. Only whoever wrote them can reply. Nobody is told that you pressed.")


def _wish(tx: Transaction, actor: Actor, own: OwnAnonymous, wish: AuthorWish) -> OwnAnonymous:
    topic = own.box.topic.id
    tag = tag_in(tx, own.box, actor.person)
    anonymous.WISHES.put(tx, topic, tag, tx.keys.seal(own.box.public_key, pack_wish(wish)))
    tx.failpoint("anonymous.wished")
    return find_own(tx, actor, topic)
