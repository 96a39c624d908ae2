"""Who decides, by name and by number, and who of them agreed or objected."""
