"""A report as SARIF 2.1.0, the format in which code review tools take findings.

Lines and columns count the characters of the file where its text is read as it is, or where its
words can be found in it again. A .docx or a PDF has no lines: such findings name the file, and give
their words and offsets as properties.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from claimgraph.report.finding import Finding, Related, place
from claimgraph.report.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HELP = "docs/rules.md"


Place = tuple[int, int]
"""A line and a column, both counted from 1."""


@dataclass(frozen=True)
class Checked:
    """One document that was checked: its file, its text, and what was found.

    ``in_place`` says that the text is the file's own, so that lines and columns are those of the
    file; ``origins`` returns the lines and columns in the file between which two offsets of a text
    taken from it lie.
    """

    file: str
    text: str
    in_place: bool
    findings: tuple[Finding, ...]
    origins: Callable[[int, int], tuple[Place, Place]] | None = None


def to_sarif(
    checked: Sequence[Checked], version: str, failed: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the findings of some documents as one SARIF log with one run by this version.

    Args:
        checked: the documents.
        version: of claimgraph.
        failed: what was wrong with each file that could not be read; a key "" is the run itself.
    """
    driver = {
        "name": "claimgraph",
        "version": version,
        "rules": [_rule(code) for code in RULES],
    }
    results = [_result(finding, where) for where in checked for finding in where.findings]
    told = [_notification(file, problem) for file, problem in (failed or {}).items()]
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": not told, "toolExecutionNotifications": told}],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _notification(file: str, problem: str) -> dict[str, Any]:
    """Return what says that a file could not be checked."""
    told: dict[str, Any] = {"level": "error", "message": {"text": problem}}
    if file:
        told["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}]
    return told


def _uri(file: str) -> str:
    return quote(os.fsencode(file))  # a name may hold bytes that are not UTF-8


def _result(finding: Finding, where: Checked) -> dict[str, Any]:
    result = {
        "ruleId": finding.code,
        "ruleIndex": list(RULES).index(finding.code),
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [_location(finding, where)],
        "partialFingerprints": {"claimWords/v1": _fingerprint(finding)},
        "properties": {
            "node": finding.node,
            "start": finding.start,
            "end": finding.end,
            "words": finding.words,
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            _location(other, where) | {"id": number, "message": {"text": other.says}}
            for number, other in enumerate(finding.related, 1)
        ]
    return result


def _rule(code: str) -> dict[str, Any]:
    rule = RULES[code]
    return {
        "id": rule.code,
        "name": "".join(map(str.capitalize, rule.name.split("-"))),
        "shortDescription": {"text": rule.says},
        "help": {"text": f"{rule.says} See {HELP}, {rule.code}."},
        "defaultConfiguration": {"level": rule.severity},
    }


def _location(at: Finding | Related, where: Checked) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.file)}}
    if where.in_place or where.origins:
        found = where.origins or partial(_span, where.text)
        (line, column), (last_line, last_column) = found(at.start, at.end)
        physical["region"] = {
            "startLine": line,
            "startColumn": column,
            "endLine": last_line,
            "endColumn": last_column,
        }
    if where.in_place:
        physical["region"]["snippet"] = {"text": where.text[at.start : at.end]}
    return {"physicalLocation": physical}


def _span(text: str, start: int, end: int) -> tuple[Place, Place]:
    return place(text, start), place(text, max(start, end))


def _fingerprint(finding: Finding) -> str:
    """Return what stays the same when text before the finding changes: its rule and its words."""
    words = " ".join(finding.words.split())
    return hashlib.blake2b(f"{finding.code}\x1f{words}".encode(), digest_size=8).hexdigest()
