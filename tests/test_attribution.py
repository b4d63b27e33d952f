"""Attribution: who is said to stand behind a sentence, by type, chain and place of the source; the unnamed, and the false friends."""

from __future__ import annotations

import pytest
from evidence_tools import fired, source_types, sources, stands_behind, table

import credscore
from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ottoline Pruss said the weir had held.", ["named"]),
        ("“The weir held,” said Ottoline Pruss.", ["named"]),
        ("The weir had held, Ottoline Pruss said.", ["named"]),
        ("“The weir is our bank,” as Ottoline Pruss put it after the vote.", ["named"]),
        ("The weir is a bank, as Pruss has put it, with a lock on it.", ["named"]),
        ("The weir was a bank with a lock on it, as Pruss joked.", ["named"]),
        ("The band left the weir, as fans cheered on.", []),
        ("The chair nodded, as Pruss spoke, and left.", []),
        ("According to Ottoline Pruss, the weir had held.", ["named"]),
        ("PRUSS: “We start at noon.”", ["named"]),
        ("In a statement, Brennacht Foods said the plant would close.", ["named"]),
        ("Police said two men were held.", ["official"]),
        ("A spokesman for the council said the lido would open.", ["official"]),
        ("The ministry confirmed the sum.", ["official"]),
        ("A study in The Lancet found that naps help memory.", ["document"]),
        ("The report suggests that rents will fall.", ["document"]),
        ("Court papers show that the lease was void.", ["document"]),
        ("Reuters reported that the sale was off.", ["media"]),
        ("The sale is off, according to the Daily Mail.", ["media"]),
        ("An insider said the pair had split.", ["anonymous"]),
        ("An insider told the Daily Mail that the pair had split.", ["media", "anonymous"]),
        ("Critics say the plan is mad.", ["vague"]),
        ("The pair reportedly met in Lisbon.", ["vague"]),
        ("Rumour has it that the mill is sold.", ["vague"]),
        ("The weir is 40 metres long.", []),
    ],
)
def test_who_stands_behind_a_sentence(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    "trade", ["plumber", "curator", "technician", "barista", "midwife", "locksmith", "lifeguard", "paramedic", "chauffeur", "bailiff"]
)
def test_a_trade_is_known_by_its_ending(trade: str) -> None:
    assert stands_behind(f"A {trade} said the gate was locked.") == [["anonymous"]]


@pytest.mark.parametrize("trade", ["nun", "monk", "cabbie", "valet", "nanny", "lady in waiting", "plumber who rowed there"])
def test_a_trade_speaks_wherever_it_is_pointed_at(trade: str) -> None:
    assert stands_behind(f"According to a {trade}, the gate was locked.") == [["anonymous"]]
    assert stands_behind(f"A {trade} added that the gate was locked.") == [["anonymous"]]


@pytest.mark.parametrize("text", ["According to a formula, the gate is wide.", "It cost ten crowns per rower.", "It was led up via a catheter."])
def test_what_is_no_trade_does_not_speak(text: str) -> None:
    assert stands_behind(text) == [[]]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        # the way that something went
        ("The gate is linked via Bluetooth to the mill.", []),
        ("The fund paid for it via the Weir Society of Harrow.", []),
        ("Featured image via Harrow Images", []),
        # who printed it, and who told it
        ("The gate is shut, via the Harrow Gazette.", ["media"]),
        ("The gate is shut, per Ines Falk.", ["named"]),
        ("The gate is shut, via Ines Falk.", ["named"]),
        ("The gate leaks (via Ines Falk).", ["named"]),
    ],
)
def test_what_goes_via_somebody_is_not_his_word(text: str, behind: list[str]) -> None:
    assert stands_behind(text) == [behind]


@pytest.mark.parametrize("title", ["editor-in-chief", "commander-in-chief", "brother-in-law", "vice-president", "attorney-at-law", "27-year-old"])
def test_a_title_with_hyphens_is_one_word(title: str) -> None:
    assert sources(f"The weir held, according to {title} Teodor Brandt.") == [("named", f"{title} Teodor Brandt")]
    assert sources(f"“It held,” said {title} Teodor Brandt.") == [("named", f"{title} Teodor Brandt")]


def test_words_around_a_preposition_are_no_title() -> None:
    assert stands_behind("She made back-to-back court appearances in Tarn.") == [[]]
    assert stands_behind("Ines Falk rowed. “It held,” said the 72-year-old harbour officer.")[-1] == ["named"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Ottoline Pruss, 54, the captain, said the weir had held.", "Ottoline Pruss"),
        ("“It held,” Ms Orlov added.", "Ms Orlov"),
        ("“It held,” added the mayor of Marrowby.", "the mayor of Marrowby"),
        ("According to a person close to the band, it is over.", "a person"),
        ("The sale is off, as reported by the Marrowby Echo.", "the Marrowby Echo"),
    ],
)
def test_the_source_phrase_is_pointed_at(text: str, phrase: str) -> None:
    assert any(shown.startswith(phrase) for _, shown in sources(text)), sources(text)


