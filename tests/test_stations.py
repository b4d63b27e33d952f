"""Outlets known by the form of their name: call signs of stations, channels of a network."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore.evidence.extract import extract


@pytest.mark.parametrize(
    ("hearer", "chain"),
    [
        ("KQZT", ["media", "named"]),
        ("WQZT on Monday", ["media", "named"]),
        ("NBC4", ["media", "named"]),
        ("Guardian Australia", ["media", "named"]),
        ("BBC Persian on Monday", ["media", "named"]),
        ("New Scientist", ["media", "named"]),
        ("the RTE Guide", ["media", "named"]),
        ("the Associated Press news agency", ["media", "named"]),
        ("the Mirror the other day", ["media", "named"]),
        ("Grazia back in March", ["media", "named"]),
        ("Radio Harrow", ["media", "named"]),
        ("Harrow radio", ["media", "named"]),
        ("a local radio station", ["media", "named"]),
        ("the Harrow Leader", ["media", "named"]),
        ("the Independent", ["media", "named"]),
        ("HarrowNow.com", ["media", "named"]),
        ("the Harrow News website they had checked it", ["media", "named"]),
        ("NATO", ["named"]),
        ("the crowd the other day", ["named"]),
        ("the Weir Owners Club", ["named"]),
        ("Hettie Vosk", ["named"]),
    ],
)
def test_stations_and_magazines_carry_what_they_are_told(hearer: str, chain: list[str]) -> None:
    assert stands_behind(f"“The weir will hold for years,” Falk told {hearer}.") == [chain]


@pytest.mark.parametrize(
    ("outlet", "kind"),
    [
        ("the Daily Lantern", "media"),
        ("the Evening Trumpet", "media"),
        ("the Sunday Bell", "media"),
        ("the Harrow Lantern", "media"),
        ("the Harrow Reporter", "media"),
        ("Booking.com", "named"),
        ("Harrow Live", "media"),
        ("HarrowToday", "media"),
        ("HarrowOnline", "media"),
        # schools, bodies, people
        ("the Harrow Society", "named"),
        ("Ines Olive", "named"),
        ("McLive", "named"),
        ("the Harrow reporter", "named"),
    ],
)
def test_who_reports_has_the_name_of_an_outlet(outlet: str, kind: str) -> None:
    front = outlet[0].upper() + outlet[1:]
    assert stands_behind(f"{front} reported on Monday that the weir would close.") == [[kind]]
    assert stands_behind(f"The weir will close in May, reports {outlet}.") == [[kind]]


def test_a_paper_of_the_day_is_one_whatever_its_verb() -> None:
    assert stands_behind("The Daily Lantern claims that sources close to the mill say it will shut.") == [["media", "anonymous"]]
    assert stands_behind("The Sunday Lantern said the mill would shut.") == [["media"]]
    assert stands_behind("Ines Live said the mill would shut.") == [["named"]]
    for body in ("School", "Tribunal"):
        assert stands_behind(f"The Sunday {body} reported a loss of 400 crowns.") == [["named"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The BBC announced on Monday that the serial would end.", ["named"]),
        ("The serial will end in May, the network announced.", ["named"]),
        ("CNN said in a statement that the clip was old.", ["named"]),
        ("The Harrow Gazette said that it would appeal.", ["named"]),
        ("ITV has confirmed that the serial will end.", ["named"]),
        ("The BBC said it had suspended a presenter.", ["named"]),
        ("ITV said that it is investigating the matter.", ["named"]),
        ("The broadcaster said its staff were told on Monday.", ["named"]),
        ("ITV has apologised to the miller.", ["named"]),
        # what it has found out about others
        ("The BBC said it is committed to the weir.", ["named"]),
        ("ITV said it had seen the letter.", ["media"]),
        ("The BBC said its staff saw the weir burst.", ["media"]),
        ("ITV said its correspondent in Tarn had heard the weir burst.", ["media"]),
        ("ITV says its own sources confirm it.", ["media", "anonymous"]),
        ("ITV said it was committed by a miller.", ["media"]),
        ("The BBC said it was raining at the weir.", ["media"]),
        ("Reuters said it had suspended work on the weir.", ["media"]),
        ("The BBC reported on Monday that the weir would close.", ["media"]),
        ("CNN said the clip was old.", ["media"]),
        ("The Harrow Gazette said that it was raining.", ["media"]),
        ("The Harrow Gazette has confirmed that the weir will close.", ["media"]),
    ],
)
def test_what_an_outlet_says_of_itself(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
    assert stands_behind("The weir is shut, the BBC said. Its staff were told on Monday.")[0] == ["media"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The Harrow Eagle reported on Monday that the weir held.", ["media"]),
        ("As KQZT reports, the weir held.", ["media"]),
        ("The weir held, the Independent reported.", ["media"]),
        ("The Marrow Water Board reported on Monday that the weir held.", ["named"]),
        ("KQZT rode on Monday and the weir held.", []),
        ("The Harrow Eagle said that the weir held.", ["named"]),
    ],
)
def test_who_reports_may_be_an_outlet_by_the_form_of_its_name(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("hearer", "chain"),
    [
        ("his website", ["named"]),
        ("the club's website", ["named"]),
        ("Marrowby's official site", ["named"]),
        ("the Gazette's website", ["media", "named"]),
        ("the website", ["media", "named"]),
        ("a gossip site", ["media", "named"]),
    ],
)
def test_a_website_of_somebodys_own_is_no_outlet(hearer: str, chain: list[str]) -> None:
    assert stands_behind(f"“It will hold,” Quist told {hearer}.") == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The weir is to go, the Sunday Courier has reported.", ["media"]),
        ("The weir is to go, the Evening Bulletin said.", ["media"]),
        ("The weir is to go, Courier reports.", ["media"]),
        ("The weir is to go, Pruss reports.", ["named"]),
        ("The weir is to go, the Sunday Committee reported.", ["named"]),
    ],
)
def test_a_paper_named_after_its_day(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[0] == chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to a new report from Star, the weir will go.", ["media"]),
        ("Grazia’s report claims that the weir will go.", ["media"]),
        ("A video report on Grazia claims that the weir will go.", ["media"]),
        ("The Economist’s Weir Whispers column says that the weir will go.", ["media"]),
        ("The Harrow Gazette’s gossip column had claimed that the weir will go.", ["media"]),
        ("The tabloid’s front page claims that the weir will go.", ["media"]),
        ("The Star’s diary said that the weir will go.", ["media"]),
        ("The miller’s diary says that the weir will go.", ["document"]),
        ("The ledger’s third column shows that the weir will go.", ["document"]),
        ("The Sunday papers say that the weir will go.", ["media"]),
        ("The court papers say that the weir will go.", ["document"]),
        ("According to a report by Star Lindqvist, the weir will go.", ["document"]),
        ("A report on TV sets claims that the weir will go.", ["document"]),
        ("According to a report on stars, the weir will go.", ["document"]),
        ("Metro reports that the weir will go.", ["media"]),
        ("Grazia in Milan writes that the weir will go.", ["media"]),
        ("The weir will go, Punch reported.", ["media"]),
        ("The weir will go, according to Sabah.", ["named"]),
        ("Nour Sabah said that the weir will go.", ["named"]),
        ("Mayor Nour Punch said that the weir will go.", ["named"]),
        ("Punch claims the weir will go.", ["media"]),
        ("Vanguard reports show cracks in the weir.", ["document"]),
    ],
)
def test_reports_of_outlets_whose_name_is_a_plain_word(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Guardian Australia understands the weir will go.", ["media"]),
        ("Sky News understands two bids were made for the weir.", ["media"]),
        ("Metro understands Falk has signed.", ["media"]),
        ("The weir is for sale, the BBC understands.", ["media"]),
        ("Tarn Live understands that the winger has signed.", ["media"]),
        ("GizmoBarn understands the watch is late.", ["media"]),
        ("KQR understands two bakers have been stood down.", []),  # initials alone may be any body's
        ("FIFA understands the pitch is fit.", []),
        ("ESA understands two probes have been lost.", []),
        ("The Athletic understands talks are at an end.", ["media"]),
        ("The weir is for sale, Tarn Live understands.", ["media"]),
        ("Ines Falk understands that the weir will go.", ["named"]),
        ("The council understands that the weir will go.", ["official"]),
        ("The BBC understands the concerns of its viewers.", []),
        ("Ines Falk understands the weir will go.", []),
    ],
)
def test_what_outlets_understand_is_theirs(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_what_outlets_understand_ends_with_their_text() -> None:
    alone, beside = extract(["Tarn Live understands"]), extract(["Tarn Live understands", "That is all."])
    assert alone.attributions.type.tolist() == beside.attributions.type.tolist()
    assert alone.attributions.backs.tolist() == beside.attributions.backs.tolist()


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The weir is shut, according to ESPN's Ines Falk.", ["media"]),
        ("ESPN insider Ines Falk reports the weir is shut.", ["media"]),
        ("The weir is shut, according to New York Times reporter Ines Falk.", ["media"]),
        ("The weir is shut, insiders told ESPN's Ines Falk.", ["media", "anonymous"]),
        ("Ines Falk reports that sources say the weir is shut.", ["media", "anonymous"]),
        ("Ines Falk reports that the source of the Tarn is dry.", ["named"]),
        ("Dr Falk reported sources of lead in the weir.", ["named"]),
        ("Tarn Mill reported that insiders sold half of it.", ["named"]),
        ("Tarn Mill reported that spies had watched the weir.", ["named"]),
        # who speaks for the house, or for himself
        ("The weir is shut, according to CNN's chief executive Ines Falk.", ["named"]),
        ("CNN's Ines Falk said that she was afraid.", ["named"]),
        ("ESPN reporter Ines Falk said that she was afraid.", ["named"]),
    ],
)
def test_reporters_are_their_outlet_where_outlets_stand(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The weir is for sale, KQR has learned.", ["media"]),
        ("The weir is for sale, KQR understands.", ["media"]),
        ("The weir is for sale, Starlane can exclusively reveal.", ["media"]),
        ("The weir is for sale, The Star can authoritatively report.", ["media"]),
        ("The weir is for sale, this newspaper can reveal.", ["media"]),
        # an outlet known by its name that can reveal it prints it, and says it itself
        ("The Harrow Gazette can reveal that the weir is for sale.", ["named"]),
        # somebody who learns or confirms something, and what cannot be seen otherwise
        ("The weir is for sale, Falk learned.", ["named"]),
        ("KQR has learned to swim.", []),
        ("It is a crack that a diver can reveal.", []),
    ],
)
def test_whoever_learned_it_or_can_reveal_it_behind_what_it_tells_is_an_outlet(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Le Soir, citing clerks it did not name, said the weir leaked.", ["media", "anonymous"]),
        ("The weir leaked, Le Soir said, citing sources it did not identify.", ["media", "anonymous"]),
        ("The Echo, quoting a minister it declined to name, said the weir leaked.", ["media", "anonymous"]),
        ("Le Soir, without naming its sources, said the weir leaked.", ["media", "anonymous"]),
        ("The weir leaked, Le Soir reported, without identifying a source.", ["media", "anonymous"]),
        ("Quist is leaving, according to Marca, who cite sources close to the rower.", ["media", "anonymous"]),
        ("Quist is leaving, according to Marca, who quote Quist as saying she is tired.", ["media", "named"]),
        ("The Echo, quoting the minister, said the weir did not have a name.", ["media", "official"]),
        ("Quist said she had written to Marca without naming the source.", ["named"]),
        ("Quist said the rowers, who cite the old charter, would win.", ["named"]),
    ],
)
def test_outlets_that_say_that_they_do_not_say_whom_they_heard(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The Modesto Bee reported on Monday that the weir leaks.", ["media"]),
        ("The weir leaks, the Tennessean reported.", ["media"]),
        ("According to Time Out, the lido will close.", ["media"]),
        ("According to Time magazine, the lido will close.", ["media"]),
        ("The lido will close, Stuff reported.", ["media"]),
        ("Samantha Bee said the lido will close.", ["named"]),
        # a firm, whose figures are its own
        ("The average skiff costs 90 crowns, according to comparison site Skiffwise.", ["named"]),
        ("Holiday portal Lidofind says most lidos are full.", ["named"]),
        ("A skiff costs 90 crowns, according to the boat-sales website Skiffwise.", ["named"]),
        ("The lido is full, according to news site Lidofind.", ["media"]),
        ("The lido is full, according to gossip site Lidofind.", ["media"]),
    ],
)
def test_outlets_by_their_name_and_sites_that_are_firms(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_whoever_has_an_office_and_the_name_of_an_outlet_keeps_it() -> None:
    assert stands_behind("Mayor Nour Punch runs the mill. Punch claims the weir leaks.")[1] == ["named"]
    assert stands_behind("The weir will go, Punch reported. Punch claims it leaks.") == [["media"]] * 2


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("According to Tarn Oggi, the sale is off.", ["media"]),
        ("Marrow Morgenpost reports that the sale is off.", ["media"]),
        ("“We held,” Ottoline Pruss told Sport Tarnia Oggi.", ["media", "named"]),
        ("“We held,” Ottoline Pruss told talkRadio Sport.", ["media", "named"]),
        ("Ottoline Pruss told Marrow Sports Network that the weir had held.", ["media", "named"]),
        ("According to Sport Marrow, more children swim.", ["named"]),  # bodies for sport are called so, too
        ("According to the Marrow Electricity Network, the line held.", ["named"]),
        ("Marrow Sports reported a loss.", ["named"]),
        # nobody's words, whoever opens the sentence
        ("Rovers are closing in on Falk, with the talks said to be at an end.", ["vague"]),
    ],
)
def test_outlets_by_form_abroad_and_on_air(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


def test_who_is_an_outlet_elsewhere_is_one_where_he_is_told_things() -> None:
    text = "Falk is to leave, Starlane has learned. “We want him,” Ottoline Pruss told Starlane."
    assert stands_behind(text) == [["media"], ["media", "named"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The mill is to close, Kelsby Live reported on Friday, quoting an internal memo.", ["media", "document"]),
        ("The mill is to close, the Retail Weekly reported, citing a board presentation.", ["media", "document"]),
        ("The mill is to close, GizmoBarn reported, citing a government official.", ["media", "official"]),
        # firms report things, too, and cite their papers
        ("Nokia reported on Tuesday, citing a filing, that orders had fallen.", ["named"]),
        ("The Bank of Kelsby reported on Tuesday, citing police, that a vault was empty.", ["named"]),
        ("Pruss Ferries reported on Tuesday, citing police, that a barge was lost.", ["named"]),
        ("State news agency Tarnia Now quoted an army spokesman as saying that the weir was hit.", ["media", "official"]),
        ("The ferry will stop, the ministry reported, citing harbour records.", ["document"]),
        ("Quist Mills reported a loss of 4m crowns, citing a report by its auditors.", ["named"]),
        ("The travel agency Tarn Tours said the ship was late.", ["named"]),
    ],
)
def test_who_reports_and_cites_his_source_is_an_outlet(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
