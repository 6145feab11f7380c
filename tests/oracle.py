"""Every question answered by reading the model by brute force: no index, no SPARQL, no shortcut.

Each function returns the rows of the query of its name as tuples, in no particular order, with
repeats where the query repeats. Node ids stand for nodes, concept names for concepts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import claimgraph as cg
from claimgraph.graph import ClaimGraph
from claimgraph.model import EXPLICIT
from claimgraph.quantity import what_key
from claimgraph.quantity.wording import names_a_thing

Rows = list[tuple[Any, ...]]
NOTHING: list[Any] = [None]
ORACLE: dict[str, Callable[[ClaimGraph], Iterable[tuple[Any, ...]]]] = {}


def answers(name: str) -> Callable[[Callable[[ClaimGraph], Any]], Callable[[ClaimGraph], Any]]:
    """Register a function as the answer to one question."""

    def register(function: Callable[[ClaimGraph], Any]) -> Callable[[ClaimGraph], Any]:
        ORACLE[name] = function
        return function

    return register


def relies(kb: ClaimGraph) -> set[tuple[str, str]]:
    """Pairs of claim and source where a marker shows the link or a person accepted it."""
    return {(c.claim, c.source) for c in kb.all(cg.Citation) if c.asserted}


def cites(kb: ClaimGraph) -> set[tuple[str, str]]:
    """Pairs of claim and source where a marker shows the link."""
    return {(c.claim, c.source) for c in kb.all(cg.Citation) if c.basis in EXPLICIT}


def derived(kb: ClaimGraph) -> set[tuple[str, str]]:
    """Every step of the derivation chain: claim to source, claim to claim, source to source."""
    steps = relies(kb)
    steps |= {(i.claim, p) for i in kb.all(cg.Inference) if i.asserted for p in i.premises}
    return steps | {(s.id, up) for s in kb.all(cg.Source) for up in s.copy_of}


def reach(steps: set[tuple[str, str]], start: str) -> set[str]:
    """Everything one or more steps away, the start itself only when a circle leads back."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for a, b in steps:
            if a == here and b not in found:
                found.add(b)
                waiting.append(b)
    return found


def ids(kb: ClaimGraph, noun: type[Any]) -> set[str]:
    return {n.id for n in kb.all(noun)}


def said(kb: ClaimGraph) -> set[tuple[str, str]]:
    return {(v.claim, v.actor) for v in kb.all(cg.Voicing) if v.actor}


def status(kb: ClaimGraph, claim: cg.Claim) -> str:
    mine = [c for c in kb.all(cg.Citation) if c.claim == claim.id]
    if any(c.basis in ("sameClause", "sameSentence", "oneOfSeveral", "curated") for c in mine):
        return "cited"
    if any(c.basis in ("headlineMatch", "proposal") for c in mine):
        return "matched"
    mine_said = [v for v in kb.all(cg.Voicing) if v.claim == claim.id]
    return "voiced" if any(v.actor or v.speaker for v in mine_said) else "uncited"


def exact(kb: ClaimGraph, passage: str | None) -> str | None:
    node = kb[passage] if passage else None
    return node.exact if isinstance(node, cg.Passage) else None


@answers("claims-in")
def _(kb: ClaimGraph) -> Rows:
    return [(c.id, c.document) for c in kb.all(cg.Claim)]


@answers("claims-relying-on")
def _(kb: ClaimGraph) -> set[tuple[str, str]]:
    return relies(kb)


@answers("claims-relying-on-counting-candidates")
def _(kb: ClaimGraph) -> set[tuple[str, str]]:
    return {(c.claim, c.source) for c in kb.all(cg.Citation)}


@answers("claims-citing")
def _(kb: ClaimGraph) -> set[tuple[str, str]]:
    return cites(kb)


@answers("claims-only-source")
def _(kb: ClaimGraph) -> Rows:
    pairs = relies(kb)
    return [(c, s) for c, s in pairs if not any(a == c and b != s for a, b in pairs)]


@answers("claims-with-status")
def _(kb: ClaimGraph) -> Rows:
    return [(c.id, status(kb, c)) for c in kb.all(cg.Claim)]


@answers("claims-of-kind")
def _(kb: ClaimGraph) -> Rows:
    return [(c.id, c.kind) for c in kb.all(cg.Claim)]


