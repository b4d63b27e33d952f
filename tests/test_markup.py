"""What the tags, attributes and microdata of pages declare about AI."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_tools import BODY, DIGITAL, PARAGRAPHS, TEXT, VALUES, notes, only, page, seconds

from credscore.io.declared import as_noted, level_of, of_header, source_type_of
from credscore.io.markup import ai_notes
from credscore.io.page_notes import NOT_USED, UNCLEAR, USED
from credscore.io.readers import read_article

pytest.importorskip("trafilatura")


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        ("none", NOT_USED, "declares that no AI was used for the page: "),
        ("human-only", NOT_USED, "no AI was used for the page"),
        ("ai-assisted", USED, "declares that AI helped to make the page: "),
        (" AI Assisted\n", USED, "AI helped to make the page"),
        ("ai_modified", USED, "AI helped to make the page"),
        ("AI-Generated", USED, "AI made the page: "),
        ("autonomous", USED, "AI made the page with nobody to check it"),
        ("ai-autonomous", USED, "AI made the page with nobody to check it"),
        ("mixed", USED, "AI had a hand in parts of the page"),
        ("mode=ai-originated; model=&quot;Quill 3&quot;; reviewed-by=&quot;the desk&quot;", USED, "AI made the page (Quill 3), reviewed by the desk"),
        ("We use Quill for headlines.", UNCLEAR, "says something about AI that is none of the known values: "),
    ],
)
def test_the_meta_tag_speaks_for_the_page(value: str, code: str, words: str) -> None:
    found = only(page(f'<META NAME="AI-Disclosure" CONTENT="{value}">'))
    assert found[0] == code and words in found[1], found
    assert '<meta name="AI-Disclosure" content="' in found[1]


@pytest.mark.parametrize("value", ["", "  ", "unknown", "unspecified"])
def test_what_says_nothing_is_no_note(value: str) -> None:
    assert notes(page(f'<meta name="ai-disclosure" content="{value}">', article=f' ai-disclosure="{value}"')) == []
    assert notes(page()) == []
    # about AI, but no declaration of this page
    assert notes(page('<meta name="description" content="AI disclosure rules for SoftwareApplication makers">', top="<p>ai-disclosure</p>")) == []


@pytest.mark.parametrize(
    ("source", "what", "where"),
    [
        (page(html=" ai-disclosure=ai-assisted"), "AI helped to make the page", '<html ai-disclosure="ai-assisted">'),
        (page(article=" ai-disclosure=ai-assisted"), "AI helped to make the article", '<article ai-disclosure="ai-assisted">'),
        (page(article=" aidisclosure=ai-generated aimodel=quill-4 aiprovider='Velden Labs'"), "AI made the article (quill-4 of Velden Labs)", "<article"),
        (page(article=" data-ai-disclosure=ai-generated data-ai-model=quill-4"), "AI made the article (quill-4)", "<article"),
        (page(inside=f"<section id=key ai-disclosure=ai-generated><p>{PARAGRAPHS[2]}</p></section>", body=BODY.replace(f"<p>{PARAGRAPHS[2]}</p>", "")),
         "AI made a part of the article", '<section id="key" ai-disclosure="ai-generated"> “A study by the Transport Institute of Velden foun…”'),
        (page(top="<nav ai-disclosure=ai-generated>Fine weather in town</nav>"), "AI made a part of the page beside the article",
         "“Fine weather in town”"),
        (page(inside="<h2 ai-disclosure=ai-generated>The council meets at 7 pm</h2>"), "AI made a part of the article", "“The council meets"),
        (page(top="<img src=ferry.jpg ai-disclosure=ai-generated>"), "AI made an image", '<img src="ferry.jpg" ai-disclosure="ai-generated">'),
        (page(top="<figure ai-disclosure=ai-generated><div><img></div><figcaption>Ferry</figcaption></figure>"), "AI made an image", "<figure"),
        (page(top="<video ai-disclosure=autonomous></video>"), "AI made a video with nobody to check it", "<video"),
        (page('<meta name="ai-disclosure" content="ai-generated"><meta name="ai-model" content="quill-4"><meta name="ai-provider" content="Velden Labs">'),
         "AI made the page (quill-4 of Velden Labs)", "<meta"),
        (page('<meta name="digitalSourceType" content="trainedAlgorithmicMedia">'), "AI made the page", "<meta"),
        (page(f'<meta property="og:image:digitalSourceType" content="{DIGITAL}trainedAlgorithmicMedia">'), "AI made an image", "<meta"),
        (page(top='<div itemscope itemtype="https://schema.org/ImageObject"><link itemprop="digitalSourceType" href="https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"></div>'),
         "AI made a part of an image", "<link"),
        (page(article=' itemscope itemtype="https://schema.org/NewsArticle"', inside='<meta itemprop="digitalSourceType" content="algorithmicMedia">'),
         "a program without a trained model made the article", "<meta"),
        (page(article=' itemscope itemtype="https://schema.org/NewsArticle"',
              inside='<p itemprop="author" itemscope itemtype="https://schema.org/SoftwareApplication">By <b itemprop="name">NewsBot 3</b></p>'),
         "a program is the author of the article", "NewsBot 3 <p"),
    ],
)  # fmt: skip
def test_tags_speak_for_what_they_hold(source: str, what: str, where: str) -> None:
    code, text = only(source)
    assert code == USED and f"declares that {what}: " in text and where in text, text


def test_microdata_of_comments_and_scripts_own_attributes_are_left_alone() -> None:
    comment = '<div itemscope itemtype="https://schema.org/Comment"><i itemprop="author" itemscope itemtype="https://schema.org/SoftwareApplication"></i></div>'
    assert notes(page(inside=comment)) == []
    assert notes(page(top='<div data-ai-disclosure="true">We use AI</div><p data-ai-disclosure="wp-12"></p>')) == []


def test_a_part_is_told_where_it_differs_from_what_it_lies_in() -> None:
    inner = f"<div ai-disclosure=none><p>{PARAGRAPHS[0]}</p><p ai-disclosure=none>{PARAGRAPHS[1]}</p></div>"
    found = notes(page(article=" ai-disclosure=ai-generated", body=inner + "".join(f"<p>{one}</p>" for one in PARAGRAPHS[2:])))
    assert [(code, text.split(":")[0]) for code, text in found] == [
        (USED, "The page's markup declares that AI made the article"),
        (NOT_USED, "The page's markup declares that no AI was used for a part of the article"),
    ]


def test_tags_in_other_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        path = tmp_path / f"{encoding}.html"
        path.write_bytes(page('<meta name="ai-disclosure" content="ai-generated" ai-model="Zoë">').encode(encoding))
        chosen = "cp1252" if encoding == "cp1252" else None
        assert "AI made the page (Zoë): <meta" in read_article(str(path), chosen).notes[0].text


def test_values_are_read_in_any_spelling() -> None:
    assert level_of("  Ai_Generated ") == level_of("ai-generated") == level_of("AI generated")
    assert source_type_of(f" {DIGITAL}TrainedAlgorithmicMedia/ ") == source_type_of("digsrctype:trained-algorithmic-media")
    assert as_noted("a\n\tb" * 400, 10) == "a ba ba b…"


TAGS = ["meta", "html", "article", "section", "img", "figure", "script", "p", "link", "div", "body", "template", "svg"]
NAMES = ["ai-disclosure", "aidisclosure", "ai-model", "name", "content", "itemprop", "itemscope", "itemtype", "property", "typeof", "type", "href", "x:y"]
PIECES = st.one_of(
    st.builds(lambda tag, pairs: f"<{tag} {' '.join(f'{n}={json.dumps(v)}' for n, v in pairs)}>", st.sampled_from(TAGS),
              st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(['<script type="application/ld+json">', "</script>", "<!--", "-->", "<", "&#0;", "]]>", '{"@graph":[', '{"@type":"NewsArticle",']),
    VALUES,
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_tags_are_met_without_a_crash(source: str) -> None:
    data = ("<html>ai-disclosure " + source).encode("utf-8", "surrogatepass")
    for found in (ai_notes(data, source), ai_notes("<html>ai-disclosure " + source, TEXT)):
        assert all(note.code in (USED, NOT_USED, UNCLEAR) and "\n" not in note.text and len(note.text) < 1500 for note in found)


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_are_met_without_a_crash(data: bytes) -> None:
    for note in ai_notes(b"<html><p>ai-disclosure" + data, "") + of_header([data.decode("latin-1")]):
        assert note.code in (USED, NOT_USED, UNCLEAR) and "\n" not in note.text


@pytest.mark.parametrize(
    "make",
    [
        lambda n: page(top="<div ai-disclosure=none>" * n),
        lambda n: page(top="<div ai-disclosure=none><b ai-disclosure=ai-generated>" * n),
        lambda n: page(top="<p ai-disclosure=ai-generated>x</p>" * n),
        lambda n: page('<meta name="ai-disclosure" content="' + 'a="' * n + '">'),
        lambda n: page(top='<i itemprop="author" itemscope itemtype="x:SoftwareApplication"><i itemprop=name>' * n),
    ],
)  # fmt: skip
def test_time_grows_with_the_page(make: Callable[[int], str]) -> None:
    assert seconds(make(24_000)) < 20 * max(seconds(make(4_000)), 0.02)


def test_items_in_items_are_not_gone_through_again_for_each_of_them() -> None:
    def taken(deep: int) -> float:
        item = '<div itemscope><div itemprop="author" itemscope itemtype="x:SoftwareApplication">'
        source = page(top=item * deep + "<b itemprop=q>x</b>" * 20_000)
        began = time.thread_time()
        assert ai_notes(source, TEXT)
        return time.thread_time() - began

    assert taken(100) < 6 * max(taken(10), 0.1)
