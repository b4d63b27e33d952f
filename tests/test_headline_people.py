"""Headlines that quote somebody by a bare word, and stories that open with somebody told of by a child or a parent."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("'We were told to lie', says nurse\n\nA nurse said the weir was cold.", "anonymous"),
        ("Mum 'sickened' by cold weir\n\nA mother has told how she found an eel.", "anonymous"),
        ("'We were told to lie', says nurse\nA nurse told the inquiry of the cold weir. “I am wet,” she said.", "anonymous"),
        # the story names her
        ("'We were told to lie', says nurse\n\nNurse Ines Falk said the weir was cold.", "official"),
        ("'We were told to lie', says nurse\n\nNurse Ines Falk said it was cold. A nurse at the mill said so too.", "official"),
        ("The mother of a seven-year-old boy says the weir was cold.", "anonymous"),
        ("The mother of a boy says the weir was cold.\n\nJoan Pettifer, 36, said it leaked.", "named"),
        ("Ines Falk has a son. The mother of a pupil says the weir was cold.", "named"),
    ],
)
def test_who_is_quoted_by_a_bare_word(text: str, kind: str) -> None:
    chains = stands_behind(text)
    assert (chains[0] or chains[1]) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A law enforcement official with direct knowledge of the talks said it was cold. The second official said it was wet.", "anonymous"),
        ("A senior administration official said it was cold. The other official said it was wet.", "anonymous"),
        ("Ines Falk is the first official to leave. The second official said it was wet.", "official"),
        ("A source said the race was lost. The fourth official said nine minutes would be added.", "official"),
        ("An aide said the deal was near. The second minister said it was wet.", "official"),
    ],
)
def test_the_second_official_is_as_unnamed_as_the_first(text: str, kind: str) -> None:
    assert stands_behind(text)[-1] == [kind]
