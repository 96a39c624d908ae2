"""Which side each speaker is on, by which signs, and what is doubtful about it."""
