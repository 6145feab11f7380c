"""Does the store hold what the ledger says? Asked of everything, or of what a crash left open."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from claimgraph import rdf
from claimgraph.archive.facts import Facts
from claimgraph.archive.gather import facts_of
from claimgraph.archive.index import Index, expected_fingerprint
from claimgraph.archive.ledger import Batch, Entry, Ledger, State
from claimgraph.archive.load import Reader
from claimgraph.archive.units import SHARED, digest
from claimgraph.errors import ArchiveDamaged, ClaimGraphError
from claimgraph.memory import uncollected
from claimgraph.nodes.partition import is_own
from claimgraph.progress import tracked
from claimgraph.rdf.own_lines import labels_of, nodes_of
from claimgraph.results import counted
from claimgraph.store import Change, Store

Line = TypeVar("Line", str, bytes)


class LostData(UserWarning):
    """Something the ledger says was written is not in the store; the message counts it."""


@dataclass(frozen=True)
class Verification:
    """What ``verify`` found: how many documents and quads it read, and every problem in words."""

    documents: int
    quads: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the store holds what the ledger says, to the letter."""
        return not self.problems

    def __bool__(self) -> bool:
        return self.ok

    def __repr__(self) -> str:
        read = f"{counted(self.documents, 'documents')}, {counted(self.quads, 'quads')}"
        if self.ok:
            return f"<Verification: {read}, all as the ledger says>"
        lines = [f"<Verification: {read}, {counted(len(self.problems), 'problems')}>"]
        return "\n  ".join([*lines, *self.problems[:20]])


def verify(
    store: Store, ledger: Ledger, base: str, documents: Iterable[Entry], *, mend: bool
) -> Verification:
    """Compare all that is held with the ledger; what cannot be read is a problem, not an error.

    The index must say what the store holds; where it does not and ``mend`` is true, it is made
    again, and that is told as a problem too.
    """
    problems = [f"the ledger: {fault}" for fault in ledger.faults()]
    shared, found = _shared(store, ledger)
    quads, labels = len(shared), labels_of(_text(shared), SHARED)
    known: dict[str, bool] = {}
    """Each document, and whether its facts are those of what the store holds."""
    for entry in documents:
        lines, problem = _document(store, entry)
        quads += len(lines)
        problems += problem
        made = partial(_facts_made, store, base, entry.iri, lines, labels)
        known[entry.iri] = bool(problem) or entry.lost or _says(ledger.index, entry, made)
    problems += found
    if not problems:  # facts of damaged documents would be none
        problems += _check_index(store, ledger, base, mend=mend, same=all(known.values()))
    problems += [
        f"{graph}: in the store, but not in the ledger; to mend it, add it again"
        for graph in _readable(store.graphs, problems)
        if graph not in known and graph != SHARED
    ]
    return Verification(len(known), quads, tuple(problems))


def read_facts(store: Store, base: str, document: str) -> bytes:
    """Return the encoded facts of a document, made from what the store holds of it."""
    nodes = Reader(store, base).with_leaving([document])
    return facts_of(node for node in nodes if is_own(node)).encode()


def held_facts(store: Store, ledger: Ledger, base: str) -> Iterator[tuple[Entry, bytes]]:
    """Yield each document that is held whole, with its encoded facts, made from the store."""
    for entry in tracked(ledger.entries("document"), "documents brought into the index"):
        if not entry.lost:
            yield entry, read_facts(store, base, entry.iri)


def _facts_made(
    store: Store, base: str, document: str, lines: list[bytes], labels: Mapping[str, str]
) -> Facts:
    """Return the facts of a document, made of its lines; where these are not ours, of its quads."""
    try:
        with uncollected():
            return facts_of(filter(is_own, nodes_of(_text(lines), document, base, labels)))
    except (ClaimGraphError, ValueError, LookupError):
        return Facts.decode(read_facts(store, base, document))


def _says(index: Index | None, entry: Entry, made: Callable[[], Facts]) -> bool:
    """Whether the index says of a document what its nodes say."""
    if index is None:
        return True
    try:
        return index.sealed_facts(entry.iri, entry.hash) == made()
    except ArchiveDamaged:
        return False


def _check_index(store: Store, ledger: Ledger, base: str, *, mend: bool, same: bool) -> list[str]:
    """Compare the index with its facts, which are those of the store or not; make it again."""
    index = ledger.index
    if index is None:
        return []
    try:
        same = same and _same(index, (e for e in ledger.entries("document") if not e.lost))
    except ArchiveDamaged:
        same = False
    if same:
        return []
    if mend:
        ledger.reindex(held_facts(store, ledger, base))
    done = "it was made again" if mend else "open the archive to write, and verify it again"
    return [f"the index: it does not say what the store holds; {done}"]


