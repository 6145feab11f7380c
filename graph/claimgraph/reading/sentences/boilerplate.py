"""Why words make no claim whatever they stand beside: greetings, boilerplate, questions, scraps."""

from __future__ import annotations

import re

from claimgraph.model import Aside
from claimgraph.patterns import regex


def aside(words: str, *, opening: bool, closing: bool, clipped: bool = False) -> Aside | None:
    """Return why a sentence without a marker makes no claim; None when it makes one.

    Args:
        words: the sentence.
        opening: whether it stands before the text proper, where a model talks of its task.
        closing: whether it stands at the end, where a model takes its leave.
        clipped: whether few words may tell something, as in a row of a table with figures.

    >>> aside("Let me search for more.", opening=True, closing=False)
    'chatter'
    >>> aside("It rained.", opening=False, closing=False)
    >>> aside('"I will stay," she said.', opening=True, closing=False)
    """
    said = words.strip()
    reported = _REPORTED.match(said) is not None or (said[:1] in '"“' and said[-1:] in '"”')
    words = words.strip(' \t\n*_#>|"“')
    words = _COUNT.sub("", words) if words[:1].isdecimal() else words
    if (opening or closing) and not reported and _CHATTER.match(words):
        return "chatter"
    label = _SPEAKER.match(words)
    if _greets_or_leads_on(words[label.end() :] if label else words):
        return "chatter"
    if QUESTION.search(words, max(0, len(words) - TAIL)) or (
        "To ask " in words and _TO_ASK.search(words[:160])
    ):
        return "question"
    if any(signs in words for signs in _UNFILLED) or ("  " in words and _COLUMNS.fullmatch(words)):
        return "fragment"
    if is_boilerplate(words) or (_SEE.match(words) and not PREDICATE.search(words)):
        return "boilerplate"
    return "fragment" if not clipped and _is_fragment(words) else None


def _is_fragment(words: str) -> bool:
    """Say whether words are too few or unfinished: a label, a number, a line that leads in."""
    wide = not words.isascii() and max(words) >= "\u3040"  # few texts need the costly patterns
    word = _WORD_OR_SIGN if wide else _PLAIN_WORD if words.isascii() else _WORD
    words = _ADDRESS.sub("", words) if "@" in words or "+" in words else words
    count = len(word.findall(words[:600]))
    tail = max(0, len(words) - TAIL)
    if _LEADS_IN.search(words, tail):
        return count < 40
    stopped = _STOPPED.search(words, tail) is not None
    if wide and _CJK.search(words):
        return count < (4 if stopped else 5 if _CJK_PREDICATE.search(words) else 8)
    return count < 3 and not (count >= 2 and stopped)


def is_boilerplate(words: str) -> bool:
    """Say whether a sentence is of the page rather than of its text, such as "Sign up here"."""
    words = words.lstrip(_SIGNS)
    words = _NOTE.sub("", words) if words[:1].isdecimal() else words
    label = _SPEAKER.match(words) if ":" in words[:_LABEL] else None
    behind = label is not None and _BOILERPLATE.match(words, label.end())
    return bool(behind) or _BOILERPLATE.match(words) is not None


def _greets_or_leads_on(words: str) -> bool:
    """Say whether a whole sentence only greets, or leads from one thing to the next.

    >>> _greets_or_leads_on("Not everyone agrees.")
    True
    """
    whole = words.rstrip(' .!,…*_"”')
    return len(words) < 120 and bool(_GREETING.fullmatch(whole) or _TRANSITION.fullmatch(whole))


