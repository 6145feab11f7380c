"""Answers of model APIs as JSON: which text they hold, and what they cite where.

Each reader takes what one API documents (November 2026): OpenAI's Responses and Chat Completions,
with ``annotations``, Anthropic's Messages and Cohere's Chat with ``citations``, Gemini's
``groundingMetadata``, Bedrock's ``retrievedReferences``, and ``citations`` or ``sources`` beside a
text whose markers count them, as Perplexity has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from claimgraph.intake.answer import Answer, Cited, day_of, list_in, maps, strings, text_in
from claimgraph.intake.offsets import byte_ends, places_of
from claimgraph.intake.published import iso_day
from claimgraph.patterns import regex

_TEXTS = ("answer", "text", "content", "output", "response", "result")
_SOURCES = (
    "citations", "sources", "references", "search_results", "source_documents", "documents",
)  # fmt: skip
_NUMBER = regex(r"\[(\d+)\]")


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
    answer = Answer("OpenAI Responses", created=day_of(data.get("created_at")))
    for part in maps(part for item in maps(data["output"]) for part in list_in(item, "content")):
        if part.get("type") == "output_text" and isinstance(part.get("text"), str):
            base = answer.begin()
            answer.text += part["text"]
            _annotate(answer, maps(list_in(part, "annotations")), base)
    return answer


def _chat(data: Mapping[str, Any]) -> Answer | None:
    choices = list(maps(list_in(data, "choices")))
    message = choices[0].get("message") if choices else None
    if not isinstance(message, dict):
        return None
    answer = Answer("OpenAI Chat Completions", created=day_of(data.get("created")))
    answer.others = len(choices) - 1
    content = message.get("content")
    if isinstance(content, str):
        answer.text = content
    else:
        answer.text = "".join(strings(maps(content), "text"))
    listed = _listed(data) or _listed(message)
    annotated = bool(list_in(message, "annotations")) and not _NUMBER.search(answer.text)
    if listed and not annotated:
        answer.api, answer.sources, answer.numbered = "Perplexity", listed, True
    else:
        _annotate(answer, maps(list_in(message, "annotations")), 0)
    return answer


def _anthropic(data: Mapping[str, Any]) -> Answer | None:
    if data.get("type") != "message" or not isinstance(data.get("content"), list):
        return None
    answer = Answer("Anthropic Messages")
    apart = False
    for block in maps(data["content"]):
        if block.get("type") != "text" or not isinstance(block.get("text"), str):
            apart = True  # a search, for instance
            continue
        if apart:
            answer.begin()
        apart = False
        answer.text += block["text"]
        places = [answer.add(_document(c)) for c in maps(list_in(block, "citations"))]
        if places:
            end = len(answer.text.rstrip())
            answer.marks.append((end, end, tuple(dict.fromkeys(places))))
    return answer


def _document(stated: Mapping[str, Any]) -> Cited:
    """Return what a citation of Anthropic names; a document without a title by its number."""
    url, title = text_in(stated, "url"), text_in(stated, "title", "document_title")
    source, number = text_in(stated, "source"), stated.get("document_index")
    if url is None and source and "://" in source:
        url = source
    if url is None and title is None and isinstance(number, int):
        title = f"document {number + 1}"
    return Cited(url, title or (source if url is None else None) or url)


def _gemini(data: Mapping[str, Any]) -> Answer | None:
    candidates = list(maps(list_in(data, "candidates")))
    content = candidates[0].get("content") if candidates else None
    if not isinstance(content, dict):
        return None
    answer = Answer("Gemini", others=len(candidates) - 1)
    bases: list[tuple[int, dict[int, int]]] = []
    for part in maps(list_in(content, "parts")):
        words = part.get("text") if not part.get("thought") else ""
        words = words if isinstance(words, str) else ""
        bases.append((len(answer.text), byte_ends(words)))
        answer.text += words
    stated = candidates[0].get("groundingMetadata") or candidates[0].get("grounding_metadata")
    grounding = stated if isinstance(stated, dict) else {}
    for chunk in maps(list_in(grounding, "groundingChunks", "grounding_chunks")):
        about = next((v for v in chunk.values() if isinstance(v, dict)), {})
        answer.sources.append(Cited(text_in(about, "uri", "url"), text_in(about, "title")))
    whole = byte_ends(answer.text)
    for support in maps(list_in(grounding, "groundingSupports", "grounding_supports")):
        held = support.get("segment")
        segment: Mapping[str, Any] = held if isinstance(held, dict) else {}
        end = segment.get("endIndex", segment.get("end_index"))
        part = segment.get("partIndex", segment.get("part_index"))
        base, ends = bases[part] if isinstance(part, int) and 0 < part < len(bases) else (0, whole)
        given = list_in(support, "groundingChunkIndices", "grounding_chunk_indices")
        places = [n for n in given if isinstance(n, int) and 0 <= n < len(answer.sources)]
        if places and isinstance(end, int) and end in ends:
            answer.mark(None, ends[end], places, base)
    return answer


def _cohere(data: Mapping[str, Any]) -> Answer | None:
    message = data.get("message") if isinstance(data.get("message"), dict) else data
    assert isinstance(message, Mapping)
    content = message.get("content", data.get("text"))
    text = content if isinstance(content, str) else "".join(strings(maps(content), "text"))
    cited = [one for one in maps(list_in(message, "citations")) if isinstance(one.get("end"), int)]
    if not text or not cited:
        return None
    answer = Answer("Cohere", text)
    known = {str(one.get("id")): one for one in maps(list_in(data, "documents"))}
    for one in cited:
        named = [known.get(str(name), {"id": name}) for name in list_in(one, "document_ids")]
        found = [*maps(list_in(one, "sources")), *named]
        sources = [_cited({"title": str(s.get("id", "")), **s, **_inner(s)}) for s in found]
        answer.mark(one.get("start"), one["end"], [answer.add(s) for s in sources if s])
    return answer


def _inner(source: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a source holds within: the document that it is, what is known of it."""
    held = source.get("document", source.get("metadata"))
    return held if isinstance(held, dict) else {}


