"""Numbers, sums of money and lengths of time in words and figures."""
