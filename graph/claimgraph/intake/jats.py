"""Writes down the text of an article of a journal in JATS, the XML that archives keep them in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from claimgraph.intake.html import from_parts
from claimgraph.intake.page import Page
from claimgraph.intake.published import iso_day
from claimgraph.intake.sheet import IMPRINT
from claimgraph.intake.xml_parts import Scribe, get, parse, tag, words_in
from claimgraph.reading.citations.entry_dates import one_date

_AS = {
    "p": "p", "italic": "i", "bold": "b", "sup": "sup", "sub": "sub", "list-item": "li",
    "disp-quote": "blockquote", "boxed-text": "div", "table": "table", "tr": "tr", "row": "tr",
    "td": "td", "entry": "td", "th": "th", "preformat": "pre", "code": "pre", "break": "br",
    "monospace": "code", "strike": "s", "def-item": "p", "verse-line": "p", "attrib": "p",
    "fig": "div", "table-wrap": "div", "table-wrap-foot": "div", "ack": "div", "app": "div",
}  # fmt: skip
_LEFT_OUT = frozenset({
    "disp-formula", "tex-math", "math", "graphic", "inline-graphic", "media",
    "supplementary-material", "object-id", "sub-article", "response", "label",
    "author-notes", "alt-text", "long-desc",
})  # fmt: skip
"""Formulas and pictures, reviews of the article, and labels that are written elsewhere."""
_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation")


def from_jats(data: bytes, name: str = "") -> Page:
    """Return the text and the links of an article in JATS.

    Raises:
        UnreadableInput: this is no XML, or nested too deep.
    """
    root = parse(data, name)
    article = next((e for e in root.iter() if tag(e) == "article"), root)
    writer = _Writer(article)
    title = words_in(next((e for e in article.iter() if tag(e) == "article-title"), None))
    if title:
        writer.put("h1", title)
    for part in article.iter():
        if tag(part) == "abstract" and not get(part, "abstract-type"):
            writer.element(part)
    for part in article:
        if tag(part) in ("body", "back", "floats-group"):
            writer.element(part)
    day = _day(article)
    page = from_parts(writer.parts)
    dated = "date of publication" if day else ""
    return replace(page, title=title or None, published=day, dated_by=dated)


def _day(article: Any) -> str | None:
    """Return the first day of publication that an article states in full."""
    for date in article.iter():
        if tag(date) == "pub-date" and tag(date.getparent()) == "article-meta":
            said = {tag(one): words_in(one) for one in date}
            numbers = [said.get(key, "").zfill(2) for key in ("year", "month", "day")]
            if day := iso_day("-".join(numbers)):
                return day
    return None


class _Writer(Scribe):
    def __init__(self, article: Any) -> None:
        super().__init__()
        self.depth = 1
        self.raised = 0
        self.targets = {get(e, "id") for e in article.iter() if tag(e) in ("ref", "fn")}
        cited = [words_in(e) for e in article.iter() if get(e, "ref-type") == "bibr"]
        labels = [
            words_in(e) for e in article.iter() if tag(e) == "label" and tag(e.getparent()) == "ref"
        ]
        self.counted = bool(labels) or any(words.strip("[]()").isdecimal() for words in cited)

    def element(self, element: Any) -> None:
        kind = tag(element)
        if kind in _LEFT_OUT:
            return
        if kind == "sec":
            self.depth += 1
            self.wrap("section", element, id=get(element, "id"))
            self.depth -= 1
        elif kind == "title":
            self.wrap(f"h{min(self.depth, 6)}", element)
        elif kind in ("abstract", "ref-list", "fn-group"):
            self._part(element, kind)
        elif kind == "xref":
            self._reference(element)
        elif kind == "ref":
            self._entry(element)
        elif kind == "fn":
            self._note(element)
        elif kind == "caption":
            self._caption(element)
        elif kind == "inline-formula":
            shown = words_in(next((e for e in element.iter() if tag(e) == "math"), None))
            self.put("code", shown or "…")
        elif kind in ("name", "string-name") and not (element.text or "").strip():
            self.words(" ".join(words_in(one) for one in element))
            self.words(
                ", " * (tag(element.getnext()) in ("name", "string-name") and not element.tail)
            )
        elif kind in ("ext-link", "uri"):
            address = get(element, "href") or words_in(element)
            doi = address.startswith("10.")
            self.wrap("a", element, href=f"https://doi.org/{address}" if doi else address)
        elif kind == "list":
            self.wrap("ol" if get(element, "list-type") == "order" else "ul", element)
        elif kind in _AS:
            self.raised += kind == "sup"
            self.wrap(_AS[kind], element)
            self.raised -= kind == "sup"
        else:
            self.inner(element)

    def _caption(self, element: Any) -> None:
        """Write the caption of a figure or table as one paragraph, its number before it."""
        label = words_in(next((e for e in element.getparent() if tag(e) == "label"), None))
        self.begin("p")
        self.words(f"{label.rstrip('.:')}: " if label else "")
        for one in element:
            self.inner(one)
            self.words(" ")
        self.end("p")

    def _part(self, element: Any, kind: str) -> None:
        """Write the abstract, the notes or the list of references, under a heading."""
        self.depth += 1
        titled = any(tag(one) == "title" for one in element)
        if not titled:
            self.put("h2", {"abstract": "Abstract", "ref-list": "References"}.get(kind, "Notes"))
        if kind == "abstract":
            self.inner(element)
        else:
            within = "ol" if kind == "fn-group" or self.counted else "ul"
            head = [one for one in element if tag(one) not in ("ref", "fn")]
            for one in head:
                self.element(one)
            self.begin(within)
            for one in element:
                if one not in head:
                    self.element(one)
            self.end(within)
        self.depth -= 1

    def _reference(self, element: Any) -> None:
        """Write a link to an entry or a note as one; to a figure or a section as its words.

        Letters that lead to the note of a table explain a number, and are left out.
        """
        places = get(element, "rid").split()
        if get(element, "ref-type") == "table-fn":
            return
        if len(places) != 1 or places[0] not in self.targets:
            self.inner(element)
            return
        raised = get(element, "ref-type") == "fn" and not self.raised
        if raised:
            self.begin("sup")
        self.wrap("a", element, href=f"#{places[0]}")
        if raised:
            self.end("sup")

    def _entry(self, element: Any) -> None:
        """Write an entry of the list of references, with the number it is printed with."""
        label = words_in(next((e for e in element if tag(e) == "label"), None)).strip("[]().")
        number = label if label.isdecimal() else ""
        found = [e for e in element.iter() if tag(e) in _CITATIONS]
        about = {IMPRINT: _imprint(found[0])} if len(found) == 1 else {}
        self.begin("li", id=get(element, "id"), class_="citation", value=number, **about)
        if label and not number:
            self.put("b", f"[{label}] ")
        for cited in found[:1]:
            said = (cited.text, *(one.tail for one in cited))
            if any(words and words.strip() for words in said):
                self._cited(cited)
            else:
                self._composed(cited)
        if not found:
            self.inner(element)
        self.end("li")

    def _cited(self, citation: Any) -> None:
        """Write a citation as it is printed; where it prints nothing between parts, a blank."""
        self.words(citation.text)
        for one in citation:
            last = self.parts[-1]
            if last.kind == "end" or last.name[-1:].isalnum():
                self.words(" ")
            if get(one, "pub-id-type") == "doi":
                self._doi(words_in(one))
            elif not get(one, "pub-id-type"):
                self.element(one)
            self.words(one.tail)

    def _doi(self, doi: str) -> None:
        url = doi if "://" in doi else f"https://doi.org/{doi}"
        self.put("a", url, href=url)

    def _composed(self, citation: Any) -> None:
        """Write a citation that states its parts alone: authors, year, title, where and pages."""
        said = {tag(e): words_in(e) for e in reversed([*citation.iter()])}
        people = []
        for one in citation.iter():
            if tag(one) in ("name", "string-name"):
                people.append(
                    " ".join(words_in(e) for e in one if tag(e) in ("surname", "given-names"))
                )
            elif tag(one) == "collab":
                people.append(words_in(one))
        people += ["et al."] * any(tag(e) == "etal" for e in citation.iter())
        pages = "–".join(said[key] for key in ("fpage", "lpage") if said.get(key))
        volume = said.get("volume", "") + f":{pages}" * bool(pages)
        where = " ".join(filter(None, (said.get("source"), volume.lstrip(":"))))
        year = f"({said['year']})" if said.get("year") else ""
        head = " ".join(filter(None, (", ".join(filter(None, people)), year)))
        titles = (said.get("article-title") or said.get("chapter-title"), where)
        rest = (*titles, said.get("publisher-name"))
        self.words(". ".join(part.rstrip(".") for part in (head, *rest) if part) + ". ")
        doi = next((e for e in citation.iter() if get(e, "pub-id-type") == "doi"), None)
        if doi is not None:
            self._doi(words_in(doi))
        for link in citation.iter():
            if doi is None and tag(link) in ("ext-link", "uri"):
                self.element(link)

    def _note(self, element: Any) -> None:
        """Write a note: an item of a list of them, one below a table, or one within the words."""
        within = tag(element.getparent())
        label = words_in(next((e for e in element if tag(e) == "label"), None)).strip("[]().")
        place = get(element, "id")
        if within == "fn-group":
            self.wrap("li", element, id=place, value=label if label.isdecimal() else "")
        elif within in ("p", "td", "th", "title"):
            self.wrap("span", element, class_="sidenote")
        else:
            self.begin("p", id=place)
            if label:
                self.put("sup", label)
            for one in element:
                if tag(one) != "label":
                    self.inner(one)
            self.end("p")


_PERIODICALS = ("journal", "newspaper", "magazine")


def _imprint(citation: Any) -> str:
    """Return who published a cited work, and when, each on a line; "" where it states neither."""
    said = {tag(e): words_in(e) for e in reversed([*citation.iter()])}
    kind = get(citation, "publication-type") or get(citation, "citation-type")
    appeared = kind in _PERIODICALS or (not kind and "article-title" in said)
    publisher = said.get("source" if appeared else "publisher-name", "")
    year, month, date = (said.get(key, "") for key in ("year", "month", "day"))
    spelled = [one.zfill(2) for one in (year, month, date) if one.isdecimal()]
    printed = "-".join(spelled) if month.isdecimal() else f"{date} {month} {year}".strip()
    day = one_date(printed) or one_date(year) or ""
    return f"{publisher}\n{day}" if publisher or day else ""
