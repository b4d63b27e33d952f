"""Verbs of speech, thought and side, and the phrases beside them that are their source (`find`)."""
