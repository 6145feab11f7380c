"""How a text is laid out: its language, its lines and blocks, and what its headings announce."""
