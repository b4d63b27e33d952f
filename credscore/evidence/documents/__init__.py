"""Studies, papers and laws: who they are, and what goes on to be told of them without a cue (`studies`)."""
