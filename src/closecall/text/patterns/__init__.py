"""Phrase patterns: their grammar, what they match, and what excludes a match."""
