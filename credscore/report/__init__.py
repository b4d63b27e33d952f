"""Reports as people read them: on a terminal and as a web page."""
