"""Discord's gateway: how the bot hears of things."""
