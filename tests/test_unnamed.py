"""Who stays unnamed: one of many who hold an office, unlike who answers for a body; how a text says that it keeps a name back."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The plan is dead, one cabinet minister said.", ["anonymous"]),
        ("One Labour MP said the plan was dead.", ["anonymous"]),
        ("A Republican senator said the plan was dead.", ["anonymous"]),
        ("A senior Right faction figure said the plan was dead.", ["anonymous"]),
        ("The boy has a fine left foot, one National League scout said.", ["anonymous"]),
        ("The gun was found in the river, according to a senior garda.", ["anonymous"]),
        ("A former minister said the plan was dead.", ["anonymous"]),
        ("“We are slower than last year,” one team principal confided.", ["anonymous"]),
        ("The plan is dead, a Whitehall official disclosed.", ["anonymous"]),
        ("Three delegates said the plan was dead.", ["anonymous"]),
        ("The plan is dead, party figures said.", ["anonymous"]),
        ("Senior figures in the party said the plan was dead.", ["anonymous"]),
        # who answers for a body, though nobody names him
        ("A council official said the plan was dead.", ["official"]),
        ("An official at the ministry said the plan was dead.", ["official"]),
        ("A police officer said the road was shut.", ["official"]),
        ("One police spokesman said the road was shut.", ["official"]),
        ("A Velden judge said the plan was dead.", ["official"]),
        # who is named all the same
        ("One MP, Ottoline Pruss, said the plan was dead.", ["named"]),
        ("A senior minister, Teodor Brandt, said the plan was dead.", ["named"]),
        # numbers
        ("Council figures show that sales fell.", ["document"]),
        ("The latest figures show that sales fell.", ["document"]),
    ],
)
def test_one_of_many_who_hold_an_office_is_unnamed(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The cook locked the store as a joke, said a line cook who still works there.", ["anonymous"]),
        ("The cells flooded twice, said a corrections officer who had left.", ["anonymous"]),
        ("“It was chaos,” said a moderator we are calling Daniel.", ["anonymous"]),
        ("A rigger called it a disgrace.", ["anonymous"]),
        ("A seamstress let slip that the veil was short.", ["anonymous"]),
        ("One backbencher put it more bluntly: “We are finished.”", ["anonymous"]),
        ("The mill is safe, said a spokesman who asked for time.", ["official"]),
        ("A vessel called Marigold sank.", []),
        ("The mayor put it more bluntly than that.", []),
    ],
)
def test_unnamed_people_by_their_trade_speak(text: str, chain: list[str]) -> None:
    assert stands_behind(text) == [chain]
