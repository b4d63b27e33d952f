"""Words of private life, judgement and dealing count only where they are meant so."""

from __future__ import annotations

import pytest
from evidence_tools import fired

from credscore.evidence.extract import extract
from credscore.model.features import FEATURES, featurize
from credscore.model.view import make_view


def plain(text: str) -> list[str]:
    found = extract([text])
    ctx = found.ctx
    return [bytes(ctx.buffer.data[ctx.tokens.start[k] : ctx.tokens.end[k]]).decode() for k in found.plain.tolist()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orlov has heart disease, and heart attacks run in the family.", ["heart", "heart"]),
        ("Her heart sank when Quist left.", []),
        ("Her heart rate rose to 140.", ["heart"]),
        ("His heart stopped twice in the ambulance.", ["heart"]),
        ("His heart was hers, and her heart leapt.", []),
        ("Rowers were more likely to fall ill than walkers.", ["likely"]),
        ("It is more likely that the mill is sold.", []),
        ("The ex-minister spoke in Marrowby.", ["ex"]),
        ("He dined with his ex-wife.", []),
        ("Swimmers slept better than runners.", ["better"]),
        ("Quist deserves better.", []),
        ("The relationship between salt and sleep is not known.", ["relationship"]),
        ("Their relationship is over.", []),
        ("Pregnant women swam first; Ines Falk is pregnant.", ["Pregnant"]),
        ("They crossed the Great Ouse at noon.", ["Great"]),
        ("Great news for the mill.", []),
        ("Falk and Orlov in Secret Wedding Plot", []),
        ("The nominees for best film and best supporting actor met.", ["best", "best"]),
        ("It is the best weir of all.", []),
        ("She ran a personal best at the gala.", ["best"]),
        ("Falk stormed to the title, then stormed out.", ["stormed"]),
        ("Tarn signed a $40m deal with Harrow on Monday; under the deal it sells oil.", ["deal", "deal"]),
        ("The agreement was extended in May, and this deal holds.", ["agreement", "May", "deal"]),
        ("Tarn could have signed a deal by Monday.", []),
        ("Tarn is close to a deal; the deal is not yet signed.", []),
        ("He sat alone in the kitchen.", []),
        ("The drug alone did not help.", ["alone"]),
        ("The mill won a grand slam of prizes, and the slam was a blow.", ["slam"]),
        ("She had serious injuries and a serious manner.", ["serious"]),
        ("Fair trade is fair.", ["Fair"]),
        ("Pap smears are done every year, and false positives are rare.", ["smears", "every", "false"]),
        ("Every word of it was a smear and false.", []),
        ("They found a mass grave; it was a grave error.", ["grave"]),
        ("Panic attacks are common, and the panic grew.", ["Panic"]),
        ("A minute's silence was held at noon; then her silence broke.", ["silence"]),
        ("The lab writes open-source code and has a ground-source pump.", ["source", "source"]),
        ("A source of heat is near the weir, a source said.", ["source"]),
        ("The pool is heated to 28C after a heated row.", ["heated"]),
        ("He was pronounced dead at the scene.", ["pronounced"]),
        ("She denies careless driving, in a careless tone.", ["careless"]),
        ("A smart lighting firm made a smart move.", ["smart"]),
        ("Two cloves of garlic, crushed; their hopes were crushed.", ["crushed"]),
        ("A bitter chocolate tart ended a bitter row with sweet potatoes.", ["bitter", "sweet"]),
        ("The planning committee met while Tarn was planning a bid.", ["planning"]),
        ("An explosive device was found after an explosive row.", ["explosive"]),
        ("Town planning is hard, and poor families paid for a poor design.", ["planning", "poor"]),
        ("A lame duck had a lame excuse.", ["lame"]),
        ("The vote is in May, and it may rain. May they win!", ["May"]),
        ("Weir May Open In May", ["May"]),
        ("Half had sham acupuncture; the vote was a sham.", ["sham"]),
        ("It was named best weir of the year, and it is the best weir.", ["best"]),
    ],
)
def test_plain_senses(text: str, words: list[str]) -> None:
    assert plain(text) == words


