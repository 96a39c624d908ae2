"""Prices of one of several: quantities, packages and parts whose number is open."""
