"""Every feature there is, for tests that look at all of them."""

from functools import cache
from importlib import import_module

from bot.features import FEATURES
from cogs.kit.feature import Feature


@cache
def every_feature() -> tuple[Feature, ...]:
    """Return what each of them says of itself, in their order."""
    return tuple(import_module(name).FEATURE for name in FEATURES)