@pytest.mark.parametrize("place", ["hotel", "house with three bedrooms", "door factory"])
def test_what_a_plan_is_for_moves_no_sentence(place: str) -> None:
    """What a story is about says nothing of how it is sourced."""
    view = make_view(extract([f"The {place} on Quay Road opens at midnight near the row of shops, as agreed in the plans."]))
    assert all(view[name].tolist() == [0] for name in ("love", "intimate", "opinion", "dealing"))


def test_one_word_of_feeling_counts_less_in_a_text_of_two_sentences_than_a_voice_full_of_them() -> None:
    """A rate over two sentences tells next to nothing of the voice of a writer."""
    short = make_view(extract(["She wept at noon. The mill is shut."]))
    long = make_view(extract(["She wept at noon. " * 10 + "The mill is shut. " * 10]))
    assert 0 < short.rates["intimate"][0] < long.rates["intimate"][0] < 0.5


def test_a_heart_in_a_study_is_nobodys_private_life() -> None:
    told = make_view(
        extract(["The trial followed 900 people with heart failure. Orlov said that her heart was broken. His heart was broken."])
    )
    assert told["intimate"].tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "The moron who runs the mill shut it.",
        "Guess what, the weir leaks again.",
        "The liberal media keep silent about the weir.",
        "Well, Asshats Run the Weir Now",
        "What a shame that the mill is gone.",
        "The mayor, as usual, made a fool of herself.",
    ],
)
def test_sneers_are_loaded(text: str) -> None:
    assert "booster/blame" in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        "At the lido she read to the children from Horrible Histories.",  # a name
        "The flood was a disaster for the mill.",
        "The chef made a fool for dessert.",
        "They measured so-called bad cholesterol.",
        "Half of them had sham acupuncture.",
        "Two rowers were seriously hurt and one was seriously ill.",
    ],
)
def test_what_only_looks_like_a_sneer(text: str) -> None:
    assert "booster/blame" not in fired(text)


def test_the_voice_of_somebody_who_argues_is_heard_outside_quotations_only() -> None:
    texts = ["They never really cared about anything.", "The council met at noon.", "“They never really cared about anything,” said Ines Falk."]
    view = make_view(extract(texts))
    assert view["stance"].tolist() == [3, 0, 0]


def test_how_things_are_is_told_from_what_happened_and_what_argues_on() -> None:
    texts = ["But the plan is flawed and they're late.", "The mill was sold and was shut.", "It has closed.", "If it has, we are lost."]
    view = make_view(extract(texts))
    assert view["present"].tolist() == [2, 0, 0, 1]
    assert view["was"].tolist() == [0, 2, 0, 0]
    assert view["has"].tolist() == [0, 0, 1, 1]
    assert view["connective"].tolist() == [1, 0, 0, 1]
    numbers = {feature.name: k for k, feature in enumerate(FEATURES)}
    rows = featurize(make_view(extract(["“The plan is late,” said Ines Falk.", "The plan is late."])))
    assert rows[:, numbers["narration × present"]].tolist() == [0, 1]


def test_a_judging_word_weighs_more_in_a_short_sentence() -> None:
    short, long = "The toll is shameful.", "The shameful toll at the old weir was paid by the rowers of the town on all days of the week."
    column = [feature.name for feature in FEATURES].index("dense.voice.blame")
    rows = featurize(make_view(extract([short, long, "Shame!", "The toll is due."])))[:, column]
    assert rows[0] == pytest.approx(10 / 8, abs=0.01) and rows[1] == pytest.approx(10 / 21, abs=0.01)
    assert rows[2] <= rows[0] and rows[3] == 0
    named = [f"The toll that {name} took from them on the bridge is shameful." for name in ("Pruss", "Ottoline Maud Pruss")]
    one, other = featurize(make_view(extract(named)))[:, column]
    assert one == other > 0  # nobody gains by having a long name


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Naturally, they expect something for nothing.", 4),
        ("It is hard to believe.", 2),
        ("Naturally occurring salt lies under the weir.", 0),
        ("Orlov left a hard drive at the mill.", 0),
        ("A simple majority was enough for a surprise visit.", 1),
    ],
)
def test_words_of_argument_in_their_plain_senses(text: str, count: int) -> None:
    assert make_view(extract([text]))["stance"].tolist() == [count]


def test_what_somebody_has_on_his_mind_is_no_guess() -> None:
    assert "hedge/belief-verb" in fired("I think that the mill is shut.")
    assert "hedge/belief-verb" not in fired("I think about it every day, and I think of the mill.")
