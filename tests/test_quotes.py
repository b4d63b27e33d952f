"""Quotations: every kind of mark, runs over paragraphs, broken marks, and marks that quote nobody."""

from __future__ import annotations

import numpy as np
import pytest
from evidence_tools import messy_text, quotations, stands_behind
from hypothesis import given

import credscore
from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It held,” said Pruss.", ["“It held,”"]),
        ('"It held," said Pruss.', ['"It held,"']),
        ("‘It held,’ said Pruss.", ["‘It held,’"]),
        ("'It's over,' he said.", ["'It's over,'"]),
        ("‘It’s the boys’ weir,’ he said.", ["‘It’s the boys’ weir,’"]),
        ("«It held,» said Pruss.", ["«It held,»"]),
        ("« It held », said Pruss.", ["« It held »"]),
        ("«\u00a0It held\u00a0», said Pruss. The weir (« It leaked », said Falk) is shut.", ["«\u00a0It held\u00a0»", "« It leaked »"]),
        ("Pruss said: « It held ». It leaked.", ["« It held »"]),
        ("»...and it held«, said Pruss.", ["»...and it held«"]),
        ("„It held“, said Pruss.", ["„It held“"]),
        ("“It was dark,” she said. “Nobody called.”", ["“It was dark,”", "“Nobody called.”"]),
        ("“It was dark.\n\n“Nobody called,” she said.", ["“It was dark.", "“Nobody called,”"]),
        ("“We [the crew] waited … for hours,” he said.", ["“We [the crew] waited … for hours,”"]),
        ("“He told me, ‘Go home,’ and I went,” she said.", ["“He told me, ‘Go home,’ and I went,”"]),
        # one in the same marks inside; but where a mark is missing, the next one is another
        ("“He told me, “Go home,” and I went,” she said.", ["“He told me, “Go home,” and I went,”"]),
        ("“He told me. “Go home,” she said. The board is 6” wide.", ["“He told me. ", "“Go home,”"]),
        ("He told the crew below: “Row on.”", ["“Row on.”"]),
        ("Pruss wrote on Instagram: “Thank you all 🏊”", ["“Thank you all 🏊”"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(("opens", "closes"), [("â€œ", "â€\x9d"), ("â\x80\x9c", "â\x80\x9d")])
def test_marks_of_a_wrong_encoding_quote(opens: str, closes: str) -> None:
    (found,) = quotations(f"{opens}It was dark and cold,{closes} he said.")
    assert found.startswith(f"{opens}It was dark and cold,â")


@pytest.mark.parametrize(
    "text",
    [
        "They sang “The Long Weir” on Friday.",
        "He read “Pride and Prejudice” twice.",
        "The so-called ‘experts’ left.",
        "The ‘fake’ weir fell.",
        "Ottoline ‘Otter’ Pruss rowed on.",
        'The board is 6\'2" long and 4" wide.',
        'A 12" pizza and a 9" pie.',
        "The boys' boat and the girls' canoe sank.",
        "It was '80s music, rock 'n' roll.",
    ],
)
def test_marks_that_quote_nobody(text: str) -> None:
    assert quotations(text) == []


@given(messy_text)
def test_quotations_are_apart_and_hold_words(text: str) -> None:
    q = extract([text]).quotes
    assert (q.start[1:] >= q.end[:-1]).all()
    assert (q.first < q.last).all()
    for k in range(len(q)):
        assert (q.inside[q.first[k] : q.last[k]] == k + 1).all()


def test_marks_of_an_article_without_words_close_nothing_in_the_one_before() -> None:
    open_ended = "“It was dark. Nobody could see the weir, "
    for closing in ("”", "»", '"', "’"):
        found = extract([open_ended, closing])
        assert found.quotes.end.tolist() == extract([open_ended]).quotes.end.tolist()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“It held,” said Ottoline Pruss, who runs the pool. Pruss added: “We slept well.”", ["Ottoline Pruss"] * 2),
        ("Ottoline Pruss runs the pool. “It held,” she said.", ["Ottoline Pruss"]),
        ("Hettie Vosk, the baker, said the ovens were cold. “We could not bake,” Vosk added.", ["Hettie Vosk"]),
        ("“Go,” an insider said.", [None]),
        ("“We start at noon,” said Rufus Tallow. “Bring a hat. It will be hot.”", ["Rufus Tallow"] * 2),
    ],
)
def test_speakers(text: str, speakers: list[str | None]) -> None:
    report = credscore.load().score(text)
    assert [e.name for e in report.evidence if e.kind == "quote"] == speakers


