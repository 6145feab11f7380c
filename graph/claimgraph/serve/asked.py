"""What a worker does with a copy of an archive: named questions, documents, what falls and why.

Another one reads and checks texts.

Each job takes and returns plain JSON: names and numbers in, rows out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from claimgraph.archive import Archive
from claimgraph.questions import shipped
from claimgraph.results import Result

PAGE = 50
"""Rows of one answer, where nothing else is asked for."""
LONGEST = 1000
"""The most rows of one answer."""


class Asked:
    """Answers jobs over an archive that nobody else changes.

    Args:
        folder: of the archive.
    """

    def __init__(self, folder: str) -> None:
        self._archive = Archive(folder, read_only=True)
        self._archive.sources()

    def __call__(self, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        job = getattr(self, f"_{header['job']}")
        return {}, json.dumps(job(json.loads(body)), ensure_ascii=False, default=str).encode()

    def _documents(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        return self._part(self._archive.documents(), asked)

    def _question(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        bound = asked.get("bindings", {})
        name = shipped(asked["question"]).name
        found = self._archive.ask(name, document=asked.get("document"), **bound)
        return self._part(found, asked)

    def _page(self, asked: Mapping[str, Any]) -> str:
        from claimgraph import pages

        return pages.html(self._archive.get(asked["document"]))

    def _without(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        sources = self._archive._resolve("source", asked["source"], asked.get("document"))
        impact = self._archive.without(sources=sources, counting=asked.get("counting", "explicit"))
        counts = {
            name: len(getattr(impact, name))
            for name in ("falls", "in_question", "survives", "unresolved")
        }
        start, count = bounds(asked)
        rows = map(dict, impact.touched[start : start + count].rows())
        shown = _told(rows, start, len(impact.touched))
        return {"summary": repr(impact).split("\n", 1)[0].strip("<>"), **counts, **shown}

    def _why(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        (claim,) = self._archive._nodes(self._archive._resolve("claim", asked["claim"]))
        kb = self._archive.get(claim.document)
        support = kb.support(claim)
        return {
            "claim": claim.id,
            "text": claim.text,
            "document": claim.document,
            "status": kb.status(claim),
            "chain": [str(step) for step in kb.chain(claim)],
            "support": [dict(row) for row in support.rows()],
        }

    def _part(self, found: Result[Any], asked: Mapping[str, Any]) -> dict[str, Any]:
        start, count = bounds(asked)
        rows = [dict(row) for row in found[start : start + count].rows()]
        self._tell(rows)
        return {"columns": list(found.columns or ()), **_told(rows, start, len(found))}

    def _tell(self, rows: list[dict[str, Any]]) -> None:
        """Add the words of the first node that a row names, where the row does not tell them."""
        values = (v for row in rows if "text" not in row for v in row.values())
        nodes = self._archive.named(v for v in values if isinstance(v, str))
        for row in rows:
            named = [nodes[v] for v in row.values() if isinstance(v, str) and v in nodes]
            words = next((n.label for n in named if n.noun != "document"), None)
            if words is not None and "text" not in row and words not in row.values():
                row["text"] = words


class Texts:
    """Reads texts of strangers; needs no archive, and so lives as long as the service."""

    def __call__(self, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        job = getattr(self, f"_{header['job']}")
        return {}, json.dumps(job(json.loads(body)), ensure_ascii=False, default=str).encode()

    def _check(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        from claimgraph import files

        report = files.parse(asked["text"]).report()
        return _window([_finding(one) for one in report], asked)

    def _read(self, asked: Mapping[str, Any]) -> str:
        from claimgraph import files

        return files.dumps(files.parse(asked["text"]), "turtle")


def _finding(found: Any) -> dict[str, Any]:
    told = ("code", "name", "severity", "line", "column", "message", "words")
    return {name: getattr(found, name) for name in told}


def bounds(asked: Mapping[str, Any]) -> tuple[int, int]:
    """Return where a part of an answer begins, and how many rows it may have."""
    start, count = int(asked.get("start", 0)), int(asked.get("count", PAGE))
    return max(0, start), min(max(1, count), LONGEST)


def _window(rows: list[dict[str, Any]], asked: Mapping[str, Any]) -> dict[str, Any]:
    start, count = bounds(asked)
    return _told(rows[start : start + count], start, len(rows))


def _told(rows: Iterable[dict[str, Any]], start: int, total: int) -> dict[str, Any]:
    """Return rows with how many there are in all, and where the next ones begin."""
    held = list(rows)
    end = start + len(held)
    return {"rows": held, "start": start, "total": total, "next": end if end < total else None}
