"""What is for sale and what it costs: prices, limits, budgets and means, told from sums in the talk."""
