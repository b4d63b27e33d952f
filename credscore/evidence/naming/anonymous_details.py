"""What a text says about a source it does not name: how many, what they are, how they know, why they stay unnamed."""

from __future__ import annotations

import re

from credscore.evidence.lazy import lazy
from credscore.evidence.naming.modifiers import head_of
from credscore.evidence.word_lists import NUMBERS

_LONGEST = 60  # characters of a role
_PRONOUNS = frozenset("he she they who it him her them others some many both all another one".split())

_NUMBERS = "|".join(NUMBERS)
_SEVERAL = rf"{_NUMBERS}|several|multiple|many|a dozen|\d+"
_NUMBER = lazy(
    rf"(?<![\d.,$£€₹])\b(one|{_SEVERAL}|dozens of)\b(?=[\w -]{{0,40}}\b(?:people|persons|sources|insiders|officials|employees|aides|friends|executives|witnesses|staffers|members|lawmakers|diplomats))",
    re.I,
)
_ROLE = lazy(
    r"\b((?:(?:senior|top|former|current|western|us|government|club|palace|industry|company|security|intelligence|military|campaign|white house|production|law enforcement|royal|studio|team|union|bank|hospital|council)[ -]){0,3}(?:officials?|aides?|advis[eo]rs?|executives?|employees?|workers?|insiders?|diplomats?|lawmakers?|officers?|lawyers?|nurses?|teachers?|staffers?|friends?|pals?|colleagues?|relatives?|members?|witnesses|eyewitness(?:es)?|onlookers?|sources?|people|person))\b",
    re.I,
)
_ACCESS = lazy(
    r"\b(who (?!\w+ (?:not|asked|requested|declined|refused)\b)(?:was|were|has|have|had|saw|attended|works?|worked|took part|witnessed|read|heard|lives?|lived|fled"
    r"|escaped|survived|helped|treated|served|watched|filmed|taught|teaches)\b[^,.;\"”]{3,60}|(?:familiar|close|near) (?:with|to) [^,.;\"”]{3,50}|with (?:direct |first-hand )?knowledge of [^,.;\"”]{3,50}|briefed on [^,.;\"”]{3,50}|privy to [^,.;\"”]{3,50}|in the room|inside the [^,.;\"”]{3,40}|present at [^,.;\"”]{3,40})(?!\w)",
    re.I,
)
_REASON = lazy(
    r"\b((?<!long )(?<!soon )(?<!far )(?:because (?:of|it|an?|[a-z]+s)|(?:because|as|since|lest|in case) (?:he|she|they|the|his|her|their|its)|owing to|due to|so as not to)\b[^.;\"”]{5,110}"
    r"|(?:for|over|out of) fears? (?:of|that|for|he|she|they)[^.,;\"”]{3,80}|for (?:(?:his|her|their) (?:own )?(?:safety|security)|(?:[a-z]+ (?:and [a-z]+ )?)reasons)|to avoid [^.,;\"”]{3,70}|(?:fearing|feared|citing)[^.;\"”]{3,80}"
    r"|(?:not|wasn't|weren't|were not|was not) (?:authori[sz]ed|allowed|permitted) to [^.,;\"”]{3,60}|(?:barred|forbidden|prohibited) from [^.,;\"”]{3,60}|(?:could not|cannot|couldn't) speak publicly"
    r"|(?:under|in accordance with) (?:\w+['’]?s? ){0,3}rules|(?:to|in order to) (?:protect|discuss|speak|describe) [^.,;\"”]{3,70})",
    re.I,
)
_BEFORE_ROLE = lazy(
    r"^(?:(?:the|a|an|one|another|this|that|these|those|its|his|her|their|our|of|some|several|multiple|many|most|other|unnamed|anonymous|unidentified"
    rf"|{_NUMBERS}|dozens|\d+)\s+)+",
    re.I,
)
_KEEPS = (
    r"anonym|(?:to|not) be (?:quoted|named|identified|mentioned)|\bname in print|authori[sz]ed|unnamed|(?:declined|wished|want\w*) to be (?:named|identified)|withh[eo]ld|off the record|(?:not|n[’']t|only|(?:declin|refus)\w+ to) (?:giv\w+|gave|us\w+|disclos\w+|reveal\w*|provid\w+) (?:only )?(?:[a-z]+ ){1,2}names?\b|gave only (?:his|her|their) first name|if (?:named|identified)"
    r"|cannot be (?:named|identified)|speak publicly|(?:barred|forbidden) from|not (?:allowed|permitted) to|\bnames? (?:not |be |used|published|printed)|by name\b"
)
_KEEPS_BACK = lazy(_KEEPS, re.I)
# one of these is in all that it finds: looked for by themselves, since a pattern with so many choices is slow
_KEEPING = "anonym quoted name identified mentioned authori withh record publicly barred forbidden allowed permitted".split()
_TAKES_UP = lazy(
    r"\s*(?:They|He|She|None|Neither|Both|All|The (?:people|person|sources?|officials?))\b[^.;\"”]{0,60}?(?:" + _KEEPS + r")[^.\"”]{0,160}",
    re.I,
)
_STOPS = lazy(
    r",? (?:said|says|told)\b.*| (?:and|but) (?:who|did|does|was|were|is|are|asked|could|would|feared|wished|wants?|wanted|with(?:held|holds)|declined|refused"
    r"|requested|begged|pleaded|insisted|sought|spoke|gave|chose|preferred)\b.*|(?: (?:and|but|or))+$",
    re.S,
)
_TAG = lazy(r"(?:,?(?: [—–-])?(?: also| then)? (?:said|says|told)|, that)\b.*$", re.S)  # "because he works there, said the roof leaks"
# where somebody works or stood: "a nurse at the ward", "a guard inside the mill"
_POST = lazy(
    r" ((?:at|inside) (?:(?:the|an?|one of the|his|her|their) (?!time|moment|weekend|same)|[A-Z])[^,.;\"”]{2,50}"
    r"|on (?:the|a|an|his|her|their) (?:[\w'’]+ ){0,3}(?:ward|case|team|scene|panel|committee|campaign|set|train|bus|plane|ground|site|ship|boat|board)\b)"
)
_ACTS = lazy(r" (?:[a-z]+ed|said|says|told|tells|sought|did|has|had|was|is|as|about|who|in \d)\b.*$", re.S)
_STATE = lazy(r"\s*\b(?:privy|familiar|close|closest|briefed|present|involved)$")
_COUNT = lazy(
    rf"^(?:at least |more than )?({_SEVERAL}|dozens)\b(?! of)(?= \w)",
    re.I,
)
_STOCK = lazy(
    r"authori[sz]ed|cleared|sensitiv|freely|candidly|private|publicly|not public|confidential|barred|forbidden|allowed|permitted|\brules$|\b(?:obvious|personal) reasons", re.I
)


