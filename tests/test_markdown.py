"""Markdown files: their words as a reader sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.errors import InputError
from credscore.io import extraction
from credscore.io.extraction import article_of_marked_text
from credscore.io.markdown import article_of_markdown
from credscore.io.readers import read_article


def plain(text: str) -> str:
    return article_of_markdown(text, "a.md").text


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("# Ferry back\n\nBy *Marit Osei*\n\nIt **sails** in `May`.", "Ferry back\n\nBy Marit Osei\n\nIt sails in May."),
        ("Ferry back\n==========\n\nIt sails.\n\n---\n\nIn May.", "Ferry back\n\nIt sails.\n\nIn May."),
        ("The [regulator](https://aldmere.example/x?y=1 \"a\") and [Falk][1] said so.\n\n[1]: https://x.example", "The regulator and Falk said so."),
        ("It sails.[^1]\n\n![A ferry](boat.jpg)\n\n[^1]: The council said so.", "It sails.\n\nThe council said so."),
        ("It sails.\n\n```python\nprint(1)\n```\n\nIn May.", "It sails.\n\nIn May."),
        ("It sails.\n\n    Falk said so.\n", "It sails.\n\nFalk said so."),
        ("> We saw it,\n> all of it.\n\nFalk said so.", "We saw it,\nall of it.\n\nFalk said so."),
        ("* one\n* two\n\n3. three\n4. four", "- one\n\n- two\n\n3. three\n\n4. four"),
        ("| year | fines |\n|---|---|\n| 2025 | *14* |", "year | fines\n\n2025 | 14"),
        ("A line<br>another &amp; more <!-- no --> text.", "A line\nanother & more  text."),
        ("<div class=\"x\">\nFalk said so.\n</div>\n\n<script>\nlet a = 1\n</script>\n\nIn May.", "Falk said so.\n\nIn May."),
        ("Prices of $5 * 3 and snake_case_names stay, at 5*3.", "Prices of $5 * 3 and snake_case_names stay, at 5*3."),
        ("By Marit Osei\r\n14 March\r\n\r\nIt sails.", "By Marit Osei\n14 March\n\nIt sails."),
        ("~~May~~ June", "May June"),
    ],
)
def test_marks_are_off_and_words_stay(marked: str, text: str) -> None:
    assert plain(marked) == text


@pytest.mark.parametrize(
    ("marked", "text", "title"),
    [
        ('---\ntitle: "Ferry back"\ntags:\n  - port\n  - boats\n---\nIt sails.', "It sails.", "Ferry back"),
        ("---\ndate: 2026-03-02\n\n# a remark\n---\n\nIt sails.", "It sails.", None),
        ("+++\ntitle = 'Ferry back'\n+++\nIt sails.", "It sails.", "Ferry back"),
        ("---\n\nIt sails in May\n\n---\n\nFalk said so.", "It sails in May\n\nFalk said so.", None),
        ("It sails.\n\n---\ntitle: no\n---\n", "It sails.\n\ntitle: no", None),
    ],
)
def test_front_matter_is_off_and_gives_the_title(marked: str, text: str, title: str | None) -> None:
    found = article_of_markdown(marked, "a.md")
    assert (found.text, found.title) == (text, title)


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.MD"])
def test_files_are_known_by_their_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("\ufeff# Ferry – back\n\nIt *sails*.\n", encoding="utf-8")
    found = read_article(str(tmp_path / name))
    assert (found.text, found.id) == ("Ferry – back\n\nIt sails.", name)
    (tmp_path / "a.txt").write_text("# Ferry\n\nIt *sails*.\n", encoding="utf-8")
    assert read_article(str(tmp_path / "a.txt")).text == "# Ferry\n\nIt *sails*.\n"


@pytest.mark.parametrize(
    ("data", "words"), [(b"", "is empty"), (b" \n", "has no text"), (b"![a](b)\n", "has no text"), (b"caf\xe9 au lait", "--encoding cp1252")]
)
def test_files_without_a_text_say_so(data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        article_of_marked_text(data, "a.md")
    assert words in str(caught.value) and "a.md" in caught.value.message and caught.value.hint


def test_a_file_made_to_hurt_is_given_up() -> None:
    with pytest.raises(InputError) as caught:
        extraction.article_of_marked_text(b"![" * 400_000, "a.md", seconds=2.0)
    assert "2 seconds" in caught.value.message


@given(st.text(max_size=80), st.sampled_from(["", "---\n", "# ", "* ", "> ", "|a|\n|-|\n|", "<"]))
def test_any_text_is_read(text: str, front: str) -> None:
    assert isinstance(plain(front + text), str)
