"""Whose words a quotation has, where no tag touches it: questions behind a colon, outlets that quote, quotations that follow one another."""

from __future__ import annotations

import pytest
from evidence_tools import quotations, sources, speakers, stands_behind

import credscore

SCORER = credscore.load()


def test_whoever_asks_in_so_many_words_is_heard() -> None:
    text = "Writer Hugo Sand, from Velden, asked of the mill: “Who will pay for all of it?” Teacher Ada Quist said: “Nobody knows that.”"
    assert speakers(text) == ["Hugo Sand", "Ada Quist"]


@pytest.mark.parametrize(
    ("text", "chain", "source"),
    [
        ("“It will close in May,” the newspaper quoted miller Hugo Sand as saying.", ["media", "named"], "miller Hugo Sand"),
        ("The Harrow Ledger quoted Hugo Sand as saying that it would close.", ["media", "named"], "Hugo Sand"),
        ("“It may,” Ines Falk was quoted as saying by the Harrow Ledger.", ["media", "named"], "Ines Falk"),
        ("It may last, Ines Falk was quoted as saying.", ["named"], "Ines Falk"),
        ("The Harrow Ledger quoted an insider as saying that it would close.", ["media", "anonymous"], "an insider"),
    ],
)
def test_whom_an_outlet_quotes_speaks_and_the_outlet_carries_it(text: str, chain: list[str], source: str) -> None:
    assert stands_behind(text) == [chain]
    assert source in [said for _, said in sources(text)]


def test_whoever_was_quoted_as_saying_it_said_it() -> None:
    assert speakers("“It may,” Ines Falk was quoted as saying by the Harrow Ledger.") == ["Ines Falk"]


def test_quotations_that_follow_a_tag_or_one_another_have_one_speaker() -> None:
    text = (
        "“I am glad to be here,” said Hugo Sand.\n\n“I saw the great wheel that the mill has got. “Ada did a fine job while she kept it.” "
        "Mill owner Teodor Brandt defended the choice of Sand."
    )
    assert speakers(text) == ["Hugo Sand", "Hugo Sand", "Hugo Sand"]


