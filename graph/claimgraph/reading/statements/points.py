"""Points of lists: below which line each stands, and what that line makes of them.

"Residents raised two objections: – The road is too narrow." states that they object, and a judgment
that sets out the grounds of an appeal holds none of them. A resolution names the body that resolves
once, above what it decides: "The Council, – 1. Decides to …".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_base_form, is_third_person
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Factuality, Insertion, Statement
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.segmentation import SentenceSpan
from claimgraph.reading.structure import Structure

_MOST, _LINE = 40, 120
"""Lines of the longest list without signs, and code points of one of them."""


def lists(text: str, structure: Structure) -> Iterator[tuple[int, list[int]]]:
    """Yield the block before each list and its points; a point may lead in deeper ones."""
    heads: list[tuple[int, int]] = []  # what lists may stand below: its indent, the block
    first: Block | None = None  # the first point of the outermost list
    points: dict[int, list[int]] = {}
    for n, block in enumerate(structure.blocks):
        if block.kind == "item":
            if first is not None and _is_of_another(first, block):
                heads = []
            first = block if first is None or not heads else first
            while heads and block.indent <= heads[-1][0]:
                heads.pop()
            if heads:
                points.setdefault(heads[-1][1], []).append(n)
            heads.append((block.indent, n))
        elif (
            block.kind == "prose"
            and len(heads) == 1
            and _is_line(text, structure.blocks, heads[0][1], n)
        ):
            points.setdefault(heads[0][1], []).append(n)
        else:
            heads, first = [(-1, n)] if block.kind == "prose" else [], None
    yield from points.items()


def led_lists(
    structure: Structure, found: Iterable[tuple[int, list[int]]]
) -> Iterator[tuple[SentenceSpan, list[int]]]:
    """Yield for each list the last sentence of the block before it, and its points."""
    last = {one.block: one for one in structure.sentences}
    yield from ((last[head], points) for head, points in found if head in last)


def _is_of_another(first: Block, block: Block) -> bool:
    """Whether a point is of another list than the first one: further out, or with other signs."""
    other = (block.style == "ordered") != (first.style == "ordered")
    return block.indent < first.indent or (other and block.indent == first.indent)


def _is_line(text: str, blocks: Sequence[Block], head: int, n: int) -> bool:
    """Whether a line is one of several right below a colon, as lists are copied without signs."""
    words = text[blocks[n].start : blocks[n].end]
    if text[blocks[head].end - 1] != ":" or n - head > _MOST or len(words) > _LINE:
        return False
    above = n == head + 1 or not blocks[n].gap
    below = n + 1 < len(blocks) and blocks[n + 1].kind == "prose" and not blocks[n + 1].gap
    return above and (below or not blocks[n].gap) and not words.endswith(":")  # the next list


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
    for lead, points in led_lists(structure, lists(text, structure)):
        start, end = lead.start, lead.end
        if end - start > _LONGEST or not text[start:end].rstrip("*_ ").endswith(_SIGNS):
            continue
        part = sentences.part((start, end))
        if (at := _puts_forward(part)) is not None:
            token = part.tokens[at]
            put = Factuality("reported", "positive", ((token.start, token.end),))
            yield from ((point, put) for point in points)


def _puts_forward(part: Sentence) -> int | None:
    """Return the noun by which a lead-in tells what somebody holds: "objections"."""
    return next(
        (i for i, t in enumerate(part.tokens) if t.lower in _PUT_FORWARD and part.tag(i) == "NOUN"),
        None,
    )


_BODY = regex(r"[*_]{0,2}(?P<body>The(?: (?:[A-Z][\w’'-]*|of|the|on|for|and)){1,8})(?=,[*_]{0,2}$)")
"""The line that names who resolves: "The Security Council,"."""
_BEFORE_OBJECTS = frozenset({"TO", "SUB", "DET", "POSS", "PRON", "NAME", "NOUN", "ADJ", "PREP"})


def with_bodies(
    text: str, structure: Structure, clauses: Sequence[Statement], sentences: Sentences
) -> list[Statement]:
    """Return the clauses, those of paragraphs that open with their verb behind the body named.

    >>> from claimgraph.reading.pipeline import read_text
    >>> text = "The Port Board,\\n\\n1. Decides to shut the gate;\\n\\n2. Calls for a vote."
    >>> [n.text for n in read_text(text) if n.noun == "claim"]
    ['The Port Board decides to shut the gate.', 'The Port Board calls for a vote.']
    """
    named = dict(_named(text, structure.blocks))
    found = []
    for one in clauses:
        place = named.get(one.block) if one.block is not None else None
        if place and not one.inserted and _decides(sentences, one):
            body = text[slice(*place)]
            said = f"{body} {one.text[:1].lower()}{one.text[1:].rstrip(' ,;:')}"
            said = said if said.endswith(".") else said + "."
            one = one._replace(text=said, inserted=(Insertion(body, *place, "lead"),))
        found.append(one)
    return found


def _named(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    """Yield the points below a line that names a body, each with where it is named."""
    place: Span | None = None
    for n, block in enumerate(blocks):
        if block.kind == "heading":
            place = None
        elif block.kind == "prose" and (body := _BODY.match(text, block.start, block.end)):
            place = body.span("body")
        elif place is not None and block.kind == "item":
            yield n, place


def _decides(sentences: Sentences, one: Statement) -> bool:
    """Whether a paragraph opens with the verb of what a body does: "Demands that all cease"."""
    part = sentences.part(one.span)
    at = next((i for i in range(len(part.tokens)) if part.tag(i) != "ADV"), 0)
    verb, following = part.lower(at), part.tag(at + 1)
    acts = part.tag(at) in ("VERB", "NOUN") and is_third_person(verb) and not is_base_form(verb)
    return acts and following in _BEFORE_OBJECTS
