"""The stages of reading that know English: from tokens to who says what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from claimgraph.reading.attribution.detect import find_attributions
from claimgraph.reading.attribution.listed_content import LeadIn, lead_in
from claimgraph.reading.attribution.people import People
from claimgraph.reading.attribution.reported_statements import reported_statements, turns
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.entities.line_layout import headline_end
from claimgraph.reading.entities.mentions import mentions_of, named_in
from claimgraph.reading.events.context import EventMention
from claimgraph.reading.events.detect import find_events
from claimgraph.reading.events.triggers import ALLEGING
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.titles_of_works import tokenize_sentence
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.layout.emphasis import emphasis
from claimgraph.reading.places import Places, Span, bounded
from claimgraph.reading.quantities.detect import find_quantities
from claimgraph.reading.sentences.segmentation import QUOTE_SIGNS
from claimgraph.reading.statements.inference import inferences_of
from claimgraph.reading.statements.kinds import with_kinds
from claimgraph.reading.statements.leads import with_leads
from claimgraph.reading.statements.non_claim_lines import labels_of
from claimgraph.reading.statements.points import led_lists, lists, with_bodies, with_others
from claimgraph.reading.statements.splitting import split_statements
from claimgraph.reading.temporal.calendar import published_in
from claimgraph.reading.text import Stage, Text


def _tokens(text: Text) -> None:
    raised = _raised(text)
    starts = [start for start, _ in raised]
    links = _link_signs(text)
    opens = [start for start, _ in links]
    text.tokens = []
    for start, end in (part for span in text.prose for part in bounded(text.source, *span)):
        marks = raised[bisect_left(starts, start) : bisect_left(starts, end)]
        signs = links[bisect_left(opens, start) : bisect_left(opens, end)]
        left_out = sorted({*marks, *signs, *emphasis(text.source, start, end)})
        text.tokens.append(tokenize_sentence(text.source, start, end, left_out))


def _link_signs(text: Text) -> list[Span]:
    """Return the signs and the address around the words of links within sentences."""
    cites = (cite for s in text.structure.sentences for cite in s.cites if cite.linked_words)
    return sorted({span for cite in cites for span in _markup(cite)})


def _raised(text: Text) -> list[Span]:
    """Return the markers that would be taken for the end of a word, or for a number of the text,
    and the signs of quotation that stand before a line within a sentence.

    "Orr Steel¹", "the mites,⁹ rather than frost,³ explain".
    """
    marks = (m for s in text.structure.sentences for cite in s.cites for m in cite.marks)
    found = {
        (m.start, m.end)
        for m in marks
        if text.source[max(0, m.start - 1) : m.start + 1].isalnum()
        or (m.shape == "proven" and not text.source[m.start - 1 : m.start].isspace())
    }
    return sorted(found.union(_quote_signs(text.source)))


def _quote_signs(text: str) -> list[Span]:
    found = QUOTE_SIGNS.finditer(text) if "\n>" in text else ()
    return [(sign.start(), sign.start() + len(sign[0].rstrip())) for sign in found]


def _names(text: Text) -> None:
    text.names = named_in(text.source, text.tokens)


def _sentences(text: Text) -> None:
    pairs = zip(text.tokens, text.names, strict=True)
    text.sentences = Sentences(
        [
            Sentence.named(tokens, names, headline_end(text.source, tokens))
            for tokens, names in pairs
        ]
    )


def _plain_sentences(text: Text) -> None:
    text.sentences = Sentences([Sentence(tokens) for tokens in text.tokens])


def _leads(text: Text) -> None:
    text.structure, clauses = with_leads(text.source, text.structure, text.clauses, text.sentences)
    clauses = with_others(text.source, text.structure, clauses, text.sentences)
    text.clauses = with_bodies(text.source, text.structure, clauses, text.sentences)


def _labels(text: Text) -> None:
    text.labels = labels_of(text.source, text.structure, text.clauses, text.sentences)


def _mentions(text: Text) -> None:
    text.mentions = mentions_of(text.source, text.tokens, text.names)


def _events(text: Text) -> None:
    published = text.document.published or published_in(text.source)
    alleged = [s for v in text.attributions if v.verb in ALLEGING for s in v.content]
    people = People(text.source, text.mentions, text.sentences)
    found = find_events(
        text.source, text.sentences, text.names, text.mentions, published, text.statements, alleged,
        people.only_person,
    )  # fmt: skip
    proposed = [event for event in text.events if not _overlaps(event.start, event.end, found)]
    text.events = sorted([*found, *proposed], key=lambda e: (e.start, e.end))


def _overlaps(start: int, end: int, found: Sequence[EventMention]) -> bool:
    """Whether what a plug-in proposes shares words with an event that is found."""
    before = bisect_left(found, end, key=lambda e: e.start)
    return any(event.end > start for event in found[max(0, before - _NEAR) : before])


_NEAR = 8
"""Events before a place that are looked at for one that reaches over it."""


def _quantities(text: Text) -> None:
    pointers = text.structure.pointers()
    starts = [start for start, _ in pointers]
    quantities = []
    for start, end in text.structure.with_figures():
        near = pointers[bisect_left(starts, start) : bisect_right(starts, end)]
        found = find_quantities(text.source, start, end, skip_spans=near)
        quantities.append(((start, end), found))
    text.quantities = quantities


def _attributions(text: Text) -> None:
    labels = {start for start, _ in text.labels}
    told = (
        s for s in text.sentences
        if not s.tokens or not (s.tokens[0].start in labels or _leads_on(s))
    )  # fmt: skip
    text.attributions = find_attributions(
        text.source, told, turns(text.source, text.clauses), text.mentions, _points_said(text)
    )


def _leads_on(words: Sentence) -> bool:
    """Whether what is said goes on in the points below: "We recommend that the board:"."""
    if words.tokens[-1].text != ":" or "that" not in words.words:
        return False
    said = max(i for i in range(len(words.tokens)) if words.lower(i) == "that")
    return said > 0 and FINITE.isdisjoint(words.tags[said:])


def _points_said(text: Text) -> Iterator[tuple[LeadIn, list[Span]]]:
    """Yield who is said to say what stands in the points of a list, and what these state."""
    found = (*lists(text.source, text.structure), *_headed(text.structure.blocks))
    for sentence, points in led_lists(text.structure, found):
        led = lead_in(text.sentences.part((sentence.start, sentence.end)))
        if led is not None:
            inside = range(points[0], points[-1] + 1)
            said = [clause.span for clause in text.clauses
                    if clause.block in inside and clause.sentence not in text.labels]  # fmt: skip
            if said:
                yield led, said


def _statements(text: Text) -> None:
    """Split what sentences and speakers say into the statements that these are made of."""
    found, reports = _reported(text, text.labels)
    pieces, text.reports = split_statements(
        text.source,
        found,
        reports,
        text.sentences,
        text.attributions,
        text.mentions,
        _quantity_places(text),
        text.clauses,
    )
    text.statements = with_kinds(pieces, text.sentences)


def _inferences(text: Text) -> None:
    text.inferences = inferences_of(text.source, text.statements, _quantity_places(text))


def _quantity_places(text: Text) -> Places[Span]:
    return Places((q.start, q.end, (q.start, q.end)) for _, found in text.quantities for q in found)


def _whole_statements(text: Text) -> None:
    found, text.reports = _reported(text, text.labels)
    text.statements = with_kinds(found, text.sentences)


def _all_whole_statements(text: Text) -> None:
    found, text.reports = _reported(text, ())
    text.statements = with_kinds(found, text.sentences)


def _reported(text: Text, labels: Collection[Span]) -> tuple[list[Statement], list[Report]]:
    sentences = text.structure.sentences
    cites = (c for s in sentences for c in s.cites if not c.subject)
    return reported_statements(
        text.source,
        text.prose,
        text.sentences,
        [clause for clause in text.clauses if clause.sentence not in labels],
        text.attributions,
        _quantity_places(text),
        sorted([*(span for cite in cites for span in _markup(cite)), *_quote_signs(text.source)]),
    )


def _markup(cite: Cite) -> Iterator[Span]:
    """Yield what of a marker is no word of its sentence: all of it, or a link but its words."""
    words = cite.linked_words
    if words:  # a page that shows its links has no markup around them
        yield from (s for s in ((cite.start, words[0]), (words[1], cite.end)) if s[0] < s[1])
    elif cite.marks and cite.marks[0].shape != "editorial":
        yield cite.start, cite.end


def _headed(blocks: Sequence[Block]) -> Iterator[tuple[int, list[int]]]:
    """Yield the headings that stand right above points, and these."""
    for n, block in enumerate(blocks):
        if block.kind == "heading":
            end = next((k for k in range(n + 1, len(blocks)) if blocks[k].kind != "item"), None)
            points = list(range(n + 1, len(blocks) if end is None else end))
            if points:
                yield n, points


_TOKENS = Stage("tokens", ("prose", "structure"), ("tokens",), _tokens)
_ENGLISH = (
    _TOKENS,
    Stage("names", ("tokens",), ("names",), _names),
    Stage("sentences", ("tokens", "names"), ("sentences",), _sentences),
    Stage("leads", ("structure", "clauses", "sentences"), ("structure", "clauses"), _leads),
    Stage("labels", ("structure", "clauses", "sentences"), ("labels",), _labels),
    Stage("mentions", ("tokens", "names"), ("mentions",), _mentions),
    Stage("quantities", ("structure",), ("quantities",), _quantities),
    Stage(
        "attributions",
        ("structure", "sentences", "labels", "clauses", "mentions"),
        ("attributions",),
        _attributions,
    ),
)
_EVENTS = Stage(
    "events",
    ("sentences", "names", "mentions", "statements", "attributions", "events"),
    ("events",),
    _events,
)
_GIVEN = ("structure", "prose", "sentences", "clauses", "attributions", "quantities")
_READ = (*_GIVEN, "labels")
_WRITTEN = ("statements", "reports")
_WHOLE_SENTENCES = Stage("whole sentences", _READ, _WRITTEN, _whole_statements)
STAGES = {
    "statement": (
        *_ENGLISH,
        Stage("statements", (*_READ, "mentions"), _WRITTEN, _statements),
        Stage("inferences", ("statements", "quantities"), ("inferences",), _inferences),
        _EVENTS,
    ),
    "sentence": (*_ENGLISH, _WHOLE_SENTENCES, _EVENTS),
}
"""The stages by what a claim is made of."""
WITHOUT_NAMES = (
    _TOKENS,
    Stage("plain sentences", ("tokens",), ("sentences",), _plain_sentences),
    Stage("whole sentences", _GIVEN, _WRITTEN, _all_whole_statements),
)
"""The stages where only plug-ins say who is named and who speaks."""
