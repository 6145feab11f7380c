"""What every store can do, wherever its triples live."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimgraph.rdf import Literal, Quad
from claimgraph.store.limits import Limits
from claimgraph.store.loading import Loading

Term = str | Literal


@dataclass(frozen=True)
class Table:
    """The rows of a SELECT: column names, and one tuple of terms a row (None where unbound)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    told: tuple[str, ...] = ()
    """Expressions of the query that could not be computed for some rows, where anybody looked."""


@dataclass(frozen=True)
class Change:
    """What one write does: graphs dropped, subjects of a graph forgotten, then N-Quads added."""

    drop: tuple[str, ...] = ()
    forget: tuple[tuple[str, str], ...] = ()
    add: bytes = field(default=b"", repr=False)


class Store(ABC):
    """Quads, with SPARQL 1.1 over all graphs together."""

    @abstractmethod
    def select(self, query: str) -> Table:
        """Run a SELECT (or ASK, as one row of one column) over all graphs together.

        Raises:
            InvalidQuery: it is no SPARQL, it is an update, or it asks other servers.
        """

    @abstractmethod
    def run(self, query: str, limits: Limits | None = None) -> Table:
        """Run somebody's SELECT, as ``select`` does, so that Ctrl-C ends the waiting.

        Raises:
            LimitExceeded: it went beyond a limit; there is no answer.
        """

    @abstractmethod
    def column(self, query: str, name: str) -> list[str]:
        """Return the IRIs of one column of a query of our own, unbound ones left out."""

    def stream(self, query: str) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows of a query of our own, as texts: IRIs, and literals without datatype."""
        for row in self.select(query).rows:
            yield tuple(v.text if isinstance(v, Literal) else v for v in row)

    @abstractmethod
    def match(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: Term | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have these terms; None stands for any."""

    @abstractmethod
    def describe(self, subjects: Iterable[str]) -> list[Quad]:
        """Return all quads of some subjects."""

    @abstractmethod
    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""

    @abstractmethod
    def lines(self, graph: str) -> list[bytes]:
        """Return the content of a named graph as N-Quads lines without line ends, sorted."""

    @abstractmethod
    def write(self, change: Change) -> None:
        """Make a change: all of it or, after an error, none of it."""

    batch = largest_batch = 8 << 20
    """How many bytes of a large load are best written at once, first and after much else."""

    def loading(self, after: Loading | None = None) -> Loading:
        """Begin a large load; much of it is read once the one before has been."""
        return Loading(lambda text: self.write(Change(add=text)))

    def flush(self) -> None:  # noqa: B027  # a store without a disk has nothing to do
        """Return once everything written is on the disk."""

    def close(self) -> None:  # noqa: B027  # nor anything to let go
        """Let go of files and connections."""
