"""What pages declare about AI in a form for machines becomes notes of their reports, in words, and moves no score."""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from corpus_tools import Heard, digest, read_jsonl, score
from hypothesis import given, settings
from hypothesis import strategies as st

from credscore.cli import main
from credscore.io.declared import NOT_USED, UNCLEAR, USED, beside, level_of, of_header, one_line, source_type_of
from credscore.io.linked import linked
from credscore.io.markup import ai_notes
from credscore.io.readers import read_article
from credscore.schema import Note

pytest.importorskip("trafilatura")

PARAGRAPHS = [
    "The port town of Kelsby will decide on 14 March whether a night ferry returns to the Aller crossing for the first time in nine years.",
    '"We have the boat, we have the crew, and we have 212 letters from people who work nights," said Ines Falk, the harbour master.',
    "A study by the Transport Institute of Velden found that 61 per cent of night-shift workers now drive the long way round by the bridge.",
    "The operator's chairman, Teodor Brandt, denied the report in a statement on Tuesday. The council meets at 7 pm in the Corn Hall.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n".join(PARAGRAPHS)
DIGITAL = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def page(head: str = "", top: str = "", inside: str = "", article: str = "", html: str = "", body: str = BODY) -> str:
    """A news page with something declared in its head, in front of the article, in it, or in the tags around it."""
    return (
        f"<!doctype html><html lang=en{html}><head><meta charset=utf-8><title>Night ferry</title>{head}</head>"
        f"<body>{top}<article{article}>{body}{inside}</article></body></html>"
    )


def ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def notes(source: str | bytes) -> list[tuple[str, str]]:
    return [(note.code, note.text) for note in ai_notes(source, TEXT)]


def only(source: str) -> tuple[str, str]:
    (found,) = notes(source)
    return found


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


def test_microdata_of_comments_and_scripts_own_attributes_are_left_alone() -> None:
    comment = '<div itemscope itemtype="https://schema.org/Comment"><i itemprop="author" itemscope itemtype="https://schema.org/SoftwareApplication"></i></div>'
    assert notes(page(inside=comment)) == []
    assert notes(page(top='<div data-ai-disclosure="true">We use AI</div><p data-ai-disclosure="wp-12"></p>')) == []


def test_linked_data_in_marks_of_comments_is_read() -> None:
    source = ld({"@type": "NewsArticle", "aiDisclosure": "ai-generated"})
    for begin, end in (("//<![CDATA[\n", "\n//]]>"), ("<!--", "-->"), ("/*<![CDATA[*/", "/*]]>*/"), ("  ", " ;")):
        assert only(page(source.replace(">{", f">{begin}{{").replace("}<", f"}}{end}<")))[0] == USED, begin


def test_photographs_declare_that_none_was_used() -> None:
    images = [{"@type": "ImageObject", "url": f"{k}.jpg", "digitalSourceType": f"{DIGITAL}digitalCapture"} for k in range(3)]
    code, text = only(page(ld({"@type": "NewsArticle", "image": images})))
    assert code == NOT_USED and "no AI was used for 3 images: digitalSourceType “digitalCapture” of ImageObject “0.jpg”" in text
    assert ", and 2 more." in text


def test_what_is_said_twice_is_told_once_and_what_differs_apart() -> None:
    head = '<meta name="ai-disclosure" content="ai-assisted">' * 3 + ld({"@type": "NewsArticle", "aiDisclosure": "ai-assisted"})
    code, text = only(page(head, article=" ai-disclosure=ai-assisted", inside="<p ai-disclosure=ai-assisted>x</p>"))
    assert code == USED and "AI helped to make the page: <meta" in text and text.endswith(", and 2 more.")
    both = notes(page('<meta name="ai-disclosure" content="none">', article=" ai-disclosure=ai-generated"))
    assert [code for code, _ in both] == [USED, NOT_USED]
    assert "AI made the article" in both[0][1] and "no AI was used for the page" in both[1][1]


def test_a_part_is_told_where_it_differs_from_what_it_lies_in() -> None:
    inner = f"<div ai-disclosure=none><p>{PARAGRAPHS[0]}</p><p ai-disclosure=none>{PARAGRAPHS[1]}</p></div>"
    found = notes(page(article=" ai-disclosure=ai-generated", body=inner + "".join(f"<p>{one}</p>" for one in PARAGRAPHS[2:])))
    assert [(code, text.split(":")[0]) for code, text in found] == [
        (USED, "The page's markup declares that AI made the article"),
        (NOT_USED, "The page's markup declares that no AI was used for a part of the article"),
    ]


@pytest.mark.parametrize(
    "values",
    [
        ['mode=ai-originated; model="Quill 3"; provider="Velden Labs"; reviewed-by="the news desk"; date=@1745286896'],
        ['Mode = AI-Originated, model="Quill 3", provider="Velden Labs", reviewed-by="the news desk"'],
    ],
)
def test_the_field_of_a_server_is_read(values: list[str]) -> None:
    (note,) = of_header(values)
    assert note.code == USED
    assert note.text.startswith("The server declares that AI made the page (Quill 3 of Velden Labs), reviewed by the news desk: AI-Disclosure: ")


def test_other_fields_of_a_server() -> None:
    assert of_header([]) == of_header([""]) == of_header([" ; "]) == []
    assert [note.code for note in of_header(["none", "mode=machine-generated", 'model="Quill 3'])] == [USED, NOT_USED, UNCLEAR]
    assert len(of_header(['a="\\' * 100_000])[0].text) < 400


def test_the_text_is_said_to_say_so_or_not() -> None:
    used, unused = Note(USED, "A."), Note(NOT_USED, "B.")
    said = {
        (ai, code): [note.text for note in beside([used, used, unused], ai, [code])]
        for ai in ("none", "none declared", "translation")
        for code in ("short", "language")
    }
    assert said["none", "short"] == ["A.", "A. The text itself does not say so.", "B."]
    assert said["none declared", "short"] == ["A.", "A. The text itself says that no AI was used.", "B."]
    assert said["translation", "short"] == ["A.", "A.", "B. The text itself shows that AI was used."]
    assert all(said[ai, "language"] == ["A.", "A.", "B."] for ai, _ in said)


@pytest.mark.parametrize(("type_", "remark"), [("ImageObject", False), ("VideoObject", False), ("NewsArticle", True)])
def test_a_photograph_without_ai_is_not_contradicted_by_a_text_with_it(type_: str, remark: bool) -> None:
    source = page(ld([{"@type": type_, "digitalSourceType": "digitalCapture", "url": name} for name in "ab"]))
    (note,) = beside(ai_notes(source, TEXT), "translation", [])
    assert note.code == NOT_USED and ("The text itself shows" in note.text) is remark
    first = Note(NOT_USED, "The page's markup declares that no AI was used for the page: x.")
    assert beside([first, note], "translation", [])[0].text.endswith("was used.") is not remark


# ---------------------------------------------------------------------------------------------------------------- reports
GENERATED = page('<meta name="ai-disclosure" content="ai-generated">')
NOTE = 'The page\'s markup declares that AI made the page: <meta name="ai-disclosure" content="ai-generated">. The text itself does not say so.'


def test_the_score_command_shows_it_and_the_score_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GENERATED, encoding="utf-8")
    (tmp_path / "b.html").write_text(page(), encoding="utf-8")
    run = CliRunner().invoke
    with_note, without = (json.loads(run(main, ["score", str(tmp_path / name), "--format", "json"]).stdout) for name in ("a.html", "b.html"))
    assert with_note["notes"] == [*without["notes"], {"code": "ai_markup", "text": NOTE}]
    assert {**with_note, "notes": 0, "id": 0} == {**without, "notes": 0, "id": 0}
    shown = run(main, ["score", str(tmp_path / "a.html"), "--width", "300"]).stdout
    assert f"Note: {NOTE}" in shown and "Note" not in run(main, ["score", str(tmp_path / "b.html")]).stdout
    as_page = run(main, ["score", str(tmp_path / "a.html"), "--format", "html"]).stdout
    assert "AI made the page: &lt;meta name=&#34;ai-disclosure&#34;" in as_page and '<meta name="ai-disclosure"' not in as_page


