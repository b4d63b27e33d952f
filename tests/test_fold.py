"""Folding keeps one byte per code point, whatever the text, and reads look-alikes, marks and broken encodings as what they stand for."""

from __future__ import annotations

import string

import numpy as np
import pytest
from corpus_tools import article
from evidence_tools import any_text
from hypothesis import given

from credscore import score
from credscore.text import fold as f
from credscore.text.buffer import build
from credscore.text.fold import fold, mended
from credscore.text.wrong_encoding import ASKED, CONTROLS, REPLACED, TWICE, wrong_encoding


def folded(text: str) -> str:
    return bytes(fold(text)).decode("latin-1")


@given(any_text)
def test_length_is_kept_for_any_string(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(any_text, any_text)
def test_each_character_is_folded_by_itself(a: str, b: str) -> None:
    if not {"€", "Ã", "Â", "\u0303", "&"} & set(a + b):  # broken marks and letters, and characters written as in HTML, are read as a whole
        assert folded(a + b) == folded(a) + folded(b)


@pytest.mark.parametrize("text", ["İ", "ﬁ", "ß", "Ǆ", "½", "㎏", "e\u0301", "\U0001f3ca", "\ud800", "\U0010ffff", "𝐛", "\x00"])
def test_characters_whose_other_foldings_change_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_ascii_stays_itself() -> None:
    text = string.ascii_letters + string.digits + string.punctuation + " \n"
    assert folded(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("café", "cafe"),
        ("Łódź", "Lodz"),
        ("раураl", "paypal"),
        ("ＡＢＣ", "ABC"),
        ("𝐛𝐨𝐥𝐝", "bold"),
        ("Αpple", "Apple"),
        ("naïve", "naive"),
        ("a\u00a0b\u2009c", "a b c"),
    ],
)
def test_accents_and_look_alikes_read_as_latin(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("char", "byte"),
    [
        ("“", f.OPEN_DOUBLE),
        ("”", f.CLOSE_DOUBLE),
        ("„", f.LOW_DOUBLE),
        ("«", f.OPEN_GUILLEMET),
        ("»", f.CLOSE_GUILLEMET),
        ("‘", f.OPEN_SINGLE),
        ("’", f.CLOSE_SINGLE),
        ("‚", f.LOW_SINGLE),
        ("–", f.DASH),
        ("—", f.DASH),
        ("…", f.ELLIPSIS),
        ("•", f.BULLET),
        ("🏊", f.SYMBOL),
        ("‑", ord("-")),
        ("\u200b", f.IGNORABLE),
        ("\u00ad", f.IGNORABLE),
        ("\ufeff", f.IGNORABLE),
        ("\u0301", f.IGNORABLE),
        ("\u2028", ord("\n")),
        ("\rx", ord("\n")),
        ("\r\n", ord(" ")),
        ("\r", ord(" ")),
    ],
)
def test_kinds_of_marks_are_kept_apart(char: str, byte: int) -> None:
    assert fold(char)[0] == byte


@pytest.mark.parametrize(
    ("broken", "byte"),
    [
        ("â€œ", f.OPEN_DOUBLE),
        ("â€\x9d", f.CLOSE_DOUBLE),
        ("â€™", f.CLOSE_SINGLE),
        ("â€”", f.DASH),
        ("â\x80\x9c", f.OPEN_DOUBLE),
        ("â\x80\x9d", f.CLOSE_DOUBLE),
        ("â\x80\x99", f.CLOSE_SINGLE),
        ("â\x80\x93", f.DASH),
        ("â\x80¦", f.ELLIPSIS),
    ],
)
def test_marks_of_a_wrong_encoding_are_mended_in_place(broken: str, byte: int) -> None:
    out = fold(f"a{broken}b")
    assert [out[0], out[1], out[2], out[3], out[4]] == [ord("a"), byte, f.IGNORABLE, f.IGNORABLE, ord("b")]
    assert fold("€5")[0] == f.SYMBOL
    assert fold("\x80â\x80b")[1] == ord("a")


