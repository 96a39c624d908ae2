"""What a draft cites of the buyer: quotes, hesitations, days."""
