"""What every feature is about, and where it looks: at the sentence itself, at the sentences around it, or at the whole article.

Explanations add up the features of one topic and one place; the names of what comes out are chosen in `telling`.
"""

from __future__ import annotations

import numpy as np

from credscore.model.article_features import ARTICLE_FEATURES, WORDING
from credscore.model.events import JUDGING_COLUMNS
from credscore.model.features import FEATURES
from credscore.model.neighbours import PREFIXES
from credscore.schema import SOURCE_TYPES

PLACES = HERE, AROUND, ARTICLE = "here", "around", "article"

# topic -> columns of a View (a trailing dot: all that begin so)
_HOLDS: dict[str, str] = {
    "named": "is.named any.named",
    "official": "is.official any.official",
    "document": "is.document any.document",
    "nameless": "nameless",
    "media": "is.media any.media by.media chain",
    "social": "is.social any.social cue.post faceless",
    "anonymous": "is.anonymous any.anonymous cue.anonymity placed.",
    "vague": "is.vague any.vague weak cue.impersonal",
    "cue": "cue. attributions carried inverted speaker_here negated first_hand role",
    "narration": "narration",
    "officials": "official_noun",
    "documents": "document_noun",
    "research": "science",
    "outlets": "media_noun",
    "posts": "social_noun handles",
    "unnamed": "anonymous_noun",
    "crowds": "vague_noun",
    "general": "general voice.summary",
    "quote": "quoted quote_share",
    "hedge": "hedge. rule. hedged",
    "judgement": "booster. gush opinion stance exclamation shouting " + " ".join(JUDGING_COLUMNS),
    "private": "love intimate voice.motive voice.scene",
    "dealing": "dealing",
    "question": "question",
    "person": "first_person you",
    "check": "check.",
    "ai": "disclosure leak",
    "figures": "digits dates",
    "detail": "fact fact_like names past hedge.approximation hedge.approximation.quoted",
    "events": "voice.event",
    "place": "par_start",
    "verbs": "be modal negation present was has",
    "form": "scare furniture colon_end ellipsis bare bracketed furniture_word connective",
    "pronouns": "pronoun",
}
# The same for forms, whose names are words.
_FORMS = {
    "detail": ("name density",),
    "place": ("first sentence", "second or third sentence", "last sentence", "among the last three", "bare headline", "log sentences"),
    "person": ("opens with a turn to the reader", "opens with a call"),
    "form": (
        "log words",
        "few words",
        "one to seven words",
        "bare and short",
        "mostly capitals",
        "mostly capitals and bare",
        "headline in capitals",
        "line of a list",
        "opens with a pointer, few words",
        "no verb",
        "no verb, bare",
        "headline that explains",
        "only names",
    ),
}


def _of_column(name: str) -> str:
    for exact in (True, False):  # "cue.post" is a post's before it is any cue
        for topic, columns in _HOLDS.items():
            for column in columns.split():
                if name == column if exact else column.endswith(".") and name.startswith(column):
                    return topic
    for topic, forms in _FORMS.items():
        if name in forms:
            return topic
    raise ValueError(f"Nothing says what the feature {name!r} is about: give it a topic.")


def topic_of(name: str) -> tuple[str, str]:
    """(place, topic) of a sentence feature. A product of an unnamed source with what is around it is the source's,
    any other a check's, a question's or a hedge's first, else its last factor's."""
    parts = name.split(" × ")
    if len(parts) > 1 and parts[0] in ("is.anonymous", "is.vague") and parts[1].startswith(("rate.", *PREFIXES)):
        return HERE, parts[0].removeprefix("is.")
    for part in parts:
        if part.startswith("rate."):
            return ARTICLE, _of_column(part.removeprefix("rate."))
        if part.startswith(PREFIXES):
            return AROUND, _of_column(part.split(".", 1)[1])
    topics = [_of_column(part.removeprefix("dense.")) for part in parts]
    for topic in ("check", "question", "hedge"):
        if topic in topics:
            return HERE, topic
    if len(topics) > 1 and topics[0] in ("anonymous", "vague", "social", "named") and topics[-1] in ("quote", "cue", "named"):
        return HERE, "quote" if topics[0] == "named" and topics[-1] == "quote" else topics[0]
    return HERE, topics[-1]


_OF_FEATURE = [topic_of(f.name) for f in FEATURES]
COLUMNS: tuple[tuple[str, str], ...] = tuple(dict.fromkeys(_OF_FEATURE))
"""(place, topic) of every column that the points of sentences are added up in."""
SENTENCE_COLUMN = np.array([COLUMNS.index(pair) for pair in _OF_FEATURE])

