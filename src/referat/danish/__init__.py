"""Danish as it is written: dates, times, lists of names, numbers."""
