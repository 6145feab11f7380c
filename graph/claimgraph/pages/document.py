"""The text of a page with its marks: claims and markers; on demand actors, figures and speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.model import Actor, Document, Figure, Marker, Passage, Reference
from claimgraph.pages import markdown
from claimgraph.pages.view import View
from claimgraph.render import markup
from claimgraph.render.highlights import (
    GLYPHS,
    PRINTED,
    Highlight,
    TextBlock,
    TextStep,
    blocks,
    by_block,
    steps,
)

_CLOSING = {"marker": "</a>"} | {kind: f"</{tag}>" for kind, tag in markdown.TAGS.items()}


def text_html(view: View, document: Document, level: int = 2) -> str:
    """Return a document's text with its marks; the source list it prints is folded away.

    Args:
        level: that of its headings.
    """
    spans = view.spans[document.id]
    found = blocks(document, [s for s in spans if not isinstance(s, Marker)])
    marks = [mark for mark in _marks(view, document, spans) if mark.start < mark.end]
    written = document.media_type in markdown.MARKDOWN
    for block in found:
        marks += markdown.marks(document.text, block, written=written)
    writer = _Writer(view, spans)
    body: list[str] = []
    listed: list[str] = []
    for block, inside in zip(found, by_block(found, marks), strict=True):
        words = writer.words(steps(document.text, block.start, block.end, inside))
        begins = markdown.opening(document.text, block)
        (listed if block.role == "reference" else body).append(_block(block, words, begins, level))
    printed = "".join(listed)
    if printed:
        printed = f"<details><summary>{PRINTED}</summary>{printed}</details>"
    language = f' lang="{document.language}"' if _is_tag(document.language) else ""
    return f'<div class="text"{language}>{"".join(body)}{printed}</div>'


def _is_tag(language: str | None) -> bool:
    """Return whether this has the shape of a BCP 47 tag."""
    return bool(re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language or ""))


def _block(block: TextBlock, words: str, begins: markdown.Opening, level: int) -> str:
    if block.role == "heading":
        level = min(level + max(begins.level - 1, 0), 6)
        return f'<h{level} dir="auto">{words}</h{level}>'
    kind = "entry" if block.role == "reference" else begins.kind
    kind = f' class="{kind}"' if kind else ""
    return f'<p dir="auto"{kind}>{words}</p>'


def _marks(view: View, document: Document, spans: list[Passage]) -> Iterator[Highlight]:
    for place, row in view.claims_of.get(document.id, ()):
        yield _over(view, row.claim.passage, "claim", place)
        for passage in row.claim.passages:
            if passage != row.claim.passage:
                yield _over(view, passage, "part", place)
    for place, span in enumerate(spans):
        if isinstance(span, Marker):
            yield Highlight(span.start, span.end, "marker", place)
    for place, entity in view.entities_of.get(document.id, ()):
        if isinstance(entity, (Actor, Figure)):
            for passage in entity.mentioned_in:
                yield _over(view, passage, entity.noun, place)
    yield from _spoken(view, document)
    for place, sentence in enumerate(spans):
        if "sentence" in sentence.roles and sentence.aside:
            yield Highlight(sentence.start, sentence.end, "aside", place)


def _spoken(view: View, document: Document) -> Iterator[Highlight]:
    """Yield the reporting, the speaking and the quoted words of every voicing, each once."""
    found = set()
    for _, row in view.claims_of.get(document.id, ()):
        for voicing in view.kb.voicings(row.claim):
            found |= {(voicing.cue, "cue")} if voicing.cue else set()
            found |= {(voicing.speaker, "speaker")} if voicing.speaker else set()
            found |= {(quote, "quote") for quote in voicing.quotes}
    for passage, kind in sorted(found):
        yield _over(view, passage, kind, 0)


def _over(view: View, passage: str, kind: str, place: int) -> Highlight:
    span = view.kb[passage]
    assert isinstance(span, Passage)  # the graph checked its links
    return Highlight(span.start, span.end, kind, place)


class _Writer:
    """Writes the steps through one document as HTML."""

    def __init__(self, view: View, spans: list[Passage]) -> None:
        self.view, self.spans = view, spans

    def words(self, walked: list[TextStep]) -> str:
        return "".join(
            markup.text(step.words)
            if step.mark is None
            else self._open(step, step.mark)
            if step.opens
            else _CLOSING.get(step.mark.kind, "</span>")
            for step in walked
        )

    def _open(self, step: TextStep, mark: Highlight) -> str:
        match mark.kind:
            case "claim":
                return self._claim(step, mark)
            case "part":
                status = self.view.claims[mark.index].status
                return f'<span class="c {status}" data-c="{mark.index}">'
            case "marker":
                return self._marker(self.spans[mark.index])
            case "actor" | "figure":
                says = mark.index in self.view.speakers
                kind = f"{mark.kind} says" if says else mark.kind
                return f'<span class="{kind}" data-e="{mark.index}">'
            case "aside":
                reason = self.spans[mark.index].aside
                return f'<span class="aside" title="makes no claim: {reason}">'
            case "sign":
                return "<span hidden>"
            case "strong" | "emphasis" | "code":
                return f"<{markdown.TAGS[mark.kind]}>"
            case _:
                return f'<span class="{mark.kind}">'

    def _claim(self, step: TextStep, mark: Highlight) -> str:
        row = self.view.claims[mark.index]
        high = f" h{min(step.height, 2)}" if step.height else ""
        opening = f'<span class="c {row.status}{high}" data-c="{mark.index}"'
        if not step.first:
            return opening + ">"
        name = ", ".join(filter(None, [f"claim {row.handle[1:]}", row.status, row.made]))
        told = f"{row.claim.text} {row.claim.note}" if row.claim.completed_by else ""
        told = f"{row.claim.text} ({row.made})" if row.made else told
        title = f' title="{markup.attribute(told)}"' if told else ""
        return (
            f'{opening} id="{row.handle}"{title}><a class="g" href="#k{row.handle[1:]}" '
            f'aria-label="{markup.attribute(name)}">{GLYPHS[row.status]}</a>'
        )

    def _marker(self, marker: Passage) -> str:
        assert isinstance(marker, Marker)  # only markers get marks of this kind
        entries = [self.view.kb[name] for name in marker.denotes]
        ids = [e.source for e in entries if isinstance(e, Reference)]
        places = sorted({self.view.source_places[i] for i in ids})
        if not places:
            return '<a class="m lost" title="No entry of the source list answers to this marker">'
        first = self.view.sources[places[0]].handle
        return f'<a class="m" href="#{first}" data-s="{" ".join(map(str, places))}">'
