"""A draft beside its brief: its parts, what it may hold, which phrases it has."""
