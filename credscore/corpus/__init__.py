"""Whole corpora: shards, workers, journal, summaries."""
