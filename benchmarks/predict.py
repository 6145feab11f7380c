"""Print what the reader finds, one JSON record a line, in the shape the evaluation sets are in.

    python benchmarks/predict.py IN.jsonl > PRED.jsonl

Each line of IN.jsonl is {"id", "text"}, or {"id", "file"} with the file beside IN.jsonl. Statements
are sentences with the source numbers their markers show; a source without a printed number has its
place among the links. Offsets count code points of the text or of the file as it is on disk; a
statement of a converted file (HTML, for example) that cannot be found there is given by its words.
Claims have all the words that they rest on, those of a subject said before too.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from figures import unit_name
from locating import located

import claimgraph as cg
from claimgraph.reading.lang.en.lexicon import EVENT_HEADS
from claimgraph.reading.quantities import find_quantities

SIGNS = {
    "equal": "=", "moreThan": ">", "atLeast": ">=", "lessThan": "<", "atMost": "<=",
    "approximately": "~", "between": "range",
}  # fmt: skip
TYPES = {
    "person": "person", "organisation": "organization", "country": "place", "place": "place",
    "group": "organization", None: "unknown",
}  # fmt: skip


def main(path: str) -> None:
    """Print a prediction for each record of a file."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            print(json.dumps(predict(record, Path(path).parent), ensure_ascii=False))


