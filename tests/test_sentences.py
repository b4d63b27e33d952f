"""Sentences: in order, apart, covering every word; stops that end nothing; speech tags that stay with their quotation."""

from __future__ import annotations

import textwrap

import numpy as np
import pytest
from evidence_tools import messy_text
from hypothesis import given
from hypothesis import strategies as st

from credscore.text.buffer import build
from credscore.text.sentences import split
from credscore.text.tokens import tokenize


def cut(text: str) -> list[str]:
    buffer = build([text])
    sents = split(buffer, tokenize(buffer))
    return [text[s:e] for s, e in zip(buffer.to_start(sents.start, sents.article), buffer.to_end(sents.end, sents.article), strict=True)]


@given(st.lists(messy_text, max_size=4))
def test_sentences_are_apart_in_order_and_hold_every_word(texts: list[str]) -> None:
    buffer = build(texts)
    tokens = tokenize(buffer)
    sents = split(buffer, tokens)
    assert (sents.start < sents.end).all()
    assert (sents.start[1:] >= sents.end[:-1]).all()
    assert sents.first[0] == 0 and sents.first[-1] == len(tokens)
    assert (np.diff(sents.first) > 0).all()
    assert sents.of_token.tolist() == np.repeat(np.arange(len(sents)), np.diff(sents.first)).tolist()
    home = sents.of_token
    assert (sents.start[home] <= tokens.start).all() and (tokens.end <= sents.end[home]).all()
    assert (np.diff(sents.article) >= 0).all() and (np.diff(sents.paragraph) >= 0).all()
    # no sentence and no paragraph crosses from one article into the next
    assert (buffer.starts[sents.article] <= sents.start).all() and (sents.end <= buffer.ends[sents.article]).all()
    new = np.diff(sents.article) > 0
    assert (np.diff(sents.paragraph)[new] > 0).all()


@given(messy_text)
def test_sentences_begin_and_end_with_something_visible(text: str) -> None:
    for sentence in cut(text):
        assert sentence[0] not in " \n\t\r" and sentence[-1] not in " \n\t\r"


