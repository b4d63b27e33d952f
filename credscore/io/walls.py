"""What may stand between a reader and the article of a web page: too little text, a wall, a notice about cookies. Told in notes."""

from __future__ import annotations

import re

from credscore.io.page_notes import LITTLE, NOTICE, TEASER
from credscore.schema import PageNote

_LITTLE_TEXT = 150  # words: of fewer than these may be too little to score
_LITTLE_NOTE = (
    "This is all the text that was found in the page. If a browser shows more, a script brings it, or it stands behind a notice or a wall: "
    "save what you see as a .txt file, and score that."
)
# Newspapers that sell their articles say so for search engines.
_NOT_FREE = re.compile(r"isAccessibleForFree[\"']?\s*(?::|content\s*=)\s*[\"']?(?:https?://schema\.org/)?false", re.I)
_NOT_FREE_BYTES = re.compile(_NOT_FREE.pattern.encode("ascii"), re.I)
_TEASER = 250  # words: what is shown to those who have not paid
_TEASER_NOTE = "The page says that it is not free to read, and little text was found in it: this may be no more than the beginning of the article."
# What notices say to whom they ask. Articles about them say it of others, and most of the time something else.
_ASKING = (
    r"\bour (?:[\d,.]+ )?(?:(?:trusted|advertising|third-party|selected) )?(?:partners|vendors)\b|\bwe use cookies\b",
    r"\byour (?:consent|choices?|preferences|privacy|device|personal data|data|settings)\b",
    r"\bcookies?\b",
    r"\bpersonali[sz]ed (?:ads?|advertis\w+|content)\b",
    r"\blegitimate interests?\b",
    r"\bunique identifiers?\b|\bdevice characteristics\b|\bgeolocation data\b|\bpersonal data\b|\bbrowsing data\b",
    r"\b(?:privacy|cookies?) policy\b",
    r"\bon (?:a|your) device\b",
)
_ASKED = [re.compile(form, re.I) for form in _ASKING]
_NOTICE_WORDS, _FORMS, _A_HUNDRED = 800, 4, 4.0  # longest notice; forms of the above that it has; how many in a hundred words
_NOTICE_NOTE = (
    "The text found in the page reads like its notice about cookies and consent, not like an article: answer the notice in a browser, save "
    "the page, and score that."
)


def wall_notes(content: bytes | str, text: str) -> list[PageNote]:
    """A note where the text may not be the article, or not the whole of it. content : the page; text : what was found in it."""
    words = len(text.split())
    if words < _NOTICE_WORDS and _is_notice(text, words):
        return [PageNote(NOTICE, "page", _NOTICE_NOTE)]
    if words < _TEASER and (_NOT_FREE.search(content) if isinstance(content, str) else _NOT_FREE_BYTES.search(content)):
        return [PageNote(TEASER, "page", _TEASER_NOTE)]
    return [PageNote(LITTLE, "page", _LITTLE_NOTE)] if words < _LITTLE_TEXT else []


def _is_notice(text: str, words: int) -> bool:
    found = [len(form.findall(text)) for form in _ASKED]
    return found[0] > 0 < found[1] and sum(map(bool, found)) >= _FORMS and 100 * sum(found) >= _A_HUNDRED * words
