"""Refusals: which one stands, what it is about, how it is told, and what came after it."""
