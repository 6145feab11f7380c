"""The index of an archive: the facts of each document, and which documents answer which question.

It lies in the ledger's file and is changed in the same transaction as the ledger's entries, so it
says of a document what the ledger says of it, after a crash too. ``verify`` compares it with the
store, and makes it again where they differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeVar

from claimgraph.archive.database import Database
from claimgraph.archive.facts import PARTED, Facts, made_by, name_counts
from claimgraph.errors import ArchiveDamaged
from claimgraph.memory import uncollected

SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (document TEXT PRIMARY KEY, hash BLOB NOT NULL,
  body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS posting (term TEXT NOT NULL, document TEXT NOT NULL,
  count INTEGER NOT NULL, PRIMARY KEY (term, document)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS term (term TEXT PRIMARY KEY, count INTEGER NOT NULL,
  documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name (noun TEXT NOT NULL, said TEXT NOT NULL, folded TEXT NOT NULL,
  nodes INTEGER NOT NULL, documents INTEGER NOT NULL, PRIMARY KEY (noun, said)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS name_folded ON name (noun, folded);
CREATE TABLE IF NOT EXISTS name_in (noun TEXT NOT NULL, said TEXT NOT NULL,
  document TEXT NOT NULL, PRIMARY KEY (noun, said, document)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS loose (noun TEXT NOT NULL, node TEXT NOT NULL,
  document TEXT NOT NULL, PRIMARY KEY (noun, node)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_lost ON entry (kind) WHERE lost;
"""
TABLES = ("facts", "posting", "term", "name", "name_in", "loose")
CLAIMS, DOCUMENTS = "all claims", "all documents"
"""Terms under which all are counted."""
LAST = "\U0010ffff"
"""Sorts after what a term goes on with."""
PAGE = 64
"""Documents looked up at once."""
COUNTED = 16 << 20
"""Bytes of facts counted at once. Sorted rows fill a page of a table together; in large tables only
many rows do."""
_PUT_POSTING = "INSERT INTO posting VALUES (?1, ?2, ?3)"
_PUT_NAMED = "INSERT INTO name_in VALUES (?1, ?2, ?3)"
_PUT_LOOSE = "INSERT INTO loose VALUES (?1, ?2, ?3)"
_DROP_POSTING = "DELETE FROM posting WHERE term = ?1 AND document = ?2 AND count = ?3"
_DROP_NAMED = "DELETE FROM name_in WHERE noun = ?1 AND said = ?2 AND document = ?3"
_DROP_LOOSE = "DELETE FROM loose WHERE noun = ?1 AND node = ?2 AND document = ?3"
_COUNT_TERM = (
    "INSERT INTO term VALUES (?, ?, ?) ON CONFLICT (term) DO UPDATE SET "
    "count = count + excluded.count, documents = documents + excluded.documents"
)
_COUNT_NAME = (
    "INSERT INTO name VALUES (?, ?, ?, ?, ?) ON CONFLICT (noun, said) DO UPDATE SET "
    "nodes = nodes + excluded.nodes, documents = documents + excluded.documents"
)
_DROP_TERM = "DELETE FROM term WHERE term = ? AND documents <= 0"
_DROP_NAME = "DELETE FROM name WHERE noun = ? AND said = ? AND documents <= 0"

Entry = TypeVar("Entry")
Body = TypeVar("Body", bytes, bytes | None)
Key = TypeVar("Key", str, tuple[str, str])
Gathered = dict[Key, list[tuple[str, int]]]
"""Of each term or name, the documents that have it and how many answers or nodes each has."""


