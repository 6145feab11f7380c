"""Questions that the index of an archive answers, as ids that are looked up when asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from claimgraph import rdf
from claimgraph.archive.answers import Chosen, claims_of, holds
from claimgraph.archive.facts import ASKED, DATED, LISTED, NAMED, TIED
from claimgraph.archive.index import Index
from claimgraph.archive.listing import Listing, nodes_of
from claimgraph.archive.load import Reader
from claimgraph.archive.names import Names
from claimgraph.archive.paging import NodePages, counted
from claimgraph.archive.sources import USES, SourceListing, sources_of
from claimgraph.graph.relations import described
from claimgraph.model import Node
from claimgraph.questions import Name, checked
from claimgraph.questions.sparql_rows import encodable
from claimgraph.store import Store


@dataclass(frozen=True)
class Indexed:
    """Answers the questions of an archive by its index.

    Args:
        store: what the index is of.
        base: the base of ids.
        index: what is looked up.
        resolve: returns the ids that a name means, by noun, name and document.
    """

    store: Store
    base: str
    index: Index
    resolve: Callable[[str, Name, Name | None], tuple[str, ...]]

    def ids(
        self, name: str, column: str, parameter: str, value: Any, scope: Any
    ) -> Collection[str] | None:
        """Return the ids that a question gives in a column; None for one that is not indexed.

        Args:
            name: of the question.
            column: the noun that is asked for.
            parameter: what is bound, "" for nothing.
            value: what it is bound to, as people name it.
            scope: the document in which it is named so, None for any.
        """
        if column == "source":
            if name in USES:
                return self._sources(name)
            if name == "sources-in" and parameter:
                return self._listed_in(value)
        if column in LISTED:
            return self._listing(name, column, parameter, value, scope)
        if column == "claim" and name in (*ASKED, "claims-in"):
            return self._claims(name, parameter, value, scope)
        return None

    def _claims(self, name: str, parameter: str, value: Any, scope: Any) -> Chosen | None:
        """Return the claims that a question gives; None for one not indexed."""
        index = self.index
        if not parameter:
            return Chosen(index, name) if name == "claims-in" else None
        homes = None if scope is None else self._homes(scope)
        if name == "claims-in":
            return Chosen(index, name, homes=self._homes(value))
        if parameter == "source":
            return Chosen(index, name, self.resolve("source", value, scope))
        if parameter in NAMED.values():
            return self._of_named(name, parameter, value, homes)
        bound = (
            described(encodable(str(value))) if parameter == "words" else checked(parameter, value)
        )
        return Chosen(index, name, (bound,))

    def _listing(
        self, name: str, noun: str, parameter: str, value: Any, scope: Any
    ) -> Listing | None:
        """Return the actors, events or figures that a question gives; None for one not indexed."""
        if name == f"{noun}s-in":
            return Listing(self.index, noun, name, homes=self._homes(value) if parameter else None)
        if not parameter:
            return Listing(self.index, noun, name) if name == "claims-voiced-by" else None
        if parameter == "claim":
            names = Names(self.store, self.base, self.index)
            claims = self.resolve("claim", value, scope)
            homes = tuple(rdf.iri(names.home("claim", one), self.base) for one in claims)
            return Listing(self.index, noun, name, claims, homes=homes)
        if name == DATED:
            return Listing(self.index, noun, name, (parameter, str(value)))
        if parameter == "unit":
            return Listing(self.index, noun, name, (encodable(str(value)),))
        if parameter == "actor" and name in TIED:
            found = self._of_named(name, parameter, value, scope and self._homes(scope))
            return Listing(self.index, noun, name, found.values, found.by_name, found.homes)
        return None

    def _sources(self, name: str) -> SourceListing:
        return SourceListing(self.store, self.base, self.index, USES[name])

    def _listed_in(self, document: Name) -> set[str]:
        facts = [self.index.facts(home) for home in self._homes(document)]
        return {source for one in facts if one for source in one.placed.get("source", ())}

    def _homes(self, document: Name) -> tuple[str, ...]:
        return tuple(rdf.iri(one, self.base) for one in self.resolve("document", document, None))

    def _of_named(self, name: str, noun: str, value: Name, homes: tuple[str, ...] | None) -> Chosen:
        """Return the claims of what belongs to a document: by its id, or by what it is called."""
        names = Names(self.store, self.base, self.index)
        if found := names.held(noun, value):
            home = rdf.iri(names.home(noun, found), self.base)
            return Chosen(self.index, name, (found,), homes=(home,))
        text = value.id if isinstance(value, Node) else str(value)
        said = names.called_so(noun, text, homes)
        return Chosen(self.index, name, said, by_name=True, homes=homes)

    def pages(self, noun: str, used: list[Collection[str]]) -> Sequence[Any] | None:
        """Return the nodes that pass some filters, by the page; None where no index tells them."""
        index, reader = self.index, Reader(self.store, self.base)
        if noun == "sources":
            if not any(isinstance(ids, SourceListing) for ids in used):
                used = [*used, self._sources("sources")]
            ids = partial(sources_of, used)
            return NodePages(ids, counted(used, ids), reader)
        listed = [ids for ids in used if isinstance(ids, Listing)]
        if listed and len(listed) == len(used):
            ids = partial(nodes_of, listed, index)
            return NodePages(ids, counted(listed, ids), reader)
        chosen = [ids for ids in used if isinstance(ids, Chosen)]
        if len(chosen) < len(used):
            return None
        ids = partial(claims_of, chosen, index)
        return NodePages(ids, counted(chosen, ids), reader, holds(chosen, index, reader))
