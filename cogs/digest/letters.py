"""How the week in short reads."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.digest import DIGEST
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import digest
from cogs.digest import cards
from cogs.kit.letters import Line, Said, Sayer


async def _week(bot: Bot, letter: Letter) -> Said | None:
    if letter.person is None:
        return None
    now = bot.clock.now()
    found = await bot.store.run(digest.digest_for, letter.guild, letter.person, letter.subject, now=now)
    if found is None:
        return None
    return Said(lambda _: cards.week(_, found), lambda _: Line(cards.title(_), minutes=1))


SAYERS: Final[Mapping[LetterKind, Sayer]] = {DIGEST: _week}
