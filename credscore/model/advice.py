"""Plain advice for the weakest sentences, given only where following it would raise the model's own score.

Each piece of advice is a change of features ("the insider gets a name"); the sentence is scored again with the change, and
the advice is dropped unless the score rises.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.phrases import ANONYMOUS, MEDIA, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.model.events import JUDGING_COLUMNS
from credscore.model.features import FEATURES
from credscore.model.heads import expected_rating, softmax
from credscore.schema import Advice

if TYPE_CHECKING:
    from credscore.model.results import Rated
    from credscore.model.scorer import Scorer
    from credscore.model.view import View

_INDEX = {f.name: k for k, f in enumerate(FEATURES)}
# Pieces of advice; sentence score: what is partial by the guide (50) is worth a hint, whichever side of 50 the head puts it; points it must bring.
MOST, _BELOW, _GAIN = 5, 55.0, 4.0
_MILD, _SEVERAL = ("voice.evaluation", "voice.absolute", "voice.promise"), 3  # "the most effective way" judges no more than a fact does
_LOOSE = ("gush", "opinion")  # these hold "perhaps" and "likely"
_STRONG = ("exclamation", "booster.loaded", "booster.peacock", *(c for c in JUDGING_COLUMNS if c not in _MILD))


def _set(x: np.ndarray, **values: float) -> None:
    for name, value in values.items():
        x[_INDEX[name.replace("__", ".")]] = value


@lru_cache(maxsize=16)
def _columns_with(needles: tuple[str, ...]) -> np.ndarray:
    """Numbers of the features whose name holds one of `needles`, those that tell of other sentences left out."""
    apart = ("before.", "behind.", "prev.", "next.", "rate.", "headline")
    return np.array([k for name, k in _INDEX.items() if not name.startswith(apart) and any(n in name for n in needles)])


def _clear(x: np.ndarray, *needles: str) -> None:
    x[_columns_with(needles)] = 0.0


def _name_it(x: np.ndarray) -> None:
    _clear(
        x,
        "is.anonymous",
        "any.anonymous",
        "anonymous_noun",
        "cue.anonymity",
        "is.vague",
        "any.vague",
        "weak",
        "cue.impersonal",
        "hedge.reportive",
        "hedge.rumour",
        "rule.allegedly",
        "rule.rumour",
        "narration",
        "by.media",
        "chain",
        "is.media",
        "any.media",
        "is.social",
        "any.social",
    )
    _set(x, is__named=1.0, any__named=1.0, attributions=1.0, cue__say=1.0, speaker_here=1.0)


def _cool(x: np.ndarray) -> None:
    _clear(x, "gush", "opinion", "stance", "booster", "exclamation", "love", "intimate", "shouting", "you", "question", *JUDGING_COLUMNS)


def _answer(x: np.ndarray) -> None:
    _clear(x, "question", "hedge", "modal")
    _name_it(x)


Change = Callable[[np.ndarray], None]


def _judges(view: View, k: int, hedged: bool) -> bool:
    """Whether sentence k judges in words that an editor would strike: one that blames or praises, or several that weigh.

    hedged : "perhaps" and "likely" are words of opinion, too, and told of as hedges.
    """
    mild = sum(view[name][k] for name in _MILD)
    loose = max(view[name][k] for name in _LOOSE) - (view["hedge.epistemic"][k] if hedged else 0)
    return sum(view[name][k] for name in _STRONG) > 0 or loose > 0 or mild >= _SEVERAL


def _choices(done: Rated, k: int) -> list[tuple[str, Change]]:
    """Advice that fits sentence k, the most fitting first."""
    view = done.view
    inner, outer = int(view.inner[k]), int(view.outer[k])
    out: list[tuple[str, Change]] = []
    if inner == ANONYMOUS:
        who = "the insider" if view["anonymous_noun"][k] else "the source"
        out.append((f"Say who {who} is, or how they know.", _name_it))
    if inner == MEDIA or outer == MEDIA:
        out.append(("Ask the people concerned yourself, and name who said it.", _name_it))
    if inner == VAGUE:
        out.append(("Say who reports or believes this, by name.", _name_it))
    if inner == SOCIAL:
        out.append(("Name who posted it and quote the post.", _name_it))
    if inner == OFFICIAL:
        out.append(("Name the official or spokesperson.", _name_it))
    if inner == NONE and view["question"][k] > 0:
        out.append(("Say what is known, and who says it, instead of asking.", _answer))
    if inner == NONE and _judges(view, k, bool(done.hedge[k])):
        out.append(("State what happened without judging it, or say whose judgement it is.", _cool))
    if done.hedge[k] and inner == NONE:
        out.append(("Say who says so; a hedge without a source is a rumour.", _name_it))
    if inner == NONE:
        out.append(("Say where this comes from: a person, a document, a record.", _name_it))
    return out


def advise(scorer: Scorer, done: Rated, low: int, high: int) -> list[Advice]:
    """Advice for the weakest claims among sentences [low, high), in the order of the text."""
    score = 25 * done.expected[low:high]
    weak = np.flatnonzero(done.claim[low:high] & (score < _BELOW))
    weak = weak[np.argsort(score[weak], kind="stable")][: 2 * MOST]
    weights, bias = scorer.bundle.arrays["sentence_weights"][:, :5], scorer.bundle.arrays["sentence_bias"][:5]
    sents, buffer = done.found.ctx.sentences, done.found.ctx.buffer
    out: list[Advice] = []
    for k in (weak + low).tolist():
        for text, change in _choices(done, k):
            x = done.x[k].copy()
            change(x)
            gain = 25 * float(expected_rating(softmax((x @ weights + bias)[None, :]))[0] - done.expected[k])
            if gain >= _GAIN:
                article = sents.article[k : k + 1]
                out.append(
                    Advice(
                        int(buffer.to_start(sents.start[k : k + 1], article)[0]), int(buffer.to_end(sents.end[k : k + 1], article)[0]), text
                    )
                )
                break
        if len(out) == MOST:
            break
    return sorted(out, key=lambda a: a.start)
