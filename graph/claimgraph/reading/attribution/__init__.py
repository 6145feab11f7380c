"""Attribution: who says it inside the text, in which words.

``detect`` calls ``reporting`` for each sentence, which calls the others:

- ``context``: the sentence, what stands where, and the words that report.
- ``verbs``, ``postposed`` (behind what is said), ``nonfinite`` (passives, participles,
  infinitives), ``nouns`` (adjectives, too) and ``headlines``: who says what by which form;
  ``sources``: whose act a verb is.
- ``contents``, ``addressed``, ``clauses``, ``asides``, ``discontinuous`` and ``objects``: what is
  reported, and where it ends.
- ``soundness``: a last look at what these found.
- ``points``: who says what stands in a list below.
- ``dialogue``, ``interviews`` and ``turns``: whose turn it is in a transcript or interview;
  ``set_off``: whose words a block quotation is.

Then:

- ``factuality``: how a statement is put (modality and polarity), by its ``main_verb``;
  ``modality``: how one is that somebody says.
- ``stating``: whether reported words are a statement at all.
- ``statements``: what the text states once sayings are told apart; ``attributed`` and
  ``utterances`` say which words these account for.
- ``speakers``: whose words they are; the builder asks it, and it asks ``people`` who is near.
"""

from claimgraph.reading.attribution.detect import Attribution, find_attributions

__all__ = ["Attribution", "find_attributions"]
