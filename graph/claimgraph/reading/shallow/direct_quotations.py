"""Direct quotations with who says them: “…”, sagte Anna Weber; —… —dice Ana."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.word_lists import share
from claimgraph.reading.places import Places, Span, Stretches
from claimgraph.reading.shallow.coreference import antecedent
from claimgraph.reading.shallow.folder import Folder, any_of, folder

_LINE = r"\n(?!\s*\n)"
_QUOTE = regex(
    rf"„((?:[^„“”\"\n]|{_LINE}){{3,2000}})[“”\"]|«\s?((?:[^«»\n]|{_LINE}){{3,2000}}?)\s?»"
    rf"|»((?:[^«»\n]|{_LINE}){{3,2000}})«|“((?:[^“”\n]|{_LINE}){{3,2000}})”"
    rf"|(?<!\w)\"((?:[^\"\n]|{_LINE}){{3,2000}})\"(?!\w)"
)
_TURN = regex(r"^[—–]\s?(?=\S)(.{3,2000})$", re.MULTILINE)
_FEWEST = 3
"""Words of the shortest quotation that states something."""
_SHORT = ("Dr", "Dra", "Prof", "St", "M", "MM", "Mr", "Me", "Pr", "Sr", "Sra", "Srta", "D")
_ABBREVIATED = [rf"\b{word}" for word in (*_SHORT, "[A-ZÀ-Þ]")]
_STOPPED = "(?:" + "|".join(f"(?<={word})" for word in _ABBREVIATED) + r")\.(?=\s)"
_PHRASE = rf"(?:(?:{'|'.join(_SHORT)})\.\s)?[^\W\d_](?:{_STOPPED}|[^.!?;:„“”«»\"—–]){{0,120}}?"
"""What may name a speaker, titles and initials with their stops inside."""
_STOP = r"(?:[,;:!?„“”«»\"(\[—–]|\." + "".join(rf"(?<!{word}\.)" for word in _ABBREVIATED) + ")"
_RUN = regex(r"[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[a-z’']{1,3}\s){0,2}[A-ZÀ-Þ][\w’'.-]*)*")
"""A name in capitals, as a phrase for a speaker goes on with where and when something was said."""
_MARK = regex('[„“”«»"]')
_EDGES = ' ,\n"“”„«»—–'
_REACH = 200
_TITLE = 5
"""Code points that a title such as "Dr. " may have before a name."""
_MEANT = share("claimgraph.reading.attribution", "shallowPerson")
_LONGEST_ASIDE = 60
"""Code points that may stand between a cue and its colon, as in "sagte am Montag:"."""
_GOES_ON = regex(r"(?:\[\d+\])*[.,;]?(?:\s?\[\d+\])*\s")
"""What stands between who said some words and the next words said."""


class Told(NamedTuple):
    """Who says something (None where the text leaves it out), by which cue, and which words."""

    source: Span | None
    cue: Span
    said: tuple[Span, ...]


def attributions_in(
    text: str, language: str, prose: Stretches, mentions: Sequence[Mention]
) -> list[Attribution]:
    """Return the direct quotations that the text gives to somebody, in order.

    Only quoted words of three or more count, which stand beside a reporting verb or a word such as
    "selon", with the one who speaks between commas or as the verb's subject. Words that follow
    what somebody said at once are said by the same.

    Args:
        text: the document.
        language: the tag of a language that has a folder.
        prose: where the sentences of the text proper are.
        mentions: who is named where.
    """
    return _Reader(text, folder(language), prose, mentions).found()


class _Reader:
    """Reads the quotations of one text, one after the other."""

    def __init__(
        self, text: str, words: Folder, prose: Stretches, mentions: Sequence[Mention]
    ) -> None:
        self.text, self.words, self.prose = text, words, prose
        marks = (m.span(m.lastindex or 0) for m in _QUOTE.finditer(text))
        self.quotes = [span for span in marks if prose.across(*span)]
        inside = Stretches(self.quotes)
        self.named = [m for m in mentions if not inside.across(m.start, m.end)]
        self.places = Places((m.start, m.end, m) for m in mentions)

    def found(self) -> list[Attribution]:
        made: list[Attribution] = []
        for inside in self.quotes:
            told = self._quoted(inside)
            if told is not None:
                made.append(self._attribution(told, made))
            elif made and self._goes_on(made[-1], inside):
                both = (*made[-1].content, inside)
                made[-1] = made[-1]._replace(content=both, quotes=both)
        turns = [told for m in _TURN.finditer(self.text) if (told := self._turn(m.span(1)))]
        made += [self._attribution(told, made) for told in turns]
        return sorted(made, key=lambda a: a.content[0])

    def _quoted(self, inside: Span) -> Told | None:
        """Return who says quoted words, by what stands before, behind or within them."""
        opening, closing = inside[0] - 1, inside[1]
        opening -= self.text[opening : opening + 1].isspace()
        closing += self.text[closing : closing + 1].isspace()
        if len(self.text[slice(*inside)].split()) >= _FEWEST:
            if beside := self._before(opening) or self._behind(closing + 1):
                return Told(*beside, (inside,))
            if not self.words.nouns_are_capital:
                return self._within(inside)
        return None

    def _before(self, opening: int) -> tuple[Span, Span] | None:
        """Return speaker and cue before a mark: "X sagte: «", "selon X, «", "dit que «"."""
        text = self.text
        end = opening - (text[opening - 1 : opening].isspace())
        reach = max(0, end - _REACH)
        line = max(text.rfind("\n\n", reach, end) + 1, reach)
        first = max(line, *(text.rfind(stop, line, end - 1) + 1 for stop in ".!?;:…"))
        if text[end - 1 : end] == ",":
            match = _according(self.words.tag).match(text, first, end)
            named = match and any(self.places.within(*match.span("who")))
            return (match.span("who"), match.span("cue")) if match and named else None
        that = _THAT.search(text, first, end)
        if text[end - 1 : end] != ":" and (that is None or self.words.nouns_are_capital):
            return None
        end = that.start() if that else end - 1
        cues = list(_reporting(self.words.tag).finditer(text, first, end))
        if not cues or end - cues[-1].end() > _LONGEST_ASIDE:
            return None
        cue = cues[-1].span()
        if not self.words.denials.isdisjoint(text[first : cue[0]].lower().split()[-1:]):
            return None
        if _MARK.search(text, first, cue[0]):  # “…”, said somebody: “…”
            return (cue[1], end), cue
        return (first, cue[0]), cue

    def _behind(self, closing: int) -> tuple[Span, Span] | None:
        """Return speaker and cue of ", sagte Anna Weber." right behind a closing mark."""
        for pattern, listed in ((_follows, True), (_inverted, False)):
            match = pattern(self.words.tag).match(self.text, closing, closing + _REACH)
            if match and (listed or self._is_incise(match)):
                return self._who(match), match.span("cue")
        return None

    def _is_incise(self, match: re.Match[str]) -> bool:
        """Whether a verb that no list has gives words to the subject behind it.

        Behind a quotation and its comma, a verb before its subject tells who speaks, whichever it
        is: "« … », sourit Marc Roux".
        """
        if "-" in match["cue"]:
            return True  # a-t-il souri
        if match["cue"].split()[0] in self.words.no_cues:
            return False
        persons = [m for m in self.places.within(*self._who(match)) if m.kind == "person"]
        between = self.text[match.start("who") : persons[0].start].split() if persons else []
        titles = [*self.words.articles, *self.words.titles]
        return bool(persons) and all(w in titles or w[0].isupper() for w in between)

    def _who(self, match: re.Match[str]) -> Span:
        """Return who speaks by a match: its subject, and the name that is put to it in commas."""
        start, end = match.span("who") if match["who"] else (match.end(), match.end())
        held = self.places.within(start, end)
        if not held and self.text[end : end + 2] == ", ":  # la ministre, Anne Roux
            named = self.places.within(end + 2, end + _REACH)[:1]
            beside = named and named[0].start <= end + 2 + _TITLE
            if beside and named[0].kind == "person" and self._is_role(start, end):
                return start, named[0].end
        run = _RUN.search(self.text, start, end)
        if run and not self.words.nouns_are_capital:
            end = run.end()
        return start, end

    def _is_role(self, start: int, end: int) -> bool:
        """Whether a phrase is an article and a title: "la ministre de la Santé"."""
        words = self.text[start:end].split()
        return len(words) > 1 and any(self.words.is_title(w) for w in words[:3])

    def _within(self, inside: Span) -> Told | None:
        """Return the telling within marks or a turn: « Oui, a-t-il dit. C'est vrai. »"""
        match = _aside(self.words.tag, *_IN_COMMAS).search(self.text, *inside)
        if match is None:
            return None
        said = [(inside[0], match.start()), (match.end(), inside[1])]
        kept = [span for span in said if _trimmed(self.text, span)]
        who = self._who(match)
        return Told(who, match.span("cue"), tuple(kept)) if kept[:1] == said[:1] else None

    def _turn(self, line: Span) -> Told | None:
        """Return the telling of a line of dialogue: "—No —dijo Ana—. Nunca." """
        if not self.prose.across(*line):
            return None
        match = _aside(self.words.tag, *_IN_DASHES).search(self.text, *line)
        if match is None:
            return self._within(line)
        said = ((line[0], match.start()), (match.end(), line[1]))
        return Told(self._who(match), match.span("cue"), said)

    def _goes_on(self, last: Attribution, inside: Span) -> bool:
        """Whether quoted words follow at once what somebody is said to say: “…”, said Lind. “…”"""
        end = max(e for _, e in (*last.source, *last.cue))
        opening = inside[0] - 1 - self.text[inside[0] - 1 : inside[0]].isspace()
        return end > last.content[-1][0] and bool(_GOES_ON.fullmatch(self.text, end, opening))

    def _attribution(self, told: Told, made: Sequence[Attribution]) -> Attribution:
        """Return the attribution of a quotation to whom the text names, or means."""
        source = _trimmed(self.text, told.source) if told.source else None
        words = self.text[slice(*source)].split() if source else []
        behind = source and source[0] > told.cue[0]
        if behind and words[0].lower() in self.words.behind_speakers:
            source, words = None, []  # "dice sobre el británico": of whom it is said
        said = tuple(span for s in told.said if (span := _trimmed(self.text, s)))
        meant = self._meant(told, source, words, made)
        return Attribution(
            source=((meant.start, meant.end),) if meant else (source,) if source else (),
            cue=(told.cue,),
            content=said,
            rule="direct quotation",
            verb=self.text[slice(*told.cue)],
            quotes=said,
            style="direct",
            confidence=_MEANT if meant else None,
        )

    def _meant(
        self, told: Told, source: Span | None, words: list[str], made: Sequence[Attribution]
    ) -> Mention | None:
        """Return who is meant by a pronoun, a role or no word at all: the one person named near."""
        if source and self.places.within(*source):
            return None
        bare = words[-1].lower() if words else ""
        pronoun = self.words.pronouns.get(bare) or self.words.pronouns.get(
            self.text[slice(*told.cue)].split()[0].rpartition("-")[2]
        )
        role = bare if len(words) == 2 and self._is_role(*source) else ""  # type: ignore[misc]
        if words and not (pronoun or role):
            return None
        at = min(told.said[0][0], told.cue[0])
        last = next((a for a in reversed(made) if a.content[0] < told.said[0]), None)
        return antecedent(self.text, at, self.named, pronoun, role, last.source if last else ())


