"""Writes down the text of a wiki page: notes as "[1]", their list where the page shows it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from claimgraph.intake import templates
from claimgraph.intake.balance import balanced, show
from claimgraph.intake.notes import Note, Notes
from claimgraph.intake.page import Page
from claimgraph.intake.sheet import Sheet

_ASIDE = re.compile(r"(?:file|image|category|datei|bild|kategorie|fichier|catégorie|archivo|imagen"
                    r"|categoría|media|[a-z]{2,3}(?:-[a-z]{2,8})?)\s?:", re.I)  # fmt: skip
_WEB = re.compile(r"(?:https?:)?//[^\s<>\"|{}\[\]]+", re.I)
_REMARKS = 20
"""At most so many names of undefined notes are told."""
_DEEPEST = 12
_SWITCH = re.compile(r"__[A-Z]{3,20}__")


def from_wikitext(markup: str) -> Page:
    """Return the text and the links of a page in wiki markup.

    >>> print(from_wikitext("It ''rained''.<ref>{{cite web|title=Rain|url=http://a.example/r}}</ref>").text)
    It rained.[1]
    <BLANKLINE>
    ## References
    <BLANKLINE>
    [1] Rain. http://a.example/r
    """
    writer = _Writer()
    writer.write(_parse(balanced(markup)), whole=True)
    writer.finish()
    text = show(writer.sheet.text())
    remarks = [f'<ref name="{name[:60]}"> is defined nowhere' for name in writer.notes.undefined()]
    left_out = dict(+writer.left_out)
    return Page(text, writer.sheet.links(), None, left_out, remarks=tuple(remarks[:_REMARKS]))


def _parse(markup: str) -> Any:
    import mwparserfromhell  # here, so that plain text is read without it

    return mwparserfromhell.parse(markup)


class _Writer:
    def __init__(self) -> None:
        self.sheet, self.notes = Sheet(), Notes()
        self.left_out: Counter[str] = Counter()
        self.works: dict[tuple[str, str], tuple[str, str | None]] = {}
        self.signs = ""
        self.numbers: list[tuple[str, int]] = []  # sign and number of the last item at each depth
        self.in_item = False

    def write(self, code: Any, *, whole: bool = False) -> None:
        """Write parsed markup; of a whole page, look first for what it defines."""
        if whole:
            self._look_over(code)
        for node in code.nodes:
            getattr(self, "_" + type(node).__name__.lower(), self._nothing)(node)

    def finish(self) -> None:
        """List the notes that no list of the page has shown."""
        left = [group for group, notes in self.notes.pending.items() if notes]
        if left:
            self._break()
            self.sheet.begin("## ")
            self.sheet.put("References")
            self.sheet.end_block()
        while any(self.notes.pending.values()):
            for group in list(self.notes.pending):
                self._list(group)

    def _look_over(self, code: Any) -> None:
        for tag in code.ifilter_tags(matches=lambda n: str(n.tag).lower() == "ref"):
            name, group = _attribute(tag, "name"), _attribute(tag, "group")
            if name and tag.contents and str(tag.contents).strip():
                self.notes.defined.setdefault((group, name), tag.contents)
        for template in code.ifilter_templates(matches=templates.cites):
            title, url, _ = templates.citation(template)
            if known := templates.key(template):
                self.works.setdefault(known, (title, url or None))

    # -- one method for each kind of node ---------------------------------------------------------

    def _text(self, node: Any) -> None:
        lines = _SWITCH.sub("", str(node.value)).split("\n")
        self._words(lines[0])
        for i, line in enumerate(lines[1:], 1):
            if self.in_item:
                self.sheet.end_line()
                self.in_item = False
            if not line.strip() and i < len(lines) - 1:
                self._break()
            self._words(" " + line)

    def _words(self, words: str) -> None:
        if self.signs and words.strip():
            self._begin_item()
        self.sheet.words(words)

    def _begin_item(self) -> None:
        depth, kind = len(self.signs), self.signs[-1]
        self.signs = ""
        del self.numbers[depth:]
        self.numbers += [("", 0)] * (depth - len(self.numbers))
        before, number = self.numbers[-1]
        number = number + 1 if before == kind else 1
        self.numbers[-1] = (kind, number)
        self.sheet.begin({"*": "- ", "#": f"{number}. "}.get(kind, ""), depth - 1)
        self.in_item = True

    def _break(self) -> None:
        self.sheet.end_block()
        self.numbers.clear()
        self.in_item, self.signs = False, ""

    def _inner(self, code: Any) -> None:
        if self.signs:
            self._begin_item()
        self.write(code)

    def _heading(self, node: Any) -> None:
        self._break()
        self.sheet.begin("#" * node.level + " ")
        self.write(node.title)
        self.sheet.forget_sign()
        self.sheet.end_block()

    def _htmlentity(self, node: Any) -> None:
        try:
            self._words(node.normalize())
        except (ValueError, OverflowError):
            self._words(str(node))

    def _argument(self, node: Any) -> None:
        if node.default is not None:
            self._inner(node.default)

    def _wikilink(self, node: Any) -> None:
        title = str(node.title).strip()
        if _ASIDE.match(title):
            self.left_out["files, categories and other languages"] += len(str(node))
            return
        if node.text is None:
            self._words(title.removeprefix(":"))
        else:
            self._inner(node.text)

    def _externallink(self, node: Any) -> None:
        url = show(str(node.url).strip())
        if self.signs:
            self._begin_item()
        if not _WEB.fullmatch(url):
            self._words(url)
            return
        self.sheet.open_link(url="https:" + url if url.startswith("//") else url)
        if node.title is None:
            self._words(url)
        else:
            self.write(node.title)
        self.sheet.close_link()

    def _tag(self, node: Any) -> None:
        name = str(node.tag).lower()
        if name in ("li", "dd", "dt") and node.wiki_markup:
            self.signs = self.signs[-_DEEPEST:] + str(node.wiki_markup)[:1]
        elif name == "ref":
            content = node.contents if node.contents and str(node.contents).strip() else None
            self._marker(
                self.notes.use(_attribute(node, "group"), _attribute(node, "name"), content)
            )
        elif name == "references":
            self._list(_attribute(node, "group"))
        elif name == "table":
            self._table(node)
        elif node.contents is not None:
            self._inner(node.contents)

    def _nothing(self, node: Any) -> None:
        """Leave comments out."""

    # -- notes ------------------------------------------------------------------------------------

    def _marker(self, note: Note) -> None:
        if self.signs:
            self._begin_item()
        self.sheet.open_link(place=note.place)
        self.sheet.put(f"[{note.label}]")
        self.sheet.close_link()

    def _list(self, group: str) -> None:
        """Write the notes of a group, one to a line; notes that they use themselves come after."""
        self._break()
        for note in self.notes.take(group):
            self.sheet.end_line()
            self.sheet.begin(f"[{note.label}] ")
            self.sheet.place(note.place)
            if isinstance(note.content, str):
                self._source(note.content, note.source)
            elif note.content is not None:
                self.write(note.content)
            self.sheet.forget_sign()
            self.in_item, self.signs = False, ""
        self.sheet.end_block()

    def _source(self, words: str, source: tuple[str, str | None] | None) -> None:
        self.sheet.words(words)
        if source:
            self.sheet.words(". ")
            self._cite(source[0], source[1] or "", [])

    def _cite(self, title: str, url: str, rest: list[str]) -> None:
        """Write a full citation: title, authors, publisher, date, url."""
        leads = _WEB.fullmatch(show(url))
        if leads:
            self.sheet.open_link(url=show(url))
        self.write(_parse(title))
        if leads:
            self.sheet.close_link()
        for part in rest:
            self.sheet.put(". ")
            self.write(_parse(part))
        if leads and title != url:
            self.sheet.put(". " + show(url))

    # -- templates and tables ---------------------------------------------------------------------

    def _template(self, node: Any) -> None:
        name = templates.name_of(node)
        if self.signs and name not in templates.LISTS:
            self._begin_item()
        if templates.cites(node):
            self._cite(*templates.citation(node))
        elif name in templates.LISTS:
            for listed in node.params:
                if str(listed.name).strip() == "refs":
                    self._define(listed.value)
            group = "lower-alpha" if name == "notelist" else templates.argument(node, "group")
            self._list(group)
        elif name in ("sfn", "sfnp"):
            words, work = templates.short(node)
            note = self.notes.use("", "sfn " + words, words)
            note.source = self.works.get(work) if work else None
            self._marker(note)
        elif name in templates.SHORT:
            self._source(
                templates.short(node)[0], self.works.get(templates.short(node)[1] or ("", ""))
            )
        elif name in templates.EXPLAIN:
            self._explain(node, templates.EXPLAIN[name])
        elif name == "r":
            for used in templates.unnamed(node):
                self._marker(self.notes.use("", used))
        else:
            self._small(node, name)

    def _define(self, code: Any) -> None:
        for tag in code.ifilter_tags(matches=lambda n: str(n.tag).lower() == "ref"):
            name = _attribute(tag, "name")
            note = self.notes.by_key.get((_attribute(tag, "group"), name))
            if note and note.content is None:
                note.content = tag.contents

    def _explain(self, node: Any, group: str) -> None:
        content = next((p.value for p in node.params if not p.showkey), None)
        group = templates.argument(node, "group") or group
        self._marker(self.notes.use(group, templates.argument(node, "name"), content))

    def _small(self, node: Any, name: str) -> None:
        printed = templates.inline(node)
        if printed is None:
            self.left_out[f"template {name[:40]}"] += len(str(node))
            return
        self._inner(_parse(printed))

    def _table(self, node: Any) -> None:
        self._break()
        rows = node.contents.filter_tags(
            recursive=False, matches=lambda n: str(n.tag).lower() == "tr"
        )
        for row in [node, *rows]:
            cells = row.contents.filter_tags(
                recursive=False, matches=lambda n: str(n.tag).lower() in ("td", "th")
            )
            if cells:
                self.sheet.begin_row()
            for cell in cells:
                self.write(cell.contents)
                self.signs = ""
                self.sheet.end_cell()
            if cells:
                self.sheet.end_row()
        self._break()


def _attribute(tag: Any, name: str) -> str:
    if not tag.has(name):
        return ""
    return str(tag.get(name).value or "").strip().strip("\"'")
