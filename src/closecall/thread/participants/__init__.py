"""Who speaks: names, authors, parties, and who took over."""
