"""The scikit-learn face: texts in, evidence features or classes out, for pipelines, grid searches and one's own labels.

Both estimators read the one definition of the features (`credscore.model.features`); this is the only module of `model` that
imports scikit-learn.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from numbers import Integral, Real
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, StratifiedKFold
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_consistent_length, check_is_fitted, column_or_1d

from credscore.errors import InputError
from credscore.evidence.extract import Found, extract
from credscore.model.arguments import ONE_COLUMN, in_python, is_missing, is_no_list
from credscore.model.article_features import PRESENT, distinct_sources
from credscore.model.features import FEATURES, featurize
from credscore.model.grid import snap
from credscore.model.ngrams import cue_grams, word_grams
from credscore.model.scaling import Blocks, Scaling
from credscore.model.scorer import batches
from credscore.model.threads import in_one_thread
from credscore.model.view import View, make_view

_POOLS = ("mean of", "headline and lede", "first sentence")
_LEDE = 4
_NAMES = (
    *(f"{pool} {f.name}".replace(",", "") for pool in _POOLS for f in FEATURES),  # LightGBM takes no marks of JSON
    *(f"any {n}" for n in PRESENT),
    "log different named sources",
    "log words",
    "words in a sentence",
    "characters in quotations",
)
# How an outlet breaks its lines tells who wrote a text and nothing of its sourcing: the classifier does not read these.
_LAYOUT = np.array([name.endswith(" par_start") for name in _NAMES])
_PENALTIES = (0.03, 0.3, 3.0, 30.0)  # inverse strengths that the inner cross-validation chooses from
_FOLDS = 5
_Folds = list[tuple[np.ndarray, np.ndarray]]
# How much of the differences between the heads' answers the last one sees, beside their mean: on few texts it then all but takes the
# mean, on thousands it can weigh them.
_APART = 0.3


def _weights_of(given: Any, count: int) -> np.ndarray:
    """float64 (count,): weights of texts. Raises ValueError for another number of them, and unless they are finite, none below zero, not all zero."""
    weights = np.asarray(given, np.float64)
    if weights.shape != (count,):
        raise ValueError(f"One sample weight for each of {count} texts is wanted, not an array of shape {weights.shape}.")
    if not np.isfinite(weights).all() or (weights < 0).any() or not weights.any():
        raise ValueError("Sample weights must be finite numbers, none below zero and not all zero.")
    return weights


def _groups_of(given: Any, texts: list[str]) -> np.ndarray:
    """Groups of texts as an array (texts,). Raises ValueError for another number of them, and where one is missing or they cannot be sorted."""
    check_consistent_length(texts, given)
    listed = list(in_python(given))
    missing = next((k for k, group in enumerate(listed) if is_missing(group)), None)
    if missing is not None:
        raise ValueError(f"The group of text number {missing} is missing. Give a text by itself a group of its own.")
    try:
        return np.unique(np.fromiter(listed, object, len(listed)), return_inverse=True)[1]
    except TypeError:
        raise ValueError("Groups must be all numbers, all str, or all tuples of such.") from None


def check_list(texts: Any) -> list[str]:
    """`texts` as a list of str.

    Accepts any iterable of str: a list, a tuple, a 1-d numpy array, a pandas Series, a pyarrow array. Raises ValueError (a bare str, two
    dimensions) and TypeError (sparse, not iterable) as scikit-learn's conventions ask, InputTypeError for a mapping, a set, an open file and an
    item that is no str.
    """
    if isinstance(texts, (str, bytes)):
        raise ValueError("A list of texts is wanted, not one bare text. Put it in a list: [text].")
    if sp.issparse(texts):
        raise TypeError("Sparse input is not supported: a list of texts is wanted, not a matrix.")
    if getattr(texts, "ndim", 1) != 1:
        raise ValueError(f"Expected a 1-dimensional list of texts, got an array of shape {texts.shape}. Pass one column.")
    if is_no_list(texts):
        raise InputTypeError(f"A list of texts is wanted, not {type(texts).__name__}.", ONE_COLUMN)
    if not isinstance(texts, Iterable):
        raise TypeError(f"A list of texts is wanted, not {type(texts).__name__}.")
    out = list(in_python(texts))
    for k, text in enumerate(out):
        if not isinstance(text, str):
            raise InputTypeError(f"Text number {k} is {type(text).__name__}, not str.", "Decode or convert it first.")
    return out


class InputTypeError(InputError, TypeError):
    """An InputError that scikit-learn's callers may also catch as a TypeError."""


