"""Reasons add up to the score, every reason has a known name, every span shows what it says."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import credscore
from credscore.model.article_features import ARTICLE_FEATURES
from credscore.model.features import FEATURES
from credscore.model.ranking import rank
from credscore.model.reasons import article_base, article_points, base_rating, claim_sums, own_shares, points_of, sentence_points
from credscore.model.results import Scored
from credscore.model.scorer import Scorer
from credscore.model.telling import NAMES, tell
from credscore.model.topics import ARTICLE_LABEL, ARTICLE_NAMES, LABEL_OF_COLUMN, LABELS, SENTENCE_COLUMN, SENTENCE_LABEL
from credscore.report.reasons import moved_from
from credscore.schema import ENDS, FLAGS, OTHER, SOURCE_TYPES, Report

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from fairness import HOME, fill, read  # the benchmark owns the reader of the corpus of swaps

ARTICLES, PEOPLE, _, _ = read()
TEXTS = [fill(row["text"], PEOPLE[1], PEOPLE[0], HOME) for row in ARTICLES]
OF_ARTICLES = {OTHER, *ENDS, *(name for names in ARTICLE_NAMES for name in names)}
OF_SENTENCES = {OTHER, *NAMES.tolist()}
DATA = Path(__file__).parent.parent / "training_data"
ROUNDING = 0.05  # of each reason and of the score


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return credscore.load()


@pytest.fixture(scope="module")
def reports(scorer: Scorer) -> list[Report]:
    return scorer.score_batch(TEXTS)


@pytest.fixture(scope="module")
def done(scorer: Scorer) -> Scored:
    return scorer.run(TEXTS)


def adds_up(report: Report) -> bool:
    """Whether a program that adds finds the scores, from the plain types alone; None where there is nothing to add."""
    found = json.loads(json.dumps(report.to_dict()))
    articles = [(found["base"], found)] if found["score"] is not None else []
    for base, one in [*articles, *((found["sentence_base"], one) for one in found["sentences"] if one["claim"])]:
        if round(base + sum(points for _, points in one["reasons"]), 6) != one["score"]:
            return False
        assert len(one["reason_spans"]) == len(one["reasons"])
    return found["score"] is not None or (found["base"] is None and not found["reasons"])


@pytest.mark.parametrize("by", [-60.0, -15.0, 0.0, 15.0, 60.0])
def test_base_and_points_are_the_score_also_where_the_scale_ends(scorer: Scorer, by: float) -> None:
    """by : what every article has more; many then lie beyond the ends of the scale."""
    arrays = dict(scorer.bundle.arrays)
    arrays["article_weights"] = arrays["article_weights"] + by * (np.arange(len(arrays["article_weights"])) == len(arrays["article_weights"]) - 1)
    texts = [*TEXTS, "", "Too short.", *(text[: len(text) // 2] for text in TEXTS)]
    reports = Scorer(replace(scorer.bundle, arrays=arrays)).score_batch(texts)
    assert all(map(adds_up, reports))
    cut = [name for report in reports for name, _ in report.reasons if name in ENDS]
    assert set(cut) == {-60.0: {ENDS[0]}, 60.0: {ENDS[1]}}.get(by, set(cut)) and (abs(by) < 60 or len(cut) > 10)
    if by > 0:
        assert moved_from(next(report for report in reports if report.score == 100)).startswith("from ")


def test_base_and_points_are_the_score_of_labelled_articles(scorer: Scorer) -> None:
    rows = [json.loads(line) for path in sorted(DATA.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    reports = scorer.score_batch([row["text"] for row in rows[::7] if row.get("text")])
    assert all(map(adds_up, reports)) and len(reports) > 100
    assert {report.base for report in reports if report.score is not None} == {article_base(scorer.bundle.arrays)}


def test_sentence_reasons_add_up_to_the_distance_from_the_mean_sentence(scorer: Scorer, reports: list[Report]) -> None:
    arrays = scorer.bundle.arrays
    base = 25 * base_rating(arrays["sentence_weights"], arrays["sentence_bias"], arrays["sentence_mean"])
    checked = 0
    for report in reports:
        for sentence in report.sentences:
            if sentence.score is None:
                assert sentence.reasons == []
                continue
            total = sum(points for _, points in sentence.reasons)
            assert total == pytest.approx(sentence.score - base, abs=ROUNDING * (len(sentence.reasons) + 2))
            checked += 1
    assert checked > 100


def test_article_reasons_add_up_to_the_distance_from_the_mean_article(scorer: Scorer, reports: list[Report], done: Scored) -> None:
    weights, mean = scorer.bundle.arrays["article_weights"], scorer.bundle.arrays["article_mean"]
    middle = float(mean @ weights[:-1] + weights[-1])
    unclipped = done.verdicts.rows @ weights[:-1] + weights[-1]
    checked = 0
    for report, raw in zip(reports, unclipped.tolist(), strict=True):
        if report.score is None:
            continue
        # As they are shown: who adds them up finds the score.
        total = round(middle, 1) + sum(points for _, points in report.reasons)
        assert total == pytest.approx(round(raw, 1), abs=0.01)
        if 0 < report.score < 100:
            assert total == pytest.approx(report.score, abs=0.01)
            assert moved_from(report).startswith(f"from {round(middle, 1):.0f}, ")
            checked += 1
    assert checked >= 20


def test_points_add_up_exactly_before_rounding(scorer: Scorer, done: Scored) -> None:
    a = scorer.bundle.arrays
    own = own_shares(done.view, np.arange(len(done.x)))
    points = sentence_points(done.x, done.z, own, a["sentence_weights"], a["sentence_bias"], a["sentence_mean"]).value
    base = base_rating(a["sentence_weights"], a["sentence_bias"], a["sentence_mean"])
    np.testing.assert_allclose(points.sum(axis=1), 25 * (done.expected - base), atol=1e-6)
    told = tell(points_of(scorer, done), done)
    np.testing.assert_allclose(told.value.sum(axis=0), points[done.claim].sum(axis=1), atol=1e-9)
    owner, claims = done.found.ctx.sentences.article, np.maximum(done.verdicts.counts.claims, 1)[:, None]
    sums = claim_sums(scorer, done)
    for k in range(len(LABELS)):
        added = np.bincount(owner, points[:, LABEL_OF_COLUMN == k].sum(axis=1) * done.claim, len(sums))
        np.testing.assert_allclose(sums[:, k] / claims[:, 0], added / claims[:, 0], atol=0.05)
    passed = sums / claims
    why = article_points(done.verdicts.rows, a["article_weights"], a["article_mean"], passed)
    weights = a["article_weights"]
    np.testing.assert_allclose(why.sum(axis=1), (done.verdicts.rows - a["article_mean"]) @ weights[:-1], atol=1e-6)


def test_every_feature_has_a_label_and_every_reason_a_known_name(reports: list[Report]) -> None:
    assert len(SENTENCE_LABEL) == len(SENTENCE_COLUMN) == len(FEATURES) and len(ARTICLE_LABEL) == len(ARTICLE_FEATURES)
    for report in reports:
        for known, reasons in ((OF_ARTICLES, report.reasons), *((OF_SENTENCES, s.reasons) for s in report.sentences)):
            names = [name for name, _ in reasons]
            assert set(names) <= known and len(set(names)) == len(names)
            sizes = [abs(points) for name, points in reasons if name not in (OTHER, *ENDS)]
            assert sizes == sorted(sizes, reverse=True)


def test_evidence_shows_the_text_it_points_at(reports: list[Report]) -> None:
    kinds = set()
    for text, report in zip(TEXTS, reports, strict=True):
        last = 0
        for sentence in report.sentences:
            assert last <= sentence.start < sentence.end <= len(text)
            assert not text[sentence.start].isspace() and not text[sentence.end - 1].isspace()
            assert set(sentence.source) <= set(SOURCE_TYPES)
            last = sentence.end
        for item in report.evidence:
            kinds.add(item.kind)
            assert text[item.start : item.end] == item.text and item.rule
            for span in (item.source_span, item.cue_span, item.speaker_span, item.carrier_span):
                assert span is None or 0 <= span[0] < span[1] <= len(text)
            if item.kind == "attribution" and item.cue_span is not None:
                assert item.start <= item.cue_span[0] and item.cue_span[1] <= item.end
        for piece in report.advice:
            assert (piece.start, piece.end) in {(s.start, s.end) for s in report.sentences}
    assert {"attribution", "hedge", "quote"} <= kinds


def test_flags_of_sentences_have_evidence_in_them(reports: list[Report]) -> None:
    assert FLAGS == ("hedge", "quote", "ai")
    for report in reports:
        for sentence in report.sentences:
            inside = [e for e in report.evidence if e.start < sentence.end and e.end > sentence.start]
            for flag, kind in (("hedge", "hedge"), ("quote", "quote"), ("ai", "ai_disclosure")):
                if getattr(sentence, flag):
                    assert any(e.kind == kind for e in inside), (flag, sentence)


def test_what_an_editor_expects_is_the_largest_reason(scorer: Scorer) -> None:
    filler = "The committee met in the town hall. The minutes were published. The vote is due in May. The road is four miles long. "
    report = scorer.score(filler + "An insider tells the Daily Star that the mayor may be on the way out.")
    names = [name for name, points in report.sentences[-1].reasons if points < 0]
    assert {"anonymous source", "second-hand report", "hedged wording"} & set(names[:3])
    report = scorer.score(filler + '"The bridge is closed," said Olga Brandt, the chief engineer, on Tuesday.')
    names = [name for name, points in report.sentences[-1].reasons if points > 0]
    assert {"named source", "direct quotation"} & set(names[:3])


def test_reports_of_explanations_are_plain_json(reports: list[Report]) -> None:
    for report in reports:
        again = json.loads(json.dumps(report.to_dict("full"), ensure_ascii=False, allow_nan=False))
        assert again["reasons"] == [list(r) for r in report.reasons]


def test_little_is_left_over_as_other(reports: list[Report]) -> None:
    claims = [s.reasons for report in reports for s in report.sentences if s.claim]
    rests = [abs(dict(reasons).get(OTHER, 0.0)) for reasons in claims]
    assert np.mean(rests) < 2.5
    large = [
        rest > sorted((abs(p) for _, p in reasons), reverse=True)[2]
        for rest, reasons in zip(rests, claims, strict=True)
        if len(reasons) > 3
    ]
    assert np.mean(large) < 0.1


def test_what_is_left_over_is_named_until_it_is_little() -> None:
    points = np.array([[9.0, -8.0, 2.2, 2.1, 1.7, -0.9, 0.1], [9.0, -8.0, 1.5, -1.5, 0.4, 0.3, 0.0], [0.4, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0]])
    ranked = rank(points, 2, 4, points.sum(axis=1))
    assert ranked.told[:, :-1].sum(axis=1).tolist() == [4, 2, 0] and ranked.told[:, -1].all()
    assert ranked.tenths[:, -1].tolist() == [0.9, 0.7, 0.7]
    assert ranked.order[0, :4].tolist() == [0, 1, 2, 3]  # -0.9 would add to what is left


def test_a_model_that_ships_has_no_reason_without_a_name() -> None:
    assert len(set(NAMES.tolist())) > 200 and all(name.strip() == name and name for name in NAMES)
    assert len(set(LABELS)) == len(LABELS)
