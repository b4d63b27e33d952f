"""The scikit-learn face on texts: what its estimators take, learn and answer."""

from __future__ import annotations

import io
import pickle
from typing import Any

import joblib
import numpy as np
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import StandardScaler

from credscore import CredibilityClassifier, EvidenceVectorizer
from credscore.errors import InputError
from credscore.evidence.extract import extract
from credscore.model.estimators import InputTypeError, _groups_of
from credscore.model.features import FEATURES, featurize
from credscore.model.view import make_view

NAMES = ("Olga Brandt", "Tomas Ilves", "Priya Nair", "Kwame Boateng", "Ines Duarte", "Henrik Solberg", "Mei Tanaka", "Rosa Quintero")
FIRM = (
    "{n}, head of the water board, said on Tuesday that repairs would begin in {k} days.",
    '"We found {k} faults and we have fixed them," {n} told a public meeting.',
    "According to the annual report, the council spent {k} million on the bridge.",
    "The agency published its figures, and {n} confirmed them in a statement.",
)
LOOSE = (
    "An insider claims the {k} stars are barely speaking, and fans are stunned.",
    "Rumour has it that {n} may be about to walk away for good.",
    "Sources close to the couple reportedly whispered that it is all over.",
    "Could {n} be hiding something? People are saying that {k} friends already know.",
)


