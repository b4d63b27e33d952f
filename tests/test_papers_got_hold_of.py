"""Papers that a story shows: rotas, manifests and lists that somebody saw or was given, whoever keeps them."""

from __future__ import annotations

import pytest
from evidence_tools import behind_last, stands_behind

from credscore.evidence.extract import extract
from credscore.evidence.source_types import TYPE_NAMES


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("A rota for that week, seen by this newspaper, gives the start as 5 am.", ["document"]),
        ("A duty sheet for that night, seen by the Courier, gives the start as 5 am.", ["document"]),
        ("The lorry left the yard at noon, according to the manifest.", ["document"]),
        ("The lorry left the yard at noon, according to a waybill.", ["document"]),
        ("The council's repair list, released to Ms Falk, shows that the roof was last seen in 2011.", ["document"]),
        ("The company's own payslips show that he was paid for two hours.", ["document"]),
        ("Fuel dockets show that no diesel was bought in June.", ["document"]),
        ("Bank statements read to the court show three payments to the mill.", ["document"]),
        ("Text messages read out in court showed that he knew.", ["document"]),
        ("An email read to the jury said that the weir was sound.", ["document"]),
        ("The lorry left the yard at noon, according to the police.", ["official"]),
        ("The council said the list was released to Ms Falk.", ["official"]),
    ],
)
def test_papers_that_a_story_shows(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("CAD files obtained by Wristlet show a case of 46 mm.", ["media"]),
        ("If the schematics seen by GizmoBarn are right, the battery will shrink.", ["media"]),
        ("Drawings leaked to Tarn Weekly point to a steel frame.", ["media"]),
        ("The chip is faster, which benchmarks obtained by ChipBarn put at 9 per cent.", ["media"]),
        ("Photos obtained by GlintNow show the pair on a quay.", ["media"]),
        ("In pictures obtained by TMZ, the pair stand on a quay.", ["media"]),
        ("Emails seen by the Courier show that the mayor knew.", ["document"]),
        ("Footage obtained by the BBC shows the barge on fire.", ["document"]),
        ("Emails obtained by GlintNow show that the mayor knew.", ["document"]),
        ("Drawings seen by Ines Falk show a tower.", ["named"]),
        # painters, towns, firms and people have one name, too
        ("The drawings seen by Hogarth were later lost.", ["named"]),
        ("The roadmap was reviewed by Lisbon last spring.", ["named"]),
        ("The specs were leaked to Nokia by a former clerk.", []),
        ("Prototypes obtained by Airbus cracked.", ["named"]),
        ("Firmware reviewed by Pruss had three holes, he said.", ["named"]),
        ("Ines Falk left. Renders obtained by Falk show a tower.", ["named"]),
        # what a known outlet has seen can be held to it
        ("Images seen by Reuters show the barge at the quay.", ["document"]),
        ("Photos seen by the BBC show the barge.", ["document"]),
        ("Photos obtained by the BBC show the barge.", ["document"]),
        ("Images seen by GizmoBarn show a flat case.", ["media"]),
        ("Drawings obtained by GizmoBarn and renders leaked to Tarn Weekly show a steel frame.", ["media"]),
        ("Orbel Fold 4 leak reveals a thinner hinge", ["vague"]),
        ("Kestor X2 renders hint at a bigger battery", ["vague"]),
        ("Leaked Kestor X2 benchmarks reveal a faster chip", ["vague"]),
    ],
)
def test_leaked_drawings_and_pictures_are_as_good_as_who_prints_them(text: str, chain: list[str]) -> None:
    assert behind_last(text) == chain


def test_who_got_hold_of_drawings_whatever_stands_in_the_next_text() -> None:
    alone, beside = extract(["CAD drawings obtained by GizmoBarn"]), extract(["CAD drawings obtained by GizmoBarn", "Of course."])
    assert [TYPE_NAMES[t] for t in alone.attributions.type] == [TYPE_NAMES[t] for t in beside.attributions.type] == ["media"]
