"""Whatever value a question is asked with, it stays a value: found to the letter, or not there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from hostile import VALUES, graph_of
from hypothesis import given, settings
from hypothesis import strategies as st

import claimgraph as cg
from claimgraph.cli import main
from claimgraph.errors import ClaimGraphError
from claimgraph.files import dumps, loads, save
from claimgraph.questions.uncomputed import Uncomputed

INJECTED = (
    '" } DROP ALL #', "' } ; DELETE WHERE { ?s ?p ?o } #", "UNDEF } { ?x ?y ?z", "?claim",
    "<urn:x>",
    "} SERVICE <http://127.0.0.1:9/> { ?s ?p ?o", "\\u0022 } #", "x' OR '1'='1", "%s %d %(x)s {0}",
    "a*", "(a+)+$", "s 1 ", "c1)", "://", "http://[", "urn:", "_:b0", "2031-13-45", "9" * 400,
    "1e999", "٣", "²", "ﬁ", "İstanbul", "STRASSE", "straße", "Ñandú 東京 кот", "it's", "«x»",
)  # fmt: skip
ALL = tuple(dict.fromkeys((*VALUES, *INJECTED)))
BY_TEXT = "SELECT ?claim { VALUES ?words { UNDEF } ?claim a cg:Claim ; schema:text ?words }"
BY_TITLE = "SELECT ?s { VALUES ?words { UNDEF } ?s a cg:Source ; schema:headline ?words }"


@pytest.fixture(scope="module")
def kb() -> cg.ClaimGraph:
    return graph_of(ALL)


@pytest.fixture(scope="module")
def archive(kb: cg.ClaimGraph) -> Iterator[cg.Archive]:
    with cg.Archive() as held:
        held.add(kb)
        yield held


@pytest.mark.parametrize("value", ALL, ids=ascii)
def test_a_value_is_found_to_the_letter_by_every_route(
    value: str, kb: cg.ClaimGraph, archive: cg.Archive
) -> None:
    (claim,) = (c for c in kb.claims() if c.text == value)
    for held in (kb, archive):
        for timeout in (None, 60):
            found = held.sparql(BY_TEXT, words=value, timeout=timeout)
            assert [row["claim"] for row in found] == [claim.id]
        assert len(held.sparql(BY_TITLE, words=value)) == 1
        if value not in ("c1)", "s 1 "):  # which people may mean as handles
            assert [c.id for c in held.claims(mentioning=value)] == [claim.id]
            assert [c.id for c in held.claims(relying_on=value)] == [claim.id]


@pytest.mark.parametrize("value", ["", "no such", *INJECTED, "\ud800", "\x00", "x" * 100_000])
def test_what_is_not_there_is_an_error_that_says_so_shortly(value: str) -> None:
    empty = cg.parse("It rained in Oslo [1].\n\n[1] Rain: https://data.example/r")
    with cg.Archive() as archive:
        archive.add(empty)
        for held in (empty, archive):
            with pytest.raises(cg.UnknownNode) as told:
                held.claims(relying_on=value)
            assert len(str(told.value)) < 600


@pytest.mark.parametrize(
    "value",
    [1.5, float("nan"), b"x", [], (), {}, object(), True, ["s1"]],
    ids=["float", "nan", "bytes", "list", "tuple", "dict", "object", "bool", "list of names"],
)
def test_what_is_no_name_at_all_is_an_error_of_ours(value: Any) -> None:
    kb = cg.example("eastern-flank")
    with cg.Archive() as archive:
        archive.add(kb)
        for held in (kb, archive):
            for ask in (held.claims, held.sources, held.figures, held.actors, held.events):
                with pytest.raises(ClaimGraphError):
                    list(ask(document=value))
            with pytest.raises(ClaimGraphError):
                held.ask(value)
            with pytest.raises(ClaimGraphError):
                held.sources(unused=cast(bool, "yes"))
            with pytest.raises(ClaimGraphError):
                held.sparql("SELECT * { ?s ?p ?o }", timeout=cast(float, "long"))
    with pytest.raises(ClaimGraphError):
        kb.handle(value)


def test_a_binding_that_a_query_does_not_have_is_refused(kb: cg.ClaimGraph) -> None:
    with pytest.raises(cg.InvalidQuery, match="the query has no parameter 'wrods'; it has: words"):
        kb.sparql(BY_TEXT, wrods="x")


@pytest.mark.parametrize("value", [v for v in ALL if "\x00" not in v], ids=ascii)
def test_the_command_line_takes_every_value(
    value: str, kb: cg.ClaimGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = save(kb, tmp_path / "kb.nq")
    code = main(["claims", str(file), f"--mentioning={value}", "--json"])
    shown = capsys.readouterr()
    assert code == 0
    assert [row["text"] for row in json.loads(shown.out)] == [value]


TOO_LARGE = 9_223_372_036_854_775_807
MIXED = f"VALUES (?n ?v) {{ ('a' {TOO_LARGE}) ('b' 1) ('c' 'none') ('d' UNDEF) }}"
LONG = "VALUES (?n ?v) { ('a' 999999999999999999999999) ('b' 5) ('c' UNDEF) }"
LIMITED = pytest.mark.parametrize("limits", [{}, {"timeout": 60}])


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT (({TOO_LARGE} + 1) AS ?x) {{}}",
        f"SELECT ?x {{ BIND({TOO_LARGE} * 2 AS # as ?y\n ?x) }}",
        f"SELECT (SUM(?v) AS ?x) {{ VALUES ?v {{ {TOO_LARGE} 1 }} }}",
        f"SELECT (AVG(?v)as$x) {{ VALUES ?v {{ {TOO_LARGE} 1 }} }}",
        "SELECT (170141183460469231731.0 * 10.0 AS ?x) {}",
        "SELECT (99999999999999999999 + 1 AS ?x) {}",
        f"SELECT ?n {{ {MIXED} FILTER(?v + 1 > 0) }}",
        f"SELECT ?n {{ {MIXED} FILTER(BOUND(?n)&&?v*2>1&&STRLEN(?n) = 1) }}",
        f"SELECT ?n {{ {MIXED} BIND(?v * 2 AS ?twice) FILTER(?twice > 1) }}",
        f"SELECT ?n {{ {MIXED} FILTER NOT EXISTS {{ FILTER(?v * 2 > 1) }} }}",
        f"SELECT ?n {{ {MIXED} FILTER isNumeric(?v) }} GROUP BY ?n HAVING (SUM(?v) * 2 > 1)",
        f"SELECT ?n {{ {MIXED} FILTER isNumeric(?v) }} GROUP BY ?n ORDER BY DESC(SUM(?v) * 2)",
        f"SELECT ?n {{ {MIXED} }} ORDER BY (?v + 1) LIMIT 1",
        f"SELECT (COUNT(?v * 2) AS ?x) {{ {MIXED} }}",
        f"SELECT (SUM(DISTINCT ?v * 2) AS ?x) {{ {MIXED} FILTER(?n < 'c') }}",
        f"ASK {{ {MIXED} FILTER(?v * 2 > 1000) }}",
        f"CONSTRUCT {{ ?s a ?n }} WHERE {{ {MIXED} FILTER(?v * 2 > 1) BIND(cg:Claim AS ?s) }}",
        f"SELECT ?n {{ {LONG} FILTER(?v > 100) }}",
        f"SELECT ?n {{ {LONG} FILTER(?v != 100) }}",
        f"SELECT ?n {{ {LONG} }} ORDER BY DESC(?v)",
        f"SELECT ?n {{ {LONG} }} ORDER BY ?n ?v",
        f"SELECT (MAX(?v) AS ?x) {{ {LONG} FILTER(BOUND(?v)) }}",
        f"SELECT ?n {{ {LONG} FILTER(?v > 100 || ?n = 'z') }}",
        f"SELECT ?n {{ {LONG} FILTER(STRLEN(?n) = 1 && (?n = 'z' || (?v>=9&&?n = 'a'))) }}",
        f"SELECT ?n {{ {LONG} FILTER(!(?n = 'z' || ?v < 100)) }}",
        f"SELECT ?n {{ {LONG} FILTER(!(?v = 5)) }}",
        f"SELECT ?n {{ {LONG} FILTER(!(?v IN (1, 2))) }}",
        f"SELECT ?n {{ {LONG} FILTER(?v NOT IN (1, 2)) }}",
        f"SELECT ?n {{ {LONG} FILTER(?v > STRLEN(?n)) }}",
        f"SELECT ?n {{ {LONG} FILTER(?v > 9 || EXISTS {{ ?n a ?v }}) }}",
        f"SELECT ?n {{ {LONG} }} GROUP BY ?n HAVING (MAX(?v) > 9 || ?n = 'z')",
    ],
)
@LIMITED
def test_a_number_that_is_too_large_is_an_error_wherever_it_is_computed(
    kb: cg.ClaimGraph, query: str, limits: dict[str, float]
) -> None:
    with pytest.raises(cg.InvalidQuery, match=r"too large for SPARQL to compute .*xsd:double"):
        kb.sparql(query, **limits)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "told", "found"),
    [
        ("SELECT (1/0 AS ?x) {}", r"\?x could not be computed in 1 of 1 rows", [None]),
        (
            "SELECT (SUM(?v) AS ?x) { VALUES ?v { 1 'a' } }",
            r"\?x could not be computed in 1 of 1 rows",
            [None],
        ),
        (
            "SELECT ?x { VALUES ?x { 0 4 } FILTER(8 / ?x > 1) }",
            r"“8 / \?x > 1” could not be computed for some rows, which may be missing",
            [4],
        ),
        (
            "SELECT ?x { VALUES ?x { 0 4 } FILTER(8 / ?x > 1 || STR(?x) = 'none') }",
            r"“8 / \?x > 1” could not be computed for some rows, which may be missing",
            [4],
        ),
        (
            "SELECT ?x { VALUES ?x { 1 } FILTER(IF(?x * 9223372036854775807 * 2 > 0, 1, 0)) }",
            r"“IF\(.*\)” could not be computed for some rows",
            [],
        ),
    ],
)
@LIMITED
def test_what_could_not_be_computed_otherwise_is_told(
    kb: cg.ClaimGraph, query: str, told: str, found: list[object], limits: dict[str, float]
) -> None:
    with pytest.warns(Uncomputed, match=rf"^{told}.*: the number got too large, something was div"):
        rows = kb.sparql(query, **limits)  # type: ignore[arg-type]
    assert [row["x"] for row in rows] == found


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (170141183460469231731.0 AS ?x) {}",
        f"SELECT (xsd:double({TOO_LARGE}) + 1 AS ?x) {{}}",
        "SELECT (COALESCE(1/0, 'none') AS ?x) {}",
        "SELECT ?x ?n { BIND('(1 AS ?n)' AS ?x) OPTIONAL { ?x a cg:Claim ; cg:note ?n } } #AS ?n",
        "SELECT ?as ?no { VALUES (?as ?no) { (1 UNDEF) } }",
        f"SELECT ?n {{ {MIXED} FILTER(?v > 1) }}",
        f"SELECT ?n {{ {MIXED} FILTER(?n='b') FILTER(?v<5&&?v>-5) }} ORDER BY ?v",
        f"SELECT ?n {{ {MIXED} FILTER(?v IN (-1, 1)) }}",
        f"SELECT ?n {{ {LONG} FILTER(?v > 100 || ?n = 'a') }}",
        f"SELECT ?n {{ {LONG} FILTER(?v = 5 || ?n = 'z') }}",
        f"SELECT ?n {{ {LONG} FILTER(!(?v > 100 && ?n = 'z') && ?n = 'a') }}",
        f"SELECT ?n {{ {LONG} FILTER(?n > 'b' || ?n = 5) }}",
        f"SELECT ?n {{ {MIXED} FILTER(COALESCE(?v * 2 > 1, false) || ?n = 'd') }} LIMIT 1",
        "SELECT (COUNT(*) AS ?x) { ?claim a cg:Claim FILTER(LANG(?claim) != 'en') }",
    ],
)
def test_what_was_never_computed_may_be_missing(kb: cg.ClaimGraph, query: str) -> None:
    assert len(kb.sparql(query)) == 1  # a warning is an error here


_ROWS = [(1, "a"), (10**25, "b"), (-(10**25), "a"), (7, "")]
_TESTS: dict[str, Callable[[int, str], bool]] = {
    "?v > 5": lambda v, _: v > 5,
    "?v<=7": lambda v, _: v <= 7,
    "?v != 1": lambda v, _: v != 1,
    "?v = 7": lambda v, _: v == 7,
    "?v IN (1, 7)": lambda v, _: v in (1, 7),
    "?v NOT IN (7)": lambda v, _: v != 7,
    "?v > STRLEN(?n)": lambda v, n: v > len(n),
    "?n = 'a'": lambda _, n: n == "a",
    "?n != ''": lambda _, n: n != "",
}
_Condition = tuple[str, Callable[[int, str], bool]]


def _joined(parts: st.SearchStrategy[_Condition]) -> st.SearchStrategy[_Condition]:
    def neither(a: _Condition) -> _Condition:
        return f"!({a[0]})", lambda v, n: not a[1](v, n)

    def both(pair: tuple[_Condition, _Condition]) -> _Condition:
        (a, f), (b, g) = pair
        return f"({a} && {b})", lambda v, n: f(v, n) and g(v, n)

    def either(pair: tuple[_Condition, _Condition]) -> _Condition:
        (a, f), (b, g) = pair
        return f"({a} || {b})", lambda v, n: f(v, n) or g(v, n)

    pairs = st.tuples(parts, parts)
    return st.one_of(parts.map(neither), pairs.map(both), pairs.map(either))


@given(st.recursive(st.sampled_from(list(_TESTS.items())), _joined, max_leaves=5))
@settings(deadline=None)
def test_rows_are_never_missing_unsaid_however_conditions_are_joined(asked: _Condition) -> None:
    words, holds = asked
    rows = " ".join(f"({v} '{n}')" for v, n in _ROWS)
    kb = cg.example("harbour-audit")
    try:
        found = kb.sparql(f"SELECT ?v {{ VALUES (?v ?n) {{ {rows} }} FILTER({words}) }}")
    except cg.InvalidQuery:
        return  # it says that a number is too large
    assert [int(row["v"]) for row in found] == [v for v, n in _ROWS if holds(v, n)]


def test_rows_come_in_the_order_that_the_query_says(kb: cg.ClaimGraph) -> None:
    held = "VALUES ?x { 'b' 3 <urn:c> 'a' 1.5 UNDEF <urn:a> 'c'@en '2031-01-02'^^xsd:date }"
    rows = [row["x"] for row in kb.sparql(f"SELECT ?x {{ {held} }} ORDER BY ?x")]
    back = [row["x"] for row in kb.sparql(f"SELECT ?x {{ {held} }} ORDER BY DESC(?x)")]
    assert rows[:3] == [None, "urn:a", "urn:c"]
    assert rows == back[::-1]
    assert rows.index("a") + 1 == rows.index("b")
    assert len(kb.sparql(f"SELECT (MIN(?x) AS ?least) {{ {held} FILTER isNumeric(?x) }}")) == 1


@pytest.mark.parametrize(("words", "value"), [("309.10 euros", "309.1"), ("0.50 %", "0.5")])
def test_a_figure_keeps_its_value_exactly_and_its_words_as_written(words: str, value: str) -> None:
    kb = cg.parse(f"The bill rose by {words} in May [1].\n\n1. Ledger")
    figure = kb.figures()[0]
    assert figure.value == Decimal(value)
    assert [getattr(kb[place], "exact", None) for place in figure.mentioned_in] == [words]
    assert loads(dumps(kb)) == kb


@pytest.mark.parametrize("value", ["NaN", "1e400", "Infinity", "1e-400"])
def test_what_is_no_number_or_beyond_all_figures_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="value"):
        cg.Figure(document="d", value=Decimal(value))


@pytest.mark.parametrize("timeout", [None, 60])
@pytest.mark.parametrize("order", ["?x", "DESC(?x)", "(?x)", "ASC(?x) ?c"])
def test_names_and_words_are_sorted_as_ever(order: str, timeout: float | None) -> None:
    kb = cg.example("harbour-audit")
    for asked in ("BIND(?c AS ?x)", "?c schema:text ?x"):
        query = f"SELECT ?x {{ ?c a cg:Claim . {asked} }} ORDER BY {order}"
        found = [row["x"] for row in kb.sparql(query, timeout=timeout)]
        assert found == sorted(found, reverse=order.startswith("DESC"))
        (most,) = kb.sparql(
            f"SELECT (MIN(?x) AS ?least) (MAX(?x) AS ?most) {{ ?c a cg:Claim . {asked} }}",
            timeout=timeout,
        )
        assert [most["least"], most["most"]] == [min(found), max(found)]
