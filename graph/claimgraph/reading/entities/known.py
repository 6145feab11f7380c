"""What the whole text tells of the names in one sentence: surnames, acronyms of things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from claimgraph.reading.entities.candidates import is_opening
from claimgraph.reading.entities.names import Name, is_sure
from claimgraph.reading.entities.short_forms import key
from claimgraph.reading.entities.words import NameKind, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import is_known_place

_LONGEST_EXPANSION = 8
"""Tokens before an acronym among which the words that it stands for are looked for."""


def known_names(
    text: str, sentences: Sequence[Words], found: Sequence[Sequence[Name]]
) -> dict[str, NameKind | None]:
    """Return the names that a text makes sure of, with their kinds where these are sure too."""
    inner: dict[str, NameKind | None] = dict.fromkeys(_inner_names(text, sentences, found))
    surnames = _surnames(text, (n for names in found for n in names))
    things: dict[str, NameKind] = {
        a: "thing" for words in sentences for a in _acronyms_of_things(words)
    }
    return inner | dict(surnames) | things


def may_gain(
    words: Words, names: Sequence[Name], known: Mapping[str, NameKind | None], firsts: set[str]
) -> bool:
    """Return whether what is known may change what a sentence names."""
    if words.title_case or words.label:
        return True
    begun = {n.start for n in names}
    return any(known.get(t.text) for t in words.tokens) or any(
        t.text in firsts and t.start not in begun and is_opening(words.tokens, i)
        for i, t in enumerate(words.tokens)
    )


def _inner_names(
    text: str, sentences: Sequence[Words], found: Sequence[Sequence[Name]]
) -> Iterator[str]:
    """Yield the names that have their capitals within a sentence, not only where one begins."""
    for words, names in zip(sentences, found, strict=True):
        if words.title_case:
            continue
        inner = {b.start for a, b in pairwise(words.tokens) if a.text[0].islower()}
        several = {n.start for n in names if " " in text[n.start : n.end]}
        yield from (text[n.start : n.end] for n in names if n.start in inner | several)


def _surnames(text: str, names: Iterable[Name]) -> Mapping[str, NameKind]:
    """Return the single words that surely name a person here: surnames of full names."""
    known: dict[str, NameKind] = {}
    for name in names:
        words = text[name.start : name.end].split()
        full = len(words) > 1 or name.basis == "title"
        if name.kind == "person" and full and is_sure(name.kind, name.basis):
            surname = words[-1]
            if surname[0].isupper() and len(surname) > 2 and not is_known_place(surname):
                known[surname] = "person"
    return known


def _acronyms_of_things(s: Words) -> Iterator[str]:
    """Yield acronyms that a sentence explains by plain words: "magnetic scanning (MS)"."""
    for i, token in enumerate(s.tokens):
        closed = s.word(i - 1) == "(" and s.word(i + 1) == ")"
        if closed and token.is_acronym and _expands(s, i - 1, key(token.text)):
            yield token.text
            yield key(token.text)


def _expands(s: Words, bracket: int, letters: str) -> bool:
    """Whether the plain words before a bracket begin with the letters and name no body."""
    whole = [t.text for t in s.tokens[max(0, bracket - _LONGEST_EXPANSION) : bracket]]
    parts = [part for word in whole for part in word.split("-") if part]
    return any(_spells(words, letters) for words in (whole, parts))


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether the last of some words, most of them in small letters, begin with the letters."""
    for size in range(len(letters), min(len(words), len(letters) + 3) + 1):
        chosen = [w for w in words[-size:] if w.lower() not in lx.FUNCTION_WORDS]
        if "".join(w[0] for w in chosen).upper() == letters and chosen[-1].islower():
            small = sum(w[0].islower() for w in chosen)
            return small * 2 > len(chosen) and chosen[-1].lower() not in lx.ORGANISATION_HEADS
    return False
