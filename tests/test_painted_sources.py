"""What of a sentence is painted as its source: whole pairs, whole appositions, nobody where nobody speaks."""

from __future__ import annotations

import pytest

import credscore
from credscore.evidence.naming.phrase_ends import whole

SCORER = credscore.load()


def painted(text: str) -> list[tuple[str | None, str]]:
    """The source and its type of every attribution that stands behind its sentence."""
    return [
        (text[slice(*e.source_span)] if e.source_span else None, e.source_type)
        for e in SCORER.score(text).evidence
        if e.kind == "attribution" and e.subtype != "view"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Liberals and the Greens have questioned the hurry about the weir.", ("The Liberals and the Greens", "named")),
        ("Teodor Brandt and his campaign complained on Tuesday that the vote was unfair.", ("Teodor Brandt and his campaign", "named")),
        ("A committee of councillors and clerks has warned that the pier will fall.", ("A committee of councillors and clerks", "vague")),
        ("The mill pond is safe, doctors and psychologists say.", ("doctors and psychologists", "vague")),
        ("Falk and her aides believe that the weir will hold.", ("Falk and her aides", "named")),
        ("Mr. Falk and others say the weir will hold.", ("Mr. Falk and others", "named")),
        ("He and his team found that the weir leaks.", ("He and his team", "named")),
        ("He met Ines Falk and others say the weir will hold.", ("others", "vague")),
        ("The club sacked its coach and Ines Falk said it was right.", ("Ines Falk", "named")),
        ("Falk left the mills and critics say it was late.", ("critics", "vague")),
        # what ends with a name in front of a pair is no part of it
        ("He lives in Velden, Tarn. Falk and other rowers say the weir will hold.", ("Falk and other rowers", "vague")),
        ("He swam in Velden, Tarn. He and Quist said the weir will hold.", ("He and Quist", "named")),
        ("He served in the mud, in the U.S. Army. Rowers and millers say the weir will hold.", ("Rowers and millers", "vague")),
    ],
)
def test_pairs_are_painted_whole_and_are_of_the_one_who_has_a_name(text: str, source: tuple[str, str]) -> None:
    assert painted(text) == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # a description in front of a name that has another behind it
        ("“It held,” campaign spokeswoman Ines Falk, a former miller, said.", ("campaign spokeswoman Ines Falk, a former miller", "named")),
        (
            "“It held,” senior author Dr. Ines Falk, a professor at Tarn College, told Velden Health.",
            ("senior author Dr. Ines Falk, a professor at Tarn College", "named"),
        ),
        ("And Harbour USA, a group backing Teodor Brandt, announced a vote.", ("Harbour USA, a group backing Teodor Brandt", "named")),
        ("And Ines Falk, Quist's sister, said that the weir will hold.", ("Ines Falk, Quist's sister", "named")),
        # what an owner has is not the owner
        ("Brandt's campaign manager Ines Falk took this line, saying it was rigged.", ("Brandt's campaign manager Ines Falk", "named")),
        # a body with an article, behind what it says
        ("Move them now, says the RTS.", ("the RTS", "named")),
        ("Eels swam up the weir in May, said the Royal Tarn Society.", ("the Royal Tarn Society", "named")),
        ("Bo Falk, a miller who had stayed, said the Quist mill deserved better.", ("Bo Falk, a miller who had stayed", "named")),
        # whoever works for an outlet
        ("It was calm, said Fox News host Ines Falk.", ("Fox News host Ines Falk", "named")),
        ("Fox News reported that it was calm.", ("Fox News", "media")),
        ("People reported that it was calm.", ("People", "media")),
        ("People warned the board that it was cold.", ("People", "vague")),
        # participles belong to the subject of the verb in front
        ("Falk went further than Brandt on the weir by proposing that it be sold.", ("Falk", "named")),
        ("The scientists chided Falk for suggesting that it be sold.", ("Falk", "named")),
        ("It pleaded for Otto Vane, who left in May, and urged the mayor to hold an inquiry.", ("It", "named")),
        # clauses between a name and its verb
        (
            "Brandt, who took the crew into the last sixteen of the river race with a fine dash in the December win over Tarn, insisted he was fit.",
            ("Brandt, who took the crew into the last sixteen of the river race with a fine dash in the December win over Tarn", "named"),
        ),
        # a member with his party and state, in front of a comma
        ("Rep. Ada Quist, R-Tar., said it was calm.", ("Rep. Ada Quist, R-Tar.", "named")),
        ("“It is cold,” Otto Vane, Sr. said of the pool.", ("Otto Vane, Sr.", "named")),
        # where somebody is from
        ("A woman from Marrowby, Ohio, told us that it was cold.", ("A woman from Marrowby, Ohio", "anonymous")),
        ("The man, Otto Vane, said it was cold.", ("Otto Vane", "named")),
        ("Ines Falk, for example, said it was cold.", ("Ines Falk", "named")),
        # places and times in front of a name
        ("Last week Marrowby Mills said it was calm.", ("Marrowby Mills", "named")),
        ("In 1993 Falk accused the board of neglect.", ("Falk", "named")),
        ("In his speech to the board on Friday, Falk said it was calm.", ("Falk", "named")),
        ("After Falk testified that it was calm, the weir was sold.", ("Falk", "named")),
    ],
)
def test_the_source_is_whoever_the_clause_is_about(text: str, source: tuple[str, str]) -> None:
    assert painted(text)[-1] == source


