"""HTML written by hand: hostile text made safe, and words highlighted in their text."""
