"""Is this the moment to be firm? Facts from a sales thread, a reasoned approach, and a draft that fits."""
