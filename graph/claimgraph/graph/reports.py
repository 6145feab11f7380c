"""Methods that report on a graph: what is wrong with its citations, and where one is missing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from claimgraph.analysis.holder import Holder
from claimgraph.model import Citation, Claim, Document, Node, Passage, Status
from claimgraph.questions import Name
from claimgraph.results import Result

if TYPE_CHECKING:
    from claimgraph.report import Report
    from claimgraph.report.paragraphs import Paragraph


class Reports(Holder):
    """What the reader saw and decided, and what each paragraph and sentence rests on."""

    _held: dict[str, Node]

    @property
    @abstractmethod
    def document(self) -> Document:
        """The one document held."""

    @abstractmethod
    def status(self, claim: Name) -> Status:
        """Return whether a claim is cited, matched, voiced or uncited."""

    @abstractmethod
    def citations(self, claim: Name | None = None) -> tuple[Citation, ...]:
        """Return the citations of a claim, or all of them; shown ones first."""

    def report(self, texts: Mapping[Name, str] | None = None) -> Report:
        """Return what the reader saw and decided, and what is wrong with the citations.

        Args:
            texts: the full text of sources, by number, id, title or url; quotations and figures of
                the claims that rely on them are then looked for in it.

        >>> kb = cg.parse("It rained [1]. It cleared up.\\n\\n[1] Rain: https://example.org/r")
        >>> [(finding.name, finding.words) for finding in kb.report()]
        [('uncited-claim', 'It cleared up.')]
        """
        from claimgraph.report import report

        named = {self._resolve("source", name)[0]: text for name, text in (texts or {}).items()}
        return report(self._held, named)

    def paragraphs(self, *, document: Name | None = None) -> Result[Paragraph]:
        """Return the paragraphs that hold claims, each with what its claims rest on.

        >>> kb = cg.parse("It rained [1]. It snowed [1].\\n\\nIt froze.\\n\\n1. R: https://example.org/r")
        >>> [(len(one.claims), len(one.uncited), one.single_source) for one in kb.paragraphs()]
        [(2, 0, Source(... title='R', ...)), (1, 1, None)]
        """
        from claimgraph.report.paragraphs import paragraphs

        def sources(claim: Claim) -> list[Any]:
            return [self._held[c.source] for c in self.citations(claim) if c.asserted]

        found = paragraphs(self._held, self.status, sources)
        if document is not None:
            home = self._resolve("document", document)[0]
            found = [one for one in found if one.passage.document == home]
        return Result(found, lambda one: one.row(), "paragraphs")

    def citation_needed(
        self, document: Name | None = None, template: str = "{{citation needed}}"
    ) -> str:
        """Return the text of a document with a template behind each sentence without a source.

        >>> kb = cg.parse("It rained [1]. It snowed.\\n\\n1. Rain: https://example.org/r")
        >>> kb.citation_needed().splitlines()[0]
        'It rained [1]. It snowed.{{citation needed}}'
        """
        from claimgraph.report.paragraphs import asking

        home = (
            self.document
            if document is None
            else self._held[self._resolve("document", document)[0]]
        )
        assert isinstance(home, Document)  # what resolves as one is one
        claims = (claim for claim in self.all(Claim) if claim.document == home.id)
        ends = [self._held[c.passage] for c in claims if self.status(c) == "uncited"]
        return asking(home.text, [p.end for p in ends if isinstance(p, Passage)], template)
