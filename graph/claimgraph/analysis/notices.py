"""Notices on sources, as of a date: which sources and passages are lost, which in question.

A source that was withdrawn is lost until it is restored. One that was corrected, superseded or
disputed stands, but is *in question*. Passages withdrawn, corrected or superseded are lost;
passages disputed are in question. A source restored has its passages back too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from claimgraph.analysis.rule_base import RuleBase, unstated_words
from claimgraph.errors import InvalidQuery
from claimgraph.model import Notice, Passage
from claimgraph.patterns import regex

_DATE = regex(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass
class Losses:
    """Nodes by number, each with the reason in words: those lost, and those in question."""

    lost: dict[int, str] = field(default_factory=dict)
    in_question: dict[int, str] = field(default_factory=dict)


def losses(
    rule_base: RuleBase,
    notices: Iterable[Notice],
    *,
    sources: Iterable[str] = (),
    passages: Iterable[str] = (),
    as_of: str | None = None,
) -> Losses:
    """Return what is lost or in question: by the notices up to a date, and by supposition.

    Args:
        rule_base: the numbers; sources without one are of another part.
        notices: what became of sources.
        sources: ids of sources supposed withdrawn.
        passages: ids of passages supposed withdrawn.
        as_of: ISO date, to the day, month or year, which is counted in; None counts all notices.

    Raises:
        InvalidQuery: as_of is not a date.
    """
    found = Losses()
    lost, in_question = passages_in_doubt(up_to(notices, as_of))
    lost |= dict.fromkeys(passages, "withdrawn")
    _spread(rule_base, lost, found.lost)
    _spread(rule_base, in_question, found.in_question)
    _leave_open(rule_base, {**in_question, **lost}, found.in_question)
    for source, kinds in whole(up_to(notices, as_of)).items():
        if (number := rule_base.number.get(source)) is None:
            continue  # of another part
        for kind, date in kinds.items():
            into = found.lost if kind == "withdrawn" else found.in_question
            into[number] = f"{kind} {date}"
    for source in sources:
        if (number := rule_base.number.get(source)) is not None:
            found.lost.setdefault(number, "withdrawn")
    return found


def up_to(notices: Iterable[Notice], as_of: str | None) -> list[Notice]:
    """Return the notices in force, oldest first; of one date, restored comes last."""
    if as_of is not None and not _DATE.fullmatch(as_of):
        problem = f"as of: {as_of!r} is not a date; write 2026, 2026-03 or 2026-03-11"
        raise InvalidQuery(problem)
    held = [n for n in notices if as_of is None or n.date[: len(as_of)] <= as_of]
    return sorted(held, key=lambda n: (n.date, n.kind == "restored", n.kind))


def whole(notices: Iterable[Notice]) -> dict[str, dict[str, str]]:
    """Return for each source the kinds of notice in force on all of it, with their dates."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for notice in notices:
        if notice.passages:
            continue
        if notice.kind == "restored":
            found[notice.source].clear()
        else:
            found[notice.source].setdefault(notice.kind, notice.date)
    return found


def passages_in_doubt(notices: Iterable[Notice]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the passages lost and those in question, each with its reason."""
    lost: dict[str, str] = {}
    in_question: dict[str, str] = {}
    of: dict[str, set[str]] = defaultdict(set)
    for notice in notices:
        concerned = set(notice.passages) or of[notice.source]
        of[notice.source] |= set(notice.passages)
        if notice.kind == "restored":
            for passage in concerned:
                lost.pop(passage, None)
                in_question.pop(passage, None)
        elif notice.passages:
            into = in_question if notice.kind == "disputed" else lost
            for passage in notice.passages:
                into.setdefault(passage, f"{notice.kind} {notice.date}")
    return lost, in_question


def _spread(rule_base: RuleBase, passages: Mapping[str, str], found: dict[int, str]) -> None:
    """Mark what shares words with some passages: evidence of citations, and claims made in them."""
    if not passages:
        return
    spans = _Spans((rule_base.passages[p], why) for p, why in passages.items())
    for number, words in rule_base.words_in(spans.documents):
        if why := spans.reason(words):
            found[number] = why


def _leave_open(rule_base: RuleBase, passages: Iterable[str], found: dict[int, str]) -> None:
    """Put in question what rests on unstated words of a source that lost some."""
    for passage in passages:
        for source in rule_base.texts.get(rule_base.passages[passage].document, ()):
            found[rule_base.number[unstated_words(source)]] = "which words it rests on is not said"


class _Spans:
    """Stretches of documents with reasons, to ask whether a passage shares a word with one."""

    def __init__(self, passages: Iterable[tuple[Passage, str]]) -> None:
        by_document: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for passage, why in passages:
            by_document[passage.document].append((passage.start, passage.end, why))
        self._spans = {d: _merged(sorted(spans)) for d, spans in by_document.items()}

    @property
    def documents(self) -> Collection[str]:
        """The ids of the documents they are in."""
        return self._spans.keys()

    def reason(self, passage: Passage) -> str | None:
        spans = self._spans.get(passage.document, [])
        place = bisect_left(spans, passage.end, key=lambda span: span[0]) - 1
        held = place >= 0 and spans[place][1] > passage.start
        return spans[place][2] if held else None


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for start, end, why in spans:
        if found and start < found[-1][1]:
            first, last, reason = found[-1]
            found[-1] = (first, max(last, end), reason)
        else:
            found.append((start, end, why))
    return found