def test_every_sentence_of_a_long_quotation_is_flagged() -> None:
    report = credscore.load().score("“It was dark. Nobody called. We waited,” said Ottoline Pruss. The weir held.")
    assert [s.quote for s in report.sentences] == [True, True, True, False]


def test_quote_density_is_a_share_of_characters() -> None:
    scorer = credscore.load()
    none, half = scorer.score("The weir held. " * 20).signals, scorer.score("“The weir held,” said Pruss. " * 20).signals
    assert none["quote_density"] == 0
    assert 0.5 < half["quote_density"] < 0.7


def test_a_sentence_behind_the_full_stop_is_no_tag() -> None:
    text = "Friends of the miller said the two had a “good and frank relationship”. A council spokesman said: “We do not comment on friends.”"
    assert stands_behind(text) == [["anonymous"], ["official"]]


def test_a_line_of_the_page_behind_a_quotation_is_no_speech_tag() -> None:
    text = "Speaking at the lido, Ottoline Pruss told members: “It is cold. It will be warm.” Story Continued Below The pool opens in May."
    evidence = credscore.score(text).evidence
    assert [e.name for e in evidence if e.kind == "quote"] == ["Ottoline Pruss"]
    assert not [e.text for e in evidence if e.kind == "attribution" and "Continued" in e.text]
    evidence = credscore.score("“It is cold,” Pruss said. “It hurts,” she continued.").evidence
    assert [e.text for e in evidence if e.kind == "attribution"] == ["Pruss said", "she continued"]


def test_speech_in_single_marks_over_several_paragraphs() -> None:
    opens, closes = "'The weir was dark and cold.", "'Nobody could see it.'"
    text = f"Ottoline Pruss told us of the night.\n\n{opens}\n\n{opens}\n\n{closes}\n\nThe lido reopens in May."
    assert stands_behind(text) == [["named"]] * 4 + [[]]
    # a single mark that nothing takes up again is an apostrophe or a slip, whatever stands in the next article
    assert quotations(f"{opens}\n\nThe lido reopens in May.") == []
    assert extract([opens, closes]).quotes.first.tolist() == extract(["The weir was dark and cold.", closes]).quotes.first.tolist()
    # nor is there a speech that no paragraph ends, whether or not another article has closing marks
    unended = f"{opens}\n\n{opens}\n\nThe lido reopens in May."
    assert extract([unended]).quotes.first.tolist() == extract([unended, "The keepers' keys."]).quotes.first.tolist() == []


@pytest.mark.parametrize(
    ("headline", "behind"),
    [
        ("Ottoline Pruss leaves the lido: 'I am tired of it'", ["named"]),
        ("'I still oil the chains myself': an hour with Ottoline Pruss", ["named"]),
        # nobody's full name, somebody else's words, words that nobody says of himself
        ("Lido keeper leaves: 'I am tired of it'", []),
        ("Friend of Ottoline Pruss on the lido: 'I am tired of it'", []),
        ("Ottoline Pruss leaves the lido: 'End of an era in town'", []),
        ("Ottoline Pruss leaves 'the I am tired club' in May", []),
    ],
)
def test_headlines_that_quote_whom_they_are_about(headline: str, behind: list[str]) -> None:
    assert stands_behind(f"{headline}\n\nIt shuts in May.")[0] == behind


def test_what_a_question_asks_about_does_not_answer_it() -> None:
    text = "“It held,” Ottoline Pruss said.\n\nWhat of the new recordings?\n\n“I was against them, to be honest."
    assert stands_behind(text) == [["named"], [], ["named"]]
    assert stands_behind(text.replace("What of the new recordings?", "A letter came.")) == [["named"], [], []]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # the text has the words, and who said them
        ("Pool plan 'cruel joke'\n\nIt shuts in May. \"It is a cruel joke on us,\" said Ottoline Pruss.", [("'cruel joke'", "Ottoline Pruss")]),
        # too many words for a term
        ("Lido 'may lose 40 jobs' in May\n\nIt shuts in May.", [("'may lose 40 jobs'", None)]),
        # terms, and words of another article's quotation
        ("Council to target 'water thieves'\n\nIt shuts in May. \"It is a cruel joke on us,\" said Ottoline Pruss.", []),
        ("Council to target 'water thieves'\n\nIt shuts in May.", []),
    ],
)
def test_words_in_marks_in_headlines(text: str, quoted: list[tuple[str, str | None]]) -> None:
    other = 'Weir leaks\n\n"Those water thieves came back," said Hettie Vosk.'
    for report in (credscore.score(text), credscore.load().score_batch([other, text, other])[1]):
        head = text.index("\n")
        assert [(e.text, e.name) for e in report.evidence if e.kind == "quote" and e.start < head] == quoted


