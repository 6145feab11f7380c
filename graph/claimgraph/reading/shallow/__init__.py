"""Names, figures and direct quotations of languages that have a short folder, without a grammar.

- ``folder``: the word lists of a language, and the words of its texts.
- ``stages``: the stages, quotations among them.
- ``names``: names and their kinds; ``coreference`` joins short forms to them.
- ``figures``: numbers as continental Europe prints them.
"""
