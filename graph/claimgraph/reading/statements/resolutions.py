"""What a body decides in a resolution that names it once: "The Council, – 1. Decides to …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.lang.en.dictionary import is_base_form, is_third_person
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.layers import Insertion, Statement
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.places import Span
from claimgraph.reading.structure import Structure

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
