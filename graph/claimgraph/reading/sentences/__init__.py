"""The sentences of a text, cut with its markers masked, and why some of them make no claim.

- ``segmentation``: where sentences end; ``abbreviations`` knows stops that end none.
- ``cited_clauses``: what of a sentence is a claim, its markers left out; ``clause_cuts`` cuts
  where a marker shows that a clause ends, ``next_clauses`` by the commonest verbs of a language;
  ``second_predicates`` parts two of one subject, where nothing but citations is read.
  ``table_rows`` tells rows of tables in words.
- ``non_claims``: why a sentence makes no claim, by where it stands; ``boilerplate``, by its words.
"""
