"""The cards of the bare bot: as plain as anyone would write them."""

import discord

QUESTION = "Which form would you use most?"
OPTIONS = ("5-minute phone video", "Face-to-face session", "Pocket card", "E-learning")
MEETING = "Talking about dying: what words do we use?"
COLOUR = discord.Colour(0xB4552D)


def told(*, has_place: bool) -> discord.Embed:
    title = "You have a place" if has_place else "You are on the waiting list"
    return discord.Embed(
        title=title,
        description=f"### {MEETING}\n<t:1800000000:F> · about 90 minutes\n\n-# Nobody is told what you said.",
        colour=COLOUR,
    )


def paper() -> discord.Embed:
    numbered = "\n".join(f"{number}. {option}" for number, option in enumerate(OPTIONS, 1))
    return discord.Embed(title="Your answer", description=f"### {QUESTION}\n{numbered}", colour=COLOUR)


def thanks() -> discord.Embed:
    return discord.Embed(
        title="Thank you. Your answer is sealed.",
        description="Nobody here can see it. You can change it until <t:1800000000:F>.",
        colour=COLOUR,
    )


def preview(words: str) -> discord.Embed:
    return discord.Embed(
        title="This is what others will see",
        description=f"**{OPTIONS[2]}**\n{words}\n\nEveryone in this server can read it.\n-# Nothing is posted yet.",
        colour=COLOUR,
    )


def there() -> discord.Embed:
    return discord.Embed(
        title="It is there. Thank you.",
        description="You hear what came of it by <t:1800000000:F>.\n\n**Somebody else wrote**\n> A card to keep.",
        colour=COLOUR,
    )
