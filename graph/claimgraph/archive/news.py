"""What was written to an archive since somebody looked: for answers kept between writes."""

from __future__ import annotations

import threading
import weakref
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
    """Notes what is written for all who listen, as long as they are there."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._listeners: weakref.WeakSet[Listener] = weakref.WeakSet()

    def listen(self) -> Listener:
        """Return somebody who is told from now on what is written."""
        with self._turn:
            listener = Listener(self._turn)
            self._listeners.add(listener)
            return listener

    def forget(self) -> None:
        """Say that anything may have changed."""
        with self._turn:
            for listener in self._listeners:
                listener.news = None

    def document(self, iri: str, before: bool) -> None:
        """Note that a document was written, or went; ``before`` is whether any of it was held."""
        with self._turn:
            for listener in self._listeners:
                if (news := listener.news) is not None:
                    news.documents[iri] = before or iri in news.documents
                    listener.limit()

    def shared(self, iri: str) -> None:
        """Note that something was written that documents share."""
        with self._turn:
            for listener in self._listeners:
                if listener.news is not None:
                    listener.news.shared.add(iri)
                    listener.limit()


class Listener:
    """One who is told what is written; the news is None once that was too much, or anything."""

    def __init__(self, turn: threading.Lock) -> None:
        self._turn = turn
        self.news: News | None = News()

    def take(self) -> News | None:
        """Return what was written since this was asked last; None where it was not noted."""
        with self._turn:
            news, self.news = self.news, self.news and News()
            return news

    def limit(self) -> None:
        """Note no more where it is too much."""
        if self.news is not None and len(self.news.documents) + len(self.news.shared) > MOST:
            self.news = None
