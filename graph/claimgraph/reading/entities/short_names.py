"""Short names of people: which full name "Lind", "Ann" or "A. Lind" stands for."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, pairwise, takewhile

from claimgraph.reading.entities.known import whose_life
from claimgraph.reading.entities.names import Name
from claimgraph.reading.entities.short_forms import plain_form
from claimgraph.reading.lang.en.gazetteer import is_surname

_SHORTEST = 3  # letters of the shortest given name that is short for another
_LETTERS = str.maketrans("ıøØłŁđĐ", "ioOlLdD")
"""Letters that Unicode does not take apart."""
_REMEMBERED = 10_000
"""How many words without their accents are kept at hand."""
_QUOTES = "\"“'‘"
_SON_OF = frozenset({"bin", "binti", "bint", "ibn", "binte"})
_OF_SOMEBODY = _SON_OF | {"de"}
PARTICLES = frozenset({"Von", "Van", "De", "Di", "Da", "Del", "Della", "Le", "La", "Ten", "Ter"})
"""Particles before a family name that begins a sentence or a list."""


def short_names(forms: Iterable[str], text: str, names: Sequence[Name]) -> dict[str, str]:
    """Map short names of people to the one full name they can stand for.

    Of several who share a family name, it means the one whose life the text tells, or the one
    whom the text calls so before it names another.

    Args:
        forms: the names that may be people's.
        text: the document.
        names: the names in it, in reading order.
    """
    people = list(forms)
    ordered = sorted(people)
    told = whose_life(text, names)
    first = _called_first(set(people), text, names)
    full: dict[str, set[str]] = defaultdict(set)
    for name in people:
        words = [_folded(word) for word in _name_words(name)]
        if len(words) > 1:
            inner = [w for w in words[1:-1] if len(words) == 3 and is_surname(w)]
            inner += _before_father(words)
            for word in {words[0], words[-1], *inner}:
                full[word].add(name)
            full[f"{words[0]} {words[-1]}"].add(name)
            full[" ".join(words[1:])].add(name)  # Hawk Sawyer
            full[f"{words[0][0]}. {words[-1]}"].add(name)
        elif " " in name and name.split()[0] not in PARTICLES:
            full[words[0]].add(name)  # J. B. Falk
    found: dict[str, str] = {}
    for name in people:
        words = [_folded(w) for w in _name_words(name.title() if name.isupper() else name)]
        key = words[0] if len(words) == 1 else f"{words[0]} {words[-1]}"
        initial = name.split()[0]
        if len(words) == 1 and len(initial) == 2 and initial[1] == ".":
            others = full.get(f"{_folded(initial[0])}. {words[0]}", set())
            bearers = _one_person(others) if others else None
        else:
            held = full.get(key, set())
            family = full.get(words[-1], set()) if len(words) > 1 else held
            bearers = (
                _one_person(family)
                or _one_person(held)
                or _one_person({n for n in held if n.endswith(f" {name}")})
                or _with_father(name, ordered)
            )
        if not bearers and len(words) == 1:
            one = told if told in full.get(key, ()) else first.get(key)
            bearers = one if one in full.get(key, ()) else None
        if bearers:
            found[name] = bearers
    return {name: found.get(bearer, bearer) for name, bearer in found.items()}


def _with_father(name: str, ordered: Sequence[str]) -> str | None:
    """Return the one longer name that adds whose wife or child somebody is: "Ana Ora de Bek".

    Longer names stand right behind it in the order of the alphabet.
    """
    start = f"{name} "
    behind = islice(ordered, bisect_left(ordered, start), None)
    longer = list(islice(takewhile(lambda n: n.startswith(start), behind), 2))
    added = longer[0][len(name) :].split() if len(longer) == 1 else []
    return longer[0] if len(added) > 1 and added[0].lower() in _OF_SOMEBODY else None


def _before_father(words: Sequence[str]) -> Sequence[str]:
    """Return what stands before the father's or husband's name: "Ora" of "Tengku Ora bin Bek"."""
    at = next((i for i, word in enumerate(words) if word.lower() in _SON_OF), 0)
    if not at and words.count("de") == 1 and words.index("de") > 1:
        return [words[words.index("de") - 1]]  # Ana Ora de Bek
    return [*words[:at], " ".join(words[:at])]


def _called_first(people: set[str], text: str, names: Sequence[Name]) -> dict[str, str]:
    """Return by family name whom the text calls by it while nobody else there bears it."""
    met: dict[str, set[str]] = defaultdict(set)
    found: dict[str, str] = {}
    for name in names:
        form = plain_form(text[name.start : name.end])
        words = [_folded(word) for word in _name_words(form)] if form in people else []
        if len(words) > 1:
            met[words[-1]].add(form)
        elif words and (bearer := _one_person(met[words[0]])):
            found.setdefault(words[0], bearer)
    return found


def _one_person(names: set[str]) -> str | None:
    """Return the longest of some full names when all are forms of one; else None."""
    if not names:
        return None
    ends = {(_folded(w[0]), _folded(w[-1])) for w in map(_name_words, names)}
    nicknames = {_folded(w[1:-1]) for n in names for w in n.split() if w[0] in _QUOTES}
    called = {first for first, _ in ends}
    firsts = sorted((called - nicknames) or called, key=len)
    short = len({last for _, last in ends}) == 1 and all(_shortens(*p) for p in pairwise(firsts))
    return max(sorted(names), key=len) if len(ends) == 1 or short else None


def _shortens(short: str, full: str) -> bool:
    """Whether a given name is short for another: "Pat" for "Patrick", but not "Ann" for "Anna"."""
    return full.startswith(short) and len(short) >= _SHORTEST <= len(full) - len(short)


@lru_cache(_REMEMBERED)
def _folded(word: str) -> str:
    """Return a word without accents, as newsrooms spell it: "Imamoglu" for "İmamoğlu".

    >>> _folded("Ørsted"), _folded("İmamoğlu")
    ('Orsted', 'Imamoglu')
    """
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS)).replace("’", "'")
    return "".join(c for c in plain if not unicodedata.combining(c))


def _name_words(name: str) -> list[str]:
    """Return a person's names without initials, nicknames and suffixes."""
    words = [w for w in name.split() if not (len(w) == 2 and w[1] == ".") and w[0] not in _QUOTES]
    suffixes = {"Jr.", "Sr.", "Jr", "Sr", "III", "IV"}
    kept = [w for w in words if w not in suffixes] or name.split()
    if len(kept) == 2 and kept[0] in PARTICLES:
        return kept[1:]  # Von Ora
    return kept
