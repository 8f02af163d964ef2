"""Reminders that people ask for themselves: of what they are asked, of a note, or in their own words, once or often."""