@answers("claims-proposed-by")
def _(kb: ClaimGraph) -> Rows:
    return [(c.id, c.proposed_by) for c in kb.all(cg.Claim) if c.proposed_by]


@answers("claims-voiced-by")
def _(kb: ClaimGraph) -> set[tuple[str, str]]:
    return said(kb)


@answers("claims-voiced-in-words")
def _(kb: ClaimGraph) -> set[tuple[str, str | None]]:
    return {
        (v.claim, exact(kb, v.speaker)) for v in kb.all(cg.Voicing) if v.speaker and not v.actor
    }


@answers("claims-mentioning")
def _(kb: ClaimGraph) -> Rows:
    return [(c.id, a) for c in kb.all(cg.Claim) for a in c.mentions]


@answers("claims-about")
def _(kb: ClaimGraph) -> Rows:
    return [(c.id, e) for c in kb.all(cg.Claim) for e in c.about]


@answers("sources")
def _(kb: ClaimGraph) -> Rows:
    return [(s.id,) for s in kb.all(cg.Source)]


@answers("sources-in")
def _(kb: ClaimGraph) -> set[tuple[str, str]]:
    return {(r.source, r.document) for r in kb.all(cg.Reference)}


@answers("sources-used")
def _(kb: ClaimGraph) -> set[tuple[str]]:
    return {(s,) for _, s in relies(kb)}


@answers("sources-unused")
def _(kb: ClaimGraph) -> set[tuple[str]]:
    return {(s,) for s in ids(kb, cg.Source) - {s for _, s in relies(kb)}}


@answers("figures-in")
def _(kb: ClaimGraph) -> Rows:
    return [(f.id, f.document) for f in kb.all(cg.Figure)]


@answers("figures-with-unit")
def _(kb: ClaimGraph) -> set[tuple[str, str]]:
    return {(f.id, u) for f in kb.all(cg.Figure) for u in (f.unit_code, f.unit_text) if u}


@answers("figures-of")
def _(kb: ClaimGraph) -> Rows:
    return [(f, c.id) for c in kb.all(cg.Claim) for f in c.figures]


@answers("actors-in")
def _(kb: ClaimGraph) -> Rows:
    return [(a.id, a.document) for a in kb.all(cg.Actor)]


@answers("events-in")
def _(kb: ClaimGraph) -> Rows:
    return [(e.id, e.document) for e in kb.all(cg.Event)]


@answers("events-involving")
def _(kb: ClaimGraph) -> set[tuple[str, str]]:
    return {(e.id, a) for e in kb.all(cg.Event) for a in e.agents + e.participants + e.places}


@answers("events-dated")
def _(kb: ClaimGraph) -> Rows:
    return [(e.id, e.start_date, e.end_date) for e in kb.all(cg.Event) if e.when]


@answers("citation-grounds")
def _(kb: ClaimGraph) -> Rows:
    rows: Rows = []
    for c in kb.all(cg.Citation):
        listed = [r for r in kb.all(cg.Reference) if r.source == c.source]
        numbers: list[int | None] = [r.number for r in listed if r.number is not None]
        confidence = None if c.confidence is None else Decimal(repr(c.confidence))
        rows += [(c.claim, c.source, n, c.basis, confidence) for n in numbers or [None]]
    return rows


@answers("claims-without-marker")
def _(kb: ClaimGraph) -> Rows:
    cited = {c for c, _ in cites(kb)}
    return [(c.id, c.text) for c in kb.all(cg.Claim) if c.id not in cited]


@answers("claims-without-source")
def _(kb: ClaimGraph) -> Rows:
    steps, direct = derived(kb), {c for c, _ in relies(kb)}
    return [(c.id, c.text) for c in kb.all(cg.Claim) if not ({c.id} | reach(steps, c.id)) & direct]


@answers("citations-inferred")
def _(kb: ClaimGraph) -> Rows:
    return [
        (c.claim, c.source, c.basis, Decimal(repr(c.confidence)))
        for c in kb.all(cg.Citation)
        if not c.asserted
    ]


@answers("scope-disagreements")
def _(kb: ClaimGraph) -> set[tuple[str, str, str]]:
    held = kb.all(cg.Citation)
    return {
        (near.claim, tie.source, near.source)
        for near in held
        if near.basis == "paragraphScope"
        for tie in held
        if tie.claim == near.claim and tie.basis != "paragraphScope" and tie.source != near.source
    }


