"""Posts of nobody in particular speak for themselves, and weigh less than somebody's own post."""

from __future__ import annotations

import pytest
from evidence_tools import behind_last, sources, stands_behind

import credscore


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("A post shared more than 30,000 times on Facebook says the weir was sold.", [["social"]]),
        ("A voice note shared in family groups holds that mud cures an earache.", [["social"]]),
        ("A viral video claims that the lido is closed.", [["social"]]),
        ("“They sold the weir,” the caption reads. “Nobody asked us.”", [["social"], ["social"]]),
        ("One post, viewed 8,000 times, carries a picture with the text: “They sold it.”", [["social"]]),
        ("“They sold the weir,” reads the caption of one video, viewed 8,000 times.", [["social"]]),
        ("“They sold the weir,” says the text on a TikTok clip.", [["social"]]),
        ("“They sold the weir,” reads one comment under the post.", [["social"]]),
        ("“They sold the weir,” says the text of the bill.", [["document"]]),
        ("“They sold the weir,” reads a post by Ottoline Pruss.", [["social"]]),
        ("“They sold the weir,” said the post office spokesman.", [["official"]]),
        ("“They sold the weir,” said the baker whose post was cut.", [["anonymous"]]),
        ("“They sold the weir,” said the ministry's reply to a tweet.", [["official"]]),
        # somebody's own words, another sense, a picture that is evidence and not passed on
        ("A post by the mayor, Ottoline Pruss, says the weir was sold.", [["named"]]),
        ("The post office says the lido is closed.", [["official"]]),
        ("A post-mortem showed water in his lungs.", [["document"]]),
        ("The video shows a man at the weir.", [["document"]]),
        ("A message to the crew was short.", [[]]),
    ],
)
def test_what_a_post_says(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("The charter, which the post cites, is from 1904.", []),
        ("The barn that the post shows was sold in May.", []),
        ("Clause 4 of the charter states that “nobody may close the weir”.", ["document"]),
        ("Six coastal states that grow moss close weirs.", []),
        ("Section 2 says that mills may charge by the hour.", ["document"]),
        ("Page 3 claims the weir leaks.", ["document"]),
        ("Section 2 demands fell in May.", []),
        ("Article 9 reports are late.", []),
        ("Page 3 claims are a joke.", []),
        ("The post, which one miller shared, claims it was sold.", ["social"]),
        ("The miller knows that the post says it was sold.", ["social"]),
    ],
)
def test_what_a_post_points_at_is_not_the_posts(sentence: str, chain: list[str]) -> None:
    assert stands_behind(f"A viral post on Facebook claims that the weir was sold.\n\n{sentence}")[-1] == chain


