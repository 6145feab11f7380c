"""Near-duplicate sources: titles are compared in SQL, texts and figures in Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from claimgraph.analysis.similarity import FIGURES, TEXT, TITLE, figures_share, runs, text_share
from claimgraph.corpus.sql import numbers
from claimgraph.engines import Engine
from claimgraph.model import Figure
from claimgraph.tables.contract import TABLES
from claimgraph.tables.records import to_nodes

AT_ONCE = 1_000
"""How many pairs of sources are written out in one query."""


def near_titles(explode: str) -> str:
    """Return the query of titles (a, b) that are nearly the same, each by its first source.

    Both must have one of their rarest words (prefix filtering: S. Chaudhuri, V. Ganti, R. Kaushik,
    "A primitive operator for similarity joins in data cleaning", ICDE 2006).
    """
    first = "SELECT title_key, MIN(node) AS node FROM sources GROUP BY title_key"
    words = (
        f"(SELECT s.node AS title, {explode}(s.title_words) AS word FROM sources s "
        f"JOIN ({first}) f ON f.node = s.node WHERE s.title_key IS NOT NULL)"
    )
    sizes = f"(SELECT title, COUNT(*) AS size FROM {words} w GROUP BY title)"
    rarity = f"(SELECT word, COUNT(*) AS titles FROM {words} w GROUP BY word)"
    ranked = (
        "SELECT w.title, w.word, z.size, ROW_NUMBER() OVER (PARTITION BY w.title "
        f"ORDER BY r.titles, w.word) AS nth FROM {words} w JOIN {rarity} r ON r.word = w.word "
        f"JOIN {sizes} z ON z.title = w.title"
    )
    spare = f"CAST({1 - TITLE + 1e-9!r} AS DOUBLE)"  # of so many words one must be shared
    rare = f"(SELECT title, word, size FROM ({ranked}) k WHERE nth - 1 <= {spare} * size)"
    tried = (
        "(SELECT DISTINCT x.title AS a, y.title AS b, x.size + y.size AS size "
        f"FROM {rare} x JOIN {rare} y ON x.word = y.word WHERE x.title < y.title)"
    )
    share = "CAST(COUNT(*) AS DOUBLE) / (t.size - COUNT(*))"
    return (
        f"SELECT t.a, t.b FROM {tried} t JOIN {words} x ON x.title = t.a "
        f"JOIN {words} y ON y.title = t.b AND y.word = x.word "
        f"GROUP BY t.a, t.b, t.size HAVING {share} >= CAST({TITLE!r} AS DOUBLE)"
    )


def same_words(engine: Engine, held: str) -> Iterator[str]:
    """Yield queries of the sources (a, b) that one claim cites and whose words are nearly the same.

    Only sources whose text is a document of the corpus have words to compare. They are compared
    here, not by the engine: it has no longest common subsequence.

    Args:
        engine: where the tables are.
        held: name of the table (claim, source) of what claims rest on.
    """
    texts = "(SELECT DISTINCT source FROM texts)"
    pairs = engine.rows(
        f"SELECT DISTINCT x.source, y.source FROM {held} x JOIN {texts} t ON t.source = x.source "
        f"JOIN {held} y ON y.claim = x.claim JOIN {texts} u ON u.source = y.source "
        "WHERE x.source < y.source"
    )
    if not pairs:
        return
    wanted = {source for pair in pairs for source in pair}
    said = {source: runs(text) for source, text in _texts(engine, wanted).items()}
    counted = _figures(engine, wanted)
    alike = [
        (one, other)
        for one, other in pairs
        if text_share(said[one], said[other]) >= TEXT
        or figures_share(counted[one], counted[other]) >= FIGURES
    ]
    for start in range(0, len(alike), AT_ONCE):
        listed = ", ".join(f"({a}, {b})" for a, b in alike[start : start + AT_ONCE])
        yield (
            "SELECT CAST(v.a AS BIGINT) AS a, CAST(v.b AS BIGINT) AS b "
            f"FROM (VALUES {listed}) AS v(a, b)"
        )


def _homes(sources: Iterable[int]) -> str:
    """Return the query of the document that holds each source's text: the last by id, if many."""
    return (
        "(SELECT t.source, MAX(d.id) AS document FROM texts t "
        f"JOIN documents d ON d.node = t.document JOIN ({numbers(sources)}) n "
        "ON n.node = t.source GROUP BY t.source)"
    )


def _texts(engine: Engine, sources: Iterable[int]) -> dict[int, str]:
    query = (
        f"SELECT h.source, d.text FROM {_homes(sources)} h JOIN documents d ON d.id = h.document"
    )
    return dict(engine.rows(query))


def _figures(engine: Engine, sources: Iterable[int]) -> dict[int, list[str]]:
    """Return the figures that each source's text states, in its order."""
    columns = [column.name for column in TABLES["figures"]]
    named = ", ".join(f"f.{name}" for name in columns)
    mentions = f"SELECT document, id, {engine.explode}(mentioned_in) AS passage FROM figures"
    query = (
        f"SELECT h.source, p.begins, {named} FROM {_homes(sources)} h "
        f"JOIN ({mentions}) m ON m.document = h.document JOIN passages p ON p.id = m.passage "
        "JOIN figures f ON f.id = m.id"
    )
    placed: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for source, begins, *values in engine.rows(query):
        row: dict[str, Any] = dict(zip(columns, values, strict=True))
        (figure,) = to_nodes(Figure.noun, [row])
        placed[source].append((begins, figure.label))
    found: dict[int, list[str]] = defaultdict(list)
    return found | {source: [label for _, label in sorted(held)] for source, held in placed.items()}
