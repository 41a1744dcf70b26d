"""Where articles are kept: what came, what it was read as, what was worked out."""