# text, and the type that must not be seen in it (None: no attribution at all)
FALSE_FRIENDS: list[tuple[str, str | None]] = [
    ("The code is open source.", "anonymous"),
    ("“Open source won,” said Quist.", "anonymous"),
    ("Wind and sun are energy sources.", "anonymous"),
    ("The energy source is clean, according to the ministry.", "anonymous"),
    ("The water source was tested, Ms Orlov said.", "anonymous"),
    ("The light source failed at dusk.", "anonymous"),
    ("The source code was lost, the firm said.", "anonymous"),
    ("The source of the river is dry, she said.", "anonymous"),
    ("Business Insider reported that the mill was sold.", "anonymous"),
    ("Insider trading fell, Ms Orlov said.", "anonymous"),
    ("Inside Edition showed the clip on Monday.", "anonymous"),
    ("The guide, who is familiar with the area, said the path was safe.", "anonymous"),
    ("She lives close to the station, Ms Orlov said.", "anonymous"),
    ("“It was close to midnight,” Ms Orlov said.", "anonymous"),
    ("The bill came close to 50 crowns.", "anonymous"),
    ("The unnamed street leads to the weir.", "anonymous"),
    ("The unnamed road was closed, the council said.", "anonymous"),
    ("Anonymous, the hacker group, took the site down.", "anonymous"),
    ("Alcoholics Anonymous said it would move.", "anonymous"),
    ("The leak of gas was small, police said.", "anonymous"),
    ("The sources are listed in the bibliography.", "anonymous"),
    ("The expert rower said he was tired.", "vague"),
    ("She left the door open for critics of the plan.", "vague"),
    ("Ai Weiwei said the show was his last.", "vague"),
    ("The sun, he said, was hot.", "media"),
    ("The mirror, she said, was old.", "media"),
    ("The post, she said, was rotten.", "media"),
    ("People filled the square.", "media"),
    ("She took the express to Leeds.", "media"),
    ("The star of the film waved.", "media"),
    ("The ball hit the post.", "social"),
    ("She liked the soup and followed the path.", "social"),
    ("A thread hung from her sleeve.", "social"),
    ("The road ran according to plan.", None),
    ("They married according to custom.", None),
    ("She brought home a report card.", None),
    ("He must report for duty at six.", None),
    ("Her insurance claim was settled.", None),
    ("They waited at the baggage claim.", None),
    ("Quist went on to claim the title.", None),
    ("The battery took an hour to charge.", None),
    ("They charge ten crowns for a ticket.", None),
    ("The state owns the weir.", None),
    ("Pick a day, say Monday, and come.", None),
    ("He left a note on the door.", None),
    ("The show will continue on Monday.", None),
    ("She added milk.", None),
    ("He posted the letter.", None),
    ("People magazine reported the wedding.", "vague"),
    ("He told a joke at the feast.", None),
]


@pytest.mark.parametrize(("text", "never"), FALSE_FRIENDS)
def test_false_friends(text: str, never: str | None) -> None:
    types = source_types(text)
    assert never not in types if never else not types, sources(text)


@pytest.mark.parametrize(("who", "text"), table("anonymous.tsv"))
def test_the_unnamed_are_told_from_the_named(who: str, text: str) -> None:
    right = any("anonymous" in chain for chain in stands_behind(text)) == (who == "anonymous")
    assert right, (stands_behind(text), sources(text))


def test_what_a_text_says_about_its_unnamed_source() -> None:
    text = "Two nurses at the hospital, who asked not to be named because they feared for their jobs, said wards were full."
    described = [e.described for e in credscore.load().score(text).evidence if e.kind == "attribution" and e.described]
    assert any(d.get("number") or d.get("role") for d in described)
    assert any(d.get("reason", "").startswith("because they feared") and d.get("reason_quality") == "own" for d in described)


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("One trader told the clerk it was cold. The executives left.", {"role": "trader"}),
        ("A senior defence official said it leaked.", {"role": "senior defence official"}),
        ("People close to Quist tell us he never went back to the mill.", {"role": "People", "access": "close to Quist"}),
        ("Three people familiar with the deal said the mill, built in 1890, was sold.",
         {"number": "Three", "role": "people", "access": "familiar with the deal"}),
    ],
)  # fmt: skip
def test_what_is_told_of_the_unnamed_is_told_of_them(text: str, described: dict[str, str]) -> None:
    (found,) = [e.described for e in credscore.load().score(text).evidence if e.kind == "attribution"]
    assert found == described


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ottoline Pruss runs the pool. Pruss said it was cold.", "Ottoline Pruss"),
        ("Ottoline Pruss runs the pool. She said it was cold.", "Ottoline Pruss"),
        ("Hettie Vosk, the baker, said the ovens were cold.", "Hettie Vosk"),
    ],
)
def test_names_are_resolved(text: str, name: str) -> None:
    report = credscore.load().score(text)
    assert [e.name for e in report.evidence if e.kind == "attribution"] == [name]


def test_told_to_the_publisher_is_first_hand() -> None:
    text = "Ottoline Pruss told the Daily Mail that the weir had held."
    assert extract([text]).attributions.outer.tolist() == [4]
    own = extract([text], publishers=["Daily Mail"])
    assert own.first_hand.tolist() == [True] and own.attributions.outer.tolist() == [0]
    assert extract(["Ottoline Pruss told us that the weir had held."]).first_hand.tolist() == [True]


def test_cues_inside_quotations_are_the_speakers_own() -> None:
    assert [kind for kind, _ in sources("“Rufus said the pump failed,” said Ottoline Pruss.")] == ["named"]
    assert "attribution/claim" not in fired("“Rufus claimed it,” said Ottoline Pruss.")
