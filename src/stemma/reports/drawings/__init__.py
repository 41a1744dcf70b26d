"""The pictures of a report, worked out as coordinates; the templates draw them as inline SVG."""
