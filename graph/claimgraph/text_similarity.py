"""Text similarity: the stems of content words that two texts share, and their weight.

>>> sorted(stems("The Dutch are sending 300 troops."))
['300', 'dutch', 'send', 'troop']
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from claimgraph.patterns import regex

_WORD = regex(r"[^\W_]+(?:[.,]\d+)*")
_CJK = regex(r"[\u3040-\u30ff\u3400-\u9fff]{1,}")
_FIRST_CJK = "\u3040"
_SUFFIX = regex(
    r"(?<=\w{3})(?:ational|ization|isation|ements?|ations?|itions?|ments?|ness|ians?|eans?|ings?"
    r"|edly|ed|ers?|ies|es|ly|ity|als?|s|e)$"
)
_STOP_WORDS = """
    a about after all also an and any are as at be been before being between both but by can could
    did do does during each few for from further had has have he her here him his how if in into is
    it its itself just may might more most must no nor not of off on once only or other our out over
    own same say says said she should so some such than that the their them then there these they
    this those through to too under until up very was we were what when where which while who whom
    why will with would you your new amid vs via per s t"""
_STOP = frozenset(_STOP_WORDS.split())


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's content words; pairs of characters where words are unparted.

    Suffixes are cut by a fixed list, so that "sends" and "sending" meet; a stem is not a word.
    """
    found: set[str] = set()
    for word in _WORD.findall(text.casefold().replace("’s", "").replace("'s", "")):
        if word[0] >= _FIRST_CJK and _CJK.match(word):
            found.update(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        elif word not in _STOP and (len(word) > 1 or word.isdecimal()):
            found.add(word if word[0].isdecimal() else _stem(word))
    return frozenset(found)


@lru_cache(20_000)
def _stem(word: str) -> str:
    return _SUFFIX.sub("", word)


def words_with(text: str, shared: Collection[str]) -> list[str]:
    """Return the words of a text that have one of some stems, in order.

    >>> words_with("Rivers rose in May", stems("the river rises"))
    ['Rivers']
    """
    return [word for word in text.split() if stems(word) & set(shared)]


def weights(texts: Iterable[Collection[str]]) -> dict[str, float]:
    """Return how much each stem tells texts apart: log(1 + texts / texts that hold it)."""
    texts = list(texts)
    counts = Counter(stem for held in texts for stem in set(held))
    return {stem: math.log(1 + len(texts) / count) for stem, count in counts.items()}


def coverage(title: Collection[str], words: Collection[str], weight: Mapping[str, float]) -> float:
    """Return the share of a title's weight that some words state, 0 to 1, the same in any order.

    >>> coverage({"rain", "fell"}, {"rain"}, {"rain": 3.0, "fell": 1.0})
    0.75
    """
    whole = math.fsum(weight.get(stem, 1.0) for stem in title)
    return math.fsum(weight.get(s, 1.0) for s in title if s in words) / whole if whole else 0.0
