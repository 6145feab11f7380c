"""What is said of the page or to its reader, not by its text: chatter, greetings, boilerplate."""

from __future__ import annotations

import re

from claimgraph.patterns import regex


def is_boilerplate(words: str) -> bool:
    """Say whether a sentence is of the page rather than of its text, such as "Sign up here"."""
    return _BOILERPLATE.match(words.lstrip(_SIGNS)) is not None


def greets_or_leads_on(words: str) -> bool:
    """Say whether a whole sentence only greets, or leads from one thing to the next.

    >>> greets_or_leads_on("Not everyone agrees.")
    True
    """
    whole = words.rstrip(' .!,…*_"”')
    return len(words) < 120 and bool(_GREETING.fullmatch(whole) or _TRANSITION.fullmatch(whole))


CHATTER = regex(
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
    |thank(?:s|\ you)\ for\ (?:your|the)\b|as\ an\ ai\b
    |(?:好的|当然|让我|我来|我将|我会|我需要|现在我|接下来我|首先，?我|根据我的研究|基于我的|以下是|下面是|希望这)
    |(?:承知|かしこまり|はい、|以下に|それでは)""",
    re.IGNORECASE | re.VERBOSE,
)
_GREETING = regex(
    r"""(?:a\ very\ )?(?:good\ (?:morning|afternoon|evening|day)|hello|hi|hey|dear|greetings)
      (?:[ ,][^.!?;:]{0,40})?
    |welcome(?:\ back)?(?:\ to\ [^.!?;:]{1,60})?
    |(?:many\ )?thank(?:s|\ you)(?:\ (?:so|very)\ much)?
      (?:\ for\ (?:reading|listening|watching|subscribing|joining|following|your|the|all)\b
      [^.!?;:]{0,40})?
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
      )(?:\ though|\ here)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""A sentence that only leads from one thing to the next: "Not everyone agrees."."""
_BOILERPLATE = regex(
    r"""(?:retrieved\ from|categor(?:y|ies):|hidden\ categories|this\ page\ was\ last
    |text\ is\ available\ under|all\ rights\ reserved|copyright\ (?:©|\(c\))|©
    |contact(?:\ us)?:|e-?mail:|phone:|tel\.?:
    |terms\ of|privacy\ policy|cookie|subscribe\b|sign\ up\b|log\ in\b|share\ this|follow\ us
    |advertisement\b|click\ here|skip\ to|jump\ to|read\ more\b|unsubscribe|main\ article:
    |this\ (?:article\ |page\ |site\ |answer\ )?is\ not\ (?:intended\ as\ )?
      (?:medical|financial|legal|investment|professional|tax)\ advice
    |(?:this|the)\ (?:[\w-]+\ ){0,4}(?:is|are)\ (?:provided\ )?(?:for\ |meant\ (?:as|for)\ )?
      (?:general|informational|educational)\b[^.]{0,60}\b(?:only\b|not\ (?:an?\ )?(?:substitute
      |(?:medical|financial|legal|investment|professional|tax)\ advice))
    |image\ (?:credit|source|copyright)s?\b|photo(?:graph)?s?\ (?:by|credit|courtesy)\b
    |(?:reporting|edited|written|additional\ reporting)\ by\ [A-Z]|fact[- ]?checked\ by\b
    |medically\ reviewed\ by\b|view\ all\b|load(?:ing)?\ more\b|show\ (?:more|all|less)\b
    |failed\ to\ load\b|sponsored\ by\b|powered\ by\b|please\ (?:log|sign)\ in\b
    |you\ must\ (?:log\ ?in|login|register|be\ logged)\b|tell\ us\ what\ you\ think
    |(?:submit|send)\ (?:us\ )?a\ letter\b|we\ want\ to\ hear\b
    |have\ (?:you\ )?(?:got\ )?a\ (?:news\ )?tip\b
    |\d+\ comments?\b
    |(?:comments|posts)\ (?:and\ \w+(?:\ \w+)?\ )?are\ (?:copyright|closed|moderated)
    |(?:(?:facebook|twitter|pinterest|e-?mail|print|share|tweet|whatsapp|linkedin|copy\ link
      |send\ text\ message|save|pin|reddit|flipboard)\b[ |·,/]*){3,}$
    |last\ (?:updated|modified|reviewed)\b|updated\ on\b|published\ on\b
    |here\ are\ (?:some|a\ few|the|our|\w+\ (?:of|ways|tips|things))\b
    |many\ people\ came\ together\b|we\ couldn['’]t\ have\ done\ it\b
    |leave\ this\ field\b|[^.]{1,60}\bfield\ is\ required\b|by\ signing\ up\b
    |terms\ (?:&|and)\ conditions
    |thank\ you\ for\ (?:supporting|subscribing|reading)\b|corresponding\ author\b|previous\ article
    |get\ (?:the\ latest|regular\ updates|up-to-the-minute)\b|there\ was\ a\ problem\b
    |your\ first\ month\b|we\ accept\ credit\ card
    |the\ opinions\ expressed\ in\ (?:reader\ )?comments
    |we\ may\ receive\ (?:a\ )?co(?:mpensation|mmission)\b|enter\ your\ (?:name|e-?mail)
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
    |todo\b|(?:send|tell|e-?mail)\ us\b|not\ to\ be\ confused\ with\b
    |this\ (?:article|page|section)\ is\ about\b
    |contact\ (?:us|our)\b|get\ in\ touch\b|follow\ (?:me|our|my)\b|(?:read|see)\ our\b
    |(?:please\ )?(?:share|retweet)\ (?:this|the\ (?:first\ )?(?:tweet|post|thread|article))\b
    |if\ you\ (?:found|liked|enjoyed|enjoy)\ (?:this|it|the|our|my)\b
    |this\ (?:post|article|page|site|newsletter)\ (?:may\ )?contains?\ affiliate
    |leave\ (?:an?|your|us\ a)\ (?:comment|reply|review)|pin\ it\b|you\ might\ also\ like
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
    |we\ use\ cookies|(?:this|our)\ (?:web\ ?)?site\ uses\ cookies|accept\ (?:all\ )?cookies
    |(?:go|back)\ to\ (?:main\ |the\ )?(?:content|comments|top|navigation|home)\b
    |(?:[\w .]{1,40}:\ )?(?:<\w+\ omitted>|\u200e?this\ message\ was\ deleted)
    |版权所有|责任编辑|编辑：)""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = "⚠️📷💬 \t*_>"
