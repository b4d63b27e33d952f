"""What nobody in particular holds or has heard."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The weir is considered the best in the valley.", ["vague"]),
        ("The old weir is still considered to be safe for geese.", ["vague"]),
        ("The moss has long been widely considered harmless.", ["vague"]),
        ("Apparently, the mill has been sold to a stranger.", ["vague"]),
        ("But apparently Ines Falk never signed the lease.", ["vague"]),
        ("Ines Falk has apparently packed her bags already.", ["vague"]),
        ("The winter was not all smooth sailing, apparently.", ["vague"]),
        ("Science says that geese never sleep.", ["vague"]),
        ("But science tells us that geese never sleep.", ["vague"]),
        ("According to science, geese never sleep.", ["vague"]),
        ("Medical science says that geese never sleep.", ["vague"]),
        ("Conventional wisdom says that geese never sleep.", ["vague"]),
        ("History tells us that mills burn.", ["vague"]),
        # somebody is named
        ("Wisdom said that geese never sleep.", ["named"]),
        ("Science Weekly reported that geese never sleep.", ["media"]),
        ("The journal Science reported that geese never sleep.", ["document"]),
        ("Science minister Ines Falk said no.", ["named"]),
        ("The weir is considered the best in the valley, Ines Falk said.", ["named"]),
        # another sense, another mind, or the writer himself
        ("The weir was considered for a prize in May.", []),
        ("The weir was never considered a danger to geese.", []),
        ("The weir may be considered a danger to geese.", []),
        ("Apparently worried by the noise, the geese flew off.", []),
        ("Apparently, I am the last to know of the weir.", []),
        ("The geese were apparently unhurt on Sunday.", []),
        ("Not so, apparently.", []),
    ],
)
def test_what_is_held_or_apparent_is_nobodys_word(text: str, chain: list[str]) -> None:
    assert stands_behind("It was late. " + text)[1:] == [chain]
