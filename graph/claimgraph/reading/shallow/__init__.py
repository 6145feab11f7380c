"""Names, figures and direct quotations of languages that have a short folder, without a grammar.

- ``folder``: the word lists of a language, and the words of its texts.
- ``names``: runs of capitals; ``proper_nouns`` tells what they name, and ``capital_nouns`` where
  every noun is capital; ``coreference`` joins short forms, and finds whom a pronoun means.
- ``figures``: numbers as continental Europe prints them.
- ``direct_quotations``: direct quotations and who says them.
- ``stages``: the stages, in order.
"""
