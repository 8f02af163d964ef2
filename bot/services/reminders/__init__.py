"""Reminders that people ask for themselves: on a vote, on a note, or in their own words, once or again and again."""
