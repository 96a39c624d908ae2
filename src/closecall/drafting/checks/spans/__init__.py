"""Where something stands in a draft: days, contact details, clauses, declared parts."""