class Index:
    """Reads and writes the index by the ledger's connection; the ledger begins and ends writes."""

    def __init__(self, database: Database) -> None:
        self._db, self._rows = database.connection, database.rows
        self._decoded = lru_cache(maxsize=512)(Facts.decode)

    # -- writing --------------------------------------------------------------------------------

    @uncollected()
    def put(self, documents: Sequence[tuple[str, bytes, bytes]]) -> set[str]:
        """Hold documents, each with the hash of its quads and its encoded facts.

        What they say is counted once for all of them. Returns those held before.
        """
        before = {document for document, _, _ in documents if self.drop(document)}
        rows = [(document, _seal(digest, body), body) for document, digest, body in documents]
        self._db.executemany("INSERT INTO facts VALUES (?, ?, ?)", rows)
        self._count(((document, Facts.decode(body)) for document, _, body in documents), 1)
        return before

    def drop(self, document: str) -> bool:
        """Hold nothing of a document any more; return whether anything was held."""
        found = self._rows("SELECT body FROM facts WHERE document = ?", document)
        if found:
            self._count([(document, Facts.decode(found[0][0]))], -1)
            self._db.execute("DELETE FROM facts WHERE document = ?", (document,))
        return bool(found)

    def clear(self) -> None:
        """Hold nothing."""
        for table in TABLES:
            self._db.execute(f"DELETE FROM {table}")  # names of our own

    def _count(self, documents: Iterable[tuple[str, Facts]], sign: int) -> None:
        """Add what documents say, or take it away; rows that lie side by side come together."""
        told: Gathered[str] = defaultdict(list)
        called: Gathered[tuple[str, str]] = defaultdict(list)
        for document, facts in documents:
            own = {**facts.terms(), CLAIMS: len(facts.claims), DOCUMENTS: 1}
            _gather(told, own, document)
            _gather(called, name_counts(facts), document)
            loose = [(noun, node, document) for noun, ids in facts.loose.items() for node in ids]
            self._db.executemany(_PUT_LOOSE if sign > 0 else _DROP_LOOSE, loose)
        terms, names = sorted(told), sorted(called)
        rows = ((t, *one) for t in terms if t not in (CLAIMS, DOCUMENTS) for one in sorted(told[t]))
        self._db.executemany(_PUT_POSTING if sign > 0 else _DROP_POSTING, rows)
        named = ((*name, document) for name in names for document, _ in sorted(called[name]))
        self._db.executemany(_PUT_NAMED if sign > 0 else _DROP_NAMED, named)
        self._db.executemany(_COUNT_TERM, ((term, *_total(told[term], sign)) for term in terms))
        self._db.executemany(
            _COUNT_NAME,
            ((*name, name[1].casefold(), *_total(called[name], sign)) for name in names),
        )
        if sign < 0:
            self._db.executemany(_DROP_TERM, [(term,) for term in terms])
            self._db.executemany(_DROP_NAME, names)

    # -- reading --------------------------------------------------------------------------------

    def facts(self, document: str) -> Facts | None:
        """Return the facts of a document; None when it is not held."""
        found = self._rows("SELECT body FROM facts WHERE document = ?", document)
        return self._decoded(found[0][0]) if found else None

    def all_facts(self) -> Iterator[tuple[str, Facts]]:
        """Yield all documents, in order, with their facts."""
        for some in self._pages("SELECT document, body FROM facts WHERE document > ?"):
            yield from ((document, Facts.decode(body)) for document, body in some)

    def total(self, term: str) -> tuple[int, int]:
        """Return how many answers a term has, and in how many documents."""
        found = self._rows("SELECT count, documents FROM term WHERE term = ?", term)
        return (found[0][0], found[0][1]) if found else (0, 0)

    def documents(self, term: str) -> Iterator[str]:
        """Yield the documents that have answers to a term, in order."""
        query = "SELECT document FROM posting WHERE term = ? AND document > ?"
        for some in self._pages(query, term):
            yield from (document for (document,) in some)

    def first(self, term: str) -> str | None:
        """Return the first document that has answers to a term, None when none has."""
        found = self._rows("SELECT MIN(document) FROM posting WHERE term = ?", term)
        return found[0][0] if found else None

    def terms(self, low: str, high: str) -> list[str]:
        """Return the terms from one to another, both included, that some document has."""
        between = "SELECT term FROM term WHERE term >= ? AND term <= ? ORDER BY term"
        return [term for (term,) in self._rows(between, low, high)]

    def made_by(self, name: str) -> list[str]:
        """Return the sources that somebody made as entries say it, by a name that is folded."""
        stem = made_by(name, "")
        ids = [term.removeprefix(stem) for term in self.terms(stem, stem + LAST)]
        return [one for one in ids if PARTED not in one]  # part of a longer name has one

    def every_document(self) -> Iterator[str]:
        """Yield all documents, in order."""
        for some in self._pages("SELECT document FROM facts WHERE document > ?"):
            yield from (document for (document,) in some)

    def leaving(self) -> dict[str, list[str]]:
        """Return the claims that inferences of other documents need, each with those documents."""
        found: dict[str, list[str]] = {}
        between = "SELECT term, document FROM posting WHERE term >= ? AND term < ?"
        rows = self._rows(between, f"premise{PARTED}", "premise ")
        for term, document in rows:
            found.setdefault(term.partition(PARTED)[2], []).append(document)
        return found

    def names(self, noun: str, name: str) -> list[tuple[str, int, int]]:
        """Return what nodes are called so: to the letter or, failing that, whatever the case.

        Each name comes with the number of nodes and of documents that have it.
        """
        columns = "SELECT said, nodes, documents FROM name WHERE noun = ? AND"
        return self._rows(f"{columns} said = ?", noun, name) or self._rows(
            f"{columns} folded = ? ORDER BY said", noun, name.casefold()
        )

    def all_names(self, noun: str) -> list[str]:
        """Return all names of a noun."""
        return [said for (said,) in self._rows("SELECT said FROM name WHERE noun = ?", noun)]

    def named_in(self, noun: str, said: str) -> Iterator[str]:
        """Yield the documents in which something is called so, in order."""
        query = "SELECT document FROM name_in WHERE noun = ? AND said = ? AND document > ?"
        for some in self._pages(query, noun, said):
            yield from (document for (document,) in some)

    def loose(self, noun: str) -> Iterator[tuple[str, str]]:
        """Yield the nodes of a noun that no text names, by id, each with its document."""
        after, size = "", 32
        query = "SELECT node, document FROM loose WHERE noun = ? AND node > ? ORDER BY node LIMIT ?"
        while rows := self._rows(query, noun, after, size):
            yield from ((node, document) for node, document in rows)
            after, size = rows[-1][0], min(size * 4, 1024)

    def sealed_facts(self, document: str, digest: bytes) -> Facts:
        """Return the facts of a document, if they were made of the quads that have a hash.

        Raises:
            ArchiveDamaged: they were not, or are not what was written.
        """
        found = self._rows("SELECT hash, body FROM facts WHERE document = ?", document)
        if not found or found[0][0] != _seal(digest, found[0][1]):
            raise ArchiveDamaged(f"{document}: its facts are not those of the store")
        return Facts.decode(found[0][1])

    def count(self) -> int:
        """Return of how many documents there are facts."""
        return int(self._rows("SELECT COUNT(*) FROM facts")[0][0])

    def _pages(self, query: str, *values: str) -> Iterator[list[Any]]:
        """Yield rows by the page, each page begun after the last row; writes may come between."""
        after, size = "", 4
        while rows := self._rows(f"{query} ORDER BY document LIMIT {size}", *values, after):
            yield rows
            after, size = rows[-1][0], min(size * 4, PAGE)

    # -- checking -------------------------------------------------------------------------------

    def fingerprint(self) -> int:
        """Return a number that stands for the whole of postings, terms and names."""
        total = 0
        for table in TABLES[1:]:
            for row in self._rows(f"SELECT * FROM {table}"):  # names of our own
                total += _mark(table, row)
        return total % (1 << 64)


