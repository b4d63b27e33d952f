"""Texts that are not English, or not all of it."""

from __future__ import annotations

import numpy as np
import pytest

import credscore

ENGLISH = (
    "The council of Kelsby will decide on Monday whether the old bridge is to be closed, a spokeswoman said. “We have asked two engineers for "
    "their view,” said Ines Falk, who leads the planning office. A report by the transport institute found that 61 per cent of drivers use it. "
    "The work would cost about £2m and take up to nine months, according to the report. Shops in the street say that they would lose trade. "
)
OTHERS = {
    "German": (
        "Der Stadtrat von Kelsby entscheidet am Montag darüber, ob die alte Brücke geschlossen wird, sagte eine Sprecherin. „Wir haben zwei "
        "Ingenieure um ihre Meinung gebeten“, sagte Ines Falk, die das Bauamt leitet. Nach einem Bericht des Instituts fahren viele täglich "
        "über die Brücke. Die Arbeiten sollen rund neun Monate dauern und mehrere Millionen kosten. In der Straße war man darüber wenig erfreut. "
    ),
    "French": (
        "Le conseil de Kelsby décidera lundi si le vieux pont doit être fermé, a indiqué une porte-parole. « Nous avons demandé leur avis à deux "
        "ingénieurs », a déclaré Ines Falk, qui dirige le service. Selon un rapport, beaucoup de conducteurs l'empruntent chaque jour. Les "
        "travaux dureraient environ neuf mois et coûteraient plusieurs millions. Dans la rue, on n'est pas très content de ce projet. "
    ),
    "Dutch": (
        "De raad van Kelsby beslist maandag of de oude brug dicht moet, zei een woordvoerster. “We hebben twee ingenieurs om hun mening gevraagd”, "
        "zei Ines Falk, die de afdeling leidt. Volgens een rapport rijden veel mensen er elke dag overheen. Het werk zou ongeveer negen maanden "
        "duren en enkele miljoenen kosten. De winkels in de straat zijn er niet blij mee. "
    ),
    "Polish": (
        "Rada miasta Kelsby zdecyduje w poniedziałek, czy stary most zostanie zamknięty, powiedziała rzeczniczka. „Poprosiliśmy o opinię dwóch "
        "inżynierów”, powiedziała Ines Falk, która kieruje wydziałem. Według raportu wielu kierowców jeździ tędy codziennie. Prace potrwają "
        "około dziewięciu miesięcy i będą kosztować kilka milionów. Sklepy przy tej ulicy nie są z tego zadowolone. "
    ),
}


def notes(text: str) -> dict[str, str]:
    return {note.code: note.text for note in credscore.score(text).notes}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("order", ["in front", "behind", "between"])
def test_a_part_in_another_language_is_told(name: str, order: str) -> None:
    other = OTHERS[name]
    text = {"in front": other + "\n\n" + 2 * ENGLISH, "behind": 2 * ENGLISH + other, "between": ENGLISH + other + ENGLISH}[order]
    report = credscore.score(text)
    assert report.status == "ok" and report.score is not None
    (note,) = (note for note in report.notes if note.code == "mixed")
    assert 25 <= int(note.text.split()[0]) <= 38


