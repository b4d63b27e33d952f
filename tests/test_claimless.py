"""Lines that claim nothing by where they stand or what they are for: credits, biographies, labels, questions, links; and those that claim all the same."""

from __future__ import annotations

import pytest
from evidence_tools import fired, furniture

import credscore
from credscore.evidence.extract import extract


@pytest.mark.parametrize("line", ["--With assistance from Ines Falk.", "With files from The Harrow Press", "With reporting by Bo Vosk and Ines Falk"])
def test_who_helped_stands_below_a_story(line: str) -> None:
    assert furniture(f"The lido reopened on Monday.\n\n{line}") == ["byline"]
    assert furniture(f"{line} the mill reopened on Monday, and it rained.") == []


def test_furniture_makes_no_claim() -> None:
    body = "The council of Marrowby voted on Tuesday to keep the tidal lido open for another year."
    lines = ["By Ottoline Pruss", "Photo: Hettie Vosk", body, "READ MORE: Weir reopens after repairs", "Subscribe to our newsletter"]
    report = credscore.load().score("\n\n".join(lines))
    assert [s.claim for s in report.sentences] == [False, False, True, False, False]
    assert all(s.score is None for s in report.sentences if not s.claim)


def test_long_paragraphs_are_never_furniture() -> None:
    text = (
        "Read more carefully, the report of the inquiry blames the pump, " + "the valve, the gauge and the clerk, " * 8 + "and the river."
    )
    assert furniture(text) == []


def test_a_biography_is_one_only_at_the_end() -> None:
    line = "Ottoline Pruss is a freelance writer for the Marrowby Echo."
    news = " The weir held on Monday." * 9
    assert "boilerplate/biography" in fired("The weir held." + news + "\n\n" + line)
    assert "boilerplate/biography" not in fired(line + news)


def test_what_stands_behind_a_biography_belongs_to_it() -> None:
    news = "The weir held on Monday."
    life = "Ottoline Pruss is a freelance writer for the Marrowby Echo. She keeps bees. She once rowed to the island."
    assert furniture(news + "\n\n" + life) == ["biography"] * 3
    assert furniture(news + "\n\n" + life + "\n\nThe weir will be tested again.") == ["biography"] * 3


def test_a_credit_in_front_of_a_story_takes_nothing_from_it() -> None:
    told = "who had been told of the crack in the weir in the spring of last year, said on Monday that nobody had warned her of a flood."
    story = f"Photo: Hettie Vosk The mayor of Marrowby, {told}"
    assert furniture(story) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ottoline Pruss covers the coast and its ferries.",
        "Ottoline Pruss writes about rowing and the people who row.",
        "Ottoline Pruss has covered Marrowby for this newspaper since 1997.",
        "Ottoline Pruss has written about mills and weirs for twenty years.",
        "Ottoline Pruss has been covering the county's mills since 2009.",
    ],
)
def test_what_an_author_covers_is_a_biography_where_it_ends_the_article(line: str) -> None:
    story = "The weir of Marrowby broke on Monday and was mended by Friday."
    assert "boilerplate/beat" in fired(story + "\n\n" + line)
    assert "boilerplate/beat" not in fired(line + "\n\n" + story)
    assert "boilerplate/beat" not in fired(story + " " + line)


def test_what_a_thing_covers_is_none() -> None:
    assert "boilerplate/beat" not in fired("The weir broke.\n\nThe sheet covers the pool at night.")


def test_times_of_machines_are_stamps() -> None:
    assert furniture("2019-02-03T09:41:12+01:00") == ["byline"]
    assert furniture("2013 was a wet year.") == []


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("EMBARGOED FOR RELEASE: 10 A.M. (ET), MONDAY, MAY 3, 2021", True),
        ("Embargoed until 00:01 on 3 May", True),
        ("Strictly under embargo until Monday 3 May", True),
        ("Embargo: Monday 3 May, 6 pm", True),
        ("FOR IMMEDIATE RELEASE", True),
        ("For immediate release: May 3, 2021", True),
        ("Embargo on arms for Tarn lifted", False),
        ("Embargoed goods were found in the hold of the ferry.", False),
        ("The papers were not for release before May, the council said.", False),
    ],
)
def test_when_a_release_may_be_used_is_a_stamp(line: str, stamp: bool) -> None:
    assert (furniture(f"{line}\n\nThe weir broke on Monday.")[:1] == ["byline"]) == stamp


