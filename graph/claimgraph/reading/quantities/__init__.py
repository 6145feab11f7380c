"""Quantities in English text: how much, how many, of what, and with which bound.

``detect`` calls the others, in this order:

- ``quantity_tokens``: what numbers are read from.
- ``measures``: one number with its unit or noun, as a draft. ``spelled`` reads numbers in words,
  ``numerals`` printed ones and their bounds; ``units``, ``money``, ``drafts`` (counted nouns) and
  ``ages`` read what stands beside a number.
- ``joins``: ranges, tolerances and compound units; ``detect`` itself then shares out the units of
  lists and conversions.
- ``filters``: numbers that are no figures; ``designations`` knows years and those in names,
  ``bare`` those with neither unit nor noun.
- ``measurand``: what a figure measures; ``measured_subjects`` finds it before the verb;
  ``parts_and_wholes``: what is a part of what is counted beside it.
"""

from claimgraph.reading.quantities.detect import QuantitySpan, find_quantities

__all__ = ["QuantitySpan", "find_quantities"]
