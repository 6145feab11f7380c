"""Markers and links in the text, the source lists they lead to, and which entry each denotes.

Its modules, in the order in which a text meets them:

- ``protected``: notes and tokens of tools, taken whole before anything is cut.
- ``markers``: brackets, links and urls that show themselves; ``labels`` says what brackets hold,
  ``wider_marks`` finds other signs, ``legal`` citations of law.
- ``marked_text``: the blocks of the text with the marks in each.
- ``reference_lists``: where lists stand; ``gathering`` joins their blocks to entries,
  ``list_evidence`` says whether they are lists, ``attached`` finds sources right under words.
- ``entries``: title and url of one entry; ``repeated_sources`` reads "Ibid." and several in one.
- ``unbracketed`` and ``author_year``: markers that only a list proves.
- ``readings``: all of these for each way that a text may cite; ``hypotheses`` takes the best.
- ``clusters``: markers that stand together; ``sentence_roles`` says which are words of a sentence.
- ``resolve``: which entry a marker denotes, and candidates where none stands.
"""
