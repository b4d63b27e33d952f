"""What a disclosure is not: news about AI, a policy, a denial; and what the sentences around one say of it."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re

from credscore.evidence.disclosures.reading import Reading
from credscore.evidence.lazy import lazy

# News about AI: somebody else says it (not "originally said", of an article's own earlier version, nor the one who supplied it) ...
_REPORTED = lazy(
    r"(?<!originally )(?<!wrongly )(?<!previously )(?<!incorrectly )(?<!mistakenly )(?<!original )\b(?:said|says|told|claims? that|claims (?:it|he|she|they|the)|claimed|alleges?|alleged|according to|announced|warned|argued|admitted|accused?|complained|complain|insisted|fears?|joked|bans?|banned|plans to|wants to|wants|went viral|circulat\w+|spread online|was shared|its code|rival|fact[- ]checkers|suspects?|suspected|believes?|thinks?|think|wonder(?:s|ed)?|fake|forged|hoax|withdrew|its? (?:customers|users))\b"
    r"(?<!partner says)(?<!partner that says)(?<!partner which says)(?<!provider says)(?<!provider that says)(?<!supplier says)(?<!supplier that says)(?<!agency that says)(?<!contributor says)"
    r"|\b(?:ask(?:s|ed|ing)?|wonder\w*|unclear|question|doubts?|guess|debate) (?:us |me |over |about )?whether\b|\b(?:is|are|was|were) about (?!\d)|\bcomments (?:on|under|below|beneath)\b|\brecommended (?:for|stories|articles)|\byou (?:might|may) (?:also )?(?:like|enjoy)\b"
    r"|\b(?:claims?|alleges?|complains?|argues?|insists?|suspects?|admits?|reveals?)\W*$"
    r"|^\W*fact[- ]?check ?[:|–—]",
    re.I,
)
# What somebody told the publication, behind a sentence about its own text.
_TOLD = lazy(r"\b(?:said|says|told|added|claim(?:s|ed)|warned|argued|admitted|complained)\b", re.I)
# ... or it has another subject, where that stands in front of the machine: behind it, it is what the text was made from.
_TOPIC = lazy(
    r"\b(?:researchers|(?<!during the )stud(?:y|ies) (?:of|found|by|in)|students?|pupils|court|judge|lawyers?|lawsuit|bill (?:would|requires?)|law (?:would|requires?))\b",
    re.I,
)
# (unless the article comes in between: "papers of the court quoted in this report were translated by ...")
# ... or it is a policy.
_POLICY = lazy(
    r"\b(?:would|should|could|must|might|shall|will|may|can)\b(?! have been\b| contain\b| include\b| differ\b| not reflect\b| (?:now )?read (?:you|this|the)\b)(?: (?:also|not|never|now|soon|only|still|one day|be|be being|sometimes|occasionally|always|then|help|have|\w+ly))*"
    r" (?:us(?:e|ed|ing)\b|rely|employ|make|made\b|writ|generat|creat|produc|draft|translat|summari|assist|aid|publish|replace|label|carry|require|prepared?\b|compile|illustrate|narrate|transcribe|suggest|let\b|ask\b|allow|experiment|deploy|adopt|explor|turn\b|have access|power|enhance)"
    r"|^\W*if\b|\b(?:could|would|should|might) have (?!been\b)|\b(?:would|should|could|must|might|shall|will|may|can)\b(?! \d| (?:know|note|be aware)\b)[^.;,]{0,20}?\b(?:ai|artificial intelligence)\b",
    re.I,
)
# What a form that is found with wide gaps cannot mean: that it was not so.
_NEGATED = lazy(
    r"\b(?:not|never|no|nor|neither|none|nobody|without|rather than|instead of)\b(?! (?:only|just|been (?:checked|reviewed|edited|verified)|(?:checked|reviewed|edited|verified)))[^.,;:!?]{0,30}?\b(?:ai|a\.i|artificial|used|written|wrote|generated|made|created|produced|drafted|machine|bots?|robots?|algorithm|chatgpt)\b"
    r"|n't (?:been )?(?:use|used|written|write|generated|made|created|produced|drafted|let|have)\b",
    re.I,
)
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
# Words that say of a sentence that somebody else's text is meant.
_OTHERS = lazy(
    r"\b(?:rivals?|outlets?|competitors?|chains?|company|companies|firms?|start-?ups?|universit(?:y|ies)|students?|pupils?|teachers?|schools?|colleges?|court|courts|judges?|lawyers?|ministry|ministers?|council|councils|police|hospitals?|clinics?|patients?|insurers?|banks?|unions?|studios?|labels?|museums?|galler(?:y|ies)|campaigns?|candidates?|party|parties|agencies|novels?|films?|songs?|albums?|games?|trailers?|adverts?|advertisements?|sermons?|speeches|applications?|letters?|essays?|exams?|coursework|lawsuits?|briefs?|contracts?|papers?|magazines?|dail(?:y|ies)|broadcasters?|publishers?|websites?|sites|users?|customers?|consumers?|app|apps|devices?|phones?|glasses|earbuds|headset|startup|researchers?|stud(?:y|ies)|scientists?|hackers?|scammers?|fraudsters?|trolls?|propaganda|deepfakes?)\b",
    re.I,
)


def is_reported(text: str) -> bool:
    """Whether somebody else says it."""
    return _REPORTED.search(text) is not None


def is_told(text: str) -> bool:
    """Whether a sentence gives somebody's words, so that it does not go on about the text in front of it."""
    return _TOLD.search(text) is not None


def is_news(text: str, reading: Reading) -> bool:
    """Whether a sentence that says a machine made something can only be news about AI, or a policy."""
    return _REPORTED.search(text) is not None or _POLICY.search(text) is not None or _other_topic(text, reading)


def _other_topic(text: str, reading: Reading) -> bool:
    """Whether a subject of news stands in front of the last word about AI, and no word between them points at the article."""
    found = _TOPIC.search(text)
    if found is None:
        return False
    behind = reading.behind(found.end())
    machine = reading.about_machines() & behind
    return machine != 0 and not reading.at("OURS") & behind & ((machine & -machine) - 1)


def is_negated(text: str) -> bool:
    """Whether it is denied."""
    return _NEGATED.search(text) is not None


def is_of_others(text: str) -> bool:
    """Whether somebody else's text is meant."""
    return _OTHERS.search(text) is not None


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


def says_yes(text: str) -> bool:
    """Whether it answers a question with yes."""
    return _YES.search(text) is not None


def is_caution(text: str) -> bool:
    """Whether it is what a publisher prints behind such a sentence."""
    return _CAUTION.search(text) is not None
