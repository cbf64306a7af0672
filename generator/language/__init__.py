"""Swedish: letters, order, slugs, dates and the calendar."""
