"""Plain advice for the weakest sentences, given only where following it would raise the model's own score.

Each piece of advice is a change of features ("the insider gets a name"); the sentence is scored again with the change, and
the advice is dropped unless the score rises.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from credscore.evidence.ranges import among
from credscore.evidence.source_types import ANONYMOUS, MEDIA, NONE, OFFICIAL, SOCIAL, VAGUE
from credscore.model.article_features import ARTICLE_FEATURES, NO_TEXT
from credscore.model.events import JUDGING_COLUMNS
from credscore.model.features import FEATURES
from credscore.model.heads import expected_rating, linear, softmax
from credscore.model.neighbours import PREFIXES
from credscore.schema import Advice
from credscore.text.tokens import is_in

if TYPE_CHECKING:
    from credscore.model.results import Rated, Scored
    from credscore.model.scorer import Scorer

_NAME_IT, _NAME_STUDY, _COOL, _ANSWER = "name it", "name the study", "cool", "answer"
_INDEX = {f.name: k for k, f in enumerate(FEATURES)}
# Pieces of advice; sentence score: what is nearer to partial (50) by the guide than to solid (75) is worth a hint; points it must bring.
MOST, _BELOW, _GAIN = 5, 62.5, 4.0
# "the most effective way" and "but that is really so" judge no more than a fact does, nor does one word that weighs ("criminal charges"): two do,
# or one among milder ones
_MILD, _ENOUGH = ("voice.evaluation", "voice.absolute", "voice.promise", "voice.argument"), 4
_LOOSE = "opinion"  # holds "perhaps" and "likely", too
_STRONG = ("exclamation", "booster.loaded", "booster.peacock", *(c for c in JUDGING_COLUMNS if c not in _MILD))
# What the writer could not check, whom he asked and what he corrects is his own to tell.
_CAVEATS = ("check.unverified", "check.no comment", "check.correction")
# What he says he does not know ("it is unclear whether") is an honest limit, and what is expected ("is expected to miss a month") no rumour.
_UNCLEAR, _EXPECTED = "hedge/unclear", "hedge/expected"
_UNKNOWN = ("unclear", "clear", "known", "unknown", "whether", "seen")  # last words of what says so, unlike "uncertainty", "tentative", "not sure"
_KNOWN = -1  # a source of whom no more can be told
_UNREVIEWED = ARTICLE_FEATURES.index("disclosure × no review")
_REVIEW = "Have a person check what the machine made, and say here who did."


def _columns_with(needles: tuple[str, ...]) -> np.ndarray:
    """Numbers of the features whose name holds one of `needles`, those that tell of other sentences left out."""
    apart = (*PREFIXES, "rate.", "headline")
    return np.array([k for name, k in _INDEX.items() if not name.startswith(apart) and any(n in name for n in needles)])


_UNNAMED = (
    "is.anonymous", "any.anonymous", "anonymous_noun", "cue.anonymity", "is.vague", "any.vague", "weak", "cue.impersonal",
    "hedge.reportive", "hedge.rumour", "rule.allegedly", "rule.rumour", "narration", "by.media", "chain", "is.media", "any.media",
    "is.social", "any.social",
)  # fmt: skip
_NAMED = ("is.named", "any.named", "attributions", "cue.say", "speaker_here")
_HOT = ("gush", "opinion", "stance", "booster", "exclamation", "love", "intimate", "shouting", "you", "question", *JUDGING_COLUMNS)


@lru_cache(maxsize=1)
def _changes() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """What following a piece of advice changes: numbers of features, and their new values."""
    named = np.array([_INDEX[name] for name in _NAMED])
    columns = np.union1d(_columns_with(_UNNAMED), named)
    cool = _columns_with(_HOT)
    answer = np.union1d(columns, _columns_with(("question", "hedge", "modal")))
    study = np.array([_INDEX[name] for name in ("is.document", "any.document", "nameless")])
    return {
        _NAME_IT: (columns, among(columns, named).astype(np.float64)),
        _NAME_STUDY: (study, np.array([1.0, 1.0, 0.0])),
        _COOL: (cool, np.zeros(len(cool))),
        _ANSWER: (answer, among(answer, named).astype(np.float64)),
    }


def advise(scorer: Scorer, done: Rated, edges: Sequence[int]) -> list[list[Advice]]:
    """Advice for the weakest claims of each article, in the order of the text. edges : where the sentences of each begin, and their end."""
    out: list[list[Advice]] = [[] for _ in range(len(edges) - 1)]
    weak, owner = _weakest(done, np.asarray(edges))
    if not weak.size:
        return out
    gains = _gains(scorer, done, weak)
    sents, buffer = done.found.ctx.sentences, done.found.ctx.buffer
    article = sents.article[weak]
    starts, ends = buffer.to_start(sents.start[weak], article).tolist(), buffer.to_end(sents.end[weak], article).tolist()
    inside, first = done.found.quotes.inside, sents.first
    first_in, last_in = inside[first[weak]].tolist(), inside[np.maximum(first[weak + 1] - 1, first[weak])].tolist()
    known: dict[tuple[int, str], Advice] = {}
    for k, (number, choices) in enumerate(zip(owner.tolist(), _choices(done, weak), strict=True)):
        hints = out[number]
        text = next((text for text, change in choices if gains[change][k] >= _GAIN), None)
        if text is None:
            continue
        # the sentences of one quotation have one speaker, who is asked for once
        quotations = [(quotation, text) for quotation in (first_in[k], last_in[k]) if quotation]
        hint = next((known[key] for key in quotations if key in known), None)
        if hint is not None:
            hint.start, hint.end = min(hint.start, starts[k]), max(hint.end, ends[k])
        elif len(hints) < MOST:
            hint = Advice(starts[k], ends[k], text)
            hints.append(hint)
        if hint is not None:
            known.update(dict.fromkeys(quotations, hint))
    for hints in out:
        hints.sort(key=lambda a: a.start)
    return out


def add_review(scorer: Scorer, done: Scored, advice: list[list[Advice]]) -> None:
    """Put in front what an article that discloses AI and no review would gain by one: articles have more to lose by it than by any sentence."""
    column = done.verdicts.rows[:, _UNREVIEWED]
    asked = column > 0
    if not asked.any():
        return
    weights = scorer.bundle.arrays["article_weights"]
    then = done.verdicts.rows @ weights[:-1] + weights[-1] - column * weights[_UNREVIEWED]
    asked &= np.clip(then, 0, 100) - done.verdicts.score >= _GAIN  # none of those without a score
    ctx, found = done.found.ctx, done.found.disclosures
    sents, buffer = ctx.sentences, ctx.buffer
    places: dict[int, dict[int, Advice]] = {}
    for sentence, kind, extent, review in zip(found.sentence, found.kind, found.extent, found.review, strict=True):
        number = int(sents.article[sentence])
        if kind == "ai_disclosure" and extent not in NO_TEXT and review != "stated" and asked[number]:
            at = np.array([number])
            start, end = buffer.to_start(sents.start[[sentence]], at), buffer.to_end(sents.end[[sentence]], at)
            places.setdefault(number, {})[int(start[0])] = Advice(int(start[0]), int(end[0]), _REVIEW)
    for number, hints in places.items():
        others = [hint for hint in advice[number] if hint.start not in hints]
        advice[number] = sorted([*list(hints.values())[:MOST], *others][:MOST], key=lambda hint: hint.start)


def _weakest(done: Rated, edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The claims of each article that may be advised on, article by article, the weakest first, and the articles' numbers."""
    score = 25 * done.expected
    weak = np.flatnonzero(done.claim & (score < _BELOW))
    owner = np.searchsorted(edges, weak, side="right") - 1
    order = np.lexsort((score[weak], owner))
    weak, owner = weak[order], owner[order]
    rank = np.arange(len(weak)) - np.searchsorted(owner, owner)
    return weak[rank < 2 * MOST], owner[rank < 2 * MOST]


