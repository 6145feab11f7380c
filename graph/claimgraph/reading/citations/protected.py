"""What is taken whole before a text is cut into lines and sentences: notes and tokens of tools.

A note that stands inside the words it backs (``^[…]``, ``<ref>…</ref>``), the tags around a cited
sentence (``<cite index="1-1">``), the front matter of a text, and the tokens that answer engines
leave for what they cite. Such a token is a marker whatever it says, never words of a claim; one
that the text does not explain dangles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.marker_labels import expand, in_a_row
from claimgraph.reading.places import Span

_TURN = r"turn\d{1,4}[a-z]{1,12}\d{1,4}(?:L\d{1,6}(?:-L?\d{1,6})?)?"
_IN_BRACES = in_a_row(r"\d{1,4}", r"[ ]?[,–-][ ]?", 20)
_TOKENS = {
    "oaicite": regex(
        r":?contentReference\[oaicite:(?P<oai>\d{1,4})\](?:\{index=\d{1,4}\})?"
        r"|\[oaicite:(?P<oai2>\d{1,4})\]"
    ),
    "cite" + "turn": regex(
        rf"(?<![^\W_])(?:file|nav|image|video)?cite"
        rf"(?P<turns>(?:{_TURN}(?:[,| ](?={_TURN}))?){{1,20}})"
    ),
    "cite " + "turn": regex(rf"(?<![^\W_])(?:file|nav|image|video)?cite (?P<turns>{_TURN})"),
    "\ue200": regex(r"[\ue200-\ue2ff](?P<private>[^\ue201\n]{1,300}?)(?:\ue201|(?=\s|$))"),
    "{": regex(
        rf"\{{{{1,2}}(?:ref|cite|citation|source)[: ][ ]?(?P<braces>{_IN_BRACES})[ ]?\}}{{1,2}}"
    ),
    "\\ue2": regex(rf"(?P<escaped>(?:\\ue2\d\d(?:[a-z]{{0,12}}cite)?(?:{_TURN})?){{1,20}})"),
    "<|": regex(
        rf"<\|[a-z_]{{0,12}}(?:cite|citation|ref|source)[:_ ]{{0,2}}(?P<bars>{_IN_BRACES})\|>"
    ),
    "⟦": regex(rf"⟦(?P<double>{_IN_BRACES})⟧"),
    "%[": regex(rf"%\[(?P<double>{_IN_BRACES})\]%"),
    "| Citations:": regex(
        r"\[(?P<inside>\d{3,15}) \| [^\[\]|\n]{1,120} \| [^\[\]|\n]{1,12} \| Citations: \d{1,7}\]"
    ),
    "<Paper ": regex(
        r"<Paper\s[^<>]{0,200}?corpusId=[\"']?(?P<inside>\d{1,15})[^<>]{0,600}>(?:[ ]?</Paper>)?"
    ),
    "-cite ": regex(
        r"<dt?-cite\s[^<>]{0,80}?key=[\"'](?P<keys>[\w:.,/ +-]{1,300})[\"'][^<>]{0,80}>"
        r"\s?</dt?-cite>"
    ),
    "#cite(": regex(r"#cite\(<(?P<keys>[\w:.+-]{1,80})>[^()\n]{0,120}\)"),
    "cite ": regex(
        r"\{(?:%|\{[<%])-?[ ](?:foot|no)?cite[a-z]{0,12}[ ](?P<words>[^{}<>%\n]{1,300})"
        r"(?:%|[%>]\})\}"
    ),
    "[/": regex(
        r"\[(?P<tag>ref|cite|citation|source)\](?P<inside>[\w:.,; -]{1,60})\[/(?P=tag)\]",
        re.IGNORECASE,
    ),
    "</": regex(
        rf"<(?P<tag>cite|citation|ref|source)>[ ]?\[?"
        rf"(?P<inside>{_IN_BRACES}|(?=[\w:.-]{{0,40}}\d)[\w:.-]{{1,40}})\]?[ ]?</(?P=tag)>",
        re.IGNORECASE,
    ),
    "/>": regex(
        r"<(?:inref|ref|source|citation|cite|doc|chunk)\s(?:id|n|num|number|index|idx|doc|source)="
        r"(?P<quote>[\"'])(?P<inside>[\w:.,; -]{1,80})(?P=quote)\s?/>",
        re.IGNORECASE,
    ),
    "<sources>": regex(
        r"(?:</text>)?\s*<sources>\s*(?P<xml>(?:<source>[^<>]{1,60}</source>\s*){1,20})</sources>"
        r"(?:\s*</answer_part>)?"
    ),
    "<<": regex(r"<<(?P<adoc>[\w:.-]{1,60})(?:,[^<>\n]{0,80})?>>"),
    "$$": regex(r"##(?P<rag>\d{1,4})\$\$"),
    "<grok:": regex(r"<grok:render\b[^<>]{0,400}>(?P<card>.{0,600}?)</grok:render>", re.DOTALL),
    "cites": regex(
        r"~?\\[a-zA-Z]{0,6}cites\*?"
        r"(?P<groups>(?:(?:\[[^\[\]\n]{0,80}\]){0,2}\{[\w:.,/ +-]{1,300}\}){2,9})"
    ),
    "cite": regex(
        r"~?\\(?:[a-zA-Z]{0,6}cite[a-z]{0,8})\*?(?:\[[^\[\]\n]{0,80}\]){0,2}"
        r"\{(?P<keys>[\w:.,/ +-]{1,300})\}"
    ),
    "`": regex(
        r"(?:\{cite(?::[a-z:]{1,12})?\}|:cite(?::[a-z]{1,12})?:)`(?P<keys>[\w:.,; +-]{1,300})`"
    ),
    "【": regex(r"【(?P<lens>[\x21-\x7e† ]{1,80})】"),
}
"""Tokens of tools, by what a text holds that has any."""
_SHORT_TURN = regex(r"turn\d{1,4}[a-z]{1,12}\d{1,4}")
_CARD = regex(r'name="citation_id"[^<>]{0,40}>\s{0,8}([\w-]{1,40})')
_CITE = regex(
    r"[<(](?:\w{1,10}:)?cite[ ](?P<attributes>[^<>\n]{0,300}?[\"'])\s?>|</(?:\w{1,10}:)?cite>"
    r"|<co:[ ]?(?P<co>[\d,: ]{1,60})>|</co(?::[\d,: ]{1,60})?>"
    r"|<co>(?P<opens>)|</co:[ ](?P<shut>\d{1,4}:\[[\d:\[\], ]{0,200}\])>"
    r"|(?P<part></?(?:answer|answer_part|text|citations)>|\{\{[<%][ ][^{}\n]{1,200}[ ][>%]\}\}"
    r"|(?<![^\n])(?:(?:FINAL|Final|Grounded)[ ])?(?:ANSWER|[Aa]nswer):[ ](?=\S)"
    r"|\{%-?[ ](?:bibliography|include|raw|endraw|comment|endcomment)\b[^{}%\n]{0,200}%\})"
)
_HINTS_OF_TAGS = (
    "cite ", "<co", "<answer_part>", "<citations>", "{{<", "{{%", "{% ", "nswer: ", "NSWER: ",
)  # fmt: skip
_ATTRIBUTE = regex(r"\b(?:index|indexes|id|ids|refs?|sources?|doc|data-ref)=[\"']([^\"'\n]{1,120})")
_REF = regex(
    r"<ref\b(?P<attributes>[^<>]{0,300}?)(?:/>|>(?P<note>[^<]{0,1200}(?:<(?!/?ref\b)[^<]{0,600}){0,20})</ref>)",
    re.IGNORECASE,
)
_NAME = regex(r"\bname\s{0,2}=\s{0,2}[\"']?([^\"'>/\n]{1,80})", re.IGNORECASE)
_NOTE = regex(
    r"\^\[(?!\d{1,3}(?:[,–-][ ]?\d{1,3})*\])((?:[^\[\]\n]|(?!\n[ \t]*\n)\n"
    r"|\[\[[^\[\]\n]{1,300}\]\]|(?=\[[^\[\]\n]{0,300}\])\[[^\[\]\n]{0,300}\](?:\([^()\s]{0,2000}\))?){1,1200}+)\]"
)
_BRACED = r"(?:[^{}]|\{[^{}]{0,400}\}){1,1500}"
_SPELLED_NOTES = {
    "footnote": regex(
        r"\#?footnote(?::|(?=\[))(?P<name>[\w-]{0,60})\[(?P<note>(?:[^\[\]]|\[[^\[\]\n]{0,300}\]){0,1200})\]"
    ),
    "((": regex(
        r"(?<=[\w.,;:!?”\"'’) ])\(\((?P<name>)(?=[^()\n]{0,200}[^\W\d_]{4})"
        r"(?P<note>(?:[^()\n]|\([^()\n]{0,200}\)){4,1200})\)\)"
    ),
    "[fn:": regex(
        r"\[fn:(?P<name>[\w-]{0,60}):(?P<note>(?:[^\[\]]|\[{1,2}[^\[\]\n]{0,600}\]{1,2}){1,1200})\]"
    ),
    "[/": regex(
        r"\[(?P<shut>efn_note|mfn|footnote|fn|note|ref)(?P<name>)\]"
        r"(?P<note>(?:[^\[\]]|\[(?!/)[^\[\]\n]{0,300}\]){3,1200})\[/(?P=shut)\]"
    ),
    "-footnote>": regex(
        r"<d-footnote(?P<name>)>(?P<note>[^<]{1,1200}(?:<(?!/d-footnote)[^<]{0,600}){0,20})</d-footnote>"
    ),
    "\\footnote": regex(rf"\\footnote(?P<name>)(?:\[\d{{1,4}}\])?\{{(?P<note>{_BRACED})\}}"),
}
"""Notes as AsciiDoc, DokuWiki, Org mode and LaTeX write them in place, by what a text
with any holds."""


class CitationToken(NamedTuple):
    """What stands for a citation and is no words: its span and the labels it prints.

    ``note`` is the span of what a note says; ``silent`` marks a tag that only opens cited words.
    """

    start: int
    end: int
    labels: tuple[str, ...] = ()
    note: Span | None = None
    silent: bool = False


def tokens(text: str) -> list[CitationToken]:
    """Return the notes and tokens of a text in order; none lies inside another.

    >>> [t.labels for t in tokens("It fell. citeturn1search4turn1news2 It rose. ##0$$")]
    [('turn1search4', 'turn1news2'), ('0',)]
    """
    found = [*_tool_tokens(text), *_cite_tags(text), *_wiki_notes(text), *_inline_notes(text)]
    kept: list[CitationToken] = []
    for token in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def code_spans(text: str) -> list[Span]:
    """Return the spans of inline code, such as `rows[0]`; roles and links hold none.

    >>> code_spans(":cite:`orr` of `rows[0]` in {cite}`lund`")
    [(15, 24)]
    """
    found = _CODE.finditer(text) if "`" in text else ()
    return [one.span() for one in found if one["code"]]


_CODE = regex(
    r"(?:\{[\w:]{1,30}\}|(?<!\w):[\w:]{1,30}:)`[^`\n]{1,200}`|`[^`<>\n]{1,200}<[^<>`\n]{1,900}>`_{1,2}"
    r"|(?P<code>(?P<tick>`{1,2})(?!`)[^`\n]{1,200}(?P=tick)(?!`))"
)


def _tool_tokens(text: str) -> Iterator[CitationToken]:
    for hint, pattern in _TOKENS.items():
        if hint not in text or (hint == "<<" and "[[[" not in text):
            continue
        for found in pattern.finditer(text):
            if labels := _token_labels(found.lastgroup or "", found[found.lastgroup or 0]):
                yield CitationToken(found.start(), found.end(), labels)


def _token_labels(kind: str, said: str) -> tuple[str, ...] | None:
    """Return the labels that a token prints, "?" where it prints none; None for other words."""
    if kind == "lens":
        return _lens(said)
    if kind in ("braces", "bars", "double"):
        return expand(said)
    if kind == "words":
        keys = re.findall(r"[\w:.+/-]+", said.partition(" -")[0])  # what follows are options
        return tuple(dict.fromkeys(keys))
    if kind == "groups":
        said = ",".join(re.findall(r"\{([^{}]*)\}", said))
    if kind in ("keys", "inside", "adoc", "groups"):
        return tuple(dict.fromkeys(key.strip() for key in said.split(",") if key.strip())) or None
    if kind in ("turns", "private", "escaped"):
        names = tuple(dict.fromkeys(_SHORT_TURN.findall(said)))
        return names or (said.strip("\ue200\ue201\ue202 ")[:60] or "?",)
    if kind == "xml":
        return tuple(dict.fromkeys(re.findall(r">\s*([^<>]+?)\s*</", said)))
    if kind == "card":
        card = _CARD.search(said)
        return (card[1] if card else "?",)
    return (str(int(said)),)


def _lens(inner: str) -> tuple[str, ...] | None:
    """Return the label in lens-shaped brackets that hold no words, such as "4:0†source"."""
    if "](" in inner:
        return None  # a link: "【[1](https://…)】"
    head, dagger, _ = inner.partition("†")
    if dagger:
        label = head.strip() or inner.strip("† ")  # "4:0†source", "†1†"
        return (str(int(label)) if label.isdecimal() else label or "?",)
    if inner.replace(",", "").replace(" ", "").replace("-", "").isdecimal():
        return None  # numbers are read as such
    return (inner.strip(),) if any(sign.isdigit() for sign in inner) else None


def _cite_tags(text: str) -> Iterator[CitationToken]:
    """Yield the tags around cited words: the marker is the tag that ends them."""
    if not any(hint in text for hint in _HINTS_OF_TAGS):
        return
    opened: list[tuple[str, ...]] = []
    for tag in _CITE.finditer(text):
        if tag["part"] or tag["opens"] is not None:
            yield CitationToken(tag.start(), tag.end(), silent=True)
        elif tag["shut"] is not None:
            labels = tuple(
                f"{tool}:{n}"
                for tool, rows in re.findall(r"(\d+):\[([\d, ]*)\]", tag["shut"])
                for n in re.findall(r"\d+", rows)
            )
            yield CitationToken(tag.start(), tag.end(), labels, silent=not labels)
        elif tag["co"] is not None:
            opened.append(tuple(dict.fromkeys(re.findall(r"\d+", tag["co"]))))
            yield CitationToken(tag.start(), tag.end(), silent=True)
        elif tag["attributes"] is not None:
            found = _ATTRIBUTE.search(tag["attributes"])
            labels = tuple(dict.fromkeys(re.split(r"[,;\s]+", found[1].strip()))) if found else ()
            opened.append(labels)
            yield CitationToken(tag.start(), tag.end(), silent=True)
        elif opened:
            labels = opened.pop()
            yield CitationToken(tag.start(), tag.end(), labels, silent=not labels)


def _wiki_notes(text: str) -> Iterator[CitationToken]:
    """Yield `<ref>` tags, each with its name and the words of its note."""
    if "<ref" not in text:
        return
    for found in _REF.finditer(text):
        name = _NAME.search(found["attributes"] or "")
        note = found.span("note") if (found["note"] or "").strip() else None
        labels = (name[1].strip(),) if name else ()
        if note or labels:
            yield CitationToken(found.start(), found.end(), labels, note)


def _inline_notes(text: str) -> Iterator[CitationToken]:
    """Yield the notes that stand where they belong: ``^[Ortega, *Kilns*, 2007.]``."""
    for found in _NOTE.finditer(text) if "^[" in text else ():
        yield CitationToken(found.start(), found.end(), note=found.span(1))
    for hint, pattern in _SPELLED_NOTES.items():
        for found in pattern.finditer(text) if hint in text else ():
            note = found.span("note") if found["note"].strip() else None
            labels = (found["name"],) if found["name"] else ()
            if note or labels:
                yield CitationToken(found.start(), found.end(), labels, note)
