"""Groups of features that a model can be trained without, and the signs that the article head keeps to."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from training_samples import story

from credscore.cli import main
from credscore.errors import UsageError
from credscore.model.article_features import ARTICLE_FEATURES, STRAIGHT, WORDING
from credscore.model.features import FEATURES
from credscore.model.groups import GROUPS, check_groups, groups_of, left_out
from credscore.training.article_head import fit_article
from credscore.training.curves import FEWEST, fit_curves
from credscore.training.dataset import load
from credscore.training.fit import fit
from credscore.training.prepare import Prepared, prepare
from credscore.training.signs import ARTICLE_SIGNS


def test_every_column_is_in_a_group_and_every_group_has_columns() -> None:
    assert all(groups_of(f.name) for f in FEATURES)
    for group in GROUPS:
        sentence, article = left_out([group])
        assert sentence.any() or article.any(), group


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("is.named", {"attribution"}),
        ("before.is.anonymous", {"attribution", "neighbours"}),
        ("narration × gush", {"attribution", "judgement"}),
        ("rate.hedged", {"hedging", "article"}),
        ("hedge.rumour.quoted", {"hedging"}),
        ("check.denied × hedged", {"verification", "hedging"}),
        ("first sentence", {"position"}),
        ("furniture_word", {"boilerplate"}),
        ("log words", {"form"}),
        ("rate of is.named above 0.2", {"attribution", "article"}),
        ("any disclosure", {"disclosure"}),
        ("weak claims, but denied", {"verification"}),
        ("mean rating of claims above 1.5", set()),
        (WORDING, {"wording"}),
    ],
)
def test_a_column_belongs_to_all_that_it_draws_from(name: str, groups: set[str]) -> None:
    assert groups_of(name) == groups


def test_a_group_that_does_not_exist_is_named_with_those_that_do() -> None:
    assert check_groups(["hedging", "detail", "hedging"]) == ("detail", "hedging")
    with pytest.raises(UsageError, match="wizardry") as caught:
        left_out(["wizardry"])
    assert "hedging" in str(caught.value.hint)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    path = tmp_path_factory.mktemp("groups") / "stories.jsonl"
    rows = [story(k, k % 2 == 0, id=f"s{k}") for k in range(40)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return prepare(load([path]).articles)


def test_a_model_without_a_group_has_no_weight_on_it_and_all_else_as_before(prepared: Prepared) -> None:
    plain, without = fit(prepared), fit(prepared, without=("hedging", "wording"))
    sentence, article = left_out(["hedging", "wording"])
    assert np.abs(plain.arrays["sentence_weights"][sentence]).max() > 0
    assert np.abs(without.arrays["sentence_weights"][sentence]).max() == 0
    assert np.abs(without.arrays["sentence_weights"][~sentence]).max() > 0
    wording = ARTICLE_FEATURES.index(WORDING)
    assert np.abs(without.arrays["article_weights"][:-1][article & (np.arange(len(article)) != wording)]).sum() == 0
    assert np.abs(without.arrays["word_weights"]).max() == 0 < np.abs(plain.arrays["word_weights"]).max()


def test_train_leaves_groups_out_and_says_so(tmp_path: Path) -> None:
    data = tmp_path / "stories.jsonl"
    data.write_text("".join(json.dumps(story(k, k % 2 == 0, id=f"s{k}")) + "\n" for k in range(40)), encoding="utf-8")
    args = ["train", str(data), "-o", str(tmp_path / "m"), "--no-compare", "-q"]
    done = CliRunner().invoke(main, [*args, "--without", "hedging", "--without", "position"])
    assert done.exit_code == 0, done.output
    assert "left out: hedging, position" in done.output
    assert "left out: hedging, position" in (tmp_path / "m" / "card.md").read_text(encoding="utf-8")
    wrong = CliRunner().invoke(main, [*args[:3], str(tmp_path / "other"), *args[4:], "--without", "wizardry"])
    assert wrong.exit_code == 2 and not (tmp_path / "other").exists()


# ---------------------------------------------------------------- signs
def test_a_weight_against_the_guide_is_none() -> None:
    chance = np.random.default_rng(7)
    a = chance.random((200, len(ARTICLE_FEATURES)))
    named, hidden = ARTICLE_FEATURES.index("rate of is.named"), ARTICLE_FEATURES.index("rate of is.anonymous")
    free = ARTICLE_FEATURES.index("log sentences")
    assert (ARTICLE_SIGNS[named], ARTICLE_SIGNS[hidden], ARTICLE_SIGNS[free]) == (1, -1, 0)
    words = np.zeros((200, 1))
    for way in (1, -1):
        rating = 50 + way * 40 * (a[:, named] - a[:, hidden] + a[:, free] - 0.5)
        weights, _ = fit_article(a, words, rating)
        assert weights[named] * way > 0 if way > 0 else weights[named] == 0
        assert weights[hidden] * way < 0 if way > 0 else weights[hidden] == 0
        assert weights[free] * way > 0
        assert (weights[:-1] * ARTICLE_SIGNS >= 0).all()


# ---------------------------------------------------------------- curves
def _worth(weights: np.ndarray, name: str, at: np.ndarray) -> np.ndarray:
    """What a feature is worth at some values, by the weights of its columns."""
    names = [(k, n) for k, n in enumerate(ARTICLE_FEATURES) if n.split(" above ")[0] == name]
    return sum(weights[k] * np.maximum(at - float(n.partition(" above ")[2] or 0.0), 0.0) for k, n in names)


def _bent(base: dict[str, np.ndarray], count: int) -> np.ndarray:
    a = np.zeros((count, len(ARTICLE_FEATURES)))
    for k, name in enumerate(ARTICLE_FEATURES):
        start, _, knot = name.partition(" above ")
        if start in base:
            a[:, k] = np.maximum(base[start] - float(knot or 0.0), 0.0)
    return a


def test_curves_follow_what_a_line_cannot_and_never_turn_against_the_guide() -> None:
    chance = np.random.default_rng(3)
    count = 600
    quoted, unnamed = chance.random(count) * 0.8, chance.random(count) * 0.8
    a = _bent({"words in quotations": quoted, "rate of is.anonymous": unnamed}, count)
    step, hill = 30.0 * (quoted > 0.25), 30.0 * (np.abs(unnamed - 0.4) < 0.2)  # the second rises on its way, which the guide forbids
    weights, start = fit_curves(a, 40 + step + hill)
    at = np.linspace(0, 0.8, 81)
    quoting, hiding = _worth(weights, "words in quotations", at), _worth(weights, "rate of is.anonymous", at)
    assert quoting[at > 0.35].mean() - quoting[at < 0.15].mean() > 20
    assert (np.diff(quoting) > -1e-9).all() and (np.diff(hiding) < 1e-9).all()
    assert abs((a @ weights + start).mean() - (40 + step + hill).mean()) < 1e-6
    beyond = _worth(weights, "words in quotations", np.array([0.85, 5.0]))
    assert abs(beyond[0] - beyond[1]) < 1e-9  # flat where no labelled article is


def test_curves_have_their_share_only_where_articles_are_many() -> None:
    chance = np.random.default_rng(5)
    for count, curved in ((FEWEST - 1, False), (FEWEST, True)):
        quoted = chance.random(count) * 0.8
        a = _bent({"words in quotations": quoted}, count)
        weights, _ = fit_article(a, np.zeros((count, 1)), 40 + 30.0 * (quoted > 0.25))
        assert (np.abs(weights[:-1][~STRAIGHT]).sum() > 0) == curved
