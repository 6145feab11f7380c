"""Word classes by dictionary and neighbours: enough grammar to find subjects and clauses.

Closed classes are listed; open ones come from the dictionary, and a word that can be noun or verb
is decided by what stands before it. No model; one pass from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.closed_classes import (
    CLOSED,
    apostrophe,
    class_among_listed,
    class_of_one,
    class_of_sign,
    is_do_not,
)
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_third_person,
    parts_of_speech,
    verb_share,
)
from claimgraph.reading.lang.en.gazetteer import demonym
from claimgraph.reading.lang.en.open_classes import IRREGULAR_PAST, QUOTES, noun_follows, open_class
from claimgraph.reading.lang.en.tokens import TITLE_SIGNS, Tag, Token

_MOSTLY = 0.5
_BEHIND_NUMBERS = frozenset({"am", "others"})  # nouns: "at 7 am", "killed two others"
_PLURAL_SUBJECTS = frozenset({"i", "we", "you", "they"})
_SUBJECTS = _PLURAL_SUBJECTS | {"he", "she", "it"}


def tag(tokens: Sequence[Token], names: frozenset[int]) -> list[Tag]:
    """Return the class of each token; ``names`` holds the offsets at which tokens of names start.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> tag(tokenize("the report says aid will flow"), frozenset())
    ['DET', 'NOUN', 'VERB', 'NOUN', 'MODAL', 'VERB']
    """
    tags: list[Tag] = []
    for i, token in enumerate(tokens):
        tags.append(class_at(tokens, i, tags, named=token.start in names))
    return tags


def class_at(tokens: Sequence[Token], i: int, tags: Sequence[Tag], *, named: bool) -> Tag:
    """Return the class of one token, given those of all before it."""
    token = tokens[i]
    if token.text in QUOTES:
        return "QUOTE"
    if not token.is_word:
        return class_of_sign(tokens, i, tags)
    if named or token.text[0] in TITLE_SIGNS:
        return "NAME"
    if token.text[0].isdecimal():
        return "NUM"
    word = token.lower
    counted = i > 2 and tags[-2] == "NUM" and tokens[i - 3].lower in ("a", "an")
    if counted and "NOUN" in parts_of_speech(word) and not word.endswith("ed"):
        return "NOUN"  # "a 5% cut", "a 20 point fall"
    if word in _BEHIND_NUMBERS and tags and tags[-1] == "NUM":
        return "NOUN"
    if word in ("'s", "’s"):
        return apostrophe(tokens, i)
    if (peculiar := class_of_one(tokens, i)) is not None:
        return peculiar
    if word in CLOSED:
        return class_among_listed(tokens, i, tags, CLOSED[word])
    if word in lx.HONORIFICS and token.is_capital:
        return "NAME"
    if word in lx.CALENDAR and token.is_capital:
        return "NOUN"
    if token.is_capital and demonym(token.text):
        people = word.endswith("s") and demonym(token.text[:-1])
        return "NOUN" if people else "ADJ"  # "Danes voted", "Danish voters"
    if token.is_capital and i and tokens[i - 1].is_word:
        return "NOUN" if parts_of_speech(word) else "NAME"
    if i and tokens[i - 1].text in ("(", ":", "/") and token.is_acronym:
        return "NOUN"  # "(BIT: TSF)"
    if i > 1 and tokens[i - 1].text == "-" and tags[i - 2] == "NUM":  # "64-bit systems"
        return "NOUN"
    before = tokens[i - 1].lower if i else ""
    denied = i and is_do_not(tokens[i - 2 if i > 1 and tags[-1] == "ADV" else i - 1].lower)
    if (denied or tags[-2:] == ["MODAL", "ADV"]) and is_base_form(word):
        return "VERB"  # "doesn't always make", "will also raise"
    if i > 1 and tags[-1] == "ADV" and tokens[i - 2].lower in _SUBJECTS:
        verb = _verb_of(tokens[i - 2].lower, word)  # "they only account for"
        if verb:
            return verb
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if is_third_person(word) and tags and _is_counted_subject(tokens, i, tags):
        return "VERB"
    held = i > 1 and before.endswith("ly") and tokens[i - 2].lower in ("a", "an", "the")
    if held and word.endswith("ed") and "VERB" in parts_of_speech(word) and noun_follows(after):
        return "ADJ"  # "the locally printed money"
    model = i > 2 and tags[-1] == "NUM" == tags[-3] and tokens[i - 2].text == "-"
    if model and word.endswith("ed") and parts_of_speech(word) == {"VERB"}:
        return "PAST"  # "the 737-200 entered service"
    return open_class(word, before, tags, after)


def _is_counted_subject(tokens: Sequence[Token], i: int, tags: Sequence[Tag]) -> bool:
    """Whether a form in the third person is the verb of what has a number before it: "Fig. 3
    shows", not "phase 3 trials"; "a post shared 40 times claims"."""
    if tags[-1] == "NUM":
        at = i - 3 if i > 2 and tokens[i - 2].text == "." else i - 2
        label = tokens[at].lower if at >= 0 else ""
        return label in lx.NUMBERED_NOUNS and verb_share(tokens[i].lower) > _MOSTLY
    return (
        tokens[i - 1].lower == "times"
        and "PAST" in tags[-_NEAR:]
        and verb_share(tokens[i].lower) > _SELDOM
    )


_NEAR, _SELDOM = 8, 0.25
"""Tokens before a word among which a participle counts; how often a form is a verb at least."""


def _verb_of(pronoun: str, word: str) -> Tag | None:
    """Return the class of a word as the verb of a pronoun before it; None where it is none."""
    agrees = is_base_form if pronoun in _PLURAL_SUBJECTS else is_third_person
    past = is_base_form(word) and word in IRREGULAR_PAST
    return "VERB" if agrees(word) else "PAST" if past else None
