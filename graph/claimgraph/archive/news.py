"""What was written to an archive since somebody looked: for answers kept between writes."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

MOST = 10_000
"""Of so much news at most it is noted what it is."""


@dataclass
class News:
    """What was written since somebody looked."""

    documents: dict[str, bool] = field(default_factory=dict)
    """Their IRIs, and whether something was held of them before."""
    shared: set[str] = field(default_factory=set)
    """The IRIs of what documents share."""


class Noted:
    """Notes what is written, once somebody listens; the last one who does is told."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._news: News | None = None

    def listen(self) -> None:
        """Note from now on what is written."""
        with self._turn:
            self._news = News()

    def take(self) -> News | None:
        """Return what was written since this was asked last; None where it was not noted."""
        with self._turn:
            news, self._news = self._news, self._news and News()
            return news

    def forget(self) -> None:
        """Say that anything may have changed."""
        with self._turn:
            self._news = None

    def document(self, iri: str, before: bool) -> None:
        """Note that a document was written, or went; ``before`` is whether any of it was held."""
        with self._turn:
            if self._news is not None:
                self._news.documents[iri] = before or iri in self._news.documents
                self._limit()

    def shared(self, iri: str) -> None:
        """Note that something was written that documents share."""
        with self._turn:
            if self._news is not None:
                self._news.shared.add(iri)
                self._limit()

    def _limit(self) -> None:
        if self._news is not None and len(self._news.documents) + len(self._news.shared) > MOST:
            self._news = None
