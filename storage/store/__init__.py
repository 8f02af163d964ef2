"""The one way to the database: `Store` runs a service as one transaction, which it knows as `Transaction`."""

from storage.store.store import Store
from storage.store.thread import DatabaseThread
from storage.store.transaction import Transaction

__all__ = ["DatabaseThread", "Store", "Transaction"]
