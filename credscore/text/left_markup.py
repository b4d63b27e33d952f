"""Markup that was left in a text, which scoring reads as words: HTML tags, as they are or escaped, and line ends written as two letters."""

from __future__ import annotations

import re
from itertools import islice

_NAMES = (
    "p|br|div|span|a|b|i|u|em|strong|small|sup|sub|font|h[1-6]|hr|ul|ol|li|dl|dt|dd|blockquote|pre|img|figure|figcaption|picture|source|video|iframe|"
    "script|style|section|article|header|footer|main|table|thead|tbody|tr|td|th"
)
# By a character that most texts lack, and that is found faster than a longer sign. One tag may be what the text is about.
_TAGS = {
    "<": re.compile(rf"<(?:/(?:{_NAMES})|(?:{_NAMES})(?:\s[^<>]*)?)/?>", re.I),
    "&": re.compile(rf"&lt;(?:/(?:{_NAMES})|(?:{_NAMES})(?:\s[^&]{{0,300}}(?:&(?:quot|amp);[^&]{{0,300}})*)?)/?&gt;", re.I),
}
_ENOUGH = 2
# Two in a row, or one between sentences: a path such as C:\news holds one, too.
_LINE_ENDS = re.compile(r"""(?:\\r)?\\n(?:\\r)?\\n|[.!?…"”’](?:\\r)?\\n(?=[A-Z"“‘])""")
_HIDDEN = "They hide where lines, sentences and names begin: take them out first (credscore batch does with --text-format html)."


def left_markup(text: str) -> str:
    """What of it is in the text and what to do, in words; '' for none."""
    for sign, tags in _TAGS.items():
        if sign in text and sum(1 for _ in islice(tags.finditer(text), _ENOUGH)) == _ENOUGH:
            return f"There are HTML tags in the text{'' if sign == '<' else ', with < and > escaped'}. {_HIDDEN}"
    if "\\" in text and "\\n" in text and _LINE_ENDS.search(text):
        return "Line ends are written as \\n in the text, which hides where lines and sentences begin: put true line ends there first."
    return ""
