"""Page furniture: recognised, worth no claim, and never mistaken for news."""

from __future__ import annotations

import pytest
from evidence_tools import fired

import credscore
from credscore.evidence.boilerplate_forms import rule_name
from credscore.evidence.extract import extract

FURNITURE = [
    ("Tickets: from £9 at the door.", "notice"),
    ("Director: Ines Falk and Jon Vosk.", "notice"),
    ("Motorists with dashcam footage are asked to upload it to the police portal.", "notice"),
    ("Anyone with details should leave a message on 555-0100.", "notice"),
    ("Errors can be reported to the editor.", "notice"),
    ("Nothing in this letter is financial advice.", "notice"),
    ("This is not investment advice.", "notice"),
    ("Meanwhile, read more about our weirs.", "link"),
    ("View this post on Instagram", "embed"),
    ("A post shared by Ottoline Pruss (@opruss)", "embed"),
    ("Photo: Hettie Vosk", "caption"),
    ("SOURCE: Harrow Gazette", "caption"),
    ("Sources: Journal of Weirs, 4 May; what it is to mill", "caption"),
    ("Image credit: Marrowby Echo", "caption"),
    ("Pictured: the weir at dawn", "caption"),
    ("Getty Images", "caption"),
    ("By Ottoline Pruss", "byline"),
    ("By Ottoline Pruss, Rivers Correspondent, Tuesday 4 March", "byline"),
    ("Nov. 3 | By the Marrowby weather team", "byline"),
    ("MARROWBY, March 4 — By Ottoline Pruss", "byline"),
    ("MARROWBY, Ruritania, Sept. 12 (Fenland Science Service) —", "byline"),
    ("Reporting by Ottoline Pruss; editing by Rufus Tallow", "byline"),
    ("Published: 4 March 2021", "byline"),
    ("Updated 10:15 GMT, 4 March 2021", "byline"),
    ("READ MORE: Weir reopens after repairs", "link"),
    ("Related stories", "link"),
    ("Click here to see the map", "link"),
    ("Full Story Here: Marrowby threatens to leave the water board over its dues – Fenland Chronicle", "link"),
    ("MORE: Could Rye Bread Be the Next Big Thing for Sleepers?", "link"),
    ("Full study report at http://weirs.example", "link"),
    ("Ines Falk has more details about that here.", "link"),
    ("Footage of the flood can be found here:", "link"),
    ("See pictures of the guests at the wedding, here.", "link"),
    ("A mill is seen at the company's yard in Marrowby in this May 2, 2013 file photo.", "caption"),
    ("Geese cross the weir in this undated picture.", "caption"),
    ("Geese cross the weir in an archive image.", "caption"),
    ("Scroll down for video", "link"),
    ("Share this article", "share"),
    ("To find out more about the weir, pick up the spring issue of the Echo.", "share"),
    ("Subscribe to our newsletter", "share"),
    ("Follow us on Facebook", "share"),
    ("Follow Marrowby Echo editor Ines Falk on Twitter.", "share"),
    ("Contact us", "share"),
    ("Subscribers get it first", "share"),
    ("Tel: 01632 960 001", "share"),
    ("Also read: The weir holds", "link"),
    ("<br />", "embed"),
    ("</section>", "embed"),
    ("Advertisement", "share"),
    ("In other Harrow news, read our guide to the weir.", "link"),
    ("Meanwhile, check out the full list of mills.", "link"),
    ("Disclaimer: prices of flour may fall.", "notice"),
    ("This is not financial advice.", "notice"),
    ("The information in this column is meant for all and does not constitute investment advice.", "notice"),
    ("Nothing in this article should be taken as medical advice.", "notice"),
    ("We use cookies to improve this page.", "notice"),
    ("This site is protected by recaptcha Privacy Policy | Terms of Service", "notice"),
    ("© 2021 Marrowby Echo. All rights reserved.", "notice"),
    ("More to follow", "notice"),
    ("The views expressed in this opinion article are solely those of their author and are not necessarily shared by the Echo.", "notice"),
    ("Reposted with permission from the Marrowby Echo", "notice"),
    ("Please verify you're not a robot by clicking the box.", "notice"),
    ("This material may not be published, broadcast, rewritten or redistributed.", "notice"),
    ("You may opt-out at any time.", "notice"),
    ("The weir held.\n\nMarrowby Echo writers Ines Falk and Jon Vosk contributed to this report.", "byline"),
    ("The weir held.\n\nInes Falk contributed reporting from Harrow.", "byline"),
    ("This is a developing story.", "notice"),
    ("This is a breaking news story, and will be updated.", "notice"),
    ("Please check back for updates.", "notice"),
    ("Story Continued Below", "share"),
    ("Also, don't forget to follow the Echo for all that happens at the weir!", "share"),
    ("Watch as the keeper slips at 1:20 in the video.", "link"),
    ("#Marrowby #weir — Ines Falk (@ifalk) September 27, 2016", "embed"),
    ("Report: Ines Falk and Jon Vosk", "byline"),
    ("Here’s the clip of the flood:", "link"),
    ("Here is the full statement from the council:", "link"),
    ("Advertisement Continue reading the main story", "share"),
    ("By Echo Staff | Published Nov. 4, 2021, 10:15 a.m. ET", "byline"),
    ("Thursday 4 March 2021, 10:15", "byline"),
    ("Thursday, March 4, 2021", "byline"),
    ("Updated March 4, 10:15 a.m. ET, to add what the mill says.", "byline"),
    ("Updated 4 March: We have added the reply of the mill.", "byline"),
    ("Update: Adds the reply of the mill.", "byline"),
    ("So here’s what the keeper told us.", "link"),
    ("Right then, here is everything we know about the flood", "link"),
    ("Notes to editors: the weir is open on Sundays.", "notice"),
    ("For press enquiries: Jon Vosk", "notice"),
    ("Photographs are available on request.", "notice"),
    ("Further details will follow.", "notice"),
    ("Good morning, and welcome to the Weir Letter.", "notice"),
    ("Hello again from the mill!", "notice"),
    ("Welcome back to the Weir Letter, our note on all that floats.", "notice"),
    ("The opinions in this column belong to the writer alone and the Echo may or may not agree with them.", "notice"),
    ("The views in this column belong to the writer alone and nobody at the Echo has to hold them as well.", "notice"),
    ("Marrowby Echo Mailing address: 4 Weir Lane", "notice"),
    ("On Mon, 4 March 2021 at 09:30, Hettie Vosk wrote:", "notice"),
    ("This message and its attachments are confidential and meant for the recipient alone.", "notice"),
    ("-------- Original Message --------", "notice"),
    ("Join 4,000 readers who get the Weir Letter each Friday.", "share"),
    ("Subs not used: Falk, Orlov.", "notice"),
    ("HT: 2-2", "notice"),
    ("Only £2 a month.", "notice"),
    ("Image caption, The weir held on Friday", "caption"),
    ("Our reporters stay up late to bring you weirs you can trust.", "notice"),
    ("To book a boat, ring 01632 960 003.", "share"),
    ("To donate, go to weirs.example.", "share"),
    ("Ring us on 01632 960 003.", "share"),
    ("Warning: contains scenes of a flood.", "notice"),
    ("Warning: graphic images below", "notice"),
    ("That's all from us for tonight.", "notice"),
    ("This blog has now ended.", "notice"),
    ("Open Tuesday to Saturday.", "notice"),
    ("The lido reopened.\n\nInes Falk was a guest of Visit Fenland.", "biography"),
    # who speaks and who made it
    ("This is The Weir Hour from Fenland Public Radio.", "notice"),
    ("FNR's Ines Falk reports.", "notice"),
    ("Our correspondent Ines Falk has more.", "notice"),
    ("Ines Falk has the story.", "notice"),
    ("Reporting from Marrowby, I'm Jon Vosk.", "notice"),
    ("Reporting live in Harrow, Jon Vosk, Fenland 4 News.", "notice"),
    ("For Fenland News, I'm Ines Falk in Harrow.", "notice"),
    ("More after the break.", "notice"),
    ("Produced by Ines Falk and Jon Vosk.", "notice"),
    ("Referee: J Vosk.", "notice"),
    ("Attendance: 4,211", "notice"),
    ("Funeral: 2 p.m. Friday at Weir Lane Chapel.", "notice"),
    ("(02:31) The mill", "notice"),
    # times with a zone, here and elsewhere
    ("3:40 PM EST", "byline"),
    ("3.40pm AEST", "byline"),
    ("15:40 (CEST)", "byline"),
    ("Oct 4, 3.40pm EDT", "byline"),
    ("Posted on: 15:40 Sat 4 October", "byline"),
    ("Issued at 3:40 pm Saturday, 4 October 2025.", "byline"),
    ("June 3, 1941 – May 4, 2021", "byline"),
    # how it was made and paid for
    ("The conversation has been condensed and edited.", "notice"),
    ("Answers have been shortened.", "notice"),
    ("When you buy a boat through our links, we may earn an affiliate commission.", "notice"),
    ("We may receive a small commission on purchases made from links in this guide.", "notice"),
    ("This article contains sponsored links.", "notice"),
    ("This article was made in partnership with Vosk Boats.", "notice"),
    # what readers are asked to do
    ("Anyone with information is asked to call the Marrowby police at 555-0100.", "notice"),
    ("Anyone who saw the car near St. Ives, or has dashcam footage, should phone 101.", "notice"),
    ("Witnesses are urged to contact Harrow Garda Station.", "notice"),
    ("Information can be given anonymously to Crimestoppers.", "notice"),
    ("Alternatively, contact the charity Crimestoppers on 0800 555 000.", "notice"),
    ("You can get in touch by writing to the mill.", "notice"),
    ("All suspects are presumed innocent until proven guilty.", "notice"),
]
NEWS = [
    # what people are asked to do that no reader is, what somebody says of it, and headlines behind a colon
    "Drivers are advised to leave early because of the strike.",
    "Residents are being asked to submit their views by June.",
    "Anyone who knows the weir must leave before dark.",
    "Those who rowed with her are urged to speak with pride.",
    "Anyone with information should call a lawyer first, her lawyer warned.",
    "Anyone who knows where he is should contact police, according to the sheriff.",
    "Information can be shared online within seconds.",
    "Reports can be made to the police, but few are.",
    "Complaints may be brought before the court by any voter.",
    "Tipsters can stay anonymous under the new law.",
    "You can contact us if you want, the kidnappers wrote.",
    "Defendants are presumed innocent until proven guilty, Quist wrote.",
    "I'm Ada Quist and I am running for mayor.",
    "The Harrow Bank reports.",
    "[12:30] Police arrest the miller.",
    "Funeral: hundreds mourn the miller.",
    "Producer: Quist leaked the tape.",
    "The transcript was edited for the mayor's benefit.",
    "The transcript has been edited and key lines removed.",
    "This report was made in partnership with the army, the ministry says.",
    "We get a commission of 3% on sales, the dealer explained.",
    # that something is no advice, by somebody or about something else
    "The contents of the diary do not amount to legal advice, a tribunal ruled.",
    "This leaflet is not medical advice, according to the keeper.",
    "Nothing she heard was legal advice.",
    "This is not how millers should get tax advice.",
    "This is not a shop that sells investment advice.",
    "This article of the treaty does not cover tax advice.",
    "Meanwhile, read the full report, the keeper told them.",
    "Elsewhere, see more boats on the river.",
    "Ines Falk reports that the weir leaks.",
    "The council has more boats than Harrow.",
    "I'm Irish.",
    "Fenland News reports:",
    "Produced by Falk and Vosk, the cheese costs £9.",
    "Director: Weir will not reopen",
    "Price: the mill cost £9m, Quist said.",
    "May 9 – the weir broke.",
    "Issued in May, the permit is void.",
    "The interview was edited to make her look foolish.",
    "Questions have been raised.",
    "Millers earn a commission on purchases of flour.",
    "The links between the commission and the mill are old.",
    "Those with a permit can call on Monday.",
    "Anyone who owns a weir should call it a burden.",
    "Anyone who earns more must report it to the tax office.",
    "Residents are asked to report leaks.",
    "Those who saw the crash were asked by police to stay.",
    "Anyone with information should contact the sheriff, police said.",
    "You can contact the mill by boat.",
    "Quist is presumed innocent until proven guilty.",
    "On 4 March Hettie Vosk wrote: the weir is lost.",
    "The message was confidential, the keeper said.",
    "Join 20 millers on the weir.",
    "Only a week ago the mill stood.",
    "From £2 a month the fee rose to £4.",
    "Our reporters saw the weir break.",
    "To book a boat, swimmers called the mill twice.",
    "To save the weir, see that it is painted.",
    "Call me old, but the weir was better.",
    "Warning: strong winds will reach Marrowby on Friday.",
    "That's all the mill could sell.",
    "This blog has 4,000 readers.",
    "Open the gate and the water rises.",
    "The lido reopened.\n\nInes Falk was a guest of the queen.",
    "Her son does his homework here.",
    "They have more boats here.",
    "Ines Falk has more to say on weirs than anybody here.",
    "Full report cards are due on Monday.",
    "“Look at my old mill over here!” she shouted.",
    "The police found a file photo of the mill.",
    "Photos of the flood were shown to the inquiry on Monday.",
    "The opinions expressed by swimmers ranged from joy to despair.",
    "An error has been found in the accounts.",
    "The files may not be copied, the court said.",
    "Please stay away from the weir, police said.",
    "By Friday the water had gone.",
    "By lunchtime 300 people had signed",
    "By mistake, apparently.",
    "WATCH: Mayor walks out of weir debate",
    "With help from Falk, Quist won the race.",
    "In other Harrow news, Falk has left the mill.",
    "Meanwhile, read errors were found in the ledger.",
    "This is not the legal advice that Falk was given.",
    "The information office does not give legal advice that Falk can use.",
    "Report: Falk Wants to Sell the Mill to the Town",
    "Don't forget that the mill closes on Monday.",
    "Here is the mill that the council sold.",
    "Here the clip breaks off.",
    "#Marrowby has a new weir — Ines Falk (@ifalk) September 27, 2016",
    "To find out more, the council called an inquiry.",
    "This weir could save you hundreds (and the mill hates it)",
    "WhatsApp groups were full of pictures of the flood.",
    "Published figures show that rents fell in March.",
    "The shop shares a wall with the mill.",
    "They follow the river on foot each spring.",
    "Cookies were sold at the fair for two crowns.",
    "Thursday, March 4 was the day of the flood in Marrowby.",
    "Updated plans for the weir were shown to the council.",
    "Here is what the council sold, and here is why: it was broke.",
    "Good Morning Marrowby told its viewers that the weir leaks.",
    "Good swimmers, and welcome guests, filled the lido.",
    "“Good morning, the weir is gone,” he told the council.",
    "Welcome rain fell on the mill.",
    "Opinions in this town belong to the miller.",
    "Photographs are kept in the mill.",
    "For press men the mill was a gift.",
    "Details of the sale will follow the vote.",
    "She writes that the weir is safe.",
    "The reporter told the court that she saw the car.",
    # words that begin as those of a form do
    "Like Usher, Falk sings",
    "Tell users the truth",
    "Share their grief",
    "Also ready to sail",
    "Contact them all",
    "Watch theft of boat",
    "Follow the river on foot",
    "x < 3 boats",
    "Get the flood defences wrong and the town drowns, Ms Orlov said.",
    "Watch sales fell by a third, the guild said.",
    "Trending upward since May, rents rose again.",
    "Contact with the boat was lost at noon.",
    "Sponsored by nobody, the race was nearly lost.",
    "Support for the mayor fell to a third in June.",
    "The editor resigned on Tuesday after eleven years.",
    "End of term came early for 400 pupils.",
    "SOURCE: Ines Falk has left the mill.",
    "Sources: Falk to quit the mill",
    "The weir held. Ines Falk contributed to the report of May.",
    "The weir held. The rain contributed to this year's flood.",
]


def furniture(text: str) -> list[str]:
    return [rule_name(number)[1] for number in extract([text]).furniture.rule.tolist()]


@pytest.mark.parametrize(("text", "subtype"), FURNITURE)
def test_furniture_is_recognised(text: str, subtype: str) -> None:
    assert subtype in furniture(text)


@pytest.mark.parametrize("text", NEWS)
def test_news_is_not_furniture(text: str) -> None:
    assert furniture(text) == []


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