def test_tags_in_other_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        path = tmp_path / f"{encoding}.html"
        path.write_bytes(page('<meta name="ai-disclosure" content="ai-generated" ai-model="Zoë">').encode(encoding))
        chosen = "cp1252" if encoding == "cp1252" else None
        assert "AI made the page (Zoë): <meta" in read_article(str(path), chosen).notes[0].text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for k in range(6):
        author = {"@type": "SoftwareApplication", "name": "B\ud800t"}
        head = ['<meta name="ai-disclosure" content="ai-generated">', "", ld({"@type": "Article", "author": author})]
        (pages / f"{k}.html").write_text(page(head[k % 3], body=BODY + f"<p>The file has the number {k}.</p>"), encoding="utf-8")
    return pages


@pytest.mark.parametrize("detail", ["article", "sentences", "full"])
def test_batch_rows_carry_it_in_every_detail(folder: Path, tmp_path: Path, detail: str) -> None:
    score(folder, tmp_path / "o.jsonl", Heard(), detail=detail)
    rows = read_jsonl(tmp_path / "o.jsonl")
    assert [[note["code"] for note in row["notes"]] for row in rows] == [["ai_markup"], [], ["ai_markup"]] * 2
    assert rows[0]["notes"][0]["text"] == NOTE and "B\ufffdt (SoftwareApplication)" in rows[2]["notes"][0]["text"]


