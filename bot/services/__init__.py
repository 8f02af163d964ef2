"""What can be asked: one function for each thing, one transaction for each call."""

from storage.store import Transaction

__all__ = ["Transaction"]
