"""How something that was made reads in the record of somebody whose words stand in it, or their name."""

from bot.domain.outputs import CreditRole
from bot.domain.record import RecordEntry
from bot.text import Words
from cogs.kit.nouns import EntryWords
from cogs.outputs.role_words import all_of


def entry(_: Words, one: RecordEntry) -> EntryWords:
    """Name it, with the lines that somebody wrote for and what they said that they did."""
    said = one.outcome.split()
    lines, roles = [one for one in said if one.isdecimal()], [one for one in said if not one.isdecimal()]
    came = (
        _("Your words are in it, number {numbers}.", numbers=", ".join(lines)) if lines else "",
        _("What you did: {roles}", roles=all_of(_, map(CreditRole, roles))) if roles else "",
    )
    return EntryWords(_("Made together: “{title}”", title=one.title), " ".join(filter(None, came)))