def test_batch_rows_carry_it_in_every_format_and_however_they_are_cut(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("o.jsonl", "o.csv", "o.parquet"):
        score(folder, tmp_path / name, Heard())
        score(folder, tmp_path / f"cut-{name}", Heard(), workers=2, shard_size=1000)
        assert digest(tmp_path / name) == digest(tmp_path / f"cut-{name}")
    expected = [row["notes"] for row in read_jsonl(tmp_path / "o.jsonl")]
    with open(tmp_path / "o.csv", encoding="utf-8", newline="") as handle:
        assert [json.loads(row["notes"]) for row in csv.DictReader(handle)] == expected
    assert parquet.read_table(tmp_path / "o.parquet")["notes"].to_pylist() == expected


def test_a_very_long_page_carries_it_too(tmp_path: Path) -> None:
    pages = tmp_path / "long"
    pages.mkdir()
    (pages / "a.html").write_text(page('<meta name="ai-disclosure" content="ai-generated">', body="".join(
        f"<p>{PARAGRAPHS[k % 4]} That was on day {k} of the count.</p>" for k in range(8000))), encoding="utf-8")  # fmt: skip
    for detail in ("article", "full"):
        score(pages, tmp_path / "o.jsonl", Heard(), detail=detail)
        (row,) = read_jsonl(tmp_path / "o.jsonl")
        assert [note["code"] for note in row["notes"]] == ["long", "ai_markup"]


# -------------------------------------------------------------------------------------------------------- whatever is there
WORDS = ["ai-disclosure", "ai-generated", "none", "digitalSourceType", "trainedAlgorithmicMedia", "SoftwareApplication", "NewsArticle", "author"]
TAGS = ["meta", "html", "article", "section", "img", "figure", "script", "p", "link", "div", "body", "template", "svg"]
NAMES = ["ai-disclosure", "aidisclosure", "ai-model", "name", "content", "itemprop", "itemscope", "itemtype", "property", "typeof", "type", "href", "x:y"]
VALUES = st.one_of(st.sampled_from([*WORDS, "application/ld+json", "", " ", '"', "<", "\x00", "\ud800"]), st.text(max_size=8))
PIECES = st.one_of(
    st.builds(lambda tag, pairs: f"<{tag} {' '.join(f'{n}={json.dumps(v)}' for n, v in pairs)}>", st.sampled_from(TAGS),
              st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(['<script type="application/ld+json">', "</script>", "<!--", "-->", "<", "&#0;", "]]>", '{"@graph":[', '{"@type":"NewsArticle",']),
    VALUES,
)  # fmt: skip
KEYS = ["@type", "@id", "@graph", "digitalSourceType", "author", "image", "hasPart", "aiDisclosure", "name", "level"]
JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), VALUES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_tags_are_met_without_a_crash(source: str) -> None:
    data = ("<html>ai-disclosure " + source).encode("utf-8", "surrogatepass")
    for found in (ai_notes(data, source), ai_notes("<html>ai-disclosure " + source, TEXT)):
        assert all(note.code in (USED, NOT_USED, UNCLEAR) and "\n" not in note.text and len(note.text) < 1500 for note in found)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_met_without_a_crash(data: bytes) -> None:
    for note in ai_notes(b"<html><p>ai-disclosure" + data, "") + of_header([data.decode("latin-1")]):
        assert note.code in (USED, NOT_USED, UNCLEAR) and "\n" not in note.text


@settings(max_examples=300, deadline=None)
@given(JSON_VALUES)
def test_any_linked_data_is_met_without_a_crash(value: Any) -> None:
    for one in linked(json.dumps(value)):
        one.where.encode()
        assert one.meaning.code in (USED, NOT_USED, UNCLEAR)


def test_values_are_read_in_any_spelling() -> None:
    assert level_of("  Ai_Generated ") == level_of("ai-generated") == level_of("AI generated")
    assert source_type_of(f" {DIGITAL}TrainedAlgorithmicMedia/ ") == source_type_of("digsrctype:trained-algorithmic-media")
    assert one_line("a\n\tb" * 400, 10) == "a ba ba b…"


def test_nothing_in_a_note_steers_a_terminal_or_turns_text_around() -> None:
    steering = "\x1b\x07\x9b\u202e\u2066"
    (found,) = linked(json.dumps({"@type": f"Photo{steering}", "digitalSourceType": "trainedAlgorithmicMedia"}))
    (tag,) = ai_notes(page(top=f'<p ai-disclosure="ai-generated" id="a{steering}">x</p>'), TEXT)
    (field,) = of_header([f"ai-generated; {steering}"])
    for text in (found.where, tag.text, field.text):
        assert "\ufffd" in text and set(steering).isdisjoint(text), text


@pytest.mark.parametrize(
    "make",
    [
        lambda n: page(top="<div ai-disclosure=none>" * n),
        lambda n: page(top="<div ai-disclosure=none><b ai-disclosure=ai-generated>" * n),
        lambda n: page(top="<p ai-disclosure=ai-generated>x</p>" * n),
        lambda n: page('<meta name="ai-disclosure" content="' + 'a="' * n + '">'),
        lambda n: page(ld({"@graph": [{"@id": str(k), "@type": "NewsArticle", "image": {"@id": str(k + 1)}} for k in range(n)]})),
        lambda n: page('<script type="application/ld+json">' + "[" * n + "</script> ai-disclosure"),
        lambda n: page('<script type="application/ld+json">' + '{"author":' * n + "</script> ai-disclosure"),
        lambda n: page(ld([{"@type": "ImageObject", "digitalSourceType": "trainedAlgorithmicMedia", "url": str(k)} for k in range(n)])),
        lambda n: page(top='<i itemprop="author" itemscope itemtype="x:SoftwareApplication"><i itemprop=name>' * n),
        lambda n: page(ld([{"@id": "x", "@type": ["a"] * n + ["WebApplication"]}, *({"author": {"@id": "x"}} for _ in range(n))])),
        lambda n: page(ld([{"@id": "x", "@type": "a" * n + "WebApplication"}, *({"author": {"@id": "x"}} for _ in range(n))])),
    ],
)  # fmt: skip
def test_time_grows_with_the_page(make: Any) -> None:
    def seconds(n: int) -> float:
        source = make(n)
        taken = []
        for _ in range(2):
            began = time.perf_counter()
            ai_notes(source, TEXT * 20)
            taken.append(time.perf_counter() - began)
        return min(taken)

    assert seconds(24_000) < 20 * max(seconds(4_000), 0.02)


def test_a_long_word_in_a_field_costs_no_more_than_many_short_ones() -> None:
    def seconds(value: str) -> float:
        began = time.perf_counter()
        assert of_header([value] * 40)
        return time.perf_counter() - began

    assert seconds("a" * 2000) < 10 * max(seconds("a " * 1000), 0.01)


def test_items_in_items_are_not_gone_through_again_for_each_of_them() -> None:
    def seconds(deep: int) -> float:
        item = '<div itemscope><div itemprop="author" itemscope itemtype="x:SoftwareApplication">'
        source = page(top=item * deep + "<b itemprop=q>x</b>" * 20_000)
        began = time.perf_counter()
        assert ai_notes(source, TEXT)
        return time.perf_counter() - began

    assert seconds(100) < 6 * max(seconds(10), 0.1)
