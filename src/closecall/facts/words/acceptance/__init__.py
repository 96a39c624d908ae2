"""Acceptances of an offer, and what beside a yes takes it back."""