def _pool(view: View, x: np.ndarray, count: int) -> np.ndarray:
    """Article-level evidence, float64 (count, len(_NAMES)), on the grid; articles without a sentence give zeros."""
    out = np.zeros((count, len(_NAMES)))
    if not view.count:
        return out
    article = view.found.ctx.sentences.article
    low = np.flatnonzero(np.diff(article, prepend=-1))
    here = article[low]
    size = np.diff(np.append(low, view.count)).astype(np.float64)[:, None]
    wide = len(FEATURES)
    lead = ((view.at - view.article_low) < _LEDE)[:, None]
    out[here, :wide] = np.add.reduceat(x, low, axis=0) / size
    out[here, wide : 2 * wide] = np.add.reduceat(x * lead, low, axis=0) / np.minimum(size, _LEDE)
    out[here, 2 * wide : 3 * wide] = x[low]
    words = np.add.reduceat(view.size, low)
    last = [(np.add.reduceat(view[name], low) > 0).astype(float) for name in PRESENT]
    quoted = np.add.reduceat(snap(view["quote_share"]) * view.size, low) / np.maximum(words, 1)
    last += [np.log1p(distinct_sources(view)[here]), np.log1p(words), words / size[:, 0], quoted]
    out[here, 3 * wide :] = np.stack(last, axis=1)
    return snap(out)


def _read(texts: Sequence[str]) -> Iterable[tuple[Found, np.ndarray]]:
    """Evidence of each batch and its article-level features."""
    for low, high in batches(texts):
        found = extract(texts[low:high])
        view = make_view(found)
        yield found, _pool(view, featurize(view), high - low)


