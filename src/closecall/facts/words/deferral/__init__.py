"""Days to which the buyer puts the decision off, and days that he only names."""
