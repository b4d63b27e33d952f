"""From evidence to scores, and from scores to reports (`scorer`, `explain`)."""
