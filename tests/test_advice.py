"""Advice is tested by following it: the sentence is written anew by hand as advised, and its score must rise."""

from __future__ import annotations

import pytest

import credscore
from credscore.model.scorer import Scorer
from credscore.schema import Report

BEFORE = (
    "The town hall published the minutes of its meeting on Wednesday. "
    "The new pool has cost 6 million so far, the treasurer, Ida Holm, said."
)
BEHIND = "The roof was finished in March. The pool is due to open in June, according to the builder's timetable."

# words of the advice, the sentence before, the sentence after following it
FOLLOWED = [
    (
        "insider",
        "An insider claims that the mayor wants to resign.",
        "Karin Voss, the mayor's deputy, said that the mayor wants to resign.",
    ),
    (
        "insider",
        "An insider told us that the tiles came from a bankrupt firm.",
        "Jon Aldous, who laid the tiles, told us that they came from a bankrupt firm.",
    ),
    (
        "Say who",
        "A source close to the builder says that the pumps are broken.",
        "Paula Reyes, the builder's site manager, says that the pumps are broken.",
    ),
    ("Say who", "Sources say that the pool will never open.", "Ida Holm said that the pool will never open."),
    ("Say who", "A friend revealed that the architect has walked away.", "The architect, Nils Oker, said that he has walked away."),
    (
        "Say who",
        "An unnamed friend claims the couple fought at the opening.",
        "Their neighbour, Amara Diallo, said the couple fought at the opening.",
    ),
    ("Say who", "Insiders reveal that the director was sacked.", "Petra Lang, who chairs the board, said that the director was sacked."),
    (
        "people concerned",
        "According to The Sun, the builder may be hiding a huge debt.",
        "The builder has a debt of 2 million, its director, Omar Haddad, said.",
    ),
    ("people concerned", "The Daily Mail claims that the lifeguards could walk out.", '"We want to strike," said Mia Lund, a lifeguard.'),
    (
        "people concerned",
        "The Mirror claims that the water could make people ill.",
        "The water has made people ill, said Greta Olsen, who trains there.",
    ),
    ("by name", "It is believed that the mayor took a gift.", "The auditor, Ravi Menon, said that the mayor took a gift."),
    ("by name", "Some people say the pool is cursed.", "Lena Fisk, who swam in it, said the pool is cursed."),
    ("by name", "Rumour has it that the slide is unsafe.", "The inspector, Carla Mota, said that the slide is unsafe."),
    ("by name", "Fans say the star will cut the ribbon.", "The star's manager, Ben Okafor, said she will cut the ribbon."),
    (
        "Name the study",
        "Some studies suggest that cold water may lower the pulse of bathers.",
        "A study by the University of Tarn suggests that cold water may lower the pulse of bathers.",
    ),
    (
        "Name the study",
        "Research suggests that swimming could help you sleep.",
        "Research by the University of Tarn suggests that swimming could help you sleep.",
    ),
    ("hedge", "The builder may have hidden the cracks.", "The inspector, Carla Mota, said the builder had hidden the cracks."),
    (
        "instead of asking",
        "Will the pool's victims have to pay for it all their lives?",
        "The swimmers will pay for it until 2040, the auditor, Ravi Menon, said.",
    ),
    ("instead of asking", "Could the mayor be hiding a bribe?", "The mayor hid a bribe, the prosecutor, Tom Barrow, said."),
    ("instead of asking", "Has the builder not confessed to the crime?", "The builder has confessed, the prosecutor, Tom Barrow, said."),
    ("by name", "The couple are reportedly living apart.", "The couple are living apart, their lawyer, Rosa Quintero, said."),
    ("by name", "The builder allegedly bribed a clerk.", "The builder bribed a clerk, the prosecutor, Tom Barrow, said."),
    (
        "judg",
        "It is a shameful, ridiculous and utterly stupid waste of money!",
        "Tom Barrow, who owns the cafe, called it a waste of money.",
    ),
    ("judg", "The gorgeous star stunned everyone with her incredible dress!", "The star wore a green dress, her tailor, Mei Tanaka, said."),
    (
        "judg",
        "Everyone in town is furious and nobody will forgive them.",
        "Tom Barrow, who started a petition, said that 900 people had signed it.",
    ),
]


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return credscore.load()


