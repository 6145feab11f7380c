"""Answers of model APIs as JSON: which text they hold, and what they cite where.

Each reader takes what one API documents (November 2026): OpenAI's Responses and Chat Completions,
with ``annotations``, Anthropic's Messages with ``citations``, Gemini's ``groundingMetadata``, and
``citations`` beside a text whose markers count them, as Perplexity has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from claimgraph.intake.offsets import byte_ends, places_of
from claimgraph.patterns import regex

_TEXTS = ("answer", "text", "content", "output", "response")
_SOURCES = ("citations", "sources", "references", "search_results")
_NUMBER = regex(r"\[\d+\]")
_LINKED = ("](", "http", "【", "\ue200", "†")
"""What a stretch of text holds that is a citation already, and not the words that are cited for."""


@dataclass(frozen=True)
class Cited:
    """A source an answer names: its address, its title."""

    url: str | None
    title: str | None


@dataclass
class Answer:
    """The text of an answer, its sources in order, and what stands where in the text.

    ``marks`` holds where a stretch begins and ends that is to be replaced by markers of some
    sources, by their place in ``sources``; the stretch is empty where a marker is to be put in.
    ``numbered``: the markers are in the text already and count the sources from 1.
    """

    api: str
    text: str = ""
    sources: list[Cited] = field(default_factory=list)
    marks: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    numbered: bool = False
    created: str | None = None
    others: int = 0
    """Other answers that stand beside this one, which is the first of them."""
    known: dict[str | None, int] = field(default_factory=dict)

    def add(self, source: Cited) -> int:
        """Return the place of a source, which is new unless one of its address is there."""
        place = self.known.setdefault(source.url or source.title, len(self.sources))
        if place == len(self.sources):
            self.sources.append(source)
        return place

    def begin(self) -> int:
        """Return where the next text begins: in a paragraph of its own."""
        if self.text.strip():
            self.text = self.text.rstrip() + "\n\n"
        return len(self.text)

    def mark(self, start: object, end: object, places: Sequence[int], base: int = 0) -> None:
        """Put markers at the end of a stretch of the text, or in its place if it is a citation."""
        if not isinstance(end, int) or isinstance(end, bool):
            return
        end = min(max(base + end, base), len(self.text))
        begin = base + start if isinstance(start, int) and not isinstance(start, bool) else end
        words = self.text[begin:end] if base <= begin <= end else ""
        if not any(sign in words for sign in _LINKED):
            begin = end
        self.marks.append((begin, end, tuple(places)))


def answer_of(data: object) -> Answer | None:
    """Return the answer that JSON data holds; None when it is none of a known API.

    >>> answer_of({"answer": "It held [1].", "citations": ["https://d.example/1"]}).numbered
    True
    """
    if not isinstance(data, dict):
        return None
    for reader in _READERS:
        answer = reader(data)
        if answer is not None:
            return answer
    return None


# -- one function for each API -------------------------------------------------------------------


def _openai_responses(data: Mapping[str, Any]) -> Answer | None:
    if not isinstance(data.get("output"), list):
        return None
    answer = Answer("OpenAI Responses", created=_day(data.get("created_at")))
    for part in _maps(part for item in _maps(data["output"]) for part in _list(item, "content")):
        if part.get("type") == "output_text" and isinstance(part.get("text"), str):
            base = answer.begin()
            answer.text += part["text"]
            _annotate(answer, _maps(_list(part, "annotations")), base)
    return answer


def _chat(data: Mapping[str, Any]) -> Answer | None:
    choices = list(_maps(_list(data, "choices")))
    message = choices[0].get("message") if choices else None
    if not isinstance(message, dict):
        return None
    answer = Answer("OpenAI Chat Completions", created=_day(data.get("created")))
    answer.others = len(choices) - 1
    content = message.get("content")
    if isinstance(content, str):
        answer.text = content
    else:
        answer.text = "".join(_strings(_maps(content), "text"))
    listed = _listed(data) or _listed(message)
    annotated = bool(_list(message, "annotations")) and not _NUMBER.search(answer.text)
    if listed and not annotated:
        answer.api, answer.sources, answer.numbered = "Perplexity", listed, True
    else:
        _annotate(answer, _maps(_list(message, "annotations")), 0)
    return answer


def _anthropic(data: Mapping[str, Any]) -> Answer | None:
    if data.get("type") != "message" or not isinstance(data.get("content"), list):
        return None
    answer = Answer("Anthropic Messages")
    apart = False
    for block in _maps(data["content"]):
        if block.get("type") != "text" or not isinstance(block.get("text"), str):
            apart = True  # a search, for instance
            continue
        if apart:
            answer.begin()
        apart = False
        answer.text += block["text"]
        places = [answer.add(_document(c)) for c in _maps(_list(block, "citations"))]
        if places:
            end = len(answer.text.rstrip())
            answer.marks.append((end, end, tuple(dict.fromkeys(places))))
    return answer


def _document(stated: Mapping[str, Any]) -> Cited:
    """Return what a citation of Anthropic names; a document without a title by its number."""
    url, title = _text(stated, "url"), _text(stated, "title", "document_title")
    source, number = _text(stated, "source"), stated.get("document_index")
    if url is None and source and "://" in source:
        url = source
    if url is None and title is None and isinstance(number, int):
        title = f"document {number + 1}"
    return Cited(url, title or (source if url is None else None) or url)


def _gemini(data: Mapping[str, Any]) -> Answer | None:
    candidates = list(_maps(_list(data, "candidates")))
    content = candidates[0].get("content") if candidates else None
    if not isinstance(content, dict):
        return None
    answer = Answer("Gemini", others=len(candidates) - 1)
    bases: list[tuple[int, dict[int, int]]] = []
    for part in _maps(_list(content, "parts")):
        words = part.get("text") if not part.get("thought") else ""
        words = words if isinstance(words, str) else ""
        bases.append((len(answer.text), byte_ends(words)))
        answer.text += words
    stated = candidates[0].get("groundingMetadata") or candidates[0].get("grounding_metadata")
    grounding = stated if isinstance(stated, dict) else {}
    for chunk in _maps(_list(grounding, "groundingChunks", "grounding_chunks")):
        about = next((v for v in chunk.values() if isinstance(v, dict)), {})
        answer.sources.append(Cited(_text(about, "uri", "url"), _text(about, "title")))
    whole = byte_ends(answer.text)
    for support in _maps(_list(grounding, "groundingSupports", "grounding_supports")):
        held = support.get("segment")
        segment: Mapping[str, Any] = held if isinstance(held, dict) else {}
        end = segment.get("endIndex", segment.get("end_index"))
        part = segment.get("partIndex", segment.get("part_index"))
        base, ends = bases[part] if isinstance(part, int) and 0 < part < len(bases) else (0, whole)
        given = _list(support, "groundingChunkIndices", "grounding_chunk_indices")
        places = [n for n in given if isinstance(n, int) and 0 <= n < len(answer.sources)]
        if places and isinstance(end, int) and end in ends:
            answer.mark(None, ends[end], places, base)
    return answer


def _plain(data: Mapping[str, Any]) -> Answer | None:
    text = next((data[key] for key in _TEXTS if isinstance(data.get(key), str)), None)
    listed = _listed(data)
    return Answer("answer and citations", text, listed, numbered=True) if text and listed else None


_READERS: tuple[Callable[[Mapping[str, Any]], Answer | None], ...] = (
    _openai_responses, _chat, _anthropic, _gemini, _plain
)  # fmt: skip


# -- what several share --------------------------------------------------------------------------


def _annotate(answer: Answer, annotations: Iterable[Mapping[str, Any]], base: int) -> None:
    """Take what OpenAI's annotations of a text say; offsets count from its beginning."""
    found = [
        (one.get("start_index"), one.get("end_index", one.get("index")), answer.add(source))
        for one, source in map(_annotated, annotations)
        if source.url or source.title
    ]
    count = places_of(answer.text[base:], [(start, end) for start, end, _ in found])
    for start, end, place in found:
        answer.mark(count(start), count(end), [place], base)


