"""What each line of a text is, by the marks it begins with; offsets index the text as given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.lang.word_lists import any_of
from claimgraph.reading.places import Span

LineKind = Literal[
    "plain", "heading", "item", "row", "fence", "rule", "underline", "html", "prompt"
]

ICONS = "🔗📎📰→➡"
"""Signs that lead to a link."""
SIGNS = "†‡§¶‖ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
"""Signs and raised letters that label notes."""
BLANK = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff\u200b"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
"""What counts as empty: every space, the byte order mark and the zero-width space."""

BACK = r"\#(?:footnote-anchor|cmnt(?:_ref)?|cite_ref|fnref|_?ftnref|ftnt_ref|_?ednref)"
"""How the address of a link back from a note to the text goes on behind that of the page."""
_QUOTE = regex(r"(?:>[ \t]?)+")
_HEADING = regex(r"(#{1,6})[ \t#]*")
_RULE = regex(r"([-*_=~·—])(?:[ \t]?\1){2,}$|[⁂＊*]{1,3}$")
_SEPARATOR = regex(
    r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?$|\+(?:[-=]{3,}\+){1,60}$"
    r"|={2,}(?:[ \t]{1,9}={2,}){1,60}$"
)
_FENCE = regex(r"`{3,}|~{3,}")
_SYMBOLS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf0a8\uf0e0"
"""Bullets of the fonts Symbol and Wingdings, as Word and PDFs copy them."""
_BULLET = regex(rf"(?:[-*+–—·‧∙→➢➤✓✔★☆※:][ \t\u3000]+|[•‣◦▪●○■□▸►🔹🔸📌{_SYMBOLS}][ \t\u3000]*)")
_ORDERED = regex(
    r"(\d{1,4})(?:\\?[.)．](?=[\s\u3000^]|$)|[、．）](?=\D))[ \t\xa0\u3000]*|([①-⑳])[ \t\u3000]*"
)
_ENTRY = regex(
    r"""(?:\*\*|__)?(?:
      \.\.[ \t]{1,3}\[(?:[#*]?(?P<rst>[\w.-]{1,40})|(?P<auto>[#*]))\]
    | [\[【](?P<dagger>\d{1,4}(?::\d{1,5})?)†[^\[\]【】\n]{0,80}[\]】][:：]
    | \[\[\[(?P<bib>[\w:.-]{1,60})(?:,[^\[\]\n]{0,60})?\]\]\]
    | \[\[@(?P<page>[\w:.+-]{1,60})(?:\|[^\[\]\n]{0,80})?\]\][:：]
    | \\bibitem(?:\[[^\[\]\n]{0,100}\])?\{(?P<tex>[\w:.+-]{1,60})\}
    | \\?\[\^(?P<foot>[^\]\s\[]{1,40})\]:
    | \\?\[\^?(?P<num>(?!0\d{2,3}\])\d{1,4}(?:_\d{1,4})?)\^?\\?\]
      (?!\(|\]|[ \t]?[,;–-][ \t]?\\?\[|\\?\[)[.:：]?
    | \\?\[(?P<merged>\d{1,4}(?:(?:,[ ]?|[–-])\d{1,4}){1,12})\\?\](?!\(|\]|\[)[.:：]?(?=[ \t])
    | \[\[(?P<there>\d{1,4})\]\]\(\#[^()\s]{0,200}\)
    | \[(?P<led>\d{1,4})\](?=\(https?://[^()\s]{1,2000}\)[ \t]*$)(?!\([^()\s]*"""
    + BACK
    + r""")
    | \[\\?\[(?P<linked>\d{1,4})\\?\]\]\(https?://[^()\s]{1,2000}\)
      (?=[ \t]+(?:[^\s(\[]|\[(?:\d{4}\]|\\?\[\d{1,4}\\?\]\]\()))
    | [【［〔](?P<cjk>\d{1,4}(?:(?::\d{1,5})?(?=†))?)(?:†[^【】\n]{0,80})?[】］〕]
        (?![【［〔])[.:：]?
    | \[\[(?P<twin>\d{1,4})\]\](?!\()
    | (?P<sup>[⁰¹²³⁴-⁹]{1,3})(?=[ \t]?\S)
    | <sup>\[?(?P<tagged>\d{1,4})\]?</sup>(?=[ \t]?\S)
    | \^\((?P<power>\d{1,4})\)(?=[ \t]?\S)
    | (?P<fenced>/\d{1,3}/|<\d{1,3}>|[‹⟨〈]\d{1,3}[›⟩〉])(?=[ \t])
    | (?P<keycap>[0-9]\ufe0f?\u20e3|🔟)(?=[ \t]?\S)
    | (?P<paren>[(（]\d{1,3}[)）])(?=[ \t\u3000])
    | (?P<caret>[\^↑]
      (?:[ \t]+1[ \t]+2(?:[ \t]+\d{1,2}){0,8}|(?:[ \t]+\d{1,2}[.,]\d){2,9}
      |(?:[ \t]+(?:\^?[a-zа-я](?=[ \t]))){0,8}))(?=[ \t])
    )(?:\*\*|__)?[ \t\xa0\u3000]*""",
    re.VERBOSE,
)
_SAME_AS = {
    "there": "num", "merged": "num", "linked": "num", "tagged": "sup", "power": "sup",
    "keycap": "sup", "fenced": "sup",
} | dict.fromkeys(("bib", "tex", "auto", "dagger", "page"), "rst")  # fmt: skip
"""Shapes of labels that are proven as others are."""
_LATEX = regex(
    r"\\(?:(?:begin|end|documentclass|usepackage|bibliography|bibliographystyle|label|title|author"
    r"|date)\b[^\n]{0,200}|printbibliography|maketitle|tableofcontents)\S{0,20}$"
)
_TYPST = regex(r"#(?:(?:bibliography|outline|pagebreak)\(|(?:set|show|import|let) [\w\"(:])")
_SECTION = regex(r"\\(?:chapter|(?:sub){0,2}section|paragraph)\*?\{(?=[^{}\n]{1,200}\}$)")
_EQUALS = regex(r"(={2,6}|=(?=[ \t]+\D))[ \t]+(?=[^\W_])([^\n]{1,120}?)(?:[ \t]+\1)?$")
"""A heading of AsciiDoc or of a wiki."""
_TAGGED = regex(
    r"<(h[1-6]|summary)(?:\s[^<>]{0,200})?>[ ]?(?:<b>|<strong>)?([^<>\n]{1,120}?)"
    r"(?:</b>|</strong>)?[ ]?</\1>$",
    re.I,
)
_HTML = regex(r"</?(?:[a-zA-Z][\w-]*)(?:\s[^<>]{0,400})?/?>|<!--")
_DIVISION = regex(r":{3,}(?:[ \t]*(?:\{[^{}\n]{0,200}\}|[\w-]{1,60}))?:*$")
_IMAGE = regex(r"!\[[^\]\n]{0,300}\]\([^()\s]{0,2000}\)(?:\{[^{}\n]{0,200}\})?$")
_DIRECTIVE = regex(
    r"\.\.[ ](?:(?P<note>note|warning|tip|hint|important|caution|attention|danger|epigraph)"
    r"|(?!contents)[a-z][\w-]{1,30})::[ \t]*"
)
"""A directive of reStructuredText; what stands behind that of a note is text."""
LITERAL = regex(
    r"\.\.[ ](?:code(?:-block)?|sourcecode|math|parsed-literal|raw|highlight|literalinclude|include"
    r"|csv-table|list-table|image|toctree|doctest|testcode|plot|graphviz|autoclass|automodule)::"
)
"""A directive whose body is code or data."""
_LEADING = regex(rf"{any_of('leads in')}: [^\n:]{{5,60}}\d(?=\(1\) )", re.I)
"""What leads in a list on the line of its first entry: "Source: a talk, 4/5/2031(1) Tolls"."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Line(NamedTuple):
    """One line that is not empty: its words from ``start`` to ``end``, and how it begins.

    ``body`` is where the words after a printed label begin; ``label`` is that label without its
    brackets ("1", "1_4", "^"), ``style`` its kind, "" when there is none; ``key`` is a label that
    the list prints besides the number. Bullets, list numbers, quotation signs and heading signs
    stand before ``start``.
    """

    kind: LineKind
    start: int
    end: int
    indent: int
    gap: bool
    level: int = 0
    body: int = 0
    label: str = ""
    style: str = ""
    quoted: bool = False
    key: str = ""


def lines(text: str, whole: Sequence[Span] = ()) -> Iterator[Line]:
    """Yield the lines of a text that are not empty.

    Args:
        text: the whole text.
        whole: stretches, in order, inside which a line break ends no line.

    >>> [(line.kind, line.label) for line in lines("# T\\n- a\\n[2] b: https://example.org/b")]
    [('heading', ''), ('item', '-'), ('plain', '2')]
    """
    position, gap = 0, True
    for raw in _raw(text, whole):
        words = raw.strip(BLANK)
        if words:
            indent = raw.find(words[0])
            yield _line(words, position + indent, _columns(raw, indent), gap)
        gap = not words
        position += len(raw)


def _raw(text: str, whole: Sequence[Span]) -> Iterator[str]:
    """Yield the lines with their ends; those that a stretch runs over come as one."""
    found = text.splitlines(keepends=True)
    if "(1) " in text:
        leading = {at: one.end() for at, raw in enumerate(found) if (one := _LEADING.match(raw))}
        for at in reversed(leading):
            found[at : at + 1] = found[at][: leading[at]], found[at][leading[at] :]
    if not whole:
        yield from found
        return
    at, position, held = 0, 0, ""
    for raw in found:
        held += raw
        position += len(raw)
        while at < len(whole) and whole[at][1] <= position:
            at += 1
        if at == len(whole) or whole[at][0] >= position:
            yield held
            held = ""
    if held:
        yield held


def _columns(raw: str, indent: int) -> int:
    return len(raw[:indent].expandtabs(4)) if indent < 200 else 200


def _line(words: str, start: int, indent: int, gap: bool) -> Line:
    end = start + len(words)
    if words[0].isalpha():
        return Line("plain", start, end, indent, gap, body=start)
    if words.startswith(">>> "):
        return Line("prompt", start, end, indent, gap)
    quoted = words[0] == ">"
    if quoted:
        cut = _QUOTE.match(words)
        words = words[cut.end() if cut else 0 :].lstrip(BLANK)
        start = end - len(words)
        if not words:
            return Line("rule", start, end, indent, gap)
    return _marked(words, start, end, indent, gap, quoted)


def _marked(words: str, start: int, end: int, indent: int, gap: bool, quoted: bool) -> Line:
    """Return a line that begins with something else than a letter."""
    first = words[0]
    if first == "#" and _TYPST.match(words):
        return Line("html", start, end, indent, gap)
    if first == "#" and (found := _HEADING.match(words)):
        body = min(start + found.end(), end)
        kind: LineKind = "heading" if body < end and _spaced(words, found.end()) else "plain"
        body = body if kind == "heading" else start
        level, number = len(found[1]), _ENTRY.match(words, body - start)
        if kind == "heading" and number and number["num"] and number.end() < len(words):
            at = start + number.end()
            return Line(kind, body, end, indent, gap, level, at, number["num"], "num")
        return Line(kind, body, end, indent, gap, level=level, body=body)
    if first == "=" and (equals := _EQUALS.match(words)):
        body = start + equals.start(2)
        return Line("heading", body, start + equals.end(2), indent, gap, len(equals[1]), body)
    if first == "<" and (tagged := _TAGGED.match(words)):
        body = start + tagged.start(2)
        return Line("heading", body, start + tagged.end(2), indent, gap, level=7, body=body)
    if first == ":" and _DIVISION.match(words):
        return Line("html", start, end, indent, gap)
    if first == "-" and words[3:4] in "\r\n" and "\n" in words:  # front matter, taken whole
        return Line("html", start, end, indent, gap)
    if _RULE.match(words):
        kind = "underline" if first in "=-~" and words.count(first) == len(words) else "rule"
        return Line(kind, start, end, indent, gap)
    if first in "`~" and _FENCE.match(words):
        return Line("fence", start, end, indent, gap)
    if first in "|:-+=" and ("|" in words or first in "+=") and _SEPARATOR.match(words):
        return Line("rule", start, end, indent, gap)
    if first == "|" and words.count("|") > 1:
        return Line("row", start, end, indent, gap, body=start)
    if first == "<" and _HTML.match(words) and _bare(words):
        return Line("html", start, end, indent, gap)
    if first == "\\" and _LATEX.match(words):
        return Line("html", start, end, indent, gap)
    if first == "\\" and (section := _SECTION.match(words)):
        begin = start + section.end()
        return Line("heading", begin, end - 1, indent, gap, level=2, body=begin)
    if first == "!" and _IMAGE.match(words):
        return Line("html", start, end, indent, gap)
    if first == "." and (directive := _DIRECTIVE.match(words)):
        begin = start + directive.end()
        told = directive["note"] and begin < end
        return Line(
            "plain" if told else "html", begin if told else start, end, indent, gap, body=begin
        )
    return _labelled(words, start, end, indent, gap, quoted)


def _spaced(words: str, after: int) -> bool:
    """Say whether a heading sign is one: "# Title", not "#1" or "#hashtag"."""
    return (
        words[after - 1] in " \t#"
        and words[after - 1 : after + 1] != "##"
        and (" " in words[:after] or "\t" in words[:after])
    )


def _bare(words: str) -> bool:
    """Say whether a line is all tags, hidden, or a comment."""
    hidden = "display:none" in words or words.startswith("<!--")
    return hidden or not _HTML.sub("", words).strip(BLANK + "⁂->")


def _labelled(words: str, start: int, end: int, indent: int, gap: bool, quoted: bool) -> Line:
    """Return a line with its bullet, number or label told from its words: "3. [Ort07] Orr"."""
    kind: LineKind = "plain"
    label, style, at = "", "", 0
    if bullet := _BULLET.match(words):
        kind, label, style, at = "item", words[0], "bullet", bullet.end()
    elif number := _ORDERED.match(words):
        kind, style, at = "item", "ordered", number.end()
        label = number[1] or str(ord(number[2]) - ord("①") + 1)
    if at >= len(words):
        return Line("rule", start, end, indent, gap)
    begin = at
    if entry := _ENTRY.match(words, at):
        if entry.lastgroup != "caret" or style != "ordered":
            style = entry.lastgroup or ""
            label = _label(entry[style], style)
            style = _SAME_AS.get(style, style)
        at = min(entry.end(), len(words))
    return Line(
        kind, start + begin, end, indent, gap,
        body=start + at, label=label, style=style, quoted=quoted,
    )  # fmt: skip


def _label(printed: str, style: str) -> str:
    if style == "sup":
        return printed.translate(_SUPERSCRIPTS)
    if style == "caret":
        return "^"
    if style == "keycap":
        return "10" if printed == "🔟" else printed[0]
    if style == "dagger":
        return str(int(printed)) if printed.isdecimal() else printed
    return printed.strip("()（）#^/<>‹›⟨⟩〈〉")
