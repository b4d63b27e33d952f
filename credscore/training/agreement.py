"""How far two labellings of the same texts agree, sentence by sentence and article by article.

Articles are matched by id, those that brought none along by their text. Sentences are matched by their offsets; where two labellers
cut a text differently, by the largest overlap (at least half of what both cover), so that one shifted comma does not hide a judgement.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from credscore.errors import LabelError
from credscore.io.counts import counted
from credscore.schema import FLAGS, SOURCE_TYPES, LabelledArticle, LabelledSentence
from credscore.training.metrics import cohen_kappa, quadratic_kappa, spearman
from credscore.training.records import own_id

_OVERLAP = 0.5
_Pair = tuple[LabelledArticle, LabelledArticle]


@dataclass(slots=True)
class Agreement:
    """figures : name -> {value, n, measure}; value is None where it is not defined. worst : the largest disagreements first.

    only_a, only_b : ids that one side has alone. other_text : ids whose texts differ. unmatched : sentences without a partner.
    """

    articles: int = 0
    sentences: int = 0
    unmatched: int = 0
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    worst: list[dict[str, Any]] = field(default_factory=list)
    only_a: list[str] = field(default_factory=list)
    only_b: list[str] = field(default_factory=list)
    other_text: list[str] = field(default_factory=list)

    def add(self, name: str, measure: str, value: float, n: int) -> None:
        self.figures[name] = {"measure": measure, "value": None if math.isnan(value) else value, "n": n}


def match(a: Sequence[LabelledSentence], b: Sequence[LabelledSentence]) -> list[tuple[LabelledSentence, LabelledSentence]]:
    """Pairs of sentences that cover the same characters, or at least half of what the two cover together; each used once."""
    by_place = {(s.start, s.end): s for s in b}
    pairs, left, used = [], [], set()
    for s in a:
        other = by_place.get((s.start, s.end))
        if other is None:
            left.append(s)
        else:
            used.add((s.start, s.end))
            pairs.append((s, other))
    rest = [s for s in b if (s.start, s.end) not in used]
    at = 0
    for s in left:
        while at < len(rest) and rest[at].end <= s.start:
            at += 1
        best, share, index = None, _OVERLAP, at
        while index < len(rest) and rest[index].start < s.end:
            o = rest[index]
            common, whole = min(s.end, o.end) - max(s.start, o.start), max(s.end, o.end) - min(s.start, o.start)
            if common / whole >= share:
                best, share = index, common / whole
            index += 1
        if best is not None:
            pairs.append((s, rest.pop(best)))
    return sorted(pairs, key=lambda pair: pair[0].start)


def agreement(a: Sequence[LabelledArticle], b: Sequence[LabelledArticle], worst: int = 10) -> Agreement:
    """Compare two labellings. worst : how many of the largest disagreements to list.

    Raises LabelError when they share no text, or no kind of label.
    """
    shared, by_text = _partners(a, b)
    out = Agreement(other_text=[x.id for x, y in shared if x.text != y.text])
    pairs = [(x, y) for x, y in shared if x.text == y.text] + by_text
    matched_a, matched_b = ({id(pair[side]) for pair in shared + by_text} for side in (0, 1))
    out.only_a, out.only_b = [x.id for x in a if id(x) not in matched_a], [y.id for y in b if id(y) not in matched_b]
    if not pairs:
        raise LabelError(
            f"The two labellings share no text ({len(a)} and {len(b)} examples, {len(shared)} ids in common).",
            "Examples are matched by id, or by text where they have no id of their own; the texts must be the same.",
        )
    out.articles = len(pairs)
    matched: list[tuple[LabelledArticle, LabelledSentence, LabelledSentence]] = []
    for x, y in pairs:
        found = match(x.sentences, y.sentences)
        out.unmatched += len(x.sentences) + len(y.sentences) - 2 * len(found)
        matched += [(x, s, t) for s, t in found]
    out.sentences = len(matched)
    if matched:
        _sentence_figures(out, [(s, t) for _, s, t in matched])
    _article_figures(out, pairs)
    if not out.figures:
        one, two = (_kinds_of([pair[side] for pair in pairs]) for side in (0, 1))
        raise LabelError(
            f"Nothing can be compared: of the {len(pairs)} common texts, the first labelling has {one}, the second {two}.",
            "Both must have labels, ratings of articles, or sentences that are cut alike.",
        )
    out.worst = _worst(matched, worst)
    return out


def _kinds_of(articles: Sequence[LabelledArticle]) -> str:
    """How many labels of each kind there are, in words."""
    counts = {
        "rated article": sum(x.rating is not None for x in articles),
        "label": sum(x.label is not None for x in articles),
        "labelled sentence": sum(len(x.sentences) for x in articles),
    }
    kinds = [counted(n, name) for name, n in counts.items() if n]
    return " and ".join(kinds) if len(kinds) < 3 else f"{kinds[0]}, {kinds[1]} and {kinds[2]}"


def _partners(a: Sequence[LabelledArticle], b: Sequence[LabelledArticle]) -> tuple[list[_Pair], list[_Pair]]:
    """Examples of one id, and examples of one text of which at least one has no id of its own; each in one pair at most."""
    known = {y.id: y for y in b}
    # Two files may both have a line 3: the id made of a place says nothing where the texts differ.
    same = [(x, known[x.id]) for x in a if x.id in known]
    by_id = [(x, y) for x, y in same if x.text == y.text or (own_id(x) is not None and own_id(y) is not None)]
    used = {id(one) for pair in by_id for one in pair}
    waiting: dict[str, list[LabelledArticle]] = {}
    for y in b:
        if id(y) not in used:
            waiting.setdefault(y.text, []).append(y)
    by_text = []
    for x in a:
        others = [] if id(x) in used else waiting.get(x.text, [])
        at = next((k for k, y in enumerate(others) if own_id(x) is None or own_id(y) is None), None)
        if at is not None:
            by_text.append((x, others.pop(at)))
    return by_id, by_text


def _sentence_figures(out: Agreement, matched: Sequence[tuple[LabelledSentence, LabelledSentence]]) -> None:
    rated = [(s.rating, t.rating) for s, t in matched if s.rating is not None and t.rating is not None]
    out.add("rating", "quadratic kappa", quadratic_kappa([p[0] for p in rated], [p[1] for p in rated]), len(rated))
    same = sum(p[0] == p[1] for p in rated) / len(rated) if rated else math.nan
    out.add("rating, equal", "share", same, len(rated))
    none = [(s.rating is None, t.rating is None) for s, t in matched]
    out.add("claim or no claim", "kappa", cohen_kappa([n[0] for n in none], [n[1] for n in none]), len(none))
    sourced = [(s.source, t.source) for s, t in matched if s.source is not None and t.source is not None]
    one_side, other_side = [s for s, _ in sourced], [t for _, t in sourced]
    chains = [["+".join(source) or "none" for source in side] for side in (one_side, other_side)]
    out.add("source, whole chain", "kappa", cohen_kappa(chains[0], chains[1]), len(sourced))
    for name in (*SOURCE_TYPES, "none"):
        one, two = ([name in source if name != "none" else not source for source in side] for side in (one_side, other_side))
        if any(one) or any(two):
            out.add(f"source {name}", "kappa", cohen_kappa(one, two), len(sourced))
    for name in FLAGS:
        flags = [(getattr(s, name), getattr(t, name)) for s, t in matched if getattr(s, name) is not None and getattr(t, name) is not None]
        if flags:
            out.add(f"flag {name}", "kappa", cohen_kappa([f[0] for f in flags], [f[1] for f in flags]), len(flags))


def _article_figures(out: Agreement, pairs: Sequence[tuple[LabelledArticle, LabelledArticle]]) -> None:
    rated = [(x.rating, y.rating) for x, y in pairs if x.rating is not None and y.rating is not None]
    if rated:
        one, two = [r[0] for r in rated], [r[1] for r in rated]
        out.add("article rating", "Spearman", spearman(one, two), len(rated))
        out.add("article rating, distance", "mean points", sum(abs(p - q) for p, q in rated) / len(rated), len(rated))
    labels = [(x.label, y.label) for x, y in pairs if x.label is not None and y.label is not None]
    if labels:
        out.add("label", "kappa", cohen_kappa([v[0] for v in labels], [v[1] for v in labels]), len(labels))


def _worst(matched: Sequence[tuple[LabelledArticle, LabelledSentence, LabelledSentence]], count: int) -> list[dict[str, Any]]:
    def distance(s: LabelledSentence, t: LabelledSentence) -> float:
        if s.rating is None or t.rating is None:
            # A claim that one labeller did not see weighs like two steps.
            return 0.0 if s.rating == t.rating else 2.0
        return abs(s.rating - t.rating)

    ranked = sorted(((distance(s, t), i) for i, (_, s, t) in enumerate(matched)), key=lambda pair: (-pair[0], pair[1]))
    out = []
    for far, i in ranked[:count]:
        if far == 0:
            break
        article, s, t = matched[i]
        row = {"id": article.id, "start": s.start, "end": s.end, "text": article.text[s.start : s.end]}
        out.append(row | {"a": {"rating": s.rating, "source": s.source}, "b": {"rating": t.rating, "source": t.source}})
    return out
