"""The outlet of an article's own dateline: what was told to it is first-hand, what it says is its own word."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

import credscore
from credscore.evidence.extract import extract
from credscore.evidence.source_types import NONE, TYPE_NAMES

OPENING = "Weir holds\n\nMARROWBY ({}) - The weir held all night, and the mill was dry.\n\n"


def chains(text: str) -> list[list[str]]:
    """Of every attribution, carrier first."""
    a = extract([text]).attributions
    return [[TYPE_NAMES[t] for t in pair if t] for pair in zip(a.outer.tolist(), a.type.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("outlet", "sentence", "chain"),
    [
        ("Reuters", "“It held,” Ottoline Pruss told Reuters.", ["named"]),
        ("Reuters Health", "“It held,” Ottoline Pruss told Reuters Health by email.", ["named"]),
        ("CNN", "An insider told CNN the weir was sound.", ["anonymous"]),
        ("AP", "“It held,” Ottoline Pruss told The Associated Press.", ["named"]),
        ("CNN", "CNN reported on Monday that the weir was sound.", ["named"]),
        # of others
        ("Reuters", "“It held,” Ottoline Pruss told CNN.", ["media", "named"]),
        ("Reuters", "CNN reported on Monday that the weir was sound.", ["media"]),
        ("Marrowby Echo and others", "“It held,” Ottoline Pruss told Reuters.", ["media", "named"]),
        # the next sentence is another matter
        ("CNN", "“It held,” Ottoline Pruss told Reuters. CNN has a film of it.", ["media", "named"]),
    ],
)
def test_told_to_the_outlet_of_the_dateline(outlet: str, sentence: str, chain: list[str]) -> None:
    assert chains(OPENING.format(outlet) + sentence) == [chain]


@pytest.mark.parametrize(
    ("byline", "outlet", "own"),
    [
        ("By Ines Falk, Marrowby Herald", "the Herald", True),
        ("By Ines Falk, Marrowby Herald", "the Marrowby Herald", True),
        ("By Ines Falk, Marrowby Herald reporter", "the Herald", True),
        ("By Ines Falk for the Marrowby Herald", "the Marrowby Herald", True),
        ("By Ines Falk | Marrowby Herald", "the Herald", True),
        ("By Ines Falk, CNN", "CNN", True),
        ("The Marrowby Herald can reveal that the weir held.", "the Herald", True),
        ("The weir held, the Marrowby Herald can exclusively reveal.", "the Herald", True),
        # of others, or of nobody
        ("By Ines Falk, Marrowby Herald", "the Harrow Herald", False),
        ("By Ines Falk, Marrowby Herald", "the Marrowby Gazette", False),
        ("By Ines Falk and Bo Herald", "the Herald", False),
        ("By Ines Falk", "the Herald", False),
        ("By Friday the weir had held, said the Marrowby Herald.", "the Herald", False),
        ("The Marrowby Herald can print that the weir held.", "the Herald", False),
    ],
)
def test_told_to_the_outlet_of_the_byline(byline: str, outlet: str, own: bool) -> None:
    told = chains(f"Weir holds\n\n{byline}\n\nIt was dry. “It held,” Ottoline Pruss told {outlet}.")[-1]
    assert told == (["named"] if own else ["media", "named"])


def test_a_byline_speaks_for_its_own_article_only() -> None:
    text = "By Ines Falk, {} Herald\n\nIt was dry. “It held,” Ottoline Pruss told the Marrowby Herald."
    other, own = text.format("Harrow"), text.format("Marrowby")
    a = extract([other, own, other]).attributions
    assert [TYPE_NAMES[t] if t else "" for t in a.outer.tolist()] == ["media", "", "media"]


def test_a_bracket_further_down_is_no_dateline() -> None:
    text = "The weir held.\nIt was dry.\nIt was late.\nAll slept.\nMARROWBY (Reuters) - “It held,” Ottoline Pruss told Reuters."
    assert chains(text) == [["media", "named"]]


def test_a_dateline_speaks_for_its_own_article_only() -> None:
    own = OPENING.format("Reuters") + "“It held,” Ottoline Pruss told Reuters."
    other = OPENING.format("AP") + "“It held,” Ottoline Pruss told Reuters."
    a = extract([other, own, other]).attributions
    assert [TYPE_NAMES[t] if t else "" for t in a.outer.tolist()] == ["media", "", "media"]


def test_an_agency_is_no_short_name_of_its_place() -> None:
    text = OPENING.format("CNN").replace("MARROWBY", "OSLO") + "CNN reported on Monday that the weir was sound. " + "It was checked twice. " * 20
    named = [e for e in credscore.load().score(text).evidence if e.kind == "attribution"]
    assert [e.name for e in named] == ["CNN"]


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("A friend told Starlane EXCLUSIVELY that the two had parted.", True),
        ("Starlane has exclusively learned that the two have parted.", True),
        ("As Starlane previously reported, the two have parted.", True),
        # of others, or nothing to do with it
        ("A friend told Harrow Weekly exclusively that the two had parted.", False),
        ("Starlane reported that the two have parted.", False),
        ("Starlane reported that she works exclusively for the mill.", False),
    ],
)
def test_an_outlet_praises_its_own_scoops(lead: str, told: bool) -> None:
    own = ["anonymous"] if told else ["media", "anonymous"]
    assert chains(lead + "\n\nAn insider told Starlane that he left. “It is over,” the insider said.")[-2:] == [own, own]


def test_what_an_outlet_learned_alone_carries_nobody_else() -> None:
    text = "The Harrow Gazette has exclusively learned that the mill is for sale. An insider revealed that the board had met."
    speech = extract([text]).speech
    assert [TYPE_NAMES[t] for t in speech.inner.tolist()] == ["anonymous", "anonymous"]
    assert not speech.outer.any()


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The mill is for sale, Glint Weekly has learned exclusively from insiders.", ["anonymous"]),
        ("The Gazette has learned exclusively from court papers that the mill is for sale.", ["media"]),
        ("As the Harrow Gazette previously reported, insiders claim the mill is for sale.", ["anonymous"]),
        ("As the Harrow Gazette previously reported, the mill is for sale.", ["media"]),
        ("As the Harrow Gazette reported, insiders claim that the mill is for sale.", ["media", "anonymous"]),
        ("CNN has learned that the mill is for sale.", ["media"]),
    ],
)
def test_from_whom_an_outlet_learned_it_alone_it_does_not_say(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_a_scoop_is_of_its_own_article_only() -> None:
    own = "An insider told Starlane exclusively that the two had parted."
    other = "An insider told Starlane that the two had parted."
    a = extract([other, own, other]).attributions
    assert [TYPE_NAMES[t] if t else "" for t in a.outer.tolist()] == ["media", "", "media"]


@pytest.mark.parametrize(
    ("lead", "own"),
    [
        ("“It is over,” an insider tells Starlane.", True),
        ("Several insiders tell the magazine that the two have parted.", True),
        # retold: in the past, or where somebody else names the outlet
        ("“It is over,” an insider told Starlane.", False),
        ("The Harrow Gazette claims that the two have parted. “It is over,” an insider tells the magazine.", False),
        ("According to Glint Magazine, the two have parted. It was calm. It was late. “It is over,” an insider tells Starlane.", False),
    ],
)
def test_an_insider_tells_the_outlet_that_prints_it(lead: str, own: bool) -> None:
    assert chains(f"{lead} The mill is shut.")[-1] == (["anonymous"] if own else ["media", "anonymous"])


@pytest.mark.parametrize(
    ("text", "own"),
    [
        # nobody prints for several houses
        ("An insider tells Starlane that they have parted. A source tells Glint Weekly that he wept.", [False, False]),
        ("An insider tells Starlane that they have parted. A source told Glint Weekly that he wept.", [True, False]),
        ("An insider tells The Sun that they have parted. A source told the Sun that he wept.", [True, True]),
        ("An insider tells the magazine that they have parted. A source told the magazine that he wept.", [True, True]),
    ],
)
def test_insiders_who_tell_several_outlets_tell_others(text: str, own: list[bool]) -> None:
    speech = extract([text]).speech
    assert [outer == NONE for outer in speech.outer.tolist()] == own
    assert [TYPE_NAMES[t] for t in speech.inner.tolist()] == ["anonymous"] * len(own)


@pytest.mark.parametrize(
    ("told", "own"),
    [
        ("“It leaks,” Ottoline Pruss told CNN. “It never did,” Ines Falk told CNN.", True),
        ("“It leaks,” Ottoline Pruss told CNN. Ines Falk of the council told CNN News that it never did.", True),
        ("“It leaks,” Ottoline Pruss told the Harrow Gazette. “It never did,” Ines Falk told the Harrow Gazette.", True),
        ("“It leaks,” Ottoline Pruss tells CNN.", True),
        ("“It leaks,” she told Goal.com. Asked again, she told Goal.com that it was shut.", True),
        # somebody told it, who is one and the same; others report it, or are told; it is spoken of from afar
        ("“It leaks,” Ottoline Pruss told CNN.", False),
        ("“It leaks,” Ottoline Pruss told CNN. “It always did,” Pruss told CNN.", False),
        ("“It leaks,” Ottoline Pruss told the New York Courier. “It never did,” Ines Falk told the New York Herald.", False),
        ("CNN reported that it leaks. “It does,” Ottoline Pruss told CNN. “It never did,” Ines Falk told CNN.", False),
        ("“It leaks,” Ottoline Pruss told Norway's Harrow Gazette. “It never did,” Ines Falk told Norway's Harrow Gazette.", False),
        ("“It leaks,” Ottoline Pruss told CNN's Selma Quist. “It never did,” Ines Falk told CNN's Selma Quist.", False),
        ("The Courier reported that it leaks. “It does,” Ottoline Pruss told CNN. “It never did,” Ines Falk told CNN.", False),
        ("“It leaks,” Ottoline Pruss tells CNN in its May issue.", False),
        ("“It leaks,” Ottoline Pruss tells CNN in an interview aired on Monday.", False),
        ("“It leaks,” Ottoline Pruss tells CNN, which the Harrow Gazette had reported.", False),
        ("“It leaks,” Pruss told CNN. “Never,” Falk told CNN. Pruss told the Herald so. Falk told the Herald, too.", False),
    ],
)
def test_to_whom_one_after_the_other_talks_prints_it(told: str, own: bool) -> None:
    outer = extract([f"Harrow weir is shut for the winter\n\nThe weir was shut on Monday. {told}"]).attributions.outer.tolist()
    assert ("media" in {TYPE_NAMES[t] for t in outer if t}) != own


def test_a_headline_is_in_the_present_whoever_prints_it() -> None:
    assert chains("Pruss tells CNN that the weir leaks\n\nThe weir was shut on Monday.")[0] == ["media", "named"]


@pytest.mark.parametrize(
    ("outlet", "publisher", "own"),
    [("Starlane", "Glint Weekly", False), ("Starlane", "Starlane", True), ("Starlane", None, True), ("the magazine", "Starlane", True)],
)
def test_whoever_is_known_to_print_it_is_told(outlet: str, publisher: str | None, own: bool) -> None:
    found = extract([f"An insider tells {outlet} that they have parted.", "The mill is shut."], publishers=[publisher, None])
    assert [outer == NONE for outer in found.speech.outer.tolist()] == [own, True]
    assert found.first_hand.tolist() == [own]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LONDON (Reuters) - The weir held all night.", "LONDON (Reuters) -"),
        ("WASHINGTON, March 3 (AP) — The weir held all night.", "WASHINGTON, March 3 (AP) —"),
        ("NEW YORK (Reuters Health) -- The weir held all night.", "NEW YORK (Reuters Health) --"),
        ("Washington (CNN) The weir held all night.", "Washington (CNN)"),
        ("(Reuters) - “The weir” held all night.", "(Reuters) -"),
        ("Ines Falk (BBC) won the prize at the weir.", None),
        ("The weir held all night (Reuters) - and the mill.", None),
    ],
)
def test_of_a_sentence_behind_a_dateline_only_the_dateline_is_furniture(line: str, dateline: str | None) -> None:
    report = credscore.score(line)
    assert [e.text for e in report.evidence if e.kind == "boilerplate"] == ([] if dateline is None else [dateline])
    assert [s.claim for s in report.sentences] == [True]
