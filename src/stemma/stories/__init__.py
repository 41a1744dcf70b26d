"""Articles to stories and threads."""
