"""Who takes part in a rehearsal. Everybody is invented; the first is the server's owner."""

SERVER = "Care Together (rehearsal)"
BOT = "Kitchen Table"

CAST: tuple[tuple[str, str], ...] = (
    ("Olwen", "owner of the server"),
    ("Bethan", "coordinator"),
    ("Amara", "worker"),
    ("Ioan", "worker"),
    ("Grace", "worker"),
    ("Danuta", "worker"),
    ("Sipho", "worker"),
    ("Leila", "worker"),
    ("Mihai", "worker"),
    ("Priya", "worker"),
    ("Tomasz", "worker"),
    ("Siân", "worker"),
    ("Blessing", "worker"),
    ("Joy", "worker"),
    ("Oksana", "worker"),
    ("Kwame", "worker"),
    ("Maria", "worker, advisory group"),
    ("Fatima", "worker, advisory group"),
    ("Helen", "manager"),
    ("Rhys", "manager"),
    ("Anjali", "manager"),
    ("Dylan", "person drawing on care"),
    ("Margaret", "family carer"),
    ("Chen", "researcher"),
)
