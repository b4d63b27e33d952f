"""What each group of features is worth: the model trained without it, under the cross-validation that `credscore train` uses.

    python benchmarks/ablation.py [--train training_data] [--gold LABELLED.jsonl] [--groups hedging neighbours] [--json OUT]

Groups are those of `credscore train --without` (credscore/model/groups.py); a column goes with each group that it draws from, so the
losses do not add up. With --gold each model is also measured on a labelled file that it has not seen. The recorded test part of the
corpus is never used. Prints one Markdown table, the losses in the order of the groups.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from credscore._version import __version__
from credscore.errors import CredscoreError
from credscore.model.bundle import Bundle, fingerprint
from credscore.model.groups import GROUPS, check_groups, left_out
from credscore.training.dataset import load
from credscore.training.evaluate import measure, out_of_fold, predicted_by
from credscore.training.fit import fit
from credscore.training.prepare import Prepared, prepare
from credscore.training.split import recorded_split

COLUMNS = {
    "sentence_kappa": "kappa",
    "sentence_spearman": "Spearman",
    "no_claim_f1": "no claim F1",
    "article_spearman": "article Spearman",
    "article_mae": "article error",
}


def figures(p: Prepared, gold: Prepared | None, without: tuple[str, ...], seed: int) -> dict[str, dict[str, float]]:
    """The COLUMNS out of fold, and on the gold."""
    fitted = fit(p, seed, without=without)
    out = {"cross-validated": measure(p, out_of_fold(p, fitted)).metrics}
    if gold is not None:
        manifest = {
            "name": "ablated",
            "version": __version__,
            "fingerprint": fingerprint(fitted.arrays, fitted.settings),
            "settings": fitted.settings,
        }
        out["gold"] = measure(gold, predicted_by(Bundle(manifest, fitted.arrays), gold)).metrics
    return {part: {key: values[key] for key in COLUMNS} for part, values in out.items()}


def show(rows: dict[str, dict[str, dict[str, float]]], sizes: dict[str, int]) -> None:
    parts = list(next(iter(rows.values())))
    columns = [(part, key) for part in parts for key in COLUMNS]
    print("| without | columns | " + " | ".join(COLUMNS[key] + ("" if part == parts[0] else f", {part}") for part, key in columns) + " |")
    print("|---|---|" + "---|" * len(columns))
    for name, values in rows.items():
        cells = (f"{values[part][key]:.1f}" if key == "article_mae" else f"{values[part][key]:.3f}" for part, key in columns)
        print(f"| {name} | {sizes[name]} | " + " | ".join(cells) + " |")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, default=Path("training_data"))
    parser.add_argument("--gold", type=Path, help="labelled articles to measure on, JSON Lines")
    parser.add_argument("--groups", nargs="+", default=list(GROUPS), metavar="GROUP", help=f"of {', '.join(GROUPS)}")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    rows: dict[str, dict[str, dict[str, float]]] = {}
    sizes: dict[str, int] = {}
    try:
        check_groups(args.groups)
        pool = load([args.train])
        sides = recorded_split(pool.articles) or ["train"] * len(pool)
        p = prepare([a for a, side in zip(pool.articles, sides, strict=True) if side == "train"])
        gold = prepare(load([args.gold]).articles) if args.gold else None
        for name in ("nothing", *args.groups):
            without = () if name == "nothing" else (name,)
            rows[name], sizes[name] = figures(p, gold, without, args.seed), sum(int(c.sum()) for c in left_out(without))
            print(f"without {name}: kappa {rows[name]['cross-validated']['sentence_kappa']:.3f}", file=sys.stderr, flush=True)
    except CredscoreError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    show(rows, sizes)
    if args.json:
        args.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
