"""Groups of features by what they know, to be left out by name: what is a group worth, and does a model do without it?

A column belongs to every group that it draws from ("before.is.anonymous" to attribution and to neighbours, "narration × gush" to
attribution and to judgement), so that with a group all that it knows goes. A model trained without a group has no weight on its columns
and is scored like any other. What the rules themselves decide (page furniture never claims) is no feature and stays.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from credscore.errors import UsageError
from credscore.model.article_features import ARTICLE_FEATURES, WORDING
from credscore.model.events import JUDGING_COLUMNS
from credscore.model.features import FEATURES
from credscore.model.neighbours import PREFIXES

# group -> what the names of its columns begin with (at the start, behind a dot, or behind "rate of " and the like)
_BEGINS: dict[str, tuple[str, ...]] = {
    "attribution": (
        "is.",
        "any.",
        "cue.",
        "attributions",
        "carried",
        "negated",
        "first_hand",
        "by.media",
        "chain",
        "placed.",
        "weak",
        "nameless",
        "narration",
        "role",
        "handles",
        "official_noun",
        "document_noun",
        "social_noun",
        "media_noun",
        "anonymous_noun",
        "vague_noun",
        "science",
        "log different named",
    ),
    "hedging": ("hedge", "rule.", "modal", "general", "question", "voice.summary"),
    "judgement": (
        "booster.",
        "gush",
        "opinion",
        "stance",
        "love",
        "intimate",
        "dealing",
        "exclamation",
        "shouting",
        "first_person",
        "you",
        "ellipsis",
        *JUDGING_COLUMNS,
        "voice.motive",
        "voice.scene",
    ),
    "quotations": ("quote", "scare", "inverted", "speaker_here", "words in quotations", "colon_end"),
    "verification": ("check.",),
    "disclosure": ("disclosure", "leak"),
    "detail": ("names", "digits", "dates", "past", "fact", "name density", "pronoun", "voice.event"),
    "neighbours": PREFIXES,
    "article": ("rate.", "headline ×", "rate of", "log sentences"),
    "position": (
        "first sentence",
        "second or third",
        "last sentence",
        "among the last",
        "par_start",
        "bare headline",
        "headline ×",
        "rating of the headline",
        "mean rating, headline",
        "mean rating of the first",
        "mean rating of the last",
    ),
    "wording": (WORDING,),
    "boilerplate": ("furniture", "only names", "mostly capitals", "bare", "bracketed", "few words", "one to seven words"),
}
_RATINGS = ("mean rating of claims", "mean rating of the weakest", "share of claims")  # what the sentences say: always there
GROUPS: tuple[str, ...] = (*_BEGINS, "form")  # form: what no other group claims (length, negation, forms of "be", …)


def groups_of(name: str) -> frozenset[str]:
    """The groups of one column, of a sentence or of an article."""
    name = name.split(" above ")[0]
    if name.startswith(_RATINGS):
        return frozenset()
    if name.endswith("but denied"):
        return frozenset({"verification"})
    heads = [name]
    for part in name.split(" × "):
        bare = part.removeprefix("rate of ").removeprefix("any ")
        heads += [part, bare]
        while bare.split(".")[0] in ("before", "behind", "prev", "next", "rate", "dense"):
            bare = bare.split(".", 1)[1]
            heads.append(bare)
    found = {group for group, begins in _BEGINS.items() if any(h.startswith(begins) for h in heads)}
    return frozenset(found or {"form"})


def check_groups(names: Iterable[str]) -> tuple[str, ...]:
    """The names, sorted and each once. Raises UsageError for a group that does not exist."""
    out = tuple(sorted(set(names)))
    for name in out:
        if name not in GROUPS:
            raise UsageError(f"There is no group of features named {name!r}.", f"Choose from: {', '.join(GROUPS)}.")
    return out


def left_out(groups: Iterable[str]) -> tuple[np.ndarray, np.ndarray]:
    """bool (features,) and bool (article features,): the columns of these groups. Raises UsageError for a group that does not exist."""
    off = set(check_groups(groups))
    return np.array([bool(groups_of(f.name) & off) for f in FEATURES]), np.array([bool(groups_of(n) & off) for n in ARTICLE_FEATURES])