def _gains(scorer: Scorer, done: Rated, which: np.ndarray) -> dict[str, list[float]]:
    """Points that each change brings to each of the sentences `which`. Sums of features and weights are exact, see `heads`."""
    weights, bias = scorer.bundle.arrays["sentence_weights"][:, :5], scorer.bundle.arrays["sentence_bias"][:5]
    x = done.x.T.take(which, axis=1)
    now = linear(x.T, weights)
    gains = {}
    for name, (columns, values) in _changes().items():
        then = now + linear((values[:, None] - x[columns]).T, weights[columns])
        gains[name] = (25 * (expected_rating(softmax(then + bias)) - done.expected[which])).tolist()
    return gains


def _kept_by_law(done: Rated, which: np.ndarray) -> np.ndarray:
    """bool: sentences with somebody whom the law forbids to name: "for legal reasons", "has lifelong anonymity"."""
    ctx = done.found.ctx
    at = ctx.where_are("reasons", "anonymity")
    at = at[is_in(ctx.tokens.key[ctx.before(at)], ("legal", "lifelong"))]
    return among(which, ctx.sentences.of_token[at])


def _in_court(done: Rated, which: np.ndarray) -> np.ndarray:
    """bool: sentences with what a court or a jury heard: it has no other name."""
    a = done.found.attributions
    return among(which, a.sentence[done.found.ctx.lexicon.rules_among(("attribution/heard",))[a.rule]])


