"""Source phrases as a reader sees them: the subject of the clause that a cue follows, its adverbs and openings left out; titles that are titles."""

from __future__ import annotations

import pytest

import credscore
from credscore.evidence.naming.phrase_cuts import subject

SCORER = credscore.load()


def cut(phrase: str, cue: str) -> str:
    text = f"{phrase}{cue}" if cue.startswith(",") else f"{phrase} {cue}"
    start, end = subject(text, 0, len(phrase), len(text) - len(cue.lstrip(", ")), len(text))
    return text[start:end]


@pytest.mark.parametrize(
    ("phrase", "cue", "source"),
    [
        # participles and verbs in a row: the subject of the clause in front
        ("Unions reacted angrily to the plan", "arguing", "Unions"),
        ("The 24-year-old won the auction in the hall", "defended", "The 24-year-old"),
        ("Noise groups oppose the mill's plan", "saying", "Noise groups"),
        ("Brandt granted toy maker Velden Games the rights to use his", "voiced", "Brandt"),
        ("Falk wrote", "calling", "Falk"),
        ("Falk said he was tired of the noise", "adding", "Falk"),
        ("Some rowers, particularly in Tarn, long had rowed at night", "claiming", "Some rowers, particularly in Tarn"),
        ("During the hearing, the miller gave his account", "insisting", "the miller"),
        ("Falk suggested that a goat could have emptied the tank", ", accused", "Falk"),
        ("Falk suggested that a goat could have emptied the tank", "accused", "Falk suggested that a goat could have emptied the tank"),
        # a tag behind a clause
        ("Sen. Ada Quist remains opposed to the weir, her top aide, Tad Vosk", "told", "her top aide, Tad Vosk"),
        ("The mill will close in May, the owner", "said", "the owner"),
        # whoever the relative clause is about
        ("The advice came from the Tarn River Board which", "said", "the Tarn River Board which"),
        ("Quist moved on, never noting that Falk", "objected", "Falk"),
        # adverbs and openings
        ("he notoriously", "refused", "he"),
        ("her privately", "spoke", "her"),
        ("In fact the mill's spokesperson", "said", "the mill's spokesperson"),
        ("even Ines Falk", "agreed", "Ines Falk"),
        ("The council, however", "said", "The council"),
        ("The last time he", "urged", "he"),
        ("Immediately the papers", "claimed", "the papers"),
        ("Velden, 9 March 2016: The outcome of a survey", "showed", "The outcome of a survey"),
        # what is left alone: participles behind a noun, relative clauses, adjectives, papers that tell
        ("papers filed in Velden", "show", "papers filed in Velden"),
        ("a study led by Ines Falk", "found", "a study led by Ines Falk"),
        ("researchers who led the study", "say", "researchers who led the study"),
        ("The retired lieutenant general", "said", "The retired lieutenant general"),
        ("the newly elected mayor", "said", "the newly elected mayor"),
        ("An agitated Brandt", "asked", "An agitated Brandt"),
        ("Falk sent a letter to the board", "describing", "Falk sent a letter to the board"),
        ("The family", "said", "The family"),
        ("the elderly", "said", "the elderly"),
    ],
)  # fmt: skip
def test_a_phrase_is_cut_to_the_subject_of_its_clause(phrase: str, cue: str, source: str) -> None:
    assert cut(phrase, cue) == source


def attributions(text: str) -> list[tuple[str, str | None, str | None]]:
    found = [e for e in SCORER.score(text).evidence if e.kind == "attribution" and e.source_span]
    return [(text[slice(*e.source_span)], e.name, e.title) for e in found if e.source_span]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It works,” said the study’s lead author, Dr. Hugo Sand, a professor in Tarn.", "the study’s lead author, Dr. Hugo Sand"),
        ("The weir was praised by former secretary of state Ada Quist, who praised the mill.", "former secretary of state Ada Quist, who"),
        ("The Velden senator wrote to the mill, vowing to vote.", "The Velden senator"),
        ("A letter dated 4 May tells the millers to leave.", "A letter dated 4 May"),
        ("Unions reacted angrily to the plan, arguing that the mill was sound.", "Unions"),
    ],
)
def test_source_phrases_of_a_report_are_whole_and_no_longer(text: str, source: str) -> None:
    assert source in [said for said, _, _ in attributions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The weir froze and now Teodor Brandt is out. Brandt said the mill was shut.",
        "They feared the rivals, particularly Teodor Brandt. Brandt said the mill was shut.",
        "The independent Tarn Budget Office said the mill was shut.",
        "They went back and forth between Teodor Brandt and the mill. Brandt said it was shut.",
        "Half of the valley has heard Teodor Brandt. Brandt said the mill was shut.",
        "Brandt, however, said the mill was shut.",
    ],
)
def test_adverbs_and_adjectives_are_nobodys_title(text: str) -> None:
    assert {title for _, _, title in attributions(text)} == {None}


