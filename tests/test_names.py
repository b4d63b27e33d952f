"""Full names and titles of sources: surnames, pronouns, roles, bodies and their short forms, as far as the article makes them clear."""

from __future__ import annotations

import numpy as np
import pytest
from evidence_tools import speakers

import credscore
from credscore.evidence.extract import extract
from credscore.evidence.naming import run_words
from credscore.evidence.naming.fronts import without_front

SCORER = credscore.load()


def named(text: str) -> list[str | None]:
    return [e.name for e in SCORER.score(text).evidence if e.kind == "attribution"]


def titled(text: str) -> list[str | None]:
    return [e.title for e in SCORER.score(text).evidence if e.kind == "attribution"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # surnames, titles, initials; in full only later
        ("Dr Petra K. Lund runs the clinic. Lund said it was full.", ["Petra K. Lund"]),
        ("Pruss said the pool was cold. Ottoline Pruss has run it since May.", ["Ottoline Pruss"]),
        ("Lake Conservancy Chair Bob Good runs the pool. Good said it was cold.", ["Bob Good"]),
        # the apposition is not the name, wherever the phrase begins
        ("Hettie Vosk, the owner and head baker of the Tarn Mill, said the ovens were cold.", ["Hettie Vosk"]),
        ("“They are cold,” Hettie Vosk, a baker and an elected member of the Tarn Millers Union, said.", ["Hettie Vosk"]),
        ("The chairman, Teodor Brandt, said the ferry was late.", ["Teodor Brandt"]),
        ("“It is late,” said Velden’s chief harbour officer, Teodor Brandt.", ["Teodor Brandt"]),
        ("It is late, as Teodor Brandt, a deckhand on the ferry, explained.", ["Teodor Brandt"]),
        # pronouns point at who is in view, not at whoever spoke last
        ("Ottoline Pruss runs the pool. Her friend Rufus Tallow swims. “She is a star,” said Tallow. Pruss trains daily. She said it hurt.",
         ["Rufus Tallow", "Ottoline Pruss"]),
        ("Ms Ottoline Pruss met Mr Rufus Tallow. She said it was cold. He said it was warm.", ["Ottoline Pruss", "Rufus Tallow"]),
        ("Mr Rufus Tallow swims. “It is warm,” she said.", [None]),
        ("Ottoline Pruss swims daily. “Rufus Tallow taught me,” she said.", ["Ottoline Pruss"]),
        ("Ottoline Pruss in June met a fan who had followed Rufus Tallow for years. She said it was odd.", ["Ottoline Pruss"]),
        ("Ottoline Pruss has on multiple occasions claimed that the pool was cold.", ["Ottoline Pruss"]),
        ("Teodor Brandt led the review. He and his team found that it leaked.", ["Teodor Brandt"]),
        ("Mr Otto Vane backed Mr Teodor Brandt's view that it leaked. “It may fall,” he told Radio Tarn.", ["Otto Vane", "Teodor Brandt", "Otto Vane"]),
        ("Harbour USA, a group backing Teodor Brandt, announced a vote.", ["Harbour USA", None]),
        # what stands in front of a name and is none of it
        ("Entrusting Teodor Brandt with the pool is risky. He has openly questioned its worth.", ["Teodor Brandt"]),
        ("Sterling Q. Brandt was first. Brandt said it was cold.", ["Sterling Q. Brandt"]),
        ("“It is cold,” former Secretary of State Ines Falk said.", ["Ines Falk"]),
        ("“It is cold,” House Speaker Ines Falk said.", ["Ines Falk"]),
        # roles
        ("Mayor Ines Falk opened the lido. The mayor said it was cold.", ["Ines Falk"]),
        ("Rufus Tallow, the captain of the lifeboat, was first. The captain added that it was dark.", ["Rufus Tallow"]),
        # bodies, their letters and their short names
        ("The Tarn Valley Trust (TVT) owns the weir. The TVT said it leaked.", ["Tarn Valley Trust"]),
        ("The Department of Parks and Rivers said the weir leaked.", ["Department of Parks and Rivers"]),
        ("Virginia Bank said it would sell the mill. The bank said no more.", ["Virginia Bank"] * 2),
        ("Ines Bank said it was cold. Bank said no more.", ["Ines Bank"] * 2),
        ("Brennacht Foods runs the mill. Brennacht said it would close.", ["Brennacht Foods"]),
        ("The Tarn River Lab counted fish. The lab said 61 were left.", ["Tarn River Lab"]),
        ("A spokesperson for Brennacht Foods said the mill would close. The spokesperson said it was old.", ["Brennacht Foods"] * 2),
        ("The weir leaks, according to a report by the Tarn River Institute. The report found ten holes.", ["Tarn River Institute"] * 2),
        ("Naps help, according to the Alzheimer's Association.", ["Alzheimer's Association"]),
        ("Naps help, according to the National Institutes of Health.", ["National Institutes of Health"]),
        ("According to a 2013 study, since then 80 percent of the Velmoran Guild has slept.", [None]),
        ("The band, whose Great River tour was sold out, thanked the fans.", [None]),
        ("It was published in the journal Riverine, along with an editorial in Tarnation.", ["Riverine"]),
        ("Dr. Otto Vane, a miller in Velden, said that the body of evidence indicates that it helps.", ["Otto Vane", None]),
        ("“It is cold,” Otto Vane, Sr. said of the pool.", ["Otto Vane"]),
        # two at once
        ("Ottoline Pruss and Rufus Tallow said the pool was cold.", ["Ottoline Pruss and Rufus Tallow"]),
        ("Ottoline Pruss and Rufus Tallow swim daily. They said it was cold.", ["Ottoline Pruss and Rufus Tallow"]),
        ("The Food and Drug Administration said the mill was clean. The FDA said it again.", ["Food and Drug Administration"] * 2),
        # headings in title case name whom the text names
        ("Pruss Sells Mill To Quarry Firm\n\nOttoline Pruss, 61, runs the mill. Pruss said it was cold.", ["Ottoline Pruss"]),
        ("Zandra Reveals Details About The Lido\n\nZandra, 26, said the pool was cold. She said it hurt.", ["Zandra"] * 2),
        ("Lord Quist called it mad. He said it would fail.", ["Quist"] * 2),
        ("Zandra, the singer, was in Velden. She said it was cold.", ["Zandra"]),
        ("Pruss’s Lido Will Close, Council Says\n\nOttoline Pruss is sad. Pruss said it was cold.", [None, "Ottoline Pruss"]),
        # who was named by role and body at once is the next "he"
        ("Mr Rufus Tallow met the owner. “It leaks,” said Tarn Mill spokesman Teodor Brandt. He said it was old.", ["Teodor Brandt"] * 2),
        ("Labour MP Hettie Vosk said the mill was cold.", ["Hettie Vosk"]),
        ("Teodor Brandt MP said the mill was cold.", ["Teodor Brandt"]),
        # names that only tell what a noun is like are nobody's
        ("Pruss Foods runs a mill. The Velmorish drugmaker said it was cold.", [None]),
        ("Ottoline Pruss is standing again. The Pruss campaign said the mill was cold.", ["Pruss campaign"]),
        ("The Tarn governor said the mill was cold.", [None]),
        ("Chris Quist, the governor of Tarn, left. The Tarn governor said the mill was cold.", ["Chris Quist"]),
        ("One Twitter user said the mill was cold.", [None]),
        ("Quist’s agent said the mill was cold. Rufus Quist agreed.", [None, "Rufus Quist"]),
        ("Politicians left the hall. Most politicians were cold. Politicians denied it.", [None]),
        ("The weir leaks, according to the Tarn Journal of Rivers.", ["Tarn Journal of Rivers"]),
        ("Quist’s campaign said it was cold. Rufus Quist agreed.", ["Quist’s campaign", "Rufus Quist"]),
        ("The Tarn billionaire said the mill was cold.", [None]),
        ("Mr Park, of the mill, said it was cold. The bank agreed, said bank clerk Rufus Tallow.", ["Park", None, "Rufus Tallow"]),
        ("It leaks, the Tarn Echo reported. Spangle magazine denied it. The magazine said it was old.", ["Tarn Echo", "Spangle", "Spangle"]),
        # letters broken by a wrong encoding
        ("Mayor Ottoline PeÃ±a Vosk left. Ms Vosk said it was cold. Vosk agreed.", ["Ottoline Peña Vosk"] * 2),
        # a role behind a body, not behind what somebody does to whom it belongs to
        ("Rovers head coach Ines Falk left. The coach said the pool was cold.", ["Ines Falk"]),
        ("Mayor Ada Quist praised striker Bo Falk. “Good,” the mayor said.", ["Ada Quist"] * 2),
        ("Coach Al Quist benched keeper Bo Falk. “He was slow,” the coach said.", ["Al Quist"]),
        ("Senator Ada Quist visited the painter Bo Falk. The senator said yes.", ["Ada Quist"]),
        ("Judge Quist jailed the painter Bo Falk. The judge said no.", [None]),
        # nobody is better than somebody wrong
        ("Ottoline Pruss swims daily. Almost half of those asked said the pool was cold.", [None]),
        ("An insider said the pool was cold.", [None]),
        ("The doctor said the pool was cold.", [None]),
    ],
)  # fmt: skip
def test_names(text: str, names: list[str | None]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hettie Vosk, the baker, said the ovens were cold.", "the baker"),
        ("The chairman, Teodor Brandt, said the ferry was late.", "The chairman"),
        ("It was an accident, Deputy Coroner Ada Lunt said.", "deputy coroner"),
        ("It was an accident, CEO Rufus Tallow said.", "CEO"),
        ("Dr. Rufus Tallow said the mill was cold.", "Dr."),
        ("Mr Rufus Tallow said the mill was cold.", None),
        # the description, without the name it belongs to
        ("Rovers captain Rufus Tallow said the mill was cold.", "Rovers captain"),
        ("“It is cold,” said editor Rufus Tallow.", "editor"),
        ("Rufus Tallow, a Tarn scientist who counts fish, said the weir leaked.", "a Tarn scientist who counts fish"),
        ("But the captain said the weir leaked.", "the captain"),
        ("“It leaks,” said study author Dr. Rufus Tallow.", "study author"),
        ("Rep. Rufus Tallow was out. A spokesman for Tallow said it was cold.", "A spokesman for Tallow"),
        ("Rufus Tallow, most famous for his pies, said the mill was cold.", None),
        # no verb and no clause is a title
        ("Rufus Tallow has insisted that he had no contact with the mill. It was cold.", None),
        ("He said it was cold. Some said it was warm.", None),
        ("They neglected to ask Ines Falk about it. Falk said it was cold.", None),
        ("It grew in the gap between Ines Falk and her pool. Falk said it was cold.", None),
        ("They were led by chief of staff Ines Falk. Falk said it was cold.", "chief of staff"),
        ("“No,” said film-maker Ines Falk. Falk said it was cold.", "film-maker"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert set(titled(text)) == {title}


@pytest.mark.parametrize("word", ["Ben", "Bill", "Dawn", "Drew", "Guy", "Hope", "Les", "Mercy", "Patience", "Sue", "Will", "May", "April", "June"])
@pytest.mark.parametrize("front", ["", "The weir held. ", "TARN — ", "“It held.” "])
def test_a_first_name_that_is_a_word_too_opens_a_sentence(word: str, front: str) -> None:
    assert named(f"{front}{word} Falk said that the weir leaked.")[-1] == f"{word} Falk"


@pytest.mark.parametrize("text", ["In May Falk said that the weir leaked.", "The weir held. In June Falk told the council that it leaked."])
def test_a_month_is_no_first_name_behind_a_preposition(text: str) -> None:
    assert named(text) == ["Falk"]


def test_a_plain_word_in_a_headline_is_no_first_name() -> None:
    ctx = extract(["Hope Fades For Tarn Rowers\n\nThe weir broke."]).ctx
    assert not ctx.name[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Falk met Tom Quist on the weir. He said it leaked.", "Tom Quist"),
        ("Tom Quist met Anna Falk on the weir. She said it leaked.", "Anna Falk"),
        ("Anna Falk spoke. Tom Quist left the mill. “It leaks,” she said.", "Anna Falk"),
        # first names that tell nothing: the last in view, as ever
        ("Robin Falk spoke. Kim Quist left the mill. “It leaks,” she said.", "Kim Quist"),
    ],
)
def test_a_first_name_tells_who_he_and_she_are(text: str, name: str) -> None:
    assert named(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # kin under a first name, whether it tells or not
        ("Ronald Falk has died. “We miss him,” said his daughter, Carol. She said he sang.", "Carol"),
        ("Ronald Falk has died. Ronald's wife, Zandra, was there. She said he sang.", "Zandra"),
        ("Ines Falk has died. “We miss her,” said her sister Margaret. She added that she sang.", "Margaret"),
        ("Ida Falk raised her daughter Zandra by the weir. She said it leaked.", "Ida Falk"),
        # a role in front of a name
        ("The council leader, Tarla Falk, cares for the weir. She told this newspaper that it held.", "Tarla Falk"),
        # a word for somebody of a nation is no name
        ("Marco Falk has signed. “I am glad,” said the Italian.", None),
        ("“I am glad,” the Spaniard said. “It is late,” he added.", None),
        ("Marco Falk said no. “I am glad,” said the Italian.", "Marco Falk"),
        ("Marco Falk said no to Hugo Sand, who sighed. Hugo Sand said so. “I am glad,” said the Italian.", None),
        ("Hugo Sand, 41, rows. Bo Quist, 34, sings. “I am glad,” the 34-year-old told Ida Falk.", "Bo Quist"),
        # whoever insists that he stays is a man; not a club, where somebody else is named
        ("Marrowby Rovers said on Monday that a bid was rejected. Petrak has insisted that he is staying. “I am glad,” he said.", "Petrak"),
        ("Petrak, 24, rows. Marrowby insists that he is staying. “I am glad,” he said.", "Petrak"),
        ("Marrowby said that he is staying. “I am glad,” he said.", None),
        # an age tells who was introduced with it
        ("Hugo Sand, 41, beat Bo Quist, 34, on the weir. “I am glad,” the 34-year-old added.", "Bo Quist"),
        ("Hugo Sand (41) beat Bo Quist (34) on the weir. The 41-year-old rower said he was glad.", "Hugo Sand"),
        ("The 41-year-old miller Hugo Sand beat Bo Quist, 34, on the weir. “I am glad,” said the 41-year-old.", "Hugo Sand"),
        ("Hugo Sand, 41, beat Bo Quist, 41, on the weir. “I am glad,” said the 41-year-old.", None),
        ("Hugo Sand, 41, beat Bo Quist, 34, on the weir. “I am glad,” said the 50-year-old.", None),
        # somebody else was met, or the age is another
        ("Ines Falk, 60, drove into a hedge. “I am glad,” said the 34-year-old.", None),
        ("Ines Falk drove into a cyclist in Tarn. The 34-year-old said his leg was broken.", None),
        ("Ines Falk drove into a 34-year-old in Tarn. The 34-year-old said his leg was broken.", None),
        ("Ines Falk drove into a young woman in Tarn. The 34-year-old cyclist said her leg was broken.", None),
        ("Ines Falk lost the last heat to a rower from Milan. The Italian said she had slept well.", None),
        ("Ines Falk, a rower from Milan, lost the last heat. The Italian said she had slept badly.", "Ines Falk"),
        ("Ines Falk lost a heat. The 34-year-old said she had slept badly.", "Ines Falk"),
        # a club is no "he"; a body without a name is "it" all the same
        ("Marrowby Rovers said on Monday that a bid was rejected. “I will stay,” he said.", None),
        ("The Tarn Weir Agency said it leaked. “We are sorry,” the supermarket said. It added that it was shut.", None),
    ],
)
def test_who_comes_into_view_and_who_does_not(text: str, name: str | None) -> None:
    assert named(text)[-1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarn and Velden Police said the road was shut.", "Tarn and Velden Police"),
        ("The road was shut, said Marrowby Fire and Rescue Service.", "Marrowby Fire and Rescue Service"),
        ("The Millers' Association said the road was shut.", "Millers' Association"),
        ("The Marrowby Tenants’ Union said the road was shut.", "Marrowby Tenants’ Union"),
        # two who speak together, and what somebody owns
        ("Brennacht shut a shop. Brennacht and Tarn Council said the road was shut.", "Tarn Council"),
        ("Ada Falk left. Falk and Velden Police said the road was shut.", "Ada Falk"),
        ("Ada Falk's Mill said the road was shut.", "Ada Falk"),
    ],
)
def test_names_of_bodies_with_and_and_with_members(text: str, name: str | None) -> None:
    assert named(text)[-1] == name


