"""Sums without a currency: what tells that they are prices."""