def test_it_takes_up_the_section_not_the_post() -> None:
    text = "A viral post on Facebook claims that the weir was sold. Section 2 says the weir is common land. It states that “no part of it shall be sold”."
    assert stands_behind(text) == [["social"], ["document"], ["document"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The original poster said the weir was sold.", ["social"]),
        ("The OP said the weir was sold.", ["social"]),
        ("The thread starter said the weir was sold.", ["social"]),
        ("The uploader said the weir was sold.", ["social"]),
        ("The Redditor said the weir was sold.", ["social"]),
        ("The poster said the meeting was at nine.", ["document"]),
        ("The starter said the race was on.", ["named"]),
    ],
)
def test_who_began_a_thread(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
    assert stands_behind("A photo of the weir was shared on Reddit. “Never again,” the poster wrote.")[-1] == ["social"]


def test_the_post_is_the_source_not_what_stands_beside_it() -> None:
    shown = sources("A post shared more than 30,000 times on Facebook says the weir was sold.")
    assert shown[0] == ("social", "A post")


def test_a_post_of_nobody_weighs_less_than_a_post_with_a_name() -> None:
    lines = ("“We have sold the weir to the mill,” {} on Instagram.", "The council met on Tuesday in the corn hall at Marrowby.\n" * 8)
    nobody = credscore.score("\n".join((lines[0].format("one user wrote"), lines[1]))).sentences[0].score
    named = credscore.score("\n".join((lines[0].format("Ottoline Pruss wrote"), lines[1]))).sentences[0].score
    assert nobody is not None and named is not None
    assert nobody < named - 15


def test_somebody_described_behind_his_name_has_one() -> None:
    text = "Ottoline Pruss, a baker who advised the board, said the weir might hold."
    assert stands_behind(text) == [["named"]]
    assert stands_behind("In Marrowby, a baker who advised the board was hurt.") == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("CLAIM: The weir was sold to a film star.\n\nTHE FACTS: It was not.", [["vague"], []]),
        ("The Claim: Red mud cures an earache in a day.\n\nOttoline Pruss said no.", [["vague"], ["named"]]),
        ("What was claimed\n\nThe weir was sold. The mill paid.\n\nOur verdict\n\nIt was not.", [[], ["vague"], ["vague"], [], []]),
        ("The claim is false.\n\nThe weir held.", [[], []]),
        ("The claim was settled in May. The weir held.", [[], []]),
        ("THE CLAIM: “They sold the weir,” Ottoline Pruss said.", [["named"]]),
    ],
)
def test_nobody_in_particular_stands_behind_a_claim_under_check(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("All this while streaming live on Facebook.", []),
        ("He has a dry humour that never reached him on Twitter.", []),
        ("You have to be kind on your Facebook page.", []),
        ("Ottoline Pruss put a still of the weir on her Facebook page.", ["social"]),
        ("On Instagram the baker addressed her 400 followers.", ["social"]),
        ("Ottoline Pruss made it official on Instagram.", ["social"]),
    ],
)
def test_a_platform_is_a_source_only_where_something_is_told_there(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("“They sold it,” wrote one viewer.", ["social"]),
        ("“They sold it,” one of them wrote.", ["social"]),
        ("“They sold it,” one woman wrote.", ["social"]),
        ("“They sold it,” one viewer told the board.", ["anonymous"]),
        ("“They sold it,” wrote Ottoline Pruss, a viewer.", ["named"]),
    ],
)
def test_one_of_the_crowd_writes_posts_where_posts_are_spoken_of(text: str, chain: list[str]) -> None:
    assert stands_behind("A clip of the weir went up on Facebook. It was shared by many. The weir is old. The mill is dry. " + text)[-1] == chain


def test_one_of_the_crowd_writes_letters_where_no_post_is_spoken_of() -> None:
    assert stands_behind("“They sold it,” wrote one woman.") == [["anonymous"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist said in a live video that the weir would hold.", ["social"]),
        ("“It will hold,” she said in the clip.", ["social"]),
        ("Quist explained in a comment that the weir would hold.", ["social"]),
        # what a clip shows, and of another kind
        ("In the clip, the weir is dry.", []),
        ("It would hold, she said. In the clip, Quist said that the weir was dry.", ["named"]),
        ("Quist said in the lobby that the weir would hold.", ["named"]),
    ],
)
def test_what_is_said_in_a_clip_that_was_posted(text: str, chain: list[str]) -> None:
    assert stands_behind("Quist put a film of the weir on Instagram. It is a minute long. " + text)[-1] == chain
    assert "social" not in stands_behind("Quist made a film of the weir. It is a minute long. " + text)[-1]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("In the fan forums people were already asking for their money back.", ["social"]),
        ("Quist said on a gossip forum that the weir would hold.", ["social"]),
        ("Quist said at the Harrow Forum that the weir would hold.", ["named"]),
        ("Quist said in a forum with voters that the weir would hold.", ["named"]),
    ],
)
def test_what_is_said_in_a_forum_of_fans(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Quist announced the sale on her own page.", ["social"]),
        ("“It will hold,” one woman wrote on the Harrow Chat's page.", ["social"]),
        ("Quist posted this on the council's page: “It will hold.”", ["social"]),
        ("Quist announced the sale on page nine of the report.", ["named"]),
        ("Quist said on the front page that the weir would hold.", ["named"]),
    ],
)
def test_what_is_written_on_somebodys_page(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ines Falk took to X to deny the rumours.", ["social"]),
        ("Falk takes to Bluesky to call the story false.", ["social"]),
        ("Fans take to the weir, and Falk, taking to Threads, thanked them.", ["social"]),
        ("Falk took to her Instagram to share a picture of the weir.", ["social"]),
        ("Falk took to the quay to share a picture of the weir.", []),
        ("Falk took to rowing.", []),
    ],
)
def test_whoever_takes_to_a_platform_posts_there(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("@ottoline_pruss wrote: “The weir is dry.”", ["social"]),
        ("“The weir is dry,” tweeted @king_of_the_weir.", ["social"]),
        ("@o.pruss: “The weir is dry.”", ["social"]),
        ("Another, @bakers2, said the weir was dry.", ["social"]),
        ("@judge_harrow said, “The weir is dry.”", ["social"]),
        ("“The weir is dry,” wrote user OPruss2.", ["social"]),
        ("Instagram user Ottoline Pruss said the weir was dry.", ["social"]),
        ("Social media users said the weir was dry.", ["social"]),
        ("Trolls called the weir a ditch.", ["social"]),
        # no handle, no user of a platform
        ("Write to office@tarn.example. Quist said the weir was dry.", ["named"]),
        ("Ottoline Pruss, of the User Group, wrote that the weir was dry.", ["named"]),
        ("One user said the drug had cured him.", ["anonymous"]),
    ],
)
def test_a_handle_is_a_user_whatever_words_it_is_made_of(text: str, chain: list[str]) -> None:
    assert stands_behind(text)[-1] == chain


