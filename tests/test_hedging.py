"""Hedges, boosters and checks: classes, who hedges, negation, and the false friends of the vocabulary."""

from __future__ import annotations

import pytest
from evidence_tools import fired, flagging_hedges, kinds

import credscore

FALSE_FRIENDS = [
    "The regatta will be held in May.",
    "Theresa May opened the lido.",
    "In May 2019 the weir was rebuilt.",
    "May Orlov, 81, rowed to the weir.",
    "May 4 was the day of the flood.",
    "She pulled with all her might.",
    "The might of the river moved the stones.",
    "He could not see the weir.",
    "From the tower they could hear the crowd.",
    "The will was read on Monday.",
    "Will Tallow rowed for Marrowby.",
    "A tin can lay on the towpath.",
    "The book is a must-have.",
    "She wrote a book about the war.",
    "The children ran around the lido.",
    "They came as soon as possible.",
    "She appears in the film as a nurse.",
    "Two goats appeared on the lawn.",
    "He put Rumours by Fleetwood Mac on the record player.",
    "They drank a pint of Rumour ale by the weir.",
    "The reported speech exercise is on page two.",
    "It was a certain win, and they were sure of it.",
    "The suspect was a tall man of forty.",
    "She thought of home.",
    "His claim was paid by the insurer.",
    "The estimated arrival board was broken.",
    "He made his potential plain to see.",
]
# Known limits, each of another kind: permission, ability without a telling verb of sense, fixed compounds.
STILL_HEDGES = [
    "Visitors may not park by the weir.",
    "As a child she could swim well.",
    "The gossip column was dropped in 1911.",
    "The apparent magnitude of the star was measured.",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_no_hedge(text: str) -> None:
    assert flagging_hedges(text) == []


@pytest.mark.parametrize(
    "text", [pytest.param(text, marks=pytest.mark.xfail(strict=True, reason="needs sense, not form")) for text in STILL_HEDGES]
)
def test_no_hedge_in_senses_that_forms_do_not_show(text: str) -> None:
    assert flagging_hedges(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dam may fail.", ["may"]),
        ("The dam might fail.", ["might"]),
        ("It may hold, and it could fail.", ["may", "could"]),
        ("The firm possibly lied and is likely to pay.", ["possibly", "likely"]),
        ("The pair reportedly met in Lisbon.", ["reportedly"]),
        ("Reportedly, the pair met in Lisbon.", ["Reportedly"]),
        ("Quist Reportedly Sells Mill", ["Reportedly"]),
        ("Perhaps the vote was close.", ["Perhaps"]),
        ("The man is believed to be armed.", ["believed to"]),
        ("The mill is said to be haunted.", ["said to be"]),
        ("Rumours of a split spread.", ["Rumours"]),
        ("It is unclear who paid.", ["unclear"]),
    ],
)
def test_hedges_are_pointed_at(text: str, words: list[str]) -> None:
    found = flagging_hedges(text)
    assert all(any(word in shown for shown in found) for word in words)
    assert len(found) <= 2 * len(words)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Roughly 40 goats escaped.", "hedge:approximation"),
        ("About 30 people came.", "hedge:approximation"),
        ("Some people say the well is cursed.", "hedge:weasel"),
        ("If confirmed, the sale would end the row.", "hedge:condition"),
        ("They are investigating the fire.", "hedge:investigation"),
        ("It was clearly a mistake.", "booster"),
        ("The legendary chef returned.", "booster"),
        ("The clip could not be verified.", "verification"),
        ("Correction: the council has nine seats.", "verification"),
    ],
)
def test_classes(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text", ["She made a correction to the map.", "She has false teeth.", "She was confirmed in church.", "It was about the war."]
)
def test_no_check_and_no_approximation(text: str) -> None:
    assert not kinds(text) & {"verification", "hedge:approximation"}


def test_who_hedges_and_what_is_negated() -> None:
    scorer = credscore.load()
    text = "“It may rain,” said Ottoline Pruss. The weir may fail. It is not likely."
    hedges = [e for e in scorer.score(text).evidence if e.kind == "hedge" and e.subtype == "epistemic"]
    assert [(e.text, e.by, e.negated) for e in hedges] == [
        ("may", "speaker", False),
        ("may", "narrator", False),
        ("likely", "narrator", True),
    ]
    assert all(e.strength is not None and 0 < e.strength <= 1 for e in hedges)


def test_a_longer_phrase_wins_over_its_words() -> None:
    assert "hedge/rumour" in fired("Rumour has it that the mill is sold.")
    assert flagging_hedges("Rumour has it that the mill is sold.") == ["Rumour has it"]


def test_hidden_characters_do_not_hide_a_hedge() -> None:
    assert flagging_hedges("The pair repor\u00adted\u200bly met.") == ["repor\u00adted\u200bly"]
    assert flagging_hedges("The pair rероrtеdly met.") == ["rероrtеdly"]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Is Ines Falk about to leave the harbour board?", True),
        ("Are the pair on their way out?", True),
        ("Falk on her way out?\n\nThe board met on Monday.", True),
        ("Where does Ines Falk live?", False),
        ("Did you see Falk on the pier?", False),
        ("Host: Did Falk ever come back?", False),
        ('"Is Falk leaving?" asked a reporter.', False),
        ("There is talk of a second ferry.", True),
        ("Tongues are wagging about a ring.", True),
        ("It's believed the ferry was sold.", True),
        ("Organiser Ida Holt expects the tickets to sell out.", True),
        ("Harbour Cranes Might Fall This Winter", True),
        ("Will Power rowed to the pier.", False),
        ("You may also like the ferry.", False),
        ("How likely is rain in Kelsby?", False),
        ("Nobody could have seen it.", False),
        ("They rowed as well as they could.", False),
        ("He is supposed to have sold the boat.", True),
    ],
)
def test_a_sentence_is_hedged_where_its_writer_is_unsure(text: str, hedged: bool) -> None:
    scorer = credscore.load()
    assert bool(scorer.run([text]).hedge[0]) is hedged
