"""CG501: claims that say what their source denies, or deny what it says.

Two sentences contradict each other for certain only where they say the same but for a negation. So
words are compared in order and in their base forms; any that one of them has alone ("no longer",
"not yet", "officials said", "in May") may make it another fact, and is reason to be silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from claimgraph.model import clip
from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.report.finding import Finding
from claimgraph.report.held import Held
from claimgraph.report.same_fact import SEGMENT, SILENT, forms, now_and_then

_WORD = regex(r"[^\W_]+(?:['.,][^\W_]+)*")
_NUMBERED = regex(r"\bno\.? (?=\d)")
"""“No. 5” is a number and denies nothing."""
_BREAK = regex(r"(?<=[.!?])[\"”’)\]]*\s+|\n+")
_DENYING = word_list("en/comparing.txt", "denying")
_INDEFINITE = word_list("en/comparing.txt", "indefinite subjects")
_FEWEST = 2
"""Words of content that two sentences share at least, to be about one fact."""


class _Stated(NamedTuple):
    """What a sentence says: its content in order, whether it denies that, and all its words."""

    text: str
    content: tuple[str, ...]
    denied: bool
    words: frozenset[str]

    def agrees(self, other: _Stated) -> bool:
        """Whether both are about the same words, at the same time."""
        return (
            len(self.content) == len(other.content)
            and not now_and_then(self.words, other.words)
            and all(map(_alike, self.content, other.content))
        )

    @property
    def key(self) -> tuple[int, str]:
        """How many words it has, and the first: two that agree share both."""
        return len(self.content), self.content[0]


_Index = Mapping[tuple[int, str], Sequence[_Stated]]
"""Statements by their keys: a long text costs each claim no more than what begins alike."""


def contradicted(held: Held) -> Iterator[Finding]:
    """CG501: a cited claim and its source, title or text, that differ in a negation alone."""
    if not (held.document.language or "en").startswith("en"):
        return
    told: dict[str, _Index] = {}
    for claim in held.claims:
        said = _stated(claim.text)
        if said is None:
            continue
        for source in held.cited(claim.id):
            if source not in told:
                told[source] = _indexed(_statements(source, held))
            against = _against(said, told[source].get(said.key, ()))
            if against:
                message = f"{held.named(source)} says “{clip(against.text, 80)}”"
                yield held.finding("CG501", message, claim, held.span(claim.passage))


def _against(said: _Stated, told: Sequence[_Stated]) -> _Stated | None:
    """Return the first statement of a source that opposes one; None where another supports it."""
    opposing, supporting = (
        [other for other in told if (other.denied != said.denied) is opposed]
        for opposed in (True, False)
    )
    found = next(filter(said.agrees, opposing), None)
    return None if found and any(map(said.agrees, supporting)) else found


def _statements(source: str, held: Held) -> Iterator[_Stated]:
    """Yield what the title of a source says, and each sentence of its text where that is given."""
    title = held.source(source).title or ""
    for words in chain(SEGMENT.split(title), _BREAK.split(held.texts.get(source, ""))):
        said = _stated(words)
        if said:
            yield said


def _indexed(statements: Iterable[_Stated]) -> _Index:
    found: dict[tuple[int, str], list[_Stated]] = defaultdict(list)
    for said in statements:
        found[said.key].append(said)
    return found


def _stated(text: str) -> _Stated | None:
    """Return what a sentence says; None for a question and for what says too little."""
    if "?" in text:
        return None
    plain = _NUMBERED.sub("", text.lower().replace("’", "'"))
    words = [w for word in _WORD.findall(plain) for w in _split(word)]
    content = tuple(w for w in words if w not in SILENT and w not in _DENYING)
    if len(content) < _FEWEST or content[0] in _INDEFINITE:
        return None
    denied = sum(word in _DENYING for word in words) % 2 == 1
    return _Stated(text.strip(), content, denied, frozenset(words))


def _split(word: str) -> tuple[str, ...]:
    """Return the words that a contraction stands for: "didn't", "can't".

    >>> _split("didn't"), _split("can't"), _split("Orr's")
    (('did', 'not'), ('can', 'not'), ("Orr's",))
    """
    if word == "cannot":
        return "can", "not"
    if not word.endswith("n't"):
        return (word,)
    stem = word.removesuffix("n't")
    return {"ca": "can", "wo": "will", "sha": "shall"}.get(stem, stem), "not"


def _alike(one: str, other: str) -> bool:
    return one == other or not forms(one).isdisjoint(forms(other))
