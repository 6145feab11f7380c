"""What one sentence states: whole sentences made of its clauses, each resting on exact words.

``splitting`` calls the others for each sentence:

- ``statement`` and ``words``: the sentence as words that are its own, borrowed or put in;
  ``retag`` and ``lists`` settle word classes that only the rest of the sentence tells.
- ``decomposition``: the rules, tried in turn until none applies: ``coordination``,
  ``second_verbs``, ``cited_items``, ``enumerations``, ``subordination``, ``relatives``,
  ``effects``, ``participles``, ``appositions``, ``brackets``, ``lives``, ``descents``,
  ``adjuncts``, ``resumptions`` and ``nominal``. They share ``phrases``, ``joints``,
  ``own_subjects``, ``objects``, ``tenses``, ``antecedents``, ``adverbial_relatives``, ``holders``,
  ``lists`` and ``conjugation``, which puts words anew, as ``rendering`` writes them;
  ``presuppositions`` and ``works`` add what the sentence takes for granted.
- ``soundness``: a last look at what a rule makes; ``marking``: which markers back which.
- ``reported``: what somebody says, as sentences; ``scraps``: what of it is none;
  ``duplicates``: which of two of one wording stands.
- ``reference``: what "she" and "the company" mean, with ``descriptions`` and ``happenings``.

Before and behind that:

- ``points``: which points stand below which line; those that somebody only puts forward, and what
  a body decides that is named above.
- ``leads``: points of a list that only the sentence before it makes a statement of.
- ``non_claim_lines``: lines that state nothing; ``predication`` looks for their verb,
  ``past_forms`` tells these from participles, ``naming`` looks for what only names or tells an aim
  and for what is another name, ``headlines`` and ``labels`` for what leads a sentence in.
- ``kinds``: a fact, a judgement, a demand, a linkage or an absence.
- ``inference``: what follows from what.
"""
