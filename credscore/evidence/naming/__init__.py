"""Whom sources are: the full name and the title behind a phrase. Runs only when a report is built, over one article at a time (`cast`)."""
