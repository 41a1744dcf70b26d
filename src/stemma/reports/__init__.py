"""Everything to a report: JSON, Markdown, HTML."""
