"""The measures of `peers.py`: every one is a function of counts that add up over texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from peer_tools import Seen, Span

ROUNDS = 400


def ratio(a: float, b: float) -> float:
    return a / b if b else 0.0


def precision(n: Any) -> float:
    return ratio(n[0], n[0] + n[1])


def recall(n: Any) -> float:
    return ratio(n[0], n[0] + n[2])


def f1(n: Any) -> float:
    return ratio(2 * n[0], 2 * n[0] + n[1] + n[2])


def kappa(n: Any) -> float:
    total = sum(n)
    gold, found = (n[0] + n[2]) / total, (n[0] + n[1]) / total
    chance = gold * found + (1 - gold) * (1 - found)
    return ratio((n[0] + n[3]) / total - chance, 1 - chance)


def two_by_two(gold: Iterable[bool], found: Iterable[bool]) -> list[int]:
    """Counts of: found rightly, found wrongly, missed, left alone rightly."""
    pairs = list(zip(gold, found, strict=True))
    return [pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)), pairs.count((False, False))]


def interval(counts: Any, statistic: Callable[[Any], float]) -> tuple[float, float]:
    """95 % of the statistic when the rows of `counts` (one a text) are drawn again with replacement."""
    rows = np.asarray(counts)
    draws = np.random.default_rng(7).multinomial(len(rows), np.full(len(rows), 1 / len(rows)), size=ROUNDS) @ rows
    low, high = np.quantile([statistic(d) for d in draws], [0.025, 0.975])
    return float(low), float(high)


def figure(counts: list[list[int]], statistic: Callable[[Any], float], with_both: bool = True) -> dict[str, Any]:
    total = np.asarray(counts).sum(0).tolist()
    out: dict[str, Any] = {"value": statistic(total), "interval": interval(counts, statistic)}
    return out | {"precision": precision(total), "recall": recall(total)} if with_both else out


def touches(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(s < end and e > start for s, e in spans)


def painted(size: int, spans: Iterable[Span]) -> Any:
    mask = np.zeros(size + 1, bool)
    for start, end in spans:
        mask[start:end] = True
    return mask


Rows = list[dict[str, Any]]
Splits = list[list[Span]]
Flags = list[list[bool]]


def attribution(rows: Rows, seen: list[Seen], splits: Splits, flags: Flags, does: frozenset[str]) -> dict[str, Any]:
    """PolNeAR. A sentence is attributed in the gold when 30 % of its characters lie in an attribution."""
    sentences, cues, hits, sources = [], [], [], []
    for row, saw, split, found in zip(rows, seen, splits, flags, strict=True):
        size, gold = len(row["text"]), row["attributions"]
        whole = painted(size, [span for a in gold for part in ("source", "cue", "content") for span in a[part]])
        parts = painted(size, [span for a in gold for part in ("source", "cue") for span in a[part]])
        sentences.append(two_by_two([bool(end > start and whole[start:end].mean() >= 0.3) for start, end in split], found))
        regions = painted(size, [span for spans, _ in saw.evidence for span in spans])
        pointed = painted(size, [source for _, source in saw.evidence if source])
        full = [a for a in gold if a["cue"] and a["source"]]
        right = sum(any(parts[s:e].any() for s, e in spans) for spans, _ in saw.evidence)
        hits.append([right, len(saw.evidence) - right, 0])
        reached = sum(any(regions[s:e].any() for s, e in a["cue"]) for a in full)
        cues.append([reached, 0, len(full) - reached])
        named = sum(any(pointed[s:e].any() for s, e in a["source"]) for a in full)
        sources.append([named, 0, len(full) - named])
    # Precision counts pieces of evidence and recall counts gold attributions, so F1 needs both rows of counts side by side.
    both = [[*h[:2], *c] for h, c in zip(hits, cues, strict=True)]

    def mean(n: Any) -> float:
        p, r = ratio(n[0], n[0] + n[1]), ratio(n[2], n[2] + n[4])
        return ratio(2 * p * r, p + r)

    out: dict[str, Any] = {"attributed sentence kappa": figure(sentences, kappa)}
    if "evidence" in does:
        total = np.asarray(both).sum(0).tolist()
        figures = figure(both, mean, with_both=False)
        out["evidence F1"] = figures | {"precision": ratio(total[0], total[0] + total[1]), "recall": ratio(total[2], total[2] + total[4])}
    if "sources" in does:
        out["source recall"] = figure(sources, recall, with_both=False)
    return out


def best_overlap(split: list[Span], start: int, end: int) -> int | None:
    """The sentence of ours that shares most characters with a gold sentence, the first of equals; None when none does."""
    shared = [min(end, e) - max(start, s) for s, e in split]
    best = max(range(len(shared)), key=shared.__getitem__, default=None)
    return None if best is None or shared[best] <= 0 else best


def hedge_flags(rows: Rows, splits: Splits, flags: Flags) -> dict[str, Any]:
    counts = []
    for row, split, found in zip(rows, splits, flags, strict=True):
        pairs = [(bool(s["hedge"]), best_overlap(split, s["start"], s["end"])) for s in row["sentences"]]
        counts.append(two_by_two([g for g, at in pairs if at is not None], [found[at] for _, at in pairs if at is not None]))
    return figure(counts, f1)
