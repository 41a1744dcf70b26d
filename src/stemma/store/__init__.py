"""Where articles and judgements are kept."""
