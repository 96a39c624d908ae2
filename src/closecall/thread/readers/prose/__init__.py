"""Readers of plain text without headings: letters, notes of a call, one message."""
