"""The fast writer writes what the plain one does, and Oxigraph gives back the same bytes."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from strategies import graphs

import claimgraph as cg
from claimgraph.rdf import Literal, Triple, to_nquads, to_triples
from claimgraph.rdf.nquads import quad_lines
from claimgraph.store import Change, MemoryStore

SLOW = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(graphs())
@SLOW
def test_the_fast_writer_writes_what_the_plain_one_does(kb: cg.ClaimGraph) -> None:
    found = quad_lines(kb.values(), "urn:g")
    named = [triple for some in found.named.values() for triple in some]
    plain = set(to_nquads(to_triples(kb.values()), "urn:g"))
    assert {*found.own, *to_nquads(named, "urn:g")} == plain
    assert found.text() == "".join(sorted(found.own))
    assert len(found) == len(found.own) == len(set(found.own))
    assert not {t.subject for t in named} & {line[1 : line.index(">")] for line in found.own}


@given(graphs())
@SLOW
def test_oxigraph_gives_back_the_bytes(kb: cg.ClaimGraph) -> None:
    plain = sorted(
        {line.removesuffix("\n").encode() for line in quad_lines(kb.values(), "urn:g").own}
    )
    store = MemoryStore()
    store.write(Change(add=b"\n".join([*plain, b""])))
    assert store.lines("urn:g") == plain


def test_every_character_is_written_as_oxigraph_writes_it() -> None:
    rare = [*range(1, 0x300), *range(0x2000, 0x2070), 0xFDD0, 0xFEFF, *range(0xFFF0, 0x10000)]
    text = "".join(map(chr, (*rare, 0x1FFFE, 0x1FFFF, 0x10FFFF)))
    (line,) = to_nquads([Triple("urn:a", "urn:b", Literal(text))], "urn:g")
    store = MemoryStore([line])
    assert store.lines("urn:g") == [line.removesuffix("\n").encode()]
    assert [quad.object for quad in store.match()] == [Literal(text)]
