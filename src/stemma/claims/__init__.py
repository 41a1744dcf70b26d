"""Article to claims."""
