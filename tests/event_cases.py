"""The cases of ``tests/cases/events.txt``, and how far the reader agrees with them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

import claimgraph as cg
from claimgraph.model import Document
from claimgraph.reading.pipeline import run, stages
from claimgraph.reading.temporal.calendar import LIKELY
from claimgraph.reading.text import Text

CASES = Path(__file__).parent / "cases" / "events.txt"


@dataclass(frozen=True)
class Expected:
    """One event that a person reads in a text; an optional one may be read or not."""

    trigger: str
    who: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    when: str = "-"
    status: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Case:
    """A text with the events in it."""

    half: str
    kind: str
    published: str | None
    text: str
    events: tuple[Expected, ...]


@dataclass
class Score:
    """What was right, found and wanted, by aspect."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def precision(self, aspect: str) -> float:
        """Return the share of what was found that is right."""
        return self.right[aspect] / max(1, self.found[aspect])

    def recall(self, aspect: str) -> float:
        """Return the share of what was wanted that was found."""
        return self.right[aspect] / max(1, self.wanted[aspect])

    def add(self, aspect: str, found: Iterable[str], wanted: Iterable[str]) -> None:
        """Count what two sets share."""
        ours, theirs = set(found), set(wanted)
        self.right[aspect] += len(ours & theirs)
        self.found[aspect] += len(ours)
        self.wanted[aspect] += len(theirs)


def cases(half: str | None = None) -> Iterator[Case]:
    """Yield the cases, or those of one half."""
    text = re.sub(r"^#.*\n", "", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for block in text.strip().split("\n\n"):
        head, words, *events = block.splitlines()
        which, kind, published = (part.strip() for part in head.split("|"))
        if half in (None, which):
            yield Case(which, kind, published or None, words, tuple(map(_expected, events)))


def _expected(line: str) -> Expected:
    if line.startswith("("):
        return Expected(line.strip("()"), optional=True)
    trigger, who, where, when, status = (part.strip() for part in line.split("|"))
    return Expected(trigger, _names(who), _names(where), when, status)


def _names(text: str) -> frozenset[str]:
    return frozenset(n.strip() for n in text.split(";")) - {"-"}


def measure(chosen: Iterable[Case]) -> Score:
    """Return how far the reader agrees with some cases."""
    score = Score()
    for case in chosen:
        kb = cg.parse(case.text, language="en", published=case.published)
        _compare(kb, case, score)
    return score


def _compare(kb: cg.ClaimGraph, case: Case, score: Score) -> None:
    events = list(kb.events())
    left = list(events)
    for expected in case.events:
        event = next((e for e in left + events if _tells(kb, e, expected.trigger)), None)
        if event in left:
            left.remove(event)
        if not expected.optional:
            score.wanted["event"] += 1
            score.right["event"] += event is not None
            score.found["event"] += event is not None
            if event is None:
                score.wrong.append(f"missed {expected.trigger!r}: {case.text}")
            else:
                _aspects(kb, event, expected, score)
    score.found["event"] += len(left)
    score.wrong += [f"extra {e.name!r}: {case.text}" for e in left]


def _tells(kb: cg.ClaimGraph, event: cg.Event, trigger: str) -> bool:
    """Whether the words of an event begin with a trigger, or a noun phrase holds it."""
    held = (kb[p] for p in event.mentioned_in)
    spans = [p.exact.lower() for p in held if isinstance(p, cg.Passage)]
    return any(re.search(rf"\b{trigger.lower()}\b", s) is not None for s in spans)


def _aspects(kb: cg.ClaimGraph, event: cg.Event, expected: Expected, score: Score) -> None:
    who = {kb[a].label for a in event.agents + event.participants}
    where = {kb[a].label for a in event.places}
    aspects: dict[str, tuple[set[str], Set[str]]] = {
        "who": (who, expected.who), "where": (where, expected.where),
        "when": ({when(event)} - {"-"}, {expected.when} - {"-"}),
        "status": ({event.status}, {expected.status}),
    }  # fmt: skip
    for aspect, (ours, theirs) in aspects.items():
        score.add(aspect, ours, theirs)
        if ours != theirs:
            score.wrong.append(f"{aspect} of {expected.trigger!r}: {ours} for {set(theirs)}")


def when(event: cg.Event) -> str:
    """Return an event's dates as the cases write them."""
    start, end = event.start_date, event.end_date
    if start is None and end is None:
        return "?" if event.dated_by else "-"
    return start or "" if start == end else f"{start or ''}/{end or ''}"


def rules(chosen: Iterable[Case]) -> dict[str, tuple[int, int]]:
    """Return how often each rule was used in some cases, and how often it was right.

    An event is right where a case has it; a day where it is the day wanted.
    """
    counts: dict[str, list[bool]] = defaultdict(list)
    for case in chosen:
        text = Text(Document(text=case.text, language="en", published=case.published))
        run(stages("en"), text)
        for event in text.events:
            words = case.text[event.start : event.end].lower()
            told = [e for e in case.events if re.search(rf"\b{e.trigger.lower()}\b", words)]
            counts[event.rule].append(bool(told))
            wanted = [e.when for e in told if not e.optional]
            if wanted and event.date_confidence is not None:
                said = " ".join(case.text[a:b] for a, b in event.dated_by).lower()
                day = _written(event.start_date, event.end_date)
                counts[_way(said, event.date_confidence)].append(day in wanted)
    return {rule: (len(right), sum(right)) for rule, right in counts.items()}


def _way(said: str, confidence: float) -> str:
    """Return the way in which the day of some words was worked out."""
    if re.search(r"spring|summer|autumn|winter", said):
        return "season"
    counted = re.search(r"yesterday|today|tomorrow|tonight|this morning", said)
    return "counted" if counted else "tense" if confidence == LIKELY else "month"


def _written(start: str | None, end: str | None) -> str:
    return start or "" if start == end else f"{start or ''}/{end or ''}"
