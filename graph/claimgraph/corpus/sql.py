"""SQL of the jobs, in the subset that every engine understands; loops are in Python.

A *rule* is a set of rows with one ``rule``: ``node`` stands when all that it ``needs`` stand, of
which there are ``size`` (W. F. Dowling and J. H. Gallier, J. Logic Programming 1(3), 1984). A hop
is one table: what it adds is joined with the rules, nothing is worked out twice (semi-naive
evaluation; F. Bancilhon and R. Ramakrishnan, SIGMOD 1986).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimgraph.engines import Engine
from claimgraph.errors import UnknownNode
from claimgraph.model import choices
from claimgraph.questions import Counting

Progress = Callable[[str], None]


def quiet(_: str) -> None:
    """Tell nothing."""


FEW = 64
"""So many numbers are written out in a query, which lets a sorted table be skipped through."""


def numbers(values: Iterable[int]) -> str:
    """Return numbers as a query of one column, ``node``."""
    listed = ", ".join(f"({value})" for value in sorted(set(values)))
    if not listed:
        return "SELECT CAST(0 AS BIGINT) AS node WHERE 1 = 0"
    return f"SELECT CAST(v.node AS BIGINT) AS node FROM (VALUES {listed}) AS v(node)"


def stand(engine: Engine, name: str, rules: str, start: str, progress: Progress) -> None:
    """Make a table of what stands, with its hop: the least set that holds the start and obeys.

    Args:
        engine: where to.
        name: of the table (node, hop); ``<name>_hits`` counts the standing needs of joint rules.
        rules: name of the rules (node, needs, rule, size).
        start: a query of what stands without rules.
        progress: told of each hop.
    """
    hits = f"{name}_hits"
    found = engine.make(name, f"SELECT s.node, CAST(0 AS BIGINT) AS hop FROM ({start}) s")
    joint = engine.rows(f"SELECT COUNT(*) FROM {rules} WHERE size > 1")[0][0] > 0
    engine.make(hits, f"{_hits(rules, name)} HAVING 1 = 0")
    hop = 0
    while found:
        hop += 1
        single = f"JOIN {name}_new f ON r.needs = f.node WHERE r.size = 1"
        heads = f"SELECT r.node FROM {rules} r {single}"
        if joint and engine.grow(hits, _hits(rules, name)):
            heads += f" UNION ALL {_complete(hits)}"
        found = engine.grow(
            name,
            f"SELECT DISTINCT x.node, CAST({hop} AS BIGINT) AS hop FROM ({heads}) x "
            f"WHERE NOT EXISTS (SELECT 1 FROM {name} s WHERE s.node = x.node)",
        )
        progress(f"{name}: hop {hop}, {found:,} nodes")


def _hits(rules: str, name: str) -> str:
    """Count, for each joint rule, how many of its needs came to stand last."""
    return (
        f"SELECT r.rule, r.node, r.size, COUNT(*) AS have FROM {rules} r "
        f"JOIN {name}_new f ON r.needs = f.node WHERE r.size > 1 GROUP BY r.rule, r.node, r.size"
    )


def _complete(hits: str) -> str:
    """Name the heads of joint rules, hit just now, all of whose needs stand."""
    return (
        f"SELECT h.node FROM {hits} h JOIN {hits}_new n ON h.rule = n.rule "
        "GROUP BY h.rule, h.node, h.size HAVING SUM(h.have) = h.size"
    )


def live(rules: str, standing: str) -> str:
    """Return the query of the rules that stand, sorted by what they need."""
    return (
        "SELECT x.node, x.needs, x.rule, x.size FROM ("
        f"SELECT r.node, r.needs, r.rule, r.size FROM {rules} r "
        f"JOIN {standing} s ON r.needs = s.node WHERE r.size = 1 UNION ALL "
        f"SELECT r.node, r.needs, r.rule, r.size FROM {rules} r JOIN "
        f"(SELECT rule FROM {standing}_hits GROUP BY rule, size HAVING SUM(have) = size) c "
        "ON r.rule = c.rule WHERE r.size > 1) x ORDER BY x.needs"
    )


def reach(engine: Engine, name: str, rules: str, start: str, progress: Progress) -> None:
    """Make a table (node, hop) of all that rests on the start, directly or not, start included."""
    found = engine.make(name, f"SELECT s.node, CAST(0 AS BIGINT) AS hop FROM ({start}) s")
    hop = 0
    while found:
        hop += 1
        found = engine.grow(
            name,
            f"SELECT DISTINCT r.node, CAST({hop} AS BIGINT) AS hop FROM {rules} r "
            f"{_among(engine, name, found)} "
            f"AND NOT EXISTS (SELECT 1 FROM {name} s WHERE s.node = r.node)",
        )
        progress(f"{name}: hop {hop}, {found:,} nodes")


def pairs(engine: Engine, name: str, edges: str, progress: Progress) -> None:
    """Make a table (a, b) of all pairs of which a leads to b, over one edge or more.

    It grows with the square of the longest chain: for what chains are short of, such as copies.

    Args:
        engine: where to.
        name: of the table.
        edges: name of the edges (node, needs).
        progress: told of each hop.
    """
    found = engine.make(name, f"SELECT DISTINCT e.node AS a, e.needs AS b FROM {edges} e")
    hop = 1
    while found:
        hop += 1
        found = engine.grow(
            name,
            f"SELECT DISTINCT p.a, e.needs AS b FROM {name}_new p JOIN {edges} e "
            f"ON e.node = p.b WHERE NOT EXISTS "
            f"(SELECT 1 FROM {name} s WHERE s.a = p.a AND s.b = e.needs)",
        )
        progress(f"{name}: hop {hop}, {found:,} pairs")


def _among(engine: Engine, name: str, found: int) -> str:
    """Keep the rules that need what came last; few numbers are written out."""
    if found > FEW:
        return f"JOIN {name}_new f ON r.needs = f.node WHERE 1 = 1"
    listed = ", ".join(str(node) for (node,) in engine.rows(f"SELECT node FROM {name}_new"))
    return f"WHERE r.needs IN ({listed})"


def lose(engine: Engine, name: str, rules: str, lost: str, progress: Progress) -> None:
    """Make a table (node, hop) of what no longer stands when some nodes are lost.

    All that rests on them is touched. Within that, what keeps a rule whose touched needs are none
    stands, and then what rests on it (delete and rederive: A. Gupta, I. S. Mumick, V. S.
    Subrahmanian, SIGMOD 1993); so no circle holds itself up.

    Args:
        engine: where to.
        name: of the table; ``hop`` is how many steps away from the loss a node is.
        rules: name of the rules that stand.
        lost: a query of the nodes lost, all of which stood.
        progress: told of each hop.
    """
    touched, inner, kept = f"{name}_touched", f"{name}_inner", f"{name}_kept"
    reach(engine, touched, rules, lost, progress)
    engine.make(
        f"{name}_bodies",
        f"SELECT r.node, r.needs, r.rule, CASE WHEN n.node IS NULL THEN 0 ELSE 1 END AS inside "
        f"FROM {rules} r JOIN {touched} t ON r.node = t.node "
        f"LEFT JOIN {touched} n ON r.needs = n.node WHERE t.hop > 0",
    )
    engine.make(
        inner,
        "SELECT b.node, b.needs, b.rule, s.size FROM "
        f"{name}_bodies b JOIN (SELECT rule, CAST(SUM(inside) AS BIGINT) AS size "
        f"FROM {name}_bodies GROUP BY rule) s ON b.rule = s.rule WHERE b.inside = 1",
    )
    start = (
        f"SELECT DISTINCT node FROM (SELECT rule, node FROM {name}_bodies "
        "GROUP BY rule, node HAVING SUM(inside) = 0) free"
    )
    stand(engine, kept, inner, start, progress)
    engine.make(
        name,
        f"SELECT t.node, t.hop FROM {touched} t "
        f"WHERE NOT EXISTS (SELECT 1 FROM {kept} k WHERE k.node = t.node)",
    )
    engine.drop(touched, f"{touched}_new", inner, kept, f"{kept}_hits", f"{name}_bodies")


def components(engine: Engine, name: str, edges: str, progress: Progress) -> None:
    """Make a table (node, root) of the nodes of some edges, each with the least it is joined to.

    Large-star and small-star (R. Kiveris, S. Lattanzi, V. Mirrokni, V. Rastogi, S. Vassilvitskii,
    "Connected components in MapReduce and beyond", SoCC 2014), until no edge changes.

    Args:
        engine: where to.
        name: of the table; a root is in it too.
        edges: a query of pairs (a, b), in any direction.
        progress: told of each round.
    """
    held, star = f"{name}_edges", f"{name}_star"
    engine.make(
        held,
        "SELECT DISTINCT GREATEST(e.a, e.b) AS a, LEAST(e.a, e.b) AS b "
        f"FROM ({edges}) e WHERE e.a <> e.b",
    )
    changed, turn = 1, 0
    while changed:
        turn += 1
        engine.make(star, _large_star(held))
        count = engine.make(f"{star}_small", _small_star(star))
        same = f"JOIN {held} h ON h.a = s.a AND h.b = s.b"
        kept = engine.rows(f"SELECT COUNT(*) FROM {star}_small s {same}")[0][0]
        before = engine.rows(f"SELECT COUNT(*) FROM {held}")[0][0]
        changed = count + before - 2 * kept
        engine.make(held, f"SELECT a, b FROM {star}_small")
        progress(f"{name}: round {turn}, {changed:,} edges changed")
    engine.make(
        name,
        f"SELECT a AS node, b AS root FROM {held} UNION ALL SELECT DISTINCT b, b FROM {held}",
    )
    engine.drop(held, star, f"{star}_small")


def _large_star(edges: str) -> str:
    """Join the larger neighbours of each node to its least neighbour."""
    both = f"SELECT a AS u, b AS v FROM {edges} UNION ALL SELECT b AS u, a AS v FROM {edges}"
    least = f"SELECT u, LEAST(u, MIN(v)) AS m FROM ({both}) w GROUP BY u"
    return (
        f"SELECT DISTINCT n.v AS a, l.m AS b FROM ({both}) n JOIN ({least}) l ON n.u = l.u "
        "WHERE n.v > n.u"
    )


def _small_star(edges: str) -> str:
    """Join the smaller neighbours of each node, and itself, to the least of them."""
    least = f"SELECT a AS u, MIN(b) AS m FROM {edges} GROUP BY a"
    return (
        f"SELECT DISTINCT x.a, x.b FROM (SELECT u AS a, m AS b FROM ({least}) l UNION ALL "
        f"SELECT e.b AS a, k.m AS b FROM {edges} e JOIN ({least}) k ON e.a = k.u "
        "WHERE e.b <> k.m) x"
    )


def counting_sql(counting: Counting, min_confidence: float) -> str:
    """Return the condition under which a row of derivations counts.

    Raises:
        UnknownNode: there is no such way of counting.
    """
    if counting not in choices(Counting):
        raise UnknownNode("counting", counting, choices(Counting))
    asserted = "" if counting == "candidates" else "asserted AND "
    least = f"CAST({float(min_confidence)!r} AS DOUBLE)"
    return f"{asserted}(confidence IS NULL OR confidence >= {least})"


def citing_sql(counting: Counting, min_confidence: float) -> str:
    """Return the query of which claims cite which sources; a pair may come twice."""
    return (
        "SELECT d.node AS claim, d.needs AS source FROM derivations d JOIN grounds g "
        "ON d.needs = g.node WHERE d.kind = 'citation' AND g.kind = 'source' "
        f"AND {counting_sql(counting, min_confidence)}"
    )
