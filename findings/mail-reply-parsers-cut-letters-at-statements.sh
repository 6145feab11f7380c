#!/usr/bin/env bash
# Two parsers of mail replies take all that follows "On Monday, the minister wrote:" for the mail that is answered.
#
# Guess: the header of the mail that is answered has a time or an address, or what follows it is marked with ">"; a
# sentence that leads in a statement, "On Monday, 3 May 2021, the minister wrote:", stays, and so does what follows it.
# What happens: mail-parser-reply and email-reply-parser drop the statement and the rest of the letter up to its end;
# "On safety, the minister wrote:" does it as well, where no date stands at all. Letters of sources then end before the
# claim. With "said" for "wrote", or the day behind the verb, the whole letter is there. mail-parser-reply keeps it in a
# letter that begins with the sentence, email-reply-parser gives an empty text. In the Ruby original a line that began
# with "On" was reported and mended (#23); of a statement that is quoted no report was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check mail-parser-reply==1.36 email-reply-parser==0.5.12
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from email_reply_parser import EmailReplyParser as ShortParser
from mailparser_reply import EmailReplyParser as LongParser

REST = "\nThe bridge is safe.\n\nTwo engineers doubt it."
FIRST = "The board met again."
WHOLE = "all"
LETTERS = {
    f"{FIRST}\n\nOn Monday, 3 May 2021, the minister wrote:{REST}": (FIRST, FIRST),
    f"{FIRST}\n\nOn safety, the minister wrote:{REST}": (FIRST, FIRST),
    f"{FIRST}\n\nOn Monday, 3 May 2021, the minister said:{REST}": (WHOLE, WHOLE),
    f"{FIRST}\n\nThe minister wrote on Monday, 3 May 2021:{REST}": (WHOLE, WHOLE),
    f"On 3 May 2021 the minister wrote:{REST}": (WHOLE, ""),
}
print("mail-parser-reply", version("mail-parser-reply"), "email-reply-parser", version("email-reply-parser"))
for letter, expected in LETTERS.items():
    found = (LongParser(languages=["en"]).parse_reply(letter), ShortParser.parse_reply(letter))
    shown = tuple(WHOLE if text == letter else text for text in found)
    print(f"{letter!r} -> {shown}")
    if shown != expected:
        sys.exit(f"changed: {expected}")
PY
