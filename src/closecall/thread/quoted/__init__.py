"""Quoted text: how deep it is, who answered inside of it, and what is only quoted."""