def in_runs(held: Iterable[tuple[Entry, Body]]) -> Iterator[list[tuple[Entry, Body]]]:
    """Yield entries with their facts, so many together as are counted at once."""
    some: list[tuple[Entry, Body]] = []
    size = 0
    for one in held:
        some.append(one)
        size += len(one[1] or b"") + 100  # an entry takes memory without facts, too
        if size > COUNTED:
            yield some
            some, size = [], 0
    yield some


def _gather(held: Gathered[Key], counts: Mapping[Key, int], document: str) -> None:
    """Add the counts of one document."""
    for one, count in counts.items():
        held[one].append((document, count))


def _total(found: Sequence[tuple[str, int]], sign: int) -> tuple[int, int]:
    """Return how many answers some documents have in all, and how many documents they are."""
    return sign * sum(count for _, count in found), sign * len(found)


def expected_fingerprint(held: Iterable[tuple[str, Facts]]) -> int:
    """Return the fingerprint of the index that has the facts of some documents."""
    total, terms, names = 0, Counter[str](), Counter[tuple[str, str]]()
    homes: Counter[object] = Counter()
    for document, facts in held:
        own = facts.terms()
        total += sum(_mark("posting", (term, document, count)) for term, count in own.items())
        everything = {**own, CLAIMS: len(facts.claims), DOCUMENTS: 1}
        terms.update(everything)
        homes.update(everything.keys())
        counts = name_counts(facts)
        names.update(counts)
        homes.update(counts.keys())
        total += sum(_mark("name_in", (noun, said, document)) for noun, said in counts)
        loose = ((noun, node, document) for noun, ids in facts.loose.items() for node in ids)
        total += sum(_mark("loose", row) for row in loose)
    for term in {term for term in homes if isinstance(term, str)}:
        total += _mark("term", (term, terms[term], homes[term]))
    for (noun, said), nodes in names.items():
        total += _mark("name", (noun, said, said.casefold(), nodes, homes[noun, said]))
    return total % (1 << 64)


def _seal(digest: bytes, body: bytes) -> bytes:
    """Return what says that facts are of the quads that have a hash, and are as written."""
    return blake2b(digest + body, digest_size=16).digest()


def _mark(table: str, row: tuple[object, ...]) -> int:
    digest = blake2b(f"{table}{row!r}".encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest())
