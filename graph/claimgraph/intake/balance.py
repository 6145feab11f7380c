"""Makes wiki markup safe to parse: what never closes, or nests too deep, becomes plain characters.

A parser that must guess where an open bracket ends takes quadratic time on thousands of them. Here
one pass pairs them first. Neutralised characters are moved to a private-use block, and back again
once the text is written.
"""

from __future__ import annotations

import re

from claimgraph.patterns import regex

_BASE = 0xF7000
_MARKUP = "[]{}<>|='*#:;&"
_HIDE = str.maketrans({c: chr(_BASE + ord(c)) for c in _MARKUP})
_SHOW = str.maketrans({chr(_BASE + ord(c)): c for c in _MARKUP})
DEPTH = 20
"""How deep brackets may nest; deeper ones are plain characters (the parser gives up at 40)."""

_COMMENT = regex(r"<!--|-->")
_NOWIKI = regex(r"<(/?)(?:nowiki|pre|syntaxhighlight|source|math|code)(?:\s[^<>]{0,300})?>", re.I)
_SMALL_DIGITS = regex(r"<(su[pb])>([0-9+-]{1,9})</su[pb]>", re.I)
_BREAK = regex(r"<(?:br|hr)\s{0,9}/?>", re.I)
_SIGNS = regex(r"^([*#:;]{12})[*#:;]+", re.M)
_QUOTES = regex(r"'{2,}")
_WANTED_TAG = regex(r"<(/?)(ref|references|del|strike|s)(?=[\s/>])([^<>]{0,500})>", re.I)
_OTHER_TAG = regex(r"</?[a-z][a-z0-9]{0,14}(?:\s[^<>]{0,500})?/?>", re.I)
_WEB_LINK = regex(r"\[(?:https?:)?//[^\[\]\n<>]{1,2000}\]")
_TOKEN = regex(r"\{\{|\}\}|\[\[|\]\]|\{\||\|\}(?!\})|\[|\]|<|\{|\}")
_CLOSES = {"}}": "{{", "]]": "[[", "|}": "{|"}
_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPT = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def hide(text: str) -> str:
    """Return text whose markup characters mean nothing to a parser."""
    return text.translate(_HIDE)


def show(text: str) -> str:
    """Return hidden characters to what they were.

    >>> show(hide("[[a]]"))
    '[[a]]'
    """
    return text.translate(_SHOW)


def balanced(markup: str) -> str:
    """Return wiki markup in which every bracket closes; comments and presentation are gone.

    >>> show(balanced("''Rain'' <b>fell</b> [[here]] <!-- x -->and [[there"))
    'Rain fell [[here]] and [[there'
    """
    text = _without_comments(show(markup))
    text = _literal(text)
    text = _SMALL_DIGITS.sub(_digits, text)
    text = _QUOTES.sub("", _BREAK.sub("\n", text))
    return _paired(_SIGNS.sub(r"\1", text))


def _without_comments(text: str) -> str:
    kept, at, end = [], 0, 0
    for found in _COMMENT.finditer(text):
        if found.group() == "<!--" and found.start() >= end:
            kept.append(text[at : found.start()])
            at = end = len(text)  # until a close is seen, all the rest is comment
        elif found.group() == "-->" and at == len(text):
            at = end = found.end()
    return "".join(kept) + text[at:]


def _literal(text: str) -> str:
    """Hide the markup inside ``<nowiki>``, ``<code>`` and their like, and drop their tags."""
    kept, at, literal = [], 0, False
    for found in _NOWIKI.finditer(text):
        piece = text[at : found.start()]
        kept.append(hide(piece) if literal else piece)
        literal = not found.group(1) and not found.group().endswith("/>")
        at = found.end()
    rest = text[at:]
    return "".join(kept) + (hide(rest) if literal else rest)


def _digits(found: re.Match[str]) -> str:
    return found.group(2).translate(_SUPERSCRIPT if found.group(1).lower() == "sup" else _SUBSCRIPT)


def _paired(text: str) -> str:
    pieces: list[str] = []
    open_: list[tuple[str, int]] = []  # an opening and the piece it is
    at = 0
    while found := _TOKEN.search(text, at):
        pieces.append(text[at : found.start()])
        at = found.end()
        token = found.group()
        if token in ("<", "["):
            at = _tag_or_link(text, found.start(), token, pieces, open_)
        elif token in ("{{", "[[", "{|"):
            open_.append((token, len(pieces)))
            pieces.append(token)
        elif token in _CLOSES:
            _close(token, _CLOSES[token], pieces, open_)
        else:
            pieces.append(hide(token))
    pieces.append(text[at:])
    for _, piece in open_:
        pieces[piece] = hide(pieces[piece])
    return "".join(pieces)


def _tag_or_link(
    text: str, start: int, token: str, pieces: list[str], open_: list[tuple[str, int]]
) -> int:
    """Keep a tag that matters or a web link, drop any other tag, hide what is neither."""
    if token == "[":
        link = _WEB_LINK.match(text, start)
        pieces.append(link.group() if link else hide(token))
        return link.end() if link else start + 1
    tag = _WANTED_TAG.match(text, start)
    if tag is None:
        other = _OTHER_TAG.match(text, start)
        pieces.append("" if other else hide(token))
        return other.end() if other else start + 1
    closing, name, rest = tag.group(1), tag.group(2).lower(), tag.group(3)
    if closing:
        _close(tag.group(), f"<{name}", pieces, open_)
    else:
        if not rest.rstrip().endswith("/"):
            open_.append((f"<{name}", len(pieces)))
        pieces.append(" ".join(tag.group().split()))  # the parser knows no line ends in tags
    return tag.end()


def _close(token: str, opening: str, pieces: list[str], open_: list[tuple[str, int]]) -> None:
    """Close the innermost opening of its kind; those opened since within it are hidden."""
    depth = len(open_)
    back = next((i for i in range(depth - 1, max(depth - 1 - DEPTH, -1), -1)
                 if open_[i][0] == opening), None)  # fmt: skip
    if back is None:
        pieces.append(hide(token))
        return
    for _, piece in open_[back + 1 :]:
        pieces[piece] = hide(pieces[piece])
    piece = open_[back][1]
    del open_[back:]
    if len(open_) >= DEPTH:
        pieces[piece] = hide(pieces[piece])
        token = hide(token)
    pieces.append(token)