def test_a_user_who_says_something_of_a_post() -> None:
    post = "Falk put a picture of the weir on Facebook."
    assert stands_behind(post + " Another user said that the weir was dry.")[-1] == ["social"]
    assert stands_behind(post + " It is a mile long. It is old. It is deep. Another user said that it was dry.")[-1] == ["anonymous"]


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("“The weir stays,” Ottoline Pruss tweeted on Sunday. “It always will,” she added.", [["social"], ["social"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. Pruss continued: “It was built to last. Nobody will move it.”", [["social"]] * 3),
        ("Ottoline Pruss tweeted her thanks on Sunday. “I owe the millers a drink,” she wrote.", [["social"], ["social"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. “Over to you,” replied Ines Falk.", [["social"], ["social"]]),
        ("Ines Falk shared the clip on Instagram. “Well done,” commented Ottoline Pruss.", [["social"], ["social"]]),
        ("Many millers commented on the post.", [["social"]]),
        # somebody else, another place, no words of his own
        ("“The weir stays,” Ottoline Pruss tweeted. “It leaks,” Ines Falk added.", [["social"], ["named"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. “It will hold,” she wrote in her 2011 book.", [["social"], ["named"]]),
        ("“The weir stays,” Ottoline Pruss said. “It always will,” she added.", [["named"], ["named"]]),
        ("Ines Falk put the clip on Facebook. Ottoline Pruss noted that the weir was old.", [["social"], ["named"]]),
        ("The story ran in the Tarn Post. “That was untrue,” Ottoline Pruss responded.", [[], ["named"]]),
        ("Ottoline Pruss tweeted her thanks. “The claim fails,” the judge wrote.", [["social"], ["named"]]),
        ("Ottoline Pruss tweeted her thanks. Her lawyers went to court. “It is void,” they wrote.", [["social"], [], ["named"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. “It always did,” she answered in court.", [["social"], ["named"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. Reached by phone, “It always did,” she replied.", [["social"], ["named"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. “It always did,” she added at a rally.", [["social"], ["named"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. “It always did,” she added on Monday.", [["social"], ["social"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. The miller was cross. “She lies,” he added.", [["social"], [], ["named"]]),
        ("“The weir stays,” Ottoline Pruss tweeted. “It leaks,” Osgood Pruss added.", [["social"], ["named"]]),
        # behind what a post says, he notes it there
        ("In a post on X on Sunday, Ottoline Pruss said the weir stays. “It was built to last,” she noted.", [["social"], ["social"]]),
        ("In a tweet, Ottoline Pruss said the weir stays. She noted that it was built to last.", [["social"], ["social"]]),
        ("Ottoline Pruss shared a clip on Instagram. One fan noted that the weir was old.", [["social"], ["social"]]),
        ("In a Post on X, Ottoline Pruss was cross. “It was built to last,” she wrote.", [["social"], ["social"]]),
    ],
)
def test_a_post_goes_on_with_whoever_adds_to_it_or_answers(text: str, chains: list[list[str]]) -> None:
    assert stands_behind(text) == chains


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Netizens were divided.", ["social"]),
        ("Some Twitter users found it funny.", ["social"]),
        ("However, commenters were cross.", ["social"]),
        ("Twitter erupted when the weir broke.", ["social"]),
        ("Millers have taken to Facebook to mourn the weir.", ["social"]),
        ("Fans turned to Twitter to say goodbye.", ["social"]),
        ("Her fans flooded the comments section with hearts.", ["social"]),
        ("Twitter exploded with jokes.", ["social"]),
        ("Two TikTokers have praised the miller.", ["social"]),
        ("Falk has taken to Facebook to mourn the weir.", ["social"]),
        ("Some fans joked about the leak in the comments section.", ["social"]),
        # told of them, not by them
        ("The weir has 40 Twitter users.", []),
        ("Two TikTokers were fined for the swim.", []),
        ("Netizens were held at the weir for an hour.", []),
        ("Some Facebook users lost their pictures in May.", []),
        ("Commenters must be over sixteen.", []),
        ("Two tweeters hang above the bass.", []),
        ("Trolls opened at the Harrow cinema.", []),
        ("Why Twitter users love the weir", []),
        ("Facebook reacted to the leak by draining its pond.", []),
        ("TikTok exploded in popularity.", []),
        ("Twitter weighed the sale of the mill.", []),
        ("Spam flooded the comments section.", []),
        ("Critics want the comments section to close.", ["vague"]),
        ("The row over the weir was taken to Facebook.", []),
        ("Millers turned to social media for news.", []),
        ("Millers flocked to Threads in May.", []),
        ("The miller blocked netizens.", []),
        ("Twitter bought the mill in May.", []),
        ("The mine on the hill erupted.", []),
        ("The comments section was closed in May.", []),
    ],
)
def test_what_a_crowd_does_online_is_read_there(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Bo Pruss said the video on TikTok was not from his shop.", ["named"]),
        ("Bo Pruss said a post on Facebook had hurt his trade.", ["named"]),
        ("Bo Pruss said he had sold the cart on Facebook.", ["named"]),
        ("Ines Falk said comments on Facebook had gone too far.", ["named"]),
        ("Ines Falk said she knew of a clip circulating on TikTok.", ["named"]),
        ("Ines Falk said on Facebook that the shop would close.", ["social"]),
        ("Ines Falk said on Monday on Facebook that the shop would close.", ["social"]),
        ("Ines Falk said in a video on TikTok that she was well.", ["social"]),
        ("Ines Falk told fans on Instagram that the tour was off.", ["social"]),
        ("Ines Falk confirmed the tour is off on Facebook.", ["social"]),
        ("The choir said it was sorry on Twitter.", ["social"]),
    ],
)
def test_what_somebody_says_of_a_post_is_said_by_him_and_not_posted(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The images, posted to X late on Monday, show a round case.", ["social"]),
        ("Renders posted on Reddit this week reveal a second speaker.", ["social"]),
        ("The screenshots, which surfaced on Discord, show a new menu.", ["social"]),
        ("Leaked photos show a round case.", ["social"]),
        ("Footage circulating on Telegram appears to show a barge on fire.", ["social"]),
        ("Unverified footage on X purports to show the mayor on a quay.", ["social"]),
        ("Videos shared on social media appear to show a barge on fire.", ["social"]),
        ("A set of renders shared by tipster @tarnleaks gives us a first look at the watch.", ["social"]),
        # a leaked paper can be held to its words, and a recording is one
        ("A leaked letter shows that the mayor knew.", ["document"]),
        ("Footage filmed by the police shows the barge.", ["document"]),
        ("The screenshots show that the mayor knew.", ["document"]),
    ],
)
def test_pictures_that_went_round_are_of_the_platform(text: str, chain: list[str]) -> None:
    assert behind_last(text) == chain


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“I was sacked,” the original poster wrote. She claimed that her boss had laughed.", "social"),
        ("“I was sacked,” the original poster wrote. It rained. “He threw my mug,” she added.", "social"),
        ("“I was sacked,” the original poster wrote. In an update, the poster said that it was a joke.", "social"),
        ("A Reddit user told the tale of a goat. The user said that it had a name.", "social"),
        ("A Reddit user told the tale of a goat. The goat could sing, OP added.", "social"),
        # a placard, an app, and somebody who has a name
        ("The campaign put a poster up. The poster said that the weir leaks.", "document"),
        ("Ada Quist has quit the band. “So sad,” one user wrote on X. She said that she was tired.", "named"),
    ],
)
def test_whoever_began_a_thread_goes_on(text: str, source: str) -> None:
    assert stands_behind(text)[-1] == [source]
