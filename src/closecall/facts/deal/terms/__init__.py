"""The terms of the deal, what kind of buyer it is, and who competes."""
