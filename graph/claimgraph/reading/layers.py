"""What a text states and who says so: the layers of spans that become claims and voicings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from claimgraph.model import Modality, Polarity
from claimgraph.model.kinds import ClaimKind
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.places import Span

Ground = Literal["subject", "auxiliary", "antecedent", "verb", "inflection", "preposition",
                 "context", "pronoun", "description", "column", "lead"]  # fmt: skip
"""Why words stand in a statement that are not its own."""


class Insertion(NamedTuple):
    """Words of a statement that its part of the sentence does not have.

    ``start`` and ``end`` are where they stand in the text (code points, end excluded), equal when
    they stand nowhere, as the "is" of an apposition. ``ground`` says why they were put in.
    """

    words: str
    start: int
    end: int
    ground: Ground
    confidence: float = 1.0


class Factuality(NamedTuple):
    """How a thing is put, and where the words stand that show it (code points, end excluded)."""

    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    shown_by: tuple[Span, ...] = ()


class Proposal(NamedTuple):
    """That a plug-in made a statement: its name, how sure it is (0 to 1), and what it did."""

    by: str
    confidence: float
    note: str


class Statement(NamedTuple):
    """One thing that a sentence states: it becomes a claim.

    The words from ``start`` to ``end`` are what it rests on; ``text`` is it as a sentence.
    ``sentence`` and ``block`` are where it stands, ``clause`` numbers the clause of the text that
    it is made of; words that somebody says outside of any clause, as in a heading, have neither
    block nor clause. ``own`` are the markers behind its own words, ``shared`` those of the sentence
    that may be meant for another part of it. Where it is part of a sentence, ``parts`` are all of
    its own words, and ``inserted`` tells what was put in from elsewhere;
    ``construction`` names the rule that cut it off, such as "apposition", ``cut`` says how sure
    that rule is, 0 to 1.
    """

    start: int
    end: int
    text: str
    sentence: Span
    block: int | None
    clause: int | None
    own: tuple[Cite, ...] = ()
    shared: tuple[Cite, ...] = ()
    factuality: Factuality | None = None
    parts: tuple[Span, ...] = ()
    inserted: tuple[Insertion, ...] = ()
    construction: str = ""
    cut: float = 1.0
    kind: ClaimKind = "fact"
    proposal: Proposal | None = None
    """Who made it, where no rule did."""

    @property
    def span(self) -> Span:
        """The words that it rests on."""
        return self.start, self.end


class Report(NamedTuple):
    """That a statement is somebody's words, as one attribution tells.

    ``attribution`` and ``statement`` are places in the lists of these. ``content`` are the words
    that are said, ``words`` the longest part of them, ``quotes`` those in quotation marks.
    """

    attribution: int
    statement: int
    words: Span
    content: tuple[Span, ...]
    quotes: tuple[Span, ...] = ()


class Drawn(NamedTuple):
    """That the text draws one statement from others; all are places in the list of statements.

    ``confidence`` is None where the text says outright that it does.
    """

    claim: int
    premises: tuple[int, ...]
    confidence: float | None
    note: str


def beside(proposed: Sequence[Statement], held: Sequence[Statement]) -> Iterator[Statement]:
    """Yield proposed statements with the markers that back the words they are made of.

    One that says word for word what a statement of its sentence says already is left out.

    >>> rain = Statement(0, 10, "It rained.", (0, 10), 0, 0)
    >>> made = Proposal("model", 0.6, "split")
    >>> again, other = (rain._replace(text=t, proposal=made) for t in ("It rained", "Rain fell."))
    >>> [one.text for one in beside([again, other], [rain])]
    ['Rain fell.']
    """
    by_sentence: dict[Span, list[Statement]] = defaultdict(list)
    for one in held:
        by_sentence[one.sentence].append(one)
    for one in proposed:
        near = by_sentence[one.sentence]
        if any(_plain(one) == _plain(other) for other in near):
            continue
        parts = one.parts or (one.span,)
        backing = [s for s in near if any(a < s.end and b > s.start for a, b in parts)]
        cites = dict.fromkeys(c for s in backing if not s.proposal for c in (*s.own, *s.shared))
        near.append(one)
        yield one._replace(own=tuple(cites))


def _plain(statement: Statement) -> str:
    return " ".join(statement.text.casefold().rstrip(".!?").split())