def article(sentence: str) -> str:
    return f"{BEFORE} {sentence.strip()} {BEHIND}"


def at(report: Report, start: int) -> float:
    score = next(s.score for s in report.sentences if s.start <= start < s.end)
    return 50.0 if score is None else score


@pytest.mark.parametrize(("words", "before", "after"), FOLLOWED, ids=[row[1][:40] for row in FOLLOWED])
def test_following_the_advice_raises_the_scores(scorer: Scorer, words: str, before: str, after: str) -> None:
    weak, mended = scorer.score(article(before)), scorer.score(article(after))
    start = len(BEFORE) + 1
    assert at(mended, start) >= at(weak, start) + 4
    assert weak.score is not None and mended.score is not None
    assert mended.score > weak.score


@pytest.mark.parametrize(("words", "before", "after"), FOLLOWED, ids=[row[1][:40] for row in FOLLOWED])
def test_the_weak_sentence_gets_its_advice(scorer: Scorer, words: str, before: str, after: str) -> None:
    report = scorer.score(article(before))
    start = len(BEFORE) + 1
    given = [a.text for a in report.advice if a.start <= start < a.end]
    assert given and words.lower() in given[0].lower(), (given, at(report, start))


def test_sentences_that_stand_well_get_no_advice(scorer: Scorer) -> None:
    text = article('"We open in June," said Ida Holm, the treasurer.')
    report = scorer.score(text)
    for piece in report.advice:
        assert at(report, piece.start) < 50
    assert not [a for a in report.advice if "Ida Holm" in text[a.start : a.end]]


def test_advice_is_little_ordered_and_points_at_claims(scorer: Scorer) -> None:
    report = scorer.score(" ".join(row[1] for row in FOLLOWED))
    assert 1 <= len(report.advice) <= 5
    starts = [a.start for a in report.advice]
    assert starts == sorted(set(starts))
    claims = {s.start for s in report.sentences if s.claim}
    assert set(starts) <= claims
    assert all(a.text.endswith((".", "!")) and a.text[0].isupper() for a in report.advice)


@pytest.mark.parametrize(
    ("sentence", "judges"),
    [
        ("The pump may well be the most effective of its kind.", False),
        ("The mayor has been an abject disgrace since May.", True),
        ("The harbour court has heard two criminal cases since May.", False),
    ],
)
def test_one_word_that_weighs_is_not_called_judging(sentence: str, judges: bool) -> None:
    report = credscore.score(f"{BEFORE} {sentence} {BEHIND}")
    said = [a.text for a in report.advice if a.text.startswith("State what happened")]
    assert bool(said) is judges


