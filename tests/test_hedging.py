"""Hedges, boosters and checks: classes, who hedges, negation, and the false friends of the vocabulary."""

from __future__ import annotations

import pytest
from evidence_tools import fired, flagging_hedges, kinds

import credscore
from credscore.evidence.extract import extract

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
    "Police have no suspects in the case.",
    "She thought of home.",
    "His claim was paid by the insurer.",
    "Rowing was linked with a lower risk of falls.",
    "Old paint has long been linked with asthma.",
    "New Weir Linked With Fewer Floods, Study Finds",
    "The estimated arrival board was broken.",
    "He made his potential plain to see.",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_no_hedge(text: str) -> None:
    assert flagging_hedges(text) == []


# permission, ability, compounds, courtesies: the same words in another sense
OTHER_SENSES = [
    "Visitors may not park by the weir.",
    "Applicants may appeal within ten days.",
    "The lido may be used by members of the club.",
    "The word may refer to a kind of boat.",
    "He asked if he may keep his room.",
    "One may quibble with the sums.",
    "As a child she could swim well.",
    "He could read the river before he was six.",
    "Any grandmother could have told them that.",
    "Tallow could have told them that.",
    "Nobody at the mill could open the gate.",
    "Nobody who rowed with her on the long summer days could go back to motors.",
    "Nothing in the lease could be taken to cover the weir.",
    "She was fair, but she could be prickly.",
    "He could recite the whole tide table at six.",
    "As the jacket might suggest, he rides.",
    "The gossip column was dropped in 1911.",
    "The apparent magnitude of the star was measured.",
    "Ottilie is third in line to the throne.",
    "The mill does not comment on market speculation.",
    "The mill does not comment on rumour or speculation.",
    "The mill would not be drawn on market rumour.",
    "Falk was supposed to open the gate.",
    "The crew closed the lock so that the parts of the old gate could be lifted out.",
    "The tests must be run again before a gate of the new kind could be hung.",
    "If Ines Falk could sell the mill, she would.",
    "Nobody at the mill asked who might open the gate.",
    "She could opt out by ringing the town hall.",
]
STILL_DOUBT = [
    ("The gate could have been left open.", "could"),
    ("The deal could be announced next week.", "could"),
    ("The burglars may have been looking for tools and could have mistaken the house.", "could"),
    ("To do so could flood the lane.", "could"),
    ("Nobody who saw the gate thinks it could leak.", "could"),
    ("He could be useful.", "could"),
    ("She wore what looks suspiciously like a ring.", "looks suspiciously like"),
    ("Old Weir Gate Might Ease Floods In Spring", "Might"),
    ("New Weir May Ease Floods, Study Finds", "May"),
    ("The Valve That Could Save The Mill", "Could"),
    ("A picture shows Falk appearing to open the gate.", "appearing to"),
    ("Tallow may appeal.", "may"),
    ("She may choose another lido.", "may"),
    ("Trains may not be any better.", "may"),
    ("The fence may have been moved, but that nobody could say.", "may"),
    ("Falk is supposed to have sold the mill.", "supposed to have"),
    ("The gate is said to have leaked.", "is said to have"),
    ("There was speculation about the mill.", "speculation"),
]


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_no_hedge_in_another_sense(text: str) -> None:
    assert not extract([text]).hedges.flags.any()


@pytest.mark.parametrize(("text", "word"), STILL_DOUBT)
def test_the_same_words_in_doubt(text: str, word: str) -> None:
    assert extract([text]).hedges.flags.any()
    assert word in flagging_hedges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mill stood for several years.",
        "It rained many times.",
        "They sold as many boats as they could build.",
        "The goats of the north and others of the south met.",
        "He spent most of his time at the weir.",
        "It is possible to swim here.",
        "The valley, sometimes foggy, lay empty.",
        "Her claim was heard in Velden.",
        "That is the kind of gate they want.",
        "He stood at the weir for some time.",
        "“I said to myself, go,” said Quist.",
        "The gates were supposed to have been moved in May.",
        "Quist has argued that the mill should close.",
        "Talk of that kind fans the flames.",
        "One thing is for certain: the mill is shut.",
        "The miller couldn't seem to sleep.",
    ],
)
def test_words_that_only_count_are_no_weasels(text: str) -> None:
    assert "hedge:weasel" not in kinds(text)
    assert not extract([text]).hedges.flags.any()


@pytest.mark.parametrize(
    "text",
    [
        "Several critics praise the mill.",
        "Many believe that the mill is cursed.",
        "Most scholars date the mill to 1490.",
        "While others call it a barn, she calls it a mill.",
        "The mill is widely regarded as haunted.",
        "It is argued that mills are haunted.",
        "Fans of the mill came.",
    ],
)
def test_crowds_without_names_are_weasels(text: str) -> None:
    assert "hedge:weasel" in kinds(text)


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
    assert flagging_hedges("Rumour has it that the mill is sold.") == ["Rumour has it that"]


