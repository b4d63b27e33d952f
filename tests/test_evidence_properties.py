"""Properties of the whole extraction: offsets point at the text shown, nothing leaks between articles or backwards, cost is linear."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from evidence_tools import PIECES, messy_text, newslike
from hypothesis import given, settings
from hypothesis import strategies as st

import credscore
from credscore.evidence.diagnostics import catalogue
from credscore.evidence.extract import extract
from credscore.schema import SOURCE_TYPES, Report

SCORER = credscore.load()
UNRELATED = "The pear tree by the gate was planted in 1911. It bears fruit each autumn."


def shown(report: Report) -> list[dict]:
    return [e.to_dict() for e in report.evidence]


def read(text: str) -> list[tuple]:
    """What the extractors see in every sentence."""
    found = extract([text])
    sents, speech = found.ctx.sentences, found.speech
    ai = np.isin(np.arange(len(sents)), found.disclosures.sentence)
    columns = (sents.start, sents.end, speech.inner, speech.outer, speech.quoted, ai)
    return list(zip(*(np.asarray(column).tolist() for column in columns), strict=True))


@settings(deadline=None)
@given(messy_text)
def test_every_span_points_at_its_text(text: str) -> None:
    report = SCORER.score(text)
    for item in report.evidence:
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.text
        assert item.rule
        for span in (item.source_span, item.cue_span, item.speaker_span, item.carrier_span):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        if item.kind == "attribution":
            assert item.source_type in SOURCE_TYPES
    last = 0
    for sentence in report.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
        assert set(sentence.source) <= set(SOURCE_TYPES) and len(sentence.source) <= 2
    for advice in report.advice:
        assert 0 <= advice.start < advice.end <= len(text)


@settings(deadline=None)
@given(st.lists(messy_text, min_size=1, max_size=5), messy_text, st.integers(0, 5))
def test_another_article_changes_nothing(texts: list[str], other: str, at: int) -> None:
    at = min(at, len(texts))
    alone = SCORER.score_batch(texts)
    joined = SCORER.score_batch([*texts[:at], other, *texts[at:]])
    assert [r.to_dict() for r in joined[:at] + joined[at + 1 :]] == [r.to_dict() for r in alone]


# What ends one article must not be read together with what begins the next one, nor with the edge of a batch.
BORDERS = (
    ("You", "could swim in the mill pond"), ("The miller knew that he could", "Not one boat came"), ("It was possible", "To swim is free"),
    ("That is what the mill is about", "30 people came"), ("They said not", "Suspected arson came at last"), ("New Weir Plan May", "Ease Floods"),
    ("It is a fine mill, to hear Quist", "They tell of two"), ("Fine day at the weir\n\nOttoline Pruss", "Staff reporter\n\nShe likes mills"),
    ("Insiders", "Only the weir"), ("Nor was it.\n\nexperts,", "Only the weir"), ("What the clerk claimed", "One boat came"), ("could", "might"),
    ("Nobody met Ana de Tarn", "It rained"), ("Brandt fishes most", "Physically demanding work it is"),
    ("One clerk said it was late. We asked", "Quist. He said it was over."), ("A theft was reported in the", "Quist, he said"),
    ("They will know when", "we hear"), ("We hear", "Back at the mill it rained"), ("Falk explains the flood:", "Meanwhile, a boat has sunk."),
    ("It may shut in May (report", "June is wet)"), ("Less", "Said he was ill"),
    ("She left by saying", "That is late"), ("They won by ruling", "That Falk lost"), ("Page 3 claims", "It was late"), ("It holds that states", "Grow"),
    ("The rules of those states", "That is what Falk says"),
    ("had", "in alleging"), ("may", "at Harrow disparages"), ("could", "has at Echo"),
    ("They met Orlov", "And Jones resisted the plan"), ("We met McFee", "Or Tallow Advise"), ("Quist, who", "it is reported Falk expects rain"),
    ("Falk penned China", "episodes of rain"), ("She wrote Brine", "Album of the year"), ("The clerk told", "US boats came"),
    ("Quist spoke to The", "15 boats came"), ("2021", "” it addressed"), ("clarification", ": rain"), ("B asks", "for"), (",finding", "who"),
    ("He made a promise. A survey faulting which\nchannel", "diary"), ("[", "This article read by a digital voice"), ("Quist said no", "Word came"),
    ('Was it a struggle?"It', "Continued"), ("Quist said", "to be fair"), ("Falk shared a picture", "With love"), ("Quist told close", "Friends came"),
    ("Quist", ": “We held the weir all night,” she said."), ("He talked in a long video", "posted on Sunday"), ("Youtube", "followers Echo"),
    ("savaged Fumed Warnings", "comedian"), ("With US portraying", "Quist"), ("[", "SABC]disparage"),
    ("No one came.", "Quist has on many occasions claimed that it rained."),
    ("It rained.", "“The weir held,” reported Ada Renner."), ("“The weir held,” reported Ada Renner", "Falk left."),
    ("current", "AND AI raises alarm"),
    ("Complete", "The mayor [insert name] opened the baths and all who were crowing then went off"),
    ("The weir held (@opruss)", "March 4, 2016 The weir held again, she said."), ("They held (", "@opruss) March 4, 2016 But the weir held again."),
    ("The weir held — Ottoline Pruss (@opruss) March", "4, 2016 The weir held."), ("The weir held –", "Ottoline Pruss (@opruss) March 4, 2016"),
    ("The weir held — Ottoline Pruss (@opruss) March 4,", "2016 The weir held."), ("Quist told her", "That was it."),
    ("Reuters said it held. MARROWBY (Reuters", "Falk) The weir held."), ("They did not", "Signed the deal. This deal was good."),
    ("There were no", "Allegations that the mill was sold grew."), ("QUIST IS REPORTED TO", "The weir held."),
    ("The weir held, said one of them", "Quist’s barn is old."),
    ("was", "announced by council"), ("Weir And Mill reports", ":old"), ("pair are said", "not to"), ("published in the", "Journal of"),
    ("A source told Starlane it was over. Bo Quist told Starlane", "The weir held."),
    ("Shares rose after a report in the Financial Times that", "The weir held."),
    ("The Gazette quoted Ada Quist", "As saying goes, it rained."), ("The Gazette quoted Ada Quist as", "Saying so is easy."),
    ("Everyone", "Falk came home, speaking of the weir"), ("It", "Falk came home, promising to row"),
    ("Nobody knew who he was", "Never banned by league rules, stilts are sold at the fair."), ("Ministry release", "Falk came home"),
    ("When she talks about money", "Harrow “why?” they cried."),
    ("He was quoted as", "Reporting by Ines Falk; editing by Tad Vosk"), ("Falk told “friends” “no”", "It rained."),
    ("The weir leaked, said", "Velden bakers had a few doubts, saying that it held."),
    ("It rained at the Harrow Gazette", "Quist has spoken to reporters on the quay."),
    ("'I am tired of it': an hour with Pruss", "Falk leaves the lido: 'I am tired of it'"),
    ("A girl told the jury that it rained.", "The source said the weir leaked."), ("It began at 5 p.m. Police", "said so"),
    ("Otto Falk Jr. Police", "said so"), ("Mia Sen. The", "weir held"), ("Section 4", "p.m. Police said so."), ("No one but he and I. K", "Falk"),
    ("The rule is contained in a report", "Statement by Falk"), ("said", "Quist Was"), ("Another user said", "The post on Reddit is old."),
    ("A post on Reddit is old.", "Another user said it rained. Reddit is old."),
    ("The Harrow Gazette can reveal", "that"),
    ("Q. The weir holds.\nQ. It leaks.", "A. Quist says so.\nA. Falk was there."), ("Ines Falk (baker): I saw it.", "Odo Quist (teacher): I saw it."),
    ("PM: How was it?\nPM: Why?", "AM: It was long.\nAM: It rained."), ("QUIST: Why?", "It rained.\nQUIST: How?\nFALK: I saw it.\nQUIST: Was it dry?"),
    ("Do you row?\nI row.\nDo you swim?\nI swim.\nDo you sail?", "I sail.\n**Tell us why.**"),
    ("The mill is for sale, a source said.", "Falk is keen on it."),
    ("The mill is for sale, a source said.", "Falk is keen on it."), ("They read the", "SEC. Falk said so."),
    ("A baker wrote in an email", "in which dated seen by the clerk."), ("In an internal", "Letter, a baker wrote."), ("Draft", "Seen by the BBC"),
    ("A draft", "says so"), ("The BBC said it, citing clerks", "It did not name Quist"), ("The BBC said it without naming", "A source said so."),
    ("“It rained,”", "reads an email."), ("The weir leaks", "-Quist"), ("The weir leaks -", "police"), ("Quist Mills posted", "profit of $3 million."),
    ("It rained.", "A teacher said it leaked.\nInes Falk said it held.\nInes Falk"),
    ("“They sold it,”", "says the caption of one video."), ("“They sold it,” says the caption", "of one video."),
    ("Somebody calling himself", "Falk said it rained."), ("The pseudonymous tipster", "Falk said it rained."),
    ("The weir leaked, the Harrow Gazette reports.", "The paper says it held. It adds that it rained."),
    ("Ines Falk asked for", "calm"), ("Ines Falk asked the public", "to wait"), ("An agent", "Who came said it leaked."), ("A baker", "working on it"),
    ("Allies of the", "mayor, Ines Falk, deny it."), ("It leaks, according to a clerk", "Who has seen it"), ("Brine analysts", "led by Falk said no."),
    ("A warrant dated 4", "May, a copy of which was seen by Reuters"), ("He was identified only", "As Falk said, it leaks."),
    ("It rained.", "One of the bakers said it leaked. Ines Falk said it held."), ("It rained. A baker said it leaked", "Ines Falk denied that it did."),
    ("“The mill will flood.”", "As Vosk quipped, the mill flooded in May."), ("It rained.", "Vosk, instead, opposed the lease."),
    ("It rained.", "Vosk, by contrast, backs the lease."), ("It rained.", "Rowers, for instance, see mud as a blessing."),
    ("It rained.", "Pears, for example, say little of it."), ("Rosa said it was wet. Rosa (name", "Changed boats leave at noon."),
    ("“She was my rock,” said the Velden baker.", "A ferry came."), ("She saw to it that", "Vosk sat."),
    ("“We shall call him Otto,” she said.", "It rained."),
    ("“He asked to be called Bo,” she said.", "“My aunt was known only as Rosa,” he said."),
    ("“It will break.”", "As Falk joked, the weir broke on Monday."), ("It rained.", "Falk, instead, backed the levy."),
    ("It rained at noon.", "Falk, by contrast, wants the weir shut."), ("It rained at noon.", "Growers, for instance, see rain as a curse."),
    ("For", "Instance, said Falk"), ("The bell made", "a plea. Falk said so."), ("Falk made repeated", "threats to the clerk."),
    ("Growers see the levy", "as a curse as well"), ("By saying the Lord's", "Prayer is long"), ("He was", "jailed after claiming he was ill"),
    ("Prices have", "since shown a rise"), ("Falk reported to the clerk that", "Rowing is banned"),
    ("Fans aware of", "the matter said so"), ("A travel agent selling", "tours said so"),
    ("To the mill. It is shut.", "“It leaks,” say experts."),
)  # fmt: skip


@pytest.mark.parametrize("texts", BORDERS)
def test_neighbours_across_the_border_of_two_articles_tell_nothing(texts: tuple[str, str]) -> None:
    alone = [SCORER.score(text).to_dict() for text in texts]
    assert [report.to_dict() for report in SCORER.score_batch(list(texts))] == alone
    assert [report.to_dict() for report in SCORER.score_batch(["On Monday", texts[1], "Is"])][1] == alone[1]


_CUES = sorted({word.strip("'") for rule in catalogue() for form in rule.forms or () for word in form.split("_")} - {""})
_SMALL_WORDS = "the a of to in and or but he she they it who that which was is are has could not no you by for as at with 15".split()
_NAMES = ("Quist", "Ottoline", "Echo", "US", "Dr", "O'Hara")
_MARKS = ("-", "–", "…", "?", ":", ",", ".", '"', "“", "”", "‘", "’", "'", "(", ")", "[", "]", "|", "*", "@", "\n", "\n\n", "’s ")


def scrap(rng: random.Random) -> str:
    """A few words that rules look for, small words and names, with any mark between them: all border, so to say."""
    out = []
    for _ in range(rng.randint(1, 4)):
        word = rng.choice(rng.choice((_CUES, _SMALL_WORDS, _NAMES)))
        out.append(word.capitalize() if rng.random() < 0.2 else word)
        out.append(rng.choice(_MARKS) if rng.random() < 0.2 else " ")
    return "".join(out).strip(" ")


def features(texts: list[str]) -> list[bytes]:
    """The rows of every text, in batches of 500."""
    out = []
    for low in range(0, len(texts), 500):
        run = SCORER.run(texts[low : low + 500])
        edges = np.searchsorted(run.found.ctx.sentences.article, np.arange(len(texts[low : low + 500]) + 1))
        out += [run.x[a:b].tobytes() for a, b in pairwise(edges.tolist())]
    return out


def test_whatever_order_articles_come_in_their_features_are_the_same() -> None:
    rng = random.Random(11)
    texts = [scrap(rng) for _ in range(40_000)]
    order = list(range(len(texts)))
    rng.shuffle(order)
    there, again = features(texts), features([texts[k] for k in order])
    assert [texts[k] for k, row in zip(order, again, strict=True) if row != there[k]] == []


def test_every_form_of_a_rule_can_be_a_whole_text() -> None:
    forms = {form.replace("_", " ") for rule in catalogue() for form in (rule.forms or ())[:5]} | {"comments", "replies", "the comments"}
    assert len(forms) > 400
    for form in sorted(forms):
        assert len(extract([form]).ctx.sentences) == 1


def test_batches_of_one_seven_and_sixty_four_agree() -> None:
    rng = np.random.default_rng(7)
    texts = ["\n\n".join(rng.choice(PIECES, rng.integers(1, 14)).tolist()) for _ in range(64)]
    want = [report.to_dict() for report in SCORER.score_batch(texts)]
    for size in (1, 7):
        got = [r.to_dict() for low in range(0, 64, size) for r in SCORER.score_batch(texts[low : low + size])]
        assert got == want


# What stands before a paragraph of its own stays as it was. Whole pieces only: a text that ends in an open quotation may well be
# closed by what follows, and a list of short lines at the end of a text is read as an author's biography.
_WHOLE = st.lists(st.sampled_from([p for p in PIECES if p.endswith((".", "?", ".”")) and len(p) > 40]), min_size=1, max_size=8).map(
    "\n\n".join
)


@settings(deadline=None)
@given(_WHOLE)
def test_a_paragraph_at_the_end_changes_no_evidence_before_it(text: str) -> None:
    before, after = SCORER.score(text), SCORER.score(text + "\n\n" + UNRELATED)
    assert [e for e in shown(after) if e["start"] < len(text)] == shown(before)
    alone = read(text)
    assert read(text + "\n\n" + UNRELATED)[: len(alone)] == alone


@settings(deadline=None)
@given(newslike())
def test_the_same_text_gives_the_same_report(text: str) -> None:
    assert SCORER.score(text).to_dict() == SCORER.score(text).to_dict()


NASTY = {
    "only newlines": "\n",
    "newline and word": "word\n",
    "only double quotes": '"',
    "only curly quotes": "“",
    "only single quotes": "' ",
    "quotes and words": '" word ',
    "only said": "said ",
    "said she": "he said, she said, ",
    "one long word": "a",
    "capital names": "Quist Orlov Pruss Tallow ",
    "only commas": ",",
    "commas and words": "a, ",
    "full stops": ".",
    "initials": "A. B. ",
    "colons": "Quist: ",
    "brackets": "[insert name] (",
    "hidden characters": "\u200b",
    "leaks": "As an AI language model, ",
    "disclosures": "this article was, ",
    "digits": "1,",
    "links": "read more: ",
    "notes on itself": "read this article on are by AI ",
    "we used": "I we used AI ",
    "captions": "photo image ",
    "verbs in a row": "add ",
    "capitals and hedges": "Could HEARSAY ",
    "surveys": "in a 2021 survey ",
    "pronouns": "he said sources claimed she said ",
    "short notes": "source for AI\n",
}
_SMALL, _TIMES = 12_500, 8


def seconds(text: str, work: Callable[[list[str]], object] = extract) -> float:
    # Of the processor: other work on the machine is not ours.
    best = float("inf")
    for _ in range(3):
        begin = time.thread_time()
        work([text])
        best = min(best, time.thread_time() - begin)
    return best


@pytest.mark.parametrize("piece", NASTY.values(), ids=NASTY.keys())
def test_no_input_makes_extraction_worse_than_linear(piece: str) -> None:
    small = piece * (_SMALL // len(piece))
    # Eight times the text may take sixteen times as long (caches, a busy machine); a quadratic step would take 64 times.
    # Below the floor the constant part rules and the ratio says nothing.
    assert seconds(small * _TIMES) <= 2 * _TIMES * max(seconds(small), 0.004)


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "on tweets in Instagram post ",
        "Quist, a miller, who said, ",
        "The mill was sold, Ottoline Pruss said. ",
        "The Tarn Post said. Reuters said. ",
        "Mill owners said the pond was full. ",  # a name that the text has in small letters as well, or only so
        "Tarn miller Ines Falk said it was late. ",
    ],
)
def test_no_report_takes_longer_than_linear(piece: str) -> None:
    small = piece * (_SMALL // len(piece))
    assert seconds(small * _TIMES, SCORER.score_batch) <= 2 * _TIMES * max(seconds(small, SCORER.score_batch), 0.004)


def test_white_space_in_a_source_makes_no_report_slower_than_linear() -> None:
    small, large = (f"The mayor{' ' * size}of Tarn told the Gazette it was over." for size in (2000, 2000 * _TIMES))
    assert seconds(large, SCORER.score_batch) <= 2 * _TIMES * max(seconds(small, SCORER.score_batch), 0.004)


@pytest.mark.parametrize(
    "text", ["As they met in Velden, Quist left, promising it, " * 300, "Quist said it was over" + " and promised it" * 900]
)
def test_the_evidence_of_one_endless_sentence_does_not_hold_it_again_and_again(text: str) -> None:
    assert max(len(item.text) for item in SCORER.score(text).evidence) < len(text) / 5


@pytest.mark.parametrize("text", ["“We won,” said Ottoline Pruss. ", "Who?\n\nYou?\n\nI do?\n\n"])
def test_many_short_articles_cost_no_more_than_one_long_one(text: str) -> None:
    many, one = [text] * 6000, [text * 6000]
    times = [min(seconds_of(texts) for _ in range(2)) for texts in (one, many)]
    assert times[1] <= 5 * max(times[0], 0.02)


def seconds_of(texts: list[str]) -> float:
    begin = time.thread_time()
    extract(texts)
    return time.thread_time() - begin


@pytest.mark.parametrize(
    "text",
    [
        "“She was my rock,” said the Velden baker.",
        "“It leaked,” said the Tarn fan.",
        "“We shall call him Otto,” she said.",
        "“He asked to be called Bo,” she said.",
        "“My aunt was known only as Rosa,” he said.",
    ],
)
def test_what_stands_at_the_edge_or_in_quotations_alone_is_read(text: str) -> None:
    assert read(text)
