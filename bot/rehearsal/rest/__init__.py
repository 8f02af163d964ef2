"""Discord's REST as bots use it, one noun a file."""
