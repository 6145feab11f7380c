"""Writes down an answer of a model API as a text with markers and a list of sources."""

from __future__ import annotations

import json
from itertools import accumulate

from claimgraph.errors import UnreadableInput
from claimgraph.intake.answer import Answer, Cited
from claimgraph.intake.answers import answer_of
from claimgraph.intake.page import Page
from claimgraph.intake.pins import PIN, Pins
from claimgraph.reading.places import Stated

_KNOWN = (
    "OpenAI (Responses or Chat Completions), Anthropic, Gemini, Cohere, Bedrock, Perplexity, or "
    '{"answer": …, "citations": […]}'
)


def from_json(text: str, name: str = "") -> Page:
    """Return the text of an answer, with a marker "[1]" at each place it cites something for.

    >>> page = from_json('{"answer": "It held [1].", "citations": ["https://d.example/1"]}')
    >>> print(page.text)
    It held [1].
    <BLANKLINE>
    ## Sources
    <BLANKLINE>
    [1] https://d.example/1

    Raises:
        UnreadableInput: this is no JSON, no answer of an API we know, or an answer without words.
    """
    answer = _answer(text, name or "the data")
    pins = Pins()
    places = {n: f"source {n}" for n in range(1, len(answer.sources) + 1)}
    body = answer.text.rstrip() if answer.numbered else _marked(answer, pins, places)
    listed = [
        f"{pins.place(places[n])}[{n if s.number is None else s.number}] {_entry(s)}"
        for n, s in enumerate(answer.sources, 1)
    ]
    if listed:
        body += "\n\n## Sources\n\n" + "\n".join(listed)
    written, links = pins.taken_out(body)
    shown = [PIN.sub("", line) for line in listed]
    places_shown = accumulate(
        (len(line) + 1 for line in shown), initial=len(written) - len("\n".join(shown))
    )
    dates = zip(places_shown, (one.published for one in answer.sources), strict=False)
    remark = f"an answer of {answer.api}" if answer.api != "answer and citations" else answer.api
    if answer.others:
        remark += f", the first of {answer.others + 1}; the others are not read"
    dated = "moment of creation" if answer.created else ""
    return Page(
        written, links, published=answer.created, dated_by=dated, remarks=(remark,),
        stated=tuple(Stated(at, None, day) for at, day in dates if day),
    )  # fmt: skip


def _answer(text: str, name: str) -> Answer:
    if text.lstrip().startswith(("data:", "event:")):
        raise UnreadableInput(
            f"{name}: this is a stream of events; save the answer whole, asked for without stream"
        )
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableInput(
            f"{name}: this is no JSON: line {error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except (RecursionError, ValueError) as error:
        raise UnreadableInput(f"{name}: this JSON cannot be read ({error})") from None
    answer = answer_of(data)
    if answer is None:
        raise UnreadableInput(
            f"{name}: this is JSON, but no answer of a model API we know ({_KNOWN}); "
            "save the text itself as .md or .txt"
        )
    if not answer.text.strip():
        raise UnreadableInput(f"{name}: this answer of {answer.api} holds no text")
    answer.text = PIN.sub("", answer.text) if answer.numbered else answer.text
    return answer


def _marked(answer: Answer, pins: Pins, places: dict[int, str]) -> str:
    """Return the text with a marker wherever something is cited."""
    pieces, at = [], 0
    for start, end, cited in sorted(answer.marks):
        if start < at:  # within a stretch that is a marker already
            start = end = max(at, end)
        words = PIN.sub("", answer.text[at:start])
        marks = "".join(pins.link(f"[{n + 1}]", place=places[n + 1]) for n in cited)
        pieces += [words, marks]
        at = end
    return "".join(pieces) + PIN.sub("", answer.text[at:]).rstrip()


def _entry(source: Cited) -> str:
    words, url = (" ".join((part or "").split()) for part in (source.title, source.url))
    return f"{words}: {url}" if words and url and words != url else words or url
