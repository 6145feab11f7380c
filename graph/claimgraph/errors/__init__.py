"""Every error claimgraph raises on purpose, as one tree.

    ClaimGraphError
    ├── UnreadableInput (ValueError)      a text or file that cannot be read at all
    │   └── SyntaxProblem                 … with line, column and caret
    ├── InvalidGraph (ValueError)         nodes that do not fit together
    │   ├── SpanMismatch                  words that are not where the offsets say
    │   ├── BrokenLink                    a link to a node that is not there
    │   ├── ConflictingNodes              two different nodes under one id
    │   └── IdCollision                   two different ids under one number of the tables
    ├── InvalidQuery (ValueError)         SPARQL that cannot run, or a filter that does not exist
    │   └── WrongFormat                   rows where only triples can be told, or the other way
    ├── UnknownNode (KeyError)            a name nothing in the graph answers to
    │   └── AmbiguousName                 a name several nodes answer to
    ├── ArchiveProblem (RuntimeError)     an archive that cannot do what it was asked
    │   ├── ArchiveLocked                 another process has it open; the message names it
    │   ├── ArchiveDamaged                what it holds is not what its ledger says
    │   └── VersionConflict               another version of a document is held already
    ├── EndpointProblem (OSError)         a SPARQL server that cannot be reached or refuses
    ├── LimitExceeded (RuntimeError)      a query, file or picture beyond a limit; no part of it
    ├── DoesNotFit (ValueError)           a picture that needs more room than it was given
    ├── ExtractorFailed (RuntimeError)    an extractor that gave no answer
    ├── EngineProblem (RuntimeError)      an engine of batch work that cannot do what it was asked
    │   └── WorkersFailed                 workers that died, or lack what claimgraph needs
    └── MissingExtra (ImportError)        an optional library that is not installed

    MissingGlyphs (UserWarning)           no installed font has some characters of a picture

Each message says what was wrong, where, and what to do next.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from claimgraph.errors.wording import line_at, nearest, shorten, window

__all__ = ["line_at", "nearest"]

_COMPARED = 5000
"""Known names that a mistyped one is compared with: all those of a large graph take minutes."""
_LISTED = 12
"""Known names that a message lists when none is near."""


class ClaimGraphError(Exception):
    """The base of all errors raised on purpose; catch it to catch them all."""

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions are made again from their message alone, which ours do not take.
        return _again, (type(self), self.args), self.__dict__


class UnreadableInput(ClaimGraphError, ValueError):
    """A text or file that cannot be read at all."""


class SyntaxProblem(UnreadableInput):
    """Input that breaks the rules of its format at a known place.

    >>> print(SyntaxProblem("unexpected '}'", line=2, column=5, source="a } b"))
    line 2, column 5: unexpected '}'
      a } b
          ^
    """

    def __init__(
        self, problem: str, *, line: int, column: int, source: str = "", name: str = ""
    ) -> None:
        self.problem, self.line, self.column = problem, line, column
        place = f"{name}, line {line}" if name else f"line {line}"
        message = f"{place}, column {column}: {problem}"
        if source:
            shown, caret = window(source, column)
            message += f"\n  {shown}\n  {' ' * caret}^"
        super().__init__(message)


class InvalidGraph(ClaimGraphError, ValueError):
    """Nodes that do not fit together."""


class SpanMismatch(InvalidGraph):
    """The words of a passage are not where its offsets say.

    >>> print(SpanMismatch("passage-1", 3, 8, "Paris", "s Rom"))
    passage-1: document.text[3:8] is 's Rom', not 'Paris'; correct the offsets or the words
    """

    def __init__(self, node: str, start: int, end: int, exact: str, found: str) -> None:
        self.node, self.start, self.end = node, start, end
        super().__init__(
            f"{node}: document.text[{start}:{end}] is {shorten(found)!r}, not "
            f"{shorten(exact)!r}; correct the offsets or the words"
        )


class BrokenLink(InvalidGraph):
    """A node links to one that is not in the graph, or is of the wrong kind."""

    def __init__(self, node: str, field: str, target: str, wanted: str, found: str | None) -> None:
        self.node, self.field, self.target = node, field, target
        what = f"is a {found}" if found else "is not in the graph"
        super().__init__(
            f"{node}: {field} = {target!r} should be a {wanted}, but {what}; "
            f"add the {wanted} or drop the link"
        )


class ConflictingNodes(InvalidGraph):
    """Two different nodes carry one id."""

    def __init__(self, node: str, field: str, first: object, second: object) -> None:
        self.node, self.field = node, field
        super().__init__(
            f"two nodes are called {node} and differ in {field}: "
            f"{shorten(repr(first))} and {shorten(repr(second))}; keep one of them"
        )


class IdCollision(InvalidGraph):
    """Two ids have one 64-bit number, by which the tables name nodes.

    >>> print(IdCollision(7, "claim-1", "claim-2"))
    claim-1 and claim-2 both have the number 7; give one of them another id
    """

    def __init__(self, number: int, first: str, second: str) -> None:
        self.number, self.first, self.second = number, first, second
        super().__init__(
            f"{first} and {second} both have the number {number}; give one of them another id"
        )


class InvalidQuery(ClaimGraphError, ValueError):
    """SPARQL that cannot run, or a filter or question that does not exist."""


class WrongFormat(InvalidQuery):
    """A query answers with rows where only triples can be told, or the other way round."""


class UnknownNode(ClaimGraphError, KeyError):
    """Nothing in the graph answers to a name; the nearest names are suggested, or all if few.

    >>> print(UnknownNode("source", "Vanse", ["Vance", "Rutte"]))
    no source is called 'Vanse'; did you mean 'Vance'?
    >>> print(UnknownNode("source", 9, [1, 2, 3]))
    no source is called 9; there are: 1, 2, 3
    """

    def __init__(self, noun: str, name: object, known: Iterable[object] = ()) -> None:
        self.noun, self.name = noun, name
        few = [str(k) for k in islice(known, _COMPARED)]
        self.suggestions = nearest(str(name), few)
        self.message = f"no {noun} is called {shorten(repr(name))}"
        if self.suggestions:
            self.message += "; did you mean " + " or ".join(map(repr, self.suggestions)) + "?"
        elif 0 < len(few) <= _LISTED:
            self.message += "; there are: " + ", ".join(shorten(k, 30) for k in few)
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


class AmbiguousName(UnknownNode):
    """Several nodes answer to a name; their ids tell them apart."""

    def __init__(
        self, noun: str, name: object, candidates: Iterable[str], told: Iterable[str] = ()
    ) -> None:
        super().__init__(noun, name)
        self.candidates = tuple(candidates)
        shown = list(told) or list(self.candidates)
        self.message = (
            f"{shorten(repr(name))} names {len(self.candidates)} {noun}s: {', '.join(shown[:5])}"
            f"{' …' if len(shown) > 5 else ''}; use an id, or name the document as well"
        )


class ArchiveProblem(ClaimGraphError, RuntimeError):
    """An archive cannot do what it was asked."""


class ArchiveLocked(ArchiveProblem):
    """Another process has the archive open; the message names it."""


class ArchiveDamaged(ArchiveProblem):
    """What an archive holds is not what its ledger says, or cannot be read."""


class VersionConflict(ArchiveProblem):
    """Another version of a document is held already; ``replace`` puts a new one in its place."""

    def __init__(self, documents: Iterable[str]) -> None:
        self.documents = tuple(documents)
        several = len(self.documents) > 1
        super().__init__(
            f"{', '.join(self.documents[:3])}{' …' if len(self.documents) > 3 else ''}: "
            f"the archive holds {'other versions' if several else 'another version'}; "
            "only replacing puts this one in its place"
        )


class EndpointProblem(ClaimGraphError, OSError):
    """A SPARQL server cannot be reached or refuses; the message says what it answered."""

    def __str__(self) -> str:
        return str(self.args[0])


class LimitExceeded(ClaimGraphError, RuntimeError):
    """A query or a file went beyond a limit and was ended; there is no answer, not even in part.

    ``limit`` says which: "seconds", "rows", "bytes", "memory" or "depth" of a query or graph;
    "size", "unpacked", "characters" or "lines" of what is read; "pixels" of a picture.

    >>> print(LimitExceeded("rows", 1000))
    the answer has more than 1000 rows; ask for less, or allow more
    """

    def __init__(self, limit: str, allowed: float) -> None:
        self.limit, self.allowed = limit, allowed
        told = f"{allowed:.0f}" if allowed >= 1000 else f"{allowed:g}"
        size = f"{int(allowed) >> 20} MiB" if allowed >= 1 << 20 else f"{told} bytes"
        super().__init__(_LIMITS[limit].format(allowed=told, size=size))


_LIMITS = {
    "seconds": "not answered within {allowed} seconds; ask for less, or allow more time",
    "rows": "the answer has more than {allowed} rows; ask for less, or allow more",
    "bytes": "the answer has more than {size}; ask for less, or allow more",
    "memory": "this needs more than {size} of memory; ask for less, or allow more",
    "size": "the file has more than {size}; split it, or allow more",
    "unpacked": "it unpacks to more than {size}; split it, or allow more",
    "characters": "the text has more than {allowed} characters; split it, or allow more",
    "lines": "the text has more than {allowed} lines; split it, or allow more",
    "pixels": "it has more than {allowed} pixels; take fewer dots per inch, or write an .svg",
    "depth": "this nests too deeply to be read; simplify it",
}


class DoesNotFit(ClaimGraphError, ValueError):
    """A picture needs more room than it was given; ``needed`` and ``given`` are in inches.

    >>> print(DoesNotFit("200 claims", "height", needed=42.0, given=8.0, fontsize=6.0))
    200 claims need 42.0 in of height at 6 pt, but have 8.0 in; give it more
    """

    def __init__(
        self,
        what: str,
        side: str,
        *,
        needed: float,
        given: float,
        fontsize: float,
        advice: str = "give it more",
    ) -> None:
        self.side, self.needed, self.given = side, needed, given
        super().__init__(
            f"{what} need {needed:.1f} in of {side} at {fontsize:g} pt, but have {given:.1f} in; "
            f"{advice}"
        )


class MissingGlyphs(UserWarning):
    """No installed font has some characters of a picture; the message names their script."""


class ExtractorFailed(ClaimGraphError, RuntimeError):
    """An extractor gave no answer: a model that cannot be reached, or keeps refusing."""


class EngineProblem(ClaimGraphError, RuntimeError):
    """An engine of batch work cannot do what it was asked, for want of memory or disk perhaps."""


class WorkersFailed(EngineProblem):
    """Workers of an engine died again and again, or lack what they need."""


class MissingExtra(ClaimGraphError, ImportError):
    """A library is needed that only an extra installs.

    >>> print(MissingExtra("pandas", "frames"))
    this needs pandas: pip install 'claimgraph[frames]'
    """

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"this needs {library}: pip install 'claimgraph[{extra}]'")


def _again(kind: type[ClaimGraphError], args: tuple[object, ...]) -> ClaimGraphError:
    """Return an error that travelled from another process."""
    return kind.__new__(kind, *args)
