"""Texts as arrays: many articles in one folded buffer, their words, their sentences."""