class EvidenceVectorizer(TransformerMixin, BaseEstimator):
    """Texts to a dense matrix of article-level evidence features: how a text is sourced and how firmly it is put.

    Means of the sentence features over the article, over its first four sentences and of the first one, then facts about the
    whole. Holds no state: `fit` only checks its input, and a row depends on nothing but its own text.

    Examples
    --------
    >>> EvidenceVectorizer().fit_transform(["The minister resigned, a source said."]).shape[0]
    1
    """

    def fit(self, X: Iterable[str], y: Any = None) -> EvidenceVectorizer:
        """Check `X`; nothing is learned. Raises ValueError for a bare str, InputError for anything that is not text."""
        check_list(X)
        return self

    def transform(self, X: Iterable[str]) -> np.ndarray:
        """float64 array (texts, features). Raises as `fit` does."""
        parts = [rows for _, rows in _read(check_list(X))]
        return np.concatenate(parts) if parts else np.zeros((0, len(_NAMES)))

    def fit_transform(self, X: Iterable[str], y: Any = None, **fit_params: Any) -> np.ndarray:
        """As `fit` and `transform`; what can be read only once is read once."""
        # a Series stays one: its index is that of the rows that `set_output` gives
        return super().fit_transform(list(X) if isinstance(X, Iterator) else X, y, **fit_params)

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Names of the columns, an object array (features,). `input_features` is ignored: the input is text."""
        return np.array(_NAMES, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        tags.requires_fit = False
        return tags


class CredibilityClassifier(ClassifierMixin, BaseEstimator):
    """Learns somebody's own classes (reliable or not, hedged or not, …) from texts alone.

    Three penalised logistic regressions look at a text, one at its evidence (features, and which cues stand where), one at its hashed
    word n-grams (names and numbers masked), one at both; a fourth one, fitted on their out-of-fold answers, weighs them and calibrates the probabilities.
    How a text is broken into lines and paragraphs is not looked at.

    Parameters
    ----------
    bits : int, default 18. The n-grams fall into 2**bits buckets.
    longest : int, default 3. Words in the longest n-gram; 0 leaves n-grams out.
    penalties : sequence of float, default (0.03, 0.3, 3, 30). Inverse regularisation strengths that the inner
        cross-validation (by log loss) chooses from.
    folds : int, default 5. Folds of the inner cross-validation, fewer where a class has fewer examples.
    class_weight : "balanced", None or dict, default "balanced". "balanced" lets classes count alike however rare they are, and the
        probabilities are those of a pool with equal shares; None keeps the shares of the training data; a dict gives the weight of
        each class by its label, 1 where it has none.
    random_state : int, default 0. Seeds the inner folds; the same data and seed give the same model.

    Attributes
    ----------
    classes_ : array (classes,).
    penalties_ : dict from each view ("evidence", "words", "both") to the strength that won.
    n_features_in_ : not set, since the input is text, as with scikit-learn's own text vectorizers.
    """

    def __init__(
        self,
        bits: int = 18,
        longest: int = 3,
        penalties: Sequence[float] = _PENALTIES,
        folds: int = _FOLDS,
        class_weight: str | Mapping[Any, float] | None = "balanced",
        random_state: int = 0,
    ) -> None:
        self.bits = bits
        self.longest = longest
        self.penalties = penalties
        self.folds = folds
        self.class_weight = class_weight
        self.random_state = random_state

    # ------------------------------------------------------------------ fitting
    @in_one_thread
    def fit(self, X: Iterable[str], y: Any, groups: Any = None, sample_weight: Any = None) -> CredibilityClassifier:
        """Learn from texts and classes.

        groups : optional array (texts,); texts of one group (a story told twice) stay together in the inner folds.
        sample_weight : optional array (texts,), how much each text counts, beside what `class_weight` gives its class.
        Raises ValueError: bare str, lengths that differ, fewer than two classes, continuous y, a parameter that makes no sense. InputError: an item
        that is not text.
        """
        if y is None:
            raise ValueError("This CredibilityClassifier estimator requires y to be passed, but the target y is None.")
        check_classification_targets(y)
        labels = column_or_1d(y, warn=True)
        texts = check_list(X)
        check_consistent_length(texts, labels)
        groups = None if groups is None else _groups_of(groups, texts)
        self._check_parameters()
        weights = None if sample_weight is None else _weights_of(sample_weight, len(texts))
        self.classes_, target = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(
                f"Texts of at least two classes are needed, but the labels hold {len(self.classes_)} class: {self.classes_.tolist()}."
            )
        if isinstance(self.class_weight, Mapping):
            weights = self._weighed(self.class_weight, target, weights)
        if weights is not None and (unheard := np.bincount(target, weights) == 0).any():
            raise ValueError(f"All texts of the class {self.classes_[unheard][0]} have a weight of 0: there is nothing to learn it from.")
        blocks = self._blocks(texts)
        folds = self._inner(target, groups)
        self.penalties_: dict[str, float] = {}
        self.views_: list[str] = ["evidence", "words", "both"] if self.longest else ["evidence"]
        answers = []
        for name in self.views_:
            penalty, out_of_fold = self._choose(name, blocks, target, folds, weights)
            self.penalties_[name] = penalty
            answers.append(out_of_fold)
        self.scaling_ = Scaling.of(blocks, target)
        self.heads_ = [self._head(self.penalties_[name]).fit(self.scaling_.apply(name, blocks), target, weights) for name in self.views_]
        self.spread_ = np.stack([np.maximum(answer.std(axis=0), 1e-9) for answer in answers])
        self.final_ = LogisticRegression(C=1.0, class_weight=self._balance, max_iter=1000).fit(self._stacked(answers), target, weights)
        return self

    def _check_parameters(self) -> None:
        """Raise ValueError for a parameter that makes no sense."""
        for name, value, low, high, words in (
            ("bits", self.bits, 1, 30, "from 1 to 30"),
            ("longest", self.longest, 0, np.inf, "0 (no n-grams) or more"),
            ("folds", self.folds, 1, np.inf, "above 0"),
        ):
            if not isinstance(value, Integral) or not low <= int(value) <= high:
                raise ValueError(f"{name} must be a whole number, {words}, got {value!r}.")
        strengths = self.penalties
        if np.ndim(strengths) != 1 or not len(strengths) or not all(isinstance(one, Real) and one > 0 for one in strengths):
            raise ValueError(f"penalties must be a list of at least one number, each above 0, got {strengths!r}.")
        chosen = self.class_weight
        if isinstance(chosen, Mapping):
            if not all(isinstance(one, Real) and 0 <= float(one) < np.inf for one in chosen.values()):
                raise ValueError(f"The weights of class_weight must be numbers, 0 or more, got {chosen!r}.")
        elif chosen not in ("balanced", None):
            raise ValueError(f'class_weight must be "balanced", None or a dict from class to weight, got {chosen!r}.')

    def _weighed(self, by_class: Mapping[Any, float], target: np.ndarray, weights: np.ndarray | None) -> np.ndarray:
        """The weights of the texts (texts,), each times that of its class: the heads see codes, to which the labels of a dict say nothing."""
        known = self.classes_.tolist()
        if strange := [name for name in by_class if name not in known]:
            raise ValueError(f"class_weight names {strange[0]!r}, which is no class of the labels: {known}.")
        each = np.array([by_class.get(name, 1.0) for name in known], dtype=float)[target]
        return each if weights is None else each * weights

    @property
    def _balance(self) -> str | None:
        return "balanced" if isinstance(self.class_weight, str) else None

    def _blocks(self, texts: list[str]) -> Blocks:
        wide = 1 << self.bits
        dense = [np.zeros((0, len(_NAMES)))]
        grams: dict[str, list[sp.csr_matrix]] = {"words": [sp.csr_matrix((0, wide))], "cues": [sp.csr_matrix((0, wide))]}
        for found, rows in _read(texts):
            dense.append(np.where(_LAYOUT, 0.0, rows))
            for name, (at, bucket) in (("words", word_grams(found, self.bits, self.longest)), ("cues", cue_grams(found, self.bits))):
                counted = sp.csr_matrix((np.ones(len(at)), (at, bucket)), shape=(len(rows), wide))
                counted.sum_duplicates()
                grams[name].append(counted)
        return Blocks(np.concatenate(dense), {name: sp.vstack(parts, format="csr") for name, parts in grams.items()})

    def _inner(self, target: np.ndarray, groups: Any) -> _Folds:
        """Inner folds. A class that is too rare to be in every training part leaves no fold, and the answers are then those in sample."""
        smallest = np.bincount(target).min() if groups is None else len(np.unique(groups))
        count = int(min(self.folds, smallest))
        everything = np.arange(len(target))
        if count >= 2 and groups is None:
            return list(StratifiedKFold(count, shuffle=True, random_state=self.random_state).split(everything, target))
        if count >= 2:
            folds = list(GroupKFold(count).split(everything, target, groups))
            if all(len(np.unique(target[train])) == len(self.classes_) for train, _ in folds):
                return folds
        warnings.warn("A class is not in every training part of the inner cross-validation: probabilities are not calibrated.", UserWarning, stacklevel=4)
        return [(everything, everything)]

    def _head(self, penalty: float) -> LogisticRegression:
        # a looser tolerance than the default changes no third decimal of a probability and halves the time
        return LogisticRegression(C=penalty, class_weight=self._balance, solver="lbfgs", tol=1e-3, max_iter=300)

    def _choose(
        self, name: str, blocks: Blocks, target: np.ndarray, folds: _Folds, weights: np.ndarray | None
    ) -> tuple[float, np.ndarray]:
        """The strength with the lowest out-of-fold log loss, and its out-of-fold scores (texts, classes or 1)."""
        share = np.bincount(target)[target]
        weight = 1.0 / share if self._balance else np.ones(len(target))
        weight = weight if weights is None else weight * weights
        width = 1 if len(self.classes_) == 2 else len(self.classes_)
        scores = {c: np.zeros((len(target), width)) for c in self.penalties}
        loss = dict.fromkeys(scores, 0.0)
        for train, test in folds:
            inner = blocks.take(train)
            scaling = Scaling.of(inner, target[train])
            x, z = scaling.apply(name, inner), scaling.apply(name, blocks.take(test))
            for c in scores:
                head = self._head(c).fit(x, target[train], None if weights is None else weights[train])
                scores[c][test] = head.decision_function(z).reshape(len(test), width)
                chance = head.predict_proba(z)[np.arange(len(test)), target[test]]
                loss[c] -= float(weight[test] @ np.log(np.maximum(chance, 1e-12)))
        best = min(scores, key=lambda c: loss[c])
        return best, scores[best]

    # ------------------------------------------------------------------ predicting
    def _answers(self, X: Iterable[str]) -> np.ndarray:
        check_is_fitted(self, "final_")
        texts = check_list(X)
        if not texts:
            raise ValueError("Found a list with 0 sample(s) while a minimum of 1 text is required by CredibilityClassifier.")
        empty = [k for k, text in enumerate(texts) if not text or text.isspace()]
        if empty:
            which = f"Text number {empty[0]} is empty" if len(empty) == 1 else f"{len(empty):,} texts are empty, the first of them number {empty[0]}"
            warnings.warn(f"{which}: what is answered rests on no word.", UserWarning, stacklevel=3)
        blocks = self._blocks(texts)
        parts = []
        for name, head in zip(self.views_, self.heads_, strict=True):
            parts.append(head.decision_function(self.scaling_.apply(name, blocks)).reshape(len(texts), -1))
        return self._stacked(parts)

    def _stacked(self, answers: list[np.ndarray]) -> np.ndarray:
        """(texts, heads x width): the mean of the heads' answers, then how far each but the first lies from it."""
        even = np.stack(answers) / self.spread_[:, None, :]
        mean = even.mean(axis=0)
        return np.concatenate([mean, *(_APART * (one - mean) for one in even[1:])], axis=1)

    def decision_function(self, X: Iterable[str]) -> np.ndarray:
        """float64 (texts,) for two classes, else (texts, classes): higher is more likely."""
        answers = self._answers(X)
        return self.final_.decision_function(answers)

    def predict_proba(self, X: Iterable[str]) -> np.ndarray:
        """Calibrated probabilities, float64 (texts, classes), in the order of `classes_`."""
        answers = self._answers(X)
        return self.final_.predict_proba(answers)

    def predict(self, X: Iterable[str]) -> np.ndarray:
        """The likeliest class of each text."""
        answers = self._answers(X)
        return self.classes_[self.final_.predict(answers)]

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        return tags
