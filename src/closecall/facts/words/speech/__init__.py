"""What the buyer said that counts: the cues heard in each sentence, and what voids them there."""