@pytest.mark.parametrize("above", ["", "Updated: 4 March 2021, 10:15\n\n", "By Ottoline Pruss\n\n"])
def test_a_headline_in_capitals_claims_something(above: str) -> None:
    body = "The council of Marrowby counted the votes of the night on Tuesday in the town hall."
    report = credscore.load().score(f"{above}Marrowby Council Backs Tidal Lido Plan\n\n" + "\n\n".join([body] * 5))
    assert [s.claim for s in report.sentences][-6]


def test_a_headline_with_a_video_is_no_dateline() -> None:
    body = "The council of Marrowby counted the votes of the night on Tuesday in the town hall."
    report = credscore.load().score("Mayor Ines Falk Laughs In The Face Of Harrow Reporter (VIDEO)\n\n" + "\n\n".join([body] * 5))
    assert not [e for e in report.evidence if e.kind == "boilerplate"]


@pytest.mark.parametrize("lines", ["The weir was not sold.\n\nOur verdict\n\nFalse.", "The weir was not sold.\n\nWe rate the claim false."])
def test_a_verdict_of_a_word_is_a_claim(lines: str) -> None:
    assert credscore.score(lines).sentences[-1].claim
    assert not credscore.score("The weir was not sold.\n\nFalse.").sentences[-1].claim


@pytest.mark.parametrize("line", ["Our verdict: false.", "RATING: Mostly true"])
def test_a_verdict_behind_its_label_is_a_claim(line: str) -> None:
    body = "The council of Marrowby counted the votes of the night on Tuesday in the town hall."
    assert credscore.load().score("\n\n".join([body, body, line, body])).sentences[2].claim


def test_labels_claim_nothing_and_figures_behind_them_do() -> None:
    body = "The council of Marrowby counted the votes of the night on Tuesday in the town hall."
    report = credscore.load().score("\n\n".join([body, "Number of seats won:", "Quist: + 2.8 million", "Tallow: 17"]))
    assert [s.claim for s in report.sentences] == [True, False, True, True]


@pytest.mark.parametrize(
    "notice",
    """We use cookies|Accept all cookies|Our privacy policy|Our cookie policy|The terms of use apply|The terms and conditions apply
    |All rights reserved|Hear of it in our newsletter|Straight to your inbox|These are affiliate links|We may earn a commission|Unsubscribe here
    |Our mailing address is|Copyright© 2021|Please enable JavaScript|Turn off your ad blocker""".replace("\n    ", "").split("|"),
)
def test_the_quick_look_for_notices_misses_none(notice: str) -> None:
    assert fired(notice) & {"boilerplate/cookies"}


def test_who_ends_an_article_that_never_spoke_of_him_wrote_it() -> None:
    body = "Nobody asked us.\n\nHettie Vosk\n\nThe plan is old. The mill is older. The weir broke twice. Voters should ask why. The council must answer."
    author = "\n\nHettie Vosk is a former head of the Marrowby Chamber of Trade."
    assert "boilerplate/biography-block" in fired(body + author)
    assert "boilerplate/biography-block" in fired(body + "\n\nMr. Vosk is Director of the Marrowby School of Mills.")
    assert "boilerplate/biography-block" not in fired(body + "\n\nMr. Vosk is ill.")
    assert "boilerplate/biography-block" not in fired(body + " Vosk voted for it." + author)
    assert "boilerplate/biography-block" not in fired(body + author.replace("\n\n", " "))
    assert "boilerplate/biography-block" not in fired(body + "\n\nThe former head of the Marrowby Chamber is ill.")


@pytest.mark.parametrize(
    "line",
    [
        "This is part of the Ledger’s effort to check what is shared.",
        "___\n\nThis is part of an effort to check what is shared.",
        "This interview has been edited for length.",
        "This story was produced by the Fenland News Agency.",
    ],
)
def test_how_a_text_came_about_is_a_notice(line: str) -> None:
    assert "boilerplate/made" in fired("The weir broke on Monday.\n\n" + line)


