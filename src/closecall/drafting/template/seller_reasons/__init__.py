"""The seller's reasons, turned from about the buyer to the buyer."""
