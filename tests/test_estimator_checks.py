"""scikit-learn's own checks of estimators, as far as they can be asked of those that read text."""

from __future__ import annotations

from typing import Any

import pytest
from sklearn.utils.estimator_checks import check_estimator

from credscore import CredibilityClassifier, EvidenceVectorizer

# Told that an estimator reads text, check_estimator runs a single check. To learn what else holds, the suite is run on copies
# that claim to read numbers: every check without numeric input must pass; the others cannot, for one of these reasons.
NUMBERS = "feeds a matrix of numbers; a text estimator refuses it by design"
BY_HAND = "feeds numbers; the same property is tested on texts in test_estimators"
WIDTH = "is about the number of input columns, which text does not have"
CANNOT = {
    "check_fit_score_takes_y": BY_HAND, "check_estimators_overwrite_params": BY_HAND, "check_dont_overwrite_parameters": BY_HAND,
    "check_estimators_fit_returns_self": BY_HAND, "check_readonly_memmap_input": NUMBERS,
    "check_n_features_in_after_fitting": WIDTH,
    "check_positive_only_tag_during_fit": NUMBERS, "check_estimators_dtypes": NUMBERS, "check_complex_data": NUMBERS,
    "check_dtype_object": NUMBERS,
    "check_estimators_empty_data_messages": BY_HAND, "check_pipeline_consistency": BY_HAND, "check_estimators_nan_inf": NUMBERS,
    "check_estimators_pickle": BY_HAND, "check_f_contiguous_array_estimator": NUMBERS, "check_transformer_data_not_an_array": NUMBERS,
    "check_transformer_general": BY_HAND, "check_transformer_preserve_dtypes": NUMBERS, "check_transformers_unfitted_stateless": BY_HAND,
    "check_methods_sample_order_invariance": BY_HAND, "check_methods_subset_invariance": BY_HAND, "check_fit2d_1sample": NUMBERS,
    "check_fit2d_1feature": WIDTH, "check_dict_unchanged": BY_HAND, "check_fit_idempotent": BY_HAND, "check_fit_check_is_fitted": BY_HAND,
    "check_n_features_in": WIDTH, "check_fit1d": NUMBERS, "check_fit2d_predict1d": NUMBERS, "check_classifier_data_not_an_array": NUMBERS,
    "check_classifiers_one_label": BY_HAND, "check_classifiers_classes": BY_HAND, "check_classifiers_train": BY_HAND,
    "check_sample_weights_not_an_array": NUMBERS, "check_sample_weights_list": NUMBERS, "check_sample_weights_pandas_series": NUMBERS,
    "check_all_zero_sample_weights_error": BY_HAND,
    "check_sample_weights_shape": BY_HAND, "check_sample_weights_not_overwritten": NUMBERS,
    "check_sample_weight_equivalence_on_dense_data": NUMBERS, "check_classifiers_one_label_sample_weights": NUMBERS,
    "check_supervised_y_2d": BY_HAND, "check_class_weight_classifiers": BY_HAND, "check_decision_proba_consistency": BY_HAND,
}  # fmt: skip
MUST_RUN = {
    "check_estimator_cloneable", "check_no_attributes_set_in_init", "check_mixin_order", "check_parameters_default_constructible",
    "check_get_params_invariance", "check_set_params", "check_valid_tag_types", "check_estimator_repr",
    "check_do_not_raise_errors_in_init_or_set_params",
}  # fmt: skip
MUST_RUN_CLASSIFIER = MUST_RUN | {
    "check_estimators_unfitted",
    "check_requires_y_none",
    "check_classifiers_regression_target",
    "check_supervised_y_no_nan",
}


class _NumericVectorizer(EvidenceVectorizer):
    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array, tags.input_tags.string = True, False
        return tags


class _NumericClassifier(CredibilityClassifier):
    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array, tags.input_tags.string = True, False
        return tags


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("estimator", "wanted"),
    [(_NumericVectorizer(), MUST_RUN), (_NumericClassifier(), MUST_RUN_CLASSIFIER)],
    ids=["vectorizer", "classifier"],
)
def test_scikit_learn_checks_pass_where_they_can_be_asked_of_text(estimator: Any, wanted: set[str]) -> None:
    cannot = dict(CANNOT)
    if isinstance(estimator, CredibilityClassifier):
        del cannot["check_complex_data"]  # its complex labels are refused as they should be
    results = check_estimator(estimator, on_fail=None, expected_failed_checks=cannot)
    failed = {r["check_name"]: str(r["exception"]) for r in results if r["status"] == "failed"}
    assert not failed
    assert not cannot.keys() & {r["check_name"] for r in results if r["status"] == "passed"}, "a reason above is out of date"
    assert wanted <= {r["check_name"] for r in results if r["status"] == "passed"}


@pytest.mark.filterwarnings("ignore:Can't test estimator")
@pytest.mark.parametrize("estimator", [EvidenceVectorizer(), CredibilityClassifier()])
def test_as_text_estimators_they_pass_and_are_tagged(estimator: Any) -> None:
    assert all(r["status"] == "passed" for r in check_estimator(estimator, on_fail=None))
    tags = estimator.__sklearn_tags__()
    assert tags.input_tags.string and not tags.input_tags.two_d_array
    assert tags.requires_fit == isinstance(estimator, CredibilityClassifier)
