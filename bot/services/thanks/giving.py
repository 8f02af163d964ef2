"""Thanking somebody, or a group: begun, looked at, and given.

What the giver is told never depends on whom they thank: whether they take part, wish for thanks, can be reached, or
wrote a message whose author is not named. Who has been thanked already is counted apart for those who were chosen by
name and for messages: otherwise two answers without a name could be found to be one person's.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.actions import Action
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.limits import BEGUN_THANKS, THANKED
from bot.domain.pay_words import speaks_of_pay
from bot.domain.people import NOBODY, Actor, GuildId, MessageId, PersonId, RoleGroup
from bot.domain.preferences import ShownAs
from bot.domain.refusals import Invalid, NotFound, TooLate
from bot.domain.small_numbers import SMALLEST
from bot.domain.thanks import (
    AT_ONCE,
    BEGUN_LIFE,
    NAME_LENGTH,
    WORTH_TELLING,
    ReceivedThanks,
    Thanked,
    ThankedFor,
    Thanks,
    ThanksId,
    ThanksPreview,
    ThanksState,
    checked_thanks,
    may_stand_on_wall,
)
from bot.services.names import name_in_server, own_names
from bot.services.notes import write_to_person
from bot.services.permission import allow, keep_to
from bot.services.preferences import chosen_by_each
from bot.services.thanks.wall import refresh_wall
from storage import thanks as kept
from storage.lately import count_lately, note_lately
from storage.partners import count_joined, partner
from storage.store import Transaction

GIVEN: Final = LetterKind("thanks_given", ends_on_leaving=True)


def groups_to_thank(tx: Transaction, actor: Actor) -> tuple[RoleGroup, ...]:
    """Return the role groups that can be thanked on the wall: none of so few that it would mean one person."""
    allow(tx, actor, Action.GIVE_THANKS)
    return _large_groups(tx, actor.guild)


def _large_groups(tx: Transaction, guild: GuildId) -> tuple[RoleGroup, ...]:
    joined = count_joined(tx, guild)
    return tuple(group for group in RoleGroup if joined[group] >= SMALLEST)


def begin_thanks(tx: Transaction, actor: Actor, whom: ThankedFor, *, now: datetime) -> Thanks:
    """Begin to thank these people, or whoever wrote this message, or a group; it waits for a day to be given."""
    allow(tx, actor, Action.GIVE_THANKS)
    _check_whom(tx, actor, whom, now=now)
    name, group = _shown_as(tx, actor, now)
    begun = Thanks(
        id=ThanksId(tx.new_reference()),
        guild=actor.guild,
        giver=actor.person,
        giver_name=name,
        giver_group=group,
        words="",
        state=ThanksState.BEGUN,
        begun_at=now,
        to_group=whom.group,
        to_everyone=whom.everyone,
        about=whom.about,
        place=whom.place,
        is_public=whom.everyone or whom.group is not None,
        chosen=tuple(replace(one, name=one.name[:NAME_LENGTH].strip()) for one in whom.people),
    )
    kept.drop_oldest_begun(tx, actor.guild, actor.person, keep=BEGUN_THANKS - 1)
    kept.keep_thanks(tx, begun)
    return begun


def begun_thanks(tx: Transaction, actor: Actor, thanks_id: ThanksId, *, now: datetime) -> Thanks:
    """Return what somebody has begun and not given yet."""
    found = _own(tx, actor, thanks_id, now=now)
    if found.state is ThanksState.GIVEN:
        raise TooLate("These thanks have gone already. Nothing was changed.")
    return found


def preview_thanks(tx: Transaction, actor: Actor, thanks_id: ThanksId, words: str, *, now: datetime) -> ThanksPreview:
    """Keep the words of a thank-you, and return it as it will be seen."""
    begun = replace(begun_thanks(tx, actor, thanks_id, now=now), words=checked_thanks(words))
    kept.keep_thanks(tx, begun)
    return _preview(tx, actor, begun)


def show_thanks_as(
    tx: Transaction, actor: Actor, thanks_id: ThanksId, shown_as: ShownAs, *, now: datetime
) -> ThanksPreview:
    """Choose the name by which whoever gives this is shown, for this one."""
    begun = begun_thanks(tx, actor, thanks_id, now=now)
    if begun.giver_group is not None:
        begun = replace(begun, giver_name=own_names(tx, actor).called(shown_as))
        kept.keep_thanks(tx, begun)
    return _preview(tx, actor, begun)


def turn_to_people(
    tx: Transaction, actor: Actor, thanks_id: ThanksId, people: tuple[Thanked, ...], *, now: datetime
) -> ThanksPreview:
    """Send these people privately what was to stand on the wall for a group."""
    begun = begun_thanks(tx, actor, thanks_id, now=now)
    _check_whom(tx, actor, ThankedFor(people), now=now)
    turned = replace(begun, to_group=None, to_everyone=False, is_public=False, about=None, place=None, chosen=people)
    kept.keep_thanks(tx, turned)
    return _preview(tx, actor, turned)


def drop_thanks(tx: Transaction, actor: Actor, thanks_id: ThanksId, *, now: datetime) -> None:
    """Throw away what was begun."""
    begun = begun_thanks(tx, actor, thanks_id, now=now)
    kept.drop_thanks(tx, actor.guild, begun.id)


def give_thanks(tx: Transaction, actor: Actor, thanks_id: ThanksId, *, on_wall: bool, now: datetime) -> Thanks:
    """Give them: to people privately, and on the wall too where they agreed to that; pressed again, nothing happens."""
    found = _own(tx, actor, thanks_id, now=now)
    if found.state is ThanksState.GIVEN:
        return found
    checked_thanks(found.words)
    if (on_wall or found.is_to_group) and speaks_of_pay(found.words):
        raise Invalid("This speaks of pay, and everybody reads the wall. Please send it privately.")
    _check_whom(tx, actor, ThankedFor(found.chosen, found.about, group=found.to_group), now=now)
    people = found.chosen if found.about is None else _writers(tx, found.guild, found.about)
    _note_thanked(tx, actor, found, now=now)
    name, group = _as_seen(tx, actor, found, now)
    given = replace(
        found, state=ThanksState.GIVEN, given_at=now, giver_name=name, giver_group=group, chosen=(), is_public=False
    )
    return _give(tx, given, people, on_wall=on_wall or found.is_to_group, now=now)


def forget_begun(tx: Transaction, *, now: datetime) -> int:
    """Forget what was begun a day ago and never given; return how many."""
    return kept.forget_begun(tx, begun_before=now - BEGUN_LIFE)


def _give(tx: Transaction, given: Thanks, people: tuple[Thanked, ...], *, on_wall: bool, now: datetime) -> Thanks:
    glad = {one.person: one for one in people if partner(tx, given.guild, one.person) is not None}
    chosen = chosen_by_each(tx, given.guild, glad, now=now)
    glad = {who: one for who, one in glad.items() if chosen[who].wants_thanks}
    alone = next(iter(glad.values())) if len(people) == len(glad) == 1 and given.about is None else None
    named = alone.name if on_wall and alone is not None and may_stand_on_wall(chosen[alone.person]) else ""
    given = replace(given, is_public=given.is_to_group or bool(named))
    kept.keep_thanks(tx, given)
    tx.failpoint("thanks.given")
    for person in glad:
        kept.receive(tx, ReceivedThanks(given.id, given.guild, person, named))
        write_to_person(tx, given.guild, person, PrivateLetter(GIVEN, given.id, now, now + WORTH_TELLING))
    if given.is_public:
        refresh_wall(tx, given.guild, now=now)
    return given


def _preview(tx: Transaction, actor: Actor, begun: Thanks) -> ThanksPreview:
    names = None if begun.giver_group is None else own_names(tx, actor)
    return ThanksPreview(begun, may_be_public=not speaks_of_pay(begun.words), names=names)


def _own(tx: Transaction, actor: Actor, thanks_id: ThanksId, *, now: datetime) -> Thanks:
    allow(tx, actor, Action.GIVE_THANKS)
    found = kept.thanks_of(tx, actor.guild, thanks_id)
    if found is None or found.giver != actor.person or _is_over(found, now):
        raise NotFound("These thanks are not kept here any more. Please begin again: /thanks give.")
    return found


def _is_over(found: Thanks, now: datetime) -> bool:
    return found.state is ThanksState.BEGUN and now - found.begun_at >= BEGUN_LIFE


def _check_whom(tx: Transaction, actor: Actor, whom: ThankedFor, *, now: datetime) -> None:
    people = whom.people
    if whom.group is not None and whom.group not in _large_groups(tx, actor.guild):
        raise Invalid("This group has fewer than 5 people, so it is not thanked as one. Please thank everyone.")
    if whom.about is not None:
        people = _writers(tx, actor.guild, whom.about)
        if not people:
            raise NotFound("Nobody wrote this one: it is the bot's own, or was taken back.")
        if kept.has_thanked_for(tx, actor.guild, actor.person, whom.about):
            raise TooLate("You have said thank you for this one.")
    elif len(people) > AT_ONCE:
        raise Invalid("Please choose at most {most} people at once.", most=AT_ONCE)
    elif any(_was_thanked(tx, actor, one.person, now=now) for one in people if one.person != NOBODY):
        raise TooLate("You have thanked them in the last day. Tomorrow is another day.")
    if any(one.is_bot or one.person == actor.person for one in people):
        raise Invalid("Thanks go to other people. Please choose somebody else.")


def _writers(tx: Transaction, guild: GuildId, message: MessageId) -> tuple[Thanked, ...]:
    found = (one.written_in(tx, guild, message) for one in tx.nouns.sources)
    return tuple(Thanked(one, "") for one in found if one is not None)[:1]


def _note_thanked(tx: Transaction, actor: Actor, given: Thanks, *, now: datetime) -> None:
    """Count everybody who is thanked, whoever that is; whom the giver chose by name, not again within a day."""
    for _ in given.chosen or (given,):
        keep_to(tx, actor, THANKED, now=now)
    for one in given.chosen:
        note_lately(tx, actor.guild, actor.person, _named(one.person), now=now)


def _was_thanked(tx: Transaction, actor: Actor, person: PersonId, *, now: datetime) -> bool:
    return count_lately(tx, actor.guild, actor.person, _named(person), now=now) > 0


def _named(person: PersonId) -> str:
    return f"thanked {person}"


def _shown_as(tx: Transaction, actor: Actor, now: datetime) -> tuple[str, RoleGroup | None]:
    """Return how whoever thanks is shown: as they chose; a coordinator who has not joined, by their name."""
    me = partner(tx, actor.guild, actor.person)
    if me is None:
        return name_in_server(actor)[:NAME_LENGTH].strip(), None
    mine = chosen_by_each(tx, actor.guild, [actor.person], now=now)[actor.person]
    return own_names(tx, actor).called(mine.shown_as), me.role_group


def _as_seen(tx: Transaction, actor: Actor, found: Thanks, now: datetime) -> tuple[str, RoleGroup | None]:
    """Return how whoever thanks is shown: as they saw it, while that name is theirs; else as they chose."""
    name, group = _shown_as(tx, actor, now)
    names = own_names(tx, actor)
    if group is not None and found.giver_group is not None and found.giver_name in ("", names.in_server, names.made_up):
        return found.giver_name, group
    return name, group
