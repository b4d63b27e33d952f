"""What a disclosure is not: news about AI, a policy, a denial; and what the sentences around one say of it."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re

from credscore.evidence.disclosures.chains import Chain, chain
from credscore.evidence.disclosures.reading import Reading
from credscore.evidence.lazy import lazy


def _chains(*patterns: str) -> tuple[Chain, ...]:
    return tuple(map(chain, patterns))


# News about AI: somebody else says it, asks it, or fears it ...
_REPORTED = _chains(
    "SAID", "claim|claims that", "claims it|he|she|they|the", "according to", "maker|makers|creator|creators|developer|developers|inventor|owner|owners|founder|boss|seller|users of|behind ~1 MACHINE", "^ translate|ask|try|share|chat", "plans|wants to", "wants", "went viral", "spread online", "was shared", "its code|customers|users",
    "ask|asks|asked|asking|wonder|wonders|wondered|wondering|unclear|question|doubt|doubts|guess|debate us|me|over|about whether",
    "ask|asks|asked|asking|wonder|wonders|wondered|wondering|unclear|question|doubt|doubts|guess|debate whether",
    "is|are|was|were about!CLOSING", "comments on!this|our|today's", "comments under|below|beneath", "recommended for|stories|articles", "you might|may ~1 like|enjoy",
    "claim|claims|allege|alleges|complain|complains|argue|argues|insist|insists|suspect|suspects|admit|admits|reveal|reveals|revealed|found|showed|shows|find $", "^ fact_check|factcheck SEPARATOR",
)  # fmt: skip
# ... unless it is an earlier version of the article itself that said so, or he who supplied the text.
_OWN_SAYING = _chains("we|i ~2 have said|told","what readers|commenters|commentators|you|people said", "originally|wrongly|previously|incorrectly|mistakenly|original said|claimed|told|alleged", "SUPPLIER says", "SUPPLIER that|which says")
# What was checked, and is no verb: "our editors verified each claim".
_CLAIM = _chains("each|every|all|the|any|its ~1 claim|claims", "each|every|all|the|any|its ~1 claim|claims $")
# What somebody told the publication, behind a sentence about its own text.
_TOLD = _chains("TOLD")
# ... or it has another subject, where that stands in front of the machine: behind it, it is what the text was made from ("papers of the court
# quoted in this report were translated by ...").
_TOPIC = _chains("TOPIC", "study|studies of|found|by|in", "bill would|require|requires", "law would|require|requires")
_THEIRS = _chains("POSSESSIVE|its|his|her|their *2 THING|CREDIT BE", "POSSESSIVE *1 answers|captions|summaries|words")
_OWN = _chains("^ -2 we|us|our_reporters")
_NO_TOPIC = _chains("during the study|studies of|found|by|in")
# ... or it is a policy.
_POLICY = _chains(
    "MODAL!have|contain|include|differ|not|read|now *4 PLAN", "MODAL one -3 PLAN", "MODAL not!reflect *3 PLAN", "MODAL now!read *3 PLAN", "MODAL have!been", "^ if",
    "MODAL!CLOSING|know|note|be -3 ai|artificial_intelligence", "MODAL be!aware -2 ai|artificial_intelligence",
)  # fmt: skip
# What a form that is found with wide gaps cannot mean: that it was not so.
_NEGATED = _chains("NEG!only|just|been|CHECKED|yet -5 MADE_UP", "NEG been!CHECKED -4 MADE_UP", "NEG yet -4 MADE_UP", "HAS_NOT been|yet MADE_UP|use|write|let|have", "HAS_NOT MADE_UP|use|write|let|have")
# A note on the article's own fate; behind it "it" and "the article" are this article.
_NOTE = lazy(
    r"\b(?:withdrawn|withdrew|taken down|took down|removed|retracted|unpublished|deleted|amended|corrected|updated|pulled|previous version|earlier version|original version|published|posted|republished|supplied|submitted)\b|\bnot (?:an? )?(?:real|human|photo\w*)\b|^\W*(?:correction|clarification|editor'?s? note|update|note)\b",
    re.I,
)
_MEANT = lazy(
    r"^\W*(?:(?:we|the editors?|an? (?:\w+ )?(?:review|inquiry|investigation)|it (?:has |was )?(?:since |later |now )?(?:emerged|found|come to light|turned out)) ?(?:have |has |'ve )?(?:since |now |later )?(?:learned|learnt|discovered|found|established|confirmed|been told|know|concluded|understand)? ?(?:that )?)?(it|they|she|he)\b(?= (?:was|were|is|are|has|have|had|appears?|turned)\b)"
    r"|\b(the (?:article|story|text|piece|post|page|column))\b",
    re.I,
)
_YES = lazy(
    r"^\W*(?:yes|yep|partly|in part|a little|a bit|some|only|it was|to \w+|for (?:the|some|its|our)|we did|i did|to (?:a|some) )\b", re.I
)
# What a publisher prints behind such a sentence.
_CAUTION = lazy(
    r"^\W*(?:it|this|they|the (?:text|data|figures|images?|information)|for|please|read|see|report|readers|if you|information|results|figures)\b[^.!?]{0,60}?\b(?:(?:does|do) not (?:constitute|depict|represent|reflect|show)|not (?:investment|financial|legal|medical) advice|illustrative|(?:may|might) (?:contain|include|differ)|subject to|(?:spot|report|notice|found) (?:an |any )?(?:error|mistake)s?|original (?:article|text|report|version)|our (?:ai )?(?:policy|guidelines|code))\b"
    r"|\bresponsib\w+ for (?:its|the|this) (?:content|text|publication)",
    re.I,
)
_DISOWNED = _chains("WE ~3 not|never|didn't ~1 TO_DO|MADE|DID ~3 OURS", "WE ~3 not|never|didn't ~1 TO_DO|MADE|DID this END|$", "OURS =4 NOT ~2 MADE by|mine|ours", "WE ~3 not|never|didn't ~1 TO_DO it")
_MACHINE_DID = _chains("^ -2 MACHINE|WEAK did|has|was|is $", "^ it|this was|is -3 MACHINE|WEAK $")
# Words that say of a sentence that somebody else's text is meant.
_OTHERS = _chains("OTHERS")


def _ends(ways: tuple[Chain, ...], reading: Reading) -> int:
    """Where any of some patterns ends."""
    out = 0
    for way in ways:
        out |= way.ends(reading)
    return out


def is_reported(reading: Reading) -> bool:
    """Whether somebody else says it."""
    said = _ends(_REPORTED, reading)
    return said != 0 and said & ~_ends(_OWN_SAYING, reading) & ~_ends(_CLAIM, reading) != 0


def is_told(text: str) -> bool:
    """Whether a sentence gives somebody's words, so that it does not go on about the text in front of it."""
    reading = Reading(text)
    return _ends(_TOLD, reading) & ~_ends(_CLAIM, reading) != 0


