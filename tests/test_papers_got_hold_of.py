"""Papers that a story shows: rotas, manifests and lists that somebody saw or was given, whoever keeps them."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


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
        ("The lorry left the yard at noon, according to the police.", ["official"]),
        ("The council said the list was released to Ms Falk.", ["official"]),
    ],
)
def test_papers_that_a_story_shows(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
