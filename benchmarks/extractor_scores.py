"""Print what the rules, a spaCy pipeline and both together find, to choose by.

    python benchmarks/extractor_scores.py EVALUATION [--model en_core_web_sm] [--counts]

EVALUATION is a folder of marked texts with their scorers: `score.py` over JSON lines and, in
`graph/`, `score_graph.py`. Each cell is F1 score, precision and recall. "pipeline" reads
citations and takes names and events from spaCy alone; "both" is `cg.read(…, extractors=[…])`.

--counts prints, for each kind of actor, how often a name is right that the rules infer and the
pipeline finds too, and one that the pipeline alone finds: the rows of
`extractors/en_core_web.tsv`, which the confidence of `SpacyExtractor` is taken from.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import predict
from predict import TYPES, entities

import claimgraph as cg
from claimgraph.extractors import SpacyExtractor

Read = Callable[[str], cg.ClaimGraph]
SHOWN = {
    "entities_crossner_politics": ("entity_span", "entity_span_type", "entity_event"),
    "attribution_news_hand": ("attribution_found", "speaker_end_to_end"),
    "quantities_news_hand": ("quantity_value_unit",),
}
"""The sets of `score.py`, and the figures of each that are printed."""
TASKS = ("mentions", "mentions+type", "entities", "events", "figures", "claims_strict")


def main() -> None:
    """Print the table, or the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("--model", default="en_core_web_sm", help="an installed spaCy pipeline")
    parser.add_argument("--counts", action="store_true", help="count names instead, by kind")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    ways = ways_to_read(options.model)
    if options.counts:
        print_counts(options.evaluation, ways)
        return
    print(f"{'':46}" + "".join(f"{name:>16}" for name in ways))
    for path in sorted(options.evaluation.glob("*.dev.jsonl")):
        if path.stem.removesuffix(".dev") in SHOWN:
            print_scores(path.stem.removesuffix(".dev"), [scored(path, w) for w in ways.values()])
    for path in sorted(options.evaluation.glob("graph/*.jsonl")):
        print_scores(f"graph/{path.stem}", [scored_graph(path, way) for way in ways.values()])


def ways_to_read(model: str) -> dict[str, Read]:
    """Return the three ways to read a text."""
    import spacy

    plugins = [SpacyExtractor(spacy.load(model))]
    return {
        "rules": cg.parse,
        "pipeline": lambda text: cg.parse(text, only_citations=True, extractors=plugins),
        "both": lambda text: cg.parse(text, extractors=plugins),
    }


Scores = dict[str, dict[str, float | None]]
"""Of each figure the F1 score, precision and recall; None where there is nothing to count."""


def print_scores(name: str, found: list[Scores]) -> None:
    """Print a line for each figure, a column for each way: F1, precision, recall."""
    for figure in found[0]:
        cells = [
            " ".join("—" if share is None else f"{share:.2f}" for share in way[figure].values())
            for way in found
        ]
        print(f"{name + ' ' + figure:46}" + "".join(f"{cell:>16}" for cell in cells))


# -- the sets of score.py --------------------------------------------------------------------------


def scored(path: Path, way: Read) -> Scores:
    """Return the figures of a set of records, as `score.py` beside it gives them."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "predicted.jsonl"
        made.write_text("\n".join(map(json.dumps, predictions(path, way))), encoding="utf-8")
        command = [sys.executable, str(path.parent / "score.py"), str(path), str(made), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    wanted = SHOWN[path.stem.removesuffix(".dev")]
    return {name: {part: told[name][part] for part in ("f1", "p", "r")} for name in wanted}


def predictions(path: Path, way: Read) -> Iterator[dict[str, Any]]:
    """Yield what is found in each record, in the shape that the scorer takes."""
    for record in records(path):
        kb = way(record["text"])
        yield {
            "id": record["id"],
            "entities": list(entities(kb)),
            "quantities": list(predict.quantities(kb)),
            "attributions": list(predict.attributions(kb)),
        }


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def scored_graph(path: Path, way: Read) -> Scores:
    """Return the figures of a set of graphs; its scorer reads the texts by itself, in this way."""
    place = path.with_name("score_graph.py")
    spec = spec_from_file_location("score_graph", place)
    assert spec is not None
    assert spec.loader is not None
    scorer = module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scorer.cg = SimpleNamespace(  # type: ignore[attr-defined]  # what the scorer imports
        **{name: getattr(cg, name) for name in dir(cg) if name[0] != "_"} | {"parse": way}
    )
    arguments, sys.argv = sys.argv, [str(place), str(path), "--json"]
    try:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            scorer.main()
    finally:
        sys.argv = arguments
    told = json.loads(out.getvalue())[path.stem]["all"]
    return {
        task: {"f1": told[task]["f1"], "p": told[task]["precision"], "r": told[task]["recall"]}
        for task in TASKS
    }


# -- how often a name is right ---------------------------------------------------------------------


def print_counts(evaluation: Path, ways: dict[str, Read]) -> None:
    """Print by kind how many names are right, of those found in both ways and by spaCy alone."""
    counts: Counter[tuple[str, str, bool]] = Counter()
    for path in sorted(evaluation.glob("entities_*.dev.jsonl")):
        for record in records(path):
            count_names(record["text"], _marked(record["entities"]), ways, counts)
    named = counts["event", "alone", True], counts["event", "alone", False]
    for path in sorted(evaluation.glob("graph/*.jsonl")):
        for record in records(path):
            count_names(record["text"], _marked(record["entities"]), ways, counts)
    counts["event", "alone", True], counts["event", "alone", False] = named  # not marked there
    for kind in ("person", "organisation", "place", "group", "event"):
        cells = [
            counts[kind, found, right] for found in ("both", "alone") for right in (True, False)
        ]
        print(
            kind, *(str(n) for n in (cells[0], sum(cells[:2]), cells[2], sum(cells[2:]))), sep="\t"
        )


def _marked(entities: list[dict[str, Any]]) -> dict[tuple[int, int], set[str]]:
    """Return the marked names by place, each with the types that are as good."""
    return {(e["start"], e["end"]): {e.get("type", ""), *e.get("alt_types", ())} for e in entities}


def count_names(
    text: str,
    marked: dict[tuple[int, int], set[str]],
    ways: dict[str, Read],
    counts: Counter[tuple[str, str, bool]],
) -> None:
    """Count the names of one text."""
    inferred, piped = (dict(_names(ways[way](text))) for way in ("rules", "pipeline"))
    sure = {place for place, (_, basis) in inferred.items() if basis == "explicit"}
    for place, (kind, _) in piped.items():
        held = inferred.get(place)
        if held is not None and (place in sure or not _agree(held[0], kind)):
            continue
        if held is None and any(a < place[1] and b > place[0] for a, b in inferred):
            continue
        right = bool({TYPES.get(kind), kind} & marked.get(place, set()))
        counts[str(kind), "alone" if held is None else "both", right] += 1


def _names(kb: cg.ClaimGraph) -> Iterator[tuple[tuple[int, int], tuple[str | None, str]]]:
    for event in kb.events():
        for passage in event.mentioned_in:
            span = kb[passage]
            assert isinstance(span, cg.Passage)
            yield (span.start, span.end), ("event", event.basis)
    for actor in kb.actors():
        for passage in actor.mentioned_in:
            span = kb[passage]
            assert isinstance(span, cg.Passage)
            yield (span.start, span.end), (actor.kind, actor.basis)


def _agree(kind: str | None, other: str | None) -> bool:
    return kind == other or {kind, other} == {"country", "place"}


if __name__ == "__main__":
    main()
