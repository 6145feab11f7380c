"""The sentences of a text, cut with its markers masked, and why some of them make no claim."""