def _annotated(one: Mapping[str, Any]) -> tuple[Mapping[str, Any], Cited]:
    """Return an annotation and what it cites; a file that the answer made is no source."""
    inner = one.get(str(one.get("type")))
    stated = {**one, **inner} if isinstance(inner, dict) else one
    if one.get("type") == "file_path":
        return stated, Cited(None, None)
    return stated, Cited(_text(stated, "url"), _text(stated, "title", "filename", "file_id"))


def _listed(data: Mapping[str, Any]) -> list[Cited]:
    """Return the sources that stand beside a text, titles included where they are told."""
    lists = [[_cited(one) for one in _list(data, key)] for key in _SOURCES]
    found = [[one for one in held if one] for held in lists if held and all(held)]
    titles = {one.url: one.title for held in found for one in held if one.title}
    return [Cited(one.url, one.title or titles.get(one.url)) for one in (found or [[]])[0]]


def _cited(one: object) -> Cited | None:
    if isinstance(one, str):
        return Cited(one, None) if "://" in one else Cited(None, one)
    if not isinstance(one, dict):
        return None
    source = Cited(_text(one, "url", "uri", "link"), _text(one, "title", "name", "document_title"))
    return source if source.url or source.title else None


def _maps(values: object) -> Iterator[Mapping[str, Any]]:
    return (v for v in values if isinstance(v, dict)) if isinstance(values, Iterable) else iter(())


def _list(data: Mapping[str, Any], *keys: str) -> list[Any]:
    return next((data[key] for key in keys if isinstance(data.get(key), list)), [])


def _strings(values: Iterable[Mapping[str, Any]], key: str) -> Iterator[str]:
    return (value[key] for value in values if isinstance(value.get(key), str))


def _text(data: Mapping[str, Any], *keys: str) -> str | None:
    found = (data[key].strip() for key in keys if isinstance(data.get(key), str))
    return next((text for text in found if text), None)


def _day(moment: object) -> str | None:
    if not isinstance(moment, (int, float)) or not 0 < moment < 1e11:
        return None
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
