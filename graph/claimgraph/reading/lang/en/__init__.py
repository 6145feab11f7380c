"""English words: tokens, classes, phrases, quotations, and what the names of the world are.

- ``tokens``: words and signs with their places, and the types of what is said of them.
- ``dictionary``, ``lexicon``, ``gazetteer``: what words can be, what they tell, and known names.
- ``tagging``: the class of each word; ``closed_classes`` knows small words, ``open_classes`` all
  others; ``noun_like_verbs`` and ``finite_verbs`` look again where a verb was taken for a noun.
- ``verb_groups``: finite verbs and their clauses; ``reduced_clauses`` finds participles, and
  ``awaited_verbs`` what a clause or an aside parts from its subject.
- ``sentence``: a sentence with its tokens and classes.
- ``noun_phrases``, ``subjects``: who or what stands before and behind a word.
- ``clause_starts``: where a subject and its verb begin.
- ``quotations``: where words are quoted; ``titles_of_works``: each of which is one token.
"""