def test_an_inserted_tag_is_who_says_the_whole_sentence() -> None:
    text = "Brandt, Falk continued, showed “for ninety minutes that he could hold the pier.”"
    assert {e.name for e in SCORER.score(text).evidence if e.kind in ("attribution", "quote")} == {"Falk"}


def test_a_participle_behind_the_object_of_a_verb_is_its_subjects() -> None:
    text = "Union leader Ines Falk reiterated calls for a look into the ledger, warning: “This will not go away.”"
    assert painted(text) == [("Union leader Ines Falk", "named")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "This press release contains words about the weir.",
        "In 1993 Quist became the Velden Ladies Champion and won again.",
        "She's back in town with her geese.",
        "He'll bring jobs back, and put Velden first.",
        "Her career highlights include a gold medal.",
        "Pap smears cost six crowns at the clinic of the weir.",
        "Tulip Mills sold several things under the Marrowby name, including sticks.",
        "The pump needs a “black box” warning in May.",
        "The miller was under tough questioning for hours.",
        "A family in Tarn said goodbye to its goat.",
        "Similar training helps in amblyopia, also called “lazy eye,” in infants.",
        "The town that we love, this great place we call home, is calm.",
        "The baker was arguing with the miller on the bridge.",
        "Cells identified using a dye were kept in the mill.",
        "If someone says something good, he is pleased.",
        "The pump may be used for people who want sleep.",
        "The tonic is delivered by spoons.",
        "The ferry will be continued by the Falk Trust.",
        "The song is a portrayal of Falk.",
        "Falk didn't read the book.",
        "They met to read the Growth and Opportunity Plan in the hall on the hill.",
        "It lay idle for two winters, returning to work in 2004.",
    ],
)
def test_where_nobody_says_a_thing_nobody_is_painted(text: str) -> None:
    assert [e.text for e in SCORER.score(text).evidence if e.kind == "attribution"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The millers back the plan to sell the weir.",
        "Millers champion the weir.",
        "The new report highlights the state of the weir.",
        "Falk was warning that the weir would burst.",
        "Falk said that goodbye was a hard word.",
        "Falk argued that the weir was safe.",
        "Critics also called the weir a disgrace.",
        "It fell, even if some question whether it was old.",
        "A speech was delivered by Ines Falk.",
        "The board has the support of Ines Falk.",
        "A spokesman for Falk did not return a message.",
    ],
)
def test_where_somebody_says_it_he_is(text: str) -> None:
    assert [e.text for e in SCORER.score(text).evidence if e.kind == "attribution"] != []


def stands(text: str) -> list[list[str]]:
    return [list(s.source) for s in SCORER.score(text).sentences]


def test_a_compound_with_post_mentions_no_post() -> None:
    text = "In that post-treatment year, patients slept. “The benefits last for ten years,” Ines Falk wrote."
    assert stands(text)[-1] == ["named"]
    assert stands(text.replace("that post-treatment year", "an Instagram post"))[-1] == ["social"]


def test_what_somebody_said_years_ago_is_not_the_insiders_of_today() -> None:
    text = "“Otto is fine,” the insider explains. {} she told the Harrow Gazette, “We talk.”"
    assert stands(text.format("Back in 2015,"))[-1] == ["media", "named"]
    assert "anonymous" in stands(text.format("In tears,"))[-1]


def test_a_new_sentence_behind_a_cry_is_no_tag() -> None:
    text = "“He has a plan,” Ines Falk said. “It is his debate tonight. Can they read that plan?” Teodor Brandt {}"
    speakers = [e.name for e in SCORER.score(text.format("has vowed to drain the weir but was mum on the cost.")).evidence if e.kind == "quote"]
    assert speakers == ["Ines Falk", "Ines Falk"]
    speakers = [e.name for e in SCORER.score(text.format("asked the council on Monday.")).evidence if e.kind == "quote"]
    assert speakers == ["Ines Falk", "Teodor Brandt"]


@pytest.mark.parametrize("letters", [20, 26])
def test_half_a_name_is_no_half_of_a_pair(letters: int) -> None:
    # what is looked at in front of a phrase begins with a name's first word, or behind it
    text = f"She met old friend Maxim Konstantinopel Oberhausener W{'i' * letters} and Ada Quist said it was cold."
    at = text.index("Ada")
    assert whole(text, at, at + len("Ada Quist")) == (at, at + len("Ada Quist"))
