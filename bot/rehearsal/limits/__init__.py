"""Discord's limits, checked in one pass over what the bot sends."""
