"""Where something stands in a text: days, contact details, clauses, quotations; how words begin."""
