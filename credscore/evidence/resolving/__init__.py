"""What cues take up that have no phrase of their own, and what the rest of the article tells of a source (`resolve`)."""
