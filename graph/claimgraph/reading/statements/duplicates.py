"""Which of two statements of the same words stands.

"Schools being closed" is no sentence; "Schools are being closed", made of it, is one and takes the
report over. A part that only reports gives way to what it reports, as a whole sentence does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.attribution.attributed import Attributed
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.modality import cue_words
from claimgraph.reading.lang.en.sentence import Sentences
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Places, Span
from claimgraph.reading.statements.decomposition import stands
from claimgraph.reading.statements.statement import clause_in, clause_of

Key = tuple[Span, str]
Found = Mapping[Key, Statement]
Said = Sequence[tuple[Key, Report]]


def is_scrap(sentences: Sentences, told: Sequence[Attribution], piece: Statement) -> bool:
    """Whether what somebody says is no sentence: neither its text nor its own words are one."""
    parts = piece.parts or (piece.span,)
    whole = clause_in(sentences.part(*parts))
    if any(voice.quotes for voice in told):
        first = next((w.tag for w in whole.words if w.tag != "QUOTE"), "MARK")
        return first in ("AUX", "MODAL")  # "“would have” left": nobody does it
    held = stands(whole) or stands(clause_of(piece.text))
    return not held or all(_is_done(sentences, voice, piece) for voice in told)


def _is_done(sentences: Sentences, voice: Attribution, piece: Statement) -> bool:
    """Whether a verb of saying tells what was done: "one of the women admitted to the guild"."""
    cue = sentences.part(voice.cue[0])
    if voice.rule != "verb" or voice.quotes or cue.tag(0) != "PAST" or voice.verb == "say":
        return False
    if any(token.lower == "that" for token in cue.tokens):
        return False
    clause = clause_in(sentences.part(piece.sentence))
    return not any(clause.words[g.head].start == cue.tokens[0].start for g in clause.groups)


def of_nobody(
    statements: Sequence[Statement],
    told: Mapping[int, Sequence[Report]],
    attributions: Sequence[Attribution],
) -> dict[Span, list[Report]]:
    """Return reports that a noun tells of nobody, by sentence: "there are fears that it fails"."""
    wholes = {s.sentence for n, s in enumerate(statements) if n not in told}
    found: dict[Span, list[Report]] = defaultdict(list)
    for n, heard in told.items():
        voices = [attributions[report.attribution] for report in heard]
        unsaid = all(v.rule == "noun" and not (v.source or v.quotes) for v in voices)
        if unsaid and statements[n].sentence in wholes:
            found[statements[n].sentence] += heard
    return found


def holds(whole: Statement, report: Report) -> bool:
    """Whether a statement holds what a report is of."""
    return whole.start <= report.words[0] and report.words[1] <= whole.end


def handed(
    found: dict[Key, Statement],
    said: Said,
    lost: Sequence[tuple[Statement, Report]],
    attributions: Sequence[Attribution],
    sentences: Sentences,
) -> list[tuple[Key, Report]]:
    """Return reports of words that are no sentence with the statements that tell of the saying.

    "Lind suggested that the head resign" is Lind's, though "the head resign" is no statement.
    Such a statement is put as the words are.
    """
    heard = {report.attribution for _, report in said}
    taken = {key for key, _ in said}
    given = []
    for statement, report in lost:
        voice = attributions[report.attribution]
        if report.attribution in heard or not (voice.source or voice.rule == "passive"):
            continue
        spans = (*voice.source[:1], voice.cue[0], report.words)
        holding = (
            key
            for key, one in found.items()
            if one.sentence == statement.sentence
            and (key not in taken or voice.within is not None)
            and _has(one, spans)
        )
        key = next(holding, None)
        if key is not None and _is_main(sentences, found[key], voice):
            if key not in taken:
                found[key] = found[key]._replace(factuality=statement.factuality)
            heard.add(report.attribution)
            given.append((key, report))
    return given


def _has(one: Statement, spans: Sequence[Span]) -> bool:
    """Whether some words are all among those of a statement."""
    parts = one.parts or (one.span,)
    return all(any(a <= start and end <= b for a, b in parts) for start, end in spans)


def _is_main(sentences: Sentences, one: Statement, voice: Attribution) -> bool:
    """Whether the main verb of a statement is the one that reports: "there are two calling for",
    "towns are being called upon" of "with towns being called upon"."""
    if not voice.source:
        told = clause_of(one.text)
        cue = cue_words(sentences, voice)
        return told.main is not None and told.words[told.main.head].lower in cue
    whole = clause_in(sentences.part(*(one.parts or (one.span,))))
    words, main = whole.words, whole.main
    if main is None:
        return False
    (start, end), who = voice.cue[0], voice.source[0]
    there = main.start > 0 and words[main.start - 1].lower == "there"
    doing = any(w.tag == "ING" and w.start == start for w in words)
    return start <= words[main.head].start < end or (there and doing and start - who[1] == 1)


def joined(
    text: str, found: Found, said: Said, told: Attributed, quantities: Places[Span]
) -> tuple[list[Statement], list[Report]]:
    """Return statements, each once and in reading order, and the reports that tell them.

    Args:
        text: the document.
        found: the statements by place and text.
        said: the reports, each with the statement it tells.
        told: which stretches are somebody's words.
        quantities: where quantities are stated.
    """
    found, said = _handed_over(found, said)
    found, said = _once(found, said)
    dropped = _said_again(found, said) | _only_reporting(text, found, said, told, quantities)
    kept = {key: one for key, one in found.items() if key not in dropped}
    ordered = sorted(kept.items(), key=lambda pair: (pair[1].start, -pair[1].end))
    places = {key: n for n, (key, _) in enumerate(ordered)}
    reports = [report._replace(statement=places[key]) for key, report in said]
    return [one for _, one in ordered], sorted(reports, key=lambda r: r.attribution)


def _handed_over(found: Found, said: Said) -> tuple[Found, Said]:
    """Hand reports of words that are no sentence to the statement made of the same words."""
    made = {
        (one.sentence, part): key
        for key, one in found.items()
        for part in (one.parts if one.inserted else ())
    }
    turned = {(one.sentence, _unturned(one)): key for key, one in found.items() if one.inserted}
    heirs = {}
    for key, report in said:
        one = found[key]
        spans = (one.span, *report.content)
        hull = min(start for start, _ in spans), max(end for _, end in spans)
        heir = made.get((one.sentence, hull)) or turned.get((one.sentence, one.text), key)
        if heir != key and not one.parts:
            heirs[key] = heir
    kept = {key: one for key, one in found.items() if key not in heirs}
    for key, heir in heirs.items():  # what says the same in the same words is said as surely
        if heir in kept and kept[heir].text == found[key].text:
            kept[heir] = kept[heir]._replace(factuality=found[key].factuality)
    handed = [
        (heirs[key], report._replace(words=kept[heirs[key]].span))
        if key in heirs
        else (key, report)
        for key, report in said
    ]
    return kept, handed


def _once(found: Found, said: Said) -> tuple[Found, Said]:
    """Leave out what is said within words that somebody else is told to say the same with."""
    first: dict[tuple[Span, str], Key] = {}
    reported = {key for key, _ in said}
    for key in sorted(reported, key=lambda k: (found[k].start, -found[k].end)):
        first.setdefault((found[key].sentence, found[key].text), key)
    quoting = {key for key, report in said if report.quotes}  # words within words keep their voice
    again = {
        key for key in reported - quoting if first[found[key].sentence, found[key].text] != key
    }
    kept = {key: one for key, one in found.items() if key not in again}
    return kept, [(key, report) for key, report in said if key not in again]


def _unturned(one: Statement) -> str:
    """Return the text of a statement without the "was" that was put in."""
    verb = next((put.words for put in one.inserted if put.ground == "verb"), None)
    return one.text.replace(f" {verb} ", " ", 1) if verb else one.text


def _said_again(found: Found, said: Said) -> set[Key]:
    """Return the statements that a reported one of their sentence says in the same words.

    So does what stands for a sentence that is nothing but what somebody says. Of two that nobody
    says, the longer one stands.
    """
    reported = {key for key, _ in said}
    texts = {(found[key].sentence, found[key].text) for key in reported}
    whole = {sentence for sentence, _ in texts}
    again = set()
    for key in sorted(found.keys() - reported, key=lambda k: (k[0][0], -k[0][1])):
        one = found[key]
        if (one.sentence, one.text) in texts or (_is_quotation(one) and one.sentence in whole):
            again.add(key)
        texts.add((one.sentence, one.text))
    return again


def _is_quotation(one: Statement) -> bool:
    """Whether a statement is one quotation and nothing else."""
    inner = one.text[1:-1]
    return one.text[:1] + one.text[-1:] in ("“”", '""') and "”" not in inner and '"' not in inner


def _only_reporting(
    text: str, found: Found, said: Said, told: Attributed, quantities: Places[Span]
) -> set[Key]:
    """Return the parts of sentences for which what they report stands, with all its quantities."""
    reported = {key for key, _ in said}
    within: dict[Span, list[Statement]] = defaultdict(list)
    for key in reported:
        within[found[key].sentence].append(found[key])
    dropped = set()
    for key, one in found.items():
        turned = any(put.ground in ("verb", "inflection") for put in one.inserted)
        turned = turned and not _DOING.match(text, one.parts[0][0] if one.parts else 0)
        if key in reported or turned or not one.parts:
            continue
        near = within[one.sentence]
        if any(only_frames(text, one, other) for other in near):
            dropped.add(key)  # "…, according to a trial published in May", cut off from "but …"
            continue
        heirs = [s.span for s in near if one.start <= s.start and s.end <= one.end + 2]
        if not heirs or not all(told.is_all_of(*part, dated=True) for part in one.parts):
            continue
        taken = {q for span in heirs for q in quantities.within(*span)}
        if all(q in taken or told.names(q) for q in quantities.within(*one.span)):
            dropped.add(key)
    return dropped


def only_frames(text: str, whole: Statement, said: Statement) -> bool:
    """Whether a sentence says nothing beside what is said in it but who says it."""
    if said.start == whole.start:
        rest = text[said.end : whole.end]
        return _SOURCE.match(rest) is not None and not any(map(str.isdecimal, rest))
    led = _FRAME.fullmatch(text[whole.start : said.start].strip())
    return led is not None and said.end >= whole.end - 2


_DOING = regex(r"\w+ing that\b")
"""How a participle begins that is nothing but a saying: ", adding that it leaked"."""
_SOURCE = regex(r",? according to [^,;:.]{3,140}(?: \([^()]{3,40}\))?[.]?$")
_FRAME = regex(
    r"(?:it(?: is|['’]s| was) (?:also )?(?:important|worth|notable|essential|crucial|useful)"
    r" (?:to (?:note|remember|mention|stress|emphasi[sz]e)|noting|mentioning|remembering)"
    r"|(?:please )?note|keep in mind|bear in mind) that",
    re.IGNORECASE,
)
