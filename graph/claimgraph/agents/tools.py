"""The tools: one for each named question, with its own words and parameters, and a few more."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimgraph import files
from claimgraph.archive import Archive
from claimgraph.errors import InvalidQuery
from claimgraph.questions import PARAMETERS, Question, questions
from claimgraph.questions.uncomputed import uncomputed
from claimgraph.serve.service import Service
from claimgraph.store import Limits, read_answer

ROWS, MOST = 20, 100
"""Rows of an answer where nothing else is asked for, and the most that may be."""
CLIPPED = 300
"""Characters of a cell; the whole text is one more question away."""
LONGEST = 400_000
"""Characters of a text to read or to check."""
_PAGING = {
    "start": {"type": "integer", "minimum": 0, "description": "the first row wanted (0)"},
    "count": {
        "type": "integer", "minimum": 1, "maximum": MOST, "description": f"how many rows ({ROWS})",
    },
}  # fmt: skip
_TEXT = {"type": "string", "maxLength": LONGEST, "description": "the whole text, with its sources"}
_DOCUMENT = {"type": "string", "description": PARAMETERS["document"].means}
Call = Callable[[Service, Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Tool:
    """What an agent may call: its name, what it is for, what it takes, and what it does."""

    name: str
    description: str
    properties: Mapping[str, Any]
    required: tuple[str, ...]
    call: Call
    writes: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the arguments."""
        return {
            "type": "object",
            "properties": dict(self.properties),
            "required": list(self.required),
            "additionalProperties": False,
        }


def tools(*, writing: bool = False) -> dict[str, Tool]:
    """Return the tools by name.

    Args:
        writing: also the one that reads a text into the archive.

    >>> sorted(tools())[:2]
    ['actors_in', 'actors_same']
    >>> tools()["claims_relying_on"].description.partition("?")[0]
    'Which claims rely on a source, by a marker or because a person accepted the link'
    """
    found = [_asking(question) for question in questions().values()]
    found += [_DOCUMENTS, _WITHOUT, _WHY, _CHECK, _SPARQL]
    if writing:
        found.append(_READ)
    return {tool.name: tool for tool in found}


def _asking(question: Question) -> Tool:
    """Return the tool that asks a named question."""
    properties: dict[str, Any] = {}
    for name in question.parameters:
        told = PARAMETERS.get(name)
        properties[name] = {
            "type": ["string", "integer"] if name == "source" else "string",
            "description": told.means if told else f"the {name}",
        }
        if told and told.choices:
            properties[name]["enum"] = list(told.choices)
    properties.setdefault("document", _DOCUMENT)

    def call(service: Service, given: Mapping[str, Any]) -> Any:
        bindings = {name: given[name] for name in question.parameters if name in given}
        scope = None if "document" in question.parameters else given.get("document")
        return service.answer(
            "question", question=question.name, bindings=bindings, document=scope, **_paging(given)
        )

    name = question.name.replace("-", "_")
    return Tool(name, question.asks, properties | _PAGING, (), call)


def _paging(given: Mapping[str, Any]) -> dict[str, int]:
    count = min(int(given.get("count", ROWS)), MOST)
    return {"start": int(given.get("start", 0)), "count": count}


def _documents(service: Service, given: Mapping[str, Any]) -> Any:
    return service.answer("documents", **_paging(given))


def _without(service: Service, given: Mapping[str, Any]) -> Any:
    named = {name: given[name] for name in ("source", "document", "counting") if name in given}
    return service.answer("without", **named, **_paging(given))


def _why(service: Service, given: Mapping[str, Any]) -> Any:
    return service.answer("why", claim=given["claim"])


def _check(service: Service, given: Mapping[str, Any]) -> Any:
    return service.answer("check", text=given["text"], **_paging(given))


