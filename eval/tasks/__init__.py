"""One adapter a task: rows in, predictions out."""
