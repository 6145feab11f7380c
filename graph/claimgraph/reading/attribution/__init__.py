"""Attribution: who says it inside the text, in which words.

``detect`` calls ``reporting`` for each sentence, which calls the others:

- ``context``: the sentence, what stands where, and the words that report.
- ``verb_cues``, ``postposed`` (behind what is said), ``nonfinite`` (passives and participles),
  ``infinitives``, ``noun_cues`` (adjectives, too) and ``set_forms`` (headlines, "the court heard
  that"): who says what by which form; ``sources``: whose act a verb is.
- ``contents``, ``addressed``, ``content_ends``, ``parentheticals``, ``discontinuous`` and
  ``objects``: what is reported, and where it ends.
- ``draft_checks``: a last look at what these found.
- ``listed_content``: who says what stands in a list below.
- ``dialogue``, ``interviews`` and ``turns``: whose turn it is in a transcript or interview;
  ``set_off``: whose words a block quotation is.

Then:

- ``factuality``: how a statement is put (modality and polarity), by its main verb; ``modality``:
  how one is that somebody says.
- ``stating``: whether reported words are a statement at all, or only shown by a fact.
- ``reported_statements``: what the text states once sayings are told apart; ``attributed`` and
  ``utterances`` say which words these account for.
- ``speakers``: whose words they are; the builder asks it, and it asks ``people`` who is near.
"""

from claimgraph.reading.attribution.detect import Attribution, find_attributions

__all__ = ["Attribution", "find_attributions"]
