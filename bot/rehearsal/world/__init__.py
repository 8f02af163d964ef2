"""A server and its people, in plain Python: what is true, and who may see it."""
