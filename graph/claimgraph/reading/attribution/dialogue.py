"""Whose turn it is: in a transcript, whose turns open with a name or an office and a colon.

``interviews`` reads answers that stand below questions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from claimgraph.patterns import regex
from claimgraph.reading.attribution.interviews import interview
from claimgraph.reading.attribution.turns import BREAK, Said, Turn
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_first_name
from claimgraph.reading.lang.en.lexicon import HONORIFICS, ROLES
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.boilerplate import CLOCK, SENT

_OFFICER = (
    r"(?P<officer>(?:(?:Mr|Mrs|Ms|Dr)\.|The|Senator|Representative|Chair(?:man|woman)?)"
    r" [A-Z][A-Z’'-]{2,20})(?P<stop>\.)"
)
"""How records of parliaments name who speaks: "Senator LUND."."""
_TURN = regex(
    rf"^[ \t>*_]{{0,4}}(?P<sent>{SENT})?(?:{CLOCK})?[*_]{{0,2}}(?:{_OFFICER}|"
    r"(?P<act>(?:Answered|Asked|Answer|Question) by(?= [A-Z]))?[ ]?"
    r"(?P<label>(?:(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR)\.[ ](?=[A-Z]))?[^\W\d_][^\n:*.?!\"“]{1,80}?\.?)"
    r"(?: on \d{1,2} \w{3,9} \d{4})?\**(?P<colon>:)\**)"
    r"[ \t]+(?P<said>\S.*)$",
    re.MULTILINE,
)
_BRACKET = regex(r"\(([^()]*)\)")
_SMALL = frozenset({"of", "for", "the", "and"})
_FEWEST = 3
"""Turns from which lines are a transcript, when somebody speaks twice."""
_PER_TURN = 3
"""Paragraphs for each turn of a text up to which those without a label go on with one."""
_ASKS = regex(r"\?[\"”*_]{0,4}$")
_NOTE = regex(r"\n[ \t]*\n[ \t]*[(\[#*_–—-]")
"""A heading, a rule or what is noted between turns: "(The witness withdrew.)"."""
_ASKING = word_list("en/attribution.txt", "those who ask")
_LONGEST = 8
"""Words of the longest label."""


def turns_of(text: str, said: Said, mentions: Sequence[Mention] = ()) -> list[Turn]:
    """Return the turns of a transcript or interview; none where a text is none.

    Questions state nothing.

    >>> from claimgraph.reading.lang.en.sentence import Sentence
    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "LUND: It fell.\\nORR: Did it?\\nLUND: It did."
    >>> lines = [Sentence(tokenize(text, *span)) for span in ((0, 14), (15, 27), (28, 41))]
    >>> turns = turns_of(text, Said(lines))
    >>> [(text[slice(*t.speaker)], [text[a:b] for a, b in t.said]) for t in turns]
    [('LUND', ['It fell']), ('LUND', ['It did'])]
    """
    return list(_transcript(text, said, mentions)) or list(interview(text, said, mentions))


def _transcript(text: str, said: Said, mentions: Sequence[Mention]) -> Iterator[Turn]:
    """Yield turns below labels: "MS LUND: …"."""
    people = {m.name.lower() for m in mentions if m.kind == "person"}
    found = [m for m in _TURN.finditer(text) if m["officer"] or _may_speak(m["label"], people)]
    if not found or not _is_talk(text, found):
        return
    goes_on = len(BREAK.findall(text)) <= _PER_TURN * len(found)
    for m, following in pairwise([*found, None]):
        if m is None:
            continue
        end = following.start() if following else len(text)
        closed = (_NOTE if goes_on and following else BREAK).search(text, m.end(), end)
        if told := said.within(m.start(), m.start("said"), closed.start() if closed else end):
            cue = m.span("act" if m["act"] else "stop" if m["officer"] else "colon")
            yield Turn(_spelled_out(text, _speaker(m), mentions), cue, told)


def _is_talk(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether lines with labels are a talk: somebody speaks twice and another answers, or a label
    is of a kind that only speakers have, or what stands before one asks something."""
    names = {text[slice(*_speaker(m))] for m in found}
    stopped = sum(m["said"].rstrip('*_"” ')[-1:] in ".?!…" for m in found)
    wrapped = sum(text[m.end() + 1 : m.end() + 2].strip() != "" for m in found)
    if 2 * (stopped + wrapped) < len(found) and not found[0]["sent"]:
        return False  # messages of a chat seldom have full stops
    asked = sum(bool(_ASKS.search(text[: m.start()].rstrip()[-_ENDING:])) for m in found)
    if len(names) == 1:
        return asked > 1
    repeated = len(found) >= _FEWEST and len(names) < len(found)
    return repeated or asked > 0 or sum(map(_is_of_speakers, found)) > 1