@pytest.mark.parametrize(
    ("broken", "read"),
    [("whichÂ\xa0holds", "which\0 holds"), ("it.Â\xa0The", "it.\0 The"), ("Ânger", "Anger"), ("CÂ", "CA")],
)
def test_blanks_of_a_wrong_encoding_end_no_word_with_a_letter(broken: str, read: str) -> None:
    assert folded(broken) == read


def test_letters_of_other_alphabets_are_letters() -> None:
    assert set(folded("жЖ中")) == {chr(f.LETTER_LOWER), chr(f.LETTER_UPPER), chr(f.LETTER_OTHER)}


@pytest.mark.parametrize(
    ("broken", "letters"),
    [("PeÃ±a", "Pen\0a"), ("PeA\u0303±a", "Pen\0\0a"), ("JosÃ©", "Jose\0"), ("SÃ\xado", "Si\0o"), ("Ã‰mile", "E\0mile"), ("Ã\x89mile", "E\0mile")],
)
def test_letters_of_a_wrong_encoding_are_mended_in_place(broken: str, letters: str) -> None:
    assert folded(broken) == letters
    assert mended(broken).isalpha() and "Ã" not in mended(broken)


@pytest.mark.parametrize("text", ["MÃE", "São", "Ã", "ÃÃ", "A\u0303b", "\u0303±"])
def test_letters_with_a_tilde_stay_what_they_are(text: str) -> None:
    assert folded(text) == "".join(folded(char) for char in text)
    assert mended(text) == text


@pytest.mark.parametrize(
    ("broken", "letters"), [("NoÃ«l", "Noe\0l"), ('dÃ» "', 'du\0 "'), ("SÃ–REN", "SO\0REN"), ("Ã…se", "A\0se"), ("FRÃ’RE", "FRO\0RE")]
)
def test_marks_that_are_half_a_letter_are_so_inside_a_word(broken: str, letters: str) -> None:
    assert folded(broken) == letters


@pytest.mark.parametrize("text", ["“IRMÔ disse", "‘IRMÃ’", "AMANHÃ…", "IRMÃ– e", "«AMANHû,", "»AMANHÃ«", "“IRMA\u0303”"])
def test_marks_behind_a_word_that_ends_with_a_tilde_stay_marks(text: str) -> None:
    assert folded(text) == "".join(folded(char) for char in text)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("don&#39;t", "don'\0\0\0\0t"),
        ("&quot;Yes,&quot;", '"\0\0\0\0\0Yes,"\0\0\0\0\0'),
        ("caf&#xE9;", "cafe\0\0\0\0\0"),
        ("R&amp;D", "R&\0\0\0\0D"),
        ("a&nbsp;b", "a \0\0\0\0\0b"),
        ("so&shy;cial", "so\0\0\0\0\0cial"),
    ],
)
def test_characters_written_as_in_html_are_read_in_place(written: str, read: str) -> None:
    assert folded(written) == read


@pytest.mark.parametrize("text", ["R&D;", "AT&T", "a & b;", "&nothing;", "&#;", "&#x;", "Q&A; more", "&" * 40, "&amp"])
def test_other_ampersands_stand_for_themselves(text: str) -> None:
    assert folded(text) == text


@pytest.mark.parametrize("text", ["R&notit;", "Lorn &ampere; Marsh", "Ada&#1;Quist", "&fjlig;ord", "&ltx;", "&quot", "&#x1;"])
def test_a_name_is_printed_with_the_characters_it_is_read_with(text: str) -> None:
    assert folded(text) == text
    assert mended(text) == text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada\u00a0Quist", "Ada Quist"),
        ("Ada&nbsp;Quist", "Ada Quist"),
        ("AdaÂ\u00a0Quist", "Ada Quist"),
        ("Ada Oâ€™Dell", "Ada O’Dell"),
        ("Ada PeÃ±a", "Ada Peña"),
        ("Ada Pe&ntilde;a", "Ada Peña"),
    ],
)
def test_a_name_is_the_same_however_its_characters_are_written(written: str, name: str) -> None:
    found = [e for e in score(f"The bridge stays shut, {written} said on Monday.").evidence if e.kind == "attribution"]
    assert [e.name for e in found] == [name]
    assert [e.text for e in found] == [f"{written} said"]


