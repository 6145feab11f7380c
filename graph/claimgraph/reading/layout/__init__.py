"""How a text is laid out: its language, its lines and blocks, and what its headings announce.

- ``language``: which language a text is in, where nobody says.
- ``lines``: what each line is, by the marks it begins with; ``wrapping`` tells lines that run on.
- ``enumerators``: which lines are points or paragraphs that a letter or number counts.
- ``emphasis``: signs of emphasis around words of a sentence.
- ``blocks``: lines put together into headings, paragraphs, items and rows of tables.
- ``learning``: the labels of the text's own lists, whatever their shape; ``learned_labels`` reads
  words in brackets with them, ``lone_labels`` finds those alone on a line.
- ``headings``: what headings announce, and the facts at the head of a file.
"""