@answers("voicings")
def _(kb: ClaimGraph) -> Rows:
    return [
        (
            v.claim,
            v.actor,
            kb[v.actor].label if v.actor else exact(kb, v.speaker),
            exact(kb, v.cue),
            quote,
        )
        for v in kb.all(cg.Voicing)
        for quote in ([exact(kb, q) for q in v.quotes] or NOTHING)
    ]


@answers("voiced-without-source")
def _(kb: ClaimGraph) -> Rows:
    direct = {c for c, _ in relies(kb)}
    return [(c, kb[a].label) for c, a in said(kb) if c not in direct]


@answers("claims-touched")
def _(kb: ClaimGraph) -> Rows:
    steps, sources = derived(kb), ids(kb, cg.Source)
    return [(c, s) for c in ids(kb, cg.Claim) for s in reach(steps, c) & sources]


@answers("claims-left-without")
def _(kb: ClaimGraph) -> Rows:
    steps, sources = derived(kb), ids(kb, cg.Source)
    rows = []
    for claim in ids(kb, cg.Claim):
        under = reach(steps, claim) & sources
        for source in under:
            apart = [
                o
                for o in under - {source}
                if source not in reach(steps, o) and o not in reach(steps, source)
            ]
            if not apart:
                rows.append((claim, source))
    return rows


@answers("claims-per-source")
def _(kb: ClaimGraph) -> Rows:
    listed = {(r.document, r.number, r.source) for r in kb.all(cg.Reference)}
    home = {c.id: c.document for c in kb.all(cg.Claim)}
    carried = relies(kb)
    return [
        (d, n, s, sum(1 for c, on in carried if on == s and home[c] == d)) for d, n, s in listed
    ]


@answers("sources-derived")
def _(kb: ClaimGraph) -> Rows:
    steps, sources = derived(kb), ids(kb, cg.Source)
    roots = {s for s in sources if not any(a == s for a, _ in steps)}
    return [(s, root) for s in sources for root in reach(steps, s) & roots]


@answers("claims-with-one-root")
def _(kb: ClaimGraph) -> set[tuple[str, ...]]:
    steps, pairs, sources = derived(kb), relies(kb), ids(kb, cg.Source)
    up = {s: ({s} | reach(steps, s)) & sources for s in sources}
    return {
        (c, a, b, root)
        for c, a in pairs
        for other, b in pairs
        if other == c and a < b
        for root in up[a] & up[b]
    }


@answers("figures")
def _(kb: ClaimGraph) -> Rows:
    return [
        (c.id, f.id, f.comparator, f.value, f.upper, f.unit, f.what)
        for c in kb.all(cg.Claim)
        for f in kb.all(cg.Figure)
        if f.id in c.figures
    ]


@answers("figures-conflicting")
def _(kb: ClaimGraph) -> set[tuple[str, str, str]]:
    pairs = set()
    for a in kb.all(cg.Figure):
        for b in kb.all(cg.Figure):
            keys = [what_key(f.what or "") for f in (a, b)]
            same = keys[0] == keys[1] and names_a_thing(keys[0]) and a.unit == b.unit
            above = a.comparator in ("equal", "atMost", "lessThan", "between")
            below = b.comparator in ("equal", "atLeast", "moreThan", "between")
            most = a.value if a.upper is None else a.upper
            open_end = a.comparator == "lessThan" or b.comparator == "moreThan"
            apart = b.value > most or (b.value == most and open_end)
            restated = a.restates == b.id or b.restates == a.id
            together = any({a.id, b.id} <= set(c.figures) for c in kb.all(cg.Claim))
            if same and below and above and apart and not restated and not together:
                pairs.add((a.id, b.id, keys[0]))
    return pairs


@answers("claims-disputed")
def _(kb: ClaimGraph) -> Rows:
    by: list[cg.Claim | cg.Source] = [*kb.all(cg.Claim), *kb.all(cg.Source)]
    return [(claim, n.id) for n in by for claim in n.disputes]


