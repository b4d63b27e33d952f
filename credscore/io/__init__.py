"""Reading inputs and writing outputs: formats, compression, encodings, atomic files."""