def test_a_quotation_goes_to_the_tag_in_front_of_it_not_to_the_next_sentence() -> None:
    text = "“It held,” said Ottoline Pruss. “It will hold again.”\nOfficials at Tarn Castle say the weir is old."
    assert speakers(text) == ["Ottoline Pruss", "Ottoline Pruss"]
    assert speakers("“It held. It will hold again.” Pruss said. Ottoline Pruss has run the weir since May.") == ["Ottoline Pruss"]


def test_names_do_not_leak_between_articles() -> None:
    texts = ["Ottoline Pruss runs the pool. She said it was cold.", "She said it was cold."]
    first, second = SCORER.score_batch(texts)
    assert [e.name for e in first.evidence if e.kind == "attribution"] == ["Ottoline Pruss"]
    assert [e.name for e in second.evidence if e.kind == "attribution"] == [None]


def test_a_surname_that_names_an_outlet_is_one_at_the_very_start_too() -> None:
    text = "Fox attacks the mill’s plan\n\nThe baker, Bram Fox, left the hall. Mr Fox said it leaked."
    alone, beside = extract([text]), extract(["The weir held.", text])
    assert len(alone.attributions) == len(beside.attributions)


def test_no_long_run_of_capitals_is_kept_in_memory() -> None:
    run = " ".join(f"Ottoline{chr(97 + k)}" for k in range(20))
    run_words._remembered.cache_clear()  # a full cache grows no more
    before = run_words._remembered.cache_info().currsize
    named(f"{run} said the mill was sold.")
    assert run_words._remembered.cache_info().currsize == before
    named("Zebedina Quorfe said the mill was sold.")
    assert run_words._remembered.cache_info().currsize > before


