"""Where a turn of a talk begins: names, time stamps, openings of lines."""
