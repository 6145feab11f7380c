"""What headings announce: a source list, a table of contents, matter that is not the text."""

from __future__ import annotations

import re

_ORDINAL = re.compile(
    r"^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxlc]{1,6}|[a-z])[.)]?[ ]{1,3}(?=\D)|\d{1,2}[.、)]"
    r"|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十\d]{1,3}[章节部分]{1,2}[ :：、]?"
    r"|[(（][一二三四五六七八九十\d]{1,3}[)）])[ ]?",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[#*_`=~\[\]【】<>〈〉《》「」📚🔗📖📎📄🗂️]+|\(#[^)\s]{0,200}\)")

_SOURCE_HEADINGS_WORDS = """sources|references|works cited|footnotes|notes|endnotes|citations
    |bibliography|source list|reference list|list of sources|list of references|sources cited
    |literature cited|literature
    |cited sources|sources used|cited works|sources consulted|works consulted|references cited
    |source|reference|citation list|key sources|main sources|primary sources|secondary sources
    |further sources|additional sources|selected sources|all sources|selected references
    |key references|sources and links|source links|links|sources and references
    |references and sources|references and notes|notes and references|sources and notes|web sources
    |online sources|news sources|sources & references|references & sources|selected bibliography
    |sources and further reading|references and further reading|data sources|learn more|more info
    |quellen|quellenverzeichnis|quellenangaben|literatur|literaturverzeichnis|einzelnachweise
    |referenzen|fußnoten|belege|anmerkungen|références|bibliographie|notes et références
    |sources et références|fuentes|referencias|bibliografía|referencias bibliográficas|notas
    |fonti|riferimenti|bibliografia|note|referências|fontes|bronnen|bronnenlijst|referenties
    |voetnoten|källor|referenser|fotnoter|kilder|referanser|kildehenvisninger|lähteet|viitteet
    |źródła|przypisy|zdroje|odkazy|reference a zdroje|források|hivatkozások|surse|referințe
    |источники|список источников|литература|список литературы|примечания|ссылки|джерела
    |посилання|kaynaklar|kaynakça|المصادر|المراجع|مراجع|מקורות|הערות שוליים|nguồn|nguồn tham khảo
    |tài liệu tham khảo|sumber|referensi|daftar pustaka|स्रोत|संदर्भ
    |参考文献|参考资料|参考来源|资料来源|信息来源|数据来源|引用来源|引用文献|引用|来源|出处|脚注|注释|参考
    |文献|参考链接|相关链接|引文|參考文獻|參考資料|資料來源|來源|引用資料|出典|参照|引用元|参考サイト|情報源|注|출처
    |참고문헌|참고 자료|참고자료|각주"""
_SOURCE_HEADINGS = frozenset(_SOURCE_HEADINGS_WORDS.replace("\n    ", "").split("|"))
_SOURCE_WORDS = re.compile(
    r"\b(?:sources?|references|works cited|citations?|footnotes|bibliography|endnotes|quellen"
    r"|références|fuentes|fonti|referências)\b|参考文献|参考资料|参考来源|资料来源|信息来源|引用来源|出典|引用文献",
    re.IGNORECASE,
)
_CONTENTS_WORDS = (
    "contents|table of contents|toc|inhalt|inhaltsverzeichnis|sommaire|table des matières|índice"
    "|indice|sumário|inhoud|innehåll|spis treści|содержание|оглавление|目录|目錄|目次|차례"
)
_CONTENTS = frozenset(_CONTENTS_WORDS.split("|"))
_BACK_MATTER_WORDS = (
    "external links|navigation menu|see also|personal tools|namespaces|variants|views|navigation"
    "|interaction|tools|print/export|in other projects|languages|categories|hidden categories"
    "|related articles|related stories|share this|share this article|about the author|subscribe"
    "|newsletter|follow us|comments|leave a reply|advertisement|weblinks|siehe auch|voir aussi"
    "|liens externes|véase también|enlaces externos|外部链接|参见|外部リンク|関連項目"
)
_BACK_MATTER = frozenset(_BACK_MATTER_WORDS.split("|"))


def plain(heading: str) -> str:
    """Return the bare words of a heading, folded: no signs, no ordinal, no colon.

    >>> plain("## **7. Sources:**")
    'sources'
    """
    words = _SIGNS.sub(" ", heading[:200]).strip(" \t\xa0\u3000:：.-–—")
    words = _ORDINAL.sub("", words, count=1).removesuffix(" edit")
    return " ".join(words.split()).strip(" :：").casefold()


def announces_sources(heading: str) -> bool:
    """Say whether a heading is one that source lists have, in any language known here.

    >>> [announces_sources(h) for h in ("## 六、参考来源", "**Works cited**", "Sources of error")]
    [True, True, False]
    """
    return plain(heading) in _SOURCE_HEADINGS


def mentions_sources(heading: str) -> bool:
    """Say whether a heading may announce sources, such as "Sources consulted (2024)"."""
    return len(heading) < 120 and _SOURCE_WORDS.search(heading) is not None


def announces_contents(heading: str) -> bool:
    """Say whether a heading announces a table of contents."""
    return plain(heading) in _CONTENTS


def announces_back_matter(heading: str) -> bool:
    """Say whether a heading announces navigation or other matter that is not the text."""
    return plain(heading) in _BACK_MATTER
