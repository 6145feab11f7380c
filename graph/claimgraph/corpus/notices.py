"""Queries for what is lost or in question in a corpus: supposed, or told by its notices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimgraph.analysis.notices import passages_in_doubt, up_to, whole
from claimgraph.corpus.resolve import NameResolver
from claimgraph.corpus.sql import numbers
from claimgraph.engines import Engine
from claimgraph.model import Notice

NOTHING = numbers(())


@dataclass(frozen=True)
class LossQueries:
    """Queries of the nodes lost, and of those in question."""

    lost: str
    in_question: str = NOTHING


def loss_queries(
    engine: Engine,
    names: NameResolver,
    *,
    sources: Sequence[str] = (),
    passages: Sequence[str] = (),
    as_of: object = None,
) -> LossQueries:
    """Return what is lost or in question: by the notices up to a date, and by supposition."""
    names.named("passages", passages)  # refuses unknown ones
    held = up_to(_notices(engine), None if as_of is None else str(as_of))
    cut, doubted = passages_in_doubt(held)
    cut |= dict.fromkeys(passages, "withdrawn")
    kinds = whole(held)
    gone = [s for s, reasons in kinds.items() if "withdrawn" in reasons]
    open_ones = [s for s, reasons in kinds.items() if set(reasons) - {"withdrawn"}]
    lost = [numbers(names.named("sources", [*sources, *gone]))]
    in_question = [numbers(names.named("sources", open_ones))]
    lost += _spread(engine, cut)
    in_question += _spread(engine, doubted) + _unstated(engine, [*cut, *doubted])
    return LossQueries(_union(lost), _union(in_question))


def _notices(engine: Engine) -> list[Notice]:
    rows = engine.rows("SELECT id, source, kind, date, passages FROM notices")
    return [
        Notice.model_validate(
            {"id": i, "source": s, "kind": kind, "date": date, "passages": tuple(passages)}
        )
        for i, s, kind, date, passages in rows
    ]


def _spread(engine: Engine, passages: Mapping[str, str]) -> list[str]:
    """Return queries of what shares words with passages: evidence, and claims made in them."""
    if not passages:
        return []
    cut = f"SELECT document, begins, ends FROM passages WHERE id IN ({_texts(engine, passages)})"
    meets = "p.document = x.document AND p.begins < x.ends AND p.ends > x.begins"
    shares = f"JOIN ({cut}) x ON {meets}"
    return [
        "SELECT g.node FROM grounds g JOIN passages p ON g.node = p.node "
        f"{shares} WHERE g.kind = 'words'",
        f"SELECT c.node FROM claims c JOIN passages p ON c.passage = p.id {shares}",
    ]


def _unstated(engine: Engine, passages: Sequence[str]) -> list[str]:
    """Return the query of unstated words of the sources that passages are taken from."""
    if not passages:
        return []
    return [
        "SELECT t.unstated AS node FROM texts t JOIN documents d ON t.document = d.node "
        "JOIN passages p ON p.document = d.id "
        f"WHERE p.id IN ({_texts(engine, passages)})"
    ]


def _texts(engine: Engine, names: Iterable[str]) -> str:
    return ", ".join(engine.text(name) for name in names)


def _union(queries: Iterable[str]) -> str:
    listed = " UNION ALL ".join(f"SELECT q.node FROM ({query}) q" for query in queries)
    return f"SELECT DISTINCT node FROM ({listed}) u"