def test_a_surname_is_looked_for_again_only_so_far() -> None:
    # or many names that never come again would make a report take time that grows with the square of its length
    for apart, name in ((100, "Quist"), (30_000, "Leading Quist")):
        text = f"Leading Quist was hard.{' ' * apart}Quist rowed home."
        assert without_front(text, 0, "Leading Quist", "", run_words.PERSON, 2)[0] == name


@pytest.mark.parametrize("opener", ["But", "When", "Although", "After", "If"])
@pytest.mark.parametrize("front", ["The flood came at night. ", "It was read out at the Harbour Mill: "])
def test_a_conjunction_that_opens_a_sentence_is_no_part_of_the_name_behind_it(front: str, opener: str) -> None:
    text = f"{front}{opener} Velden Police Chief Rodney Falk said he would stay, it was late. Falk said that it rained."
    ctx = extract([text]).ctx
    word = int(np.searchsorted(ctx.tokens.start, ctx.tokens.start[0] + text.index(opener)))
    assert ctx.name[word : word + 6].tolist() == [False, True, True, True, True, True]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Feed the Geese said it was late.", "Feed the Geese"),
        ("“It is late,” said Save the Weir.", "Save the Weir"),
        ("“It is late,” a spokesman for Help the Millers said.", "Help the Millers"),
        ("Bakers Without Borders said it was late.", "Bakers Without Borders"),
        ("Channel Nine said it was late.", "Channel Nine"),
        ("Radio Four said it was late.", "Radio Four"),
        ("Studio 88 said it was late.", "Studio 88"),
        ("Serial tipster PondWhisper wrote on X that it was late.", "PondWhisper"),
        ("Velden insurer Brennacht said it was late.", "Brennacht"),
        # people, and what only opens a sentence
        ("Serial tipster Bo Falk said it was late.", "Bo Falk"),
        ("Meanwhile the Weir Board said it was late.", "Weir Board"),
    ],
)
def test_bodies_called_by_common_words(said: str, name: str) -> None:
    assert named(said)[0] == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("The lawyer, Per Holm, wrote that it was late.", "Per Holm"),
        ("The lawyer, Per Holm, said it was late.", "Per Holm"),
        ("It was late, the lawyer Per Holm said.", "Per Holm"),
        ("It was late, per the Harbour Gazette.", "Harbour Gazette"),
        ("Mill Sold, Per Harbour Gazette", "Harbour Gazette"),
    ],
)
def test_per_is_a_first_name_too(said: str, name: str) -> None:
    assert named(said) == [name]


