"""What retraining learns from beside the evidence: n-grams and cues as blocks of columns, and how these are scaled and weighed."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from credscore.evidence.extract import extract
from credscore.model.ngrams import LEDE, cue_grams, placed_grams, word_grams
from credscore.model.scaling import BLOCKS, Blocks, Scaling


def blocks(evidence: np.ndarray, words: np.ndarray, cues: np.ndarray | None = None) -> Blocks:
    return Blocks(evidence, {"words": sp.csr_matrix(words), "cues": sp.csr_matrix(words if cues is None else cues)})


def test_evidence_that_was_rare_in_training_counts_for_six_deviations_at_most() -> None:
    chance = np.random.default_rng(3)
    evidence = np.c_[chance.normal(size=300), chance.normal(scale=0.001, size=300), np.zeros(300)]
    scaling = Scaling.of(blocks(evidence, np.zeros((300, 4))), np.arange(300) % 2)
    far = scaling.dense(np.array([[1000.0, 1000.0, 1000.0], [-1000.0, -1000.0, -1000.0]]))
    np.testing.assert_allclose(far, np.array([[6.0, 6.0, 0.0], [-6.0, -6.0, 0.0]]) / np.sqrt(2))


def test_words_weigh_by_how_unevenly_they_fall_on_the_classes() -> None:
    target = np.arange(300) % 3
    grams = np.ones((300, 4))
    grams[:, 1] = target == 0  # one class alone has it
    grams[:, 2] = target != 1  # all but one have it
    grams[:, 3] = np.arange(300) % 2  # it says nothing
    scaling = Scaling.of(blocks(np.zeros((300, 1)), grams), target)
    everywhere, one, two, even = scaling.grams["cues"].ratio.tolist()
    assert one == pytest.approx(np.log((110 / 120) / (10 / 220))) and one > two > 1
    assert everywhere == pytest.approx(np.log((110 / 120) / (210 / 220)), abs=0.1) and even < 0.1
    assert scaling.grams["words"].ratio[1] == pytest.approx(np.log((130 / 160) / (30 / 260)))  # smoothed more
    rows = scaling.apply("words", blocks(np.zeros((300, 1)), 5 * grams))
    np.testing.assert_allclose(np.asarray(rows.multiply(rows).sum(axis=1)), 1)
    np.testing.assert_allclose(rows.toarray(), scaling.apply("words", blocks(np.zeros((300, 1)), grams)).toarray())


def test_a_view_holds_its_blocks_side_by_side() -> None:
    chance = np.random.default_rng(0)
    some = blocks(chance.normal(size=(50, 2)), chance.integers(0, 2, (50, 5)), chance.integers(0, 2, (50, 3)))
    scaling = Scaling.of(some, np.arange(50) % 2)
    assert {view: scaling.apply(view, some).shape[1] for view in BLOCKS} == {"evidence": 2 + 3, "words": 5, "both": 5 + 3 + 2}


# ---------------------------------------------------------------- n-grams
def grams(text: str) -> list[int]:
    return sorted(word_grams(extract([text]), 24)[1].tolist())


def test_names_and_numbers_are_masked_in_the_n_grams() -> None:
    a = "On Monday the clerk told Olga Brandt that 12 boats had left."
    b = "On Monday the clerk told Kwame Boateng that 57 boats had left."
    c = "On Monday the clerk told Kwame Boateng that 57 cars had left."
    assert grams(a) == grams(b) != grams(c)


def test_n_grams_tell_word_order_and_never_cross_two_texts() -> None:
    assert grams("the clerk saw the boat") != grams("the boat saw the clerk")
    both = word_grams(extract(["the clerk left.", "a boat sank!"]), 24)
    alone = [grams("the clerk left."), grams("a boat sank!")]
    assert [sorted(both[1][both[0] == k].tolist()) for k in (0, 1)] == alone
    assert len(grams("the clerk left.")) == 4 + 3


def test_quotation_marks_of_any_style_are_one() -> None:
    assert grams('she said "we will see" today') == grams("she said “we will see” today")


@pytest.mark.parametrize("between", ["\n", "\n\n", " \n \n\n", "\r\n", "\t", "  ", "\u2028", "\n\u00a0\n"])
def test_white_space_of_any_kind_is_no_item(between: str) -> None:
    one, other = "The ferry sank at “the pier”.", "Then it rained."
    assert grams(f"{one} {other}") == grams(f"{one}{between}{other}") == grams(f"{between}{one}{between}{other}{between}")


def test_n_grams_of_nothing() -> None:
    for texts in ([], [""], ["", "\n"]):
        at, bucket = word_grams(extract(texts), 10)
        assert len(at) == len(bucket)
        assert (bucket < 1024).all()


def test_a_capital_inside_a_sentence_makes_another_word_and_one_at_its_start_does_not() -> None:
    assert grams("the council voted.") == grams("The council voted.")
    assert len(set(map(tuple, (grams("we all voted STRONGLY."), grams("we all voted strongly."))))) == 2


def test_a_name_is_one_item_however_long() -> None:
    short, long = "On Monday the clerk told Brandt that it rained.", "On Monday the clerk told Anna Maria Brandt that it rained."
    assert grams(short) == grams(long)


def test_the_headline_and_the_lede_of_a_long_text_count_once_more() -> None:
    lines = ["The ferry sank.", "Then rain fell.", "A bridge broke.", "Nobody came.", "It was late."]
    short, long = " ".join(lines[:LEDE]), " ".join(lines)

    def plain(text: str) -> set[int]:  # a text that goes on from before has neither
        return set(placed_grams(extract([text]), 24, 2, goes_on=True)[1].tolist())

    assert set(grams(short)) == plain(short) < plain(long) < set(grams(long))
    more = set(grams(long)) - plain(long)
    headline = " ".join(["The ferry sank.", *("Rain fell.",) * LEDE])
    assert more & set(grams(headline)) - plain(headline)
    moved = " ".join([*lines[1:], lines[0]])  # what was in front is behind
    assert more != set(grams(moved)) - plain(moved)


def test_ranges_of_n_grams_lead_to_their_words() -> None:
    text = "the clerk told Anna Brandt."
    found = extract([text])
    at, _, start, end = placed_grams(found, 24, 3)
    buffer = found.ctx.buffer
    spans = {text[s:e] for s, e in zip(buffer.to_start(start, at).tolist(), buffer.to_end(end, at).tolist(), strict=True)}
    assert {"the", "the clerk told", "told Anna Brandt", "Anna Brandt", "Anna Brandt."} <= spans
    assert not {"Anna", "Brandt", "told Anna"} & spans


def test_words_for_somebodys_sex_can_be_made_alike() -> None:
    she, he = extract(["the mayor said she would go."]), extract(["the mayor said he would go."])
    assert sorted(placed_grams(she, 24, 3, even=True)[1]) == sorted(placed_grams(he, 24, 3, even=True)[1])
    assert sorted(placed_grams(she, 24, 3)[1]) != sorted(placed_grams(he, 24, 3)[1])


def cues(text: str) -> set[int]:
    return set(cue_grams(extract([text]), 24)[1].tolist())


def test_cues_tell_which_rule_which_words_and_what_stands_beside_them() -> None:
    plain = cues("the ferry may sink.")
    assert plain != cues("the ferry sinks.") and plain & cues("the mill may close.")
    assert cues("the ferry may sink.") != cues("the ferry might sink.")
    assert cues("Olga Brandt said it may rain.") == cues("Kwame Boateng said it may rain.")
    assert cues("a source said it rained.") != cues("Kwame Boateng said it rained.")


def test_cues_do_not_cross_texts_and_do_not_depend_on_the_batch() -> None:
    texts = [
        "Olga Brandt, head of the water board, said on Tuesday that repairs would begin in 3 days.",
        '"We found 4 faults and we have fixed them," Tomas Ilves told a public meeting.',
        "According to the annual report, the council spent 5 million on the bridge.",
        "An insider claims the 6 stars are barely speaking, and fans are stunned.",
        "Rumour has it that Ines Duarte may be about to walk away for good.",
        "Could Mei Tanaka be hiding something? People are saying that 7 friends already know.",
        "",
        "It rained.",
    ]
    at, bucket = cue_grams(extract(texts), 24)
    for k, text in enumerate(texts):
        assert sorted(bucket[at == k]) == sorted(cue_grams(extract([text]), 24)[1])
    assert all(len(part) == 0 for part in cue_grams(extract([]), 24))
