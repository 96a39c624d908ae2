"""Prices of one of several, and how many there are."""
