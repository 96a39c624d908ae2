"""The draft: what it is, who writes it, and the rules that check it."""
