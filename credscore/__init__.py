"""credscore: how far a careful editor could rely on a news text, going only by how it is sourced and how firmly it is put.

    import credscore
    report = credscore.score(text)             # a Report: score 0..100, sentences, evidence, reasons
    scorer = credscore.load("models/mine")     # or load() for the model that ships
    reports = scorer.score_batch(texts)
    table = scorer.score_table(texts)          # numpy columns
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from credscore._version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from credscore.model.estimators import CredibilityClassifier, EvidenceVectorizer
    from credscore.model.results import ScoreTable
    from credscore.model.scorer import Scorer
    from credscore.schema import Report

__all__ = ["CredibilityClassifier", "EvidenceVectorizer", "Report", "ScoreTable", "Scorer", "__version__", "load", "score"]
_LAZY = {
    "CredibilityClassifier": "credscore.model.estimators",
    "EvidenceVectorizer": "credscore.model.estimators",
    "Report": "credscore.schema",
    "ScoreTable": "credscore.model.results",
    "Scorer": "credscore.model.scorer",
}

_shared: Scorer | None = None


def load(folder: str | Path | None = None) -> Scorer:
    """A Scorer with the model in `folder`, or with the model that ships. Raises errors.ModelError, InputError for what is no path.

    Warns of a model that was trained with other lexicons than these (UserWarning).
    """
    from credscore.model.scorer import Scorer

    scorer = Scorer.load(folder)
    if scorer.bundle.outdated:
        import warnings

        warnings.warn(scorer.bundle.outdated, stacklevel=2)
    return scorer


def score(text: str, id: str | int | None = None, *, publisher: str | None = None) -> Report:
    """The Report of one article (its text, not a path) by the model that ships. Raises errors.InputError.

    id : kept in the report. publisher : its own reporters are no second-hand source.
    """
    global _shared
    if _shared is None:
        _shared = load()
    return _shared.score(text, id, publisher=publisher)


if not TYPE_CHECKING:  # for a checker of types every name would be one of ours

    def __getattr__(name: str) -> Any:
        # Imported only when asked for: the first two need scikit-learn.
        home = _LAZY.get(name)
        if home is None:
            raise AttributeError(f"module 'credscore' has no attribute {name!r}")
        return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
