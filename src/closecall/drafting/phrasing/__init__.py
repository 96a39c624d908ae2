"""Wording that the rules and the template writer share: phrase tables, names, salutations."""
