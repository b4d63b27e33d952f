"""The web page: complete in itself, safe with any text, and saying what the report says."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from hypothesis import given, settings
from page_reader import Page
from report_sample import TEXT, sample
from test_report_terminal import reports

import credscore
from credscore.report import html
from credscore.report.visible import one_line
from credscore.schema import Evidence, Note, Report, Sentence


def test_the_page_says_what_the_report_says() -> None:
    page = Page(html.render(sample(), TEXT, "Depot sold"))
    assert not page.open
    for part in ("depot.txt", "Depot sold", "58", "mixed sourcing", "80 % interval: 44 to 70", "−12.3", "rests on anonymous sources"):
        assert part in page.text
    for part in ("62 % of claims attributed", "Reads like a local report.", "Say who the friend is", "Model: default 9.9."):
        assert part in page.text
    assert page.text.count("Name the buyer.") == 1


def test_the_article_is_there_whole_with_its_evidence_marked() -> None:
    page = Page(html.render(sample(), TEXT))
    assert "".join("".join(page.sentences).split()) == "".join(TEXT.split())
    painted = {(kind, text): tip for kind, tip, text in page.spans}
    assert painted["ev source", "Ruta Sandoval"] == "named source: Ruta Sandoval, the city treasurer"
    assert painted["ev second-hand", "the Bellhaven Post"] == "second-hand source (other media): Bellhaven Post"
    assert painted["ev unnamed", "a friend of the buyer"] == "unnamed source (anonymous)"
    assert painted["ev hedge", "possibly"] == "hedge (not certain)"
    assert painted["ev quote", '"The depot was sold on Friday,"'] == "quotation: Ruta Sandoval"
    assert not any("The price" in text for _, _, text in page.spans)


def test_marks_are_told_apart_without_colour_and_without_sight() -> None:
    source = html.render(sample(), TEXT)
    said = re.findall(r'<span class="ev ([\w-]+)[^>]*><i class="unseen">([^<]*)</i>([^<]*)', source)
    assert said == [
        ("source", "named source: ", "Ruta Sandoval"),
        ("source", "document or study: ", "the deed in the land register"),
        ("second-hand", "second-hand source: ", "the Bellhaven Post"),
        ("unnamed", "unnamed source: ", "a friend of the buyer"),
        ("hedge", "hedge: ", "could "),
        ("verification", "check or reply: ", "The rumours are false"),
        ("ai", "AI disclosure: ", "Parts of this article were written with the help of a language model."),
    ]
    rules = re.findall(r"\.ev\.(?:source|second-hand|unnamed|hedge|verification|ai) \{([^}]*)\}", source)
    lines = {re.sub(r"background: [^;]*; ", "", rule) for rule in rules}
    assert len(lines) == 6 and all("underline" in line for line in lines)


def test_what_a_mark_stands_for_needs_no_mouse() -> None:
    text = "David Renn runs the depot. He said that it allegedly leaked."
    source = html.render(credscore.load().score(text), text)
    assert '<i class="unseen">named source David Renn: </i>He' in source
    marks = re.findall(r"<li>([^<]*): <span class=\"leads\">(.*?)</span></li>", source)
    assert {tip: re.sub("<[^>]*>", "", places) for tip, places in marks} == {
        "named source: David Renn": "He",
        "hedge (what others say)": "allegedly",
        "unnamed source (nobody in particular)": "allegedly",
    }
    assert not any(word in source for word in ("doxastic", "epistemic", "weasel", "reportive", "vague source"))
    assert "forced-colors: active" in source


def test_an_outlet_that_carries_a_source_is_not_called_by_its_name() -> None:
    text = "“She's smitten,” a source told The Kelsby Lantern. Ida Voss wants a bridge. (Picture: Sun)"

    def at(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    def source(part: str, kind: str, **more: Any) -> Evidence:
        return Evidence("attribution", *at(part), part, "r", source_type=kind, source_span=at(part), **more)

    report = Report("x", "ok", score=50.0, band="b", sentences=[Sentence(0, len(text), 30.0, True, [], False, False, False)])
    report.evidence = [
        source("a source", "anonymous", name="a source", carrier_span=at("The Kelsby Lantern")),
        source("Ida Voss", "named", subtype="view", name="Ida Voss"),
        source("Sun", "media", subtype="view", name="Sun"),
    ]
    tips = {part: tip for _, tip, part in Page(html.render(report, text)).spans}
    assert tips == {
        "a source": "unnamed source (anonymous): a source",
        "The Kelsby Lantern": "outlet that it was told to",
        "Ida Voss": "named source (not a statement): Ida Voss",
        "Sun": "second-hand source (other media) (not a statement): Sun",
    }


def test_nothing_is_loaded_and_nothing_runs() -> None:
    source = html.render(sample(), TEXT)
    page = Page(source)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not any(name.startswith("on") or name == "src" for _, values in page.tags for name in values)
    assert all((values.get("href") or "#").startswith("#") for _, values in page.tags)
    assert not re.search(r"url\(|@import|https?:", source)
    assert "prefers-color-scheme: dark" in source and "@media print" in source


def test_text_from_an_article_stays_text() -> None:
    evil = '<script>alert(1)</script> & "><img src=x onerror=y> {{ 7*7 }}'
    report = Report(evil, "ok", score=40.0, interval=(30.0, 50.0), band=evil, notes=[Note("n", evil)], reasons=[(evil, -3.0)])
    report.sentences = [Sentence(0, len(evil), 10.0, True, [], False, False, False, [(evil, -3.0)])]
    report.signals = {"ai_disclosure": evil}
    page = Page(html.render(report, evil, evil))
    assert not {tag for tag, _ in page.tags} & {"script", "img"}
    assert page.sentences == [evil]
    assert page.text.count(evil) >= 7


def test_links_lead_to_sentences_and_ids_are_unique_over_several_articles() -> None:
    failed = Report.failed("gone.txt", {"type": "InputError", "message": "gone.txt does not exist.", "hint": "Check the path."})
    page = Page(html.render_many([html.Entry(sample(), TEXT), html.Entry(failed, ""), html.Entry(sample(), TEXT)]))
    ids = Counter(values["id"] for _, values in page.tags if "id" in values)
    assert set(ids.values()) == {1}
    links = [values["href"] or "" for tag, values in page.tags if tag == "a"]
    assert len(links) == 3 + 2 * (3 + 8)  # the list of articles; advice and reasons, and the marks
    assert all(link.removeprefix("#") in ids for link in links)
    assert "gone.txt does not exist." in page.text and "Check the path." in page.text


def test_the_page_has_the_structure_that_screen_readers_walk_through() -> None:
    def headings(source: str) -> list[tuple[str, str]]:
        return re.findall(r"<(h\d)[^>]*>([^<]*)", source)

    alone = html.render(sample(), TEXT)
    assert headings(alone)[:2] == [("h1", "depot.txt"), ("h2", "What moved the score ")] and {tag for tag, _ in headings(alone)} == {"h1", "h2"}
    assert headings(html.render(sample(), TEXT, "Depot sold"))[0] == ("h1", "Depot sold")
    several = html.render_many([html.Entry(sample(), TEXT, "Depot sold"), html.Entry(sample(), TEXT)])
    assert [said for tag, said in headings(several) if tag != "h3"] == ["2 articles", "Depot sold", "depot.txt"]
    for source in (alone, several):
        assert source.count("<main>") == source.count("</main>") == 1 and '<th scope="col"><i class="unseen">Points</i></th>' in source
    assert '<i class="unseen">Score </i>74' in alone and '<i class="unseen">No claim</i><span aria-hidden="true">·</span>' in alone
    assert re.search(r"body \{[^}]*overflow-wrap: anywhere", alone)


def test_insufficient_has_no_number() -> None:
    page = Page(html.render(Report("x", "insufficient", notes=[Note("short", "Only 4 words.")]), "Too short to say."))
    assert "No score:" in page.text and "Only 4 words." in page.text
    assert "of 100" not in page.text
    assert page.sentences == ["Too short to say."]


@settings(max_examples=60)
@given(reports())
def test_any_text_gives_a_sound_page_that_holds_all_of_it(made: tuple[Report, str]) -> None:
    report, text = made
    source = html.render(report, text)
    source.encode("utf-8")
    page = Page(source)
    assert not page.open
    assert "".join("".join(page.sentences).split()) == "".join(one_line(text).split())
