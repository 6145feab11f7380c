"""Markers and links in the text, the source lists they lead to, and which entry each denotes.

Its modules, in the order in which a text meets them:

- ``protected``: notes and tokens of tools, taken whole before anything is cut.
- ``markers``: brackets, links and urls that show themselves; ``marker_labels`` says what
  brackets hold, ``wider_marks`` finds other signs, ``markup_links`` links of other markup,
  ``legal`` citations of law, ``identifiers`` numbers of works.
- ``marked_text``: the blocks of the text with the marks in each.
- ``reference_lists``: where lists stand; ``gathering`` joins their blocks to entries
  (``entry_shapes`` for rows and cards),
  ``list_evidence`` says whether they are lists and tells two with the same labels apart,
  ``remarks`` tells notes in which the writer remarks on something, ``embedded_lists`` finds lists
  on one line and in BibTeX, ``attached`` sources right under words.
- ``entries``: title and url of one entry; ``compound_notes`` reads several works named together,
  and which hold the opposite, ``repeated_sources`` "Ibid." and short forms.
- ``imprints``: who published the work of an entry, and when: ``entry_dates`` reads its dates,
  ``publication_dates`` chooses among them, ``publishers`` finds where a publisher stands, and
  ``publisher_names`` says whose name it is.
- ``unbracketed``, ``glued_numbers``, ``signed_numbers``, ``author_year`` (``author_names`` says who
  wrote an entry), ``author_page``: markers that only a list proves.
- ``readings``: all of these for each way that a text may cite; ``hypotheses`` takes the best.
- ``clusters``: markers that stand together, or are words of their sentence; ``links`` says which
  links are markers and sets those to archived copies aside.
- ``resolve``: which entry a marker denotes, and candidates where none stands.
"""
