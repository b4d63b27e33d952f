"""Who is painted as the source: the subject of the clause that a participle hangs on, and no more than its phrase."""

from __future__ import annotations

import time

import pytest
from evidence_tools import sources, stands_behind

import credscore
from credscore.report.paint import painted_span
from credscore.schema import Evidence

SCORER = credscore.load()


def painted(text: str) -> list[str]:
    """The words painted for each source, in order, each once."""
    report = SCORER.score(text)
    spans = [painted_span(e) for e in report.evidence if e.kind == "attribution" and e.source_span]
    return [text[start:end] for start, end in dict.fromkeys(sorted(spans))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Quist was 40 miles away in Velden, promising to build the weir.", "Quist"),
        ("Harrow baker Hettie Vosk took to Twitter, writing that the mill was cold.", "Harrow baker Hettie Vosk"),
        ("Mr Tallow branded the plan mad, calling it a gift to the quarry.", "Mr Tallow"),
        ("The firm closed the mill on Friday, saying that it was too old.", "The firm"),
        ("As they met in Velden, Rufus Tallow left for the coast, promising to call.", "Rufus Tallow"),
        ("President Falk took a swipe at the mill, calling it a ruin.", "President Falk"),
        ("He stepped back from the plan, claiming it was never his.", "He"),
        ("The river board responded to the report, saying that it would dig.", "The river board"),
        # the phrase in front of the comma is the subject itself
        ("The mayor, citing the rain, called off the race.", "The mayor"),
        ("Ottoline Pruss, speaking at the lido, said the water was cold.", "Ottoline Pruss"),
    ],
)
def test_participles_point_at_the_subject_of_their_clause(text: str, source: str) -> None:
    assert source in painted(text)
    assert all(len(words) <= len(source) for words in painted(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # words of time, place and manner in front are no source; the subject of the main clause is
        ("Fast forward to this spring, reminiscing about the lido, Ottoline Pruss grins.", "Ottoline Pruss"),
        ("Looking back, remembering the flood, she grins.", "she"),
        ("Back in Velden, recalling the flood, Mr Tallow was in tears.", "Mr Tallow"),
        ("After the flood, remembering his brother, Rufus Tallow wept.", "Rufus Tallow"),
        ("The following day, claiming that the weir had held, the river board left.", "the river board"),
        ("On stage at the old lido, remembering the rain, the flood and the mud, Quist grinned.", "Quist"),
        # … also where nothing stands in front
        ("Noting that Falk, Vosk and Tallow had left, Ottoline Pruss shut the lido.", "Ottoline Pruss"),
        ("Warning that the weir would fail, the river board shut the lido.", "the river board"),
        # a clause in front has its own
        ("On stage in Velden she gave in, claiming the lido was cold.", "she"),
    ],
)
def test_participles_that_open_their_sentence_point_at_its_main_clause(text: str, source: str) -> None:
    assert painted(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Fast forward to this spring, reminiscing about the flood feels like a dream.",
        "Fast forward to today, reminiscing about the flood feels like a dream.",
        "However, suggesting that the weir can hold is madness.",
        "Years later, recalling the flood, you might wonder why the lido stood.",
    ],
)
def test_participles_that_are_the_subject_have_none(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        # what a clause shows is nobody's word
        ("The fee at the lido fell again last spring, suggesting that few had paid it.", []),
        ("No eels were lost on the way, indicating that the weir had held.", []),
        ("The crown rallied against the mark on Monday, suggesting that the vote had calmed the market.", []),
        ("Of the growers, 10 had sleepless nights, suggesting a want of rain.", []),
        ("The new kind of kiln (NK) did well among the older bricks, indicating that it may replace the rest.", []),
        # … whoever opens it says so
        ("On Monday prices fell, suggesting that the harvest was good.", []),
        ("On Monday Quist went further, suggesting that the mayor lied.", ["named"]),
        ("In 1994 the council changed course, suggesting that the fee be halved.", ["official"]),
        ("The opposition left the hall, suggesting that the vote was rigged.", ["named"]),
        ("A 34-year-old broke her silence, revealing that she had been ill.", ["named"]),
        ("Quist shook his head, suggesting that few had paid it.", ["named"]),
        ("Former Tarn mayor Ines Falk made much of the flood, suggesting that the weir was to blame.", ["named"]),
        ("The river board cut its forecast, suggesting that the lido would close.", ["official"]),
        ("Critics, suggesting that the fee was too high, left the lido.", ["vague"]),
        ("Ines Falk spent Monday at the weir, and Vosk answered her in kind, hinting at a sale.", ["named"]),
        ("Hinting that the fee may be cut, Ottoline Pruss left the board.", ["named"]),
    ],
)
def test_what_a_clause_shows_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("On Friday Quist, insisting that the lido was warm, left.", ["named"]),
        ("In London Quist, claiming that the lido was cold, left.", ["named"]),
        ("At noon firefighters, saying that the lido was safe, left.", ["official"]),
        ("In the north residents, saying that the weir leaked, left.", ["vague"]),
        ("After police, citing the flood, closed the lido, it rained.", ["official"]),
        ("On Sky News, speaking on Monday, Ottoline Pruss said the lido was cold.", ["media", "named"]),
    ],
)
def test_a_subject_stands_in_front_of_a_participle(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_who_spoke_before_is_not_who_speaks_behind_a_participle() -> None:
    assert stands_behind("An insider said so. Warning that the weir would fail, Ada Quist left.") == [["anonymous"], ["named"]]
    assert stands_behind("An insider said so. Last week, warning of floods, the river board left.") == [["anonymous"], ["official"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The levy, first proposed in May, would cost four million.", []),
        ("But the mill, announced last year, opens on Friday.", []),
        ("The weir, rejected twice by voters, is back.", []),
        ("Ines Falk, asked about the weir, said it leaks.", ["named"]),
        # … unlike what is said behind another comma, or behind none
        ("Ines Falk, the keeper, proposed in May, as she had before, that the weir be sold.", ["named"]),
        ("The board proposed in May, as it had before, that the weir be sold.", ["official"]),
    ],
)
def test_what_was_done_to_a_thing_is_not_its_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("But Quist said the mill was cold.", "Quist"),
        ("The weir leaks, but while Quist denied it, nobody believed him.", "Quist"),
        ("Her aunt is Hettie Vosk, who said the mill was cold.", "Hettie Vosk"),
        ("TARN CITY — Mayor Ines Falk said the mill was cold.", "Mayor Ines Falk"),
        ("On Thursday evening the Tarn Echo reported that it was cold.", "the Tarn Echo"),
        ("Quist accidentally revealed that the mill was sold.", "Quist"),
        ("Harrow baker Sally said the mill was cold.", "Harrow baker Sally"),
        # brackets are closed, a party has its member
        ("Sen. Ada Quist (D-Nev.) said the mill was cold.", "Sen. Ada Quist (D-Nev.)"),
        ("Critics, including Sen. Ada Quist, R-Utah, who said it was cold, left.", "Sen. Ada Quist, R-Utah"),
        ("Hettie Vosk, of the Tarn Millers Union (TMU), said the mill was cold.", "Hettie Vosk, of the Tarn Millers Union (TMU)"),
    ],
)
def test_what_joins_a_source_to_its_sentence_is_not_painted(text: str, source: str) -> None:
    assert source in painted(text)