LEDE, HALF, MIX, WORDS = "headline and lede", "second half of the text", "mix of strong and weak claims", "choice of words"
LABELS = (
    "named source", "official source", "document or study", "second-hand report", "social-media post", "anonymous source", "nobody in particular",
    "direct quotation", "no source given", "hedged wording", "judging or emphatic words", "motives and private feelings", "deals and plans in the making",
    "checks, replies and denials", "concrete detail", "studies nobody could look up", "AI disclosure", "form of the sentence", LEDE, HALF, MIX, WORDS,
)  # fmt: skip
"""What the points of articles are added up in."""

_LABEL_OF = {
    **dict(zip(SOURCE_TYPES, LABELS, strict=False)), "cue": "named source", "narration": "no source given", "officials": "official source",
    "documents": "document or study", "research": "document or study", "outlets": "second-hand report", "posts": "social-media post",
    "nameless": "studies nobody could look up", "unnamed": "anonymous source",
    "crowds": "nobody in particular", "general": "no source given", "quote": "direct quotation", "hedge": "hedged wording",
    "judgement": "judging or emphatic words", "private": "motives and private feelings", "dealing": "deals and plans in the making",
    "question": "hedged wording",
    "person": "judging or emphatic words", "check": "checks, replies and denials", "ai": "AI disclosure", "figures": "concrete detail",
    "detail": "concrete detail", "events": "concrete detail", "place": "form of the sentence", "form": "form of the sentence",
    "verbs": "form of the sentence", "pronouns": "form of the sentence",
}  # fmt: skip
LABEL_OF_COLUMN = np.array([LABELS.index(_LABEL_OF[topic]) for _, topic in COLUMNS])
SENTENCE_LABEL = LABEL_OF_COLUMN[SENTENCE_COLUMN]

_OF_RATINGS = (
    (("mean rating, headline", "mean rating of the first", "rating of the headline"), LEDE),
    (("mean rating of the last half",), HALF),
    (("mean rating", "share of claims"), MIX),
    (("rumour, but denied", "weak claims, but denied", "unnamed sources, but denied"), "checks, replies and denials"),
    (("log different named",), "named source"),
    (("words in quotations",), "direct quotation"),
)


def _article_label(name: str) -> str:
    for begins, label in _OF_RATINGS:
        if name.startswith(begins):
            return label
    if name == WORDING:
        return WORDS
    column = name.split(" above ")[0].removeprefix("rate of ").removeprefix("any ").split(" × ")[0]
    return _LABEL_OF[_of_column(column)]


ARTICLE_LABEL = np.array([LABELS.index(_article_label(n)) for n in ARTICLE_FEATURES])

# label -> what it is called in an article where it raises the score, and where it lowers it: what moves a score by its absence is few or little.
_IN_ARTICLES = {
    "named source": ("named sources", "few named sources"),
    "official source": ("official sources", "few official sources"),
    "document or study": ("documents and studies", "few documents or studies"),
    "second-hand report": ("few second-hand reports", "second-hand reports"),
    "social-media post": ("few social-media posts", "social-media posts"),
    "anonymous source": ("few anonymous sources", "anonymous sources"),
    "nobody in particular": ("few sources that are nobody in particular", "sources that are nobody in particular"),
    "studies nobody could look up": ("few studies that nobody could look up", "studies nobody could look up"),
    "direct quotation": ("direct quotations", "few direct quotations"),
    "no source given": ("few statements without a source", "statements without a source"),
    "hedged wording": ("little hedging", "hedged wording"),
    "judging or emphatic words": ("few judging or emphatic words", "judging or emphatic words"),
    "deals and plans in the making": ("few deals and plans in the making", "deals and plans in the making"),
    "motives and private feelings": ("little of motives and private feelings", "motives and private feelings"),
    "concrete detail": ("concrete detail", "little concrete detail"),
    "form of the sentence": ("how its sentences are built", "how its sentences are built"),
    LEDE: ("headline and lede above the rest", "headline and lede below the rest"),
    HALF: ("second half of the text above the rest", "second half of the text below the rest"),
    MIX: ("few weak claims", "weak claims among strong ones"),
}
ARTICLE_NAMES = tuple(_IN_ARTICLES.get(label, (label, label)) for label in LABELS)
"""For every label its names in an article: (raises, lowers)."""
