"""Words that join and open clauses, by what they do to what is stated."""

from __future__ import annotations

from claimgraph.reading.lang.word_lists import phrase_list, word_list, word_pairs

ADDING = word_list("en/connectives.txt", "adding")
"""Join two things that are both stated; "or" and "nor" do not."""
CONTRASTING = word_list("en/connectives.txt", "contrasting")
"""Open a clause that is stated beside the main one."""
CONDITIONAL = word_list("en/connectives.txt", "conditional")
"""What depends on these is not stated."""
TRANSITIONS = tuple(tuple(p.split()) for p in phrase_list("en/connectives.txt", "transitions"))
"""Words at the head of a sentence that only lead over from the one before."""
PREPOSITIONAL = word_list("en/connectives.txt", "prepositional")
"""Participles that work as prepositions."""
OF_THE_OBJECT = word_list("en/connectives.txt", "of the object")
OF_THE_EVENT = word_list("en/connectives.txt", "of the event")
"""Verbs whose participle behind a clause often tells what the whole of it does."""
WHAT_WAS_TOLD = OF_THE_EVENT | word_list("en/connectives.txt", "of the event behind which")
"""Verbs behind "which" that may tell of all that was said before it."""
REPORTING = word_list("en/connectives.txt", "reporting")
"""Verbs whose object can be a clause, with or without "that"."""
REPORTING_NOUNS = word_list("en/reporting_verbs.txt", "nouns")
"""Nouns for what somebody says: "a claim that"."""
SELDOM_PASSIVE = word_list("en/connectives.txt", "seldom passive")
"""Verbs that are seldom passive, so that "was born in Oslo and moved" is no "was moved"."""
WITHOUT_OBJECT = word_list("en/connectives.txt", "without object")
"""Verbs that often stand without an object: of "refused and sent troops" nothing is left out."""
MADE_SOMETHING = word_list("en/connectives.txt", "made something")
"""Verbs that keep an object when passive: "was appointed judge and made a Fellow"."""
ATTRIBUTIVE = word_list("en/connectives.txt", "attributive")
"""Participles that often stand before a noun without an article: "and associated injury"."""
STATIVE = word_list("en/connectives.txt", "stative")
"""Verbs whose participle tells a lasting state: "based in Oslo" is, not was."""
SETTLED = word_list("en/connectives.txt", "settled")
"""Verbs whose participle behind a noun tells what has been done or is so."""
JUDGING = word_list("en/connectives.txt", "judging")
"""Nouns by which a clause is judged before it is told: "in a blow to the port, …"."""
DECIDING = word_pairs("en/connectives.txt", "deciding")
"""Nouns for an act, with the verb that tells it: "the union's decision to strike"."""
CONCLUDING = word_list("en/connectives.txt", "concluding")
"""Verbs that say of "this" what it shows or goes with."""
CONCLUSIONS = tuple(tuple(p.split()) for p in phrase_list("en/connectives.txt", "conclusions"))
"""What opens a sentence that is drawn from the one before."""
SUMMING = tuple(tuple(p.split()) for p in phrase_list("en/connectives.txt", "summing"))
"""What opens a sentence that is drawn from several before."""
EVIDENCE = word_list("en/connectives.txt", "evidence")
"""What the sentence before is called again: "the pattern points to …"."""
EVALUATIVE = word_list("en/connectives.txt", "evaluative")
"""Adjectives that judge what they are said of."""
POINTING_OUT = word_list("en/connectives.txt", "pointing out")
"""Verbs of saying whose object is a thing: "citing gaps" states that somebody cited them."""