def is_news(reading: Reading) -> bool:
    """Whether a sentence that says a machine made something can only be news about AI, or a policy."""
    return is_reported(reading) or _ends(_POLICY, reading) != 0 or _other_topic(reading)


def _other_topic(reading: Reading) -> bool:
    """Whether a subject of news stands in front of the last word about AI, and no word between them points at the article."""
    found = _ends(_TOPIC, reading)
    found &= ~_ends(_NO_TOPIC, reading) if found else 0
    found = 0 if found and _ends(_OWN, reading) else found  # "We ran the court's papers through ..."
    behind = -(found & -found) << 1  # the first of them
    machine = reading.about_machines() & behind
    return machine != 0 and not reading.at("OURS") & behind & ((machine & -machine) - 1)


def is_theirs(reading: Reading) -> bool:
    """Whether the text is somebody's: "the toy's answers"."""
    return _ends(_THEIRS, reading) != 0


def is_negated(reading: Reading) -> bool:
    """Whether it is denied."""
    return _ends(_NEGATED, reading) != 0


def is_of_others(reading: Reading) -> bool:
    """Whether somebody else's text is meant."""
    return _ends(_OTHERS, reading) != 0


def is_note(text: str) -> bool:
    """Whether it tells what became of the article it stands in."""
    return _NOTE.search(text) is not None and Reading(text).at("OURS") != 0


def with_article(text: str) -> str | None:
    """`text` with "this article" for its "it" or "the article"; None where there is neither."""
    found = _MEANT.search(text)
    if found is None:
        return None
    group = 1 if found.group(1) else 2
    return f"{text[: found.start(group)]}this article{text[found.end(group) :]}"


def is_disowned(text: str) -> bool:
    """Whether the writer says that he did not write this very text."""
    return _ends(_DISOWNED, Reading(text)) != 0


def names_machine(reading: Reading) -> bool:
    """Whether it says no more than that a machine did: "A chatbot did."."""
    return _ends(_MACHINE_DID, reading) != 0


def says_yes(text: str) -> bool:
    """Whether it answers a question with yes."""
    return _YES.search(text) is not None


def is_caution(text: str) -> bool:
    """Whether it is what a publisher prints behind such a sentence."""
    return _CAUTION.search(text) is not None
