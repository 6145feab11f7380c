"""The questions as files: ``ontology/queries/<question>.rq``, their parameters and their binding.

A question runs as it stands and then answers for everything: each parameter is a line
``VALUES ?name { UNDEF }``. Binding replaces UNDEF by serialised terms, so a value can never become
part of the query's grammar.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimgraph.errors import InvalidQuery, UnknownNode, UnreadableInput
from claimgraph.model import ClaimKind, Status, choices
from claimgraph.patterns import regex
from claimgraph.rdf import Literal
from claimgraph.rdf.vocabulary import PREFIXES
from claimgraph.resources import resource

FOLDER = "ontology/queries"
_PARAMETER = regex(r"VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}")
_BAD_IRI = regex(r'[\x00-\x20<>"{}|^`\\]')


class Question(NamedTuple):
    """A named SPARQL query: the question in words, its parameters, and the query's text."""

    name: str
    asks: str
    parameters: tuple[str, ...]
    text: str

    def bind(self, **values: object) -> str:
        """Return the query with some parameters bound to terms; its lines stay those of the file.

        Each value is an IRI (``str``), a ``Literal``, or a collection of them (any of these).

        Raises:
            InvalidQuery: there is no such parameter, or a value is not a term.
        """
        unknown = sorted(set(values) - set(self.parameters))
        if unknown:
            known = ", ".join(self.parameters) or "none"
            raise InvalidQuery(f"{self.name} has no parameter {unknown[0]!r}; it has: {known}")

        def fill(match: re.Match[str]) -> str:
            value = values.get(match[1])
            return match[0] if value is None else f"VALUES ?{match[1]} {{ {_terms(value)} }}"

        return _PARAMETER.sub(fill, self.text)


class Parameter(NamedTuple):
    """What people and programs are told of a parameter: what it means, and what it may be."""

    means: str
    choices: tuple[str, ...] = ()


PARAMETERS: Mapping[str, Parameter] = {
    "source": Parameter("a source: its number in the document, its title, its address or its id"),
    "document": Parameter(
        "a document: its title or its id; needed where a source is named by its number"
    ),
    "claim": Parameter("a claim: its id"),
    "actor": Parameter("an actor: a name or an id"),
    "event": Parameter("an event: its id"),
    "name": Parameter("a name, whole, in any case"),
    "words": Parameter("the words of the text, such as: a senior official"),
    "unit": Parameter("a unit: an ISO 4217 or UCUM code, or a counted noun"),
    "during": Parameter("a year, month or day, such as 2031-06"),
    "after": Parameter("a year, month or day, such as 2031-06"),
    "before": Parameter("a year, month or day, such as 2031-06"),
    "status": Parameter("how a claim is backed", choices(Status)),
    "kind": Parameter("what a claim is", choices(ClaimKind)),
    "proposer": Parameter("a program or model: its name"),
}
"""The parameters of the questions, by name."""


def question(name: str | Path) -> Question:
    """Return a shipped question by its name, or one of the user's own by the path of its ``.rq``.

    >>> question("claims-relying-on").parameters
    ('source', 'claim')

    Raises:
        UnknownNode: no question is called so; the nearest names are suggested.
        UnreadableInput: the file is not UTF-8 text.
    """
    if not isinstance(name, (str, Path)):
        raise UnknownNode("question", name)
    if isinstance(name, Path) or name.endswith(".rq"):
        return _own(Path(name))
    return shipped(name)


def shipped(name: str) -> Question:
    """Return a shipped question by its name; never a file, whatever the name is.

    Raises:
        UnknownNode: no question is called so; the nearest names are suggested.
    """
    known = questions()
    if name not in known:
        error = UnknownNode("question", name, known)
        if not error.suggestions:
            error.message += "; `claimgraph ask` lists all of them"
        raise error
    return known[name]


@cache
def questions() -> Mapping[str, Question]:
    """Return all shipped questions by name, sorted."""
    found = {}
    for file in resource(FOLDER).iterdir():
        if file.name.endswith(".rq"):
            name = file.name.removesuffix(".rq")
            found[name] = written(name, file.read_text(encoding="utf-8"))
    return dict(sorted(found.items()))


def _own(path: Path) -> Question:
    try:
        return written(path.stem, path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"{path}: byte {error.start} is not UTF-8 text") from None


def written(name: str, text: str) -> Question:
    """Return a query as a question, its parameters those that it has in its text."""
    comment = []
    for line in text.split("\n"):
        if not line.startswith("#"):
            break
        comment.append(line.lstrip("# ").rstrip())
    parameters = tuple(dict.fromkeys(_PARAMETER.findall(text)))
    return Question(name, " ".join(comment), parameters, text)


def _terms(value: object) -> str:
    many = value if isinstance(value, (list, tuple, set, frozenset)) else (value,)
    if isinstance(value, Literal):
        many = (value,)
    return " ".join(map(term, many))


def term(value: object) -> str:
    """Return one value as a SPARQL term, escaped.

    >>> term("https://example.org/a"), term(Literal('say "hi"'))
    ('<https://example.org/a>', '"say \\\\"hi\\\\""')
    """
    if isinstance(value, Literal):
        escaped = value.text.translate(_ESCAPES)
        if _BAD_IRI.search(value.datatype):
            raise InvalidQuery(f"{value.datatype!r} is not a datatype IRI")
        return f'"{escaped}"' + (f"^^<{value.datatype}>" if value.datatype != _STRING else "")
    if isinstance(value, str) and ":" in value and not _BAD_IRI.search(value):
        return f"<{value}>"
    raise InvalidQuery(f"{value!r} is neither an IRI nor a Literal")


_STRING = PREFIXES["xsd"] + "string"
_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r"} | {
    code: f"\\u{code:04X}" for code in (*range(10), 11, 12, *range(14, 32), 127)
}
