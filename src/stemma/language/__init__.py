"""English text to spans: sentences, names, times, quantities, speech."""