@pytest.mark.parametrize(
    "text",
    [
        'He said "so\n\nI "swam” on, and I',
        "It was ‘Tis, “so, I\n\n“and so it goes, I\n\nPruss said.”",
        "'One', she said, 'and I'",
        '"',
    ],
)
def test_quotations_know_their_tokens_also_where_they_end_with_their_paragraph(text: str) -> None:
    found = extract([text, "The weir reopened.", text])
    q, starts = found.quotes, found.ctx.tokens.start
    assert q.first.tolist() == np.searchsorted(starts, q.start).tolist()
    assert q.last.tolist() == np.searchsorted(starts, q.end).tolist()


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        # words in capitals, found below in small letters
        ("Falk And Vosk Are ‘Barely Speaking’ As Weir Opens", ["‘Barely Speaking’"]),
        ("Mill Owner Just Tore Into “Empty Headed” Mayor", ["“Empty Headed”"]),
        # behind a colon, of somebody
        ("Ines Falk Blasts Vosk: 'I'm Getting Married'", ["'I'm Getting Married'"]),
        # behind the name of who says it, with a full stop, too; not behind a label
        ("Ines Falk: Mayor Vosk Is ‘Finished’ At The Weir.", ["‘Finished’"]),
        ("Falk: Vosk’s ‘Very Muddy Boots’ Cost Us The Lido.", ["‘Very Muddy Boots’"]),
        ("BREAKING: Mill Shuts Its ‘Muddy Yard’ For Good.", []),
        ("Tarn: ‘Iron Duck’ Plan Agreed", []),
        ("Ines Falk: ‘Grey On Grey’ At 50", []),
        # names of works
        ("‘Low Water’ Star Quits The Mill", []),
        ("New On Friday: 'Low Water'", []),
    ],
)
def test_headlines_in_capitals_quote_what_stands_below(headline: str, words: list[str]) -> None:
    below = "“They are barely speaking,” Falk said. “He is empty headed. Nobody on ‘Low Water’ and nobody in the Low Water choir knew.”"
    assert quotations(f"{headline}\n\n{below}")[: len(words) or 1] == (words or quotations(below)[:1])


@pytest.mark.parametrize(
    ("text", "quoted", "chain"),
    [
        ("Ines Falk had one word for it: “Geese.”", True, []),
        ("Ines Falk had one word for geese and for ducks, and it was “pests” on the day.", False, []),
        # what can be read somewhere is not of whoever speaks beside it
        ("A shirt that read “Geese First” hung at the mill, and Ines Falk laughed.", True, []),
        ("Ines Falk painted the gate with the words “Geese first”.", True, []),
        ("Ines Falk hung up a sign with the single word “geese” on it.", True, []),
        ("The miller is accused of “cooking the geese” of the town.", True, ["vague"]),
        ("The word “geese” is old.", False, []),
        ("They sang of “geese” all night.", False, []),
        ("In other words, “the weir” is old.", False, []),
        ("She read “The Old Barn” at night.", False, []),
        # titles of papers, however long they are; not what somebody says in one
        ("The study, “Geese and the old weirs of the northern fens: a cohort,” is out.", False, ["document"]),
        ("They wrote a paper entitled: “Geese and the old weirs of the northern fens.”", False, []),
        ("Ines Falk said in the report, “Geese and ducks and the rest of them are a pest.”", True, ["named"]),
        ("From the report: “Geese and ducks and the rest of them are a pest.”", True, ["document"]),
        ("Ines Falk slammed the article: “Every word of it is a lie.”", True, ["named"]),
        ("Ines Falk called the report “A heap of rubbish from first to last.”", True, ["named"]),
    ],
)
def test_short_words_that_are_led_in(text: str, quoted: bool, chain: list[str]) -> None:
    found = extract(["It was late. " + text])
    assert found.speech.quoted.tolist()[1:] == [quoted]
    assert stands_behind("It was late. " + text)[1:] == [chain]
