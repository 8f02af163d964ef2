"""What the operator decides."""

from bot.settings.settings import Settings, SettingsError, described
from bot.settings.values import Secret

__all__ = ["Secret", "Settings", "SettingsError", "described"]
