"""Sentences in which a publication says that a machine helped, or denies it (`find`)."""
