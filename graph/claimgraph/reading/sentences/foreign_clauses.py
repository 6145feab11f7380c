"""Clauses that a marker parts, in languages without a grammar: told by their commonest verbs."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.word_lists import optional_phrases, phrase_list, word_list

_LANGUAGES = ("de", "fr", "es", "pt", "it", "nl")
_WORD = regex(r"[^\W\d_]+|[,;:]")
_JOINTS = {j for one in _LANGUAGES for j in phrase_list(f"{one}/clauses.txt", "joints of clauses")}
_JOINT = regex(rf"[,;]?[ ]+(?P<joint>{'|'.join(sorted(_JOINTS, key=len, reverse=True))})[ ]+")
_PARTED = regex(r";[ ]+(?P<joint>)"), regex(r"[ ]+(?P<joint>)")
"""A semicolon behind a marker, or what stands behind a marker that a semicolon precedes."""
_LONGEST_SUBJECT = 8
"""Words that may stand before the verb of a clause."""


class _Verbs(NamedTuple):
    """What tells the clauses of a language: its joints, verbs and openers of side clauses."""

    joints: frozenset[str]
    forms: frozenset[str]
    endings: tuple[str, ...]
    side: frozenset[str]


@cache
def _verbs(language: str) -> _Verbs:
    file = f"{language}/clauses.txt"
    endings = " ".join(optional_phrases(file, "endings of finite verbs")).split()
    return _Verbs(
        frozenset(phrase_list(file, "joints of clauses")), word_list(file, "finite verbs"),
        tuple(endings), word_list(file, "openers of side clauses"),
    )  # fmt: skip


def next_clause(text: str, begin: int, cite: Cite, end: int) -> int:
    """Return where a further main clause begins behind a marker; 0 where none surely does.

    >>> text = "Die Preise stiegen [1] und die Löhne sanken [2]."
    >>> next_clause(text, 0, Cite(19, 22, ()), len(text))
    27
    """
    behind = text[cite.start - 1 : cite.start] == ";"  # "ein;³ der Turm blieb"
    found = _JOINT.match(text, cite.end, end) or (_PARTED[behind].match(text, cite.end, end))
    if found is None:
        return 0
    left, right = text[begin : cite.start], text[found.end() : end]
    told = any(
        (found["joint"] in verbs.joints or not found["joint"])
        and _tells(verbs, left)
        and _opens(verbs, right)
        for verbs in map(_verbs, _LANGUAGES)
    )
    return found.end() if told else 0


def _tells(verbs: _Verbs, words: str) -> bool:
    """Whether some words have a verb of a main clause."""
    return any(_is_verb(verbs, word) for word in _WORD.findall(words))


def _opens(verbs: _Verbs, words: str) -> bool:
    """Whether words begin with a subject and its verb: "die Löhne sanken", not "sanken wieder"."""
    for at, word in enumerate(_WORD.findall(words)[: _LONGEST_SUBJECT + 1]):
        if word in (",", ";", ":") or (at and word.casefold() in verbs.side):
            return False
        if _is_verb(verbs, word):
            return at > 0
    return False


def _is_verb(verbs: _Verbs, word: str) -> bool:
    return word in verbs.forms or (
        len(word) > 4 and word.islower() and word.endswith(verbs.endings)
    )