def predict(record: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the prediction for one record; what voices cut out of sentences are no statements."""
    bare, raw = read(record, folder, only_citations=True)
    kb, _ = read(record, folder, only_citations=False)
    numbers = source_numbers(bare)
    return {
        "id": record["id"],
        "statements": list(placed(bare, list(statements(bare, numbers)), raw)),
        "sources": list(sources(bare, numbers)),
        "quantities": list(quantities(kb)),
        "entities": list(entities(kb)),
        "attributions": list(attributions(kb)),
        "claims": list(claims(kb)),
    }


def read(
    record: dict[str, Any], folder: Path, *, only_citations: bool
) -> tuple[cg.ClaimGraph, str]:
    """Return what is read from a record, and its text or its file as it was given."""
    if "text" in record:
        return cg.parse(record["text"], only_citations=only_citations), record["text"]
    places = (folder / record["file"], folder.parent / record["file"])
    file = next(place for place in places if place.exists())
    kb = cg.read(file, only_citations=only_citations)
    with file.open(encoding="utf-8", errors="replace", newline="") as stream:
        return kb, stream.read()


def placed(kb: cg.ClaimGraph, found: list[dict[str, Any]], raw: str) -> Iterator[dict[str, Any]]:
    """Yield statements with offsets into the raw text; by their words where these are not found."""
    text = kb.document.text
    if raw == text:
        yield from found
        return
    unmarked = list(text)
    for marker in kb.all(cg.Marker):
        if marker.labels:
            unmarked[marker.start : marker.end] = " " * (marker.end - marker.start)
    words = ["".join(unmarked[one["start"] : one["end"]]) for one in found]
    for statement, said, place in zip(found, words, located(raw, words), strict=True):
        where = {"text": said} if place is None else {"start": place[0], "end": place[1]}
        yield {**where, "citations": statement["citations"]}


# -- sources -----------------------------------------------------------------------------------


def source_numbers(kb: cg.ClaimGraph) -> dict[str, int | str]:
    """Return what each reference is called: its printed number or name, else its place."""
    called: dict[str, int | str] = {}
    places: dict[str, int] = {}
    references = sorted(kb.all(cg.Reference), key=lambda r: r.start)
    taken = max((r.number for r in references if r.number is not None), default=0)
    for reference in references:
        if reference.name or reference.number is not None:
            called[reference.id] = reference.name or reference.number or 0
        else:
            called[reference.id] = places.setdefault(reference.source, taken + len(places) + 1)
    return called


def sources(kb: cg.ClaimGraph, numbers: dict[str, int | str]) -> Iterator[dict[str, Any]]:
    """Yield the entries of the source list; without one, the works that the links lead to."""
    references = sorted(kb.all(cg.Reference), key=lambda r: r.start)
    listed = [r for r in references if r.basis != "inlineLink"]
    seen = set()
    for reference in listed or references:
        if not listed and reference.source in seen:
            continue
        seen.add(reference.source)
        entry = {"number": numbers[reference.id], "title": reference.title, "url": reference.url}
        yield {key: value for key, value in entry.items() if value is not None}


def statements(kb: cg.ClaimGraph, numbers: dict[str, int | str]) -> Iterator[dict[str, Any]]:
    """Yield each sentence with the numbers that its markers show."""
    shown: dict[str, set[int | str]] = {}
    parents = {p.id: p.part_of for p in kb.all(cg.Passage)}
    sentences = {s.id for s in kb.sentences()}
    markers = {m.id: m for m in kb.all(cg.Marker)}
    for citation in kb.citations():
        claim = kb[citation.claim]
        if citation.marker and citation.asserted and isinstance(claim, cg.Claim):
            sentence: str | None = claim.passage
            while sentence is not None and sentence not in sentences:
                sentence = parents[sentence]
            shown.setdefault(sentence or "", set()).update(
                labels(markers[citation.marker], numbers)
            )
    for marker in markers.values():
        if not marker.denotes and marker.part_of:
            shown.setdefault(marker.part_of, set()).update(labels(marker, numbers))
    words: dict[str, list[cg.Passage]] = {}
    for claim in kb.all(cg.Claim):
        passage = kb[claim.passage]
        assert isinstance(passage, cg.Passage)
        held_by = passage.id if passage.id in sentences else passage.part_of or ""
        words.setdefault(held_by, []).append(passage)
    for held in kb.sentences():
        start, end = extent(held, words.get(held.id, []))
        yield {"start": start, "end": end, "citations": sorted(shown.get(held.id, ()), key=str)}


def extent(sentence: cg.Passage, claims: list[cg.Passage]) -> tuple[int, int]:
    """Return where a sentence's words begin and end, without a lead-in and urls after its stop."""
    if not claims:
        return sentence.start, sentence.end
    start, end = min(p.start for p in claims), max(p.end for p in claims)
    after_stop = sentence.exact[: end - sentence.start].rstrip("*_").endswith((".", "!", "?", "。"))
    return start, end if after_stop and "](" not in sentence.exact else sentence.end


def labels(marker: cg.Marker, numbers: dict[str, int | str]) -> list[int | str]:
    """Return the source numbers of a marker: where its link leads, else what it prints."""
    if marker.url is None and marker.labels and all(label.isdigit() for label in marker.labels):
        return [int(label) for label in marker.labels]
    return [numbers[r] for r in marker.denotes] or list(marker.labels)


# -- what other extractors find ----------------------------------------------------------------


def claims(kb: cg.ClaimGraph) -> Iterator[dict[str, Any]]:
    """Yield each claim: its text, its own words, and those that it takes from elsewhere."""
    for claim in kb.all(cg.Claim):
        own = claim.passages or (claim.passage,)
        places = sorted(place for part in (own, claim.completed_by) for place in spans(kb, part))
        yield {"text": claim.text, "spans": [list(place) for place in places]}


def quantities(kb: cg.ClaimGraph) -> Iterator[dict[str, Any]]:
    """Yield each mention of each figure."""
    printed = {span.start: span for span in find_quantities(kb.document.text)}
    for figure in kb.all(cg.Figure):
        value: Any = float(figure.value)
        if figure.upper is not None:
            value = [value, float(figure.upper)]
        for start, end in spans(kb, figure.mentioned_in):
            yield {
                "start": start, "end": end, "value": value, "comparator": SIGNS[figure.comparator],
                "unit": (unit_name(printed[start]) if start in printed else figure.unit) or "",
            }  # fmt: skip


def entities(kb: cg.ClaimGraph) -> Iterator[dict[str, Any]]:
    """Yield each mention of each actor, and of each event that has a name; not "the minister"."""
    for actor in kb.all(cg.Actor):
        for start, end in spans(kb, actor.mentioned_in):
            if is_name(kb.document.text[start:end]):
                yield {"start": start, "end": end, "type": TYPES[actor.kind]}
    for event in kb.all(cg.Event):
        for start, end in spans(kb, event.mentioned_in):
            if is_title(kb.document.text[start:end]):
                yield {"start": start, "end": end, "type": "event"}


def is_title(words: str) -> bool:
    """Whether an event goes by a name, as "the 2016 general election", not by what happens."""
    head = words.partition(" of ")[0].partition(" in ")[0].split()[-1]
    named = head[0].isupper() or head[0].isdigit() or {head, head.rstrip("s")} & EVENT_HEADS
    return bool(named) and (words[0].isupper() or words[0].isdigit())


def is_name(words: str) -> bool:
    """Whether some words name an actor, rather than describe one that is named elsewhere."""
    return any(c.isupper() or c.isdigit() for c in words.removeprefix("The "))


def attributions(kb: cg.ClaimGraph) -> Iterator[dict[str, Any]]:
    """Yield who says what: the words that name the speaker, the cue, and the words they report.

    A quotation of several sentences is several claims under one cue, and one attribution here.
    """
    said: dict[tuple[str | None, str | None], set[str]] = {}
    for voicing in kb.all(cg.Voicing):
        said.setdefault((voicing.speaker, voicing.cue), set()).update(voicing.content)
    for (speaker, cue), content in said.items():
        roles = {"source": {speaker} - {None}, "cue": {cue} - {None}, "content": content}
        yield {
            f"{role}{key}": value
            for role, held in roles.items()
            for key, value in _placed_words(kb, sorted(spans(kb, tuple(filter(None, held)))))
        }


def _placed_words(kb: cg.ClaimGraph, found: list[tuple[int, int]]) -> Iterator[tuple[str, Any]]:
    yield "", " … ".join(kb.document.text[start:end] for start, end in found)
    yield "_spans", [[start, end] for start, end in found]


def spans(kb: cg.ClaimGraph, passages: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where some passages stand."""
    for one in passages:
        passage = kb[one]
        assert isinstance(passage, cg.Passage)
        yield passage.start, passage.end


__all__ = ["main", "predict"]

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/predict.py IN.jsonl")
    main(sys.argv[1])
