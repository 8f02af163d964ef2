"""How the database's shape has changed, oldest first; kept apart from Alembic, which costs time to import."""

KNOWN = ("0001",)
NEWEST = KNOWN[-1]
