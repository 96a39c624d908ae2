"""Readers of what programs export as JSON."""