def test_a_title_begins_behind_the_words_that_lead_to_it() -> None:
    text = "She led the current study with tumour biologist Jory Manx of Velden. “It grew,” said Manx."
    assert ("Manx", "Jory Manx", "tumour biologist") in attributions(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a role of its own is not whom it belongs to, nor the place it stands in
        ("Teodor Brandt is ill. Brandt’s assistant suggested a rest.", [None]),
        ("A former mayor in the county of Tarn has admitted that the weir leaks.", [None]),
        # a firm that stands alone first is no part of itself
        ("The mills are by Brennacht. “It turns,” said Hugo Sand, Brennacht Europe’s head. Brennacht said sales rose.", ["Hugo Sand", "Brennacht"]),
        ("Brennacht Foods runs the mill. Brennacht said it would close.", ["Brennacht Foods"]),
        # names of many words
        ("The weir leaks, according to the Tarn Academy of Weirs and Mills.", ["Tarn Academy of Weirs and Mills"]),
        ("The Campaign Against Mill Noise and Light claimed that the weir leaks.", ["Campaign Against Mill Noise and Light"]),
        # adjectives name nobody
        ("U.S. health regulators said the mill was clean.", [None]),
        ("Anti-noise groups said the mill was loud.", [None]),
        # outlets with an article of their own, behind what they are, and as an address
        ("The mill will close, according to Velden newspaper Harrow Ledger.", ["Harrow Ledger"]),
        ("The weir leaks, according to TarnWeirs.org.", ["TarnWeirs.org"]),
        # whoever is "he" again and again is no "she"
        ("Jory Manx, head of the mill in Tarn, says it is shut. He says it is old. He argues it is cold. “It is,” she said.",
         ["Jory Manx", "Jory Manx", "Jory Manx", None]),
    ],
)  # fmt: skip
def test_names_are_those_of_the_sources_themselves(text: str, names: list[str | None]) -> None:
    found = [e.name for e in SCORER.score(text).evidence if e.kind == "attribution" and e.subtype != "view"]
    assert found == names


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Tarn vaccine shows promise for treating weir rot.", []),
        ("The trial’s findings are encouraging, but it was short, Falk said.", ["Falk"]),
        ("Brandt granted the firm rights to use his voice in a film.", []),
        ("As expected, the scans were able to find the weirs that leaked.", []),
        ("Brandt walked back to his car.", []),
        ("Tarn, one of the largest member states, left the union.", []),
        ("The board states that the mill is shut.", ["The board"]),
        ("Quist is promising to close the mill.", ["Quist"]),
        ("According to AS, the keeper will leave Harrow Town.", ["AS"]),
        # headlines: what is put off, dropped or backed
        ("Marrowby council delays vote on the weir after clash", []),
        ("Judge postpones order on the weir", []),
        ("Keeper drops demand for a levy", []),
        ("Harrow board delays final report on the weir", []),
        ("Council backs plan for the weir", ["Council"]),
        ("Council votes to sell the weir", ["Council"]),
        ("Millers vote to leave the union", ["Millers"]),
        ("Ines Falk repeats call for a levy", ["Ines Falk"]),
        ("To book a boat, call the mill.", []),
        ("For the report, ask at the mill.", []),
        ("Warning: ugly scenes ahead", []),
        ("The board issued a statement, warning: the mill is shut.", ["The board", "The board"]),
    ],
)
def test_nouns_and_asides_are_no_cues(text: str, sources: list[str]) -> None:
    assert [said for said, _, _ in attributions(text)] == sources


def test_a_headline_with_a_full_stop_names_nobody_called_brandt_blasts() -> None:
    text = "Teodor Brandt Blasts Sand for Mocking the Old Mill.\n\nIn Tarn, Teodor Brandt said the mill was old. He joked about it."
    assert {name for _, name, _ in attributions(text)} - {None} == {"Teodor Brandt"}
