"""Attributions by other means than verbs: set phrases, nouns, headlines, labels, posts, passages taken over. One module a pattern."""
