"""What several readers found becomes one set of facts: the more cautious, and only with evidence."""
