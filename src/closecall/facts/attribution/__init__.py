"""Whose words they are: what the buyer says himself, and what notes of a call cite or retell of him."""
