"""Which way a feature of an article may pull, where the labelling guide leaves no choice.

A named source or a document never lowers a rating by itself, an anonymous one, gush or a machine's hand never raises it. Left free, the
article head took points off for many named sources, which it had already counted through the ratings of their sentences: a reason that
no editor would accept. Held to the signs its cross-validated error is the same (9.2 points either way).
"""

from __future__ import annotations

import numpy as np

from credscore.model.article_features import ARTICLE_FEATURES

_RAISES = (
    "mean rating", "rating of", "share of claims rated 3", "share of claims rated 4", "rate of is.named", "rate of is.official", "rate of is.document",
    "log different named", "words in quotations", "any check", "rumour, but denied", "weak claims, but denied", "unnamed sources, but denied",
)  # fmt: skip
_LOWERS = (
    "share of claims rated 0", "share of claims rated 1", "rate of is.anonymous", "rate of chain", "rate of gush", "rate of exclamation",
    "rate of anonymous_noun", "rate of intimate", "rate of booster.loaded", "any disclosure", "any leak", "disclosure",
)  # fmt: skip
# A bend may take back some of what its feature gives; only for named sources does that come out as a fault.
_BENT = ("rate of is.named",)


def _sign(name: str) -> int:
    base = name.split(" above ")[0]
    if base != name and base not in _BENT:
        return 0
    return 1 if base.startswith(_RAISES) else -1 if base.startswith(_LOWERS) else 0


ARTICLE_SIGNS = np.array([_sign(name) for name in ARTICLE_FEATURES])  # 1 never negative, -1 never positive, 0 free
