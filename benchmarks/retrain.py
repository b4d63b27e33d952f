"""Retraining on somebody else's labels: grouped cross-validation of a default CredibilityClassifier and of `credscore train`, beside TF-IDF.

    python benchmarks/retrain.py pairs.jsonl [hedges.jsonl ...] [--repeats 3] [--peers] [--json OUT]

Each file is JSON Lines with `text`, `label` (0 or 1) and, where examples belong together, `group`. The models are thrown
away; nothing is written but the figures. `credscore train` fits the article head on the labels and takes the sentence heads from the
model that ships; texts too short for a score (see `min_words`) count as 50 of 100.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, brier_score_loss, f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline

from credscore import CredibilityClassifier
from credscore.model.bundle import Bundle, fingerprint, load_bundle, shipped_model
from credscore.model.scorer import Scorer
from credscore.schema import LabelledArticle
from credscore.training.fit import fit
from credscore.training.prepare import prepare

FOLDS = 5


def peers() -> dict[str, Callable[[], Any]]:
    def head() -> LogisticRegression:
        return LogisticRegression(C=10, class_weight="balanced", max_iter=500)

    return {
        "TF-IDF words + logistic regression": lambda: make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), head()),
        "TF-IDF characters + logistic regression": lambda: make_pipeline(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2), head()
        ),
    }


def measure(make: Callable[[], Any], texts: list[str], labels: np.ndarray, groups: np.ndarray, repeats: int) -> dict[str, float]:
    """Means over the repeats (each with its own folds), out of fold; `auc sd` is their standard deviation."""
    rows = []
    began = time.perf_counter()
    for seed in range(repeats):
        chance = np.zeros(len(labels))
        for train, test in GroupKFold(FOLDS, shuffle=True, random_state=seed).split(texts, labels, groups):
            model = make()
            more = {"groups": groups[train]} if isinstance(model, (CredibilityClassifier, Command)) else {}
            model.fit([texts[k] for k in train], labels[train], **more)
            chance[test] = model.predict_proba([texts[k] for k in test])[:, 1]
        said = chance > 0.5
        rows.append([accuracy_score(labels, said), roc_auc_score(labels, chance), f1_score(labels, said), brier_score_loss(labels, chance)])
    mean, spread = np.mean(rows, axis=0), np.std(rows, axis=0)
    out = dict(zip(("accuracy", "auc", "f1", "brier"), mean.tolist(), strict=True))
    return out | {"accuracy sd": spread[0], "auc sd": spread[1], "seconds a fit": (time.perf_counter() - began) / repeats / FOLDS}


class Command:
    """What `credscore train` would make of two labels and `credscore batch` of the model, in the shape of a classifier."""

    def fit(self, texts: list[str], labels: np.ndarray, groups: np.ndarray) -> Command:
        rows = zip(texts, labels.tolist(), groups.tolist(), strict=True)
        p = prepare([LabelledArticle(text=t, label=int(y), group=g, id=f"r{k}") for k, (t, y, g) in enumerate(rows)])
        lender = load_bundle(shipped_model())
        fitted = fit(p, 0, lender.arrays, lender.manifest["settings"])
        manifest = {**lender.manifest, "fingerprint": fingerprint(fitted.arrays, fitted.settings), "settings": fitted.settings}
        self.scorer = Scorer(Bundle(manifest, fitted.arrays))
        return self

    def predict_proba(self, texts: list[str]) -> np.ndarray:
        score = np.nan_to_num(self.scorer.score_table(texts).score, nan=50.0) / 100
        return np.column_stack([1 - score, score])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--peers", action="store_true", help="measure TF-IDF with logistic regression too")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    models: dict[str, Callable[[], Any]] = {"CredibilityClassifier()": CredibilityClassifier, "credscore train": Command}
    if args.peers:
        models |= peers()
    out: dict[str, dict[str, dict[str, float]]] = {}
    for path in args.data:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        texts, labels = [r["text"] for r in rows], np.array([int(r["label"]) for r in rows])
        groups = np.array([str(r.get("group", k)) for k, r in enumerate(rows)])
        print(f"{path.name}: {len(rows)} texts, {labels.mean():.0%} positive, {len(set(groups))} groups, {FOLDS} folds x {args.repeats}")
        out[path.name] = {}
        for name, make in models.items():
            figures = out[path.name][name] = measure(make, texts, labels, groups, args.repeats)
            print(f"  {name:42s} " + "  ".join(f"{k} {v:.3f}" for k, v in figures.items()), flush=True)
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
