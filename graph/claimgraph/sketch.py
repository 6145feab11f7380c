"""A notation for small graphs, a statement a claim: for worked examples, lessons and tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claimgraph.errors import SyntaxProblem
from claimgraph.model import Citation, Claim, Document, Inference, Node, Reference, Source
from claimgraph.patterns import regex

_NAME = regex(r"[cs][1-9]\d{0,8}")
_RULE = "a claim rests on one source, or on claims joined by &; a source on sources joined by &"
_ARROW = regex(r"<-|<~")


def sketch(text: str) -> list[Node]:
    """Return the nodes of a sketch: claims c1, c2 …, sources s1, s2 …, and what each rests on.

    ``c1 <- s1 | c2 & c3`` cites s1, and also follows from c2 and c3 together; ``c1 <~ s2`` is a
    title match, which nobody asserted; ``s1 <- s7`` copies s7; ``c4`` alone rests on nothing. Lines
    or semicolons part the statements. Number claims from 1, so that handles and names agree.

    >>> kb = cg.ClaimGraph(sketch("c1 <- s1; c2 <- c1"))
    >>> kb.without(sources=1).path("c2")
    'c2 fell: its only support was c1, which rested on source 1, withdrawn'

    Raises:
        SyntaxProblem: a statement cannot be read; line and column say where.
    """
    drawn = _Drawing()
    for number, line in enumerate(text.split("\n"), start=1):
        for statement in line.split(";"):
            if statement.strip():
                drawn.read(statement, line, number)
    return list(drawn.nodes())


@dataclass
class _Drawing:
    """What has been drawn: for each name, its alternatives, each a list of names and a stroke."""

    alternatives: dict[str, list[tuple[str, list[str]]]] = field(default_factory=dict)

    def read(self, statement: str, line: str, number: int) -> None:
        """Take in one statement; a claim's alternative is one source, or claims joined by &."""
        arrow = _ARROW.search(statement)
        name = self._name(statement[: arrow.start()] if arrow else statement, line, number)
        held = self.alternatives.setdefault(name, [])
        for alternative in statement[arrow.end() :].split("|") if arrow else ():
            names = [self._name(one, line, number) for one in alternative.split("&")]
            kinds = "".join(one[0] for one in names)
            allowed = kinds in ("s", "c" * len(kinds)) if name[0] == "c" else set(kinds) == {"s"}
            if not allowed or (name[0] == "s" and held):
                problem = f"{name} cannot rest on {alternative.strip()}; {_RULE}"
                column = line.find(alternative) + 1
                raise SyntaxProblem(problem, line=number, column=column, source=line)
            if names not in [known for _, known in held]:
                held.append((arrow.group() if arrow else "", names))
            for one in names:
                self.alternatives.setdefault(one, [])

    def _name(self, text: str, line: str, number: int) -> str:
        if not _NAME.fullmatch(text.strip()):
            problem = f"{text.strip()!r} is not a name such as c1 or s1"
            raise SyntaxProblem(problem, line=number, column=line.find(text) + 1, source=line)
        return text.strip()

    def nodes(self) -> Iterator[Node]:
        names = sorted(self.alternatives, key=lambda name: (name[0], int(name[1:])))
        claims = [name for name in names if name[0] == "c"]
        sources = [name for name in names if name[0] == "s"]
        lines = [f"Claim {name}." for name in claims] + [f"{s[1:]}. Source {s}" for s in sources]
        document = Document(text="\n".join(lines), title="sketch")
        yield document
        ids: dict[str, str] = {}
        start = 0
        for name, line in zip([*claims, *sources], lines, strict=True):
            for node in self._entry(name, line, document, start):
                ids[name] = node.id  # the claim or source comes last
                yield node
            start += len(line) + 1
        for name in claims:
            yield from self._links(name, ids)

    def _entry(self, name: str, line: str, document: Document, start: int) -> Iterator[Node]:
        span = {"document": document.id, "start": start, "end": start + len(line), "exact": line}
        if name[0] == "c":
            passage = document.cut(start, start + len(line), roles=("sentence",))
            yield passage
            yield Claim(document=document.id, passage=passage.id, text=line)
        else:
            copied = tuple(_source_id(up) for _, ups in self.alternatives[name] for up in ups)
            source = Source(id=_source_id(name), title=f"Source {name}", copy_of=copied)
            yield Reference.model_validate(span | {"source": source.id, "number": int(name[1:])})
            yield source

    def _links(self, name: str, ids: dict[str, str]) -> Iterator[Node]:
        for arrow, names in self.alternatives[name]:
            drawn = {"claim": ids[name], "confidence": None if arrow == "<-" else 0.6}
            if names[0][0] == "s":
                basis = "curated" if arrow == "<-" else "headlineMatch"
                yield Citation.model_validate(drawn | {"source": ids[names[0]], "basis": basis})
            else:
                basis = "curated" if arrow == "<-" else "inferred"
                premises = tuple(ids[one] for one in names)
                yield Inference.model_validate(drawn | {"premises": premises, "basis": basis})


def _source_id(name: str) -> str:
    return f"source-{name}"