def _sparql(service: Service, given: Mapping[str, Any]) -> Any:
    start, count = _paging(given).values()
    kinds = {"results": "application/sparql-results+json", "graph": "application/n-triples"}
    limits = Limits(service.limits.seconds, service.limits.rows, service.limits.bytes)
    found = read_answer(service.query(given["query"], {**kinds, "watch": True}, limits))
    told = uncomputed(given["query"], found)
    end = start + count
    rows = [
        {c: getattr(v, "text", v) for c, v in zip(found.columns, row, strict=True)}
        for row in found.rows[start:end]
    ]
    total = len(found.rows)
    answer = {"rows": rows, "start": start, "total": total, "next": end if end < total else None}
    return answer | ({"warning": told} if told else {})


def _read(service: Service, given: Mapping[str, Any]) -> Any:
    kb = files.loads(service.answer("read", text=given["text"]), "turtle")

    def add(folder: Path) -> Any:
        with Archive(folder) as archive:
            return repr(archive.add(kb))[1:-1]

    written = service.changing(add)
    return {"document": kb.document.id, "written": written, "claims": len(kb.claims())}


_DOCUMENTS = Tool(
    "documents", "Which documents does the archive hold?", _PAGING, (), _documents
)  # fmt: skip
_WITHOUT = Tool(
    "what_falls_without",
    "Which claims fall, and which survive and why, when a source is withdrawn? Exact: copies of "
    "the source and claims built on other claims are followed.",
    {
        "source": {"type": ["string", "integer"], "description": PARAMETERS["source"].means},
        "document": _DOCUMENT,
        "counting": {
            "enum": ["explicit", "candidates"],
            "description": "candidates also counts links that are only inferred",
        },
    }
    | _PAGING,
    ("source",),
    _without,
)
_WHY = Tool(
    "why_a_claim_stands",
    "Through whom does a claim come down to us, and which smallest sets of sources hold it up or "
    "topple it?",
    {"claim": {"type": "string", "description": PARAMETERS["claim"].means}},
    ("claim",),
    _why,
)
_CHECK = Tool(
    "check_answer",
    "What is wrong with the citations of a text, such as an answer that was just written? Nothing "
    "is kept. Each finding has a code, a line, a column and the words.",
    {"text": _TEXT} | _PAGING,
    ("text",),
    _check,
)
_SPARQL = Tool(
    "sparql",
    "Ask anything else in SPARQL 1.1; the prefixes cg:, cito:, schema:, prov:, oa: and the others "
    "of the ontology are bound. Use LIMIT; a query that takes too long is ended.",
    {"query": {"type": "string", "description": "a SELECT or ASK query"}} | _PAGING,
    ("query",),
    _sparql,
)
_READ = Tool(
    "read_text",
    "Read a cited text into the archive, so that it can be asked with all others.",
    {"text": _TEXT},
    ("text",),
    _read,
    writes=True,
)


def called(tool: Tool, service: Service, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer of a tool, its long texts clipped.

    Raises:
        InvalidQuery: an argument is missing, unknown, or not of its type.
    """
    _check_arguments(tool, given)
    found = tool.call(service, given)
    return {key: _clipped(value) for key, value in found.items() if key != "columns"}


def _check_arguments(tool: Tool, given: Mapping[str, Any]) -> None:
    for name in tool.required:
        if name not in given:
            raise InvalidQuery(f"{tool.name} needs {name}")
    for name, value in given.items():
        if name not in tool.properties:
            known = ", ".join(tool.properties)
            raise InvalidQuery(f"{tool.name} does not take {name!r}; it takes {known}")
        whole = name in _PAGING
        right = int if whole else (str, int) if name == "source" else str
        if isinstance(value, bool) or not isinstance(value, right):
            raise InvalidQuery(f"{name} is {json.dumps(value)[:60]}, not {_KINDS[whole]}")
        if isinstance(value, str) and len(value) > LONGEST:
            raise InvalidQuery(f"{name} has {len(value)} characters, more than {LONGEST}")


_KINDS = {True: "a whole number", False: "a text"}


def _clipped(value: Any) -> Any:
    if isinstance(value, str) and len(value) > CLIPPED:
        return value[: CLIPPED - 1] + "…"
    if isinstance(value, list):
        return [_clipped(one) for one in value]
    if isinstance(value, dict):
        return {key: _clipped(one) for key, one in value.items() if one is not None}
    return value
