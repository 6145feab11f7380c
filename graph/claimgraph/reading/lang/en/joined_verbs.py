"""Verbs joined to others that were taken for nouns: "share data and plan tests"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import is_base_form, verb_share
from claimgraph.reading.lang.en.tagging import Tag
from claimgraph.reading.lang.en.tokens import Token

_JOINED: dict[Tag, float] = {
    "DET": 0.25, "POSS": 0.25, "PRON": 0.45, "NUM": 0.45, "NAME": 0.45, "ADJ": 0.45,
    "NOUN": 0.7, "ING": 0.7, "ADV": 0.7,
}  # fmt: skip
"""How often a word joined to a verb must be one among its uses, by what stands behind it."""
_CITED = 0.3
"""The same for a word behind a marker, where each part has its own source."""


def settle_joined(tokens: Sequence[Token], tags: list[Tag]) -> None:
    """Make verbs of what is joined to a verb of the same form.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> tags = ["PRON", "VERB", "NOUN", "CONJ", "NOUN", "DET", "NOUN"]
    >>> settle_joined(tokenize("They share data and plan a test"), tags)
    >>> tags[4]
    'VERB'
    """
    form: bool | None = None
    for i, tag in enumerate(tags):
        if tag in ("VERB", "AUX", "MODAL", "PAST", "REL", "SUB"):
            to_do = i > 0 and tags[i - 1] == "TO"
            form = is_base_form(tokens[i].lower) if tag == "VERB" and not to_do else None
        elif tag == "NOUN" and form is not None and i > 1 and i + 1 < len(tags):
            joint = i - 2 if tags[i - 1] == "ADV" else i - 1
            cited, needed = _is_cited(tokens, tags, joint), _JOINED.get(tags[i + 1])
            if needed is None or not (cited or tags[joint] == "CONJ"):
                continue
            likely = share(tokens[i]) >= (min(needed, _CITED) if cited else needed)
            if likely and is_base_form(tokens[i].lower) == form:
                tags[i] = "VERB"


def share(token: Token) -> float:
    """Return how often a word is a verb among its uses; 0 for one with a capital."""
    return verb_share(token.lower) if token.text.islower() else 0.0


def _is_cited(tokens: Sequence[Token], tags: Sequence[Tag], joint: int) -> bool:
    """Whether a marker closes before "and" or a comma: "bans tests [1], limits sales [2]"."""
    if joint > 1 and tags[joint] == "CONJ" and tokens[joint - 1].text == ",":
        joint -= 1
    parts = tags[joint] == "CONJ" or tokens[joint].text == ","
    return parts and joint > 0 and tokens[joint - 1].text == "]"
