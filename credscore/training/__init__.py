"""From labelled examples to a model: reading and checking them, splitting, measuring agreement, fitting, evaluating."""
