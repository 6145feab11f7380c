"""Which lines of a page state nothing: labels, headings, headlines that are told again, cells.

A sentence with a full stop is taken at its word, but where it has no verb of its own. A line
without one must show that it states something: by a subject and a verb, by a verb that opens it
("Raises fears over jobs"), as headlines do ("Two Held Over Raid", "Mayor to Resign"), or by an
amount that changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from claimgraph.model import Aside
from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.en.dictionary import is_base_form, is_plural, verb_share
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.layers import Statement
from claimgraph.reading.layout.blocks import Block
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.segmentation import SentenceSpan
from claimgraph.reading.sentences.table_rows import POINTED
from claimgraph.reading.statements.headlines import YEAR, has_amount, is_amount, repeats
from claimgraph.reading.statements.kinds import orders
from claimgraph.reading.statements.labels import NOTE_SIGN, NOTED, in_target, only_names, only_title
from claimgraph.reading.statements.leads import leads_of
from claimgraph.reading.statements.past_forms import is_noun
from claimgraph.reading.statements.predication import (
    ASKING,
    MAY_BE_VERB,
    is_recital,
    may_hold_verb,
    predicates_nothing,
    states,
)
from claimgraph.reading.statements.statement import words_of
from claimgraph.reading.statements.words import denies, leaves_out_subject
from claimgraph.reading.structure import Structure

_STOPS = frozenset(".!?…:")
_CLOSING = "\"'”’)]*_ "
_TAIL = 24
"""Where a sentence ends is looked for in so many last characters."""
_READ = ("prose", "item", "row")
_FEW, _HEADLINE = 6, 16
"""Words of a line that is a label even where a full stop closes it, and of the longest headline
that what stands below it may tell again."""
_BARE = frozenset({"NOUN", "ADJ", "NUM"})
"""Classes of words that open a noun without an article, as answers do: "Boats built in 1990."."""
_ASKING = ASKING | {"where", "when", "who", "whose"}
"""Words by which a title opens that tells what a text answers: "How the port grew"."""
_DEFINES = regex(
    r"(?:(?:\(\w{1,3}\)|\d[\d.]{0,8})\s+)?[\"“‘«„][^\"”’»\n]{1,60}[\"”’»]\s+(?:(?:shall|does)\s)?"
    r"(?:means?|includes?|has\s|have\s|refers?\sto)\b"
)
"""A term and what it means, as statutes and contracts define it."""
_LONGEST = 240
"""Code points of the longest line that may be a label or a headline."""
_VERBAL = FINITE | {"ING"}
_CODE = regex(r"\[[^\[\]`\n]{0,30}`[^`\n]{1,200}`[^`\n]{0,30}\]\(https?://[^\s()]{1,400}\)")
"""A line that is a link on code: the name of a function or type."""
_ADDRESS = regex(r":[ ](?:https?://|www\.)?[\w-]{2,40}(?:\.[\w-]{2,40}){1,4}(?:/\S*)?[.]?$")
"""An address that is all a label tells: "Maps: maps.example"."""
_ENACTED = regex(
    r"(?:(?:[A-Z(][\w’')-]*|of|the|and|for|to|in|on|&),? ){1,14}"
    r"(?:Act|Bill|Order|Regulations|Rules|Code|Measure),? (?:1[6-9]|20)\d\d"
)
"""The title of a law, with its year: "Water Rescue (Standards) Act 2027"."""
_APART = regex(r" (?:·|\|) ")
"""What parts the labels of a line: a date, a place, a name."""
_OPEN = frozenset({"as", "of", "from", "with", "than", "the", "a", "and"})
"""Words in which no sentence ends."""
_CELL = regex(r"[^|]+")
_NUMBER = regex(r"[\s*]*(?!(?:1[5-9]|20)\d\d[\s*]*$)[+−–-]?[$€£¥]?\d[\d.,]*[ ]?[%‰]?[\s*]*")
"""A cell that holds a number and no year."""
_LISTED = regex(r";(?: and| or)?\s*\n[^\w\n]*(?:\w{1,3}[.)]\s+)?$")
"""Before a point of a list that semicolons part, whose last stop is that of the list."""


def labels_of(
    text: str, structure: Structure, clauses: Sequence[Statement], sentences: Sentences
) -> dict[Span, Aside]:
    """Return the sentences that state nothing, each with the reason.

    >>> from claimgraph.reading.pipeline import read_text
    >>> text = "Main card at 8\\n\\nThe card was moved to Friday.\\n\\nRankings movement. Orr rose."
    >>> sorted(n.text for n in read_text(text) if n.noun == "claim")
    ['Orr rose.', 'The card was moved to Friday.']
    """
    cited = {c.sentence for c in clauses if any(not _is_words(m) for m in (*c.own, *c.shared))}
    linked = {c.sentence for c in clauses if c.own or c.shared} - cited
    led = {c.sentence for c in clauses if any(i.ground == "lead" for i in c.inserted)}
    headed = {c.sentence for c in clauses if c.inserted} - led
    told_of, may_name = cited | led, cited - led
    leads = leads_of(clauses)
    places = sorted(leads)
    sizes = Counter(one.block for one in structure.sentences)
    pairs = list(zip(structure.sentences, structure.reasons, strict=True))
    found: dict[Span, Aside] = {}
    for n, (one, reason) in enumerate(pairs):
        span, block = (one.start, one.end), structure.blocks[one.block]
        shown = block.kind in _READ or (block.kind == "heading" and span in linked)
        read = reason is None and shown and span not in told_of
        heads = reason == "heading" or (read and sizes[one.block] == 1 and span not in linked)
        named = span in may_name and reason is None and _is_name(text, one, sentences.part(span))
        at = bisect_left(places, one.start)
        leading = at < len(places) and places[at] < one.end
        opens = leading and not (leads[places[at]] and reason is None)
        answers = n > 0 and _is_asked(text, *pairs[n - 1])
        recital = span in cited and reason is None and is_recital(sentences.part(span))
        if opens or named or recital or (read and _states_nothing(
            text, one, block, sentences, sizes,
            linked=span in linked, headed=span in headed, answers=answers,
        )):  # fmt: skip
            found[span] = "fragment"
        elif reason == "heading" and sentences.part(span).lower(0) in _ASKING:
            found[span] = "heading"  # nobody says what a title asks
        elif heads and _is_told_again(text, structure.blocks, pairs[n + 1 : n + 4], span, block):
            found[span] = "heading"  # nor is what somebody says in it
    return found


def _is_asked(text: str, before: SentenceSpan, reason: Aside | None) -> bool:
    """Whether a sentence or heading asks what the next one answers: "Who pays?", "Where to buy"."""
    words = text[max(before.start, before.end - _TAIL) : before.end].rstrip(_CLOSING)
    first = text[before.start : before.end].split(None, 1)[0].lower()
    return words[-1:] == "?" or (reason == "heading" and first in ("where", "who"))


def _states_nothing(
    text: str, one: SentenceSpan, block: Block, sentences: Sentences, sizes: Counter[int],
    *, linked: bool, headed: bool, answers: bool,
) -> bool:  # fmt: skip
    """Whether a sentence of a page is a label, a line of names, or a row of a table without news.

    ``sizes`` counts the sentences of each block; ``linked`` says that links are all it cites,
    ``headed`` that the heads of its columns say what the cells of a row tell, ``answers`` that it
    stands behind a question, to which a noun is an answer.
    """
    span, item = (one.start, one.end), block.kind == "item"
    if _DEFINES.match(text, one.start, one.end):
        return False
    if block.kind == "row":
        alone = POINTED.match(text, one.start) and not headed  # "• Total | 268 km²"
        return bool(alone) or not _tells_in_cells(text, span, sentences, headed=headed or linked)
    note = NOTE_SIGN.match(text, *span)
    if note and leaves_out_subject(words_of(sentences.part((note.end(), one.end)))):
        return True  # "* Includes the harbour."
    if _ADDRESS.search(text, *span) or _ENACTED.fullmatch(text, *span):
        return True
    tail = NOTED.sub("", text[max(one.start, one.end - _TAIL) : one.end]).rstrip(_CLOSING)
    closed = tail[-1:] in _STOPS and not (
        item and _LISTED.search(text, max(0, one.start - _TAIL), one.start)
    )
    if tail[-1:] == "," and block.kind == "prose" and one.end == block.end:
        return True  # the beginning of a sentence that other lines part
    if tail.endswith(("…", "...")) and not text[one.end : block.end].strip():
        return True  # a line of a page that is cut short
    part = sentences.part(span)
    if linked:
        return not closed and (
            _asks(part) or only_names(text, one, part) or only_title(text, one, sentences)
        )
    led = text.find(": ", one.start, one.start + _LONGEST // 3) > 0  # "Runoff: Water that …"
    long = led or not closed or tail[-1:] == ":"
    if one.end - one.start > (3 * _LONGEST if long else _LONGEST):
        return False
    if closed:
        if text.count(" ", *span) > 3 * _FEW:
            return predicates_nothing(part)
        point = item and sizes[one.block] == 1
        label = _is_bare_point(part) if point else _is_short_label(part)
        bare = answers and part.tag(0) in _BARE and not states(part, item=False)
        label = label or bare or (answers and is_noun(words_of(part)))
        return label or predicates_nothing(part)
    begins = block.gap and sizes[one.block] == 1
    if part.tags[-1:] == ["SUB"] or (block.kind == "prose" and _is_half(part, begins=begins)):
        return True  # "It is unclear whether"
    return (
        _asks(part) or text[slice(*span)].isupper() or bool(_APART.search(text, *span))
        or (not item and orders(words_of(part))) or not states(part, item=item)
    )  # fmt: skip


def _is_half(part: Sentence, *, begins: bool) -> bool:
    """Whether a line is half of a sentence that something on the page parts, such as a formula:
    "It can be written as", "where n is the rank"."""
    if not part.tokens:
        return False
    first, last = part.tokens[0], part.tokens[-1]
    opens = first.text[0].islower() and part.tag(0) in ("SUB", "REL", "PREP", "CONJ")
    return (begins and opens) or first.text == "of" or last.text in _OPEN


def _asks(part: Sentence) -> bool:
    """Whether a line opens as titles that name a question: "How it fell", "Opinion: Why it …"."""
    words = [t.lower for t in part.tokens if t.is_word or t.text == ":"][:3]
    first = words[2:] if words[1:2] == [":"] else words[:1]
    return not _ASKING.isdisjoint(first) and part.tags[-1:] != ["QUOTE"]


def _is_name(text: str, one: SentenceSpan, part: Sentence) -> bool:
    """Whether a line is a name or a label of few words with its marker: "Ada Lind [4]"."""
    if _CODE.fullmatch(text, one.start, one.end):
        return True
    pairs = list(zip(part.tokens, part.tags, strict=True))
    plain = min((cite.start for cite in one.cites), default=one.end)
    before = [tag for t, tag in pairs if t.is_word and t.start < plain]
    if len(before) > _FEW // 2 and not _OF_NAMES.issuperset(before):
        return False
    outside = [(t, tag) for t, tag in pairs if not in_target(t, one.cites)]
    words = [tag for t, tag in outside if t.is_word]
    if len(words) > 1 and _OF_NAMES.issuperset(words):
        return True  # "A. Lund [1], B. Orr [2] and C. Moe [1]"
    if len(before) > _FEW // 2:
        return False
    stopped = bool(outside) and outside[-1][0].text == "." and not one.cites[0].inline
    return len(words) <= _FEW // 2 and not stopped and {"NAME", "NOUN", "ADJ"}.issuperset(words)


_OF_NAMES = frozenset({"NAME", "CONJ"})


def _is_words(cite: Cite) -> bool:
    """Whether a marker is a link on words of its sentence."""
    return cite.inline and any(mark.words for mark in cite.marks)


def _is_short_label(part: Sentence) -> bool:
    """Whether a few words with a full stop are a label: "Library roof."."""
    few = sum(token.is_word for token in part.tokens) <= _FEW
    return few and "NUM" not in part.tags and _has_no_verb(part) and not orders(words_of(part))


def _has_no_verb(sentence: Sentence) -> bool:
    """Whether no word is a verb, nor one that may be: "The dam leaks", but not "Library roof"."""
    words = [token.lower for token in sentence.tokens]
    return (
        bool(words)
        and _VERBAL.isdisjoint(sentence.tags)
        and all(
            verb_share(word) < MAY_BE_VERB or (is_base_form(word) and not is_plural(before))
            for before, word in pairwise(words)
        )
    )


def _is_bare_point(part: Sentence) -> bool:
    """Whether a point is a few words without any verb or figure: "Unpaid care of children."."""
    few = sum(token.is_word for token in part.tokens) <= _FEW + 2
    told = not FINITE.isdisjoint(part.tags) or has_amount(part) or may_hold_verb(words_of(part))
    words = words_of(part)
    return few and not told and not denies(words) and not orders(words)


def _is_told_again(
    text: str, blocks: Sequence[Block], below: Sequence[tuple[SentenceSpan, Aside | None]],
    line: Span, block: Block,
) -> bool:  # fmt: skip
    """Whether what stands below a line, as its text or as its points, says what the line says."""
    said, words = "", text[slice(*line)]
    if len(words.split()) > _HEADLINE or words[0] in '"“«':
        return False
    for one, reason in below:
        other = blocks[one.block]
        beside = other.kind == block.kind == "item" and other.indent <= block.indent
        if other.kind == "heading" or beside or (other.kind == "prose" and block.kind == "item"
                                                 and other.gap and not other.indent):  # fmt: skip
            break
        if reason is None:
            said += f" {text[one.start : one.end]}"
    longer = len(said) > line[1] - line[0]
    return longer and repeats(words, said)


def _tells_in_cells(text: str, row: Span, sentences: Sentences, *, headed: bool) -> bool:
    """Whether a row of a table tells something: a sentence in a cell, or an amount under a head."""
    cells = [m.span() for m in _CELL.finditer(text, *row) if m[0].strip(" *_`")]
    parts = [sentences.part(cell) for cell in cells]
    numbers = any(_NUMBER.fullmatch(text, *cell) for cell in cells[1:])
    dated = any(has_amount(part, fewest=1) or _is_dated(part) for part in parts[1:])
    if headed and (numbers or dated):
        return True
    if len(parts) == 2 and not has_amount(parts[0], fewest=1):
        named = len(parts[0].tokens) > 1 and numbers
        if named or is_amount(parts[1]):
            return True  # "Weight | 94 kg", "Evacuation centres | 73"
    few = 2 if headed else 4
    return any(len(part.tokens) >= few and states(part, item=False) for part in parts)


def _is_dated(part: Sentence) -> bool:
    """Whether a cell gives a month or a year."""
    return any(t.lower in CALENDAR or YEAR.fullmatch(t.text) for t in part.tokens)