def test_a_sentence_that_only_hedges_is_not_called_judging() -> None:
    report = credscore.score(f"{BEFORE} Perhaps the next meeting will bring some more clues. {BEHIND}")
    assert [a.text for a in report.advice] == ["Say who says so; a hedge without a source is a rumour."]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("None of it could be independently verified.", False),
        ("The Gazette could not verify the claims.", False),
        ("An earlier version of this story gave the wrong month.", False),
        ("The mill is by far the best of them all.", True),
    ],
)
def test_an_honest_caveat_is_the_writers_own(sentence: str, wanted: bool) -> None:
    report = credscore.score(f"{sentence} The mill is shut. {BEFORE} {BEHIND}")
    assert bool([a for a in report.advice if a.start == 0]) is wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ada Quist, her publicist, wrote on X: “This is complete fiction.”", False),
        ("Ada Quist, her publicist, dismissed the story on X.", False),
        ("One user wrote on X that the mill was sold.", True),
    ],
)
def test_whoever_is_named_need_not_be(sentence: str, wanted: bool) -> None:
    lead = "The mill is shut. " if wanted else "An insider said that Ines Falk had parted from her husband in May. "
    report = credscore.score(f"{lead}{sentence} Rumour has it that the house is for sale. The council met on Monday.")
    assert bool([a for a in report.advice if a.start == len(lead)]) is wanted


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("A witness, who cannot be identified for legal reasons, told the court she felt threatened.", False),
        ("A girl of 15, who has lifelong anonymity, told the jury that she was sent 40 messages a day.", False),
        ("A scoutmaster allegedly hid a camera in a changing room, a jury has been told.", False),
        ("A baker allegedly drove into a hedge, a court heard.", False),
        ("A baker, who asked not to be named for family reasons, claims that the mayor took a gift.", True),
    ],
)
def test_nobody_asks_for_a_name_that_the_law_keeps_or_for_a_courts(text: str, asks: bool) -> None:
    (report,) = credscore.load().score_batch([f"{text} {BEHIND}"], detail="full")
    assert any("Say who" in a.text or "Name the official" in a.text for a in report.advice) == asks


def test_a_quotation_is_asked_about_once() -> None:
    text = f'"I kept a list," said a clerk who works there. "I hid it. I kept it for a year. I\'m not sorry." The mill is shut. {BEHIND}'
    given = [text[a.start : a.end] for a in credscore.score(text).advice if "Say who the source is" in a.text]
    assert '"I hid it. I kept it for a year. I\'m not sorry."' in given, given


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("It is unclear whether the pumps were ever tested.", []),
        ("It was not immediately clear why the gate stood open.", []),
        ("The gate is expected to stay shut for three weeks.", ["Say who expects it."]),
        ("It is unclear who paid, but the pumps may have been stolen.", ["Say who says so; a hedge without a source is a rumour."]),
    ],
)
def test_what_the_writer_does_not_know_or_expects_is_no_rumour(sentence: str, given: list[str]) -> None:
    report = credscore.score(f"{BEFORE} {sentence} {BEHIND}")
    start = len(BEFORE) + 1
    assert [a.text for a in report.advice if a.start == start] == given


REVIEW = "Have a person check what the machine made, and say here who did."


@pytest.mark.parametrize(
    ("notice", "reviewed"),
    [
        ("This article was written with the help of artificial intelligence.", "It was checked by Ida Holm, an editor, before publication."),
        ("This story was generated by AI.", "It was reviewed by an editor before publication."),
        ("This story was generated by AI and has not been reviewed by an editor.", "This story was generated by AI and reviewed by an editor."),
    ],
)
def test_a_notice_without_a_review_asks_for_one_and_gains_by_it(scorer: Scorer, notice: str, reviewed: str) -> None:
    body = " ".join([BEFORE, BEHIND] * 2)
    weak = scorer.score(f"{body}\n\n{notice}")
    asked = [a for a in weak.advice if a.text == REVIEW]
    assert [(a.start, a.end) for a in asked] == [(len(body) + 2, len(body) + 2 + len(notice))]
    told = scorer.score(f"{body}\n\n{reviewed if reviewed.startswith('This') else f'{notice} {reviewed}'}")
    assert told.signals["ai_disclosure"] == weak.signals["ai_disclosure"]
    assert told.score is not None and weak.score is not None and told.score >= weak.score + 4
    assert REVIEW not in [a.text for a in told.advice]


def test_no_review_is_asked_for_where_no_text_was_made() -> None:
    body = " ".join([BEFORE, BEHIND] * 2)
    report = credscore.score(f"{body}\n\nThe image above was made with AI.")
    assert report.signals["ai_disclosure"] != "none" and REVIEW not in [a.text for a in report.advice]
