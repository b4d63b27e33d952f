"""A saved model against labelled examples, honestly: what it was trained on is never counted as if it were new to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from credscore.errors import LabelError
from credscore.model.bundle import Bundle, load_bundle, shipped_model
from credscore.model.groups import GROUPS
from credscore.schema import LabelledArticle
from credscore.training.dataset import Dataset
from credscore.training.enough import check_enough, missing_heads, told_of_lender
from credscore.training.evaluate import Predicted, out_of_fold, predicted_by
from credscore.training.fit import fit
from credscore.training.phrases import only_labels
from credscore.training.prepare import Prepared, prepare
from credscore.training.seen import Seen, seen_by_lender
from credscore.training.split import recorded_split
from credscore.training.unscored import notes_on_capitals

Say = Callable[[str], None]


@dataclass(slots=True)
class Judged:
    """Examples and what was predicted for them. split : 'test', 'train', 'all' or 'cv'. rows : bool (a,), the ones to measure.

    notes : what a reader of the figures must know.
    """

    model: dict[str, str]
    split: str
    p: Prepared
    q: Predicted
    rows: np.ndarray
    notes: list[str] = field(default_factory=list)


def _pick(articles: list[LabelledArticle], keep: np.ndarray) -> list[LabelledArticle]:
    return [a for a, k in zip(articles, keep.tolist(), strict=True) if k]


def _chosen(sides: list[str], split: str) -> np.ndarray:
    """bool (a,): the rows of a split. Raises LabelError when there are none."""
    out = np.array([split in ("all", side) for side in sides], bool)
    if not out.any():
        raise LabelError(f"No example is in the split '{split}'.", "Divide them with: credscore data split DATA, or use --split all.")
    return out


def cross_validated(
    p: Prepared, bundle: Bundle, folder: Path, data: str, say: Say, without: tuple[str, ...] = ()
) -> tuple[Predicted, list[str]]:
    """Out-of-fold predictions of the features on these examples, and notes on the heads that the model in `folder`, `bundle`, lends where they
    have no labels for them.

    data : fingerprint of the data set. without : groups of features to leave out."""
    check_enough(p)
    missing = missing_heads(p)
    seed = bundle.manifest.get("seed", 0)
    arrays, thresholds = (bundle.arrays, bundle.manifest["settings"]) if missing else (None, None)
    fitted = fit(p, seed if isinstance(seed, int) else 0, arrays, thresholds, say, without)
    if not missing:
        return out_of_fold(p, fitted), []
    base = bundle.manifest.get("base")  # a model that was lent heads itself hands them on
    notes = [f"Too few labels for {', '.join(missing)}: the model {(base or bundle.info)['name']} lends those heads."]
    known = seen_by_lender(bundle) if base else Seen(folder, bundle.manifest)
    if known is not None:
        notes += told_of_lender(missing, known.rows(p.articles, data))
    return out_of_fold(p, fitted), notes


def left_out_of(bundle: Bundle) -> tuple[str, ...]:
    """The groups of features that a model was trained without."""
    groups = bundle.manifest.get("without")
    return tuple(group for group in groups if isinstance(group, str) and group in GROUPS) if isinstance(groups, list) else ()


def judge(data: Dataset, model: str | None = None, split: str | None = None, cv: bool = False, say: Say | None = None) -> Judged:
    """Predictions for the examples by a model, or with `cv` by grouped cross-validation on the examples themselves.

    model : its directory (default: the shipped one). split : "test", "train" or "all"; default: all, but only the test rows where the model
    was trained on others of them. Examples that the model was trained on get out-of-fold predictions where all of its training
    texts are there, and are left out otherwise.
    Raises ModelError, LabelError (no row in the split, or none that the model has not seen).
    """
    tell = say or (lambda _message: None)
    folder = Path(model) if model is not None else shipped_model()
    bundle = load_bundle(folder)
    sides: list[str] = recorded_split(data.articles) or ["none"] * len(data.articles)
    if cv:
        p = prepare(_pick(data.articles, _chosen(sides, split or "all")))
        q, notes = cross_validated(p, bundle, folder, data.fingerprint, tell)
        notes = ["Grouped cross-validation of the features on these examples, not the model itself.", *notes]
        return Judged(bundle.info, "cv", p, q, np.ones(len(p.articles), bool), [*notes, *notes_on_capitals(p)])
    trained_on = Seen(folder, bundle.manifest)
    seen = trained_on.rows(data.articles, data.fingerprint)
    notes = [bundle.outdated] if bundle.outdated else []
    if not trained_on.known and not seen.any():
        notes.append("The model does not say which texts it was trained on: if some of these are among them, the figures are too good.")
    if split is None:
        aside = np.array([side == "test" for side in sides], bool) & ~seen
        split = "test" if seen.any() and aside.any() else "all"
        if split == "test":
            notes.append("The model was trained on other examples of this data: only those put aside as test are measured.")
    use = _chosen(sides, split)
    if not (use & seen).any():
        return _plain(data, bundle, split, use, notes)
    count = int((use & seen).sum())
    what = f"The model was trained on {count:,} of these {int(use.sum()):,} examples"
    if not trained_on.whole_in(data.articles, data.fingerprint):
        fresh = use & ~seen
        if not fresh.any():
            message = f"{what}, and on others that are not here: there is nothing to measure it on."
            raise LabelError(message, "Give new examples, or use --cv.")
        return _plain(data, bundle, split, fresh, [*notes, f"{what}: they are left out."])
    known = prepare(_pick(data.articles, seen))
    kind, learned = "labels" if only_labels(known) else "ratings", bundle.manifest["settings"].get("scale")
    if learned not in (None, kind) and "article ratings" not in missing_heads(known):
        other = f"{what}, and learned {learned}, where they have {kind} here: cross-validation would measure another model"
        fresh = use & ~seen
        if not fresh.any():
            raise LabelError(f"{other}.", "Give the examples as they were, or new ones, or measure the features on these with --cv.")
        return _plain(data, bundle, split, fresh, [*notes, f"{other}. They are left out."])
    tell("the model was trained on these examples: cross-validating")
    oof, lent = cross_validated(known, bundle, folder, data.fingerprint, tell, left_out_of(bundle))
    p = prepare(data.articles)
    own = predicted_by(bundle, p)
    q = own.put(oof, seen[p.owner], seen)
    q.leave_out(np.isnan(own.score))  # too short, or not in English: no user gets a score for them
    return Judged(bundle.info, split, p, q, use, [*notes, f"{what}: their figures are out of fold, from cross-validation.", *lent, *notes_on_capitals(p)])


def _plain(data: Dataset, bundle: Bundle, split: str, use: np.ndarray, notes: list[str]) -> Judged:
    """The model on rows that it has not seen."""
    p = prepare(_pick(data.articles, use))
    lender = seen_by_lender(bundle)
    known = 0 if lender is None else int(lender.rows(p.articles, data.fingerprint).sum())
    if known:
        whose = f"The model {bundle.manifest['base']['name']}, which lent this one heads"
        notes = [*notes, f"{whose}, was trained on {known:,} of these {len(p.articles):,} examples: what rests on those heads is too good."]
    return Judged(bundle.info, split, p, predicted_by(bundle, p), np.ones(len(p.articles), bool), [*notes, *notes_on_capitals(p)])
