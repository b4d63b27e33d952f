"""What a text shows of its sourcing: texts in, arrays of evidence out (`extract`). DEVELOPING.md tells the way through these files."""