def _role(said: str) -> str | None:
    """What the head of a phrase calls somebody: "senior defence official", "people"."""
    head = _STATE.sub("", head_of(_BEFORE_ROLE.sub("", said)))
    return head if head and len(head) <= _LONGEST and head.lower() not in _PRONOUNS else None


def _reason(told: str, keeps: int) -> str | None:
    """The first reason in a text that does not end in front of the words that keep the name back, which begin at `keeps`; else the first."""
    first, at = None, 0
    while found := _REASON.search(told, at):
        why = _TAG.sub("", found.group(1))
        at = found.start() + max(len(why), 1)
        if at > keeps:
            return why.strip()
        first = first or why.strip()
    return first


def describe(text: str, start: int, end: int, phrase: tuple[int, int] | None = None, cue: int | None = None) -> dict[str, str] | None:
    """Fields role, access, number, reason and reason_quality ('stock' or 'own') found around an anonymous attribution; None if nothing is said.

    start, end : characters of the attribution. phrase : those of its source, where it has one: role and number are looked for only there.
    cue : where its cue begins, which ends what is told of the source's access in front of it.
    """
    far = max(start - 200, 0)
    low = max(text.rfind("\n", far, start), text.rfind(". ", far, start), text.rfind("” ", far, start), start - 200) + 1
    stops = [k for k in (text.find("\n", end, end + 222), text.find(". ", end, end + 222), end + 220) if k >= 0]
    low = max(low, 0)
    window = text[low : min([*stops, len(text)])]
    out: dict[str, str] = {}
    said = text[phrase[0] : phrase[1]] if phrase else window
    number = (_COUNT.search(said) if phrase else None) or _NUMBER.search(said)
    if number:
        out["number"] = number.group(1).strip()
    found = None if phrase else _ROLE.search(said)
    role = found.group(1).strip() if found else _role(said) if phrase else None
    if role:
        out["role"] = role
    access = _ACCESS.search(window)
    if access:
        known = access.group(1)
        if cue is not None and low + access.start() < cue:
            known = known[: cue - low - access.start()]
        known = _STOPS.sub("", known.strip()).strip()
        if known:
            out["access"] = known
    elif role and phrase and (found := _POST.match(text, phrase[0] + said.find(role) + len(role))):
        end = cue if cue is not None and cue > found.start(1) else found.end(1)
        known = _STOPS.sub("", _ACTS.sub("", text[found.start(1) : min(end, found.end(1))])).strip()
        if known:
            out["access"] = known
    after = min([*stops, len(text)]) + 1
    later = _TAKES_UP.match(text, after, after + 220)  # "… people said. They asked not to be named because …"
    for told in (window, later.group() if later else ""):
        small = told.lower()
        may = "reason" not in out and any(word in small for word in _KEEPING)
        keeps = _KEEPS_BACK.search(told) if may else None
        reason = _reason(told, keeps.start()) if keeps else None
        if reason:
            out["reason"] = reason
            out["reason_quality"] = "stock" if _STOCK.search(out["reason"]) else "own"
    return out or None
