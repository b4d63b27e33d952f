"""Reasons of sentences say what is there and what is not, and lead to characters of the text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import credscore
from credscore.model.topics import ARTICLE_NAMES
from credscore.report import html, reasons, terminal
from credscore.schema import ENDS, OTHER, Evidence, Report, Sentence

FIRM = (
    "The council of Wendle voted on 4 March to close the baths. Olga Brandt, the treasurer, said the roof would cost 3.2 million crowns. "
    "A survey by the Institute of Mires found cracks in 14 beams. The baths were built in 1931. "
)
RUMOUR = (
    "According to the Wendle Evening Post, an insider claims that Brandt may be on her way out. The mood in the office is tense and she feels betrayed. "
    "Rumour has it that the land will go cheap. "
)
TEXT = FIRM * 2 + RUMOUR + FIRM


@pytest.fixture(scope="module")
def report() -> Report:
    return credscore.load().score(TEXT)


def told(sentence: Sentence) -> dict[str, tuple[float, list[str]]]:
    """The reasons of a sentence: points, and the words they lead to."""
    assert sentence.reason_spans is not None and len(sentence.reason_spans) == len(sentence.reasons)
    return {
        name: (points, [TEXT[start:end] for start, end in reasons.pairs(spans)])
        for (name, points), spans in zip(sentence.reasons, sentence.reason_spans, strict=True)
    }


def of(report: Report, words_: str) -> Sentence:
    return next(s for s in report.sentences if words_ in TEXT[s.start : s.end])


def test_every_reason_leads_to_characters_but_for_what_a_whole_article_lacks(report: Report) -> None:
    places = 0
    for sentence in report.sentences:
        for name, (_, found) in told(sentence).items():
            if name == "other":
                assert found == []
            elif not found:
                assert name.startswith("rest of the article: ") and re.search(r": (no|few|little|nothing|all) ", name), name
            places += len(found)
        for name, spans in zip([n for n, _ in sentence.reasons], sentence.reason_spans or [], strict=True):
            assert all(0 <= start < end <= len(TEXT) for start, end in reasons.pairs(spans))
            if name.startswith(("sentences around it", "rest of the article")):
                assert not any(sentence.start <= start < sentence.end for start in spans[::2])
    assert places > 50


def test_sources_and_hedges_lead_to_their_words(report: Report) -> None:
    insider = told(of(report, "an insider"))
    assert insider["anonymous source"][0] < -10 and insider["anonymous source"][1] == ["an insider"]
    assert any("Wendle Evening Post" in part for part in insider["second-hand report"][1])
    talk = told(of(report, "Rumour has it"))
    assert talk["source: nobody in particular"][1] == ["Rumour has it that"]
    brandt = told(of(report, "Olga Brandt"))
    assert brandt["named source"][0] > 0 and "Olga Brandt" in brandt["named source"][1][0]


NOBODY = "source: nobody in particular"


@pytest.mark.parametrize(("crowd", "kind"), [("Fans", NOBODY), ("Many long-time critics", NOBODY), ("Insiders", "anonymous source")])
def test_a_crowd_without_a_cue_is_what_its_sentence_leads_to(crowd: str, kind: str) -> None:
    text = (
        "Lola Varnes has reportedly fallen for a baker, a friend said. The singer, 31, was seen in Lisbon twice last week.\n\n"
        f"She wore a long green coat. {crowd} were quick to spot that the two had liked each other's posts. Neither has spoken."
    )
    sentence = credscore.load().score(text).sentences[3]
    at = text.index(crowd)
    found = dict(zip((name for name, _ in sentence.reasons), sentence.reason_spans or [], strict=True))
    assert found[kind] == (at, at + len(crowd))


def test_what_stands_around_and_in_the_whole_article_is_named_by_what_it_is(report: Report) -> None:
    seen = {name: found for s in report.sentences for name, (points, found) in told(s).items() if points < 0}
    around = {name: found for name, found in seen.items() if name.startswith("sentences around it: an unnamed source")}
    assert around and all("an insider" in found for found in around.values())
    inner = told(of(report, "feels betrayed"))
    assert inner["motives and private feelings"][0] < -10
    assert not any(name.startswith("rest of the article: motives") for name in inner), "nobody else in it feels anything"
    assert any(name.startswith("rest of the article: motives") and found[0] in "mood tense feels betrayed" for name, found in seen.items())
    assert not any("tone of the" in name or name == "sentences around it" for name in seen)


def test_the_rest_of_an_article_begins_beyond_the_sentences_around() -> None:
    dull = "The paint is green. The pool is shut. The doors stay closed. The hall looks empty. The gate is locked. "
    talk = "A pal claims that it is for sale. Sources say that it is sold. An insider said the buyer is broke. "
    text = f"{talk}{dull}A source said the land will go cheap. The plan is a shameful joke. A clerk said the land is worth a lot. {dull}"
    (joke,) = (s for s in credscore.load().score(text).sentences if "shameful" in text[s.start : s.end])
    found = dict(zip((name for name, _ in joke.reasons), joke.reason_spans or [], strict=True))
    around, rest = found["sentences around it: an unnamed source"], found["rest of the article: unnamed sources"]
    assert [[text[start:end] for start, end in reasons.pairs(spans)] for spans in (around, rest)] == [["A source", "A clerk"], ["An insider"]]


def test_who_is_named_here_is_not_what_stands_around_it() -> None:
    text = (
        'Olga Brandt has left the council. An insider added: "Olga finds the town crass, and its dull meetings drove her up the wall. She did like '
        'the harbour and some of the clerks. She wanted to grow old here." The gate is locked. The pool is shut.'
    )
    for sentence in credscore.load().score(text).sentences:
        for (name, _), spans in zip(sentence.reasons, sentence.reason_spans or [], strict=True):
            if name == "sentences around it: an unnamed source" and "crass" in text[sentence.start : sentence.end]:
                assert text[slice(*spans)].endswith("She did like the harbour and some of the clerks.")
                return
    raise AssertionError("nothing around it moves the sentence")


def test_what_is_not_there_is_told_as_missing() -> None:
    plain = "The pool is shut. Nobody swims there now. People walk past it. The doors stay closed. It looks empty. The paint peels. "
    report = credscore.load().score(plain * 4)
    reasons = [reason for s in report.sentences for reason in s.reasons]
    assert any(name in ("no figures or dates", "little concrete detail") and points < 0 for name, points in reasons)
    assert all(points > 0 for name, points in reasons if name == "concrete detail")
    assert not any(name in ("named source", "hedged wording", "direct quotation", "anonymous source") for name, _ in reasons)


def test_an_article_says_few_where_something_is_missing() -> None:
    names = dict(ARTICLE_NAMES)
    assert names["named sources"] == "few named sources" and names["few anonymous sources"] == "anonymous sources"
    report = credscore.load().score(RUMOUR * 6)
    assert {"named sources", "few anonymous sources", "little hedging"}.isdisjoint(name for name, _ in report.reasons)


def spans_of(report: Report, text: str) -> dict[str, tuple[float, list[str]]]:
    """The reasons of an article: points, and the words they lead to."""
    assert report.reason_spans is not None
    return {
        name: (points, [text[start:end] for start, end in reasons.pairs(spans)])
        for (name, points), spans in zip(report.reasons, report.reason_spans, strict=True)
    }


def test_reasons_of_an_article_lead_to_what_they_name(report: Report) -> None:
    rumours = credscore.load().score(RUMOUR * 3 + FIRM)
    found = spans_of(rumours, RUMOUR * 3 + FIRM)
    assert found["anonymous sources"][1][:3] == ["an insider"] * 3
    assert found["motives and private feelings"][1][0] in ("mood", "tense", "feels betrayed")
    shown = {name: [lead.words for lead in reasons.leads(rumours, RUMOUR * 3 + FIRM, (name, points))] for name, points in rumours.reasons}
    assert shown["anonymous sources"] == ["an insider"], "each thing once"
    assert all(shown[name] for name, (_, spans) in found.items() if spans)
    assert "Olga Brandt" in spans_of(report, TEXT).get("named sources", (0, ["Olga Brandt"]))[1]


def test_every_reason_of_an_article_leads_to_characters_but_for_what_it_lacks() -> None:
    texts = [TEXT, RUMOUR * 3, FIRM * 3, RUMOUR + FIRM * 4, "The pool is shut. Nobody swims there now. It looks empty. The paint peels. " * 6]
    scarce = 0
    for text, one in zip(texts, credscore.load().score_batch(texts), strict=True):
        shown = one.to_dict()
        assert len(shown["reason_spans"]) == len(shown["reasons"])
        for reason, spans in zip(one.reasons, one.reason_spans or [], strict=True):
            assert len(spans) <= 24 and all(0 <= start < end <= len(text) for start, end in reasons.pairs(spans))
            told = reasons.reason_in_words(one, reason, reasons.leads(one, text, reason))
            if not spans and reason[0] not in (OTHER, *ENDS):
                assert reason[0].startswith(("few ", "little ")) and told.startswith(("no ", "nothing ")), reason
                scarce += 1
    assert scarce > 3


def test_a_reason_of_an_article_leads_to_each_place_once() -> None:
    speech = 'Olga Brandt said: "The roof leaks. The pool is cold. The doors are old. The lamps are dim. The hall is damp." '
    text = f"{speech}{FIRM}Ines Falk said the land would be sold. A clerk, Ruth Amsel, said the bids were low. Tom Quist agreed that they were. "
    report = credscore.load().score(text)
    (spans,) = (where for (name, _), where in zip(report.reasons, report.reason_spans or [], strict=True) if name == "named sources")
    found = reasons.pairs(spans)
    assert len(set(found)) == len(found) and {"Olga Brandt", "Ines Falk"} <= {text[start:end] for start, end in found}


def test_where_articles_lead_does_not_depend_on_what_else_is_scored() -> None:
    texts = [RUMOUR * 3 + FIRM, TEXT, FIRM * 3]
    scorer = credscore.load()
    assert [one.reason_spans for one in scorer.score_batch(texts)] == [scorer.score(text).reason_spans for text in texts]
    assert all(one.reason_spans is None and "reason_spans" not in one.to_dict() for one in scorer.score_batch(texts, detail="sentences"))


def test_words_of_a_kind_of_source_are_not_called_sources(report: Report) -> None:
    reason, lead = ("documents and studies", 5.0), reasons.Lead("treatment", 0, 9)
    bare = replace(report, sentences=[replace(report.sentences[0], source=["named"])], evidence=[])
    assert reasons.reason_in_words(bare, reason, [lead]) == "words of studies and documents"
    assert reasons.reason_in_words(replace(bare, sentences=[replace(report.sentences[0], source=["document"])]), reason, [lead]) == reason[0]


def test_a_crowd_that_a_reason_leads_to_is_marked_as_an_unnamed_source() -> None:
    text = f"Pals spill on the weir row\n\n{RUMOUR * 3}"
    report = credscore.load().score(text)
    assert not any(item.start == 0 for item in report.evidence if item.kind != "wording")
    assert '<i class="unseen">unnamed source: </i>Pals</span>' in html.render(report, text)


def test_words_that_a_reason_leads_to_are_marked_like_any_evidence() -> None:
    text = RUMOUR * 3 + FIRM
    report = credscore.load().score(text)
    marked = reasons.with_words(report, text)
    some = [item for item in marked.evidence if item.kind == "reason"]
    assert {"motives and private feelings"} <= {item.subtype for item in some} and all(item.text == text[item.start : item.end] for item in some)
    assert [item.kind for item in report.evidence].count("reason") == 0, "the report itself is as it was"
    assert "feels betrayed" in {item.text for item in some}
    shown = terminal.render(report, text, color=False, width=200)
    assert "_tone, wording_" in shown and "_feels betrayed_" in shown
    page = html.render(report, text)
    assert '<span class="ev word"' in page


def test_the_letters_of_questions_and_answers_are_shown_as_nobodys_name() -> None:
    text = "Q: Why a night ferry?\n\nA: Because people work at night.\n\nThe town has waited for years, Ines Falk said."
    report = credscore.load().score(text)
    places = [(text.index(name), text.index(name) + len(name)) for name in ("Q:", "A:", "Ines Falk")]
    spans = [number for start, end in places for number in (start, end - text[start:end].endswith(":"))]
    report = replace(report, reasons=[("named sources", 3.0)], reason_spans=[tuple(spans)])
    assert [lead.words for lead in reasons.leads(report, text, ("named sources", 3.0))] == ["Ines Falk"]


def test_a_reason_shows_what_lies_in_each_other_once() -> None:
    text = "The budget papers, published on Tuesday, show a gap. The papers of the council show another."
    first, second = (text.index(part) for part in ("The budget", "The papers"))
    spans = [first, first + 17, first, first + 39, second, second + 25]
    report = credscore.load().score(text)
    report = replace(report, reasons=[("documents and studies", 3.0)], reason_spans=[tuple(spans)], evidence=[])
    shown = [lead.words for lead in reasons.leads(report, text, ("documents and studies", 3.0))]
    assert shown == ["The budget papers", "The papers of the council"]


def test_a_cue_without_a_written_source_is_not_listed_among_the_sources() -> None:
    text = "At a news conference, Falk praised Quist for cutting fees."
    report = credscore.load().score(text)
    def listed(evidence: list[Evidence]) -> list[str]:
        shown = replace(report, reasons=[("named sources", 9.0)], reason_spans=[(22, 26, 0, 20)], evidence=evidence)
        return [lead.words for lead in reasons.leads(shown, text, ("named sources", 9.0))]

    statement = next(item for item in report.evidence if item.cue_span == (0, 20))
    others = [item for item in report.evidence if item is not statement]
    assert listed([replace(statement, source_span=None, name=None), *others]) == ["Falk"]
    assert "At a news conference" in listed(others), "any other span is what its words are"


def test_the_pages_know_reasons_by_the_names_that_models_give_them() -> None:
    of_articles = {name for names in ARTICLE_NAMES for name in names}
    assert {*reasons._NONE, *reasons._BY_WORDS, reasons.WORDING} <= of_articles
    assert set(reasons._NONE) == {name for name in of_articles if name.startswith(("few ", "little "))}


def test_a_reason_does_not_depend_on_what_else_is_scored(report: Report) -> None:
    again = credscore.load().score_batch([RUMOUR * 5, TEXT, FIRM])[1]
    assert [(s.reasons, s.reason_spans) for s in again.sentences] == [(s.reasons, s.reason_spans) for s in report.sentences]


def test_spans_are_for_full_reports_only() -> None:
    scorer = credscore.load()
    brief = scorer.score_batch([TEXT], detail="sentences")[0]
    assert all(s.reason_spans is None and "reason_spans" not in s.to_dict() for s in brief.sentences)
    full = scorer.score_batch([TEXT])[0]
    assert [s.reasons for s in full.sentences] == [s.reasons for s in brief.sentences]
    assert all("reason_spans" in s.to_dict() for s in full.sentences)


def test_a_tone_all_over_an_article_is_told_by_more_than_one_word() -> None:
    loud = "The heartbroken miller slammed the shameful sale. It is a disgraceful and pathetic farce. "
    plain = "The weir was built in 1902. The mill has two wheels. It stands on the Tarn. The road ends there. The bridge has one arch. "
    text = f"{loud}{plain}The gate was shut by a warden. {plain}{loud}"
    report = credscore.score(text)
    at = text.index("The gate")
    (sentence,) = (s for s in report.sentences if s.start == at)
    spans = [
        [text[a:b] for a, b in reasons.pairs(where)]
        for (name, _), where in zip(sentence.reasons, sentence.reason_spans or (), strict=True)
        if name.startswith("rest of the article: judging or emphatic words")
    ]
    assert [len(told) for told in spans] == [4], sentence.reasons


def test_named_sources_are_those_that_are_counted() -> None:
    text = "Courier: Were you afraid?\n\nLotte Falk: Of the cold, yes.\n\nFalk: My coach said that it could not be done. It was cold. " * 3
    report = credscore.load().score(text)
    shown = [lead.words for lead in reasons.leads(report, text, ("named sources", 9.0))]
    assert "My coach" not in shown and shown == ["Lotte Falk"] and report.signals["named_sources"] == 1
