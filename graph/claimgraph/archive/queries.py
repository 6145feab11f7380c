"""What an archive is asked: its documents, the questions, and what falls with a source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimgraph import rdf
from claimgraph.analysis.api import LossAnalysis
from claimgraph.archive.answers import Documents
from claimgraph.archive.backends import Backend
from claimgraph.archive.display import Rows, columns
from claimgraph.archive.indexed import Indexed
from claimgraph.archive.ledger import Batch, Entry
from claimgraph.archive.load import Reader
from claimgraph.archive.names import Names
from claimgraph.errors import ArchiveProblem, UnknownNode
from claimgraph.graph import ClaimGraph
from claimgraph.model import NOUNS, Document, Node
from claimgraph.questions import Name, Questions
from claimgraph.rdf.vocabulary import FIELDS, expand
from claimgraph.results import Result
from claimgraph.store import Limits, Table

if TYPE_CHECKING:
    from claimgraph.analysis.propositions import Contradiction
    from claimgraph.archive.kept import Kept
    from claimgraph.archive.loss import ArchiveLossHolder, ArchiveRuleBase


class ArchiveQueries(LossAnalysis, Questions):
    """The reading side of an archive."""

    _open: Backend | None
    _links: ArchiveRuleBase | None = None
    """The rules of all documents, where no index tells them; gone after a write."""
    _near: Kept | None = None
    """The rules that the last loss can reach."""
    _all: Kept | None = None
    """The rules of all documents."""

    @property
    def _site(self) -> Backend:
        if self._open is None:
            raise ArchiveProblem("the archive is closed; open it again")
        self._open.refuse_child()
        return self._open

    # -- what is held ---------------------------------------------------------------------------

    def __len__(self) -> int:
        return self._site.ledger.count("document")

    def __iter__(self) -> Iterator[str]:
        return map(self._short, self._site.ledger.in_order("document"))

    def __contains__(self, document: object) -> bool:
        known = isinstance(document, str) and document.isprintable()  # so is every id
        return known and self._entry(str(document)) is not None

    def __bool__(self) -> bool:
        return True

    def documents(self) -> Result[Document]:
        """Return the documents held, in the order of their ids."""
        reader = Reader(self._site.store, self.base)
        held = Documents(self._site.ledger, reader)
        return Result(held, self._row, "documents", columns("documents"))

    def get(self, *documents: Name) -> ClaimGraph:
        """Return one document, or several, as a graph.

        Links to documents that are not asked for are left out; ask for both to have the links. When
        all are asked for, sources that nothing lists or cites come along.

        Raises:
            UnknownNode: no such document is held.
        """
        ids = [one for name in documents for one in self._resolve("document", name)]
        graphs = [rdf.iri(one, self.base) for one in ids]
        everything = len(set(graphs)) == len(self)
        reader = Reader(self._site.store, self.base)
        return ClaimGraph(reader.documents(graphs, everything=everything))

    def by_document(self) -> Iterator[list[Node]]:
        """Yield the nodes of each document, one document in memory at a time.

        Its own nodes come with their links to other documents, and with what it shares, such as
        sources; what ``cg.tables.write`` needs to lose nothing.

        >>> archive = cg.Archive()
        >>> _ = archive.add(kb := cg.example("harbour-audit"))
        >>> [len(nodes) == len(kb) for nodes in archive.by_document()]
        [True]
        """
        reader = Reader(self._site.store, self.base)
        for entry in self._site.ledger.entries("document"):
            yield reader.with_leaving([entry.iri])

    def named(self, values: Iterable[str]) -> dict[str, Node]:
        """Return the nodes, documents apart, whose ids are among some values, by id.

        Only ids that begin with their noun are looked for, as those made here do.

        >>> archive = cg.Archive()
        >>> _ = archive.add(kb := cg.example("harbour-audit"))
        >>> archive.named([kb.claims()[0].id, "claim-0", "of 3 million"]) == {
        ...     kb.claims()[0].id: kb.claims()[0]}
        True
        """
        ids = [one for one in dict.fromkeys(values) if _is_id(one)]
        found = Reader(self._site.store, self.base).load(ids)
        return {node.id: node for node in found}

    def contradictions(self, claim: Name | None = None) -> Result[Contradiction]:
        """Return what cannot both hold, or is disputed: as ``ClaimGraph.contradictions`` does.

        Rows name claims by their ids. The documents whose figures conflict are read as one graph;
        where claims or sources dispute any, all documents are.

        Args:
            claim: only those of this claim.

        >>> archive = cg.Archive()
        >>> _ = archive.add(cg.example("eastern-flank"))
        >>> archive.contradictions()
        <0 contradictions>

        Raises:
            UnknownNode: no such claim is held.
        """
        from claimgraph.analysis.propositions import contradicting

        only = None if claim is None else self._resolve("claim", claim)
        disputes = FIELDS["claim"]["disputes"].term
        if next(iter(self._site.store.match(predicate=expand(disputes))), None):
            kb = self.get(*self)
        else:
            pairs = self.figures(conflicting=True)
            stating = {figure.document for low, high, _ in pairs for figure in (low, high)}
            kb = self.get(*sorted(stating))
        if only is not None and not all(one in kb for one in only):
            return contradicting(ClaimGraph(), ids=True)
        return contradicting(kb, only[0] if only else None, ids=True)

    def batches(self) -> list[Batch]:
        """Return what the ledger says of each write: when, how far it came, how much, its hash."""
        return self._site.ledger.batches()

    # -- loss -----------------------------------------------------------------------------------

    def _loss_holder(self) -> ArchiveLossHolder:
        """Return the archive as the analyses see it: links read into arrays, and those of a write.

        The links that a loss can reach are read by the index; all of them only when an answer needs
        them, such as what is untouched.

        >>> archive = cg.Archive()
        >>> _ = archive.add(kb := cg.example("harbour-audit"))
        >>> source = kb.sources()[0]
        >>> len(archive.without(sources=source).falls) == len(kb.without(sources=source).falls)
        True
        """
        from claimgraph.archive.kept import Kept
        from claimgraph.archive.loss import ArchiveLossHolder
        from claimgraph.archive.reach import Lost
        from claimgraph.archive.rules import read_rule_base

        store, ledger = self._site.store, self._site.ledger

        def read() -> Sequence[ArchiveRuleBase]:
            if ledger.index is None:
                self._links = self._links or read_rule_base(store, self.base)
                return (self._links,)
            self._all = self._all or Kept(store, self.base, ledger)
            return self._all.rule_bases()

        def near(sources: Iterable[str], passages: Iterable[str]) -> Sequence[ArchiveRuleBase]:
            lost = Lost(frozenset(sources), frozenset(passages))
            if self._near is None or self._near.lost != lost:
                self._near = Kept(store, self.base, ledger, lost)
            return self._near.rule_bases()

        known = ledger.index is None or self._all is not None
        return ArchiveLossHolder(self, store, read, None if known else near)

    def _row(self, node: Node) -> Mapping[str, object]:
        return Rows(self._site.store, self.base).row(node)

    def _columns(self, noun: str) -> tuple[str, ...]:
        return columns(noun)

    # -- how the questions are answered ---------------------------------------------------------

    def _select(self, query: str) -> Table:
        return self._site.store.select(query)

    def _run(self, query: str, limits: Limits | None) -> Table:
        return self._site.store.run(query, limits)

    def _column(self, query: str, name: str) -> list[str]:
        return self._site.store.column(query, name)

    def _ids(
        self, name: str, column: str, parameter: str = "", value: Any = None, scope: Any = None
    ) -> Collection[str]:
        indexed = self._indexed
        found = None if indexed is None else indexed.ids(name, column, parameter, value, scope)
        return super()._ids(name, column, parameter, value, scope) if found is None else found

    @property
    def _indexed(self) -> Indexed | None:
        """What answers by the index; None where there is none."""
        index = self._site.ledger.index
        return None if index is None else Indexed(self._site.store, self.base, index, self._resolve)

    def _result(self, noun: str, everything: str, *found: Collection[str] | None) -> Result[Any]:
        used = [ids for ids in found if ids is not None]
        used = used or [self._ids(everything, noun[:-1])]
        indexed = self._indexed
        pages = None if indexed is None else indexed.pages(noun, used)
        if pages is None:
            return super()._result(noun, everything, *found)
        return Result(pages, self._row, noun, self._columns(noun))

    def _nodes(self, ids: Iterable[str]) -> Sequence[Any]:
        return Reader(self._site.store, self.base).answer(ids)

    def _resolve(self, noun: str, name: Name, document: Name | None = None) -> tuple[str, ...]:
        if isinstance(name, bool) or not isinstance(name, (str, int, Node)):
            raise UnknownNode(noun, name)
        names = Names(self._site.store, self.base, self._site.ledger.index)
        scope = None if document is None else names.resolve("document", document, None)[0]
        return names.resolve(noun, name, scope)

    def _entry(self, document: str) -> Entry | None:
        return self._site.ledger.entry(rdf.iri(document, self.base))


def _is_id(text: str) -> bool:
    noun, mark, rest = text.partition("-")
    plain = rest.isascii() and rest.replace("-", "").isalnum()
    return bool(mark) and plain and noun in NOUNS and noun != "document"