@pytest.mark.parametrize(
    "other",
    [
        "Die Bürgermeisterin von Kelsby, Ines Falk, hat am Montag vor der Presse ihren Rücktritt erklärt. Die Staatsanwaltschaft "
        "bestätigte, dass gegen sie wegen Untreue ermittelt wird.",
        "La alcaldesa de Kelsby, Ines Falk, anunció el lunes su dimisión en una rueda de prensa. La fiscalía confirmó la apertura de una investigación.",
        "Rada miasta zdecyduje w poniedziałek, czy stary most zostanie zamknięty, powiedziała rzeczniczka. Prace potrwają około dziewięciu "
        "miesięcy i będą kosztować kilka milionów.",
        "Baraza la Kelsby litaamua Jumatatu kama daraja la zamani litafungwa, alisema msemaji. Kwa mujibu wa ripoti, madereva wengi "
        "hulitumia kila siku.",
        "Мэр города объявила в понедельник о своей отставке на пресс-конференции. Прокуратура подтвердила, что начато предварительное расследование о "
        "растрате государственных средств.",
        "أعلنت عمدة المدينة استقالتها يوم الاثنين خلال مؤتمر صحفي عقد في مبنى البلدية. وأكدت النيابة العامة فتح تحقيق أولي في قضية اختلاس أموال.",
    ],
)
@pytest.mark.parametrize("order", ["in front", "behind", "between"])
def test_two_sentences_are_told_where_they_are_a_fifth(other: str, order: str) -> None:
    said, rest = ENGLISH.split(" A report", 1)
    parts = {"in front": [other, said, f"A report{rest}"], "behind": [said, f"A report{rest}", other], "between": [said, other, f"A report{rest}"]}
    text = "\n\n".join(parts[order])
    assert 20 <= int(notes(text)["mixed"].split()[0]) <= 38


@pytest.mark.parametrize("name", OTHERS)
def test_a_text_mostly_in_another_language_gets_no_score(name: str) -> None:
    report = credscore.score(2 * OTHERS[name] + "\n\n" + ENGLISH)
    assert (report.status, report.score) == ("insufficient", None)
    assert "Most of this (" in {note.code: note.text for note in report.notes}["language"]
    assert "Most" not in notes(OTHERS[name])["language"]


@pytest.mark.parametrize(
    "text",
    [
        2 * ENGLISH,
        ENGLISH + "“Das ist gut so”, said Falk in German, “und es bleibt dabei.” She would not say more about it.",
        ENGLISH + "Harrow: Quist, Falk, Brandt, Osei, Adebayo, Pruss. Subs not used: Oldane, Sandoval, Voss. Referee: Tom Birkett. " * 3,
        ENGLISH + "Ingredients: two onions, three carrots, salt, pepper, a little butter and some parsley, chopped. Fry the onions for ten minutes.",
        ENGLISH + "Result: Falk 6-7 (6/8) 6-2 7-6 Oldane. Attendance: 4,310. Twitter: https://kelsby.example/scores E-mail: sport@kelsby.example",
    ],
)
def test_english_with_a_few_other_words_is_english(text: str) -> None:
    assert not {"mixed", "language"} & set(notes(text))


@pytest.mark.parametrize("text", [ENGLISH.upper(), "FERRY TO RETURN\n\n" + ENGLISH.upper() + "By Marit Osei, Kelsby Courier."])
def test_texts_in_capitals_are_told(text: str) -> None:
    report = credscore.score(text)
    assert report.status == "ok" and "names cannot be told" in notes(text)["capitals"]


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "FERRY TO RETURN AFTER NINE YEARS, COUNCIL SAYS\n\n" + ENGLISH,
        ENGLISH.title(),
        "NATO, the EU, the UN, the IMF and the BBC were asked. " * 3 + ENGLISH,
        "FERRY TO RETURN, COUNCIL SAYS",
        "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z " * 3,
    ],
)
def test_words_in_capitals_are_no_text_in_capitals(text: str) -> None:
    assert "capitals" not in notes(text)


def test_long_texts_are_counted_over_their_parts() -> None:
    found = {note.code for note in credscore.score((3 * ENGLISH.upper() + "\n" + OTHERS["German"] + "\n") * 900).notes}
    assert {"long", "capitals", "mixed"} <= found


def test_the_neighbours_in_a_batch_are_of_no_account() -> None:
    texts = [ENGLISH, OTHERS["German"], ENGLISH, OTHERS["Polish"] + ENGLISH, "", "Ja."]
    table = credscore.load().score_table(texts)
    assert table.status.tolist()[:3] == [0, 2, 0]
    alone = np.concatenate([credscore.load().score_table([text]).status for text in texts])
    assert table.status.tolist() == alone.tolist()
