"""English words: tokens, classes, phrases, quotations, and what the names of the world are."""