@pytest.mark.parametrize("surname", ["Bush", "Swift", "Rice", "Starr"])
def test_surnames_that_stand_in_rules_are_names_where_they_open_a_sentence(surname: str) -> None:
    assert extract([f"{surname} never answered. It was late."]).ctx.name[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("As reported by The Sun, the singer left the house on Monday.", ["The Sun"]),
        ("The singer left, the Guardian reported.", ["The Guardian"]),
        ("The singer left, The Harrow Gull reported. The Gull said she was glad.", ["The Harrow Gull"] * 2),
        ("The Harrow Gull reported that the singer left.", ["Harrow Gull"]),  # the capital is the sentence's
        ("The singer left, the Harrow Gull reported.", ["Harrow Gull"]),
        ("The Harrow Times reported that the singer left. The Times said she was glad.", ["Harrow Times"] * 2),
    ],
)
def test_outlets_keep_the_article_that_they_bear(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_a_source_that_is_nobody_has_no_type() -> None:
    (item,) = (e for e in SCORER.score("The plan was cut, a fourth said.").evidence if e.kind == "attribution")
    assert item.source_type is None


@pytest.mark.parametrize(
    "who", ["Velden's biggest carmaker", "Velden's second-biggest airline", "The UK's fifth-largest supermarket", "Velden's oldest brewery"]
)
def test_the_biggest_of_a_country_is_not_the_country(who: str) -> None:
    assert (named(f"{who} said it would close two mills."), titled(f"{who} said it would close two mills.")) == ([None], [who])


def test_the_biggest_carmaker_is_the_firm_the_text_is_about() -> None:
    assert named("Pruss Motors is in trouble. Velden's biggest carmaker said it would close two mills.") == ["Pruss Motors"]


def test_it_is_whom_something_was_put_to() -> None:
    text = "Vellum and Kordo sell kettles. The Kordo Basic leaks. When we put this to Vellum, it said no."
    assert named(text)[-1] == "Vellum"
    assert named("Vellum and Kordo sell kettles. The Kordo Basic leaks. Asked about Kordo, Vellum said no.")[-1] == "Vellum"


def test_what_an_order_begins_with_is_no_firm() -> None:
    text = "“Please make sure the book is hidden,” a miller wrote. Haverly Mills did not dispute it. “The book is blue,” the company said."
    assert "Please" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marrow Steel will shed a fifth of its crew, the company said.", ["Marrow Steel"]),
        ("TARN, May 4 - Marrow Steel will shed a fifth of its crew, the company said.", ["Marrow Steel"]),
        ("Vellum chief executive Ida Quist has left.\n\nThe company said that she was free.", ["Vellum"]),
        ("Vellum is recalling forty kettles, the firm said.", ["Vellum", "Vellum"]),
        ("Bodo Falk will run for mayor. The company said that it was shut.", [None]),
    ],
)
def test_the_company_is_whose_deeds_are_told(text: str, names: list[str | None]) -> None:
    assert named(text) == names


def test_a_role_that_nobody_is_known_for_stands_between_a_name_and_she() -> None:
    text = "Ovid Dunmore joked that it was bad. The actress said that she was tired. “It is bliss,” she added."
    assert named(text)[-1] is None


@pytest.mark.parametrize(
    "text",
    [
        "At the trial of Ines Falk, the judge said that the jury must wait.",
        "On the latest episode of Weir Talk, the singer revealed that she had left.",
        "In a letter to Ines Falk, the minister warned that the weir leaks.",
        "After beating Ines Falk, the champion said on Monday that he was tired.",
    ],
)
def test_whoever_does_something_behind_a_name_is_another(text: str) -> None:
    assert set(named(text)) == {None}


def test_but_a_description_is_of_the_name() -> None:
    text = "Ines Falk, the warden based in Tarn, was late. Falk said that it rained."
    assert titled(text)[-1] == "the warden based in Tarn"
