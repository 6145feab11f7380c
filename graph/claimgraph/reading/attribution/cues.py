"""The words that report: verbs and nouns of saying, thinking and planning, and what each takes.

``lang/en/reporting_verbs.txt`` lists them and says what each frame means.
"""

from __future__ import annotations

from typing import Literal

from claimgraph.reading.lang.word_lists import word_list, word_table

Manner = Literal["said", "thought", "asked", "denied", "planned", "urged", "judged", "shown"]
VERBS: dict[str, frozenset[str]] = {
    verb: frozenset(frames)
    for verb, frames in word_table("en/reporting_verbs.txt", "verbs").items()
}
NOUNS = word_list("en/reporting_verbs.txt", "nouns")
ADVERBS = word_list("en/reporting_verbs.txt", "adverbs")