def _bedrock(data: Mapping[str, Any]) -> Answer | None:
    output = data.get("output")
    text = output.get("text") if isinstance(output, dict) else None
    if not isinstance(text, str):
        return None
    answer, at = Answer("Amazon Bedrock", text), 0
    for one in maps(list_in(data, "citations")):
        part = one.get("generatedResponsePart")
        held = part.get("textResponsePart") if isinstance(part, dict) else None
        words = text_in(held, "text") if isinstance(held, dict) else None
        begin = text.find(words, at) if words else -1
        if words is None or begin < 0:
            continue
        at = begin + len(words)
        sources = [_located(held) for held in maps(list_in(one, "retrievedReferences"))]
        answer.mark(None, at, [answer.add(s) for s in sources if s.url or s.title])
    return answer


def _located(reference: Mapping[str, Any]) -> Cited:
    """Return what a reference of Bedrock leads to: a page of the web, or a file by its address."""
    stated = reference.get("location")
    within = [v for v in stated.values() if isinstance(v, dict)] if isinstance(stated, dict) else []
    address = next((a for v in within if (a := text_in(v, "url", "uri"))), None)
    web = address is not None and address.startswith(("http://", "https://"))
    return Cited(address if web else None, None if web else address)


def _plain(data: Mapping[str, Any]) -> Answer | None:
    text = next((data[key] for key in _TEXTS if isinstance(data.get(key), str)), None)
    listed = _counted(_listed(data), text or "")
    return Answer("answer and citations", text, listed, numbered=True) if text and listed else None


def _counted(listed: list[Cited], text: str) -> list[Cited]:
    """Return sources with the numbers they state, where the markers of a text mean these.

    Markers that hold others count from 1, as those do whose sources are numbered from 0.
    """
    stated = {source.number for source in listed}
    markers = {int(n) for n in _NUMBER.findall(text)}
    meant = markers <= stated and len(stated) == len(listed) and (0 not in stated or 0 in markers)
    return listed if meant and None not in stated else [replace(s, number=None) for s in listed]


_READERS: tuple[Callable[[Mapping[str, Any]], Answer | None], ...] = (
    _openai_responses, _chat, _anthropic, _gemini, _cohere, _bedrock, _plain
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
    return stated, Cited(text_in(stated, "url"), text_in(stated, "title", "filename", "file_id"))


def _listed(data: Mapping[str, Any]) -> list[Cited]:
    """Return the sources that stand beside a text, titles included where they are told."""
    lists = [[_cited(one) for one in list_in(data, key)] for key in _SOURCES]
    found = [[one for one in held if one] for held in lists if held and all(held)]
    titles = {one.url: one.title for held in found for one in held if one.title}
    days = {one.url or "": one.published for held in found for one in held if one.published}
    return [
        replace(
            one, title=one.title or titles.get(one.url),
            published=one.published or days.get(one.url or ""),
        )
        for one in (found or [[]])[0]
    ]  # fmt: skip


def _cited(one: object) -> Cited | None:
    if isinstance(one, str):
        return Cited(one, None) if "://" in one else Cited(None, one)
    if not isinstance(one, dict):
        return None
    stated = {**one, **_inner(one)}
    number = next((n for key in _COUNTS if (n := _whole_number(one.get(key))) is not None), None)
    title = text_in(stated, "title", "name", "document_title", "filename", "source")
    day = iso_day(text_in(stated, "date", "published", "published_date", "publishedDate") or "")
    source = Cited(text_in(stated, "url", "uri", "link"), title, number, day)
    if source.url is None and title and title.startswith(("http://", "https://")):
        source = Cited(title, None, number, day)
    return source if source.url or source.title else None


_COUNTS = ("number", "id", "index", "citation_id", "ref")


def _whole_number(stated: object) -> int | None:
    told = stated if isinstance(stated, int) and not isinstance(stated, bool) else None
    return int(stated) if isinstance(stated, str) and stated.isdecimal() else told