_CHATTER = regex(
    r"""(?:okay|ok|sure|certainly|of\ course|absolutely|great|perfect|excellent|understood|alright)
      \b[,.!:;—-]
    |(?:(?:that['’]s|that\ is|what)\ an?\ )?(?:very\ |really\ )?
      (?:good|great|excellent|fair|interesting|important)\ (?:question|point|idea)(?:[.!—]|\ —)
    |(?:now\ |first,?\ |next,?\ |finally,?\ )?
      (?:let\ me|let’s|let's|i['’]ll|i\ will|i['’]m\ going\ to|i\ am\ going\ to|i\ need\ to
      |i['’]d\ like\ to|i\ should|i\ want\ to|i\ now\ have
      |i\ have\ (?:now\ )?(?:gathered|enough|collected|found|all)
      |i['’]ve\ (?:now\ )?(?:gathered|collected|found|got|compiled|put|prepared)
      |we\ need\ to\ (?:search|find|look))\b
    |(?:here['’]s|here\ is|here\ are|below\ is|below\ are)\ (?:a|an|the|your|my|what|some)\b
    |based\ on\ (?:my|the|this|all)\ (?:\w+\ )?
      (?:research|search(?:es)?|findings|information|results|sources)
      [^.]{0,80}\b(?:i\ |i['’]|let\ me|here)
    |(?:now\ )?(?:i\ can|i\ could|i\ was)\ (?:now\ )?
      (?:provide|write|compile|find|search|create|unable)
    |(?:let\ me\ know|feel\ free|i\ hope|hope\ this|would\ you\ like
      |if\ you(?:['’]d|\ would|\ want|\ need)\b
        [^.]{0,80}\b(?:let\ me|i\ can|i['’]ll|just\ ask)|do\ you\ want\ me)\b
    |thank(?:s|\ you)\ for\ (?:your|the|having)\b|as\ an\ ai\b
    |(?:好的|当然|让我|我来|我将|我会|我需要|现在我|接下来我|首先，?我|根据我的研究|基于我的|以下是|下面是|希望这)
    |(?:承知|かしこまり|はい、|以下に|それでは)""",
    re.IGNORECASE | re.VERBOSE,
)
_GREETING = regex(
    r"""(?:a\ very\ )?(?:good\ (?:morning|afternoon|evening|day)|hello|hi|hey|dear|greetings)
      (?:[ ,][^.!?;:]{0,40})?
    |welcome(?:\ back)?(?:\ to\ [^.!?;:]{1,60})?
    |(?:today|this\ week|in\ this\ (?:episode|edition|issue)),?
      \ we(?:['’]re|\ are|['’]ll|\ will)?\ (?:talk|look|discuss|speak|hear)(?:ing)?\b[^.!?;:]{0,70}
    |(?:many\ )?thank(?:s|\ you)(?:\ (?:so|very)\ much)?
      (?:\ for\ (?:having|reading|listening|watching|subscribing|joining|following|your|the|all)\b
      [^.!?;:]{0,40})?
    |thank(?:s|\ you),\ [^.!?;:]{1,40}
    |the\ (?:committee|meeting|court|hearing|session|council)\ will\ (?:now\ )?come\ to\ order
    |(?:that['’]s|that\ is)\ (?:all|it)\ for\ (?:today|now|this\ week)
    |see\ you\ (?:tomorrow|next|soon|again|on)\b[^.!?;:]{0,30}
    |have\ an?\ (?:great|good|nice|lovely|excellent)\ \w{1,20}(?:\ \w{1,20})?
    |until\ (?:tomorrow|next\ (?:time|week))|(?:best|kind|warm)\ (?:regards|wishes)
    |guten\ (?:morgen|tag|abend)|bonjour|buenos\ días|buongiorno|各位好|大家好|早上好|谢谢阅读""",
    re.IGNORECASE | re.VERBOSE,
)
"""A greeting, thanks or a farewell that is the whole sentence, wherever it stands."""
_TRANSITION = regex(
    r"""(?:(?:but|yet|still|however),?\ )?
      (?:not\ (?:everyone|everybody)\ (?:agrees|agreed|is\ convinced)
      |(?:opinions|views|accounts|experts)\ (?:differ|vary|disagree|are\ divided)
      |(?:the\ (?:picture|reality|answer|truth)\ is|it(?:\ is|['’]s))
        \ (?:mixed|complicated|nuanced|more\ (?:complicated|complex|nuanced))
      |(?:well,\ )?it\ (?:all\ )?depends)(?:\ though|\ here)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""A sentence that only leads from one thing to the next: "Not everyone agrees."."""
_BOILERPLATE = regex(
    r"""(?:retrieved\ from|categor(?:y|ies):|hidden\ categories|this\ page\ was\ last
    |text\ is\ available\ under|all\ rights\ reserved|copyright\ (?:©|\(c\))|©
    |contact(?:\ us)?:|e-?mail:|phone:|tel\.?:
    |terms\ of|privacy\ policy|cookie|subscribe\b|sign\ up\b|log\ in\b
    |(?:estimated\ )?reading\ time\b|\d+[ -]min(?:ute)?s?\ read\b
    |(?:moved|seconded|proposed)\b:?\ (?:by\ )?(?:cr|cllr|councillor|ald|mr|mrs|ms|dr)\b
    |advertisement\b|skip\ to|jump\ to|unsubscribe|main\ article:
    |this\ (?:article\ |page\ |site\ |answer\ )?is\ not\ (?:intended\ as\ )?
      (?:medical|financial|legal|investment|professional|tax)\ advice
    |(?:this|the)\ (?:[\w-]+\ ){0,4}(?:is|are)\ (?:provided\ )?(?:for\ |meant\ (?:as|for)\ )?
      (?:general|informational|educational)\b[^.]{0,60}\b(?:only\b|not\ (?:an?\ )?(?:substitute
      |(?:medical|financial|legal|investment|professional|tax)\ advice))
    |image\ (?:credit|source|copyright)s?\b|photo(?:graph)?s?\ (?:by|credit|courtesy)\b
    |(?:reporting|edited|written|additional\ reporting)\ by\ [A-Z]|fact[- ]?checked\ by\b
    |medically\ reviewed\ by\b|view\ all\b|load(?:ing)?\ more\b|show\ (?:more|all|less)\b
    |failed\ to\ load\b|sponsored\ by\b|powered\ by\b|please\ (?:log|sign)\ in\b
    |you\ must\ (?:log\ ?in|login|register|be\ logged)\b
    |(?:submit|send)\ a\ letter\b|we\ want\ to\ hear\b
    |have\ (?:you\ )?(?:got\ )?a\ (?:news\ )?tip\b
    |\d+\ comments?\b
    |(?:comments|posts)\ (?:and\ \w+(?:\ \w+)?\ )?are\ (?:copyright|closed|moderated)
    |(?:(?:facebook|twitter|pinterest|e-?mail|print|share|tweet|whatsapp|linkedin|copy\ link
      |send\ text\ message|save|pin|reddit|flipboard)\b[ |·,/]*){3,}$
    |(?:(?:this\ )?page\ )?last\ (?:updated|modified|reviewed)\b|updated\ on\b|published\ on\b
    |(?:according\ to\ [^,.;]{2,60},\ )?here(?:['’]s|\ is|\ are)\b|you\ are\ on\ page\b
    |(?:the\ )?next\ (?:update|report|sitrep|issue|bulletin)\b[^.]{0,30}\b(?:expected|due|at|on)\b
    |we\ (?:are\ sorry|apologi[sz]e|regret\ (?:the|any|this))\b
    |there\ is\ (?:more|further)\ information\b
    |(?:more|further|additional)\ (?:information|details)\ (?:is|are|can\ be)\ (?:available|found)\b
    |many\ people\ came\ together\b|we\ couldn['’]t\ have\ done\ it\b
    |(?:this|these)\ (?:post|article|page)s?\ contains?\ (?:references|links)\b|terms\ apply\b
    |i(?:['’]d|\ would)\ like\ to\ (?:subscribe|receive)\b|do\ not\ reproduce\b|descriptive\ text\b
    |opinions\ expressed\ (?:here|in)\b|[^.]{2,40}\ will\ not\ (?:sell|share)\ your\ e-?mail\b
    |see\ (?:also\ )?[a-z][\w-]{2,30}(?:\ [a-z][\w-]{2,30}){0,2}[.]?$
    |(?:twitter|instagram|facebook):\ @
    |please\ find\ (?:attached|enclosed|below)\b|credits?:
    |[^.]{3,120}\ (?:can|may)\ be\ (?:found|viewed|seen|read|accessed|downloaded)
      \ (?:here|below)[.]?$
    |[^.]{2,40}\ does\ not\ provide\ (?:medical|legal|financial|investment|tax)\ advice\b
    |your\ e-?mail\ address\ will\ not\b|required\ fields\ are\ marked\b|save\ my\ name\b
    |this\ site\ uses\ akismet|learn\ how\ your\ comment\b|thread\ starter\b
    |[^.]{2,60}\ (?:is|are)\ not\ responsible\ for\ the\ (?:opinions|content|comments|views)\b
    |welcome\ to\ (?:your|our|the\ (?:official|home))\b|don['’]t\ miss\ (?:out|an?)\b
    |(?:stay|keep)\ (?:in\ the\ know|tuned|informed|connected|up\ to\ date)\b|play\ now\b
    |leave\ this\ field\b|[^.]{1,60}\bfield\ is\ required\b|by\ signing\ up\b
    |by\ (?:clicking|posting|continuing|using|submitting)\b[^.]{0,60}\byou\ agree\b
    |terms\ (?:&|and)\ conditions
    |thank\ you\ for\ (?:supporting|subscribing|reading)\b|corresponding\ author\b|previous\ article
    |get\ (?:the\ latest|regular\ updates|up-to-the-minute)\b|there\ was\ a\ problem\b
    |your\ first\ month\b|we\ accept\ credit\ card
    |the\ opinions\ expressed\ in\ (?:reader\ )?comments
    |we\ (?:may|might|can)?\ ?(?:receive|earn|get)\ (?:an?\ )?(?:\w+\ )?co(?:mpensation|mmission)\b
    |i(?:['’]m|\ am)\ an?\ (?:ai|artificial\ intelligence|large\ language)\b
    |(?:please\ )?enter\ (?:your|a)\ (?:valid\ )?(?:name|e-?mail)
    |this\ feature\ is\ \w+|please\ try\ again|send\ yourself\b
    |[^.]{0,40}\bopen\ in\ a\ new\ (?:window|tab)\b|(?:e-?mail|twitter|contact)\ \S{1,40}@
    |(?:reviewed|written|reported|posted|published)\ by\ [A-Z]
    |view\ in\ (?:your\ )?browser|see\ also:|further\ information:|from\ wikipedia
    |you\ (?:are\ receiving|received)\ this
    |see\ (?:also\ )?[^.]{3,80}\ for\ (?:more|further|full|detailed|comprehensive|additional)\b
    |this\ (?:report|briefing|newsletter|document|answer|summary)\ was
      \ (?:last\ updated|(?:generated|prepared|compiled|produced|written|created|drafted)
      \ (?:by|on|with|using|from|at|automatically|for)\b)
    |["“]?[^"“”.]{2,60}["”]\ redirects?\ here|for\ [^.;,]{2,80},\ (?:please\ )?see\b
    |(?:(?:for|if|to)\b[^.!?;,]{3,90},\ )?(?:please\ |simply\ )?(?:visit|learn|fill|click|read
      |see|find|follow|contact|e-?mail|call|write|send|tell|download|join|forward|share|retweet|register
      |search|watch|log\ ?in)\b(?:\ [^\s.!?;"”]{1,40}){0,14}?
      \ (?:(?:us|me|our|my|here|this\ (?:article|post|story|link|issue|e-?mail))\b
      |more(?=\ (?:at|on|here|about|→)|$)
      |(?:newsletter|newsroom|(?:web\ ?)?site|pages?|thread|tweet|form)\b(?!\ of)
      |\S+@\S+|[+(]\d[\d ()-]{7,}|(?:https?://|www\.)\S+|[\w-]+\.(?:com|org|net|info|example)\b)
    |todo\b|not\ to\ be\ confused\ with\b
    |this\ (?:article|page|section)\ is\ about\b
    |get\ in\ touch\b
    |if\ you\ (?:found|liked|enjoyed|enjoy)\ (?:this|it|the|our|my)\b
    |this\ (?:post|article|page|site|newsletter)\ (?:may\ )?contains?\ affiliate
    |leave\ (?:an?|your|us\ a)\ (?:comment|reply|review)|pin\ it\b|you\ might\ (?:also\ )?like
    |\d+\ (?:thoughts|responses|replies)\ (?:on|to)\b
    |you(?:['’]re|\ are)\ receiving\b|sent\ from\ my\b|confidentiality\ notice
    |this\ (?:e-?mail|message|communication)(?:\ message)?
      \ (?:and\ any|may\ contain|is\ confidential|is\ intended
      |contains\ (?:confidential|privileged))
    |if\ you\ are\ not\ the\ (?:intended|named)\b
    |the\ (?:contents|information)\ (?:of|in|contained\ in)\ this\ (?:e-?mail|message)
    |for\ (?:more|further|additional)\ (?:information|details),?
      \ (?:please\ )?(?:visit|contact|see|call|go\ to|email)\b
    |this\ (?:press\ |news\ )?release\ (?:may\ )?contains?\ (?:certain\ )?forward-looking
    |forward-looking\ statements:|actual\ results\ (?:may|might|could)\ (?:differ|vary)
    |to\ (?:unsubscribe|opt\ out|subscribe|register|donate)\b
    |(?:[\w .]{1,40}:\ )?hear,\ hear\b
    |(?:(?:for|if|to|should|where)\b[^.!?;]{3,120}[, ])?please\ (?:contact|see|refer\ to)\b
    |(?:please\ )?see\ below\b|was\ this\ (?:forwarded|e-?mail)\b
    |this\ (?:live\ ?blog|thread|page|poll|live\ coverage)\ (?:has|is)\ (?:now\ )?(?:closed|ended)
    |(?:high[- ]resolution\ )?(?:images|photos|pictures|interviews)
      \ are\ available\b
    |we\ use\ cookies|(?:this|our)\ (?:web\ ?)?site\ uses\ cookies|accept\ (?:all\ )?cookies
    |(?:go|back)\ to\ (?:main\ |the\ )?(?:content|comments|top|navigation|home)\b
    |(?:[\w .]{1,40}:\ )?(?:<\w+\ omitted>|\u200e?this\ message\ was\ deleted)
    |版权所有|责任编辑|编辑：)""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = "⚠️📷💬 \t*_>"
_COLUMNS = regex(r"[^\n]{1,60}?(?:[ ]{2,}[$€£]?[ ]?[(−–-]?\d[\d.,]*\)?[ ]?%?){2,}")
"""A row of a table that blanks align: "Cost of goods   1,210   1,175"."""
_UNFILLED = ("." * 5, "_" * 5, "…" * 3)
"""What is left to fill in on a form: "Signed .......... Chair"."""
_NOTE = regex(r"^\d{1,2}(?=[A-Z][a-z])")
"""The number of a note that is glued to its words: "1For more information"."""
_COUNT = regex(r"^\d{1,2}/(?:\d{1,2})?[ ]+(?=[^\W\d_a-z])")
"""What counts the parts of a thread: "2/7 The dam broke"."""
_SEE = regex(
    r"(?:But )?(?:[Ss]ee|Cf\.?|Accord|Compare)(?:,? (?:also|generally|e\.g\.,?))* "
    r"(?=[*_]{0,2}(?:[A-Z\d§¶(]|(?:annex|appendix|section|chapter|notes?|tables?|figures?|fig|pages?|box"
    r"|above|below)\b))"
)
"""How a sentence opens that only points to a work or record: "See Record at 12."."""
_REPORTED = regex(r'["“][^"“”\n]{1,600}["”]\s{1,4}\w')
"""Words in quotation marks with others behind them, as in '"I will stay," she said'."""
QUESTION = regex(r"[?？؟][\"'”’)）*_\s]*$")
CLOCK = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?(?:[ ][–—-])?[ ]+"
"""When words were spoken in a recording, before who speaks: "[00:12:40]"."""
ASKED = r"(?:Q|Question|QUESTION)[:.][*_]{0,2}[ \t]+"
ANSWERED = r"(?:A|Answer|ANSWER)(?P<colon>[:.])[*_]{0,2}[ \t]+"
"""How the words of who asks and of who answers begin: "Q: ", "**Answer.** "."""
_SPEAKER = regex(rf"(?:{CLOCK})?[^\W\d_a-z][\w .'’-]{{1,40}}:[*_]{{0,2}}[ ]+")
"""Whose turn it is in a transcript, before what is said."""
_TO_ASK = regex(r"(?:^|: )To ask (?:the|Her|His|Mr|Ms)\b[^.]{3,}")
"""How a written question to a minister begins."""
_CJK = regex(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_CJK_PREDICATE = regex(
    r"[是在有了被将將已为為称稱说說]|[るたいすだうくむぶぬつぐ][)）\]」』\s]*$|다[.\s]*$"
)
"""Signs that a Chinese line has a predicate, and endings of Japanese and Korean ones."""
_MARK = r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u0dff\u0e31\u0e34-\u0e4e]"
"""Signs that stand on letters: vowels of Hebrew, Arabic, the scripts of India, and Thai."""
_WORD = regex(rf"(?:[^\W\d_]|{_MARK}){{2,}}")
_PLAIN_WORD = regex(r"[A-Za-z]{2,}")
_WORD_OR_SIGN = regex(rf"{_CJK.pattern}|(?:(?!{_CJK.pattern})[^\W\d_]|{_MARK}){{2,}}")
"""A word; where words are not parted by spaces, each character."""
_ADDRESS = regex(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|\+\d[\d ()/-]{6,20}")
"""A mail address or telephone number, which states nothing."""
_STOPPED = regex(r"[.!。！…;；।॥۔؛][\"'”’»)）\]*_\s]*$")
_LABEL, TAIL = 60, 24
"""Where a sentence ends is looked for in so many last characters."""
_LEADS_IN = regex(r"[:：][\"'*_\s]*$|\w[ ]?[—–]$|\bas follows[.:]?[\s—–-]*$")
SENT = (
    r"\u200e?\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?"
    r"(?:[ \u202f][AaPp]\.?[Mm]\.?)?\]?(?: [–-])? \u200e?(?=[^\W\d_~])"
)
"""When a message of a chat was sent, before who sent it."""
TIMED = regex(
    r"\b(?:1[5-9]|20)\d\ds?\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}\.? [A-Z][a-z]{2,8}\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}\b"
)
"""A year, time or day in a label, without which what stands behind it would hold at any time."""
PREDICATE = regex(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|rose|fell|grew|made|shows?"
    r"|remain(?:s|ed)?)\b"
)