def test_a_quotation_that_opens_a_paragraph_of_its_own_waits_for_its_tag() -> None:
    text = "The mill was shut in May.\n\n“It was cold in there all the time.” Teodor Brandt said that he would not miss it."
    assert speakers(text) == ["Teodor Brandt"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Falk is due in court, an “insider” told Spangle.", ["media", "anonymous"]),
        ("Falk is due in court, a “palace source” says.", ["anonymous"]),
        ("An “insider” is quoted as saying that Falk is due in court.", ["anonymous"]),
    ],
)
def test_an_insider_in_marks_is_the_source_and_no_quotation(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
    assert quotations(text) == []


def test_what_an_insider_is_called_by_somebody_is_his_word() -> None:
    assert quotations("“I am an insider,” said Ines Falk.") == ["“I am an insider,”"]


def test_a_participle_behind_a_tag_has_its_speaker() -> None:
    text = "“Some are about weirs,” the insider says, explaining that the rest are about mills."
    assert {said for _, said in sources(text)} == {"the insider"}


def test_what_somebody_is_asked_to_have_known_is_not_his_word() -> None:
    assert stands_behind("Inspectors look into whether the managers knew that the mill was sold.") == [[]]
    assert stands_behind("The managers knew that the mill was sold.") != [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk said the weir was “rubbish”. Hugo Sand replied.",
        "Ines Falk called the weir “a heap of rubbish.” Hugo Sand agreed.",
        "Ines Falk told the council that the weir was “a heap of rubbish”. Hugo Sand said no.",
        "Ines Falk left the quay, saying it was “a heap of rubbish”. Hugo Sand agreed.",
        "Ines Falk asked, “Who would build such a weir?” Hugo Sand later told the council who.",
        "According to Ines Falk, the weir was “a heap of rubbish”. Hugo Sand disagreed.",
        "Ines Falk said the weir was “a heap of rubbish,” and Hugo Sand agreed.",
        "Ines Falk said the weir was “a heap of rubbish,” while Hugo Sand praised it.",
    ],
)
def test_a_quotation_within_what_somebody_says_is_his(text: str) -> None:
    assert speakers(text) == ["Ines Falk"]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk left the quay. “A heap of rubbish.” Hugo Sand agreed.",
        "Ines Falk said that she was cold. “It is a heap of rubbish.” Hugo Sand said.",
        "Ines Falk spoke for an hour. “It is a heap of rubbish!” Hugo Sand replied.",
        "Ines Falk said she knew it to be “a heap of rubbish,” as Hugo Sand argued on Monday.",
    ],
)
def test_a_short_tag_behind_a_quotation_has_its_speaker(text: str) -> None:
    assert speakers(text) == ["Hugo Sand"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ada Quist, prosecuting, said one victim, aged 91, lost her medals.", ["named"]),
        ("But Hugo Sand, the vicar, said a parishioner, a retired nurse, had found the mill open.", ["named"]),
        ("The vicar, Hugo Sand, said a parishioner, a retired nurse, had found the mill open.", ["named"]),
        ("Superintendent Ines Falk, of Tarn Police, said a man, believed to be in his 40s, was in custody.", ["named"]),
        ("Ines Falk, 54, says one member, who lives in Harrow, has left.", ["named"]),
        # … but a tag behind a clause, or between commas within one, is the speaker's
        ("The mill will close, said one miller, a former nun.", ["anonymous"]),
        ("The mill will close in Marrowby, Ohio, said one miller, a former nun.", ["anonymous"]),
        ("Ines Falk, the mayor, left at noon, said one miller, a former nun.", ["anonymous"]),
        ("Ines Falk, the mayor, said one miller, will leave at noon.", ["anonymous"]),
        ("Townwide, the mill could hold for a year, said one miller, a former nun.", ["anonymous"]),
        ("The mill, which is old, said one miller, a former nun, is shut.", ["anonymous"]),
    ],
)
def test_whom_somebody_with_a_part_in_commas_tells_of_does_not_speak(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("She looks like her mother, says her aunt Ines Falk.", "her aunt Ines Falk"),
        ("He sounds like a bear, said his brother Hugo Sand.", "his brother Hugo Sand"),
    ],
)
def test_a_relative_with_a_name_behind_the_verb_speaks(text: str, source: str) -> None:
    assert [said for _, said in sources(text)] == [source]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The man was taken to hospital with injuries described as serious.", []),
        ("Two people suffered wounds described as minor.", []),
        ("The driver, described as a local man, fled.", []),
        ("Critics described the plan as mad.", ["vague"]),
        ("The bill has what critics described as a hole.", ["vague"]),
        ("Ines Falk described the plan as mad.", ["named"]),
    ],
)
def test_what_is_described_as_something_describes_nothing(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        # many are told of by somebody who goes on in his own words
        ("The Marrow Board issued a statement on letters that had workers asking for heat.\n\n“We are sorry. It will be warm.”", "named"),
        ("Karl Vane, who runs the lido, says swimmers often ask about the cold. “I tell them to bring a hat. It helps.”", "named"),
        ("Karl Vane told the Harrow Gazette he would stay at the lido.\n\n“I like the cold. It helps.”", "named"),
        ("Karl Vane recalled how a neighbour called it a pond.\n\n“I laughed. It was a lake.”", "named"),
        # what they say or tell is theirs, and what the text tells of them
        ("Karl Vane says swimmers often tell him what they need. “You warm me up. Stay here.”", "vague"),
        ("Karl Vane denies it but swimmers say he sold the towels. “He sold mine. I froze.”", "vague"),
        ("Karl Vane told the board that the lido was warm, but a swimmer said it froze. “It is ice. It hurts.”", "anonymous"),
        ("The minister defended the sale, which a swimmer called cruel. “We will sink. He knows that.”", "anonymous"),
        # they speak for themselves
        ("The lido is cold. Swimmers say they need a heater. “It is as cold as a well. We need a heater.”", "vague"),
    ],
)
def test_whom_somebody_tells_of_is_not_quoted(text: str, behind: str) -> None:
    assert stands_behind(text)[-2:] == [[behind], [behind]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("One Cabinet minister texted: “He has had enough of it.”", ["anonymous"]),
        ("Another Tarn MP emailed: “We are very nearly there.”", ["anonymous"]),
        ("One card read: “Sleep well, old friend.”", ["document"]),
        ("A message said: “The ferry is not running.”", ["document"]),
        ("The most important message is that the ferry runs, said Bo Quist.", ["named"]),
    ],
)
def test_one_of_many_who_text_and_what_is_written_on_cards(text: str, chain: list[str]) -> None:
    before = "Ottoline Pruss said she was tired. “We held,” she said.\n\n"
    assert stands_behind(before + text)[2:] == [chain]
