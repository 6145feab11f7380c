"""Links of the reader's claims led on to the claims of what is said in their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from claimgraph.model import EXPLICIT, Citation, Claim, Inference, Node


class Heirs:
    """Which claims stand in the place of others, and which stand beside them.

    A claim that only reports is replaced by its heirs. A claim that says more stays, and the claims
    of the words within it stand beside it, cited as it is.

    >>> heirs = Heirs()
    >>> heirs.replace("sentence", "said")
    >>> [c.claim for c in heirs.relinked(Citation(
    ...     claim="sentence", source="s", basis="sameClause", marker="m"))]
    ['said']
    """

    def __init__(self) -> None:
        self._heirs: dict[str, list[str]] = defaultdict(list)
        self._beside: dict[str, list[str]] = defaultdict(list)

    def replace(self, claim: str, heir: str) -> None:
        """Let a claim stand in the place of another."""
        self._heirs[claim].append(heir)

    def add(self, claim: str, other: str) -> None:
        """Let a claim stand beside another, with the sources that are shown for it."""
        self._beside[claim].append(other)

    def keep_wider(self, claims: Mapping[str, Claim]) -> None:
        """Keep a replaced claim, beside its heirs, that has a figure which none of them has."""
        for claim, heirs in list(self._heirs.items()):
            taken = {f for heir in heirs for f in claims[heir].figures}
            if not taken.issuperset(claims[claim].figures):
                self._beside[claim] += self._heirs.pop(claim)

    def replaced(self, claim: str) -> bool:
        """Whether others stand in a claim's place."""
        return claim in self._heirs

    def relinked(self, node: Node) -> Iterator[Node]:
        """Yield a node with its links led to heirs of replaced claims, copied for added ones."""
        match node:
            case Citation():
                yield from self._citations(node)
            case Inference():
                premises = tuple(h for p in node.premises for h in self._heirs.get(p, [p]))
                for claim in self._heirs.get(node.claim, [node.claim]):
                    yield _renewed(node, claim=claim, premises=premises)
            case _:
                yield node

    def _citations(self, citation: Citation) -> Iterator[Node]:
        for claim in self._heirs.get(citation.claim, [citation.claim]):
            yield _renewed(citation, claim=claim)
        if citation.basis in EXPLICIT:
            for claim in self._beside.get(citation.claim, ()):
                yield _renewed(citation, claim=claim)


def _renewed(node: Node, **changes: object) -> Node:
    """Return a node with other links, and the id that they give it."""
    fields = {**dict(node), **changes}
    fields.pop("id")
    return type(node)(**fields)