def _same(index: Index, held: Iterable[Entry]) -> bool:
    """Whether an index has the facts of some documents, and of no others."""
    count = 0

    def compared() -> Iterator[tuple[str, Facts]]:
        nonlocal count
        for entry in held:
            count += 1
            yield entry.iri, index.sealed_facts(entry.iri, entry.hash)

    return expected_fingerprint(compared()) == index.fingerprint() and count == index.count()


def _text(lines: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)


def _document(store: Store, entry: Entry) -> tuple[list[bytes], list[str]]:
    problems: list[str] = []
    lines = _readable(lambda: store.lines(entry.iri), problems)
    if not problems:
        problems = [p for p in [difference(entry, lines)] if p]
    return lines, [f"{entry.iri}: {problem}" for problem in problems]


def _shared(store: Store, ledger: Ledger) -> tuple[list[bytes], list[str]]:
    problems: list[str] = []
    lines = _readable(lambda: store.lines(SHARED), problems)
    by_subject: dict[str, list[bytes]] = defaultdict(list)
    for line in lines:
        by_subject[line[1 : line.index(b">")].decode()].append(line)
    for entry in ledger.entries("shared"):
        if problem := difference(entry, by_subject.pop(entry.iri, [])):
            problems.append(f"{entry.iri}: {problem}")
    problems += [
        f"{subject}: shared, but not in the ledger; to mend it, add a document that cites it"
        for subject in by_subject
    ]
    return lines, problems


def _readable(read: Callable[[], list[Line]], problems: list[str]) -> list[Line]:
    try:
        return read()
    except (OSError, ValueError, RuntimeError) as error:
        problems.append(f"cannot be read: {error}")
        return []


def difference(entry: Entry, lines: list[bytes]) -> str | None:
    """Return how sorted lines differ from what an entry says; None when they do not."""
    if len(lines) != entry.quads:
        return f"{len(lines)} quads, and the ledger says {entry.quads}"
    if entry.quads and digest(lines) != entry.hash:
        return f"its {entry.quads} quads are not those that were written"
    return None


# -- after a crash ------------------------------------------------------------------------------


def recover(store: Store, ledger: Ledger, base: str) -> None:
    """Find out how each unfinished batch came out, and say so in the ledger.

    The store makes a change whole or not at all, so each unit is as announced, or as before. One
    that is neither is damaged: the remains of a new document are removed, and what was held
    before is marked as lost.
    """
    lost = 0
    batches = ledger.unfinished()
    last = {change.iri: batch.id for batch in batches for change in ledger.changes(batch.id)}
    for batch in batches:
        changes = [c for c in ledger.changes(batch.id) if last[c.iri] == batch.id]
        outcome = list(_outcomes(store, ledger, batch, changes))
        store.flush()
        lost += sum(gone for _, gone, _ in outcome)
        arrived = any(new for _, _, new in outcome) or not changes
        state: State = "durable" if arrived else "aborted"
        settled = [
            (entry, gone, _facts_now(store, base, entry, gone)) for entry, gone, _ in outcome
        ]
        ledger.settle(batch.id, settled, state)
    if ledger.unindexed:
        ledger.reindex(held_facts(store, ledger, base))
    if lost:
        warnings.warn(
            LostData(
                f"{counted(lost, 'records')} of the last writes did not reach the disk; "
                "verify() lists them, adding those documents again restores them"
            ),
            stacklevel=2,
        )


def _outcomes(
    store: Store, ledger: Ledger, batch: Batch, changes: list[Entry]
) -> Iterator[tuple[Entry, bool, bool]]:
    """Yield each entry as it stands now, whether it is lost, and whether it is the new one.

    Of a thing that several batches wrote only the last change counts: the others are overwritten.
    """
    shared = _subjects(store, (c.iri for c in changes if c.kind == "shared"))
    for new in changes:
        lines = shared[new.iri] if new.kind == "shared" else store.lines(new.iri)
        before = ledger.entry(new.iri) if batch.state == "begun" else None
        if difference(new, lines) is None:
            yield new, False, True
        elif before is not None and difference(before, lines) is None:
            yield before, False, False
        elif not new.quads or (batch.state == "begun" and before is None):
            if lines:
                store.write(_removal(new))
            yield Entry(new.iri, new.kind, 0, b""), False, False
        else:
            yield before or new, True, False


def _facts_now(store: Store, base: str, entry: Entry, lost: bool) -> bytes | None:
    held = entry.kind == "document" and entry.quads and not lost
    return read_facts(store, base, entry.iri) if held else None


def _removal(entry: Entry) -> Change:
    if entry.kind == "document":
        return Change(drop=(entry.iri,))
    return Change(forget=((SHARED, entry.iri),))


def _subjects(store: Store, subjects: Iterable[str]) -> Mapping[str, list[bytes]]:
    """Return the lines of some shared things."""
    found = {}
    for subject in subjects:
        held = (rdf.Triple(*quad[:3]) for quad in store.match(subject, graph=SHARED))
        lines = rdf.to_nquads(held, SHARED)
        found[subject] = sorted(line[:-1].encode() for line in lines)
    return found
