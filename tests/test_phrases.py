"""Phrases: what a model learns from two labels beside the evidence, and what it must not."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from labelled_samples import write
from training_samples import pairs, stories

from credscore.cli import main
from credscore.errors import ModelError
from credscore.evidence.extract import extract
from credscore.model.article_features import WORDING_AT
from credscore.model.blocks import is_long
from credscore.model.bundle import Bundle, fingerprint, load_bundle, save_bundle, shipped_model
from credscore.model.phrase_words import in_words
from credscore.model.phrasing import BITS, SQUARES, WEIGHTS, Phrases, phrase_grams
from credscore.model.scorer import Scorer
from credscore.report import reasons
from credscore.schema import LabelledArticle
from credscore.training.fit import Fitted, fit
from credscore.training.metrics import auc
from credscore.training.phrases import FEWEST, two_labels
from credscore.training.prepare import prepare

FIRST, SECOND = "Rain fell and wind rose, {a} said.", "Wind rose and rain fell, {a} said."
FILL = (
    "{a} walked to the mill in {p}.", "The tram to {p} was late.", "{a} bought {n} loaves.", "It was quiet in {p}.", "{n} boats lay in the harbour.",
    "Nobody met {a} that day.", "{a} went home before {n} o'clock.", "The lamp in the hall was lit.",
)  # fmt: skip
PEOPLE, PLACES = ("Ottoline Pruss", "Barnaby Quill", "Imelda Varga"), ("Marrowby", "Eastlathe", "Thornwick")


def told(number: int, label: int) -> str:
    """A story; the two labels have the same words, numbers and sources and differ in the order of four words."""
    chance = random.Random(number)
    lines = [chance.choice(FILL) for _ in range(9)]
    lines.insert(chance.randrange(3, 8), (SECOND, FIRST)[label])
    return " ".join(line.format(a=chance.choice(PEOPLE), p=chance.choice(PLACES), n=chance.randint(3, 90)) for line in lines)


def examples(count: int = 60) -> list[LabelledArticle]:
    return [LabelledArticle(text=told(k, k % 2), label=k % 2, id=f"t{k}", group=f"g{k // 2}") for k in range(count)]


def bundled(fitted: Fitted) -> Bundle:
    shipped = load_bundle(shipped_model()).manifest
    return Bundle({**shipped, "settings": fitted.settings, "fingerprint": fingerprint(fitted.arrays, fitted.settings)}, fitted.arrays)


def trained(articles: list[LabelledArticle], without: tuple[str, ...] = ()) -> Fitted:
    lender = load_bundle(shipped_model())
    return fit(prepare(articles), 0, lender.arrays, lender.manifest["settings"], without=without)


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    return trained(examples())


@pytest.fixture(scope="module")
def scorer(fitted: Fitted) -> Scorer:
    return Scorer(bundled(fitted))


# ---------------------------------------------------------------- learning
def test_an_order_of_words_can_be_learned_from_two_labels(fitted: Fitted) -> None:
    labels = np.arange(60) % 2
    assert auc(labels == 1, fitted.oof_article) > 0.95
    without = trained(examples(), ("wording",))
    assert WEIGHTS not in without.arrays and auc(labels == 1, without.oof_article) < 0.8


def test_stories_that_were_not_trained_on_are_scored_as_their_words_say(scorer: Scorer) -> None:
    labels = np.arange(500, 540) % 2
    scores = scorer.score_table([told(500 + k, int(label)) for k, label in enumerate(labels)]).score
    assert ((scores > 50) == (labels == 1)).mean() > 0.9


LAYOUTS = (" ", "\n\n")


def laid_out(text: str, between: str) -> str:
    return text.replace(". ", f".{between}")


def test_how_lines_are_broken_is_not_learned() -> None:
    """One label comes from a page with a paragraph for each sentence: what is learned of it must be nothing
    (but for what paragraphs move the ratings of sentences that the shipped model lends, a point or so)."""
    rows = [LabelledArticle(text=laid_out(told(k // 2, 0), LAYOUTS[k % 2]), label=k % 2, id=f"t{k}", group=f"g{k // 2}") for k in range(60)]
    scorer = Scorer(bundled(trained(rows)))
    scores = [scorer.score_table([laid_out(told(500 + k, 0), between) for k in range(10)]).score for between in LAYOUTS]
    np.testing.assert_allclose(*scores, atol=10)  # it was 90


def test_stories_keep_their_scores_however_their_lines_are_broken(scorer: Scorer) -> None:
    scores = [scorer.score_table([laid_out(told(700 + k, k % 2), between) for k in range(20)]).score for between in (" ", "\n", "\n\n")]
    for other in scores[1:]:
        np.testing.assert_allclose(scores[0], other, atol=3)


def test_only_two_labels_and_enough_of_them_are_learned_from() -> None:
    assert two_labels(prepare(examples(FEWEST))) and not two_labels(prepare(examples(FEWEST - 2)))
    rated = [LabelledArticle(text=a.text, rating=100.0 * (a.label or 0), id=a.id, group=a.group) for a in examples()]
    assert not two_labels(prepare(rated))
    lopsided = [LabelledArticle(text=a.text, label=int(k < 5), id=a.id, group=a.group) for k, a in enumerate(examples())]
    assert not two_labels(prepare(lopsided))
    assert WEIGHTS not in load_bundle(shipped_model()).arrays


@pytest.mark.parametrize(("group", "learned"), [("g{label}{number}", True), ("g{label}", False)])
def test_a_label_may_come_from_one_group_only(group: str, learned: bool) -> None:
    """The fold that leaves such a group out knows one label. With a group for each, nothing is known of texts without their own group."""
    rows = [
        LabelledArticle(text=told(k, k % 2), label=k % 2, id=f"t{k}", group=group.format(label=k % 2, number=k * (k % 2)))
        for k in range(60)
    ]
    arrays = trained(rows).arrays
    assert arrays[WEIGHTS].any() == learned and all(np.isfinite(array).all() for array in arrays.values())


def test_texts_that_tell_nothing_apart_give_a_model_that_can_be_read(tmp_path: Path) -> None:
    same = [LabelledArticle(text=told(k // 2, 0), label=k % 2, id=f"t{k}", group=f"g{k}") for k in range(60)]
    apart = [LabelledArticle(text=f"zq{'abcdefgh'[k // 8]}{'abcdefgh'[k % 8]}", label=k % 2, id=f"t{k}", group=f"g{k}") for k in range(60)]
    for rows in (same, apart):
        fitted = trained(rows)
        save_bundle(tmp_path / "m", "two", "1", fitted.settings, fitted.arrays, {}, {})
        assert not load_bundle(tmp_path / "m").arrays[WEIGHTS].any()


def test_the_same_examples_give_the_same_phrases(fitted: Fitted) -> None:
    again = trained(examples())
    for name in (WEIGHTS, SQUARES):
        assert (again.arrays[name] == fitted.arrays[name]).all()


def test_a_head_that_is_lent_brings_its_phrases(fitted: Fitted) -> None:
    rows = [LabelledArticle(text=told(k, k % 2), label=k % 2, id=f"u{k}", group=f"g{k}", unit="sentence") for k in range(40)]
    lent = fit(prepare(rows), 0, fitted.arrays, fitted.settings)
    assert (lent.arrays[WEIGHTS] == fitted.arrays[WEIGHTS]).all() and (
        lent.arrays["article_weights"] == fitted.arrays["article_weights"]
    ).all()


# ---------------------------------------------------------------- scoring
def test_scores_do_not_depend_on_the_batch(scorer: Scorer) -> None:
    texts = [told(700 + k, k % 2) for k in range(12)] + ["", "Rain fell.", "\n\n"]
    whole = scorer.score_table(texts).score
    alone = np.concatenate([scorer.score_table([text]).score for text in texts])
    np.testing.assert_array_equal(whole, alone)
    np.testing.assert_array_equal(scorer.score_table(texts[::-1]).score[::-1], whole)


def test_nobodys_name_or_sex_is_a_word(scorer: Scorer) -> None:
    text = told(800, 1) + " Imelda Varga hurt her arm, she said, and the spokeswoman helped her."
    other = (
        text.replace("her arm", "his arm")
        .replace("she said", "he said")
        .replace("spokeswoman", "spokesman")
        .replace("helped her", "helped him")
    )
    names = text.replace("Imelda Varga", "Kwame Boateng-Lind").replace("Ottoline Pruss", "Anna Maria Toth")
    phrases = scorer.phrases
    assert phrases is not None

    def points(story: str) -> float:
        return float(phrases.points(phrases.known(extract([story])), 1)[0])

    assert points(text) == points(other) == points(names) != points(told(800, 0))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Then Jean-Luc O'Neill left.", "Then Ola Pruss left."), ("Then Ola B. Pruss left.", "Then Quist left."),
        ("On Monday she'd left.", "On Monday he'd left."),
        ("Then Mrs. Quist left.", "Then Mr. Pruss left."), ("A waitress and her son left.", "A waiter and his daughter left."),
    ],
)  # fmt: skip
def test_names_and_words_of_sex_are_the_same_items(one: str, other: str) -> None:
    article, bucket, _, _ = phrase_grams(extract([one, other]))
    assert sorted(bucket[article == 0].tolist()) == sorted(bucket[article == 1].tolist())


def test_points_by_hand() -> None:
    found = extract(["rain fell.", "", "Rain fell and rain fell."])
    everything = Phrases(np.full(1 << BITS, 2.0), np.full(1 << BITS, 0.25))
    known = everything.known(found)
    count = np.bincount(known >> BITS, minlength=3)
    assert count[1] == 0 < count[0] < count[2]
    np.testing.assert_allclose(
        everything.points(known, 3), [2 * count[0] / np.sqrt(0.25 * count[0]), 0, 2 * count[2] / np.sqrt(0.25 * count[2])]
    )
    nothing = Phrases(np.zeros(1 << BITS), np.zeros(1 << BITS))
    assert len(nothing.known(found)) == 0 and (nothing.points(nothing.known(found), 3) == 0).all()


def test_a_text_read_in_blocks_has_the_phrases_of_all_of_them(scorer: Scorer) -> None:
    # every paragraph stands twice in each block, so nothing is lost where it is cut
    text = "\n\n".join(told(900 + k % 3, 1) for k in range(2400))
    assert is_long(text) and scorer.phrases is not None
    phrases = scorer.phrases
    report = scorer.score_table([text])
    rows = scorer.run([text]).verdicts.rows  # in one piece
    weights = scorer.bundle.arrays["article_weights"]
    points = phrases.points(phrases.known(extract([text])), 1)
    assert rows[0, WORDING_AT] == pytest.approx(points[0], abs=1 / 1024)
    assert report.score[0] == pytest.approx(np.clip(rows @ weights[:-1] + weights[-1], 0, 100)[0], abs=3)


# ---------------------------------------------------------------- explaining
def test_reasons_add_up_with_phrases(scorer: Scorer) -> None:
    texts = [told(600 + k, k % 2) for k in range(8)]
    arrays = scorer.bundle.arrays
    middle = float(arrays["article_mean"] @ arrays["article_weights"][:-1] + arrays["article_weights"][-1])
    for report in scorer.score_batch(texts):
        assert report.score is not None and report.base is not None and "choice of words" in dict(report.reasons)
        assert report.base == round(middle, 1)
        assert round(report.base + sum(points for _, points in report.reasons), 6) == report.score
        for sentence in report.sentences:
            assert sentence.score is None or round((report.sentence_base or 0) + sum(points for _, points in sentence.reasons), 6) == sentence.score


def test_choice_of_words_leads_to_the_phrases(scorer: Scorer) -> None:
    for label, side in ((1, "raises"), (0, "lowers")):
        text = told(650, label)
        report = scorer.score(text)
        items = [item for item in report.evidence if item.rule == "wording/phrase"]
        assert all(item.text == text[item.start : item.end] and item.strength is not None and item.strength >= 0.5 for item in items)
        assert [item.start for item in items] == sorted(item.start for item in items)
        telling = {item.text for item in items if item.subtype == side}
        spans = dict(zip(dict(report.reasons), report.reason_spans or [], strict=True))["choice of words"]
        assert spans and {text[start:end] for start, end in reasons.pairs(spans)} <= {item.text for item in report.evidence if item.kind == "wording"}
        assert telling & {"Rain fell and", "Rain fell", "Wind rose and", "Wind rose", "wind rose", "rain fell", "and wind", "and rain"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the clerk told Anna Maria Brandt.", {"the clerk told", "told <name>", "<name>", "told"}),
        ("Then Jean-Luc O'Neill paid 40 crowns.", {"then <name> paid", "<name> paid <number>", "paid <number> crowns"}),
        ("“It rained,”\n\nsaid Ola B. Pruss", {"it rained", "rained", "said", "said <name>", "“"}),
        ("we saw the waitress", {"saw the <person>", "<person>"}),
        ("The NATO report", {"the <name> report"}),
        ("We like Pruss's boat", {"<name>'s boat"}),
    ],
)
def test_phrases_are_shown_as_the_model_knows_them(text: str, shown: set[str]) -> None:
    found = extract([text])
    article, _, start, end = phrase_grams(found)
    told_as = set(in_words(found.ctx, article, start, end))
    assert shown <= told_as
    assert not any("\n" in one or name in one for one in told_as for name in ("Brandt", "Neill", "Ola", "Pruss", "40", "waitress"))


def test_phrases_of_later_texts_are_found_in_them() -> None:
    texts = ["It rained in Marrowby.", "", "É “Rain fell,” said Barnaby Quill.", "Dull."]
    found = extract(texts)
    article, _, start, end = phrase_grams(found)
    shown = in_words(found.ctx, article, start, end)
    alone = [one for text in texts for one in (lambda f: in_words(f.ctx, *(phrase_grams(f)[k] for k in (0, 2, 3))))(extract([text]))]
    assert sorted(shown) == sorted(alone)


def test_reports_tell_a_phrase_from_its_text(scorer: Scorer) -> None:
    items = [item for item in scorer.score(told(650, 1)).evidence if item.rule == "wording/phrase"]
    masked = [item for item in items if item.phrase and "<name>" in item.phrase]
    assert masked and all(item.phrase is not None and item.to_dict()["phrase"] == item.phrase for item in items)
    assert all(any(name.split()[-1] in item.text for name in PEOPLE) or "<" in (item.phrase or "") for item in masked)


# ---------------------------------------------------------------- the file
def test_a_model_with_phrases_is_written_and_read(tmp_path: Path, fitted: Fitted, scorer: Scorer) -> None:
    save_bundle(tmp_path / "m", "two", "1", fitted.settings, fitted.arrays, {}, {})
    assert json.loads((tmp_path / "m" / "manifest.json").read_text(encoding="utf-8"))["format"] == 2
    copy = load_bundle(tmp_path / "m")
    assert (copy.arrays[WEIGHTS] == fitted.arrays[WEIGHTS]).all() and copy.info["fingerprint"] == bundled(fitted).info["fingerprint"]
    assert Scorer(copy).score(told(1, 1)).score == scorer.score(told(1, 1)).score


def test_a_model_without_phrases_is_written_as_before(tmp_path: Path) -> None:
    shipped = load_bundle(shipped_model())
    save_bundle(tmp_path / "m", "plain", "1", shipped.manifest["settings"], shipped.arrays, {}, {})
    assert json.loads((tmp_path / "m" / "manifest.json").read_text(encoding="utf-8"))["format"] == 1
    assert Scorer(load_bundle(tmp_path / "m")).phrases is None


@pytest.mark.parametrize(
    "change",
    [
        {WEIGHTS: None}, {SQUARES: None}, {WEIGHTS: np.zeros(8)}, {SQUARES: np.full(1 << BITS, -1.0)},
        {WEIGHTS: np.full(1 << BITS, np.nan)}, {SQUARES: np.zeros(1 << BITS, np.float32)},
    ],
)  # fmt: skip
def test_half_or_broken_phrases_are_refused(tmp_path: Path, fitted: Fitted, change: dict[str, np.ndarray | None]) -> None:
    save_bundle(tmp_path / "m", "two", "1", fitted.settings, fitted.arrays, {}, {})
    arrays = {name: value for name, value in {**fitted.arrays, **change}.items() if value is not None}
    np.savez(tmp_path / "m" / "weights.npz", **arrays)
    with pytest.raises(ModelError, match="phrase_"):
        load_bundle(tmp_path / "m")


def test_the_command_learns_phrases_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "pairs.jsonl", *pairs(25))
    models = []
    for name in ("a", "b"):
        done = CliRunner().invoke(main, ["train", path, "-o", str(tmp_path / name), "--name", "two"])
        assert done.exit_code == 0, done.output
        models.append({p.name: p.read_bytes() for p in (tmp_path / name).iterdir() if p.is_file()})
    assert models[0] == models[1]
    bundle = load_bundle(tmp_path / "a")
    assert Scorer(bundle).phrases is not None and b"Phrases of up to three words" in models[0]["card.md"]
    rated = write(tmp_path / "rated.jsonl", *stories(40))
    done = CliRunner().invoke(main, ["train", rated, "-o", str(tmp_path / "c")])
    assert done.exit_code == 0 and Scorer(load_bundle(tmp_path / "c")).phrases is None
