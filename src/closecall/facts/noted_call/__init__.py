"""What the seller's own notes of a call retell of the buyer, beside the words that they cite."""
