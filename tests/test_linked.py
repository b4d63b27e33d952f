"""What linked data (JSON-LD) in pages declares about AI."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_tools import DIGITAL, VALUES, ld, notes, only, page, seconds

from credscore.io.linked import linked
from credscore.io.page_notes import NOT_USED, UNCLEAR, USED

pytest.importorskip("trafilatura")


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ({"@type": "NewsArticle", "digitalSourceType": f"{DIGITAL}trainedAlgorithmicMedia"}, "AI made the page"),
        ({"@type": "NewsArticle", "digitalSourceType": {"@id": "schema:TrainedAlgorithmicMediaDigitalSource"}}, "AI made the page"),
        ([[{"@graph": [[{"@type": ["Thing", "http://schema.org/NewsArticle"], "DigitalSourceType": ["x", "compositeSynthetic"]}]]}]],
         "a machine made a part of the page"),
        ({"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "schema:digitalSourceType": "trainedAlgorithmicMedia"}}, "AI made the page"),
        ({"@type": "NewsArticle", "image": [{"@type": "ImageObject", "digitalSourceType": "trainedAlgorithmicMedia"}]}, "AI made an image"),
        ({"@type": "NewsArticle", "hasPart": {"@type": "WebPageElement", "digitalSourceType": "trainedAlgorithmicMedia"}}, "AI made a part of the page"),
        ({"@type": "NewsArticle", "author": {"@type": "SoftwareApplication", "name": "NewsBot 3"}}, "a program is the author of the page"),
        ({"@graph": [{"@type": "Article", "creator": [{"@id": "#b"}, {"@type": "Person"}]}, {"@id": "#b", "@type": "WebApplication"}]},
         "a program is the creator of the page"),
        ({"@type": "Article", "translator": {"@type": "SoftwareApplication"}}, "a program is the translator of the page"),
        ({"@type": "Article", "aiDisclosure": {"level": "ai-assisted", "tool": "Quill 3", "provider": "Velden Labs"}},
         "AI helped to make the page (Quill 3 of Velden Labs)"),
        ({"@type": "Article", "aiDisclosure": "ai-generated"}, "AI made the page"),
    ],
)  # fmt: skip
def test_linked_data_speaks_for_the_page_and_its_pictures(value: Any, what: str) -> None:
    code, text = only(page(ld(value)))
    assert code == USED and f"declares that {what}: " in text and text.endswith(" in its JSON-LD."), text


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "NewsArticle", "about": {"@type": "SoftwareApplication", "name": "Quill"}},
        {"@type": "NewsArticle", "mentions": [{"@type": "Article", "author": {"@type": "SoftwareApplication"}}]},
        {"@type": "NewsArticle", "comment": {"@type": "Comment", "digitalSourceType": "trainedAlgorithmicMedia"}},
        {"@type": "Comment", "author": {"@type": "SoftwareApplication"}},
        {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "digitalSourceType": "trainedAlgorithmicMedia"}]},
        {"@type": "SoftwareApplication", "name": "Our app"},
        {"@type": "NewsArticle", "author": {"@type": "Person", "name": "SoftwareApplication"}},
        {"@type": "NewsArticle", "digitalSourceType": "screenCapture"},
        {"digitalSourceType": 7, "author": [None, 3, "SoftwareApplication"], "aiDisclosure": [[{}]]},
    ],
)
def test_linked_data_about_something_else_is_left_alone(value: Any) -> None:
    assert notes(page(ld(value))) == []


def test_linked_data_in_marks_of_comments_is_read() -> None:
    source = ld({"@type": "NewsArticle", "aiDisclosure": "ai-generated"})
    for begin, end in (("//<![CDATA[\n", "\n//]]>"), ("<!--", "-->"), ("/*<![CDATA[*/", "/*]]>*/"), ("  ", " ;")):
        assert only(page(source.replace(">{", f">{begin}{{").replace("}<", f"}}{end}<")))[0] == USED, begin


def test_photographs_declare_that_none_was_used() -> None:
    images = [{"@type": "ImageObject", "url": f"{k}.jpg", "digitalSourceType": f"{DIGITAL}digitalCapture"} for k in range(3)]
    code, text = only(page(ld({"@type": "NewsArticle", "image": images})))
    assert code == NOT_USED and "no AI was used for 3 images: digitalSourceType “digitalCapture” of ImageObject “0.jpg”" in text
    assert ", and 2 more." in text


KEYS = ["@type", "@id", "@graph", "digitalSourceType", "author", "image", "hasPart", "aiDisclosure", "name", "level"]
JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), VALUES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=300)
@given(JSON_VALUES)
def test_any_linked_data_is_met_without_a_crash(value: Any) -> None:
    for one in linked(json.dumps(value)):
        one.where.encode()
        assert one.meaning.code in (USED, NOT_USED, UNCLEAR)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: page(ld({"@graph": [{"@id": str(k), "@type": "NewsArticle", "image": {"@id": str(k + 1)}} for k in range(n)]})),
        lambda n: page('<script type="application/ld+json">' + "[" * n + "</script> ai-disclosure"),
        lambda n: page('<script type="application/ld+json">' + '{"author":' * n + "</script> ai-disclosure"),
        lambda n: page(ld([{"@type": "ImageObject", "digitalSourceType": "trainedAlgorithmicMedia", "url": str(k)} for k in range(n)])),
        lambda n: page(ld([{"@id": "x", "@type": ["a"] * n + ["WebApplication"]}, *({"author": {"@id": "x"}} for _ in range(n))])),
        lambda n: page(ld([{"@id": "x", "@type": "a" * n + "WebApplication"}, *({"author": {"@id": "x"}} for _ in range(n))])),
    ],
)  # fmt: skip
def test_time_grows_with_linked_data(make: Callable[[int], str]) -> None:
    assert seconds(make(24_000)) < 20 * max(seconds(make(4_000)), 0.02)