def test_a_name_and_a_job_above_a_story_are_its_byline() -> None:
    news = "\n\n".join(f"The weir was tested on day {k}, and it held." for k in range(2, 12))
    found = extract(["Weir holds after a week of tests\n\nBy Ottoline Pruss\nStaff writer\n\n" + news]).furniture
    assert found.sentence.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ('<tweet tweet-id="4711"><tweet/>.', True),
        ("<b>Quist sold the mill to his sister.</b>", False),
        ("Tel: +44 20 7946 0000", True),
        ("Mobile: mill workers swap their old telephones.", False),
        ("Press contact: Jon Vosk", True),
        ("The press contacted Quist: nobody answered.", False),
        ("Full story here: Mayor sells the mill | Tarn News", True),
        ("Full transcripts of the meeting show that Quist left at noon.", False),
        ("Pruss O, Falk I. Weirs and water. Fen Studies. 2019;4:12. doi:10.1000/182", True),
        ("The study (doi:10.1000/182) found that weirs leak.", False),
    ],
)
def test_markup_contacts_and_references_state_nothing(line: str, furniture: bool) -> None:
    found = extract([f"The weir leaks, the council said.\n\n{line}\n\nThe mill is old, Ines Falk said."])
    assert bool(len(found.furniture)) is furniture


@pytest.mark.parametrize(
    ("headline", "claims"),
    [
        ("Have thieves got into your shed?", False),
        ("Which sheds did the seven thieves open?", False),
        ("Is Ines Falk about to leave the Echo?", True),  # it hints
        ("Marrowby sheds opened by thieves", True),
    ],
)
def test_a_headline_that_asks_without_a_hint_claims_nothing(headline: str, claims: bool) -> None:
    text = headline + "\n\nSeven sheds were opened in Marrowby on Monday, said Rufus Tallow of the county police."
    assert credscore.score(text).to_dict()["sentences"][0]["claim"] is claims


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("The Fenland Institute of Bones and Skin has more about gout and its pains.", True),
        ("The U.S. Centers for Warm Water have more on pools for swimmers.", True),
        ("Weirs.org has more information on how a sluice is built.", True),
        ("The Fenland Institute of Bones has more patients and beds than the lido has swimmers.", False),
        ("The Fenland Institute of Bones has more on its books this year, Quist said.", False),
        ("Ottoline Pruss has more on her plate than the miller had.", False),
    ],
)
def test_a_last_line_that_points_to_a_house_with_more_on_the_matter(text: str, link: bool) -> None:
    story = "The lido reopened on Monday, Ines Falk said. It is warm.\n\nMore information\n\n" + text
    found = extract([story])
    assert (len(found.ctx.sentences) - 1 in found.furniture.sentence.tolist()) == link


@pytest.mark.parametrize(
    ("line", "claims"),
    [("By mistake, apparently.", True), ("By mistake.", False), ("Sand, perhaps.", True), ("Sand, mostly.", False)],
)
def test_what_is_doubted_is_stated(line: str, claims: bool) -> None:
    body = "The council of Marrowby counted the votes of the night on Tuesday in the town hall."
    assert credscore.load().score("\n\n".join([body, body, line, body])).sentences[2].claim is claims


@pytest.mark.parametrize(
    "text",
    [
        'RELATED: Weir reopens after repairs "I thought the lock would never open again," Quist said.',
        "Read more about the weir: “They have shut the gate on the old mill for good,” the miller told us.",
    ],
)
def test_a_link_in_front_of_somebodys_words_hides_none_of_them(text: str) -> None:
    assert not any(rule.startswith("boilerplate") for rule in fired(text))


def test_a_link_to_a_headline_with_a_quotation_is_a_link() -> None:
    assert "boilerplate/related" in fired('Read more: "High time," says Quist')


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Hamba kahle, Ma Falk.", False),
        ("Ar dheis Dé go raibh a hanam.", False),
        ("Inna lillahi wa inna ilayhi raji'un.", False),
        ("May her gentle soul rest in perfect peace.", False),
        # what is said of the dead, or of others, is none
        ("Rest in power cuts cost the mill £9m.", True),
        ("May her will be read in court on Monday.", True),
        ("She will rest in peace at Harrow, the board said.", True),
    ],
)
def test_a_farewell_to_the_dead_claims_nothing(text: str, claims: bool) -> None:
    lead = "The weir at Harrow was closed on Monday after a flood. Ines Falk had run it for forty years. "
    found = extract([lead + text]).furniture.sentence
    assert (len(found) == 0) is claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Reuters reported that the weir had held.", True),
        ("According to the Guardian, the weir held all night.", True),
        ("A report in the Gazette says the weir has held.", True),
        ("The weir held all night, according to the Sun.", True),
        ("Additional reporting by Reuters and the Guardian in Harrow.", False),
        ("Source: Reuters, the Guardian and the Harrow Gazette", False),
    ],
)
def test_a_text_that_is_one_sentence_claims_what_an_outlet_tells(text: str, claim: bool) -> None:
    assert [s.claim for s in credscore.score(text).sentences] == [claim]
