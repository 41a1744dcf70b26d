"""Claims to collations, garbles and shifts."""
