"""Posts set into a text: words, a dash, a name, a handle and a date, and no quotation marks."""

from __future__ import annotations

import pytest
from evidence_tools import sources, stands_behind

import credscore
from credscore.evidence.extract import extract

INTRO = (
    "The old mill stood empty all winter, and the water rose at the weir, the lido and the yards behind them until March, when the "
    "flood came and went without a word.\n\n"
)


def test_a_post_is_its_authors_word_up_to_its_signature() -> None:
    text = INTRO + "Shut the weir. It leaks. — Ottoline Pruss (@opruss) March 4, 2016  She went home."
    report = credscore.score(text)
    assert [text[s.start : s.end] for s in report.sentences][-2:] == ["— Ottoline Pruss (@opruss) March 4, 2016", "She went home."]
    assert [s.source for s in report.sentences] == [[], ["social"], ["social"], [], []]
    assert [s.quote for s in report.sentences] == [False, True, True, False, False]
    assert not report.sentences[3].claim
    assert [e.name for e in report.evidence if e.source_type == "social"] == ["Ottoline Pruss"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # the post ends in the line of its signature
        ("Nothing on the weir #lido — Odo Quist (@odo_quist) Sept 4, 2016 And so it went.", [["social"], []]),
        # what leads into it, and what is longer than a post can be, is the story's own
        ("He posted this:\nShut it. — Odo Quist (@oq) May 4, 2016", [[], ["social"], ["social"]]),
        (INTRO.strip() + " Shut it. — Odo Quist (@oq) May 4, 2016", [[], ["social"], ["social"]]),
        # a long line that leads into it in the same sentence
        (INTRO.strip()[:-1] + " but: Shut it. — Odo Quist (@oq) May 4, 2016", [["social"], ["social"]]),
        # two of them
        ("Shut it — Odo Quist (@oq) May 4, 2016 Why? Keep it — Ines Falk (@falk) May 5, 2016", [["social"], ["social"], ["social"]]),
        # a handle in running text
        ("The weir leaks, says Odo Quist (@oq) in March 2016.", [["named"]]),
        ("The weir leaks.\n\nOdo Quist (@oq) May 4, 2016", [[], []]),
    ],
)
def test_where_a_post_begins_and_ends(text: str, sources: list[list[str]]) -> None:
    assert stands_behind(text) == sources


def test_tags_and_links_in_front_of_a_signature_are_no_words() -> None:
    post = "Shut the weir. #Lido pic.twitter.com/Ab1Cd2 — Odo Quist (@oq) May 4, 2016"
    assert extract([post]).speech.quoted.tolist() == [True, False]
    assert extract([post.replace("#Lido", "Now #Lido")]).speech.quoted.tolist() == [True, True]


def test_a_link_makes_a_post_longer() -> None:
    post = "Shut the weir of the old mill. " * 4 + "It leaks. #weir pic.twitter.com/Ab1Cd2Ef3G — Odo Quist (@oq) May 4, 2016"
    assert stands_behind(post)[0] == ["social"]
    assert stands_behind(INTRO.strip() + " " + post)[0] == []


def test_the_story_goes_on_behind_the_date() -> None:
    text = "Shut it — Odo Quist (@oq) May 4, 2016 The council met."
    found = extract([text, text])
    assert found.ctx.sentences.article.tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("text", "sources", "quoted"),
    [
        (
            'The weir is old.\n\n<tweet id="77115" author="@inesfalk">The weir leaks. The council knew.</tweet>\n\nNobody else did.',
            [[], ["social"], ["social"], []],
            [False, True, True, False],
        ),
        (
            'The weir is old.\n\n<tweet tweet-author="@oq" tweet-date="March 9">The weir leaks, Falk said.<tweet/>. The lido is shut.',
            [[], ["social"], []],
            [False, True, False],
        ),
        # a post of which nothing was left but its mark, and other marks
        ('The weir is old.\n\n<tweet tweet-id="77115"><tweet/>.\n\nThe weir leaks.', [[], [], []], [False] * 3),
        ('The weir <a href="https://harrow.example">in Harrow</a> is old. The weir leaks.', [[], []], [False, False]),
        # a mark that does not end
        ('The weir leaks.\n\n<tweet author="@inesfalk"', [[], ["social"]], [False, True]),
        ('The weir leaks.\n\n<tweet author="a title that was lost" id="77">The lido is shut.<tweet/>', [[], []], [False, False]),
        # marks of pages and pictures
        ('<p author="falk">The weir leaks. It stands.</p>', [[], []], [False, False]),
        ('<article author="Falk"> The weir leaks. It is old.', [[], []], [False, False]),
        ('5 < 6 and author="x" holds. The weir leaks.', [[], []], [False, False]),
        ('<tweet author="@falk"/> The weir leaks.', [[]], [False]),
        ('<tweet author="@falk">The weir leaks. I <3 it. It is old.</tweet>', [["social"]] * 3, [True] * 3),
        ("The author = Ines Falk. The weir leaks.", [[], []], [False, False]),
    ],
)
def test_a_post_between_marks_for_machines_is_its_authors(text: str, sources: list[list[str]], quoted: list[bool]) -> None:
    assert stands_behind(text) == sources
    assert extract([text]).speech.quoted.tolist() == quoted


def test_marks_for_machines_end_with_their_article() -> None:
    texts = ['The weir leaks. <tweet author="@falk">It does.', "The lido is shut. The mill is gone."]
    assert extract(texts).speech.inner.tolist()[-2:] == [0, 0]


def test_no_mark_is_looked_for_in_the_article_before() -> None:
    found = extract(["<tweet It leaks.", 'Byline author="falk" here.'])
    assert found.speech.inner.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist tweeted about the flood: “We are dry.”", ["social"]),
        ("On Sunday Ines Falk tweeted a chart of the flood, a day after the vote.", ["social"]),
        ("Quist tweets a picture of the weir.", ["social"]),
        ("Quist spoke about the flood: “We are dry.”", ["named"]),
        ("Its keeper has not tweeted for 19 days.", []),
    ],
)
def test_what_is_tweeted_is_a_post_with_or_without_its_words(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain], sources(text)