def test_the_relative_pronoun_stays_in_the_evidence() -> None:
    text = "Her aunt is Hettie Vosk, who said the mill was cold."
    (item,) = [e for e in SCORER.score(text).evidence if e.kind == "attribution"]
    assert item.source_span is not None
    start, end = item.source_span
    assert text[start:end] == "Hettie Vosk, who"


def test_what_a_post_comes_with_is_not_who_posted_it() -> None:
    text = "Another, called “The Lone Millers,” tweeted with the Velmorish hashtag #Weir “It leaks again and nobody in the town cares.”"
    assert "hashtag" not in " ".join(painted(text))


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Quist flatly", "Quist"),
        ("The mayor angrily", "The mayor"),
        ("A friend of the family", "A friend of the family"),
        ("the county assembly", "the county assembly"),
        ("the elderly", "the elderly"),
        ("Quist, who", "Quist"),
        ("Quist, however", "Quist"),
    ],
)
def test_what_hangs_on_a_source_is_not_painted_and_nouns_are_no_adverbs(said: str, source: str) -> None:
    assert said[slice(*painted_span(_attribution(said)))] == source


def test_a_source_of_many_blanks_takes_no_longer_than_its_length() -> None:
    small, large = (min(_seconds(f"Quist{' ' * n}x") for _ in range(3)) for n in (5_000, 40_000))
    assert large < 24 * max(small, 1e-4)


def _seconds(said: str) -> float:
    item = _attribution(said)
    began = time.thread_time()
    painted_span(item)
    return time.thread_time() - began


def _attribution(said: str) -> Evidence:
    return Evidence("attribution", 0, len(said), said, "attribution/said", source_type="named", source_span=(0, len(said)))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("TARN, Velden, Oct. 3, 2023 -- Marrow Mills, the maker of rye bread, today announced a new loaf.", "Marrow Mills, the maker of rye bread"),
        ("Mayor Ottoline Pruss on Monday said the weir would hold.", "Mayor Ottoline Pruss"),
        ("Mayor Ottoline Pruss on Monday night said the weir would hold.", "Mayor Ottoline Pruss"),
    ],
)
def test_datelines_and_days_are_no_part_of_a_source(text: str, source: str) -> None:
    assert [phrase for _, phrase in sources(text)] == [source]


def test_the_article_of_a_maker_of_what_is_written_with_a_hyphen() -> None:
    text = "Shares in Marrow Mills sank after the rye-bread maker cut its forecast again, blaming the rain and the cost of coal."
    assert sources(text) == [("named", "the rye-bread maker")]
