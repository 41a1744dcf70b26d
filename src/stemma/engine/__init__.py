"""Who runs the stages: map, group, fold."""