@answers("claims-equivalent")
def _(kb: ClaimGraph) -> Rows:
    same = [(c.id, "alternateOf", o) for c in kb.all(cg.Claim) for o in c.alternate_of]
    return same + [
        (c.id, "specializationOf", o) for c in kb.all(cg.Claim) for o in c.specialization_of
    ]


@answers("events")
def _(kb: ClaimGraph) -> Rows:
    return [
        (e.id, e.name, c.id, agent, place)
        for c in kb.all(cg.Claim)
        for e in kb.all(cg.Event)
        if e.id in c.about
        for agent in ([kb[a].label for a in e.agents] or NOTHING)
        for place in ([kb[a].label for a in e.places] or NOTHING)
    ]


@answers("claims-naming")
def _(kb: ClaimGraph) -> set[tuple[str, str, None]]:
    return {(c.id, a, None) for c in kb.all(cg.Claim) for a in c.mentions}


@answers("actors-same")
def _(kb: ClaimGraph) -> Rows:
    known = [a for a in kb.all(cg.Actor) if a.wikidata]
    return [
        (a.id, b.id, a.wikidata)
        for a in known
        for b in known
        if a.wikidata == b.wikidata and a.id < b.id
    ]


@answers("claim-words")
def _(kb: ClaimGraph) -> Rows:
    rows: Rows = []
    for claim in kb.all(cg.Claim):
        passage = kb[claim.passage]
        assert isinstance(passage, cg.Passage)
        shown = [c for c in kb.citations(claim) if c.marker] or NOTHING
        for c in shown:
            source = kb[c.source] if c else None
            headline = source.title if isinstance(source, cg.Source) else None
            for whole in chain(kb, passage):
                if "sentence" in whole.roles:
                    marker = exact(kb, c.marker) if c else None
                    rows.append(
                        (claim.id, whole.exact, passage.start, passage.end, marker, headline)
                    )
    return rows


def chain(kb: ClaimGraph, passage: cg.Passage) -> list[cg.Passage]:
    """A passage and all that hold it, innermost first."""
    found = [passage]
    while found[-1].part_of and found[-1].part_of not in [p.id for p in found]:
        up = kb[found[-1].part_of]
        assert isinstance(up, cg.Passage)
        found.append(up)
    return found


@answers("judgements-unsourced")
def _(kb: ClaimGraph) -> Rows:
    direct, voiced = {c for c, _ in relies(kb)}, {c for c, _ in said(kb)}
    return [
        (c.id, c.kind, c.text)
        for c in kb.all(cg.Claim)
        if c.kind in ("evaluation", "linkage") and c.id not in direct | voiced
    ]


@answers("claims-beside-marker")
def _(kb: ClaimGraph) -> Rows:
    return [
        (c.claim, exact(kb, c.marker), kb[c.claim].label)
        for c in kb.all(cg.Citation)
        if c.basis == "sameSentence"
    ]


@answers("claims-on-disputed")
def _(kb: ClaimGraph) -> Rows:
    steps, claims = derived(kb), ids(kb, cg.Claim)
    by: list[cg.Claim | cg.Source] = [*kb.all(cg.Claim), *kb.all(cg.Source)]
    disputed = {c for n in by for c in n.disputes}
    return [(c, d) for c in claims for d in reach(steps, c) & disputed]


@answers("claims-on-one-publisher")
def _(kb: ClaimGraph) -> Rows:
    makers = {s.id: s.publisher for s in kb.all(cg.Source)}
    named: dict[str, set[str | None]] = {}
    for claim, source in relies(kb):
        named.setdefault(claim, set()).add(makers[source])
    return [(claim, *names) for claim, names in named.items() if len(names) == 1 and any(names)]


@answers("claims-on-older-sources")
def _(kb: ClaimGraph) -> Rows:
    days = {s.id: s.published for s in kb.all(cg.Source)}
    rows: Rows = []
    for claim, source in relies(kb):
        for event in (e for e in kb.all(cg.Event) if e.id in {*_claim(kb, claim).about}):
            day, start = days[source], event.start_date
            if day and start and (day + "-12-31"[len(day) - 4 :]) < (start + "-01-01")[:10]:
                rows.append((claim, source, day, event.id, start))
    return rows


def _claim(kb: ClaimGraph, claim: str) -> cg.Claim:
    return next(c for c in kb.all(cg.Claim) if c.id == claim)
