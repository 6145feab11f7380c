"""Labels that lead a statement in: taken off, or kept where they name who it is of.

"Note: the bridge is shut" tells that the bridge is shut; "**Orr**: sales fell" tells of Orr. Lines
of links that only label a page come last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.model import Modality
from claimgraph.patterns import regex
from claimgraph.reading.attribution.factuality import factuality_of
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.en.closed_classes import opens_condition
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tokens import FINITE, Token
from claimgraph.reading.lang.word_lists import phrase_list
from claimgraph.reading.layers import Factuality, Statement
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.boilerplate import TIMED
from claimgraph.reading.sentences.segmentation import SentenceSpan
from claimgraph.reading.statements.kinds import is_moved, orders
from claimgraph.reading.statements.past_forms import tells_in_past
from claimgraph.reading.statements.phrases import has_noun
from claimgraph.reading.statements.predication import ASKING, states
from claimgraph.reading.statements.statement import clause_in, words_of
from claimgraph.reading.statements.words import Clause, is_subtitled, leaves_out_subject


def without_labels(text: str, sentences: Sentences, statement: Statement) -> Statement:
    """Return a statement without what leads it in; with the name before it, if it is of that.

    >>> from claimgraph.reading.pipeline import read_text
    >>> found = read_text("Sales of the year:\\n\\n- **Orr**: sales fell 3%\\n- Note: Lund left.")
    >>> sorted(n.text for n in found if n.noun == "claim")
    ['Lund left.', 'Orr: sales fell 3%']
    """
    given = statement
    for rule in (_without_opening, _without_dateline, *2 * (_without_label,), _without_opening):
        statement = rule(text, sentences, statement)
    if statement.start > given.start and statement.factuality == given.factuality is not None:
        put = factuality_of(sentences.part((statement.start, statement.end)))
        statement = statement._replace(factuality=put)
    for rule in (_with_name, _of_others):
        statement = rule(text, sentences, statement)
    line = _line(text, statement)
    if statement.text[:1].islower() and _BEHIND_BOLD.search(text, line, statement.start):
        statement = statement._replace(text=statement.text[:1].upper() + statement.text[1:])
    return statement


def _without_opening(text: str, sentences: Sentences, statement: Statement) -> Statement:
    """Return a statement without "yes" or "no", which answers a question, or "note that".

    Nor has it the "that" of a motion: "That the minutes be confirmed.".
    """
    part = sentences.part((statement.start, statement.end))
    if part.tokens and part.lower(0) == "that" and part.tag(0) == "SUB" and is_moved(part):
        return _behind(statement, part.tokens[0].text, part.tokens[1].start)
    led = _OPENING.match(text, statement.start, statement.end)
    if led is None or not statement.text.lower().startswith(led[0].rstrip().lower()):
        return statement
    main = clause_in(sentences.part((led.end(), statement.end))).main
    return _behind(statement, led[0].rstrip(), led.end()) if main and main.start else statement


def _without_dateline(text: str, sentences: Sentences, statement: Statement) -> Statement:
    """Return a statement without where and when a report was filed: "OSLO, 3 May – The …"."""
    led = _DATELINE.match(text, statement.start, statement.end)
    said = " ".join(led[0].split()) if led else ""
    if led is None or not statement.text.startswith(said):
        return statement
    main = clause_in(sentences.part((led.end(), statement.end))).main
    return statement if main is None else _behind(statement, said, led.end())


def _without_label(text: str, sentences: Sentences, statement: Statement) -> Statement:
    """Return a statement without the label that leads it in: "Bottom line: Firms keep …".

    A name stays, as it may be who speaks, and so does a label of words that are no sentence.
    """
    start = statement.start
    if callout := _CALLOUT.match(text, start, statement.end):
        statement = _after_sign(statement, callout)
        start = statement.start
    if noted := _NOTE.match(text, start, statement.end):
        return _behind(statement, noted[0].rstrip(), noted.end())
    known = _KNOWN_LABEL.match(text, start, statement.end)
    if known is not None:
        return _after_label(statement, known)
    bold = _LED_IN_BOLD.match(text, start, statement.end)
    led = bold or _LABEL.match(text, start, statement.end)
    said = " ".join(led[0].replace("*", "").strip("_ ").split()) if led else ""
    if led is None or not statement.text.startswith(said) or TIMED.search(led[0]):
        return statement
    if said[-1] not in ".:" and any(map(str.isdecimal, said)):
        return statement  # "**41** – ships that wait": the figure is told
    front = sentences.part((start, led.end()))
    label = [tag for tag in front.tags if tag != "MARK"]
    rest = words_of(sentences.part((led.end(), statement.end)))
    of_name = "NAME" in label and text[led.end()].islower()  # "**Orr**: sales fell 3%"
    plain = bold is not None and said[-1] in ".:" and not of_name
    calls = label[:1] in (["SUB"], ["AUX"], ["VERB"], ["PAST"]) and "NAME" not in label
    bound = (label[:1] == ["SUB"] and front.lower(0) not in ASKING) or opens_condition(
        front.lower(0), front.tag(1)
    )
    if bound and any(tag in FINITE for tag in label[1:]):
        return statement  # "Suppose the wall fails: …", "When it rains: …"
    plain = plain or calls or _TOLD_IN_LABELS.isdisjoint(label)  # "Be ready:", "Missed chances:"
    main = Clause(tuple(rest)).main
    whole = clause_in(sentences.part((start, statement.end)))
    if whole.main and is_subtitled(whole.words, len(clause_in(front).words), whole.main.end):
        return statement
    told = main is not None and has_noun(rest[: main.start])
    if told and main and main.form == "past" and statement.text[-1:].isalnum():
        told = tells_in_past(rest, main)  # "Cholera: 12 cases, none confirmed", "Price: £61, paid"
    if not plain or not (told or leaves_out_subject(rest) or (calls and orders(rest))):
        return statement
    return _behind(statement, said, led.end())


def _after_label(statement: Statement, label: re.Match[str]) -> Statement:
    """Return a statement without a label that says what kind of line it is: "Note: …".

    What stands behind "Myth:" is reported, what stands behind "False:" is denied.
    """
    said = " ".join(label[0].replace("*", "").replace("_", "").split())
    if not statement.text.startswith(said):
        return statement
    if label["reported"] or label["denied"]:
        statement = statement._replace(factuality=_put(label))
    return _behind(statement, said, label.end())


def _behind(statement: Statement, said: str, start: int) -> Statement:
    """Return what stands behind some first words of a statement, with a capital of its own."""
    words = statement.text[len(said) :].lstrip(" :–—-")
    return statement._replace(start=start, text=words[:1].upper() + words[1:])


def _after_sign(statement: Statement, sign: re.Match[str]) -> Statement:
    """Return a statement without the sign of a box or note: "[!note] The gate is shut.", "* It"."""
    said = sign[0].strip(" \\")
    if not statement.text.startswith(said):
        return statement
    return statement._replace(start=sign.end(), text=statement.text[len(said) :].lstrip())


def _with_name(text: str, sentences: Sentences, statement: Statement) -> Statement:
    """Return a statement with the name in bold that leads it in: "**Orr**: sales fell 3%".

    Where a clause opens with a small letter, whose it is stands in the name before it.
    """
    led = _NAMED_IN_BOLD.match(text, _line(text, statement), statement.end)
    if led is None or not led.start("name") - 3 < statement.start + 3 <= led.end() + 3:
        return statement
    told = statement.text.removeprefix(f"{led['name']}:").lstrip()
    first = told[:1]
    behind = words_of(sentences.part((led.end(), statement.end)))
    if leaves_out_subject(behind):
        first, told = first.lower(), told[:1].lower() + told[1:]
    if not (first.islower() or first.isdecimal() or first == "#"):
        return statement
    called = sentences.part(led.span("name"))
    if not {"NAME", "NOUN"}.issuperset(called.tags) or led["name"].lower() in told.lower():
        return statement
    inner = sentences.inner_words.intersection(word.text for word in called.tokens[:1])
    within = inner and re.search(rf"[a-z,] {re.escape(led['name'])}\b", text)
    if not within and "NAME" not in called.tags:
        return statement
    opens = bool(behind) and behind[0].tag in ("PAST", "VERB") and told[:1].islower()
    words = f"{led['name']}{' ' if opens else ': '}{told}"
    return statement._replace(start=led.start("name"), text=words)


def _of_others(text: str, sentences: Sentences, statement: Statement) -> Statement:
    """Return what the text only tests, behind "**Claim:**", as reported; "**False:**" denies."""
    led = _TESTED.fullmatch(text, _line(text, statement), statement.start)
    if led is None:
        return statement
    return statement._replace(factuality=_put(led))


def _put(label: re.Match[str]) -> Factuality:
    """Return how a label puts what stands behind it: reported, or denied."""
    put: Modality = "denied" if label["denied"] else "reported"
    return Factuality(put, "positive", (label.span(put),))


def _line(text: str, statement: Statement) -> int:
    """Return where the line of a statement begins, or so far before it as a label may be long."""
    return max(text.rfind("\n", 0, statement.start) + 1, statement.start - _LONGEST)


NOTED = regex(r"(?:(?<=[^\W\d_]{3}[.!?])|(?<=\)[.!?]))\d{1,2}[.]?$")
"""The number of a note behind the stop of a sentence."""
_LONGEST = 90
_CLAIMED = "|".join(phrase_list("en/statements.txt", "labels of what others claim"))
_DENIED = "|".join(phrase_list("en/statements.txt", "labels of what is false"))
_KNOWN = "|".join(map(re.escape, phrase_list("en/statements.txt", "labels of lines")))
_NOTE = regex(r"NOTE(?: \d{1,2})?(?: to entry:)?[ \xa0]+(?=[A-Z][a-z]*\b)")
"""How a note of a standard begins."""
_KNOWN_LABEL = regex(
    r"(?:[^\w\s\"“'‘(\[*_<]{1,4} ?)?(?:\*\*|__)?"
    rf"(?:(?:{_KNOWN})|(?P<reported>{_CLAIMED})|(?P<denied>{_DENIED}))"
    r"(?::(?:\*\*|__)?|(?:\*\*|__)[ ]?:|(?<=[Ii]mage caption)|(?<=know)\?(?:\*\*|__)?"
    r"|(?:\*\*|__))"
    r"[ \xa0]+(?=\S+ \S+ \S)",
    re.IGNORECASE,
)
_BEHIND_BOLD = regex(r"(?:[:：](?:\*\*|__)|(?:\*\*|__)[ ]?[:：])[ ]{1,3}$")
NOTE_SIGN = regex(r"(?:\\?\*{1,3}|[†‡§]{1,2})[ ]?(?=[^\W_])(?![^\n]*\*)")
"""What begins a note below a table, of what stands beside the same sign in it."""
_CALLOUT = regex(rf"\[!\w{{3,12}}\][-+]?[ ]*|{NOTE_SIGN.pattern}")
_POINT = r"[ \t>]*(?:(?:[-*•·–]|\d{1,2}[.)])[ \t]+)?"
_NAMED_IN_BOLD = regex(
    _POINT + r"\*\*(?P<name>[^*\n:]{2,60})(?:\*\*[ ]?[:：]|[:：]\*\*)[ ]*",
)
_TESTED = regex(
    _POINT + r"(?:[^\w\s\"“*_]{1,4} ?)?\*\*"
    rf"(?:(?P<reported>{_CLAIMED})|(?P<denied>{_DENIED}))(?::\*\*|\*\*[ ]?:)[ ]*",
    re.IGNORECASE,
)
_LED_IN_BOLD = regex(
    r"(\*\*|__|\*|_)(?=[^\s*_])[^*\n]{1,120}?(?:[.:]\1|\1[ ]?[.:]|\1[ ][–—-](?=[ ]))[ ]{1,3}(?=\S)"
)
_DATELINE = regex(
    r"[A-Z][A-ZÀ-Þ.’'-]+(?:[ ][A-ZÀ-Þ.’'-]+){0,3}(?:, [\w.’]+(?: [\w.’]+){0,3}){0,3}"
    r"(?: ?\([^()\n]{2,30}\))? ?(?:--|—|–|-) ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d ?(?:--|—|–|-) ?)?(?=[A-Z“\"])"
)
"""A place in capitals, perhaps with a country, day and agency, and a dash."""
_OPENING = regex(
    r"(?:By [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}: |(?:Yes|No)(?:,| [—–-]) (?:but )?"
    r"|(?:Please )?(?:also )?[Nn]ote that |[Ii]t (?:should|must|is to) be noted that )"
    r"(?=[a-z]|I\b|[A-Z])"
)
_LABEL = regex(
    r"[A-Z][\w’'/-]*(?: [\w’'/&-]+){0,5}(?:: |[ ][–—-] (?=[A-Z\d])(?![^\n]*[–—]))"
    r"(?:(?:[Yy]es|[Nn]o), (?:but )?(?=[a-z])|(?=[\w“\"]))"
)
_TOLD_IN_LABELS = frozenset({"NAME", "VERB", "AUX", "MODAL", "PAST"})
"""Classes of words that make a label a speaker, or a clause of its own."""

_FEW = 6
"""Words of a line that is a label with a link."""
_PUBLISHER = regex(r"[ ]\([^()\n]{2,60}\)$")
"""Who published a work, behind its title."""
_TAG = regex(r"\[[^\[\]\n]{1,30}\][ ]")
"""What tells which kind of page a title is of: "[video] "."""


def only_names(text: str, one: SentenceSpan, part: Sentence) -> bool:
    """Whether a line of links only says where to look: "Coverage: [Harbour Post](…), [Mail](…)"."""
    words = [m.words for cite in one.cites for m in cite.marks if m.words]
    several = len(words) > 1 or any(sign in text[one.start : words[0][0]] for sign in ":|")
    held = [i for i, t in enumerate(part.tokens) if not in_target(t, one.cites)]
    verbal = any(part.tag(i) in FINITE and part.tokens[i].text[0].islower() for i in held)
    small = sum(part.tokens[i].text.islower() and part.tag(i) == "NOUN" for i in held)
    return several and not verbal and small < _FEW - 2


def only_title(text: str, one: SentenceSpan, sentences: Sentences) -> bool:
    """Whether a line is a link, perhaps beside a label, or a few words with one, and states
    nothing: "By Ada Lund", "[video] How it fell", "Orr – Fix the lamp"."""
    marks = [m for cite in one.cites for m in cite.marks]
    if marks[0].words is None:
        return False
    before, behind = (one.start, marks[0].start), (marks[-1].end, one.end)
    around = _PUBLISHER.sub("", text[slice(*before)] + text[slice(*behind)])
    shown = all(m.words == (m.start, m.end) for m in marks)  # its address is not in the text
    title = sentences.part(marks[0].words)
    tag = _TAG.match(text, *marks[0].words)
    title = sentences.part((tag.end(), marks[0].words[1])) if tag else title
    part = sentences.part((one.start, one.end)) if shown else title
    few = sum(token.is_word for token in part.tokens) <= _FEW + 2
    alone = not around.strip("\"'”’)]*_ -") or _labels(sentences, before, behind, title)
    if len(marks) == 1 and alone:
        return orders(words_of(title)) or not states(title, item=False)
    return few and shown and not (states(part, item=False) and not orders(words_of(part)))


def _labels(sentences: Sentences, before: Span, behind: Span, title: Sentence) -> bool:
    """Whether a few words without a verb stand beside a link on the title of a page."""
    sides = [sentences.part(side) for side in (before, behind) if side[0] < side[1]]
    count = sum(token.is_word for side in sides for token in side.tokens)
    words = [token.text for token in title.tokens if token.is_word]
    long = len(words) > _FEW // 2 and not (words[0][0].islower() and sides[0].tokens[-1].is_word)
    return long and count <= _FEW and all(FINITE.isdisjoint(side.tags) for side in sides)


def in_target(token: Token, cites: Sequence[Cite]) -> bool:
    """Whether a token is of the address of a link."""
    return bool(cites) and any(
        cite.start <= token.start < cite.end
        and not any(m.words and m.words[0] <= token.start < m.words[1] for m in cite.marks)
        for cite in cites
    )
