"""Markup that was left in texts: it is told of, and read where that is asked for."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from cli_tools import run as command
from corpus_tools import article, read_jsonl, score, write_jsonl

from credscore.errors import InputError, UsageError
from credscore.io.fragments import text_of_fragment
from credscore.io.rows import Fields
from credscore.text.left_markup import left_markup

ONE, TWO = article(4).split("\n\n")
MARKED = {
    "paragraphs": f"<p>{ONE}</p><p>{TWO}</p>",
    "breaks": f"{ONE}<br>{TWO}<br />",
    "attributes": f'<DIV class="body">{ONE}</DIV><div>{TWO}</div>',
    "links": f'{ONE}\n\n{TWO.replace("The", "<a href=https://velmora.example/>The</a>", 1)}',
    "escaped": f"&lt;p class=&quot;a b&quot;&gt;{ONE}&lt;/p&gt;&lt;p&gt;{TWO}&lt;/p&gt;",
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_tags_are_told_of_and_read(text: str) -> None:
    assert "HTML tags" in left_markup(text)
    assert " ".join(text_of_fragment(text).split()) == " ".join(f"{ONE} {TWO}".split())
    assert left_markup(text_of_fragment(text)) == ""


@pytest.mark.parametrize("text", [f"{ONE}\\n\\n{TWO}", f"{ONE}\\n{TWO}", f"{ONE}\\r\\n\\r\\n{TWO}", f"Pier closed\\n\\n{TWO}"])
def test_line_ends_written_out_are_told_of(text: str) -> None:
    assert "written as \\n" in left_markup(text)


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        "A value x < y and y > z, a <- b, <3, and <Enter> or <pending> in a form.",
        "The <p> tag begins a paragraph.",
        "It lay in C:\\news and D:\\new\\names on the desk.",
        "Profits at Q&A Ltd rose &lt; 3 % and &gt; 1 %.",
    ],
)
def test_other_signs_are_no_markup(text: str) -> None:
    assert left_markup(text) == ""


def test_a_fragment_is_read_as_it_is_shown() -> None:
    page = "<div><h1>Pier\n closed</h1> <p>The <b>board</b> &amp; Oldane &ldquo;said&rdquo;<br> so.</p><!-- a<b --><style>p{}</style><ul><li>One<li>Two"
    assert text_of_fragment(page) == "Pier closed\n\nThe board & Oldane “said”\nso.\n\nOne\n\nTwo"
    assert text_of_fragment("Pier closed\n\nThe <em>board</em>\nsaid so.") == "Pier closed\n\nThe board\nsaid so."
    assert text_of_fragment("a < b, x &lt; y") == "a < b, x < y"


def test_a_corpus_of_fragments(tmp_path: Path) -> None:
    plain = [{"id": f"a{k}", "text": article(k)} for k in range(3)]
    marked: list[Any] = [row | {"text": "".join(f"<p>{p}</p>" for p in row["text"].split("\n\n"))} for row in plain]
    wanted = write_jsonl(tmp_path / "plain.jsonl", plain)
    path = write_jsonl(tmp_path / "news.jsonl", marked)
    with (tmp_path / "news.csv").open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, ["id", "text"])
        writer.writeheader()
        writer.writerows(marked)
    score(wanted, tmp_path / "wanted.jsonl", detail="full")
    for source in (path, tmp_path / "news.csv"):
        score(source, tmp_path / "o.jsonl", detail="full", fields=Fields.chosen(html=True))
        assert (tmp_path / "o.jsonl").read_bytes() == (tmp_path / "wanted.jsonl").read_bytes()
    for detail in ("article", "full"):  # as they are: scored, told of, counted
        result = score([path, wanted], tmp_path / "raw.jsonl", detail=detail)
        assert [[note["code"] for note in row["notes"]].count("markup") for row in read_jsonl(tmp_path / "raw.jsonl")] == [1, 1, 1, 0, 0, 0]
        assert result.stats.markup == 3
    ran = command("batch", path, "-o", tmp_path / "c.jsonl", "--workers", 1)
    assert ran.exit_code == 0 and "3 with markup in the text" in ran.stderr and "--text-format html" in ran.stderr
    ran = command("batch", path, "-o", tmp_path / "c.jsonl", "--workers", 1, "--text-format", "html")
    assert ran.exit_code == 0 and "markup" not in ran.stderr


def test_a_table_is_not_read_as_one_page(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "news.jsonl", [{"text": article(1)}])
    with pytest.raises(InputError, match=r"named as JSON Lines.*--text-format html"):
        score(path, tmp_path / "o.jsonl", input_format="html")
    (tmp_path / "one.txt").write_text(article(1), encoding="utf-8")
    with pytest.raises(UsageError, match="--text-format is for"):
        score(tmp_path / "one.txt", tmp_path / "o.jsonl", fields=Fields.chosen(html=True))
