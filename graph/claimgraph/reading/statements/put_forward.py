"""Points of a list that somebody puts forward: the text tells of them and does not hold them.

"Residents raised two objections: – The road is too narrow." states that they object, and a judgment
that sets out the grounds of an appeal holds none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Factuality, Statement
from claimgraph.reading.statements.points import lists
from claimgraph.reading.structure import Structure

_PUT_FORWARD = word_list("en/attribution.txt", "put forward")
_SIGNS = (":", "：", "—", "–")
_LONGEST = 300
"""Code points of the longest sentence that leads points in."""


def with_others(
    text: str, structure: Structure, clauses: Sequence[Statement], sentences: Sentences
) -> list[Statement]:
    """Return the clauses, those of points that somebody only puts forward as reported.

    >>> from claimgraph.reading.pipeline import read_text
    >>> text = "Residents raised two objections:\\n- The road is narrow.\\n- It is wet."
    >>> [(n.text, n.modality) for n in read_text(text) if n.noun == "claim"]
    [('The road is narrow.', 'reported'), ('It is wet.', 'reported')]
    """
    if not any(block.kind == "item" for block in structure.blocks):
        return list(clauses)
    told = dict(_told(text, structure, sentences))
    return [
        one._replace(factuality=told[one.block]) if one.block in told else one for one in clauses
    ]


def _told(
    text: str, structure: Structure, sentences: Sentences
) -> Iterator[tuple[int, Factuality]]:
    """Yield the blocks of points that somebody puts forward, each with how it is put."""
    last = {one.block: (one.start, one.end) for one in structure.sentences}
    for head, points in lists(text, structure):
        start, end = last.get(head, (0, 0))
        if not 0 < end - start <= _LONGEST or not text[start:end].rstrip("*_ ").endswith(_SIGNS):
            continue
        if (at := _puts_forward(sentences.part((start, end)))) is not None:
            token = sentences.part((start, end)).tokens[at]
            put = Factuality("reported", "positive", ((token.start, token.end),))
            yield from ((point, put) for point in points)


def _puts_forward(part: Sentence) -> int | None:
    """Return the noun by which a lead-in tells what somebody holds: "objections"."""
    return next(
        (i for i, t in enumerate(part.tokens) if t.lower in _PUT_FORWARD and part.tag(i) == "NOUN"),
        None,
    )