@pytest.mark.parametrize(
    "sentences",
    [
        ["The lido reopened.", "It was cold."],
        ["Smt. Quist met Engr. Orlov at Brgy. Sta. Ana.", "It cost Rs. 18.6 crore, said Cllr. Falk.", "Md. Pruss left."],
        ["Sen. Ma. Orlov spoke.", "She came with her Ma.", "They left."],
        ["The clip drew replies.", '@tarn_weir wrote: "Well done."'],
        ["Mr. Quist met Dr. Orlov in St. Ives.", "They spoke."],
        ["The town thanked Drs. Orlov and Falk.", "They spoke."],
        ["The U.S. Navy paid $4.2 million.", "It was late."],
        ["Police spokesman T.J. Quist met George H.W. Vane.", "He was late."],
        ["She moved to Marrowby D.C.", "The mill stayed."],
        ["Falk denied it in a post on X.", "Quist shared it.", "A book by X. Orlov was sold."],
        ["Eels are rich in vitamin D.", "Several cooks agree.", "Malcolm D. Quist does not."],
        ["J. T. Quist left.", "He came back at 5 p.m.", "The gate was shut."],
        ["The fee was set by the SEC.", "But Falk paid it.", "Half of them had MS.", "They met at 9 p.m. EST.", "The mill was shut."],
        ["The fee was set by the SEC.", "Falk paid it.", "He told the FT.", "Pruss met SEC. Quist of the Ft. Harrow mill."],
        ["“It is open,” said Mia Sen.", "The talks go on.", "It was signed by Otto Gen.", "“It is final,” he said.", "He met Tarn Sen. Ada Quist."],
        ["Air Force Col. “Bud” Quist left.", "The prize went to Li Rep.", "Two men were held."],
        ["He named him as Otto Falk Jr.", "De la Quist denied it.", "It is Ben Orlov Sr.", "Police said so.", "He met Sr. Maria Falk."],
        ["The Otto Falk Jr. Trophy was won by Tarn.", "It is at the Falk Jr. Courthouse in Tarn.", "The late Otto Falk Jr.", "Police said so."],
        ["We meet at 7 p.m. Tuesdays at the mill.", "It is open at 9 a.m. Mondays through Fridays."],
        ["Marrowby Sen. “Big Bud” Falk said it held.", "I met Mia Sen.", "“He left,” she said."],
        ["They met on Otto Falk Jr. Day.", "It was Otto Falk Jr. (D-Tarn) who left."],
        ["It began at 9 p.m.", "Police came.", "It was 9 p.m. Tuesday in Tarn.", "At 9 p.m. London time it rained."],
        ["I. Falk left.", "“Yes,” said I. Falk.", "So did I.", "Orlov came.", "Dr. I. Quist met S. A. Falk and A. I. Orlov."],
        ["Er. Falk met Kap. Orlov.", "PMaj. Quist and Wg. Cdr. Pruss met Bro. Falk.", "He is my bro.", "Falk paid Rs 5 cr.", "Quist left."],
        ["He was Joan of Arc.", "Falk was king.", "It was built by Mary Eng.", "Quist shut it.", "It is the Tarn Rowing Assoc.", "Quist left it."],
        ["President Bro. Otto Falk met Dr. Arc. Orlov and Arc. Pruss.", "Otto, Er. Falk and Bro. Quist spoke."],
        ["MR. AN DAO MET DR. A FALK.", "THE WEIR HELD."],
        ["“Why now?” she asked.", "Nobody knew."],
        ["“We won!” Quist said.", "“It was close.”"],
        ["Did it hold?", "It did!", "“Good.”"],
        ["Sales fell 3.5 per cent.", "Profit rose."],
        ["See No. 7 on the list.", "It is short."],
        ["He waited…", "She did not."],
        ["It rained (a lot).", "It stopped."],
        ["Brennacht Inc. said it would close.", "The union was told."],
        # a line of the page without its line break
        ["The weir held.", "Story Continued Below", "But the lido shut."],
        ["The weir held.", "Story continues below advertisement", "“It held,” she said."],
        ["Advertisement Continue reading the main story", "Mr. Quist left."],
        ["The weir held.", "Story continued below decks as well."],
        ["The story continues below the weir."],
    ],
)
def test_where_sentences_end(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_headings_and_paragraphs_end_sentences() -> None:
    assert cut("Weir holds\n\nThe weir held all night.\n\nBy Ottoline Pruss") == [
        "Weir holds",
        "The weir held all night.",
        "By Ottoline Pruss",
    ]


def test_hard_wrapped_lines_do_not() -> None:
    lines = (
        "The council of Marrowby voted on Tuesday evening to keep the old tidal",
        "lido open for another year, although the mayor and her deputies had",
        "warned that the pump would hardly last the winter, and that nobody in",
        "the county had the money for a new one. It was late when the meeting",
        "ended.",
    )
    assert len(cut("\n".join(lines))) == 2


@pytest.mark.parametrize("width", [20, 24, 30, 36, 44, 52, 60, 72, 80])
def test_a_column_of_any_width_has_the_sentences_of_its_text(width: int) -> None:
    paragraphs = (
        "Council of Marrowby keeps its tidal lido for a year",
        "The council voted on Tuesday evening to keep the old lido open, although the mayor and her deputies had warned that the pump "
        "would hardly last the winter. Nobody in the county had the money for a new one, she said.",
        "Swimmers had come with a petition of nine hundred names, and with a cake in the shape of the lido. Its tower was eaten first, by the "
        "treasurer, who then put the case for closing it.",
        "“We have looked at every line of it,” Greta Mbeki-Lunn told the meeting, which ended late. It will meet again in the spring.",
    )
    column = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
    assert [" ".join(sentence.split()) for sentence in cut(column)] == cut("\n\n".join(paragraphs))
    # and beside other articles, in front and behind
    texts = ["One line\nanother line", column, "a pump\na wall\na gate\nand " + "so on " * 30]
    buffer = build(texts)
    counts = np.bincount(split(buffer, tokenize(buffer)).article, minlength=3)
    assert counts.tolist() == [2, len(cut(column)), 4]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "...", "“”", "\u200b"])
def test_texts_without_words_have_no_sentences(text: str) -> None:
    assert cut(text) == []


def test_an_article_never_changes_the_sentences_of_its_neighbours() -> None:
    texts = [
        "Weir holds\nThe weir held.\nAll was well, and\nnobody slept.",
        "One line\nanother line\nand a third,\nand more of it\nstill",
        "“Open. Never closed",
    ]
    alone = [cut(text) for text in texts]
    buffer = build(texts)
    sents = split(buffer, tokenize(buffer))
    starts, ends = buffer.to_start(sents.start, sents.article), buffer.to_end(sents.end, sents.article)
    together: list[list[str]] = [[] for _ in texts]
    for s, e, k in zip(starts.tolist(), ends.tolist(), sents.article.tolist(), strict=True):
        together[k].append(texts[k][s:e])
    assert together == alone


def test_a_question_ends_behind_a_letter_though_a_cry_may_be_a_name() -> None:
    assert cut("Is it pier B? To her it is.") == ["Is it pier B?", "To her it is."]
    assert cut("She told E! News it was cold.") == ["She told E! News it was cold."]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_end_however_the_system_ends_them(ends: str) -> None:
    text = "Weir holds\n\nThe weir held.\nAll was well.\n".replace("\n", ends)
    assert [sentence.split() for sentence in cut(text)] == [["Weir", "holds"], ["The", "weir", "held."], ["All", "was", "well."]]