# -- what tells who speaks ------------------------------------------------------------------------

_THAT = regex(r"(?<!\w)(?:que|qu[’'])\s?\Z")
_CLITIC = r"[^\W\d_]+(?:-t)?-(?:il|elle)(?:\s[^\W\d_]+)?"
"""French verbs with the pronoun behind them, as they stand only in questions and tellings."""
_VERB = rf"(?:{_CLITIC}|(?:(?:se|s[’']est|s[’']|a|ha|hat)\s?)?[a-zß-ÿ]{{3,}}(?:\ssich)?)"


@cache
def _reporting(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s’'])(?:{any_of(folder(language).reporting)})(?!\w)")


@cache
def _according(language: str) -> re.Pattern[str]:
    words = any_of((*folder(language).sources, *folder(language).views))
    return re.compile(
        rf"(?:\W|\[\d+\])*(?P<cue>(?i:{words}))\s?(?P<who>\w[^,]{{2,100}}?)(?:,[^,]{{2,80}})?,\Z"
    )


@cache
def _subject(language: str) -> str:
    """Return the pattern of the subject behind a cue and of what may follow it."""
    behind = any_of(folder(language).behind_speakers)
    return rf"(?:\s(?P<who>{_PHRASE}))?(?={_STOP}|\s[\[(]|\s*$|\s(?:{behind})(?!\w))"


@cache
def _follows(language: str) -> re.Pattern[str]:
    verbs = any_of((*folder(language).reporting, *folder(language).sources))
    return re.compile(
        rf"[,.]?\s?[,–—-]?\s?(?P<cue>{verbs})(?!\w){_subject(language)}", re.MULTILINE
    )


@cache
def _inverted(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s?,\s(?P<cue>{_VERB})(?!\w){_subject(language)}", re.MULTILINE)


@cache
def _aside(language: str, opening: str, closing: str) -> re.Pattern[str]:
    """Return the pattern of a telling that stands within what is said."""
    verbs = rf"(?:{_CLITIC}|{any_of(folder(language).reporting)})"
    subject = _subject(language)
    return re.compile(rf"{opening}(?P<cue>{verbs})(?!\w){subject}{closing}", re.MULTILINE)


_IN_COMMAS = r"[,!?]\s", r"[^.,;!?]{0,40}?(?:[.,;]|\s?$)"
_IN_DASHES = r"\s?[—–]\s?", r"[^—–\n]{0,80}?(?:[—–][.,;:]?|$)"


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    return (start, end) if start < end else None