def test_entities_cut_by_the_end_of_an_article_are_not_read_with_the_next() -> None:
    texts = ["The bridge stays shut, Ada Quist said&", "quot;The lido opens,&quot; Jo Marsh said. &", "#39;&amp;", "&amp", ";"]
    buffer = build(texts)
    for k, text in enumerate(texts):
        alone = build([text])
        here = buffer.data[buffer.starts[k] : buffer.ends[k]]
        assert here.tolist() == alone.data[alone.starts[0] : alone.ends[0]].tolist()
        at = np.arange(len(here) + 1)
        one, whole = np.zeros(len(at), np.int64), np.full(len(at), k)
        assert buffer.to_start(at + buffer.starts[k], whole).tolist() == alone.to_start(at + alone.starts[0], one).tolist()


def test_an_article_with_html_in_it_has_the_evidence_of_the_same_without() -> None:
    plain = 'The bridge won\'t reopen, warden Ada Quist said. "We\'ve no money," she told the council, according to Jo O\'Dell.'
    coded = plain.replace('"', "&quot;").replace("'", "&#39;")
    one, other = ([(e.kind, mended(e.text), getattr(e, "name", None)) for e in score(text).evidence] for text in (plain, coded))
    assert one == other
    assert ("attribution", "according to Jo O'Dell", "Jo O'Dell") in one


def test_quotes_of_windows_that_were_read_as_latin_1_are_read_as_what_they_were() -> None:
    said = "“We counted them – all,” said Mira Oldane. ‘Nothing’s missing,’ the depot’s €40 clerk added. "
    read = said.encode("cp1252").decode("latin-1")
    assert bytes(fold(read)) == bytes(fold(said)) and len(read) == len(said)
    whole, broken = score(article(1) + said), score(article(1) + read)
    assert broken.score == whole.score and whole.score is not None
    assert [note.code for note in broken.notes] == ["encoding"] and whole.notes == []
    assert wrong_encoding("A line end\x85of its own.") is None
    assert fold("on\x85\x81")[2] == ord("\n")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("“We counted them – all,” said Mira Peña.", None),
        ("“We counted them – all,” said Mira Peña.".encode().decode("cp1252", "replace"), TWICE),
        ("“We counted them – all,” said Mira Peña.".encode().decode("latin-1"), TWICE),
        ("Mira Peña paid £40 for the boat.".encode().decode("cp1252"), TWICE),
        ("The boat costs £40.".encode().decode("cp1252"), TWICE),
        ("“We counted them – all,” said Mira Peña.".encode("cp1252").decode("latin-1"), CONTROLS),
        ("“We counted them – all,” said Mira Peña.".encode("cp1252").decode("utf-8", "replace"), REPLACED),
        ("They haven’t met, and she’s furious.".encode("ascii", "replace").decode(), ASKED),
        ("See ferry.example/?t=12 and ask: is it 5?s or 6? The club is called what?s.", None),
        ("NÃO, says the sign; the IRMÃ» of the title is Â", None),
        ("Ein Ausflug nach Öland".encode().decode("cp1252"), TWICE),
        ("Die Straße ist nass".encode().decode("cp1252"), TWICE),
        ("A trip to Übersee".encode().decode("cp1252"), TWICE),
        ("TRIP TO GÖTEBORG".encode().decode("cp1252"), TWICE),
        ("L’École est à Évry".encode().decode("cp1252"), TWICE),
        ("The IRMÃ’s list, an “AMANHÔ, a MANHÃ… and the IRMÆ of the note; Ã – or Â – is a letter", None),
    ],
)
def test_texts_that_did_not_survive_their_encoding_are_told_of(text: str, note: str | None) -> None:
    assert wrong_encoding(text) == note
    assert [n.text for n in score(text).notes if n.code == "encoding"] == ([note] if note else [])


def test_the_closing_mark_that_windows_lacks_closes_a_quotation() -> None:
    broken = "“We counted them,” said Mira Oldane.".encode().decode("cp1252", "replace")
    assert "\ufffd" in broken and [e.text for e in score(broken).evidence if e.kind == "quote"] == ["â€œWe counted them,â€\ufffd"]