def corpus(count: int = 40) -> tuple[list[str], np.ndarray]:
    """`count` short texts of two sentences, firm (1) and loose (0) in turn; any two differ."""
    texts, labels = [], []
    for k in range(count):
        pool = FIRM if k % 2 else LOOSE
        parts = [pool[(k // 2 + j) % len(pool)].format(n=NAMES[(k + j) % len(NAMES)], k=k + 2) for j in range(2)]
        texts.append(" ".join(parts))
        labels.append(k % 2)
    return texts, np.array(labels)


TEXTS, LABELS = corpus()


@pytest.fixture(scope="module")
def fitted() -> CredibilityClassifier:
    return CredibilityClassifier(penalties=(1.0,)).fit(TEXTS, LABELS)


# ---------------------------------------------------------------- the vectorizer
def test_vectorizer_gives_named_finite_float64_columns() -> None:
    x = EvidenceVectorizer().fit_transform(TEXTS)
    names = EvidenceVectorizer().get_feature_names_out()
    assert len(set(names)) == len(names) and not set('",:[]{}<') & set("".join(names))
    assert x.dtype == np.float64 and x.shape == (len(TEXTS), len(names))
    assert np.isfinite(x).all() and names.dtype == object


def test_vectorizer_uses_the_one_definition_of_the_features() -> None:
    text = TEXTS[1]
    sentences = featurize(make_view(extract([text])))
    row = EvidenceVectorizer().transform([text])[0]
    np.testing.assert_allclose(row[: len(FEATURES)], sentences.mean(axis=0), atol=1 / 1024)
    names = list(EvidenceVectorizer().get_feature_names_out())
    assert [n.removeprefix("mean of ") for n in names[: len(FEATURES)]] == [f.name.replace(",", "") for f in FEATURES]
    assert row[names.index("log words")] == pytest.approx(np.log1p(len(text.split())), abs=0.1)


def test_vectorizer_rows_depend_on_their_text_alone() -> None:
    whole = EvidenceVectorizer().transform(TEXTS)
    order = np.random.default_rng(0).permutation(len(TEXTS))
    assert (EvidenceVectorizer().transform([TEXTS[k] for k in order]) == whole[order]).all()
    assert (np.vstack([EvidenceVectorizer().transform([t]) for t in TEXTS[:8]]) == whole[:8]).all()


def test_vectorizer_needs_no_fit_and_reads_any_list_of_texts() -> None:
    x = EvidenceVectorizer().transform(TEXTS)
    for same in (tuple(TEXTS), np.array(TEXTS, dtype=object), np.array(TEXTS), (t for t in TEXTS)):  # the last can be read only once
        assert (EvidenceVectorizer().fit_transform(same) == x).all()
    assert EvidenceVectorizer().transform([]).shape == (0, x.shape[1])


class Column(list[str]):
    """A list with names for its rows, as a column of a table has."""


class Watched(EvidenceVectorizer):
    """Remembers what it is asked to transform: from that scikit-learn takes the names of the rows."""

    def transform(self, X: Any) -> np.ndarray:
        self.asked = X
        return super().transform(X)


def test_fit_transform_reads_the_very_column_that_it_is_given() -> None:
    column = Column(TEXTS[:3])
    watched = Watched()
    watched.fit_transform(column)
    assert watched.asked is column


def test_rows_of_tables_keep_their_index() -> None:
    pandas = pytest.importorskip("pandas")
    order = np.random.default_rng(1).permutation(12)
    table = pandas.DataFrame({"t": TEXTS[:12], "n": range(12)}).iloc[order]
    right = pandas.DataFrame(EvidenceVectorizer().transform(TEXTS[:12])).iloc[order]
    for found in (
        ColumnTransformer([("e", EvidenceVectorizer(), "t"), ("n", "passthrough", ["n"])]).set_output(transform="pandas").fit_transform(table),
        make_union(EvidenceVectorizer()).set_output(transform="pandas").fit_transform(table["t"]),
        EvidenceVectorizer().set_output(transform="pandas").fit_transform(table["t"]),
    ):
        assert list(found.index) == list(order)
        assert (found.iloc[:, : right.shape[1]].to_numpy() == right.to_numpy()).all()
        assert found.shape[1] == right.shape[1] or list(found["n__n"]) == list(order)


def test_empty_and_strange_texts_give_finite_rows() -> None:
    strange = ["", " \n\n ", "…", "🙂" * 50, "a" * 5000, "\x00", "\ud800 he said"]
    assert np.isfinite(EvidenceVectorizer().transform(strange)).all()
    assert (EvidenceVectorizer().transform([""]) == 0).all()


@pytest.mark.parametrize("bad", ["one bare text", b"bytes", np.zeros((3, 2)), np.array([["a"], ["b"]]), 7])
def test_anything_but_a_list_of_texts_is_refused(bad: Any, fitted: CredibilityClassifier) -> None:
    for call in (EvidenceVectorizer().fit, EvidenceVectorizer().transform, fitted.predict):
        with pytest.raises((ValueError, TypeError)):
            call(bad)


@pytest.mark.parametrize("bad", [{"text": "a", "label": 1}, {"a", "b"}, {"a": "b"}.keys(), io.StringIO("a\nb\n")], ids=lambda bad: type(bad).__name__)
def test_what_only_looks_like_a_list_of_texts_is_refused(bad: Any, fitted: CredibilityClassifier) -> None:
    # as a Scorer does
    for call in (EvidenceVectorizer().fit, EvidenceVectorizer().transform, fitted.predict):
        with pytest.raises(InputTypeError, match=f"list of texts is wanted, not {type(bad).__name__}"):
            call(bad)


@pytest.mark.parametrize("item", [None, 3.5, float("nan"), b"bytes", ["nested"]])
def test_an_item_that_is_not_text_is_named(item: Any) -> None:
    with pytest.raises(InputError, match="number 2") as caught:
        EvidenceVectorizer().transform(["fine", "fine too", item])
    assert isinstance(caught.value, TypeError) and caught.value.hint


def test_arrays_of_arrow_are_lists_of_texts() -> None:
    pa = pytest.importorskip("pyarrow")
    texts = ["It rained.", "Ines Falk said so."]
    wanted = EvidenceVectorizer().transform(texts)
    for column in (pa.array(texts), pa.chunked_array([texts[:1], texts[1:]])):
        np.testing.assert_array_equal(EvidenceVectorizer().fit_transform(column), wanted)


# ---------------------------------------------------------------- the classifier
@pytest.mark.parametrize(
    ("texts", "said"), [(["fine", ""], "Text number 1 is empty"), ([" \n", "fine", ""], "2 texts are empty, the first of them number 0")]
)
def test_an_empty_text_is_answered_with_a_warning(texts: list[str], said: str, fitted: CredibilityClassifier) -> None:
    for call in (fitted.predict, fitted.predict_proba, fitted.decision_function):
        with pytest.warns(UserWarning, match=said) as caught:
            assert len(call(texts)) == len(texts)
        assert caught[0].filename == __file__


def test_learns_two_kinds_of_sourcing_on_texts_it_has_not_seen() -> None:
    texts, labels = corpus(80)
    scores = cross_val_score(CredibilityClassifier(), texts, labels, cv=GroupKFold(4), groups=np.arange(80) // 2)
    assert scores.mean() >= 0.95


@pytest.mark.parametrize("longest", [0, 3])
def test_how_lines_are_broken_is_not_looked_at(longest: int) -> None:
    line, between = "Ines Falk, who leads the council, said the gates had rusted. ", (" ", "\n\n")
    texts = [(line * (3 + k // 2)).strip().replace(". ", f".{between[k % 2]}") for k in range(24)]
    found = CredibilityClassifier(longest=longest).fit(texts, np.arange(24) % 2, groups=np.arange(24) // 2).predict_proba(texts)[:, 1]
    np.testing.assert_allclose(found[::2], found[1::2], atol=0.01)


@pytest.mark.parametrize("names", [("no", "yes"), (0, 1), (False, True), ("unreliable", "reliable"), (-1, 1)])
def test_any_two_classes_come_back_as_they_went_in(names: tuple[Any, Any]) -> None:
    y = np.array(names)[LABELS]
    model = CredibilityClassifier(penalties=(1.0,), folds=2).fit(TEXTS, y)
    assert list(model.classes_) == sorted(names)
    predicted = model.predict(TEXTS)
    assert predicted.dtype == y.dtype and (predicted == y).mean() > 0.9
    assert model.score(TEXTS, y) == (predicted == y).mean()


def test_weights_count_and_even_ones_change_nothing(fitted: CredibilityClassifier) -> None:
    model = CredibilityClassifier(penalties=(1.0,), folds=2, class_weight=None)
    plain = model.fit(TEXTS, LABELS).predict_proba(TEXTS)
    np.testing.assert_allclose(model.fit(TEXTS, LABELS, sample_weight=np.ones(len(TEXTS))).predict_proba(TEXTS), plain, atol=1e-6)
    heavy = np.where(np.asarray(LABELS) == 1, 20.0, 1.0)
    assert model.fit(TEXTS, LABELS, sample_weight=heavy).predict_proba(TEXTS)[:, 1].mean() > plain[:, 1].mean()
    for bad in ([1.0], np.ones((len(TEXTS), 1)), [-1.0] * len(TEXTS), [0.0] * len(TEXTS)):
        with pytest.raises(ValueError, match=r"[Ww]eight"):
            model.fit(TEXTS, LABELS, sample_weight=bad)


def test_three_classes() -> None:
    y = np.array([("loose", "firm")[k] for k in LABELS], dtype=object)
    texts = [*TEXTS, *(f"Buy {k} tickets now! You will love it, so do not wait!" for k in range(12))]
    y = np.append(y, ["advert"] * 12)
    model = CredibilityClassifier(penalties=(1.0,), folds=3).fit(texts, y)
    chances = model.predict_proba(texts)
    assert chances.shape == (52, 3) and model.decision_function(texts).shape == (52, 3)
    assert (model.classes_[chances.argmax(axis=1)] == model.predict(texts)).all()
    assert (model.predict(texts) == y).mean() > 0.9


def test_probabilities_decisions_and_predictions_agree(fitted: CredibilityClassifier) -> None:
    chances, decisions = fitted.predict_proba(TEXTS), fitted.decision_function(TEXTS)
    assert chances.shape == (len(TEXTS), 2) and decisions.shape == (len(TEXTS),)
    np.testing.assert_allclose(chances.sum(axis=1), 1)
    assert ((chances[:, 1] > 0.5) == (decisions > 0)).all()
    assert (np.argsort(chances[:, 1], kind="stable") == np.argsort(decisions, kind="stable")).all()
    assert (fitted.classes_[(decisions > 0).astype(int)] == fitted.predict(TEXTS)).all()


def test_answers_do_not_depend_on_order_or_batch(fitted: CredibilityClassifier) -> None:
    whole = fitted.predict_proba(TEXTS)
    np.testing.assert_allclose(fitted.predict_proba(TEXTS[::-1]), whole[::-1], atol=1e-12)
    np.testing.assert_allclose(np.vstack([fitted.predict_proba([t]) for t in TEXTS]), whole, atol=1e-12)


def test_fitting_again_gives_the_same_model_and_changes_no_parameter(fitted: CredibilityClassifier) -> None:
    again = clone(fitted)
    before = dict(again.get_params())
    assert again.fit(TEXTS, LABELS) is again
    assert again.get_params() == before
    assert (again.predict_proba(TEXTS) == fitted.predict_proba(TEXTS)).all()
    assert (again.fit(TEXTS, LABELS).predict_proba(TEXTS) == fitted.predict_proba(TEXTS)).all()
    state = {k: repr(v) for k, v in vars(again).items()}
    again.predict(TEXTS)
    assert {k: repr(v) for k, v in vars(again).items()} == state


def test_pickles_and_joblib_files_answer_alike(fitted: CredibilityClassifier) -> None:
    file = io.BytesIO()
    joblib.dump(fitted, file)
    file.seek(0)
    for copy in (pickle.loads(pickle.dumps(fitted)), joblib.load(file)):
        assert (copy.predict_proba(TEXTS) == fitted.predict_proba(TEXTS)).all()


def test_pipelines_and_grid_searches() -> None:
    model = make_pipeline(EvidenceVectorizer(), StandardScaler(), LogisticRegression())
    assert cross_val_score(model, TEXTS, LABELS, cv=3).mean() > 0.9
    search = GridSearchCV(CredibilityClassifier(penalties=(1.0,), folds=2), {"longest": [0, 1]}, cv=2, error_score="raise").fit(
        TEXTS, LABELS
    )
    assert search.best_score_ > 0.9 and search.best_params_["longest"] in (0, 1)
    assert make_pipeline(CredibilityClassifier(penalties=(1.0,))).fit(TEXTS, LABELS).predict(TEXTS[:3]).shape == (3,)


def test_before_fit_every_method_says_so() -> None:
    for name in ("predict", "predict_proba", "decision_function"):
        with pytest.raises(NotFittedError):
            getattr(CredibilityClassifier(), name)(TEXTS)


@pytest.mark.parametrize(
    ("texts", "labels", "words"),
    [
        (TEXTS, None, "requires y"), (TEXTS, LABELS[:-1], "inconsistent"), (TEXTS, np.zeros(40), "class"),
        (TEXTS, np.linspace(0, 1, 40), "Unknown label type"),
        ([], [], "class"), ("a bare text", [0, 1], "bare"), (TEXTS, np.c_[LABELS, LABELS], "Unknown label type|multilabel|1d"),
    ],
)  # fmt: skip
def test_labels_that_cannot_be_learned_are_refused(texts: Any, labels: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        CredibilityClassifier().fit(texts, labels)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"bits": 0}, "bits must be a whole number, from 1 to 30, got 0"),
        ({"bits": 18.0}, "bits must be .* got 18.0"),
        ({"longest": -1}, "longest must be a whole number, 0 .* or more, got -1"),
        ({"longest": 1.5}, "longest must be a whole number"),
        ({"folds": "five"}, "folds must be a whole number"),
        ({"penalties": ()}, r"penalties must be a list of at least one number.* got \(\)"),
        ({"penalties": 1.0}, "penalties must be a list"),
        ({"penalties": ["1"]}, "penalties must be a list"),
        ({"penalties": np.array([1.0, 0.0])}, "penalties must be .* each above 0"),
        ({"class_weight": "even"}, 'class_weight must be "balanced", None or a dict from class to weight, got .even.'),
        ({"class_weight": {1: -2}}, "The weights of class_weight must be numbers, 0 or more, got {1: -2}"),
        ({"class_weight": {"rumour": 2}}, "class_weight names 'rumour', which is no class of the labels: .0, 1."),
        ({"class_weight": {1: 0}}, "All texts of the class 1 have a weight of 0"),
    ],
)
def test_parameters_that_make_no_sense_are_named(options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        CredibilityClassifier(**options).fit(TEXTS, LABELS)


def test_groups_and_weights_that_make_no_sense_are_named() -> None:
    model = CredibilityClassifier(penalties=(1.0,), folds=2)
    rest = range(39)
    for groups, words in (([None, *rest], "text number 0 is missing"), ([*rest, float("nan")], "number 39 is missing"), (["a", *rest], "all numbers")):
        with pytest.raises(ValueError, match=words):
            model.fit(TEXTS, LABELS, groups=groups)
    with pytest.raises(ValueError, match="All texts of the class 1 have a weight of 0"):
        model.fit(TEXTS, LABELS, sample_weight=1.0 - LABELS)


def test_no_texts_to_predict_is_an_error(fitted: CredibilityClassifier) -> None:
    with pytest.raises(ValueError, match="0 sample"):
        fitted.predict([])


def test_balanced_classes_find_the_rare_one() -> None:
    rare = np.flatnonzero(LABELS == 1)[:4]
    rows = np.concatenate([np.flatnonzero(LABELS == 0), rare])
    texts, y = [TEXTS[k] for k in rows], LABELS[rows]
    unseen = [TEXTS[k] for k in np.flatnonzero(LABELS == 1)[4:]]
    balanced = CredibilityClassifier(penalties=(0.01,)).fit(texts, y).predict_proba(unseen)[:, 1]
    plain = CredibilityClassifier(penalties=(0.01,), class_weight=None).fit(texts, y).predict_proba(unseen)[:, 1]
    assert balanced.mean() > plain.mean()


def test_weights_of_classes_are_those_of_their_texts() -> None:
    named = np.where(LABELS == 1, "rumour", "report")
    by_class = CredibilityClassifier(penalties=(0.1,), folds=2, class_weight={"rumour": 5}).fit(TEXTS, named)
    by_text = CredibilityClassifier(penalties=(0.1,), folds=2, class_weight=None).fit(TEXTS, named, sample_weight=np.where(LABELS == 1, 5.0, 1.0))
    both = CredibilityClassifier(penalties=(0.1,), folds=2, class_weight={"rumour": 2.5}).fit(TEXTS, named, sample_weight=np.where(LABELS == 1, 2.0, 1.0))
    assert np.array_equal(by_class.predict_proba(TEXTS), by_text.predict_proba(TEXTS))
    assert np.array_equal(both.predict_proba(TEXTS), by_text.predict_proba(TEXTS))


def test_a_class_with_one_example_can_be_trained_on() -> None:
    with pytest.warns(UserWarning, match="not calibrated"):
        model = CredibilityClassifier(penalties=(1.0,)).fit(TEXTS[:3], [0, 1, 0])
    assert np.isfinite(model.predict_proba(TEXTS)).all()


def test_groups_stay_together_in_the_inner_folds() -> None:
    model = CredibilityClassifier()
    model.classes_ = np.array([0, 1])
    groups = np.arange(40) // 4
    assert _groups_of([("echo", number) for number in groups.tolist()], TEXTS).tolist() == groups.tolist(), "an outlet and a story"
    folds = model._inner(LABELS, groups)
    assert len(folds) == 5
    for train, test in folds:
        assert not set(groups[train]) & set(groups[test])


def test_a_class_too_rare_for_inner_cross_validation_is_warned_of() -> None:
    texts = [f"The pier of Marrowby shuts at {n}, said Imelda Varga." for n in range(9)]
    with pytest.warns(UserWarning, match="not calibrated"):
        CredibilityClassifier().fit(texts, [0, 1] * 4 + [2])