def test_hidden_characters_do_not_hide_a_hedge() -> None:
    assert flagging_hedges("The pair repor\u00adted\u200bly met.") == ["repor\u00adted\u200bly"]
    assert flagging_hedges("The pair rероrtеdly met.") == ["rероrtеdly"]


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Is Ines Falk about to leave the harbour board?", True),
        ("Are the pair on their way out?", True),
        ("Falk on her way out?\n\nThe board met on Monday.", True),
        ("ROYAL ROW: Is Ines Falk on her way out?\n\nThe board met on Monday.", True),
        ("Fact check: Is Ines Falk on her way out?\n\nThe board met on Monday.", False),
        ("Where does Ines Falk live?", False),
        ("Does this mean that Falk is leaving?", True),
        ("Does this boat float?", False),
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


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The truth is that nobody asked the swimmers.", "booster/certain"),
        ("It is nothing more than a car park with water.", "booster/certain"),
        ("The plan was rammed through by a puppet council.", "booster/blame"),
        ("It was a cowardly and shameless charade.", "booster/blame"),
        ("The mud is a miraculous superfood.", "booster/peacock"),
    ],
)
def test_words_that_argue_instead_of_telling(text: str, rule: str) -> None:
    assert rule in fired(text)


@pytest.mark.parametrize(
    "text", ["The fact was recorded in the log.", "The patients had a drug or nothing more.", "Mark Pruss clowned for the children."]
)
def test_words_that_only_look_like_an_argument(text: str) -> None:
    assert not {rule for rule in fired(text) if rule.startswith("booster/")}


@pytest.mark.parametrize("text", ["Ottoline Pruss has been linked with a move to Harrow Town.", "She has been linked with the vacant post."])
def test_who_is_linked_with_somebody_is_talked_of(text: str) -> None:
    assert "hedge/rumour" in fired(text)


def test_a_headline_that_asks_about_research_hints_at_nobody() -> None:
    study = (
        "Researchers gave rye to 60 patients in a trial. The study found that their symptoms eased. Patients in the placebo group, "
        "who had no rye, had as many symptoms as before, the researchers said in the report."
    )
    gossip = "She left the mill at noon. He stayed, and the village talked of nothing else for weeks, the baker said on Monday."
    headline = "Can Rye Fight Asthma?\n\n"
    assert "hedge/question" not in fired(headline + study)
    assert "hedge/question" in fired(headline + gossip)
    both = extract([headline + gossip, headline + study]).hedges
    alone = extract([headline + gossip]).hedges
    assert both.flags.sum() == alone.flags.sum()


def checks(text: str) -> set[str]:
    return {rule for rule in fired(text) if rule.startswith("verification/")}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We have been unable to confirm the sale of the mill.", "unverified"),
        ("There was no way to verify the clip.", "unverified"),
        ("Her account could not be corroborated.", "unverified"),
        ("None of this has been confirmed by the lido.", "unverified"),
        ("The tape could not immediately be authenticated, and the sums are unsubstantiated.", "unverified"),
        ("Quist rejected the allegation.", "denied"),
        ("The council disputes that account.", "denied"),
        ("The warden pleaded not guilty.", "denied"),
        ("The harbour board dismissed the rumours as nonsense.", "denied"),
        ("Calls to the mill were not returned.", "no-comment"),
        ("The warden refused to answer questions about the weir.", "no-comment"),
        ("We asked the council for comment.", "no-comment"),
        ("The board would not be drawn on the sum.", "no-comment"),
        ("The lido has since confirmed the date.", "confirmed"),
        ("The Gannet has verified the clip.", "confirmed"),
        ("This article was corrected on Monday.", "correction"),
        ("The claim is false.", "false"),
        ("The tale was made up, for all we know.", "false"),
        ("Falk denied people had been hurt.", "denied"),
        ("Falk denied patients were at risk.", "denied"),
        ("Asked about the charges, Falk denied them.", "denied"),
        ("The claim was denied. Women in the town had asked about it.", "denied"),
        ("Falk did not respond to any of the questions.", "no-comment"),
        ("Falk did not respond to other questions about the drug.", "no-comment"),
        ("Falk has not responded to previous messages.", "no-comment"),
        ("The mill does not comment on wages.", "no-comment"),
        ("Falk has not yet publicly commented.", "no-comment"),
        ("Falk has not addressed the rumours.", "no-comment"),
    ],
)
def test_checks_and_replies_are_evidence_however_they_are_put(text: str, rule: str) -> None:
    assert f"verification/{rule}" in checks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two hikers were denied entry to the mill.",
        "The board denied them permission to swim.",
        "The crew is made up of six wardens.",
        "Ada Quist made up her mind.",
        "Both millers had their minds made up.",
        "The law denied women the vote.",
        "Cats that have not responded to standard drugs were left out.",
        "Cats that have not responded to treatment were left out.",
        "Cats that did not respond to other tick drugs were left out.",
        "The cat did not respond to any of the milder therapies.",
        "Cats that did not respond to standard care were left out.",
        "The owner was in denial.",
    ],
)
def test_words_of_checks_have_other_senses(text: str) -> None:
    assert not checks(text)


@pytest.mark.parametrize(
    ("text", "checks"),
    [
        ("The millers have been contacted for comment.", 1),
        ("The firm declined to comment. The mill declined to comment.", 2),
        ("The firm declined to comment and Quist did not respond to a request for comment.", 3),
    ],
)
def test_matches_in_one_another_are_one_check(text: str, checks: int) -> None:
    assert len(extract([text]).checks.first) == checks
