"""Reading as one loop over a list of stages: each adds layers to the text, then nodes are built.

    structure → clauses → prose → tokens → names → sentences → leads → labels → mentions
              → quantities → attributions → (plug-ins) → statements, reports → inferences → events
              → (what plug-ins state) → build

A text in a language without a grammar, or of which only the citations are wanted, takes a shorter
list. ``tests/test_pipeline.py`` checks that every layer a stage reads was written before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from claimgraph.errors import UnreadableInput
from claimgraph.model import Document, Node, choices, is_date, problem, unchecked
from claimgraph.patterns import regex
from claimgraph.progress import tracked
from claimgraph.reading.build import build
from claimgraph.reading.citations.hypotheses import KINDS
from claimgraph.reading.layers import Insertion, Statement, beside
from claimgraph.reading.layout.language import UNKNOWN, guess, is_foreign
from claimgraph.reading.places import Hyperlink, Stated, Stretches
from claimgraph.reading.sentences.cited_clauses import clauses
from claimgraph.reading.sentences.second_predicates import second_predicates
from claimgraph.reading.sentences.segmentation import SentenceSpan
from claimgraph.reading.sentences.table_rows import Head, cited_cells, heads_of, told_in_row
from claimgraph.reading.shallow.folder import SHALLOW
from claimgraph.reading.structure import structure
from claimgraph.reading.text import Stage, Text

ClaimSize = Literal["statement", "sentence"]
"""What a claim is made of."""
NOT_PROSE = frozenset({"chatter", "contents", "boilerplate", "listing"})
"""Sentences that are not of the text proper; nothing is read from them."""
_LETTER = regex(r"[^\W\d_]")
"""Without one, as in a row of markers, there is nothing to read either."""


def read_text(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    origin: str | None = None,
    published: str | None = None,
    media_type: str = "text/plain",
    links: Sequence[Hyperlink] = (),
    stated: Sequence[Stated] = (),
    only_citations: bool = False,
    citations: str | None = None,
    claims: ClaimSize = "statement",
    plugins: Sequence[Stage] = (),
) -> list[Node]:
    """Return the nodes of a cited text; offsets always count into ``text`` as it was given.

    Plain text and Markdown are read as they are. An extractor of another format hands over the text
    that a reader of the page sees, list numbers and markers such as "[1]" included (footnotes at
    the end, one to a line, under a heading such as "References"), and tells in ``links`` what the
    text no longer shows: where words were a link and where it led.

    Args:
        text: the text itself, markers and source list included.
        title: what to call the document.
        language: BCP 47 tag; guessed from the script and the commonest words when not given.
        origin: the file name or url the text came from.
        published: when the text came out (ISO 8601), which "yesterday" in it is counted from;
            without it, from the day that the head of the text gives, if it does.
        media_type: what the text was taken from.
        links: links that the text itself does not spell out.
        stated: who published its sources, and when, where the file had fields for it.
        only_citations: leave actors, events, attributions and quantities out; starts many times
            faster.
        citations: how to read citations, whatever explains the text best: "printed" (numbers and
            names in brackets), "learned" (labels of the text's own lists), "loose" (lists that only
            the markers prove) or "links" (without source lists).
        claims: "statement" for a claim of each thing that a sentence states (English only, and not
            with ``only_citations``), "sentence" for one claim a sentence.
        plugins: stages of others' that add to the layers which are found before statements.

    Raises:
        UnreadableInput: the text is empty, holds half of a surrogate pair, ``published`` is not a
            date, or ``citations`` or ``claims`` names no way to read.
    """
    if not text.strip():
        raise UnreadableInput("the text is empty; there is nothing to read")
    _refuse_surrogates(text)
    language = language or guess(text)
    document = _document(
        text=text, title=title, language=language, origin=origin, media_type=media_type,
        published=published,
    )  # fmt: skip
    if claims not in choices(ClaimSize):
        raise UnreadableInput(f"claims={claims!r} is not one of {', '.join(choices(ClaimSize))}")
    read = Text(document, links, _kind(citations), stated)
    read_as = language or (UNKNOWN if is_foreign(text) else None)
    steps = stages(read_as, only_citations=only_citations, claims=claims, plugins=plugins)
    run(steps, read)
    return build(read)


def run(steps: Sequence[Stage], text: Text) -> None:
    """Run stages over a text, in order; whoever waits for a long one sees how far they are."""
    for stage in tracked(steps, "stages", shown=len(text.source) > _LONG):
        stage.run(text)


_LONG = 200_000
"""Characters of a text whose reading may take longer than a second."""


def stages(
    language: str | None,
    *,
    only_citations: bool = False,
    claims: ClaimSize = "statement",
    plugins: Sequence[Stage] = (),
) -> Sequence[Stage]:
    """Return the stages for a language (a BCP 47 tag), in the order in which they run.

    Plug-ins run once everything before statements is found; what somebody says by them becomes
    statements like all that is reported.

    >>> [stage.name for stage in stages("fi")]
    ['structure', 'clauses', 'prose', 'plain statements']
    """
    steps = _own_stages(language, only_citations, claims)
    if not plugins:
        return steps
    if steps[-1] is PLAIN:
        from claimgraph.reading.english import WITHOUT_NAMES  # here, as it loads English

        steps = (*steps[:-1], *WITHOUT_NAMES)
    first = next(n for n, stage in enumerate(steps) if "statements" in stage.writes)
    return (*steps[:first], *plugins, *steps[first:], PROPOSED)


def _own_stages(language: str | None, only_citations: bool, claims: ClaimSize) -> tuple[Stage, ...]:
    """Return the stages that a text needs by its language and by what is asked for."""
    tag = (language or "en").partition("-")[0]
    if only_citations or tag not in ("en", *SHALLOW):
        return (*CITATIONS, PLAIN)
    if tag in SHALLOW:
        from claimgraph.reading.shallow.stages import STAGES as SHORT  # here, for the same reason

        return (*CITATIONS, *SHORT)
    from claimgraph.reading.english import STAGES  # here, as its word lists take long to load

    return (*CITATIONS, *STAGES[claims])


_NOUNS = {"mentions": "actors", "events": "events", "quantities": "figures"}
"""What comes of the layers that only some languages have."""


def left_out(language: str | None) -> tuple[str, ...]:
    """Return what is not looked for in texts of a language.

    >>> left_out("en"), left_out("de"), left_out("hi")
    ((), ('events',), ('actors', 'events', 'figures'))
    """
    written = {layer for stage in stages(language) for layer in stage.writes}
    return tuple(noun for layer, noun in _NOUNS.items() if layer not in written)


# -- the stages that every language has ------------------------------------------------------------


def _structure(text: Text) -> None:
    text.structure = structure(text.source, text.document.language, text.links, text.forced)


def _clauses(text: Text) -> None:
    """Make a statement of each clause of a sentence and each cell of a row, with its citations."""
    found, source = text.structure, text.source
    made: list[Statement] = []
    heads = heads_of(source, found.blocks)
    for sentence, reason in zip(found.sentences, found.reasons, strict=True):
        if reason is not None:
            continue
        span, at = (sentence.start, sentence.end), sentence.block
        is_row = found.blocks[at].kind == "row"
        if is_row and (cells := _cells(source, sentence, heads.get(at, ()), len(made))):
            made += cells
            continue
        for clause in clauses(source, sentence):
            words = clause.text or source[clause.start : clause.end]
            put: tuple[Head, ...] = ()
            if is_row and words.strip(" |"):
                words, put = told_in_row(words, heads.get(at, ()))
            made.append(
                Statement(
                    clause.start, clause.end, words, span, at, len(made),
                    clause.own, clause.shared,
                    inserted=tuple([Insertion(h.words, *h.place, "column") for h in put]),
                )
            )  # fmt: skip
    text.clauses = made


def _cells(text: str, row: SentenceSpan, heads: Sequence[Head], first: int) -> list[Statement]:
    """Return a statement for each cell of a row whose cells have their own markers."""
    span = row.start, row.end
    return [
        Statement(
            *cell.place, cell.words, span, row.block, first + n, cell.own, cell.shared,
            inserted=(
                Insertion(cell.subject.words, *cell.subject.place, "subject"),
                *(Insertion(h.words, *h.place, "column") for h in cell.heads),
            ),
        )
        for n, cell in enumerate(cited_cells(text, span, row.cites, heads))
    ]  # fmt: skip


def _prose(text: Text) -> None:
    found, source = text.structure, text.source
    text.prose = Stretches(
        (sentence.start, sentence.end)
        for sentence, reason in zip(found.sentences, found.reasons, strict=True)
        if reason not in NOT_PROSE and _LETTER.search(source, sentence.start, sentence.end)
    )


def _plain(text: Text) -> None:
    """Take the clauses as they are, cut where markers part two predicates of one subject."""
    made = [part for clause in text.clauses for part in _predicates(text.source, clause)]
    text.statements = made


def _predicates(text: str, whole: Statement) -> Iterator[Statement]:
    held = whole.shared
    several = len(held) > 1 and not whole.own and not whole.inserted
    end = max(whole.end, held[-1].end) if held else whole.end
    found = second_predicates(text, (whole.start, end), held) if several else []
    for clause, subject in found:
        put = () if subject is None else (Insertion(text[slice(*subject)], *subject, "subject"),)
        yield whole._replace(
            start=clause.start, end=clause.end, text=clause.text, own=clause.own, shared=(),
            inserted=put,
        )  # fmt: skip
    if not found:
        yield whole


def _proposed(text: Text) -> None:
    """Add what plug-ins propose at the end, so that reports and inferences keep their numbers."""
    text.statements = [*text.statements, *beside(text.proposed, text.statements)]


CITATIONS = (
    Stage("structure", (), ("structure",), _structure),
    Stage("clauses", ("structure",), ("clauses",), _clauses),
    Stage("prose", ("structure",), ("prose",), _prose),
)
PLAIN = Stage("plain statements", ("clauses",), ("statements",), _plain)
PROPOSED = Stage("proposed statements", ("proposed", "statements"), ("statements",), _proposed)


# -- the input -------------------------------------------------------------------------------------


def _document(text: str, published: str | None, **fields: str | None) -> Document:
    """Return the document; to build what checks it takes as long as to read a short text."""
    dated = published is None or is_date(published)
    make = unchecked if dated and all(map(_is_plain, fields.values())) else _checked
    return make(Document, text=text, published=published, **fields)


def _is_plain(value: object) -> bool:
    return value is None or (type(value) is str and value.isprintable())


def _checked(cls: type[Document], **fields: object) -> Document:
    try:
        return cls.model_validate(fields)
    except ValueError as error:
        raise UnreadableInput(problem(error)) from None


def _kind(citations: str | None) -> str | None:
    if citations is not None and citations not in KINDS:
        raise UnreadableInput(
            f"citations={citations!r} is not a way to read them; there are {', '.join(KINDS)}"
        )
    return citations


def _refuse_surrogates(text: str) -> None:
    """Refuse what is no Unicode text: no format could hold it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        code = f"U+{ord(text[error.start]):04X}"
        raise UnreadableInput(
            f"character {error.start} ({code}) is half of a surrogate pair; "
            "decode the text again, with errors='replace'"
        ) from None
