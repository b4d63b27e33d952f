"""From how many words on does the score of an excerpt agree with that of the whole article?

    python benchmarks/excerpts.py CORPUS.jsonl.gz [MORE ...] [--limit 400] [--json OUT]

Each file is JSON Lines with `text` and, where there is one, an article `rating`. Of every article of at least --whole words two kinds of
excerpts are scored, in whole sentences: the first ones that hold k words, and as many from a random place. The rule that texts of less
than `min_words` get no score is off. Printed for each k, and for the whole: how many words the excerpts have in the median, the mean
distance to the score of the whole (and, where articles are rated, to the rating), half the width of the 80 % interval, the share of
excerpts whose interval holds the score of the whole, the same for intervals that are not widened for short texts ("plain"), by what these
would have to be multiplied to hold it four times out of five ("times"), and Spearman with the whole. The widening in credscore.model.heads
follows "times"; `min_words` in credscore.training.fit is set where "plain" says clearly more often than not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from credscore.errors import CredscoreError
from credscore.evidence.extract import extract
from credscore.model.bundle import load_bundle, shipped_model
from credscore.model.heads import widening
from credscore.model.scorer import Scorer
from credscore.training.metrics import spearman

SIZES = (10, 20, 30, 40, 50, 60, 80, 100, 120, 160, 200, 300)


def read(path: Path, limit: int, seed: int) -> list[dict[str, object]]:
    """Up to `limit` rows, drawn at random."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    rows = [row for row in rows if isinstance(row.get("text"), str)]
    return [rows[k] for k in np.random.default_rng(seed).permutation(len(rows))[: 8 * limit]]


def patient(folder: Path | None) -> Scorer:
    """The model, without its demand for a number of words."""
    bundle = load_bundle(folder or shipped_model())
    settings = {**bundle.manifest["settings"], "min_words": 1}
    return Scorer(replace(bundle, manifest={**bundle.manifest, "settings": settings}))


def measured(rows: list[dict[str, object]], scorer: Scorer, whole: int, limit: int, seed: int) -> dict[str, list[dict[str, float]]]:
    """Figures of both kinds of excerpts, one dict a size, the whole last."""
    texts, ends, words, ratings = [], [], [], []
    for row in rows:
        text = str(row["text"])
        ctx = extract([text]).ctx
        size = np.diff(ctx.sentences.first)
        if size.sum() < whole:
            continue
        texts.append(text)
        ends.append(np.append(ctx.buffer.to_start(ctx.sentences.start, ctx.sentences.article), len(text)))
        words.append(np.append(0, np.cumsum(size)))
        ratings.append(row.get("rating"))
        if len(texts) == limit:
            break
    if not texts:
        return {}
    full = scorer.score_table(texts)
    keep = np.flatnonzero(full.status == 0)
    truth = np.array([np.nan if ratings[k] is None else float(str(ratings[k])) for k in keep])
    rng = np.random.default_rng(seed)
    out: dict[str, list[dict[str, float]]] = {}
    for kind in ("the first words", "a random place"):
        out[kind] = []
        for size in SIZES:
            parts, counts = [], []
            for k in keep.tolist():
                last_start = int(np.searchsorted(words[k], words[k][-1] - size, side="right")) - 1
                first = 0 if kind == "the first words" else int(rng.integers(0, max(last_start, 0) + 1))
                last = int(np.searchsorted(words[k], words[k][first] + size))
                last = min(last, len(words[k]) - 1)
                parts.append(texts[k][int(ends[k][first]) : int(ends[k][last])])
                counts.append(words[k][last] - words[k][first])
            out[kind].append(compared(size, np.array(counts), scorer, parts, full.score[keep], truth))
    width = float(np.mean(full.high[keep] - full.low[keep])) / 2
    last = {
        "words": np.inf,
        "median words": float(np.median([w[-1] for w in words])),
        "scored": 1.0,
        "distance": 0.0,
        "half interval": width,
        "inside": 1.0,
        "plain": 1.0,
        "times": 0.0,
        "spearman": 1.0,
    }
    known = ~np.isnan(truth)
    last["error"] = float(np.abs(full.score[keep] - truth)[known].mean()) if known.any() else np.nan
    for rows_of in out.values():
        rows_of.append(last)
    return out


def compared(size: int, counts: np.ndarray, scorer: Scorer, parts: list[str], whole: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    table = scorer.score_table(parts)
    ok = table.status == 0
    score, reference = table.score[ok], whole[ok]
    known = ~np.isnan(truth[ok])
    wide = widening(counts[ok])
    below, above = (score - table.low[ok]) / wide, (table.high[ok] - score) / wide
    return {
        "words": size,
        "median words": float(np.median(counts)),
        "scored": float(ok.mean()),
        "distance": float(np.abs(score - reference).mean()),
        "half interval": float((table.high[ok] - table.low[ok]).mean() / 2),
        "inside": float(((reference >= table.low[ok]) & (reference <= table.high[ok])).mean()),
        "plain": float(((reference >= score - below) & (reference <= score + above)).mean()),
        "times": float(np.quantile(np.abs(score - reference) / np.maximum((below + above) / 2, 1.0), 0.8)),
        "spearman": spearman(score, reference),
        "error": float(np.abs(score - truth[ok])[known].mean()) if known.any() else np.nan,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--limit", type=int, default=400, help="long articles of each file")
    parser.add_argument("--whole", type=int, default=400, help="words that make an article long")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    out = {}
    try:
        scorer = patient(args.model)
        for path in args.data:
            out[path.name] = measured(read(path, args.limit, args.seed), scorer, args.whole, args.limit, args.seed)
    except CredscoreError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for name, kinds in out.items():
        for kind, rows in kinds.items():
            print(f"\n{name}, {kind}")
            print("| words | in the median | scored | distance | half interval | inside | plain | times | Spearman | error |")
            print("|---|---|---|---|---|---|---|---|---|---|")
            for row in rows:
                label = "all" if np.isinf(row["words"]) else f"{row['words']:g}"
                digits = (
                    ("median words", 0),
                    ("scored", 2),
                    ("distance", 1),
                    ("half interval", 1),
                    ("inside", 2),
                    ("plain", 2),
                    ("times", 1),
                    ("spearman", 2),
                )
                cells = " | ".join(f"{row[key]:.{places}f}" for key, places in digits)
                print(f"| {label} | {cells} | {'' if np.isnan(row['error']) else format(row['error'], '.1f')} |")
    if args.json:
        text = json.dumps(out, indent=1, default=float).replace("Infinity", "null").replace("NaN", "null")
        args.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