def _hedged_by(done: Rated, which: np.ndarray, rule: str, ends: Sequence[str] = ()) -> np.ndarray:
    """bool: sentences that hedge by a rule, and by none that sets the flag otherwise. ends : the only last words of such hedges that count."""
    hedges, ctx = done.found.hedges, done.found.ctx
    ours = ctx.lexicon.rules_among((rule,))[hedges.rule]
    counts = ours & ~hedges.quoted
    if ends:
        counts &= is_in(ctx.tokens.key[hedges.last - 1], ends)
    return among(which, hedges.sentence[counts]) & ~among(which, hedges.sentence[hedges.flags & ~ours])


def _choices(done: Rated, which: np.ndarray) -> Iterator[list[tuple[str, str]]]:
    """Advice that fits each of the sentences `which` and what it changes, the most fitting first."""
    view = done.view
    # words that an editor would strike
    hedged = done.hedge[which]
    loose = np.maximum(view[_LOOSE][which] - np.where(hedged, view["hedge.epistemic"][which], 0), 0)
    strong = sum(view[name][which] for name in _STRONG)
    judging = 2 * (strong + loose) + sum(view[name][which] for name in _MILD) >= _ENOUGH
    insiders = among(which, done.found.ctx.sentences.of_token[done.found.ctx.where_are("insider", "insiders")])
    nameless = view["nameless"][which] > 0
    by_law, in_court = _kept_by_law(done, which), _in_court(done, which)
    posted = (view.inner[which] == SOCIAL) & (view["any.named"][which] == 0)
    caveat = sum(view[name][which] for name in _CAVEATS) > 0
    caveat |= _hedged_by(done, which, _UNCLEAR, _UNKNOWN)
    unsaid = (view.inner[which] == NONE) & ~caveat
    expected = _hedged_by(done, which, _EXPECTED)
    who = np.where(by_law & (view.inner[which] == ANONYMOUS) | in_court & (view.inner[which] == OFFICIAL), _KNOWN, view.inner[which])
    columns = (who, view.outer[which], nameless, insiders, judging, hedged, view["question"][which] > 0, posted, unsaid, expected)
    for inner, outer, unknown, insider, judges, hedge, asks, nobody_posts, backless, expects in zip(*(c.tolist() for c in columns), strict=True):
        out = []
        if inner == ANONYMOUS:
            out.append((f"Say who {'the insider' if insider else 'the source'} is, or how they know.", _NAME_IT))
        if MEDIA in (inner, outer):
            out.append(("Ask the people concerned yourself, and name who said it.", _NAME_IT))
        if inner == VAGUE:
            out.append(("Say who reports or believes this, by name.", _NAME_IT))
        if unknown:
            out.append(("Name the study: who made it, and where it can be read.", _NAME_STUDY))
        if nobody_posts:
            out.append(("Name who posted it and quote the post.", _NAME_IT))
        if inner == OFFICIAL:
            out.append(("Name the official or spokesperson.", _NAME_IT))
        if inner == NONE and asks:
            out.append(("Say what is known, and who says it, instead of asking.", _ANSWER))
        if inner == NONE and judges:
            out.append(("State what happened without judging it, or say whose judgement it is.", _COOL))
        if backless and expects:
            out.append(("Say who expects it.", _NAME_IT))
        elif hedge and backless:
            out.append(("Say who says so; a hedge without a source is a rumour.", _NAME_IT))
        if backless:
            out.append(("Say where this comes from: a person, a document, a record.", _NAME_IT))
        yield out