_ENDING = 8  # code points at the end of a paragraph that may hold the sign of asking


def _is_of_speakers(turn: re.Match[str]) -> bool:
    """Whether only records of what was spoken have such a label: "MR. HOLM", "Ed Lay (Holm) (Con)",
    "The Minister for Ports (Lena Kraus)"."""
    label = turn["label"] or ""
    polite, _, name = label.partition(" ")
    addressed = polite.lower() in HONORIFICS and name.isupper()
    office = label.startswith("The ") and label.endswith(")")
    return bool(turn["officer"]) or addressed or office or label.count("(") > 1


def _may_speak(label: str, people: Collection[str]) -> bool:
    """Whether a label names somebody: "MS VARGA", "The Minister (Al Groat)", no "Location".

    ``people`` are those whom the text names, in small letters.
    """
    words = _BRACKET.sub(" ", label).replace(",", " ").split()
    if not 0 < len(words) <= _LONGEST or any(w[:1].islower() and w not in _SMALL for w in words):
        return False
    plain = [w.lower().rstrip(".") for w in words]
    if len(plain) == 1 and len(plain[0]) == 1:
        return False  # "Q:"
    if " ".join(plain) in _ASKING:
        return True
    office = plain[-1] in ROLES or (plain[0] == "the" and not ROLES.isdisjoint(plain))
    several = len(words) > 1
    seated = several and label.endswith(")")  # "Piers Gale (Holm) (Con)"
    first = several and is_first_name(words[0].title()) and not is_word(plain[0])
    named = first or seated or " ".join(plain) in people or not any(map(is_word, plain))
    return office or named or plain[0] in HONORIFICS


def _speaker(turn: re.Match[str]) -> Span:
    """Return whose turn it is: of "The Minister (Al Groat)" the name, not so of "Ed Lay (Lab)"."""
    if turn["officer"]:
        return turn.span("officer")
    start, label = turn.start("label"), turn["label"].partition(", ")[0]
    polite, _, name = label.partition(" ")
    if polite.lower() in HONORIFICS and name.isupper() and not polite.isupper():
        start, label = start + len(polite) + 1, name  # Mr. LUND
    bracket = _BRACKET.search(label)
    if bracket is None:
        return start, start + len(label.rstrip())
    if label.startswith("The ") and len(bracket[1].split()) > 1:
        return start + bracket.start(1), start + bracket.end(1)
    return start, start + len(label[: bracket.start()].rstrip())


def _spelled_out(text: str, speaker: Span, mentions: Sequence[Mention]) -> Span:
    """Return where the one person is named whose initials a label is: "AL" for Ada Lund."""
    label = text[slice(*speaker)]
    if not (label.isupper() and label.isalpha() and len(label) in (2, 3)):
        return speaker
    named = {m.name: (m.start, m.end) for m in reversed(mentions) if m.kind == "person"}
    found = [at for name, at in named.items() if "".join(w[0] for w in name.split()) == label]
    return found[0] if len(found) == 1 else speaker
