"""What more of the training corpus would bring: models trained on growing shares of it, measured on a labelled file of other texts.

    python benchmarks/learning_curve.py real.jsonl [--train training_data] [--shares 25 50 75 100] [--seeds 3] [--json OUT]

The labelled file (format of `credscore train`) is only measured on, except in the last rows: there a model with the same features
and settings is trained on that file itself, in grouped cross-validation, to tell what such texts teach that ours do not. A small
set feels a penalty more than a large one, so it is tried with weaker penalties too (--strengths). All models are thrown away.
Shares are shares of the groups, drawn anew for each seed; the recorded test part of the corpus is never used.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from credscore._version import __version__
from credscore.errors import CredscoreError
from credscore.model.bundle import Bundle, fingerprint
from credscore.schema import LabelledArticle
from credscore.training import article_head, sentence_heads
from credscore.training.dataset import load
from credscore.training.evaluate import predicted_by
from credscore.training.fit import Fitted, fit
from credscore.training.folds import FOLDS
from credscore.training.metrics import f1, quadratic_kappa, spearman
from credscore.training.prepare import Prepared, prepare
from credscore.training.split import group_key, recorded_split

COLUMNS = ("kappa", "spearman", "mae", "no claim F1", "article spearman")


def draw(articles: Sequence[LabelledArticle], share: float, seed: int) -> list[LabelledArticle]:
    """The articles of `share` (0..1) of the groups; with one seed, a smaller share is part of a larger one."""
    names = sorted({group_key(a) for a in articles})
    order = np.random.default_rng(seed).permutation(len(names))
    chosen = {names[i] for i in order[: max(1, round(share * len(names)))]}
    return [a for a in articles if group_key(a) in chosen]


def figures(p: Prepared, expected: np.ndarray, claim: np.ndarray, article: np.ndarray) -> dict[str, float]:
    """Agreement of predictions with the labels of `p`. expected : (s,) 0..4. claim : (s,) bool. article : (a,) 0..100; nan is left out."""
    rated = ~np.isnan(p.rating) & ~np.isnan(expected)
    known = p.claim >= 0
    judged = ~np.isnan(p.article_rating) & ~np.isnan(article)
    return {
        "kappa": quadratic_kappa(p.rating[rated], expected[rated]),
        "spearman": spearman(p.rating[rated], expected[rated]),
        "mae": float(np.abs(p.rating[rated] - expected[rated]).mean()),
        "no claim F1": f1(p.claim[known] == 0, ~claim[known])[0],
        "article spearman": spearman(p.article_rating[judged], article[judged]),
    }


def transferred(model: Fitted, target: Prepared) -> dict[str, float]:
    """A model on texts it was not trained on, by the arrays that a saved model would hold."""
    manifest = {
        "name": "part",
        "version": __version__,
        "fingerprint": fingerprint(model.arrays, model.settings),
        "settings": model.settings,
    }
    said = predicted_by(Bundle(manifest, model.arrays), target)
    return figures(target, said.expected, said.claim, said.score)


@contextmanager
def strength(times: float) -> Iterator[None]:
    """Fits inside are penalised `times` less: the constants of the heads, which they read at every fit."""
    before = sentence_heads.RATING_C_ROOT, sentence_heads.CLAIM_C, article_head.ARTICLE_ALPHA
    sentence_heads.RATING_C_ROOT, sentence_heads.CLAIM_C = before[0] * times, before[1] * times
    article_head.ARTICLE_ALPHA = before[2] / times
    try:
        yield
    finally:
        sentence_heads.RATING_C_ROOT, sentence_heads.CLAIM_C, article_head.ARTICLE_ALPHA = before


def own_folds(p: Prepared, seed: int, times: float) -> dict[str, float]:
    """The same features, trained on these texts themselves and measured out of fold."""
    with strength(times):
        model = fit(p, seed=seed)
    return figures(p, model.oof_expected, model.oof_claim >= model.settings["claim_threshold"], model.oof_article)


def show(name: str, size: str, rows: list[dict[str, float]]) -> dict[str, dict[str, float]]:
    """Print mean ± standard deviation over the seeds; the same as a plain dict."""
    values = {c: np.array([r[c] for r in rows]) for c in COLUMNS}
    cells = "".join(f"{v.mean():>10.3f} ±{v.std():.3f}" for v in values.values())
    print(f"{name:<26s}{size:>18s}{cells}", flush=True)
    return {c: {"mean": float(v.mean()), "sd": float(v.std())} for c, v in values.items()}


def run(args: argparse.Namespace) -> dict[str, dict[str, dict[str, float]]]:
    pool, target = load([args.train]), prepare(load([args.labelled]).articles)
    sides = recorded_split(pool.articles) or ["train"] * len(pool)
    articles = [a for a, side in zip(pool.articles, sides, strict=True) if side == "train"]
    print(f"Measured on {args.labelled.name}: {len(target.articles)} articles, {int((~np.isnan(target.rating)).sum()):,} rated sentences.")
    print(f"{'trained on':<26s}{'articles / rated':>18s}" + "".join(f"{c:>17s}" for c in COLUMNS))
    out = {}
    for share in args.shares:
        rows, sizes = [], []
        # All of it is one and the same model whatever the seed.
        for seed in range(args.seeds if share < 100 else 1):
            p = prepare(draw(articles, share / 100, seed))
            sizes.append((len(p.articles), int((~np.isnan(p.rating)).sum())))
            rows.append(transferred(fit(p, seed=seed), target))
        mean = np.mean(sizes, axis=0)
        out[f"{share:g} %"] = show(f"{share:g} % of {args.train.name}", f"{mean[0]:.0f} / {mean[1]:,.0f}", rows)
    size = f"{len(target.articles)} / {int((~np.isnan(target.rating)).sum()):,}"
    for times in args.strengths:
        name = f"itself, {FOLDS} folds" + f", penalty/{times:g}" * (times != 1)
        out[name] = show(name, size, [own_folds(target, seed, times) for seed in range(args.seeds)])
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path, help="labelled articles to measure on, JSON Lines")
    parser.add_argument("--train", type=Path, default=Path("training_data"))
    parser.add_argument("--shares", type=float, nargs="+", default=[25, 50, 75, 100], metavar="PERCENT")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--strengths", type=float, nargs="+", default=[1, 3, 9], metavar="TIMES", help="weaker penalties for the last rows")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    if args.seeds < 1 or not all(0 < share <= 100 for share in args.shares) or min(args.strengths) <= 0:
        parser.error("--seeds must be at least 1, every share above 0 and at most 100, every strength above 0.")
    began = time.perf_counter()
    try:
        out = run(args)
    except CredscoreError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
