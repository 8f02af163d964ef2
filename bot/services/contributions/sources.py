"""Answers as what something made together is made of: those that were used, of questions that have closed."""

from collections.abc import Mapping

from bot.domain.contributions import Contribution, ContributionId, ContributionOutcome, GivenAnswer
from bot.domain.deciding import shuffled
from bot.domain.people import NOBODY, GuildId, MessageId, PersonId, RoleGroup
from bot.domain.preferences import Consent
from bot.domain.sources import Piece, PieceSource, Said
from bot.domain.subjects import SubjectId
from bot.domain.topics import Purpose, ThemeId, Topic, TopicId, TopicState
from bot.services.contributions.posts import POST, post_for_letter
from storage import consents, contributions, letters, topics
from storage.store import Transaction

_USED = frozenset({ContributionOutcome.USED, ContributionOutcome.PARTLY})


class AnswerSources:
    """What answers to topics offer to whatever is made together."""

    def sources(self, tx: Transaction, guild: GuildId, /) -> tuple[PieceSource, ...]:
        """Return the questions here of which an answer was used, what closed last first."""
        some = contributions.topics_with(tx, guild, _USED)
        closed = (one for one in topics.closed_here(tx, guild) if one.id in some and _is_for_all(one))
        return tuple(_source(one) for one in closed if one.purpose is not Purpose.RESEARCH or _used(tx, one))

    def pieces(self, tx: Transaction, guild: GuildId, source: SubjectId, /) -> tuple[Piece, ...]:
        """Return the answers to a question that were used: in an order that is always the same and says nothing."""
        topic = topics.topic(tx, guild, TopicId(source))
        if topic is None or not _is_for_all(topic):
            return ()
        titles = {theme.id: theme.title for theme in topics.themes_of(tx, topic.id)}
        return tuple(_piece(topic, one, titles) for one in shuffled(_used(tx, topic)))

    def piece(self, tx: Transaction, guild: GuildId, piece: str, /) -> Piece | None:
        """Return an answer: None once it was taken back, or is not used any more."""
        answer = contributions.contribution(tx, guild, ContributionId(piece))
        topic = None if answer is None else topics.topic(tx, guild, answer.topic)
        if answer is None or topic is None or not _is_for_all(topic) or not _may_be_used(tx, topic, answer):
            return None
        return _piece(topic, answer, {theme.id: theme.title for theme in topics.themes_of(tx, topic.id)})

    def said(self, tx: Transaction, guild: GuildId, /) -> tuple[Said, ...]:
        """Return the words of every answer here, of whatever question, and whether they may be quoted."""
        return contributions.words_here(tx, guild)

    def writers(self, tx: Transaction, guild: GuildId, source: SubjectId, /) -> Mapping[PersonId, RoleGroup]:
        """Return who answered a question and has an account, each with their group then."""
        if topics.topic(tx, guild, TopicId(source)) is None:
            return {}
        answers = contributions.answers_to(tx, TopicId(source))
        return {one.author: one.role_group for one in answers if one.author != NOBODY and one.role_group is not None}

    def written_in(self, tx: Transaction, guild: GuildId, message: MessageId, /) -> PersonId | None:
        """Return who wrote the answer that stands in this message: nobody, for somebody without an account."""
        kind, subject = letters.what_stands_in(tx, guild, message) or ("", "")
        found = post_for_letter(tx, subject) if kind == POST.name else None
        return None if found is None else found[1].author


def words_of(given: GivenAnswer) -> str:
    """Return all that somebody wrote in an answer."""
    return "\n".join(filter(None, (*given.words, given.follow_up, given.added)))


def _is_for_all(topic: Topic) -> bool:
    return topic.state is TopicState.CLOSED and topic.purpose is not Purpose.REFLECTION


def _used(tx: Transaction, topic: Topic) -> tuple[Contribution, ...]:
    return tuple(one for one in contributions.answers_to(tx, topic.id) if _may_be_used(tx, topic, one))


def _may_be_used(tx: Transaction, topic: Topic, answer: Contribution) -> bool:
    """Tell whether an answer was used; one that was given for a study, only if its author lets it serve research."""
    if answer.decision is None or answer.decision.outcome not in _USED:
        return False
    if topic.purpose is not Purpose.RESEARCH:
        return True
    given = consents.consents_of(tx, topic.guild, answer.author)
    return any(one.consent is Consent.RESEARCH and one.withdrawn_at is None for one in given)


def _source(topic: Topic) -> PieceSource:
    return PieceSource(SubjectId(topic.id), topic.words.question, topic.sensitive)


def _piece(topic: Topic, answer: Contribution, titles: Mapping[ThemeId, str]) -> Piece:
    decision, given = answer.decision, answer.answer
    options = topic.words.options
    return Piece(
        id=answer.id,
        source=SubjectId(topic.id),
        author=answer.author,
        role_group=answer.role_group,
        words=words_of(given),
        quote=answer.quote,
        theme=titles.get(decision.theme, "") if decision and decision.theme else "",
        is_partly_used=decision is not None and decision.outcome is ContributionOutcome.PARTLY,
        told_from=None if decision is None else max(topic.ended_at or topic.closes_at, decision.decided_at),
        chose=options[given.option] if given.option is not None and given.option < len(options) else "",
    )
