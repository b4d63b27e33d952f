"""From labelled examples to a model with its figures: prepare, fit, measure, compare, and the files of its directory."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from credscore._version import __version__
from credscore.errors import CredscoreError, ModelError, UsageError
from credscore.model.bundle import FORMAT, Bundle, fingerprint, load_bundle, save_bundle, shipped_model
from credscore.model.groups import check_groups
from credscore.model.phrasing import WEIGHTS
from credscore.schema import LabelledArticle
from credscore.training.compare import FEWEST_GROUPS, Comparison, Part, compare
from credscore.training.dataset import Dataset, in_order
from credscore.training.doubts import doubts
from credscore.training.enough import check_enough, missing_heads, told_of_lender
from credscore.training.evaluate import Measured, Predicted, measure, measure_by, out_of_fold, predicted_by
from credscore.training.fit import Fitted, fit
from credscore.training.phrases import two_labels
from credscore.training.prepare import Prepared, prepare
from credscore.training.seen import TRAINED_ON, Seen, lines, seen_by_lender
from credscore.training.shingles import near_duplicates
from credscore.training.split import divided, drawn_over
from credscore.training.strongest import Strong, strongest
from credscore.training.unscored import notes_on_capitals

FILES = ("manifest.json", "weights.npz", "card.md", "metrics.json", TRAINED_ON)
BY = ("genre", "domain")
Say = Callable[[str], None]


@dataclass(slots=True)
class Figures:
    """Examples, what was predicted for them, and the figures: overall and by genre and domain."""

    p: Prepared
    q: Predicted
    measured: Measured
    by: dict[str, dict[str, Measured]]


@dataclass(slots=True)
class Trained:
    """A model in memory. folds : figures out of fold; test : figures on the rows put aside as test, if there are any.

    examples, alike : how many were given, and how many of them are near-duplicates of one in another group. lent : see `missing_heads`.
    options : what else the command line needs to make the model again. without : groups of features left out.
    doubts : what makes the figures doubtful, see `doubts`.
    phrases : those that weigh most for reliable and for unreliable, where the model has learned any.
    """

    bundle: Bundle
    fitted: Fitted
    seed: int
    data: str
    base: Bundle | None
    folds: Figures
    test: Figures | None
    examples: int = 0
    alike: int = 0
    lent: Sequence[str] = ()
    options: Sequence[str] = ()
    without: Sequence[str] = ()
    doubts: Sequence[str] = ()
    phrases: tuple[Sequence[Strong], Sequence[Strong]] = ((), ())

    @property
    def held_out(self) -> Figures:
        """The figures that the model is judged by."""
        return self.test or self.folds


def measured_part(p: Prepared, q: Predicted) -> Figures:
    """The figures of some predictions, overall and by the fields in BY."""
    return Figures(p, q, measure(p, q), {name: measure_by(p, q, name) for name in BY})


def base_for(p: Prepared, folder: str | None) -> Bundle | None:
    """The model that lends the heads for which `p` has no labels: `folder`, else the shipped one; None when none is needed.

    Raises ModelError when it is needed, or was named, and cannot be used.
    """
    if folder is not None:
        return load_bundle(Path(folder), "--base")
    return load_bundle(shipped_model()) if missing_heads(p) else None


def _copies(p: Prepared, aside: Sequence[LabelledArticle]) -> tuple[int, set[int]]:
    """How many examples are near-duplicates of one in another group (whole copies are of one group here), and which of those put aside are
    near-duplicates of an example."""
    size = len(p.articles)
    texts = [a.text for a in p.articles] + [a.text for a in aside]
    pairs = near_duplicates(texts, [*map(str, p.group), *(f"{k}\0aside" for k in range(len(aside)))])
    within = {pair.second for pair in pairs if pair.second < size}
    return len(within), {pair.second - size for pair in pairs if pair.first < size <= pair.second}


def _notes(examples: int, copies: int, aside: int, leaked: int, without: Sequence[str], unscored: int) -> list[str]:
    """What a reader of the figures must know. copies : of the examples; leaked : of those put aside; unscored : rated articles without a score."""
    out = []
    if copies:
        out.append(
            f"{copies:,} of the {examples:,} examples are near-duplicates of others in other groups: what is measured on them is too good, "
            "and the intervals are too narrow."
        )
    if leaked:
        out.append(
            f"{leaked:,} of the {aside:,} examples put aside as test are near-duplicates of examples trained on: they were not measured."
        )
    if without:
        out.append(f"Groups of features left out: {', '.join(without)}.")
    if unscored:
        out.append(
            f"{unscored:,} of the articles with a rating or a label {'is' if unscored == 1 else 'are'} too short, without claims or not in English: "
            "the model has learned from them, and gives such texts no score."
        )
    return out


def train(
    data: Dataset, name: str, seed: int = 0, base: str | None = None, say: Say | None = None, without: tuple[str, ...] = ()
) -> Trained:
    """Fit a model on the training rows of `data` and measure it: out of fold, and on the test rows.

    base : directory of a model to take heads from that the data has no labels for (default: the shipped one).
    without : groups of features (credscore.model.groups) to leave out.
    Raises LabelError (too little to learn from), ModelError (an unusable base), UsageError (no such group).
    """
    without = check_groups(without)
    tell = say or (lambda _message: None)
    articles, aside = divided(in_order(data.articles))
    tell(f"reading the evidence in {len(articles):,} examples")
    p = prepare(articles)
    check_enough(p)
    lender = base_for(p, base)
    fitted = fit(p, seed, lender.arrays if lender else None, lender.manifest["settings"] if lender else None, tell, without)
    copies, leaked = _copies(p, aside)
    manifest = {
        "name": name,
        "version": __version__,
        "fingerprint": fingerprint(fitted.arrays, fitted.settings),
        "settings": fitted.settings,
    }
    bundle = Bundle(manifest, fitted.arrays)
    tell("measuring")
    unscored = int(np.isnan(predicted_by(bundle, p).score[~np.isnan(p.article_rating)]).sum())
    fitted.notes += _notes(len(articles), copies, len(aside), len(leaked), without, unscored) + notes_on_capitals(p)
    drawn = len(drawn_over(data.articles))
    if drawn:
        fitted.notes.append(
            f"{drawn:,} of the {len(aside):,} examples put aside as test are not marked so themselves: they share the group or text of one that is."
        )
    lent = missing_heads(p)
    if lender is not None and lent:
        known = Seen(Path(base) if base else shipped_model(), lender.manifest).rows(articles, data.fingerprint)
        measured = not np.array_equal(fitted.arrays["interval"], lender.arrays["interval"])
        fitted.notes += told_of_lender(lent, known, ", and the interval too narrow" if measured else "")
    if lender is not None and lender.outdated:
        fitted.notes.append(lender.outdated)
    folds = measured_part(p, out_of_fold(p, fitted))
    test = None
    fresh = [a for k, a in enumerate(aside) if k not in leaked]
    if fresh:
        tp = prepare(fresh)
        test = measured_part(tp, predicted_by(bundle, tp))
    made = Trained(bundle, fitted, seed, data.fingerprint, lender, folds, test, len(articles), copies, lent, without=without)
    if WEIGHTS in fitted.arrays and two_labels(p):
        made.phrases = strongest(p, fitted.arrays[WEIGHTS])
    made.doubts = doubts(made.held_out.p, made.held_out.q, any(made.phrases))
    return made


def compared(trained: Trained, folder: Path, draws: int = 1000) -> tuple[Comparison, Bundle]:
    """The trained model against the one in `folder` on the same rows: the test rows if there are enough, else out of fold.

    Raises ModelError when the old one is unusable.
    """
    old = load_bundle(folder)
    parts: list[Part] = []
    seen: list[np.ndarray] = []
    trained_on = [Seen(folder, old.manifest)]
    lender = seen_by_lender(old)
    trained_on += [] if lender is None else [lender]
    # Rows put aside as test are what the two are to be judged by; out-of-fold rows stand in where there are too few of them.
    for part in (trained.test, trained.folds):
        if part is not None:
            known = np.logical_or.reduce([one.rows(part.p.articles, trained.data) for one in trained_on])
            parts.append((part.p, part.q, predicted_by(old, part.p), np.ones(len(part.p.articles), bool)))
            seen.append(known)
            if part is trained.test and len(set(part.p.group[~known].tolist())) >= FEWEST_GROUPS:
                break
    found = compare(parts, seen, trained.seed, draws)
    found.lent = lender is not None
    if found.verdict == "better" and trained.alike:
        copies = f"{trained.alike:,} of the {trained.examples:,} examples are near-duplicates of others"
        found.why += f"; but {copies}, which speaks for the new model unduly"
    return found, old


def check_target(folder: Path, force: bool = False) -> str:
    """What lies at the place for a model: 'nothing', 'model' (usable), or with `force` 'unusable' (a model that this credscore cannot use).

    Raises UsageError for a file, for a directory that holds something else, and without `force` for an unusable model: what cannot be
    compared may be the better one.
    """
    hint = "Give another -o DIR: a new one, or one with a model."
    try:
        above = next(parent for parent in [folder.absolute(), *folder.absolute().parents] if parent.exists())
    except OSError as error:  # a name that is too long, or a folder that may not be looked into
        raise UsageError(f"The output {folder} cannot be made: {error.strerror}.", hint) from None
    if not folder.exists():
        if folder.is_symlink():
            raise UsageError(f"The output {folder} is a link that leads nowhere.", hint)
        if not above.is_dir() or not os.access(above, os.W_OK):
            what = "cannot be written to" if above.is_dir() else "is a file"
            raise UsageError(f"The output {folder} cannot be made: {above} {what}.", hint)
        return "nothing"
    if not folder.is_dir():
        raise UsageError(f"The output {folder} is a file, not a directory.", hint)
    try:
        names = {entry.name for entry in folder.iterdir() if not entry.name.startswith(".")}
    except OSError as error:
        raise UsageError(f"The output {folder} cannot be listed: {error.strerror}.", hint) from None
    if not names:
        return "nothing"
    manifest = _manifest(folder)
    ours = names <= {*FILES, "plots"}
    if not ours and (manifest is None or not {"format", "fingerprint", "features", "settings"} <= set(manifest)):
        raise UsageError(f"The directory {folder} holds something else than a model ({', '.join(sorted(names)[:4])}).", hint)
    try:
        load_bundle(folder)
    except ModelError as error:
        if manifest is not None and isinstance(manifest.get("format"), int) and manifest["format"] > FORMAT:
            raise UsageError(f"{folder} holds a model of a newer credscore.", "Update credscore, or give another -o DIR.") from error
        if not force:
            message = f"{folder} holds a model that cannot be used here, so nobody knows which is better. {error.message}"
            raise UsageError(message, "Give another -o DIR, or overwrite it all the same with --force.") from error
        return "unusable"
    return "model"


def _manifest(folder: Path) -> dict[str, Any] | None:
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _versions() -> dict[str, str]:
    import sklearn

    return {"credscore": __version__, "numpy": np.__version__, "python": platform.python_version(), "scikit-learn": sklearn.__version__}


def metrics_dict(trained: Trained) -> dict[str, Any]:
    """metrics.json: everything that was measured, nothing that changes from run to run."""
    out: dict[str, Any] = {"data": trained.data, "seed": trained.seed, "model": trained.bundle.info}
    for name, part in (("cross_validated", trained.folds), ("test", trained.test)):
        if part is not None:
            by = {field: {value: one.to_dict() for value, one in table.items()} for field, table in part.by.items()}
            out[name] = part.measured.to_dict() | {"by": by}
    return out


def save(trained: Trained, folder: Path, pictures: dict[str, str] | None = None) -> Bundle:
    """Write the model directory. pictures : name -> path of plots for the card. The same model gives the same bytes.

    Raises CredscoreError when it cannot be written.
    """
    from credscore.training.card import card

    base = trained.base
    counts = trained.folds.measured.counts | ({"test_examples": len(trained.test.p.articles)} if trained.test else {})
    extra = {
        "data": trained.data,
        "seed": trained.seed,
        "base": base.info if base else None,
        "without": list(trained.without),
        "trained_with": _versions(),
        "examples": counts,
        "notes": [*trained.fitted.notes, *trained.doubts],
    }
    files = {
        "metrics.json": json.dumps(metrics_dict(trained), indent=1, ensure_ascii=False, allow_nan=False) + "\n",
        TRAINED_ON: lines(trained.folds.p.articles),
        "card.md": card(trained, extra, pictures or {}),
    }
    info = trained.bundle.info
    try:
        return save_bundle(folder, info["name"], info["version"], trained.fitted.settings, trained.fitted.arrays, extra, files)
    except OSError as error:
        hint = "Check the folder, its permissions and the free space."
        raise CredscoreError(f"The model cannot be written to {folder}: {error.strerror}.", hint) from None
